"""What is not read: a first look at every value, which makes no claims of a table.

Some values state nothing that could be compared (a text, "n/a"); some are understood and cannot
be ("31 April 2020"). What is left are values with words that no reader understood.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import Any

import attrs

from vkrel.model.claim import Answer
from vkrel.model.slot import Slot
from vkrel.registry.readings import WITHOUT_READER, is_unread
from vkrel.values.reading import Reading
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

    def __init__(
        self,
        look: FirstLook | None = None,
        answers: Callable[[Slot], Iterable[Answer]] = lambda _: (),
    ) -> None:
        """None without a first look; `answers` gives those to the question of a slot."""
        self._look = look or FirstLook()
        self._answers_to = answers
        self.values = self._look.values

    @cached_property
    def _answers(self) -> tuple[Answer, ...]:
        answers = chain.from_iterable(map(self._answers_to, self._look.unread))
        unread = (each for each in answers if is_unread(each.claim.kind, each.reading))
        return tuple(sorted(unread, key=_by_place))

    def __len__(self) -> int:
        return sum(self._look.unread.values())

    def __iter__(self) -> Iterator[Answer]:
        return iter(self._answers)

    def __contains__(self, answer: object) -> bool:
        return answer in self._answers

    def __repr__(self) -> str:
        return f"<Unread: {len(self):,} of {self.values:,} values>"

    def __getstate__(self) -> dict[str, Any]:
        """What is left of it elsewhere: the answers, not the registry that they come from."""
        return {"_look": self._look, "_answers": self._answers, "values": self.values}


def _by_place(answer: Answer) -> tuple[str, int, str]:
    return answer.claim.source, answer.claim.line or 0, answer.claim.id
