"""Lines of a terminal fit by the cells that are seen: Hangul, Han and emoji take two each."""

from __future__ import annotations

from unicodedata import combining, east_asian_width

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

import vkrel
from tests.findings.test_triage import VOCABULARY
from tests.report.outcomes import of
from tests.report.test_escape import printed
from vkrel.report.data.text import outcome_text
from vkrel.report.escape import one_line
from vkrel.report.text.lines import WIDTH, width_of, wrapped
from vkrel.report.text.verbs import subject_text

WORDS = (
    "한국과",
    "베트남의",
    "전략적",
    "협력",
    "동반자",
    "關係",
    "東京",
    "Nguyễn",
    "“2009”",
    "👍",
    "🇰🇷",
    "a" * 90,
    "한" * 60,
)
wide = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)


def columns(text):
    """The width by Unicode's own tables, which know no sequences: never less than is seen."""
    return sum(
        0 if combining(each) else 2 if east_asian_width(each) in "WF" else 1 for each in text
    )


@given(printed | wide, st.integers(20, 100))
def test_lines_fit(text, width):
    """Wrapped lines are never wider than asked for, and lose no word."""
    shown = one_line(text)
    lines = list(wrapped(shown, "  ", "    ", width))
    assert all(width_of(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(shown.split())


@given(wide, st.integers(10, 100), st.integers(0, 30))
def test_wide_lines_fit(text, width, indent):
    """Neither rich nor Unicode's tables find a line that is too wide, whatever it begins with."""
    for line in wrapped(text, " " * min(indent, width - 4), "  ", width):
        assert cell_len(line) <= width
        assert columns(line.replace("🇰🇷", "한")) <= width


@given(st.text(st.characters(max_codepoint=0x30FF)))
def test_widths_are_those_of_rich(text):
    """What is counted without rich's tables is counted the same."""
    assert width_of(text) == cell_len(text)


def test_wide_characters_count_twice():
    """Hangul takes two columns, an accent none."""
    assert width_of("한국") == 4
    assert width_of("e\u0301") == 1
    assert list(wrapped("한국 베트남", width=8)) == ["한국", "베트남"]


def test_hangul_everywhere():
    """`vkrel check` and `vkrel show` keep to the width with quotes and values in Hangul."""
    registry = vkrel.Registry(VOCABULARY)
    for source, year in (("a", "2001"), ("b", "2005")):
        record = vkrel.Partnership(level="high", date=year, name="전략적 협력 동반자 관계 " * 5)
        registry.add(record, source=source, line=1, quote="한국과 베트남의 관계가 " * 3)
    shown = [*outcome_text(of(registry)).split("\n"), *subject_text(registry, "high").split("\n")]
    assert any("한국과" in line for line in shown)
    assert all(columns(line) <= WIDTH for line in shown if "vkrel " not in line)
