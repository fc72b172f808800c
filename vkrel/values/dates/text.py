"""Printing a cut of days as EDTF, so that one date has one spelling in slots."""

from __future__ import annotations

from math import inf

from vkrel.values.dates.days import iso
from vkrel.values.interval import Cut, Interval


def as_edtf(cut: Cut) -> str:
    """A cut of whole days in EDTF: "2009", "2009-10", "2009-10-03/2009-10-09", "[a,b]"."""
    texts = [_text(interval) for interval in cut]
    return texts[0] if len(texts) == 1 else f"[{','.join(texts)}]"


def _text(interval: Interval) -> str:
    low = ".." if interval.low == -inf else iso(interval.low)
    high = ".." if interval.high == inf else iso(interval.high)
    if (low[-6:], high[-6:]) == ("-01-01", "-12-31"):
        low, high = low[:-6], high[:-6]
    elif (low[:-2], low[-2:]) == (high[:-2], "01") and iso(interval.high + 1).endswith("-01"):
        low, high = low[:-3], high[:-3]
    return low if low == high != ".." else f"{low}/{high}"
