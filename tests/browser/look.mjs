// Opens a report in headless Chromium without a network and says what happened, as JSON.
//
//   node look.mjs CHROMIUM REPORT.html [FOLDER]     (screenshots go to FOLDER)

import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const [, , executablePath, report, pictures] = process.argv;
const WIDTHS = [360, 1440];
const SERIOUS = new Set(["serious", "critical"]);

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const found = { console: [], requests: [], pages: [] };

const listen = (page) => {
  page.on("console", (message) => found.console.push(message.text()));
  page.on("pageerror", (error) => found.console.push(String(error)));
  page.on("request", (request) => found.requests.push(request.url()));
  page.on("dialog", (dialog) => {
    found.console.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
};

for (const width of WIDTHS) {
  for (const colorScheme of ["light", "dark"]) {
    // The page's own policy would keep axe out as it keeps every other script out.
    const context = await browser.newContext({
      viewport: { width, height: 900 }, colorScheme, offline: true, bypassCSP: true,
    });
    const page = await context.newPage();
    listen(page);
    await page.goto(pathToFileURL(report).href);
    await page.evaluate(() => document.querySelectorAll("details").forEach((each) => { each.open = true; }));
    await page.addScriptTag({ path: axe });
    const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
    found.pages.push({
      width,
      colorScheme,
      violations: violations.filter((each) => SERIOUS.has(each.impact))
        .map((each) => `${each.id}: ${each.nodes.slice(0, 3).map((node) => node.html).join(" | ")}`),
      overflow: await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
    });
    if (pictures) {
      await page.screenshot({ path: `${pictures}/${width}-${colorScheme}.png` });
      for (const part of ["findings", "timeline", "values", "sources", "claims"]) {
        const there = page.locator(`#${part}`);
        if (await there.count()) {
          await there.evaluate((each) => each.scrollIntoView({ behavior: "instant" }));
          await page.screenshot({ path: `${pictures}/${width}-${colorScheme}-${part}.png` });
        }
      }
    }
    await context.close();
  }
}

// As a reader has it: the policy in force, details closed, the keyboard alone.
const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, offline: true });
const page = await context.newPage();
listen(page);
await page.goto(pathToFileURL(report).href);
found.text = await page.evaluate(() => document.body.innerText);
const wanted = await page.evaluate(() => {
  const all = [...document.querySelectorAll("a[href], summary, input, button, [tabindex='0']")]
    .filter((each) => each.checkVisibility({ contentVisibilityAuto: true }));
  all.forEach((each, number) => { each.dataset.number = number; });
  return all.length;
});
const reached = new Set();
for (let presses = 0; presses < wanted + 5; presses += 1) {
  await page.keyboard.press("Tab");
  const number = await page.evaluate(() => document.activeElement?.dataset?.number ?? null);
  if (number !== null) reached.add(number);
}
found.keyboard = { wanted, reached: reached.size };
await page.focus("summary");
await page.keyboard.press("Enter");
found.keyboard.opens = await page.evaluate(() => document.querySelector("details").open);
await page.fill("#words", "october 2009");
found.search = await page.evaluate(() => ({
  words: document.getElementById("matches").textContent,
  shown: document.querySelectorAll("#table tbody tr:not([hidden])").length,
  all: document.querySelectorAll("#table tbody tr").length,
}));
await page.fill("#words", "");
await page.emulateMedia({ media: "print" });
found.print = (await page.pdf({ format: "A4" })).length;
if (pictures) await page.pdf({ path: `${pictures}/report.pdf`, format: "A4" });
await browser.close();
console.log(JSON.stringify(found));
