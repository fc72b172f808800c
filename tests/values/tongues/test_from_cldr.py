"""What is generated from CLDR is what Babel gives."""

from __future__ import annotations

import pytest

from vkrel.values.tongues import from_cldr
from vkrel.values.tongues.from_cldr import BEGIN, END, cldr_version, main, rewritten
from vkrel.values.tongues.tongue import FOLDER, codes


@pytest.mark.parametrize("code", codes())
def test_generated_part(code):
    """Made again, each file is the same byte for byte."""
    pytest.importorskip("babel")
    text = (FOLDER / f"{code}.toml").read_text("utf-8")
    if BEGIN not in text:
        pytest.skip(f"{code} takes nothing from CLDR")
    if f'version = "{cldr_version()}"' not in text:
        pytest.skip(f"made from another CLDR than {cldr_version()}, which Babel holds here")
    assert rewritten(text, code) == text


def test_what_is_kept():
    """What stands around the generated part stays byte for byte."""
    pytest.importorskip("babel")
    head, kept = "# ä\t \nname = 'x'\n", '\n[units]\n"x"  =   "km" # ß\n'
    text = rewritten(f'{head}{BEGIN}[cldr]\nversion = "1"\n{END}{kept}', "de")
    assert text.startswith(head + BEGIN)
    assert text.endswith(END + kept)
    assert '"märz" = "March"' in text
    with pytest.raises(ValueError, match="de: no generated part"):
        rewritten(head, "de")


def test_the_script(monkeypatch, tmp_path):
    """The files named are written again; one without a generated part is left alone."""
    pytest.importorskip("babel")
    monkeypatch.setattr(from_cldr, "FOLDER", tmp_path)
    (tmp_path / "ko.toml").write_text(BEGIN + END, "utf-8")
    (tmp_path / "en.toml").write_text("name", "utf-8")
    main(["ko", "en"])
    assert "[cldr.months]" in (tmp_path / "ko.toml").read_text("utf-8")
    assert (tmp_path / "en.toml").read_text("utf-8") == "name"
