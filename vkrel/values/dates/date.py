"""Reads printed dates: "October 2009", "the early 1990s", "by 2020", "earlier this year".

What is no date of ours ("12 Ramadan 1442", "Showa 54") is found first (`reckonings`), a time of
day is taken out (`zones`), and a date in brackets is held against the one before it (`twice`).
The rest is read in three steps. `tokens` cuts the text into a few kinds of tokens (their list
stands in `words`). `grammar` takes them apart: what joins two dates ("to", "or"), what comes
before a date ("about", "late"), what is relative to the document, and at last the date itself
(`single`). What it returns are spans of days (`spans`), which become the cuts of a `Reading`.

Where print leaves a choice, the choice is kept:
- 11/10/2023 is 10 November or 11 October; `order` or a printed weekday settles it, dots as in
  3.10.2009 put the day first;
- the 20th century is 1900 to 1999 or 1901 to 2000, the 1900s are the century;
- winter 2001 is January and February or the winter that begins in December 2001;
- 2009/10 is two years, and so is 2009-10 with a dash; with a hyphen it is EDTF's month;
- a fiscal year may reach into both neighbouring years;
- a date without a year is the last such date that is not after the document's own;
- a day before 15 October 1582 is Julian or Gregorian, unless its calendar is named.

What cannot be ("31 April 2020", a weekday that is not its date's) is unknown and `impossible`.
"""

from __future__ import annotations

from functools import partial
from math import isfinite

from vkrel.values.dates.days import NoSuchDay, NotADate
from vkrel.values.dates.edtf import LOOKS_LIKE_EDTF, read_edtf
from vkrel.values.dates.grammar import parse
from vkrel.values.dates.reckonings import told_otherwise
from vkrel.values.dates.single import two_figures
from vkrel.values.dates.spans import (
    Spans,
    dates_table,
    day,
    months,
    printed_day,
    reading,
    years,
)
from vkrel.values.dates.tokens import SIGNS, Context, tokens
from vkrel.values.dates.twice import printed_twice
from vkrel.values.dates.words import MONTH_NUMBERS
from vkrel.values.dates.year_words import years_in_figures
from vkrel.values.dates.zones import Zone, without_clock, zone_of
from vkrel.values.pattern import pattern
from vkrel.values.reading import Reading, unknown
from vkrel.values.table import from_table

_BLANKS = " \t\n\r\u00a0\"'\u2018\u2019\u201c\u201d,;"  # what may stand around a date
_AROUND = _BLANKS + "()"
LONGEST = 160  # characters of a printed date


def read_date(text: str, written: str = "", order: str = "") -> Reading:
    """Read a printed date.

    text: as printed, in English or in EDTF.
    written: the document's own date as printed, for "currently", "last year", "in March".
    order: "dmy", "mdy" or "ymd", if it is known how the document orders figures.

    Returns a Reading of kind "date" in days from 1970-01-01, or of kind "unknown" with a
    reason. Never raises.
    """
    try:
        return reading(text, *dated(text, written, order))
    except NotADate as no:
        return unknown(text, str(no), impossible=isinstance(no, NoSuchDay))


def dated(text: str, written: str = "", order: str = "") -> tuple[Spans, Zone | None]:
    """The spans of a printed date, and the zone of the time beside it; raises NotADate."""
    if len(text) > LONGEST:
        raise NotADate("too long to be a date")
    stripped = text.strip(_AROUND)
    if stripped.isascii():  # figures of other scripts may be years of other calendars
        spans = _bare(stripped) if stripped.isdecimal() else _common(stripped)
        if spans:
            return spans, None
        if LOOKS_LIKE_EDTF.fullmatch(stripped):
            spans = read_edtf(stripped)
            if spans:
                return spans, zone_of(stripped)
    context = _context(written[: LONGEST + 1], order)
    lowered = text.strip(_BLANKS).lower().translate(SIGNS)
    return printed_twice(lowered, partial(_worded, context=context))


def _worded(text: str, context: Context) -> tuple[Spans, Zone | None]:
    """A date in words and figures, in lower case and with plain signs; raises NotADate."""
    text, zone = without_clock(text)
    text, told = told_otherwise(years_in_figures(text))
    return parse(tokens(text, told, context), context), zone


@from_table(1024)
def _context(written: str, order: str) -> Context:
    if not written.strip():
        return Context(order=order)
    read = read_date(written, order=order)
    if not read.known:
        return Context(why_not=f"cannot be read ({read.reason})", order=order)
    if not all(isfinite(piece.high - piece.low) for piece in read.strict):
        return Context(why_not="is open", order=order)
    return Context(tuple((int(low), int(high)) for low, high, *_ in read.strict), "", order)


# --- the common forms, without tokens ----------------------------------------------------

_COMMON = pattern(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?|(?:(\d\d?) )?([A-Za-z]{3,9})(?: (\d\d?),)? (\d{4})"
)


# Figures without separators: day, month and year in each order of two figures.
_ORDERS = ((0, 1, 2), (1, 0, 2), (2, 1, 0))


def _bare(figures: str) -> Spans:
    """Figures alone, where a date is asked for: a year; nothing where they may be anything."""
    if len(figures) in (3, 4):
        return (years(int(figures), int(figures)),)
    if len(figures) == 6:
        parts = [int(figures[at : at + 2]) for at in (0, 2, 4)]
        if not any(1 <= parts[d] <= 31 and 1 <= parts[m] <= 12 for d, m, _ in _ORDERS):
            raise NoSuchDay(f"{figures} is no year, and no day without separators")
    return ()


def _common(text: str) -> Spans:
    """2009, 2009-10, 2009-10-03, October 2009, 3 October 2009, October 3, 2009; else nothing."""
    match = _COMMON.fullmatch(text)
    if match is None:
        return ()
    year, month, date, date_before, name, date_behind, named_year = match.groups()
    if date and "00" in (month, date):
        raise NotADate("00 is printed where the month or the day is not known")
    if date:
        span = day(int(year), int(month), int(date))
        if int(year) > 1582:
            return (span,)
        return (span, *_as_julian(int(year), int(month), int(date)))
    if month:
        return two_figures(int(year), "-", int(month))
    if year:
        return (years(int(year), int(year)),)
    number = MONTH_NUMBERS.get(name.lower())
    if number is None or (date_before and date_behind):
        return ()
    one = date_before or date_behind
    if one:
        return printed_day(int(named_year), number, int(one))
    return (months(int(named_year), number),)


def _as_julian(year: int, month: int, date: int) -> Spans:
    """The other day that 1452-04-15 may be, as not all who write so follow the standard."""
    possibility = dates_table("julian")["possibility"]
    days = printed_day(year, month, date)[1:]
    return tuple(each._replace(possibility=possibility, wider=()) for each in days)
