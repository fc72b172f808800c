"""Dates that are told from the document's own date: currently, two years ago, last March."""

from __future__ import annotations

from math import isfinite

from vkrel.values.dates.days import NotADate, civil, weekday
from vkrel.values.dates.spans import (
    MONTHS_IN,
    Span,
    Spans,
    dates_table,
    days,
    from_to,
    months,
    season,
    shifted,
    widened,
)
from vkrel.values.dates.tokens import Tokens

# this year, last year, next year
STEPS = {"this": 0, "last": -1, "next": 1}


def now_span(first: int, last: int) -> Span:
    """The document's date as a span."""
    return days(first, last) if first == last else Span(first, last, "span")


def from_written(found: Tokens, first: int, last: int) -> Spans:
    """The spans of tokens that tell a date from the document's; none for other tokens.

    first, last: the days between which the document was written.
    """
    now = now_span(first, last)
    match found:
        case (("w", "now"),):
            return (now,)
        case (("w", "yesterday"),):
            return (now_span(first - 1, last - 1),)
        case (("w", "tomorrow"),):
            return (now_span(first + 1, last + 1),)
        case (("w", ("recently" | "recent years") as word),):
            steps = dates_table("recent")[word.replace(" ", "_")]
            back = widened(now, steps, "month")
            return (
                from_to(back, now)._replace(
                    wider=tuple((p, wide._replace(high=last)) for p, wide in back.wider)
                ),
            )
        case (("w", ("this" | "last" | "next") as word), ("u", unit)):
            return (unit_around(now, unit, STEPS[word]),)
        case (("w", ("this" | "last" | "next") as word), ("n", count), ("u", unit)):
            if word == "next":
                return (Span(first, shifted(last, count, unit), "span"),)
            return (Span(shifted(first, -count, unit), last, "span"),)
        case (("n", count), ("u", unit), ("w", "ago")):
            return (_ago(now, count, unit),)
        case (("w", ("this" | "last" | "next") as word), ("d", number)):
            at = first - (weekday(first) - number) % 7 + 7 * max(0, STEPS[word])
            return (days(at, at),)
        case (("w", ("this" | "last" | "next") as word), ("m", number)):
            year = civil(first).year
            if word == "next" and months(year, number).last <= first:
                year += 1
            if word == "last" and months(year, number).last >= first:
                year -= 1
            return (months(year, number),)
        case (("w", ("this" | "last" | "next") as word), ("s", name)):
            return season(civil(first).year + STEPS[word], name)
    return ()


def unit_around(now: Span, unit: str, by: int = 0) -> Span:
    """The week, month, quarter, year, decade, century of a day, or so many before or after it."""
    if not (isfinite(now.first) and isfinite(now.last)):
        raise NotADate(f"a period without beginning or end lies in no {unit}")
    low, high = _unit_of_day(int(now.first), unit), _unit_of_day(int(now.last), unit)
    first, last = shifted(low.first, by, unit), shifted(high.last + 1, by, unit) - 1
    span = Span(first, last, unit)
    if unit == "week":
        numbers = dates_table("week")
        return widened(span, [(numbers["possibility"], numbers["days"])], "day")
    return days(int(first), int(last)) if unit == "day" else span


def _unit_of_day(number: int, unit: str) -> Span:
    if unit == "day":
        return Span(number, number, "day")
    if unit == "week":
        first = number - weekday(number)
        return Span(first, first + 6, "week")
    year, month, _ = civil(number)
    length = MONTHS_IN[unit]
    count = (year * 12 + month - 1) // length * length
    return months(count // 12, count % 12 + 1, length, unit)


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
