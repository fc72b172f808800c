"""One slot: which of its readings cannot be true together, and which can.

Intervals on a line have Helly number two: all meet exactly where every pair meets, so one
pass finds a witness, the pair of the greatest lower end and the smallest upper end.
Camps are a minimum clique cover, greedy by upper end (Gavril 1972; Golumbic 1980).
Cuts with gaps, names and sets have no such order and are compared in pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import combinations
from math import inf

import attrs

from vkrel.values.conflict import conflict
from vkrel.values.interval import EVERYTHING, Cut, Interval, is_empty, meets, overlap
from vkrel.values.reading import Reading

PAIRWISE_KINDS = frozenset({"name", "set"})
CLOCKS = frozenset({"minute", "minute-of-day"})  # a time of day and one with its date


@attrs.frozen
class Conflict:
    """A slot whose readings cannot all be true.

    severity: contradiction (lenient cuts do not meet) or tension (strict cuts do not).
    witness: the positions of a pair that proves it.
    camps: positions that can be true together; a vague reading may stand in several.
    """

    severity: str
    witness: tuple[int, int]
    camps: tuple[tuple[int, ...], ...]


def conflict_of(readings: Sequence[Reading]) -> Conflict | None:
    """The conflict among readings of one slot, or None.

    The order of `readings` breaks ties only, so callers sort claims by id first.
    Readings that are unknown, or of another unit than the first known one, take no part.
    Readings that mean the same are compared once.
    """
    groups = _alike(readings)
    if len(groups) < 2:
        return None
    found = _conflict_between([readings[each[0]] for each in groups])
    if found is None:
        return None
    one, other = found.witness
    return Conflict(
        found.severity,
        (groups[one][0], groups[other][0]),
        tuple(tuple(sorted(p for each in camp for p in groups[each])) for camp in found.camps),
    )


def agree(readings: Iterable[Reading]) -> bool:
    """A quick look: True only where `conflict_of` finds nothing, for most slots that agree."""
    distinct = set(readings)
    if len(distinct) < 2:
        return True
    low, high, low_closed, high_closed = -inf, inf, True, True
    shapes = set()
    names: frozenset[str] | None = None
    for each in distinct:
        if each.kind == "unknown":
            continue
        shapes.add((each.kind in PAIRWISE_KINDS, each.unit))
        if each.kind == "name":
            names = each.names if names is None else names & each.names
        elif each.kind == "set" or len(each.strict) != 1:
            return False
        ((one_low, one_high, one_low_closed, one_high_closed),) = each.strict
        if one_low > low or (one_low == low and not one_low_closed):
            low, low_closed = one_low, one_low_closed
        if one_high < high or (one_high == high and not one_high_closed):
            high, high_closed = one_high, one_high_closed
    if len(shapes) > 1 or (names is not None and not names):
        return False
    return low < high or (low == high and low_closed and high_closed)


def comparable(readings: Sequence[Reading]) -> list[int]:
    """The positions of readings that can be compared: the largest group of one unit."""
    groups: dict[tuple[str, str], list[int]] = {}
    for position, reading in enumerate(readings):
        shape = _shape(reading)
        if shape is not None:
            groups.setdefault(shape, []).append(position)
    return max(groups.values(), key=len, default=[])


def _alike(readings: Sequence[Reading]) -> list[list[int]]:
    """The positions of comparable readings, those of one meaning together."""
    same: dict[int, list[int]] = {}
    for position, reading in enumerate(readings):
        same.setdefault(id(reading), []).append(position)
    units: dict[tuple[str, str], list[list[int]]] = {}
    for positions in same.values():
        shape = _shape(readings[positions[0]])
        if shape is not None:
            units.setdefault(shape, []).append(positions)
    largest = max(units.values(), key=lambda each: sum(map(len, each)), default=[])
    alike: dict[object, list[int]] = {}
    for positions in largest:
        alike.setdefault(_meaning(readings[positions[0]]), []).extend(positions)
    return [sorted(each) for each in alike.values()]


def _shape(reading: Reading) -> tuple[str, str] | None:
    """What readings share that can be compared; None for one that is not known."""
    if reading.kind == "unknown":
        return None
    shape = reading.kind if reading.kind in PAIRWISE_KINDS else "line"
    return shape, "clock" if reading.unit in CLOCKS else reading.unit


def _meaning(reading: Reading) -> object:
    """What two readings share where no comparison can tell them apart."""
    if reading.kind == "name":
        return (reading.names, reading.unsure)
    if reading.kind == "set":
        return id(reading)
    return (reading.unit, reading.strict, reading.lenient, reading.unsure)


def _conflict_between(readings: Sequence[Reading]) -> Conflict | None:
    """The conflict among readings that can be compared and differ."""
    if (
        any(each.kind in PAIRWISE_KINDS for each in readings)
        or len({each.unit for each in readings}) > 1
    ):
        return _in_pairs(readings)
    for severity, cuts in (
        ("contradiction", [_lenient(each) for each in readings]),
        ("tension", [each.strict for each in readings]),
    ):
        if all(len(cut) == 1 for cut in cuts):
            intervals = [cut[0] for cut in cuts]
            found = _sweep(intervals)
            camps = _cover(intervals) if found else ()
        else:
            found = _first_apart(cuts)
            camps = _greedy_camps(len(cuts), partial(_meet_at, cuts)) if found else ()
        if found:
            return Conflict(severity, found, camps)
    return None


def _lenient(reading: Reading) -> Cut:
    """A source that doubts its own value contradicts nobody."""
    return EVERYTHING if reading.unsure else reading.lenient


def _sweep(intervals: Sequence[Interval]) -> tuple[int, int] | None:
    """The pair of the greatest lower end and the smallest upper end, where they are apart."""
    last = max(
        range(len(intervals)),
        key=lambda each: (intervals[each].low, not intervals[each].low_closed, -each),
    )
    first = min(
        range(len(intervals)),
        key=lambda each: (intervals[each].high, intervals[each].high_closed, each),
    )
    if is_empty(overlap(intervals[first], intervals[last])):
        return first, last
    return None


def _cover(intervals: Sequence[Interval]) -> tuple[tuple[int, ...], ...]:
    """Fewest points that meet every interval; each point's intervals are a camp."""
    rest = sorted(
        range(len(intervals)),
        key=lambda each: (intervals[each].high, intervals[each].high_closed, each),
    )
    camps = []
    while rest:
        common = intervals[rest[0]]
        for each in rest[1:]:
            shared = overlap(common, intervals[each])
            if not is_empty(shared) and shared.high == intervals[rest[0]].high:
                common = shared
        camp = tuple(
            each for each in range(len(intervals)) if not is_empty(overlap(common, intervals[each]))
        )
        camps.append(camp)
        rest = [each for each in rest if each not in camp]
    return tuple(camps)


def _meet_at(cuts: Sequence[Cut], a: int, b: int) -> bool:
    return meets(cuts[a], cuts[b])


def _first_apart(cuts: Sequence[Cut]) -> tuple[int, int] | None:
    for a, b in combinations(range(len(cuts)), 2):
        if not meets(cuts[a], cuts[b]):
            return a, b
    return None


def _in_pairs(readings: Sequence[Reading]) -> Conflict | None:
    worst: tuple[str, tuple[int, int]] | None = None
    for a, b in combinations(range(len(readings)), 2):
        verdict = conflict(readings[a], readings[b])
        if verdict == "contradiction" or (verdict == "tension" and worst is None):
            worst = verdict, (a, b)
            if verdict == "contradiction":
                break
    if worst is None:
        return None
    severity, witness = worst
    bad = {"contradiction"} if severity == "contradiction" else {"contradiction", "tension"}
    camps = _greedy_camps(len(readings), lambda a, b: conflict(readings[a], readings[b]) not in bad)
    return Conflict(severity, witness, camps)


def _greedy_camps(count: int, together: Callable[[int, int], bool]) -> tuple[tuple[int, ...], ...]:
    """Camps without an order to sweep along: each joins the camps that it agrees with."""
    seeds: list[list[int]] = []
    for each in range(count):
        homes = [camp for camp in seeds if all(together(each, other) for other in camp)]
        if homes:
            homes[0].append(each)
        else:
            seeds.append([each])
    return tuple(
        tuple(
            sorted(
                {*camp}
                | {
                    each
                    for each in range(count)
                    if each not in camp and all(together(each, other) for other in camp)
                }
            )
        )
        for camp in seeds
    )
