"""EDTF strings are read as the days that the specification gives them."""

from __future__ import annotations

import datetime as dt
import warnings
from math import inf
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.strategies.dates import days, edtf
from tests.values.date_readings import Line, line_of, page
from vkrel.values.dates.date import read_date
from vkrel.values.dates.days import day_number, iso
from vkrel.values.interval import Interval, contains, hull, union

VALID = page("edtf_valid.txt")
INVALID = page("edtf_invalid.txt")
EXAMPLES = 63  # of the specification


def test_pages_are_complete() -> None:
    """The pages keep the specification's 63 examples, 66 other dates and 67 faults."""
    assert (len(VALID), len(INVALID)) == (EXAMPLES + 66, 67)


@pytest.mark.parametrize("line", VALID, ids=lambda line: line.text)
def test_valid(line: Line) -> None:
    """Every EDTF string on the page allows the days that stand beside it."""
    assert line == line_of(read_date(line.text))


@pytest.mark.parametrize("line", INVALID, ids=lambda line: line.text)
def test_invalid(line: Line) -> None:
    """What is no EDTF, or names no date, is unknown for the reason that stands beside it."""
    assert line == line_of(read_date(line.text))
    assert line.strict == "unknown"


@pytest.mark.parametrize("line", VALID, ids=lambda line: line.text)
def test_case_changes_nothing(line: Line) -> None:
    """EDTF in lower case is read alike."""
    assert line._replace(text="") == line_of(read_date(line.text.lower()))._replace(text="")


@pytest.mark.parametrize("line", VALID[:EXAMPLES], ids=lambda line: line.text)
def test_only_doubted_dates_are_unsure(line: Line) -> None:
    """A ? or % anywhere, and nothing else, marks a date as doubted."""
    assert bool({"?", "%"} & set(line.text)) == read_date(line.text).unsure


@given(st.lists(edtf(), min_size=1, max_size=6), st.sampled_from(("[]", "{}")))
def test_sets_are_unions(members: list[str], brackets: str) -> None:
    """A set allows the days of its members, whether one or all of them are meant."""
    members = [each for each in members if "/" not in each] or ["2009"]
    whole = read_date(brackets[0] + ",".join(members) + brackets[1])
    for each in members:
        assert contains(whole.strict, read_date(each).strict)
    parts = union(piece for each in members for piece in read_date(each).strict)
    assert contains((hull(parts),), whole.strict)


@given(days(), days())
def test_intervals_are_hulls(one: dt.date, other: dt.date) -> None:
    """An interval reaches from its first to its last day; the other way round it is refused."""
    first, last = sorted((one, other))
    start, end = read_date(first.isoformat()).strict, read_date(last.isoformat()).strict
    assert (hull(start + end),) == read_date(f"{first}/{last}").strict
    if first < last:
        assert "before it begins" in read_date(f"{last}/{first}").reason
    assert (Interval(start[0].low, inf, high_closed=False),) == read_date(f"{first}/..").strict
    assert (Interval(-inf, end[0].high, low_closed=False),) == read_date(f"/{last}").strict


@given(days(), st.integers(4, 7))
def test_long_years(day: dt.date, zeros: int) -> None:
    """A long year is the same in full, as an exponent, and with all its digits significant."""
    expected = read_date(f"Y{day.year}{'0' * zeros}").strict
    assert day_number(day.year * 10**zeros, 1, 1) == expected[0].low
    assert expected == read_date(f"Y{day.year}E{zeros}").strict
    assert expected == read_date(f"Y{day.year}E{zeros}S{4 + zeros}").strict


# --- beside another reader ---------------------------------------------------------------


def other_reader(text: str) -> Any:
    """The strict bounds of the package edtf, as ISO dates; None where it refuses the text."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        package = pytest.importorskip("edtf")
        try:
            read = package.parse_edtf(text)
        except (package.EDTFParseException, AttributeError):
            return None
        return tuple(_iso(each) for each in (read.lower_strict(), read.upper_strict()))


def _iso(bound: Any) -> str:
    if isinstance(bound, float):
        return "open"
    return "-".join(f"{part:0{width}d}" for part, width in zip(bound[:3], (4, 2, 2), strict=True))


def ours(text: str) -> tuple[str, ...] | None:
    """Our strict bounds in the same form."""
    reading = read_date(text)
    if not reading.known:
        return None
    bounds = hull(reading.strict)
    return tuple("open" if abs(each) == inf else iso(each).replace("+", "") for each in bounds[:2])


@settings(max_examples=60)
@given(edtf())
def test_agrees_with_another_reader(text: str) -> None:
    """Dates and intervals of levels 0 and 1 have the bounds that the package edtf gives them."""
    assert other_reader(text) == ours(text)


# What the package edtf 5.0 gives, and why we differ. A line that fails here has been mended there.
FAULTS = {
    "2021-02-29": ("no such day", ("2021-02-29", "2021-02-29")),
    "2017/2016": ("ends before it begins", ("2017-01-01", "2016-12-31")),
    "2011-23~": ("a season may be approximate (level 1)", None),
    "1984-1X": ("an example of the specification (level 2)", None),
    "1950S2": ("the significant digits are dropped", ("1950-01-01", "1950-12-31")),
    "/2010-05": ("ten years are invented for an unknown start", ("2000-05-31", "2010-05-31")),
    "2001-24": ("winter ends with the year", ("2001-12-01", "2001-12-31")),
}


@pytest.mark.parametrize("text", FAULTS)
def test_known_faults_of_the_other_reader(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Where we differ from the package edtf on purpose, it still has the fault that is listed."""
    _, theirs = FAULTS[text]
    assert theirs == other_reader(text)
    assert theirs != ours(text)
    capsys.readouterr()
