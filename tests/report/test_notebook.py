"""Notebooks show findings, registries, things and views as tables; frames hold every claim."""

from __future__ import annotations

import csv
import io
import subprocess
import sys

import pytest

import vkrel
from tests.cli.test_cli import ROOT
from tests.cli.test_cli import vkrel as run
from tests.report.outcomes import of
from tests.report.test_html import Page, hostile_registry
from vkrel.report.data.csv import COLUMNS, findings_csv


@pytest.fixture(scope="module")
def seeds():
    """The five documents."""
    return vkrel.load()


def test_tables(seeds):
    """Each has a table with a caption, and says what it is about."""
    findings = vkrel.check(seeds)
    shown = [
        (findings, findings[0].title),
        (findings[0], findings[0].claims[0].quote),
        (seeds, "003"),
        (seeds.partnerships["KR+VN/strategic"], "October 2009"),
        (seeds.visits, "lee-myung-bak"),
        (next(iter(seeds.indicators.values())), "value"),
    ]
    for each, words in shown:
        page = Page(each._repr_html_())
        assert page.tags[:2] == ["table", "caption"]
        assert words in page.text


def test_long_tables_are_cut_and_counted(seeds):
    """A view of more than a hundred things says how many there are."""
    registry = vkrel.Registry(seeds.vocabulary)
    for number in range(130):
        registry.add(vkrel.Citation(label=f"Ada{number}"), source="a", line=number + 1)
        registry.add(
            vkrel.Event(what="agreement", of="KR", by="VN", date=str(1900 + number)),
            source=f"s{number}",
        )
    page = Page(registry._repr_html_())
    assert "the first 100 of 131" in page.text
    assert page.tags.count("tr") == 101


def test_no_quote_becomes_markup():
    """Hostile texts are shown as they are."""
    registry = hostile_registry("<script>x</script>", "<b>", "\x1b[0m<i>", "<u>")
    findings = vkrel.check(registry)
    for each in (findings, findings[0], registry, registry.partnerships["high"]):
        page = Page(each._repr_html_())
        assert not {"script", "b", "i", "u"} & set(page.tags)


def test_frame(seeds):
    """A row for each claim of each finding, with its part in it."""
    pytest.importorskip("pandas", reason="pandas is not here: pip install 'vkrel[frame]'")
    findings = vkrel.check(seeds)
    frame = findings.to_frame()
    assert len(frame) == sum(len(each.claims) for each in findings)
    assert set(frame["finding"]) == {each.id for each in findings if each.claims}
    first = frame[frame["finding"] == findings[0].id]
    assert set(first[first["witness"]]["claim"]) == set(findings[0].witness)
    assert list(findings[:0].to_frame().columns) == list(frame.columns)


def test_light():
    """No renderer is loaded before somebody looks, and for a table no template library."""
    code = (
        "import vkrel, sys; findings = vkrel.check();"
        "print(*(m for m in sys.modules if m.startswith('vkrel.report.')), end=' ');"
        "findings._repr_html_();"
        "print([m for m in ('jinja2', 'pandas', 'rich', 'click') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout == "vkrel.report.attach vkrel.report.words []\n"


def test_csv_begins_no_formula():
    """A table for spreadsheets: all rows, and no cell that would be computed."""
    registry = hostile_registry("=HYPERLINK(1)", "2001", "", "@a")
    findings = vkrel.check(registry)
    rows = list(csv.reader(io.StringIO(findings_csv(of(registry)))))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 1 + sum(len(each.claims) for each in findings)
    cells = [each for row in rows[1:] for each in row]
    assert "'=HYPERLINK(1)" in cells
    assert not [each for each in cells if each.startswith(("=", "+", "-", "@", "\t", "\r"))]
    status, output, _ = run("check", "--format", "csv")
    assert (status, output.partition("\n")[0]) == (1, ",".join(COLUMNS))
