"""What stands beside a date in an infobox: remarks, and the same date once more."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies.dates import days
from vkrel.values.dates.date import read_date
from vkrel.values.dates.days import MONTHS
from vkrel.values.dates.spans import Spans, years
from vkrel.values.dates.twice import printed_twice


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("c. 1450", "1445/1455"),
        ("b. 1921", "1921"),
        ("(born 12 March 1921)", "1921-03-12"),
        ("born in 1921", "1921"),
        ("d. 3 May 2000", "2000-05-03"),
        ("1921 (aged 79)", "1921"),
        ("3 May 2000 (aged 78\u201379)", "2000-05-03"),
        ("March 12, 1921; 103 years ago", "1921-03-12"),
        ("(1921-03-12) March 12, 1921 (age 103)", "1921-03-12"),
        ("12 March 1921 (1921-03-12)", "1921-03-12"),
        ("March 1921 (12 March 1921)", "1921-03-12"),
        ("11/10/2023 (10 November 2023)", "2023-11-10"),
        ("7 November 1917 (O.S. 25 October 1917)", "1917-11-07"),
        ("7 November [O.S. 25 October] 1917", "1917-11-07"),
        ("25 October 1917 (N.S. 7 November)", "1917-11-07"),
        ("1979 (Showa 54)", "1979"),
        ("An IX [1800/01]", "1800-09-23/1801-09-22"),
        ("1921 (March)", "1921-03"),
        ("1450 (or 1452)", "[1450,1452]"),
    ],
)
def test_infoboxes(text: str, edtf: str) -> None:
    """Remarks go; of two dates that are one the sharper speaks."""
    reading = read_date(text)
    assert reading.known, reading
    assert reading.edtf == edtf


@given(days(), st.integers(2, 10_000), st.sampled_from(("({})", "[{}]")))
def test_a_date_that_is_printed_twice(day: dt.date, apart: int, brackets: str) -> None:
    """A second date in brackets changes nothing where it is the same, and cannot be another."""
    name = MONTHS[day.month - 1]
    text = f"{day.day} {name} {day.year}"
    plain = read_date(text)
    for again in (day.isoformat(), f"{name} {day.year}", f"{day.year}"):
        both = read_date(f"{text} {brackets.format(again)}")
        assert (both.strict, both.lenient) == (plain.strict, plain.lenient)
        turned = read_date(f"{again} {brackets.format(text)}")
        assert (turned.strict, turned.lenient) == (plain.strict, plain.lenient)
    if day.year < 9900:
        other = day + dt.timedelta(apart)
        assert read_date(f"{text} {brackets.format(other.isoformat())}").impossible


@pytest.mark.parametrize("text", ["2030 (target)", "1921 (aged blorp)", "2009 (blorp 2009)"])
def test_other_words_in_brackets_are_not_dropped(text: str) -> None:
    """A word that is neither a remark nor a date leaves the value unknown, by name."""
    reading = read_date(text)
    assert (reading.known, reading.impossible) == (False, False)
    assert any(word in reading.reason for word in ("target", "blorp"))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("7 november 1917 (o.s. 25 october)", ["7 november 1917", "25 october 1917 (old style)"]),
        (
            "25 october 1917 (n.s. 7 november)",
            ["25 october 1917 (old style)", "7 november 1917 (new style)"],
        ),
        ("1921 (aged 79)", ["1921"]),
    ],
)
def test_what_is_read(text: str, asked: list[str]) -> None:
    """A date in brackets takes the year of the one before it, and gives it the other style."""
    seen: list[str] = []

    def read(each: str) -> tuple[Spans, None]:
        seen.append(each.strip())
        return (years(1900, 1950),), None

    printed_twice(text, read)
    assert seen == asked
