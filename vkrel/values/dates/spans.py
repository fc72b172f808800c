"""Spans of days, and what words do to them.

A printed date is one span of days or, where the print leaves a choice ("11/10/2023",
"spring 2009"), several. A span knows its unit (how precisely it was printed) and how far a
doubtful reader would stretch it. "early", "before", "about" are functions from span to span;
`reading` turns the spans that are left into cuts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil, floor, inf, isfinite
from typing import Any, NamedTuple

from vkrel.values.dates.days import NotADate, add_months, civil, day_number
from vkrel.values.interval import Cut, Interval, hull, union
from vkrel.values.quantities.hedges import thresholds
from vkrel.values.reading import Reading
from vkrel.values.table import table
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
# Into what a span is cut for thirds ("early"); halves and quarters may cut finer.
_GRAIN = {"week": 0, "month": 0, "decade": 12, "century": 12, "millennium": 12}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}  # first northern month


class Span(NamedTuple):
    """Whole days that a printed date may stand for.

    first, last: day numbers; infinite where the span is open.
    unit: the printed precision: a key of MONTHS_IN or DAYS_IN, or "span".
    possibility: that of the days between `first` and `last`; 1 unless another choice is likelier.
    wider: (possibility, interval) pairs beyond, highest possibility first.
    """

    first: float
    last: float
    unit: str
    possibility: float = 1.0
    wider: tuple[tuple[float, Interval], ...] = ()


Spans = tuple[Span, ...]


def dates_table(name: str) -> dict[str, Any]:
    """One part of the table of dates."""
    part: dict[str, Any] = table()["dates"][name]
    return part


def interval(first: float, last: float) -> Interval:
    """A closed interval; infinite ends are open."""
    return Interval(first, last, isfinite(first), isfinite(last))


# --- spans of the calendar ---------------------------------------------------------------


def days(first: int, last: int, unit: str = "day") -> Span:
    """From one day to another, both printed as days: half a day of slack on either side."""
    slack = Interval(first - 1, last + 1, low_closed=False, high_closed=False)
    return Span(first, last, unit, 1.0, ((dates_table("day")["possibility"], slack),))


def day(year: int, month: int, day_of_month: int) -> Span:
    """One day; raises NotADate where there is no such day."""
    number = day_number(year, month, day_of_month)
    return days(number, number)


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


def season(year: int, name: str, hemisphere: str = "") -> Spans:
    """A season (spring, summer, autumn, winter) of a year, in either hemisphere if none is named.

    A season that crosses the year's end may be that of the year's first or of its last months.
    """
    month = _SEASONS[name]
    north = _three_months(year, month)
    south = _three_months(year, (month + 5) % 12 + 1)
    if hemisphere:
        return north if hemisphere == "north" else south
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
    return widened(span, dates_table("unsure")["units"], _unit_of(span))


def _unit_of(span: Span) -> str:
    """The unit to count in: an open or mixed span counts in days, months or years by its width."""
    if span.unit != "span":
        return span.unit
    width = span.last - span.first
    return "day" if width < 31 else "month" if width < 366 else "year"


def part(span: Span, number: int, of: int, *, slack: bool = False) -> Span:
    """The number-th of equal parts, cut at whole months (days of a month or week).

    slack: early, mid, late: cut at whole years of a decade and more, and one smaller unit of
    slack that stays within the span.
    """
    if not (isfinite(span.first) and isfinite(span.last)) or span.unit in ("day", "span"):
        raise NotADate("only a week, a month, a year or a longer period has parts")
    grain = _GRAIN.get(span.unit, 1) if slack else min(1, _GRAIN.get(span.unit, 1))
    if grain:
        count = round((span.last - span.first + 1) / 365.2425 * 12 / grain)
    else:
        count = int(span.last - span.first) + 1
    low = _stepped(span.first, floor(count * (number - 1) / of), grain)
    high = _stepped(span.first, ceil(count * number / of), grain) - 1
    piece = span._replace(first=low, last=high, unit="span", wider=())
    if not slack:
        return piece
    numbers = dates_table("part")
    if span.unit in numbers["days"]:
        amount, unit = numbers["days"][span.unit], "day"
    else:
        amount, unit = numbers["months"].get(span.unit, 1), "month"
    outer = widened(piece, [(numbers["possibility"], amount)], unit).wider
    return piece._replace(
        wider=tuple(
            (p, interval(max(wide.low, span.first), min(wide.high, span.last))) for p, wide in outer
        )
    )


def _stepped(first: float, steps: int, grain: int) -> float:
    return shifted(first, steps * grain, "month") if grain else first + steps


def units_of(span: Span, count: int, unit: str, *, last: bool = False) -> Span:
    """The first (or last) `count` units of a span: the first nine months of a year."""
    if not (isfinite(span.first) and isfinite(span.last)):
        raise NotADate("an open period has no first or last part")
    if last:
        low, high = shifted(span.last + 1, -count, unit), span.last
    else:
        low, high = span.first, shifted(span.first, count, unit) - 1
    if low < span.first or high > span.last:
        raise NotADate(f"the period is shorter than {count} {unit}s")
    return Span(low, high, unit if count == 1 else "span", span.possibility)


def nth(span: Span, number: int, unit: str) -> Span:
    """The number-th unit of a span, counted from 1; 0 is the last one."""
    if not number:
        return units_of(span, 1, unit, last=True)
    first = units_of(span, number, unit)
    return first._replace(first=shifted(span.first, number - 1, unit), unit=unit)


def _must_end(span: Span) -> None:
    if not (isfinite(span.first) and isfinite(span.last)):
        raise NotADate("a period without beginning or end is no bound")


def before(span: Span, *, itself: bool = False) -> Span:
    """All days before the span; with `itself` up to its last day (by, until, no later than)."""
    _must_end(span)
    end = span.last if itself else span.first - 1

    def open_below(wide: Interval) -> Interval:
        return wide._replace(low=-inf, low_closed=False, high=end + wide.high - span.last)

    wider = tuple((p, open_below(wide)) for p, wide in span.wider)
    return Span(-inf, end, "span", span.possibility, wider)


def after(span: Span, *, itself: bool = False) -> Span:
    """All days after the span; with `itself` from its first day on (not before)."""
    _must_end(span)
    start = span.first if itself else span.last + 1

    def open_above(wide: Interval) -> Interval:
        return wide._replace(low=start + wide.low - span.first, high=inf, high_closed=False)

    wider = tuple((p, open_above(wide)) for p, wide in span.wider)
    return Span(start, inf, "span", span.possibility, wider)


def from_to(start: Span, end: Span) -> Span:
    """From the first day of one span to the last day of another; raises NotADate if reversed."""
    if start.first > end.last:
        raise NotADate("the period ends before it begins")
    levels = sorted({p for p, _ in start.wider + end.wider}, reverse=True)
    wider = []
    for p in levels:
        low, high = _at(start, p), _at(end, p)
        wider.append((p, Interval(low.low, high.high, low.low_closed, high.high_closed)))
    unit = start.unit if start == end else "span"
    possibility = min(start.possibility, end.possibility)
    return Span(start.first, end.last, unit, possibility, tuple(wider))


def stretched(one: Span, other: Span) -> Span:
    """`one` with the slack of both: at each possibility as far as either reaches."""
    steps = sorted({p for p, _ in one.wider + other.wider}, reverse=True)
    wider = tuple((p, hull(union((_at(one, p), _at(other, p))))) for p in steps)
    return one._replace(wider=wider)


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
    return _joined(
        union(_at(span, possibility) for span in spans if span.possibility >= possibility)
    )


def _joined(pieces: Cut) -> Cut:
    """Neighbouring whole days are one piece: nothing lies between 31 December and 1 January."""
    joined: list[Interval] = []
    for piece in pieces:
        if (
            joined
            and joined[-1].high_closed
            and piece.low_closed
            and joined[-1].high + 1 == piece.low
        ):
            joined[-1] = joined[-1]._replace(high=piece.high, high_closed=piece.high_closed)
        else:
            joined.append(piece)
    return tuple(joined)


def reading(text: str, spans: Spans, *, doubted: bool = False) -> Reading:
    """The reading of a printed date that stands for one of the spans.

    doubted: the source doubts the date itself.
    """
    steps = {span.possibility for span in spans}
    steps.update(possibility for span in spans for possibility, _ in span.wider)
    levels = [(possibility, cut(spans, possibility)) for possibility in sorted(steps)[::-1]]
    strict, lenient = (
        next((allowed for level, allowed in levels[::-1] if level >= least), levels[0][1])
        for least in thresholds()
    )
    return Reading(
        text=text,
        kind=Kind.DATE,
        unit="day",
        strict=strict,
        lenient=lenient,
        levels=tuple(levels),
        unsure=doubted,
    )


def whole(spans: Spans) -> Interval:
    """The hull of the likeliest days."""
    return hull(cut(spans, thresholds()[0]))
