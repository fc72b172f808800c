"""QuickXplain: a minimal conflict of a larger one, with few questions (Junker 2004).

For a minimal conflict of k out of n items it asks O(k log(n / k)) times whether some items
cannot all hold. Of several conflicts it gives one among the first items.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


def minimal(items: Sequence[T], impossible: Callable[[Sequence[T]], bool]) -> tuple[T, ...] | None:
    """A minimal set of items that is impossible, in their order; None where all are possible.

    `impossible` must not become false when items are added.
    """
    if not impossible(items):
        return None
    if impossible(()):
        return ()
    found = set(_conflict((), False, tuple(range(len(items))), items, impossible))
    return tuple(item for number, item in enumerate(items) if number in found)


def _conflict(
    background: tuple[int, ...],
    grown: bool,
    rest: tuple[int, ...],
    items: Sequence[T],
    impossible: Callable[[Sequence[T]], bool],
) -> tuple[int, ...]:
    if grown and impossible([items[each] for each in background]):
        return ()
    if len(rest) == 1:
        return rest
    half = len(rest) // 2
    first, second = rest[:half], rest[half:]
    in_second = _conflict((*background, *first), bool(first), second, items, impossible)
    in_first = _conflict((*background, *in_second), bool(in_second), first, items, impossible)
    return (*in_first, *in_second)


def others(
    items: Sequence[T],
    first: Sequence[T],
    conflict: Callable[[Sequence[T]], Sequence[T] | None],
    limit: int,
) -> Iterator[tuple[T, ...]]:
    """Further minimal conflicts: leave out one member of a known one, ask again.

    `conflict` gives a minimal conflict of the items that it is given, or None.
    This finds some of them, breadth first, not all: their number is exponential.
    """
    places = {id(each): number for number, each in enumerate(items)}
    known = {frozenset(id(each) for each in first)}
    waiting: list[tuple[frozenset[int], Sequence[T]]] = [(frozenset(), first)]
    asked: set[frozenset[int]] = set()
    while waiting and limit > 0:
        without, found = waiting.pop(0)
        for member in found:
            left_out = without | {id(member)}
            if left_out in asked:
                continue
            asked.add(left_out)
            if limit <= 0:
                return
            limit -= 1
            again = conflict([each for each in items if id(each) not in left_out])
            if again is None:
                continue
            waiting.append((left_out, again))
            key = frozenset(id(each) for each in again)
            if key not in known:
                known.add(key)
                yield tuple(sorted(again, key=lambda each: places[id(each)]))
