"""What is not read: a first look at every value, which makes no claims of a table.

Some values state nothing that could be compared (a text, "n/a"); some are understood and cannot
be ("31 April 2020"). What is left are values with words that no reader understood.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import Any

import attrs

from vkrel.model.claim import Answer
from vkrel.model.slot import Slot
from vkrel.registry.registry import Registry
from vkrel.values.reading import WITHOUT_READER, Reading, is_unread
from vkrel.values.verdict import Kind


@attrs.frozen
class FirstLook:
    """How many values there are to read, and which slots hold some that cannot be read, or be.

    unread: how many of them each slot holds.
    """

    values: int = 0
    unread: Mapping[Slot, int] = attrs.field(factory=dict)
    impossible: tuple[Slot, ...] = ()


def first_look(slots: Iterable[tuple[Slot, Iterable[tuple[str, Reading]]]]) -> FirstLook:
    """A look at the values of slots, each value with its kind and its reading."""
    known = 0
    unread: Counter[Slot] = Counter()
    impossible: Counter[Slot] = Counter()
    for slot, values in slots:
        for kind, reading in values:
            if kind in WITHOUT_READER:
                continue
            if reading.kind is not Kind.UNKNOWN:  # as nearly all are
                known += 1
            elif reading.impossible:
                impossible[slot] += 1
            elif not reading.understood:
                unread[slot] += 1
    total = known + unread.total() + impossible.total()
    return FirstLook(total, unread, tuple(impossible))


class Unread(Collection[Answer]):
    """The answers with values that nobody understood, by source and line; the reading says why.

    values: how many values there were to read.
    """

    def __init__(self, values: int = 0, unread: int = 0, answers: Iterable[Answer] = ()) -> None:
        """So many of the values are unread; `answers` are looked at when somebody wants them."""
        self.values = values
        self._unread = unread
        self._from = answers

    @cached_property
    def _answers(self) -> tuple[Answer, ...]:
        unread = (each for each in self._from if is_unread(each.claim.kind, each.reading))
        return tuple(sorted(unread, key=_by_place))

    def __len__(self) -> int:
        return self._unread

    def __iter__(self) -> Iterator[Answer]:
        return iter(self._answers)

    def __contains__(self, answer: object) -> bool:
        return answer in self._answers

    def __repr__(self) -> str:
        return f"<Unread: {len(self):,} of {self.values:,} values>"

    def __getstate__(self) -> dict[str, Any]:
        """What is left of it elsewhere: the answers, not the registry that they come from."""
        return {"_answers": self._answers, "_unread": self._unread, "values": self.values}


def unread_of(registry: Registry) -> Unread:
    """What was not understood in the tables of a registry; claims are made for whoever looks."""

    def answers() -> Iterator[Answer]:
        found = chain.from_iterable(table.unread_claims() for table in registry.tables)
        for slot in {claim.slot for claim in found}:
            for claim in registry.number(slot):
                yield Answer(claim, registry.reading(claim))

    values = sum(table.values for table in registry.tables)
    return Unread(values, sum(table.unread for table in registry.tables), answers())


def _by_place(answer: Answer) -> tuple[str, int, str]:
    return answer.claim.source, answer.claim.line or 0, answer.claim.id
