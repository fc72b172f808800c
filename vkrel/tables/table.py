"""The claims of a table, in its store until somebody asks for them.

Most questions of a table have answers that agree. Which may not is told in SQL (`prune.sql`),
from what their values mean; claims are made for these alone, and for whoever looks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from vkrel.model.claim import Claim
from vkrel.model.places import Position
from vkrel.model.slot import Slot
from vkrel.model.subject import Subject
from vkrel.tables.attribute import Attribute
from vkrel.tables.cells import Cells
from vkrel.tables.contexts import Contexts
from vkrel.tables.grid import Log

QUESTION = ("type", "subject", "attribute", "part")
# What decides the meaning of a value, the source that gives it aside.
MEANING = ("attribute", "value", "unit", "context")


@attrs.frozen(kw_only=True, eq=False)
class Table:
    """What a table holds, with what its attributes are.

    stated: the table of the cells that are claims.
    questions: the table of the questions that may be in conflict; not_understood: the table of
        the values that have a reader which did not understand them.
    values: how many claims have a value with a reader; unread: how many of them nobody understood.
    """

    log: Log
    cells: Cells
    stated: str
    attributes: Mapping[str, Attribute]
    contexts: Contexts
    questions: str = ""
    not_understood: str = ""
    values: int = 0
    unread: int = 0

    def __len__(self) -> int:
        return int(self.cells.store.rows(f"select count(*) from {self.stated}")[0][0])

    def claims(self) -> Iterator[Claim]:
        """Every claim."""
        return self._made("")

    def survivors(self) -> Iterator[Claim]:
        """The claims of all questions that may be in conflict."""
        kept = f"(from {self.stated} semi join {self.questions} using ({', '.join(QUESTION)}))"
        return self._made(self.contexts.of(kept))

    def unread_claims(self) -> Iterator[Claim]:
        """The claims with values that were not understood."""
        every = self.contexts.of(self.stated)
        return self._made(f"{every} semi join {self.not_understood} using ({', '.join(MEANING)})")

    def claim(self, attribute: str, value: str, unit: str, context: int, **placed: Any) -> Claim:
        """A claim: all that decides what its value means, and what else is known of it.

        placed: source, slot, line, quote and whatever else a claim has.
        """
        known = self.attributes[attribute]
        kind, beside = known.kind, self.contexts.all[context]
        return Claim(
            value=value,
            kind=known.kind_of(value),
            unit=unit or kind.unit,
            discrete=kind.discrete,
            tolerance=kind.tolerance,
            many=kind.many,
            names=known.names_of(value),
            order=kind.order or beside.order,
            habit=beside.habit,
            **placed,
        )

    def _made(self, kept: str) -> Iterator[Claim]:
        rows = self.cells.store.rows(
            "select type, subject, attribute, qualifiers, source, value, unit, context, file, "
            f"line, own_line, quote, speaker from {kept or self.contexts.of(self.stated)}"
        )
        slots: dict[tuple[str, str, str, int], Slot] = {}
        for type_, subject, attribute, qualifiers, source, value, unit, context, *placed in rows:
            file, line, own_line, quote, speaker = placed
            key = type_, subject, attribute, qualifiers
            if key not in slots:
                known = self.attributes[attribute]
                slots[key] = Slot(
                    Subject.parse(type_, subject), known.field, self.cells.qualifiers[qualifiers]
                )
            yield self.claim(
                attribute,
                value,
                unit,
                context,
                slot=slots[key],
                source=source,
                line=own_line,
                quote=quote,
                speaker=speaker,
                record=line,
                place=Position(self.cells.files[file], line),
            )
