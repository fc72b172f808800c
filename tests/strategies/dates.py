"""Printed dates: days and their spellings, EDTF, words of dates in any order."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from vkrel.values.dates.days import MONTHS
from vkrel.values.dates.words import TOKENS

DATE_WORDS = (
    *TOKENS, "2009", "1992", "9", "31", "44", "0", "1990s", "'90s", "3rd", "17th", "11/10/2023",
    "2009-10-03", "2009-10", "2009/10", "199X", "Q1", "H2", "[1667,1668]", "1985/..", "(", ")", ",",
    ".", "09:15", "9999", "00", "billion",
)  # fmt: skip


def day_numbers(years: int = 100_000) -> st.SearchStrategy[int]:
    """Days within so many years of 1970."""
    return st.integers(-years * 365, years * 365)


def days() -> st.SearchStrategy[dt.date]:
    """Days of the Gregorian calendar that Python knows and print shows with four digits."""
    return st.dates(dt.date(1583, 1, 1), dt.date(9950, 12, 31))


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
