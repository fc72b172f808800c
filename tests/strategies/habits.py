"""Habits of sources, and numbers and times as a source with a habit prints them."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from hypothesis import strategies as st

from vkrel.values.habit import ORDERS, Habit

PLACES = ("0.001", "0.01", "0.1", "1", "10", "100", "1000", "5", "0.5", "50")
TIMES = ("1 min", "5 min", "15 minutes", "1 hour")
# Halves go up, or to the even digit, or down: nobody says how.
ROUNDINGS = st.sampled_from((ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN))
MARKS = {".": ",", ",": "."}  # the decimal mark, and what then parts groups


def habits():
    """Any habit, also none."""
    return st.builds(
        Habit,
        place=st.sampled_from(("", *PLACES, *TIMES)),
        decimal=st.sampled_from(("", *MARKS)),
        order=st.sampled_from(ORDERS),
    )


def rounded(number, place, rounding=ROUND_HALF_EVEN):
    """A number as a source that rounds to this place has it."""
    step = Decimal(place)
    return (Decimal(number) / step).quantize(Decimal(1), rounding) * step


def printed(number, decimal=".", *, grouped=True):
    """A number in digits, with this decimal mark."""
    text = f"{number:,f}" if grouped else f"{number:f}"
    return text if decimal == "." else text.translate(str.maketrans(",.", ".,"))


def numbers():
    """Exact numbers of many sizes, with up to three decimals."""
    return st.integers(0, 6).flatmap(
        lambda size: st.decimals(0, 10**size, places=3, allow_nan=False, allow_infinity=False)
    )


def clock(minutes):
    """Minutes from midnight as a clock shows them."""
    return f"{minutes // 60 % 24}:{minutes % 60:02}"


def cut_off(number, place):
    """A number cut off at this place."""
    return (Decimal(number) / Decimal(place)).quantize(Decimal(1), ROUND_DOWN) * Decimal(place)
