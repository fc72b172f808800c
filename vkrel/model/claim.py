"""A claim: one value or printed relation that a source states in one place. An answer reads it.

Wide when written, long after loading: files, tables and Python all end in these rows.
"""

from __future__ import annotations

from functools import cached_property
from hashlib import blake2b
from typing import Any

import attrs

from vkrel.model.places import Position
from vkrel.model.slot import Qualifiers, Slot
from vkrel.model.subject import Subject
from vkrel.values.habit import NO_HABIT, Habit, habit
from vkrel.values.read import read
from vkrel.values.reading import Reading
from vkrel.values.tolerance import checked
from vkrel.values.verdict import Kind


@attrs.frozen(cache_hash=True)
class Claim:
    """One row of the registry; frozen, and its id is computed from what it says.

    source, line, quote: who says it, on which line (1-based, None without lines), in which phrase.
    slot: the question that it answers.
    value: as printed.
    kind: how the value is read ("date", "quantity", "name" ...); "target" for a printed relation.
    unit, discrete: what a bare number counts, from the measure.
    tolerance: how far apart two amounts may lie that agree, from the measure.
    many: several different values can be true at once.
    names: the vocabulary ids that a name may stand for.
    target: the subject that a relation points to.
    tied: for a relation, the subjects that it holds for; for a total, the slots of its parts.
    speaker: whom the source quotes.
    see, also: lines that it leans on; lines that repeat it.
    record: which record of its source it comes from.
    place: where the claim is written, for messages.
    implied: qualifiers that the text leaves to its date ("currently").
    order: of day and month in figures ("dmy", "mdy"), where the source settles it.
    habit: how far its source rounds in this attribute, and which mark is decimal; or its text.
    repeat: 1, or which of several verbatim repeats it is; a registry counts them.
    """

    source: str
    line: int | None
    quote: str
    slot: Slot
    value: str
    kind: str = ""
    unit: str = ""
    discrete: bool = False
    tolerance: str = attrs.field(default="", validator=checked)
    many: bool = False
    names: frozenset[str] = frozenset()
    target: Subject | None = None
    tied: tuple[Subject | Slot, ...] = ()
    speaker: str = ""
    see: tuple[int, ...] = ()
    also: tuple[int, ...] = ()
    record: int = 0
    place: Position | None = attrs.field(default=None, eq=False)
    implied: tuple[str, ...] = ()
    order: str = ""
    habit: Habit = attrs.field(default=NO_HABIT, converter=habit)
    repeat: int = 1

    @property
    def subject(self) -> Subject:
        """What the claim speaks of."""
        return self.slot.subject

    @property
    def type(self) -> str:
        """The type of its record."""
        return self.slot.subject.type

    @property
    def field(self) -> str:
        """The field of its record."""
        return self.slot.field

    @property
    def qualifiers(self) -> Qualifiers:
        """The printed qualifiers that separate its slot from others."""
        return self.slot.qualifiers

    @property
    def origin(self) -> tuple[str, int]:
        """The record that it comes from: the source, and the number there."""
        return self.source, self.record

    @cached_property
    def stem(self) -> str:
        """The id without the number of a verbatim repeat: source and a hash of what is said."""
        digest = blake2b(f"{self.slot}\0{self.value}\0{self.quote}".encode(), digest_size=4)
        return f"{self.source}:{digest.hexdigest()}"

    @property
    def id(self) -> str:
        """The same wherever the same is said: "002:94b8abda", "#2" for a verbatim repeat."""
        return self.stem if self.repeat == 1 else f"{self.stem}#{self.repeat}"

    def reading(self, written: str = "", language: str = "") -> Reading:
        """What the value means in this language; "last year" is read against the date `written`."""
        return read(
            self.value,
            # what answers one question is held against another length, not against two dates
            "length" if self.kind == Kind.DURATION else self.kind,
            written=written,
            language=language,
            unit=self.unit,
            discrete=self.discrete,
            tolerance=self.tolerance,
            order=self.order,
            habit=self.habit,
        )

    @property
    def quantity(self) -> Any:
        """The value as a pint quantity, to convert and print; raises ValueError where it is none.

        A hedged or rounded value gives the printed number: its range is in the reading.
        """
        return self.reading().quantity

    def __repr__(self) -> str:
        at = self.source if self.line is None else f"{self.source}:{self.line}"
        return f"<Claim {self.id} at {at}: {self.slot} = {self.value!r}>"


@attrs.frozen(eq=False)
class Answer:
    """What a claim answers to the question of its slot: the claim, and what its value means."""

    claim: Claim
    reading: Reading
