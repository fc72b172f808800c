"""The slip that explains two values best, where they show one."""

from __future__ import annotations

import re
from math import inf, isclose

from vkrel.values.dates.days import civil
from vkrel.values.interval import hull, meets, scaled
from vkrel.values.quantities.number import plain
from vkrel.values.reading import Reading

# Of one value computed in two ways.
_FLOATS = 1e-9

_HALF_DAY = 720
_DAY = 1440


def slip(a: Reading, b: Reading) -> str | None:
    """What probably went wrong between two values that should be one; None where nothing shows.

    Looks for percent against percentage points, twelve hours, day and month exchanged, one
    year off, a factor of a power of ten, digits swapped or one digit wrong, and a number cut
    off instead of rounded.
    """
    if not a.known or not b.known:
        return None
    if {a.unit, b.unit} == {"1", "percentage_point"}:
        return "per cent against percentage points"
    if a.unit in ("minute", "minute-of-day") and b.unit in ("minute", "minute-of-day"):
        return _clock_slip(a, b)
    if a.kind == b.kind == "date":
        return _date_slip(a, b)
    if a.value is None or b.value is None or a.value == b.value:
        return None
    if a.unit != b.unit and a.unit and b.unit:
        return None
    found = _scale_slip(a, b)
    if found is None and _printed_plainly(a) and _printed_plainly(b):
        one, other = (_digits(reading.text).rstrip("0") for reading in (a, b))
        found = _rounding(a, b) or _digits_apart(one, other)
    return found


def _clock_slip(a: Reading, b: Reading) -> str | None:
    if a.value is None or b.value is None:
        return None
    apart = abs(a.value % _DAY - b.value % _DAY)
    if apart == _HALF_DAY:
        return "a.m. against p.m. (twelve hours)"
    if a.unit == b.unit == "minute" and apart == 0 and abs(a.value - b.value) == _DAY:
        return "one day off"
    if a.value == b.value or a.unit != b.unit:
        return None
    one, other = (
        f"{minute // 60:02d}{minute % 60:02d}"
        for minute in (int(a.value) % _DAY, int(b.value) % _DAY)
    )
    return _digits_apart(one, other)


def _date_slip(a: Reading, b: Reading) -> str | None:
    spans = [hull(reading.strict) for reading in (a, b) if reading.strict]
    if len(spans) < 2 or any(inf in (abs(span.low), abs(span.high)) for span in spans):
        return None
    first, last = zip(*((civil(span.low), civil(span.high)) for span in spans), strict=True)
    (year, *day), (other_year, *other_day) = first
    if first == last and year == other_year and day == other_day[::-1] != day[::-1]:
        return "day and month exchanged"
    same_but_year = first[0][1:] == first[1][1:] and last[0][1:] == last[1][1:]
    within_a_year = all(low.year == high.year for low, high in zip(first, last, strict=True))
    if not same_but_year or not within_a_year or year == other_year:
        return None
    if abs(year - other_year) == 1:
        return "one year off"
    return _digits_apart(str(year), str(other_year), "of the year")


def _scale_slip(a: Reading, b: Reading) -> str | None:
    if not a.value or not b.value or a.value * b.value < 0:
        return None
    small, large = (a, b) if abs(a.value) < abs(b.value) else (b, a)
    one, other = (_digits(reading.text).strip("0") for reading in (small, large))
    if not one or not (one.startswith(other) or other.startswith(one)):
        return None
    for power in range(1, 13):
        factor = 10**power
        if meets(scaled(small.strict, factor), large.strict):
            named = " (one scale word for another)" if power % 3 == 0 else ""
            return f"a factor of {factor:,}{named}"
    return None


def _digits(text: str) -> str:
    found = re.findall(r"[0-9][0-9.,' ]*", plain(text))
    return re.sub("[^0-9]", "", found[0]) if len(found) == 1 else ""


def _digits_apart(one: str, other: str, of: str = "") -> str | None:
    """Two adjacent digits swapped, or one digit different, in numbers of the same length."""
    if len(one) != len(other) or len(one) < 2 or one == other:
        return None
    apart = [place for place, digit in enumerate(one) if digit != other[place]]
    first = apart[0]
    ending = f" {of}" if of else ""
    if one[:first] + one[first : first + 2][::-1] + one[first + 2 :] == other:
        return f"two digits{ending} swapped"
    return f"one digit{ending}" if len(apart) == 1 and len(one) > 2 else None


def _printed_plainly(reading: Reading) -> bool:
    """Whether the number stands without a hedge: its cuts then start at one end."""
    if reading.value is None or len(reading.strict) != 1 or len(reading.lenient) != 1:
        return False
    strict, lenient = reading.strict[0], reading.lenient[0]
    below, above = reading.value - strict.low, strict.high - reading.value
    return isclose(below, above, rel_tol=_FLOATS) and lenient.high - reading.value <= 2.5 * above


def _rounding(a: Reading, b: Reading) -> str | None:
    """86 for 86.9: the finer number cut off where it should have been rounded."""
    if a.value is None or b.value is None:
        return None
    width_a, width_b = (reading.strict[0].high - reading.strict[0].low for reading in (a, b))
    apart = abs(a.value - b.value)
    if width_a and isclose(width_a, width_b, rel_tol=_FLOATS):
        if isclose(apart, width_a, rel_tol=_FLOATS) and meets(a.lenient, b.lenient):
            return "one unit of the last place: one rounded, the other cut off"
        return None
    coarse, fine = (a, b) if width_a > width_b else (b, a)
    unit = max(width_a, width_b)
    over = abs(fine.value or 0.0) - abs(coarse.value or 0.0)
    if unit / 2 <= over < unit:
        return "cut off instead of rounded"
    if -unit < over < -unit / 2:
        return "rounded up instead of down"
    return None
