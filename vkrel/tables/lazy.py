"""Claims of a table that are kept as cells until somebody asks for them.

Most slots of a table agree. To see that, their values are enough: a claim with its id, its
place and its quote is made for the slots in conflict, and for whoever looks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import repeat
from typing import TYPE_CHECKING, overload

import attrs

from vkrel.model.claim import Claim
from vkrel.model.places import Position
from vkrel.model.slot import Qualifiers, Slot
from vkrel.model.subject import Subject
from vkrel.values.reading import Reading

if TYPE_CHECKING:  # a registry knows lazy claims; who has none need not load what makes them
    from vkrel.tables.kinds import ColumnKind
    from vkrel.tables.roles import LongTable

NOBODY: frozenset[str] = frozenset()


@attrs.frozen(eq=False, kw_only=True)
class Attribute:
    """The claims of one attribute: the rows of a table `at` which they stand, and what they share.

    type: what a row speaks of, where it does not say so. field: the attribute as part of a slot.
    names: what each value may stand for.
    figures: the values of which the source alone tells day and month apart; orders: how, by source.
    """

    table: LongTable
    file: str
    type: str
    field: str
    kind: ColumnKind
    at: Sequence[int]
    names: Mapping[str, frozenset[str]] = attrs.field(factory=dict)
    figures: frozenset[str] = frozenset()
    orders: Mapping[str, str] = attrs.field(factory=dict)
    meanings: dict[Hashable, Reading] = attrs.field(factory=dict)

    def claim(self, at: int, slot: Slot) -> Claim:
        """The claim of a row, which answers the question `slot`."""
        table, kind = self.table, self.kind
        value, row = table.value[at], table.row[at]
        return Claim(
            source=table.source[at],
            line=table.line[at] if table.line else row,
            quote=table.quote[at] if table.quote else "",
            slot=slot,
            value=value,
            kind=kind.kind,
            unit=self._unit(at) if table.unit else kind.unit,
            discrete=kind.discrete,
            tolerance=kind.tolerance,
            many=kind.many,
            names=self.names.get(value, NOBODY),
            speaker=table.speaker[at] if table.speaker else "",
            record=row,
            place=Position(self.file, row),
            order=self._order(at) if self.figures else kind.order,
        )

    def slots(self) -> dict[Slot, LazyClaims]:
        """The claims of each slot."""
        table = self.table
        types = map(table.type.__getitem__, self.at) if table.type else repeat(self.type)
        subjects = map(table.subject.__getitem__, self.at)
        qualifiers = map(table.qualifiers.__getitem__, self.at)
        rows: defaultdict[tuple[str, str, Qualifiers], list[int]] = defaultdict(list)
        for at, key in zip(self.at, zip(types, subjects, qualifiers, strict=False), strict=True):
            rows[key].append(at)
        slots = {}
        for (type_, subject, printed), positions in rows.items():
            slot = Slot(Subject.parse(type_, subject), self.field, printed)
            slots[slot] = LazyClaims(self, slot, positions)
        return slots

    @cached_property
    def alike(self) -> Sequence[Hashable] | Mapping[int, Hashable]:
        """By row what decides the meaning of its value, its source aside."""
        if self.table.unit or self.figures:
            value = self.table.value
            return {at: (value[at], self._unit(at), self._order(at)) for at in self.at}
        return self.table.value

    def _unit(self, at: int) -> str:
        units = self.table.unit
        return (units[at] if units else "") or self.kind.unit

    def _order(self, at: int) -> str:
        if self.kind.order or self.table.value[at] not in self.figures:
            return self.kind.order
        return self.orders.get(self.table.source[at], "")


class LazyClaims(Sequence[Claim]):
    """The claims of one slot of a table, made when somebody looks at them."""

    __slots__ = ("_attribute", "_rows", "_slot")

    def __init__(self, attribute: Attribute, slot: Slot, rows: list[int]) -> None:
        """Keep the rows of an attribute that answer one question."""
        self._attribute = attribute
        self._slot = slot
        self._rows = rows

    @overload
    def __getitem__(self, index: int) -> Claim: ...
    @overload
    def __getitem__(self, index: slice) -> list[Claim]: ...
    def __getitem__(self, index: int | slice) -> Claim | list[Claim]:
        if isinstance(index, slice):
            return [self._attribute.claim(at, self._slot) for at in self._rows[index]]
        return self._attribute.claim(self._rows[index], self._slot)

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Claim]:
        return (self._attribute.claim(at, self._slot) for at in self._rows)

    @property
    def many(self) -> bool:
        """Whether several of the values can be true at once."""
        return self._attribute.kind.many

    @property
    def kind(self) -> str:
        """How the values are read."""
        return self._attribute.kind.kind

    def readings(self, reading: Callable[[Claim], Reading]) -> list[Reading]:
        """What the values mean, where it does not depend on their sources."""
        alike, meanings = self._attribute.alike, self._attribute.meanings
        readings = []
        for at in self._rows:
            key = alike[at]
            meaning = meanings.get(key)
            if meaning is None:
                meaning = meanings[key] = reading(self._attribute.claim(at, self._slot))
            readings.append(meaning)
        return readings


def many(claims: Sequence[Claim]) -> bool:
    """Whether the claims of a slot can all be true, whatever they say."""
    return claims.many if isinstance(claims, LazyClaims) else claims[0].many


def kinds(claims: Sequence[Claim]) -> Iterable[str]:
    """How the value of each claim is read."""
    if isinstance(claims, LazyClaims):
        return repeat(claims.kind, len(claims))
    return (claim.kind for claim in claims)
