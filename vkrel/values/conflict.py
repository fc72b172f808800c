"""Two readings of one question: can they be compared, do they conflict, how far do they agree.

degree = sup over v of min(possibility of v under a, under b): the largest level at which
the two cuts still meet (Zadeh 1978; Dubois and Prade 1988).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence

import attrs

from vkrel.values.dates.clocks import on_one_clock
from vkrel.values.dates.date import read_date
from vkrel.values.interval import Cut, Interval, intersection, meets
from vkrel.values.quantities.amount import printed_unit
from vkrel.values.quantities.hedges import thresholds
from vkrel.values.quantities.units import units
from vkrel.values.read import read
from vkrel.values.reading import Listing, Reading
from vkrel.values.verdict import Kind, Verdict

Meeting = Callable[[Cut, Cut], bool]
Sort = tuple[str, str]

_CLOCK = ("clock", "")
_BARE = (Kind.QUANTITY, "")
# Kinds that are no numbers: each is compared with its own only.
_APART = frozenset({Kind.DATE, Kind.NAME, Kind.SET})
# Units that a number without a unit is never taken for: 20 is not 20 %.
_NEVER_MEANT = frozenset({"1", "percentage_point"})


# ---------------------------------------------------------------- what can be compared


def comparable(a: Reading, b: Reading) -> bool:
    """Whether the two readings are values of one kind in one unit, as far as print says it."""
    return alike(a, b) is not None


def alike(a: Reading, b: Reading) -> tuple[Reading, Reading] | None:
    """The two readings as they are held against each other, or None where they cannot be.

    A number without a unit is meant in the unit that the other prints, a moment beside a time of
    day is meant as one, beside a date as its day; times of two zones are told by one clock.
    """
    one, other = _sort(a), _sort(b)
    if one is None or other is None:
        return None
    if {a.kind, b.kind} == {Kind.DATE, Kind.TIMESTAMP}:
        a, b = on_one_clock((_day_of(a), _day_of(b)))
        return a, b
    if one == other:
        if a.unit == b.unit and not (a.zone or b.zone):
            return a, b
        a, b = on_one_clock((a, b))
        return a, b
    if _joins(one, other):
        lent = _in_unit_of(a, (b,))
        return None if lent is None else (lent, b)
    if _joins(other, one):
        lent = _in_unit_of(b, (a,))
        return None if lent is None else (a, lent)
    return None


def _day_of(reading: Reading) -> Reading:
    """The day of a moment, with its zone; a date is one already."""
    if reading.kind != Kind.TIMESTAMP:
        return reading
    return attrs.evolve(read_date(reading.said or reading.text), text=reading.text)


def together(readings: Sequence[Reading]) -> dict[int, Reading]:
    """The readings of one question that take part in a comparison, by their positions.

    These are the largest group in which any two can be compared, the first of equal ones. Numbers
    without a unit join it, each read in the unit of the group.
    """
    sorts: dict[Sort, list[int]] = {}
    for position, reading in enumerate(readings):
        sort = _sort(reading)
        if sort is not None:
            sorts.setdefault(sort, []).append(position)
    if len(sorts) < 2:
        company = {position: readings[position] for group in sorts.values() for position in group}
    else:
        companies = [_company(main, sorts, readings) for main in sorts]
        company = dict(sorted(max(companies, key=len).items()))
    if any(reading.zone for reading in company.values()):
        company = dict(zip(company, on_one_clock(tuple(company.values())), strict=True))
    return company


def meaning(reading: Reading) -> Hashable:
    """What two readings share that no verdict can tell apart, whatever they are compared with."""
    if not reading.known:
        return Kind.UNKNOWN, reading.text
    return (
        _sort(reading), reading.unit, reading.strict, reading.lenient, reading.names,
        reading.listing, reading.unsure, reading.zone,
    )  # fmt: skip


def in_one_unit(a: Reading, b: Reading) -> tuple[Reading, Reading]:
    """The same two, a number that prints no unit in the unit that the other prints: 5.2 and 5 km."""
    found = alike(a, b)
    return (a, b) if found is None or _CLOCK in (_sort(a), _sort(b)) else found


def _sort(reading: Reading) -> Sort | None:
    """What readings share that can be compared whatever they print; None for an unknown one."""
    if not reading.known:
        return None
    if reading.kind in (Kind.TIME, Kind.TIMESTAMP):
        return _CLOCK
    return (reading.kind if reading.kind in _APART else Kind.QUANTITY), reading.unit


def _joins(one: Sort, other: Sort) -> bool:
    """Whether values of the one sort, which say less, may be meant as values of the other."""
    kind, unit = other
    if kind != Kind.QUANTITY or unit in _NEVER_MEANT:
        return False
    # four countries are counted, five kilometres are not
    return one == _BARE or (one[0] == Kind.SET and _counts(unit))


def _counts(unit: str) -> bool:
    """Whether a number in this unit counts things: persons, projects, or what is not said."""
    return unit == "person" or (unit not in units() and "/" not in unit)


def _company(
    main: Sort, sorts: dict[Sort, list[int]], readings: Sequence[Reading]
) -> dict[int, Reading]:
    """The readings of one sort with all that join them, as they are compared."""
    company = {position: readings[position] for position in sorts[main]}
    own = list(company.values())
    if main[0] == Kind.DATE:
        # a moment beside dates is its day
        company |= {
            position: _day_of(readings[position])
            for position in sorts.get(_CLOCK, ())
            if readings[position].kind == Kind.TIMESTAMP
        }
    for sort, positions in sorts.items():
        if sort != main and _joins(sort, main):
            for position in positions:
                lent = _in_unit_of(readings[position], own)
                if lent is not None:
                    company[position] = lent
    return company


def _in_unit_of(reading: Reading, others: Sequence[Reading]) -> Reading | None:
    """A number without a unit in the one that most of the others print, None where none does.

    87 billion may be dollars and 500 may be people as they stand, but 5 is kilometres or metres.
    """
    unit = others[0].unit
    known = units().get(unit)
    if reading.unit or _counts(unit) or (known is not None and known.money):
        return reading
    printed = Counter(filter(None, (printed_unit(other.text) for other in others)))
    if not printed:
        return None
    meant = min(printed, key=lambda name: (-printed[name], name))
    lent = read(reading.text, Kind.QUANTITY, unit=meant)
    return lent if lent.unit == unit else None


# ---------------------------------------------------------------- the verdict


def conflict(a: Reading, b: Reading, meeting: Meeting = meets) -> Verdict:
    """Whether two readings of one question can both be true.

    meeting: whether two cuts agree; names and sets agree in their own way.
    """
    pair = alike(a, b)
    if pair is None:
        return Verdict.UNKNOWN
    a, b = pair
    if a.kind == Kind.NAME:
        if a.names & b.names:
            return Verdict.COMPATIBLE
        return _unless_unsure(a, b)
    if Kind.SET in (a.kind, b.kind) and meeting is meets:
        return _between_sets(a, b)
    return _by_cuts(a, b, meeting)


def _by_cuts(a: Reading, b: Reading, meeting: Meeting) -> Verdict:
    if meeting(a.strict, b.strict):
        return Verdict.COMPATIBLE
    return Verdict.TENSION if meeting(a.lenient, b.lenient) else _unless_unsure(a, b)


def _unless_unsure(a: Reading, b: Reading) -> Verdict:
    """A contradiction, unless one of the sources doubts its own value."""
    return Verdict.TENSION if a.unsure or b.unsure else Verdict.CONTRADICTION


def _between_sets(a: Reading, b: Reading) -> Verdict:
    """Two sets conflict by number, or where a complete list lacks a member.

    With n = |S| and K the members known: contradiction iff |K| > n at most, or K is not
    within a closed list, or the numbers differ (theory, section 4).
    """
    one, other = a.listing or Listing(), b.listing or Listing()
    if (one.closed and not other.members <= one.members) or (
        other.closed and not one.members <= other.members
    ):
        return _unless_unsure(a, b)
    # whether one list of names is longer than the count beside it is that list's own affair
    known = float(len(one.members | other.members)) if one.members != other.members else 0.0
    at_least: Cut = (Interval(known, float("inf"), high_closed=False),)
    return _by_cuts(a, b, lambda cut, against: meets(intersection(cut, against), at_least))


# ---------------------------------------------------------------- the degree


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
    pair = alike(a, b)
    if pair is None:
        return None
    a, b = pair
    verdict = conflict(a, b, meeting)
    strict, lenient = thresholds()
    if a.kind == Kind.NAME or Kind.SET in (a.kind, b.kind):
        return {Verdict.COMPATIBLE: 1.0, Verdict.TENSION: lenient}.get(verdict, 0.0)

    def agree(possibility: float) -> bool:
        return meeting(cut_at(a, possibility), cut_at(b, possibility))

    if verdict == Verdict.CONTRADICTION:
        return 0.0
    low, high = (strict, 1.0) if verdict == Verdict.COMPATIBLE else (lenient, strict)
    if verdict == Verdict.COMPATIBLE and agree(high):
        return high
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if agree(middle):
            low = middle
        else:
            high = middle
    found = round(low, 3)
    # a tension stays below the strict threshold, also when rounded
    return found if verdict == Verdict.COMPATIBLE or found < strict else strict - 0.001


def not_below(earlier: Cut, later: Cut) -> bool:
    """Whether some value of `later` is as large as some value of `earlier` (cumulative counts)."""
    if not earlier or not later:
        return False
    low = earlier[0]
    high = max(later, key=lambda each: (each.high, each.high_closed))
    return low.low < high.high or (low.low == high.high and low.low_closed and high.high_closed)
