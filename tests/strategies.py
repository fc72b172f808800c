"""Hypothesis strategies that several test modules share."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from vkrel.values.dates.days import MONTHS
from vkrel.values.dates.words import TOKENS

# --- dates -------------------------------------------------------------------------------

DATE_WORDS = (
    *TOKENS, "2009", "1992", "9", "31", "44", "0", "1990s", "'90s", "3rd", "17th", "11/10/2023",
    "2009-10-03", "2009-10", "2009/10", "199X", "Q1", "H2", "[1667,1668]", "1985/..", "(", ")", ",",
    ".", "09:15", "9999", "00", "billion",
)  # fmt: skip


def day_numbers(years: int = 100_000) -> st.SearchStrategy[int]:
    """Days within so many years of 1970."""
    return st.integers(-years * 365, years * 365)


def days() -> st.SearchStrategy[dt.date]:
    """Days that Python's datetime knows and print shows with four digits."""
    return st.dates(dt.date(1001, 1, 1), dt.date(9950, 12, 31))


@st.composite
def spellings(draw: st.DrawFn) -> tuple[dt.date, str]:
    """A day and one of its unambiguous spellings."""
    day = draw(days())
    month = draw(st.sampled_from((MONTHS[day.month - 1], MONTHS[day.month - 1][:3])))
    spelling = draw(
        st.sampled_from(
            (
                "{day.year:04d}-{day.month:02d}-{day.day:02d}",
                "{day.year:04d}/{day.month:02d}/{day.day:02d}",
                "{day.year:04d}-{day.month:02d}-{day.day:02d}T07:28:00+05:00",
                "{day.day}.{day.month}.{day.year}",
                "{day.day} {month} {day.year}",
                "{day.day:02d} {month}. {day.year}",
                "{month} {day.day}, {day.year}",
                "{month} {day.day},{day.year}",
                "on the {day.day}th of {month}, {day.year}",
                "{month} {day.day:02d}, {day.year} | 20:42",
                "{month} {day.day:02d}, {day.year} - 07:28",
                "03:17 - {day.day} {month} {day.year}",
                "{day:%A}, {month} {day.day}, {day.year}",
                "{day:%a} {day.day} {month} {day.year}",
                "{day.year} {month} {day.day}",
            )
        )
    )
    text = spelling.format(day=day, month=month)
    return day, draw(st.sampled_from((text, text.upper(), text.lower(), f"  ({text})")))


def date_salad() -> st.SearchStrategy[str]:
    """Words of dates in any order."""
    return st.lists(st.sampled_from(DATE_WORDS), max_size=9).map(" ".join)


@st.composite
def edtf(draw: st.DrawFn) -> str:
    """EDTF dates and intervals of levels 0 and 1 that exist."""
    day = draw(days())
    date = draw(
        st.sampled_from(
            (
                f"{day.year:04d}",
                f"{day.year:04d}-{day.month:02d}",
                day.isoformat(),
                f"{day.year // 10:03d}X",
                f"{day.year // 100:02d}XX",
                f"{day.year:04d}-XX",
                f"{day.year:04d}-{day.month:02d}-XX",
                f"{day.year:04d}-XX-XX",
                f"-{day.year:04d}",
                f"Y{day.year}0000",
            )
        )
    )
    if date[0].isdigit() and "X" not in date and draw(st.booleans()):
        later = draw(st.integers(1, 500))
        return f"{date}/{min(day.year + later, 9999):04d}"
    return date


# --- quantities --------------------------------------------------------------------------

AMOUNT_SCALES = {"": 1, " thousand": 10**3, " million": 10**6, " billion": 10**9, "bn": 10**9}
HEDGE_WORDS = (
    "", "about ", "some ", "around ", "more than ", "at least ", "over ", "fewer than ", "at most ",
    "nearly ", "almost ", "up to ", "exactly ",
)  # fmt: skip
VALUE_WORDS = (
    *HEDGE_WORDS, "between ", " and ", " to ", "-", "12", "3.5", "1,200", "1 000", "US$", "€", "%",
    " per cent", " percentage points", " million", " bn", " dozen", "half", " a third", " of ",
    "tripled", "doubled", "increased by ", " times", "-fold", " years", "within ", "7:10", " p.m.",
    "19:10", "Dec 1", "including ", "A, B", "only ", "the largest", "top ", "second", "th", "(", ")",
    "~", "+", "½", "٣", "²", "Not Available", "hundreds", "several", "no ",
)  # fmt: skip


def amounts() -> st.SearchStrategy[int]:
    """Whole numbers as print has them: mostly round."""
    return st.builds(
        lambda number, zeros: number * 10**zeros, st.integers(1, 99_999), st.integers(0, 6)
    )


@st.composite
def quantities(draw: st.DrawFn) -> str:
    """A printed quantity with a hedge, a scale word and perhaps a unit."""
    number = draw(st.one_of(st.integers(1, 9_999).map(str), amounts().map("{:,}".format)))
    if "," not in number and draw(st.booleans()):
        number += "." + draw(st.from_regex(r"[0-9]{1,3}", fullmatch=True))
    hedge = draw(st.sampled_from(HEDGE_WORDS))
    shape = draw(st.sampled_from(("{n}{s}", "US${n}{s}", "{n}{s} USD", "{n}%", "{n}{s} people")))
    return hedge + shape.format(n=number, s=draw(st.sampled_from(tuple(AMOUNT_SCALES))))


def value_texts() -> st.SearchStrategy[str]:
    """Anything that may stand where a value is expected."""
    return st.one_of(
        st.text(max_size=60), st.lists(st.sampled_from(VALUE_WORDS), max_size=8).map("".join)
    )
