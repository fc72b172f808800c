"""QuickXplain: a minimal conflict of a larger one, with few questions (Junker 2004).

For a minimal conflict of k out of n items it asks O(k log(n / k)) times whether some items
cannot all hold. Of several conflicts it gives one among the first items.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T", bound=Hashable)
Found = TypeVar("Found")


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


def several(
    items: Sequence[T],
    conflict: Callable[[Sequence[T]], tuple[Collection[T], Found] | None],
    limit: int,
) -> Iterator[Found]:
    """Different minimal conflicts: leave out one member of a known one, ask again.

    `conflict` gives the members of a minimal conflict of the items that it is given and what is
    told of it, or None. This asks up to so many times, breadth first, and finds some of them, not
    all: their number is exponential.
    """
    known: set[frozenset[T]] = set()
    tried: set[frozenset[T]] = {frozenset()}
    waiting = deque(tried)
    while waiting and limit > 0:
        without = waiting.popleft()
        limit -= 1
        found = conflict([each for each in items if each not in without])
        if found is None:
            continue
        members, told = found
        if frozenset(members) not in known:
            known.add(frozenset(members))
            yield told
        further = [less for each in members if (less := without | {each}) not in tried]
        tried.update(further)
        waiting.extend(further)
