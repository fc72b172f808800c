"""A claim: one value, or one printed relation, that a source states in one place.

Wide when written, long after loading: files, tables and Python all end in these rows.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b
from typing import Any

import attrs

Qualifiers = tuple[tuple[str, str], ...]
SlotKey = tuple[str, str, str, Qualifiers]  # type, subject, field, qualifiers


@attrs.define(slots=True, eq=False)
class Claim:
    """One row of the registry.

    source, line, quote: who says it, on which line (1-based, None without lines), in which phrase.
    type, subject, field: the slot's parts: "partnership", "KR+VN/strategic", "date".
    value: as printed.
    qualifiers: (name, value as printed) pairs, sorted by name; those that separate slots only.
    kind: how the value is read ("date", "quantity", "name" ...); "target" for a printed relation.
    unit, discrete: what a bare number counts, from the measure.
    many: several different values can be true at once.
    names: the vocabulary ids that a name may stand for.
    target: the subject that a relation points to ("visit/lee-myung-bak/VN").
    tied: for a relation, the subjects (type/subject) that it holds for.
    speaker: whom the source quotes.
    see, also: lines that it leans on; lines that repeat it.
    record: which record of its source it comes from.
    place: the file and line where the claim is written, for messages.
    implied: qualifiers that the text leaves to its date ("currently").
    order: of day and month in figures ("dmy", "mdy"), where the source settles it.
    id: source and hash; the registry makes it when it is first asked for.
    """

    source: str
    line: int | None
    quote: str
    type: str
    subject: str
    field: str
    value: str
    qualifiers: Qualifiers = ()
    kind: str = ""
    unit: str = ""
    discrete: bool = False
    many: bool = False
    names: frozenset[str] = frozenset()
    target: str = ""
    tied: tuple[str, ...] = ()
    speaker: str = ""
    see: tuple[int, ...] = ()
    also: tuple[int, ...] = ()
    record: int = 0
    _place: str | Callable[[], str] = ""
    implied: tuple[str, ...] = ()
    order: str = ""
    id: str = ""

    @property
    def place(self) -> str:
        """The file and line where the claim is written; looked up when somebody asks."""
        return self._place if isinstance(self._place, str) else self._place()

    @property
    def thing(self) -> str:
        """What the claim speaks of: type and subject."""
        return f"{self.type}/{self.subject}"

    @property
    def question(self) -> str:
        """The slot without its qualifiers."""
        return f"{self.type}/{self.subject}#{self.field}"

    @property
    def slot(self) -> str:
        """The question that the claim answers: type, subject, field, qualifiers."""
        if not self.qualifiers:
            return self.question
        return self.question + "?" + "&".join(f"{name}={each}" for name, each in self.qualifiers)

    @property
    def quantity(self) -> Any:
        """The value as a pint quantity, to convert and print; raises ValueError where it is none.

        A hedged or rounded value gives the printed number: its range is in the reading.
        """
        from vkrel.values.read import read  # noqa: PLC0415  pint is loaded for those who ask
        from vkrel.values.units import quantity  # noqa: PLC0415

        return quantity(read(self.value, self.kind, unit=self.unit, discrete=self.discrete))

    def stem(self, slot: str = "") -> str:
        """The id without the number of a verbatim repeat; `slot` where it is known already."""
        digest = blake2b(f"{slot or self.slot}\0{self.value}\0{self.quote}".encode(), digest_size=4)
        return f"{self.source}:{digest.hexdigest()}"
