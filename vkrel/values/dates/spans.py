"""Spans of days, and what words do to them.

A printed date is one span of days or, where the print leaves a choice ("11/10/2023",
"spring 2009"), several. A span knows its unit (how precisely it was printed) and how far a
doubtful reader would stretch it. "early", "before", "about" are functions from span to span;
`reading` turns the spans that are left into cuts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from math import ceil, floor, inf, isfinite
from typing import Any, NamedTuple

from vkrel.values.dates.calendars import GREGORIAN, JULIAN
from vkrel.values.dates.days import NoSuchDay, NotADate, add_months, civil, day_number
from vkrel.values.dates.zones import Zone
from vkrel.values.interval import Cut, Interval, hull, overlap, shift, union
from vkrel.values.quantities.hedges import thresholds
from vkrel.values.reading import Reading
from vkrel.values.table import from_table, table
from vkrel.values.verdict import Kind

MONTHS_IN = {
    "month": 1,
    "season": 3,
    "quarter": 3,
    "third": 4,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
    "millennium": 12_000,
}
DAYS_IN = {"day": 1, "week": 7}
# Into what a span is cut for thirds ("early"): months, where nothing is said here.
_GRAIN = {"week": "day", "month": "day", "decade": "year", "century": "year", "millennium": "year"}
SEASONS = ("spring", "summer", "autumn", "winter")
# The last number of two figures that EDTF gives no meaning.
_NO_CODE = 20
# The numbers of EDTF for parts of a year that are no seasons: the first, the last, and the unit.
_NUMBERED = ((1, 12, "month"), (33, 36, "quarter"), (37, 39, "third"), (40, 41, "half"))


class Span(NamedTuple):
    """Whole days that a printed date may stand for.

    first, last: day numbers; infinite where the span is open.
    unit: the printed precision: a key of MONTHS_IN or DAYS_IN, or "span".
    possibility: that of the days between `first` and `last`; 1 unless another choice is likelier.
    wider: (possibility, interval) pairs beyond, highest possibility first.
    doubted: the source doubts the date itself.
    """

    first: float
    last: float
    unit: str
    possibility: float = 1.0
    wider: tuple[tuple[float, Interval], ...] = ()
    doubted: bool = False


Spans = tuple[Span, ...]
EVER = Span(-inf, inf, "span")


def dates_table(name: str) -> dict[str, Any]:
    """One part of the table of dates."""
    part: dict[str, Any] = table()["dates"][name]
    return part


def interval(first: float, last: float) -> Interval:
    """A closed interval; infinite ends are open."""
    return Interval(first, last, isfinite(first), isfinite(last))


# --- spans of the calendar ---------------------------------------------------------------


def days(first: int, last: int) -> Span:
    """From one day to another, both printed as days: half a day of slack on either side."""
    slack = Interval(first - 1, last + 1, low_closed=False, high_closed=False)
    return Span(first, last, "day", wider=((dates_table("day")["possibility"], slack),))


def day(year: int, month: int, day_of_month: int) -> Span:
    """One day; raises NotADate where there is no such day."""
    number = day_number(year, month, day_of_month)
    return days(number, number)


def printed_day(year: int, month: int, day_of_month: int) -> Spans:
    """One day as print tells it: where no calendar is named, an early one may be a Julian day."""
    if year > 1582:
        return (day(year, month, day_of_month),)
    found: list[int] = []
    for number in (day_number, JULIAN.day):
        with suppress(NoSuchDay):
            found.append(number(year, month, day_of_month))
    if not found:
        return (day(year, month, day_of_month),)  # says why not
    if found[0] >= GREGORIAN:
        del found[1:]
    return tuple(days(each, each) for each in dict.fromkeys(found))


def months(year: int, month: int, count: int = 1, unit: str = "month") -> Span:
    """Some months from a month (1 to 12) on."""
    first = day_number(year, month, 1)
    years, end = divmod(month - 1 + count, 12)
    return Span(first, day_number(year + years, end + 1, 1) - 1, unit)


def years(first: int, last: int, unit: str = "year") -> Span:
    """From the first day of one year to the last day of another."""
    return Span(day_number(first, 1, 1), day_number(last, 12, 31), unit)


def century(number: int) -> Spans:
    """The 20th century as both conventions have it: 1900 to 1999 and 1901 to 2000.

    Negative numbers count before Christ: -5 is 500 to 401 BC.
    """
    if number < 0:
        first = number * 100 + 1
        return (years(first, first + 99, "century"),)
    first = (number - 1) * 100
    return (years(first, first + 99, "century"), years(first + 1, first + 100, "century"))


def part_of_year(year: int, number: int) -> Spans:
    """A month (1 to 12) or another part of a year (21 to 41) by its number in EDTF."""
    if 21 <= number <= 32:
        return season(year, number)
    for first, last, unit in _NUMBERED:
        if first <= number <= last:
            count = MONTHS_IN[unit]
            return (months(year, 1 + (number - first) * count, count, unit),)
    why = f"month {number:02d} does not exist"
    if number > year % 100:
        raise NotADate(f"{why} (a span of years is {year}-{year // 100}{number:02d})")
    # 1699/70 may be a slip in a span of years
    raise (NoSuchDay if number <= _NO_CODE else NotADate)(why)


def season(year: int, number: int) -> Spans:
    """A season by its number in EDTF: 21 is spring in either hemisphere, 25 in the northern one.

    A season that crosses the year's end may be that of the year's first or of its last months.
    """
    hemisphere, name = divmod(number - 21, len(SEASONS))
    month = 3 + 3 * name  # the first northern one
    north, south = _three_months(year, month), _three_months(year, (month + 5) % 12 + 1)
    if hemisphere:
        return north if hemisphere == 1 else south
    possibility = dates_table("hemisphere")["possibility"]
    # "Winter 2001" rarely names the winter that began in the year before.
    earlier = (months(year - 1, 12, 1, "season"),) if month == 12 else ()
    return north + tuple(span._replace(possibility=possibility) for span in south + earlier)


def _three_months(year: int, month: int) -> Spans:
    if month < 12:
        return (months(year, month, 3, "season"),)
    return (months(year, 12, 3, "season"), months(year, 1, 2, "season"))


# --- what words do to a span -------------------------------------------------------------


def shifted(day_: float, amount: float, unit: str) -> float:
    """A first day moved by some units, rounded outwards to whole months or days."""
    if not isfinite(day_):
        return day_
    away = ceil if amount > 0 else floor
    if unit in MONTHS_IN:
        return add_months(int(day_), away(amount * MONTHS_IN[unit]))
    return day_ + away(amount * DAYS_IN.get(unit, 1))


def widened(span: Span, steps: Iterable[Sequence[float]], unit: str = "") -> Span:
    """The span with `steps` of (possibility, units on either side); its own slack is replaced."""
    unit = unit or span.unit
    wider = tuple(
        (
            level * span.possibility,
            interval(shifted(span.first, -amount, unit), shifted(span.last + 1, amount, unit) - 1),
        )
        for level, amount in steps
    )
    return span._replace(wider=wider)


def about(span: Span) -> Span:
    """circa, around, ~: as far as readers of such dates go."""
    if span.unit == "year":
        name = "about_year" if civil(span.first).year % 10 else "about_round_year"
        return widened(span, dates_table(name)["months"], "month")
    unit = _unit_of(span)
    name = "long_units" if MONTHS_IN.get(unit, 0) > MONTHS_IN["year"] else "units"
    return widened(span, dates_table("about")[name], unit)


def unsure(span: Span) -> Span:
    """2009?: some units on either side."""
    return widened(span._replace(doubted=True), dates_table("unsure")["units"], _unit_of(span))


def _unit_of(span: Span) -> str:
    """The unit to count in: an open or mixed span counts in days, months or years by its width."""
    if span.unit != "span":
        return span.unit
    width = span.last - span.first
    return "day" if width < 31 else "month" if width < 366 else "year"


def must_end(span: Span, why: str) -> None:
    """Raise NotADate, and say why, if the span is open."""
    if not (isfinite(span.first) and isfinite(span.last)):
        raise NotADate(why)


@from_table(4096)
def part(span: Span, number: int, of: int, *, slack: bool = False) -> Span:
    """The number-th of equal parts, cut at whole months (days of a month or week).

    slack: early, mid, late: cut at whole years of a decade and more, and one smaller unit of
    slack that stays within the span.
    """
    if span.unit in ("day", "span"):  # an open one is a "span"
        raise NotADate("only a week, a month, a year or a longer period has parts")
    grain = _GRAIN.get(span.unit, "month")
    if grain == "year" and not slack:
        grain = "month"
    length = 1.0 if grain == "day" else 365.2425 / 12 * MONTHS_IN[grain]
    count = round((span.last - span.first + 1) / length)
    low = shifted(span.first, floor(count * (number - 1) / of), grain)
    high = shifted(span.first, ceil(count * number / of), grain) - 1
    piece = span._replace(first=low, last=high, unit="span", wider=())
    if not slack:
        return piece
    numbers = dates_table("part")
    unit = "day" if span.unit in numbers["days"] else "month"
    amount = numbers[unit + "s"].get(span.unit, 1)
    outer = widened(piece, [(numbers["possibility"], amount)], unit).wider
    within = interval(span.first, span.last)
    return piece._replace(wider=tuple((p, overlap(wide, within)) for p, wide in outer))


def units_of(span: Span, number: int, count: int, unit: str) -> Span:
    """So many units of a span from the number-th on, counted from 1; 0 is the last ones."""
    must_end(span, "an open period has no first or last part")
    until = number - 1 + count if number else count
    if number:
        low = shifted(span.first, number - 1, unit)
        high = shifted(span.first, until, unit) - 1
    else:
        low, high = shifted(span.last + 1, -count, unit), span.last
    if low < span.first or high > span.last:
        raise NotADate(f"the period is shorter than {until} {unit}s")
    return span._replace(first=low, last=high, unit=unit if count == 1 else "span", wider=())


def before(span: Span, *, itself: bool = False) -> Span:
    """All days before the span; with `itself` up to its last day (by, until, no later than)."""
    return from_to(EVER, _bound(span, 0 if itself else span.first - span.last - 1))


def after(span: Span, *, itself: bool = False) -> Span:
    """All days after the span; with `itself` from its first day on (not before)."""
    return from_to(_bound(span, 0 if itself else span.last + 1 - span.first), EVER)


def _bound(span: Span, by: float) -> Span:
    """The span as far on as its bound lies."""
    must_end(span, "a period without beginning or end is no bound")
    wider = tuple((p, shift((wide,), by)[0]) for p, wide in span.wider)
    return span._replace(first=span.first + by, last=span.last + by, wider=wider)


def from_to(start: Span, end: Span) -> Span:
    """From the first day of one span to the last day of another; raises NotADate if reversed."""
    if start.first > end.last:
        raise NotADate("the period ends before it begins")
    return Span(
        start.first,
        end.last,
        start.unit if start == end else "span",
        min(start.possibility, end.possibility),
        _wider(start, end, lambda low, high: low._replace(high=high[1], high_closed=high[3])),
        start.doubted or end.doubted,
    )


def stretched(one: Span, other: Span) -> Span:
    """`one` with the slack of both: at each possibility as far as either reaches."""
    return other._replace(wider=_wider(one, other, lambda *both: hull(union(both))))


def _wider(
    one: Span, other: Span, join: Callable[[Interval, Interval], Interval]
) -> tuple[tuple[float, Interval], ...]:
    """What both hold at each possibility beyond the days themselves, joined."""
    levels = sorted({p for p, _ in one.wider + other.wider}, reverse=True)
    return tuple((p, join(_at(one, p), _at(other, p))) for p in levels)


def _at(span: Span, possibility: float) -> Interval:
    """What the span holds at a possibility: its widest interval that is at least as possible."""
    widest = interval(span.first, span.last)
    for level, wide in span.wider:
        if level < possibility:
            break
        widest = wide
    return widest


# --- from spans to a reading -------------------------------------------------------------


def cut(spans: Spans, possibility: float) -> Cut:
    """All days that are at least as possible."""
    if len(spans) == 1:
        return (_at(spans[0], possibility),)
    likely = [_at(span, possibility) for span in spans if span.possibility >= possibility]
    return union(likely, whole=True)


def reading(text: str, spans: Spans, zone: Zone | None = None) -> Reading:
    """The reading of a printed date that stands for one of the spans.

    zone: that of the time of day beside it.
    """
    steps = {span.possibility for span in spans}
    steps.update(possibility for span in spans for possibility, _ in span.wider)
    levels = tuple((possibility, cut(spans, possibility)) for possibility in sorted(steps)[::-1])
    strict, lenient = (cut(spans, min(least, levels[0][0])) for least in thresholds())
    return Reading(
        text=text,
        kind=Kind.DATE,
        unit="day",
        strict=strict,
        lenient=lenient,
        levels=levels,
        unsure=any(span.doubted for span in spans),
        zone=zone,
    )


def whole(spans: Spans) -> Interval:
    """The hull of the likeliest days."""
    return hull(cut(spans, thresholds()[0]))
