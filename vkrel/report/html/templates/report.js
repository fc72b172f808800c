"use strict";
(() => {
  const form = document.getElementById("search");
  const words = document.getElementById("words");
  const matches = document.getElementById("matches");
  const rows = [...document.querySelectorAll("#table tbody tr")];
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
  const texts = rows.map((row) => fold(row.textContent));
  const search = () => {
    const wanted = fold(words.value).split(/\s+/).filter(Boolean);
    let count = 0;
    rows.forEach((row, number) => {
      row.hidden = !wanted.every((each) => texts[number].includes(each));
      count += row.hidden ? 0 : 1;
    });
    matches.textContent = wanted.length ? `${count} of ${rows.length} claims` : "";
  };
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  words.addEventListener("input", search);
  const open = new Set();
  addEventListener("beforeprint", () => {
    document.querySelectorAll("details:not([open])").forEach((each) => {
      open.add(each);
      each.open = true;
    });
  });
  addEventListener("afterprint", () => {
    open.forEach((each) => { each.open = false; });
    open.clear();
  });
})();
