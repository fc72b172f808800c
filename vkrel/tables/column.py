"""Claims of a table that are kept as cells until somebody asks for them.

Most slots of a table agree. To see that, their values are enough: a claim with its id, its
place and its quote is made for the slots in conflict, and for whoever looks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import overload

import attrs

from vkrel.model.claim import Claim
from vkrel.model.places import Place
from vkrel.model.slot import Qualifiers, Slot
from vkrel.model.subject import Subject
from vkrel.values.reading import Reading

NOBODY: frozenset[str] = frozenset()


@attrs.define(eq=False, kw_only=True)
class Column:
    """The claims of one attribute: what they share, and the cells of the rows `at`.

    The sequences hold the whole table; names gives what each value may stand for.
    """

    type: str
    field: str
    kind: str
    unit: str
    discrete: bool
    many: bool
    names: Mapping[str, frozenset[str]]
    place: str
    at: Sequence[int]
    sources: Sequence[str]
    subjects: Sequence[str]
    values: Sequence[str]
    qualifiers: Sequence[Qualifiers]
    lines: Sequence[int]
    meanings: dict[str, Reading] = attrs.field(factory=dict)

    def claim(self, at: int, slot: Slot) -> Claim:
        """The claim of a row, which answers the question `slot`."""
        value, line = self.values[at], self.lines[at]
        return Claim(
            source=self.sources[at], line=line, quote="", slot=slot, value=value, kind=self.kind,
            unit=self.unit, discrete=self.discrete, many=self.many,
            names=self.names.get(value, NOBODY), record=line, place=Place(self.place, line),
        )  # fmt: skip

    def slots(self) -> dict[Slot, Cells]:
        """The rows of each slot."""
        rows: dict[tuple[str, Qualifiers], list[int]] = {}
        subjects, qualifiers = self.subjects, self.qualifiers
        for at in self.at:
            key = (subjects[at], qualifiers[at])
            known = rows.get(key)
            if known is None:
                rows[key] = [at]
            else:
                known.append(at)
        slots = {}
        for (subject, printed), positions in rows.items():
            slot = Slot(Subject.parse(self.type, subject), self.field, printed)
            slots[slot] = Cells(self, slot, positions)
        return slots


class Cells(Sequence[Claim]):
    """The claims of one slot of a table, made when somebody looks at them."""

    __slots__ = ("_claims", "_column", "_rows", "_slot")

    def __init__(self, column: Column, slot: Slot, rows: list[int]) -> None:
        """Keep the rows of a column that answer one question."""
        self._column = column
        self._slot = slot
        self._rows = rows
        self._claims: list[Claim] | None = None

    @overload
    def __getitem__(self, index: int) -> Claim: ...
    @overload
    def __getitem__(self, index: slice) -> list[Claim]: ...
    def __getitem__(self, index: int | slice) -> Claim | list[Claim]:
        return self._made()[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Claim]:
        return iter(self._made())

    @property
    def many(self) -> bool:
        """Whether several of the values can be true at once."""
        return self._column.many

    def first(self) -> Claim:
        """A claim like the first one, to see what all of them share; none is kept."""
        return self._column.claim(self._rows[0], self._slot)

    def readings(self, reading: Callable[[Claim], Reading]) -> list[Reading]:
        """What the values mean, where it does not depend on who says them."""
        column = self._column
        values, meanings = column.values, column.meanings
        found = []
        for at in self._rows:
            value = values[at]
            meaning = meanings.get(value)
            if meaning is None:
                meaning = meanings[value] = reading(column.claim(at, self._slot))
            found.append(meaning)
        return found

    def _made(self) -> list[Claim]:
        if self._claims is None:
            self._claims = [self._column.claim(at, self._slot) for at in self._rows]
        return self._claims


def first(claims: Sequence[Claim]) -> Claim:
    """A claim that shows what all claims of a slot share."""
    return claims.first() if isinstance(claims, Cells) else claims[0]


def many(claims: Sequence[Claim]) -> bool:
    """Whether the claims of a slot can all be true, whatever they say."""
    return claims.many if isinstance(claims, Cells) else claims[0].many
