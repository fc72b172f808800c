"""The table of readings is data: sourced, complete, replaceable."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from vkrel.values.compare import compare
from vkrel.values.read import read
from vkrel.values.table import OWN_TABLE, describe_table, table, use_table


@pytest.fixture
def own_table():
    """Go back to the table of the package afterwards."""
    yield
    use_table(None)


def test_every_part_has_a_source():
    """No number without a word on where it comes from."""
    for name, content in table().items():
        parts = [content] if "source" in content else list(content.values())
        assert parts, name
        for part in parts:
            assert len(part["source"]) > 20, name


def test_spreads_are_monotone():
    """Farther quantiles lie farther out, and larger numbers are told no tighter."""
    for name in ("about", "more", "less", "nearly"):
        rows = {int(key): row for key, row in table()["spread"][name].items() if key.isdigit()}
        assert sorted(rows) == [1, 2, 3, 6, 10, 20, 50, 100, 200]
        for row in (*rows.values(), table()["spread"][name]["times_m"]):
            assert row == sorted(row)
            assert len(row) == len(table()["quantiles"]["possibility"]) == 7
        for quantile in zip(*(rows[key] for key in sorted(rows)), strict=True):
            assert list(quantile) == sorted(quantile)


def test_describe_table_shows_every_part_with_its_source():
    """The table can be read as text."""
    text = describe_table()
    for name in table():
        assert f"\n{name}\n" in f"\n{text}"
    assert text.count("source: ") >= len(table())
    assert "0.45" in text


@pytest.mark.usefixtures("own_table")
def test_another_table_changes_readings(tmp_path: Path):
    """A user's numbers take the place of ours, and what was read before is forgotten."""
    before = read("about 20%", "quantity")
    assert compare("2,500", "2,600", "rounding").verdict == "tension"
    use_table({"bare": {"truncation": 0.5}})
    assert compare("2,500", "2,600", "rounding").verdict == "contradiction"
    assert read("about 20%", "quantity") is not before
    file = tmp_path / "own.toml"
    file.write_text('[hedges]\nabout = ["grob"]\n', encoding="utf-8")
    use_table(file)
    assert compare("grob 200,000", "212,359", "hedge").verdict == "compatible"
    assert compare("2,500", "2,600", "rounding").verdict == "tension"
    use_table(None)
    assert compare("2,500", "2,600", "rounding").verdict == "tension"


def test_thresholds_stand_in_the_table_only():
    """The code that decides verdicts holds no threshold, quantile or width of its own."""
    values = OWN_TABLE.parent
    modules = [values / "dates/duration.py", values / "conflict.py", values / "compare.py"]
    for module in (*values.glob("quantities/*.py"), *modules):
        source = module.read_text("utf-8")
        code = re.sub(r'""".*?"""|#.*|r?f?"[^"\n]*"', "", source, flags=re.DOTALL)
        decimals = set(re.findall(r"(?<![\w.])[0-9]+\.[0-9]+(?![\w.])", code))
        assert decimals <= {"0.0", "1.0", "0.001"}, module
