"""Camps: who can be true together.

Intervals on a line have Helly number two: all meet exactly where every pair meets, so the
largest camps are who stands over one stretch of the line, and one pass finds them all. The
fewest of them that hold everybody are a minimum clique cover, greedy by upper end (Gavril 1972;
Golumbic 1980). Cuts with gaps, names and lists have no such order and are compared in pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from vkrel.values.interval import Cut, Interval, is_empty, overlap

Camp = tuple[int, ...]  # positions, in their order


def largest(cuts: Sequence[Cut]) -> list[Camp]:
    """The largest camps that share a value, from left to right."""
    camps = list(_over_the_line(cuts))
    return camps if all(len(cut) == 1 for cut in cuts) else not_within_others(camps)


def fewest(intervals: Sequence[Interval]) -> list[Camp]:
    """As few of the largest camps as hold every interval, from left to right."""
    last: dict[int, Camp] = {
        position: camp for camp in largest([(each,) for each in intervals]) for position in camp
    }
    chosen: list[Camp] = []
    held: set[int] = set()
    for position in _by_upper_end(intervals):
        if position not in held:
            chosen.append(last[position])
            held.update(last[position])
    return chosen


def extremes(intervals: Sequence[Interval]) -> tuple[int, int] | None:
    """The pair of the smallest upper end and the greatest lower end, where they are apart."""
    first = _by_upper_end(intervals)[0]
    last = max(
        range(len(intervals)),
        key=lambda each: (intervals[each].low, not intervals[each].low_closed, -each),
    )
    return (first, last) if is_empty(overlap(intervals[first], intervals[last])) else None


def in_pairs(
    count: int,
    together: Callable[[int, int], bool],
    marks: Callable[[int], Iterable[Hashable]] = lambda _: (0,),
) -> list[Camp]:
    """Camps without an order to sweep along: each joins the first camp that it agrees with.

    marks: two that share none surely do not agree, and are not asked.
    """
    seeds: list[list[int]] = []
    camps: defaultdict[Hashable, list[int]] = defaultdict(list)
    members: defaultdict[Hashable, list[int]] = defaultdict(list)
    for each in range(count):
        own = list(marks(each))
        for mark in own:
            members[mark].append(each)
        near = sorted({camp for mark in own for camp in camps[mark]})
        home = next((at for at in near if all(together(each, one) for one in seeds[at])), None)
        if home is None:
            home = len(seeds)
            seeds.append([])
        seeds[home].append(each)
        for mark in own:
            if not camps[mark] or camps[mark][-1] != home:
                camps[mark].append(home)
    for camp in seeds:
        held = set(camp)
        near = sorted({each for mark in marks(camp[0]) for each in members[mark]} - held)
        for each in near:
            if all(together(each, one) for one in camp):
                camp.append(each)
    return [tuple(sorted(camp)) for camp in seeds]


def not_within_others(camps: Iterable[Camp]) -> list[Camp]:
    """Camps that are no part of another one, the largest first."""
    kept: list[Camp] = []
    homes: defaultdict[int, list[frozenset[int]]] = defaultdict(list)
    for camp in sorted({each for each in camps if each}, key=lambda each: (-len(each), each)):
        members = frozenset(camp)
        if not any(members <= home for home in homes[camp[0]]):
            kept.append(camp)
            for position in camp:
                homes[position].append(members)
    return kept


def _over_the_line(cuts: Sequence[Cut]) -> Iterator[Camp]:
    """Who stands over each stretch of the line where somebody's upper end follows a lower one."""
    ends: list[tuple[float, int, int]] = []
    for position, cut in enumerate(cuts):
        for part in cut:
            # At one number: what ends before it, begins at it, ends at it, begins after it.
            ends.append((part.low, 1 if part.low_closed else 3, position))
            ends.append((part.high, 2 if part.high_closed else 0, position))
    ends.sort()
    over: Counter[int] = Counter()
    grown = False
    for _, place, position in ends:
        if place in {1, 3}:
            over[position] += 1
            grown = True
            continue
        if grown:
            yield tuple(sorted(over))
            grown = False
        over[position] -= 1
        if not over[position]:
            del over[position]


def _by_upper_end(intervals: Sequence[Interval]) -> list[int]:
    return sorted(
        range(len(intervals)),
        key=lambda each: (intervals[each].high, intervals[each].high_closed, each),
    )
