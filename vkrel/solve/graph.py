"""What belongs together because it is joined, directly or through others (union and find)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

Item = TypeVar("Item")
T = TypeVar("T", bound=Hashable)


class Groups(Generic[T]):
    """Members in groups that grow together; a member that nothing joins is a group of its own."""

    def __init__(self) -> None:
        """Nobody is known yet."""
        self._above: dict[T, T] = {}

    def of(self, member: T) -> T:
        """The member that stands for the group of this one."""
        above = self._above
        root = above.setdefault(member, member)
        while above[root] != root:
            root = above[root]
        while above[member] != root:
            above[member], member = root, above[member]
        return root

    def join(self, members: Iterable[T]) -> bool:
        """Make one group of the groups of some members; False where two were in one already."""
        first, *rest = members
        self.of(first)
        apart = True
        for member in rest:
            one, other = self.of(first), self.of(member)
            if one == other:
                apart = False
            else:
                self._above[other] = one
        return apart

    def members(self) -> list[list[T]]:
        """Every group, its members in the order in which they came."""
        groups: defaultdict[T, list[T]] = defaultdict(list)
        for member in self._above:
            groups[self.of(member)].append(member)
        return list(groups.values())


def components(items: Iterable[Item], members: Callable[[Item], Iterable[str]]) -> list[list[Item]]:
    """Items that share members, directly or through others, in the order of their least one."""
    known = [(item, list(members(item))) for item in items]
    tied: Groups[str] = Groups()
    for _, names in known:
        tied.join(names)
    least = {tied.of(names[0]): min(names) for names in tied.members()}
    found: defaultdict[str, list[Item]] = defaultdict(list)
    for item, names in known:
        found[least[tied.of(names[0])]].append(item)
    return [found[name] for name in sorted(found)]
