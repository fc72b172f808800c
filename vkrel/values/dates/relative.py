"""Dates that are told from the document's own date: currently, two years ago, last March."""

from __future__ import annotations

from vkrel.values.dates.days import civil, day_number, weekday
from vkrel.values.dates.spans import (
    DAYS_IN,
    MONTHS_IN,
    Span,
    Spans,
    dates_table,
    days,
    from_to,
    months,
    must_end,
    season,
    shifted,
    widened,
)
from vkrel.values.dates.tokens import Tokens

# this year, last year, next year
STEPS = {"this": 0, "last": -1, "next": 1}
_DAYS = {"yesterday": -1, "now": 0, "tomorrow": 1}


def now_span(first: int, last: int) -> Span:
    """The document's date as a span."""
    return days(first, last) if first == last else Span(first, last, "span")


def from_written(found: Tokens, first: int, last: int) -> Spans:
    """The spans of tokens that tell a date from the document's; none for other tokens.

    first, last: the days between which the document was written.
    """
    now = now_span(first, last)
    match found:
        case (("w", ("yesterday" | "now" | "tomorrow") as word),):
            by = _DAYS[word]
            return (now_span(first + by, last + by),)
        case (("w", ("recently" | "recent years") as word),):
            back = widened(now, dates_table("recent")[word.replace(" ", "_")], "month")
            wider = tuple((p, wide._replace(high=last)) for p, wide in back.wider)
            return (from_to(back, now)._replace(wider=wider),)
        case (("n", count), ("u", unit), ("w", "ago")):
            return (_ago(now, count, unit),)
        case (("w", ("this" | "last" | "next") as word), *rest):
            return _stepped(now, STEPS[word], tuple(rest))
    return ()


def _stepped(now: Span, by: int, found: Tokens) -> Spans:
    """What stands behind this (0), last (-1) and next (1)."""
    first = int(now.first)
    year = civil(first).year
    match found:
        case (("u", unit),):
            return (unit_around(now, unit, by),)
        case (("n", count), ("u", unit)):
            if by > 0:
                return (Span(first, shifted(now.last, count, unit), "span"),)
            return (Span(shifted(first, -count, unit), now.last, "span"),)
        case (("d", number),):
            at = first - (weekday(first) - number) % 7 + 7 * max(0, by)
            return (days(at, at),)
        case (("m", number),):
            ends = months(year, number).last
            year += (by > 0 and ends <= first) - (by < 0 and ends >= first)
            return (months(year, number),)
        case (("s", number),):
            return season(year + by, number)
    return ()


def unit_around(now: Span, unit: str, by: int = 0) -> Span:
    """The week, month, quarter, year, decade, century of a day, or so many before or after it."""
    must_end(now, f"a period without beginning or end lies in no {unit}")
    first = shifted(_first_day(int(now.first), unit), by, unit)
    last = shifted(_first_day(int(now.last), unit), by + 1, unit) - 1
    if unit == "day":
        return days(int(first), int(last))
    span = Span(first, last, unit, doubted=now.doubted)
    if unit == "week":
        numbers = dates_table("week")
        return widened(span, [(numbers["possibility"], numbers["days"])], "day")
    return span


def _first_day(number: int, unit: str) -> int:
    """The first day of the unit that the day lies in."""
    if unit in DAYS_IN:
        return number - weekday(number) % DAYS_IN[unit]
    year, month, _ = civil(number)
    count = (year * 12 + month - 1) // MONTHS_IN[unit] * MONTHS_IN[unit]
    return day_number(count // 12, count % 12 + 1, 1)


def _ago(now: Span, count: int, unit: str) -> Span:
    """The unit that lies so many units back, or the time that has since gone by."""
    numbers = dates_table("ago")
    slack = [(numbers["possibility"], numbers["units"])]
    if unit in ("decade", "century", "millennium"):
        low, high = count + numbers["coarse"], count - numbers["coarse"]
        span = Span(shifted(now.first, -low, unit), shifted(now.last, -high, unit), unit)
        return widened(span, slack)
    that = unit_around(now, unit, -count)
    if unit == "day":
        return that
    elapsed = shifted(now.first, -count - 1, unit) + 1
    span = Span(min(that.first, elapsed), max(that.last, shifted(now.last, -count, unit)), unit)
    return widened(span, slack)
