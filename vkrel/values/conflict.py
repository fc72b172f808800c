"""The verdict between two readings of one slot, and how far they agree.

degree = sup over v of min(possibility of v under a, under b): the largest level at which
the two cuts still meet (Zadeh 1978; Dubois and Prade 1988).
"""

from __future__ import annotations

from collections.abc import Callable

from vkrel.values.dates.time import time_of_day
from vkrel.values.interval import Cut, Interval, intersection, meets
from vkrel.values.quantities.hedges import thresholds
from vkrel.values.quantities.units import units
from vkrel.values.reading import Listing, Reading

COMPATIBLE = "compatible"
TENSION = "tension"
CONTRADICTION = "contradiction"
UNKNOWN = "unknown"

Meeting = Callable[[Cut, Cut], bool]

# Units that a number without a unit is never taken for.
_NEVER_MEANT = frozenset({"1", "percentage_point"})
_APART = frozenset({"date", "name", "set", "timestamp"})


def comparable(a: Reading, b: Reading) -> bool:
    """Whether the two readings are values of one kind in one unit."""
    if UNKNOWN in (a.kind, b.kind):
        return False
    if a.kind != b.kind and (a.kind in _APART or b.kind in _APART):
        counts = {a.kind, b.kind} == {"set", "quantity"}
        clocks = {a.kind, b.kind} == {"time", "timestamp"}
        return counts or clocks
    if a.unit == b.unit:
        return True
    return "" in (a.unit, b.unit) and _may_be_left_out(a.unit or b.unit)


def _may_be_left_out(unit: str) -> bool:
    """Whether a bare number may be meant in `unit`.

    87 billion may be dollars, but 5 may be kilometres as well as metres, and 20 is not 20 %.
    """
    known = units().get(unit)
    return unit not in _NEVER_MEANT and (known is None or known.money or unit == "person")


def conflict(a: Reading, b: Reading) -> str:
    """compatible, tension, contradiction or unknown, for two readings of one slot."""
    if a.unit == b.unit and a.kind == b.kind and a.listing is None and not a.names:
        if a.kind == UNKNOWN:
            return UNKNOWN
        return by_cuts(a, b, meets)
    if not comparable(a, b):
        return UNKNOWN
    if a.kind == "name":
        if a.names & b.names:
            return COMPATIBLE
        return TENSION if a.unsure or b.unsure else CONTRADICTION
    if "set" in (a.kind, b.kind):
        return _between_sets(a, b)
    if a.kind != b.kind and "timestamp" in (a.kind, b.kind):
        a, b = time_of_day(a), time_of_day(b)
    return by_cuts(a, b, meets)


def by_cuts(a: Reading, b: Reading, meeting: Meeting) -> str:
    """The verdict where `meeting` tells whether two cuts agree."""
    if meeting(a.strict, b.strict):
        return COMPATIBLE
    if a.unsure or b.unsure or meeting(a.lenient, b.lenient):
        return TENSION
    return CONTRADICTION


def _listing(reading: Reading) -> Listing:
    return reading.listing or Listing()


def _between_sets(a: Reading, b: Reading) -> str:
    """Two sets conflict by number, or where a complete list lacks a member.

    With n = |S| and K the members known: contradiction iff |K| > n at most, or K is not
    within a closed list, or the numbers differ (theory, section 4).
    """
    one, other = _listing(a), _listing(b)
    if (one.closed and not other.members <= one.members) or (
        other.closed and not one.members <= other.members
    ):
        return TENSION if a.unsure or b.unsure else CONTRADICTION
    known = float(len(one.members | other.members))
    at_least: Cut = (Interval(known, float("inf"), high_closed=False),)
    verdict = COMPATIBLE
    for cut_a, cut_b, worse in (
        (a.strict, b.strict, TENSION),
        (a.lenient, b.lenient, CONTRADICTION),
    ):
        if not meets(intersection(cut_a, cut_b), at_least):
            verdict = worse
    return TENSION if verdict == CONTRADICTION and (a.unsure or b.unsure) else verdict


def cut_at(reading: Reading, possibility: float) -> Cut:
    """All values of at least this possibility."""
    if reading.shape is not None:
        return reading.shape(possibility)
    at_least = [cut for level, cut in reading.levels if level >= possibility]
    if at_least:
        return at_least[-1]
    strict, _ = thresholds()
    return reading.strict if possibility >= strict or reading.levels else reading.lenient


# Halvings of a possibility: more than anyone can read from three decimals.
_HALVINGS = 24


def degree(a: Reading, b: Reading, meeting: Meeting = meets) -> float | None:
    """How far two readings agree, between 0 and 1; None where they cannot be compared."""
    verdict = conflict(a, b) if meeting is meets else by_cuts(a, b, meeting)
    if verdict == UNKNOWN:
        return None
    strict, lenient = thresholds()
    if a.kind == "name" or "set" in (a.kind, b.kind):
        return {COMPATIBLE: 1.0, TENSION: lenient, CONTRADICTION: 0.0}[verdict]
    if a.kind != b.kind and "timestamp" in (a.kind, b.kind):
        a, b = time_of_day(a), time_of_day(b)

    def agree(possibility: float) -> bool:
        return meeting(cut_at(a, possibility), cut_at(b, possibility))

    if verdict == CONTRADICTION:
        return 0.0
    low, high = (strict, 1.0) if verdict == COMPATIBLE else (lenient, strict)
    if verdict == COMPATIBLE and agree(high):
        return high
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if agree(middle):
            low = middle
        else:
            high = middle
    found = round(low, 3)
    # a tension stays below the strict threshold, also when rounded
    return found if verdict == COMPATIBLE or found < strict else strict - 0.001


def not_below(earlier: Cut, later: Cut) -> bool:
    """Whether some value of `later` is as large as some value of `earlier` (cumulative counts)."""
    if not earlier or not later:
        return False
    low = earlier[0]
    high = max(later, key=lambda each: (each.high, each.high_closed))
    return low.low < high.high or (low.low == high.high and low.low_closed and high.high_closed)
