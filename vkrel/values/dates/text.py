"""Printing a cut of days as EDTF, so that one date has one spelling in slots."""

from __future__ import annotations

from math import inf

from vkrel.values.dates.days import civil, day_number, days_in_month, iso
from vkrel.values.interval import Cut, Interval


def as_edtf(cut: Cut) -> str:
    """A cut of whole days in EDTF: "2009", "2009-10", "2009-10-03/2009-10-09", "[a,b]"."""
    texts = [_text(interval) for interval in cut]
    return texts[0] if len(texts) == 1 else f"[{','.join(texts)}]"


def _text(interval: Interval) -> str:
    if interval.low == -inf or interval.high == inf:
        low = ".." if interval.low == -inf else iso(interval.low)
        high = ".." if interval.high == inf else iso(interval.high)
        return f"{low}/{high}"
    first, last = civil(int(interval.low)), civil(int(interval.high))
    day = iso(interval.low)
    if (first.year, first.month) == (last.year, last.month):
        if first.day == last.day:
            return day
        if (first.day, last.day) == (1, days_in_month(first.year, first.month)):
            return day[:-3]
    if interval.low == day_number(first.year, 1, 1):
        if interval.high == day_number(first.year, 12, 31):
            return day[:-6]
        if interval.high == day_number(last.year, 12, 31):
            return f"{day[:-6]}/{iso(interval.high)[:-6]}"
    return f"{day}/{iso(interval.high)}"
