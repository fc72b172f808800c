"""A reading: what a printed value means.

A printed value denotes a possibility distribution, kept as nested cuts (levels).
Two cuts carry every verdict: the strict one (the median reader) and the lenient one
(95 of 100 readers would allow no more).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import attrs

from vkrel.values.dates.days import calendar
from vkrel.values.dates.text import as_edtf
from vkrel.values.dates.zones import Zone
from vkrel.values.interval import EVERYTHING, Cut, hull
from vkrel.values.verdict import Kind, Severity

if TYPE_CHECKING:
    from datetime import date

# Reasons of values that state nothing: nobody has to understand them.
EMPTY, NOT_AVAILABLE = "empty", "stated as not available"

# Kinds of which nothing has to be understood.
WITHOUT_READER = frozenset({Kind.TEXT, Kind.PARTS, Kind.TARGET})

Level = tuple[float, Cut]
Shape = Callable[[float], Cut]


@attrs.frozen(slots=True, kw_only=True, cache_hash=True)
class Listing:
    """What a printed list says: who is in it, whether it is complete, how many there are."""

    members: frozenset[str] = frozenset()
    closed: bool = False
    count: Cut = EVERYTHING


# Without slots: a frozen class fills its own dict a third faster.
@attrs.frozen(slots=False, kw_only=True, eq=False, repr=False)
class Reading:
    """The meaning of one printed value.

    text: as printed.
    kind: what sort of value it is; UNKNOWN where it could not be read.
    unit: "day" for dates (days from 1970-01-01), else the base unit ("USD", "person", "1" ...),
        "" where none is printed; two readings with different units cannot be compared.
    strict, lenient: the two cuts that carry verdicts.
    value: the printed number itself in `unit`, where there is one.
    levels: further (possibility, cut) pairs, highest possibility first, for the degree;
        empty where strict and lenient, or `shape`, say everything.
    shape: the cut at any possibility, computed when a degree is asked for.
    names: of a name, the ids that it may stand for.
    listing: of a set.
    rest: of an amount, the words behind it that say nothing of how much it is: "projects".
    said: the English that it was read as, where it is printed in another language.
    reason: why it could not be read.
    unsure: the source doubts the value itself ("2009?"): never a contradiction.
    impossible: what is printed cannot be ("31 April 2020"): unknown, and a fault of its own.
    zone: of a time, or a date with a time, that prints its zone; the cuts stay as printed.
    """

    text: str
    kind: Kind
    unit: str = ""
    strict: Cut = EVERYTHING
    lenient: Cut = EVERYTHING
    value: float | None = None
    levels: tuple[Level, ...] = ()
    shape: Shape | None = None
    names: frozenset[str] = frozenset()
    listing: Listing | None = None
    rest: str = ""
    said: str = ""
    reason: str = ""
    unsure: bool = False
    impossible: bool = False
    zone: Zone | None = None

    @property
    def known(self) -> bool:
        """Whether the value could be read."""
        return self.kind != Kind.UNKNOWN

    @property
    def understood(self) -> bool:
        """Whether it is known what is printed: a value, that there is none, or what cannot be."""
        return self.known or self.impossible or self.reason in {EMPTY, NOT_AVAILABLE}

    def at(self, severity: Severity) -> Cut:
        """The cut that decides whether there is a finding of this severity."""
        if severity == Severity.CONTRADICTION:
            return EVERYTHING if self.unsure else self.lenient
        return self.strict

    @property
    def quantity(self) -> Any:
        """The printed number as a pint quantity in base units; its range is in `range`.

        Things that are counted ("project") have a dimension each, as currencies do.
        Raises ValueError where the reading holds no number.
        """
        return self._in_pint(self.value)

    @property
    def range(self) -> tuple[Any, Any]:
        """The least and the largest value of the strict cut as pint quantities."""
        ends = hull(self.strict)[:2] if self.strict else (None, None)
        return self._in_pint(ends[0]), self._in_pint(ends[1])

    def _in_pint(self, number: float | None) -> Any:
        if number is None or self.kind not in {Kind.QUANTITY, Kind.DURATION, Kind.MULTIPLE}:
            raise ValueError(f"no quantity: {self.text!r}")
        from vkrel.values.quantities.in_pint import quantity  # noqa: PLC0415  pint loads slowly

        return quantity(number, self.unit)

    @property
    def dates(self) -> tuple[date | None, date | None]:
        """The first and the last day of a date; None where it is open, or no day of Python's.

        Raises ValueError where the reading is no date.
        """
        around = hull(self._days())
        return calendar(around.low), calendar(around.high)

    @property
    def edtf(self) -> str:
        """The days of the strict cut in EDTF; raises ValueError where the reading is no date."""
        return as_edtf(self._days())

    def _days(self) -> Cut:
        if self.kind != Kind.DATE or not self.strict:
            raise ValueError(f"no date: {self.text!r}")
        return self.strict

    def __repr__(self) -> str:
        if not self.known:
            return f"<Reading {self.text!r}: unknown, {self.reason}>"
        if self.kind == Kind.DATE:
            meant = self.edtf
        elif self.names or self.listing is not None:
            meant = ", ".join(sorted(self.names or (self.listing or Listing()).members))
        else:
            meant = " or ".join(map(repr, self.strict))
        unit = "" if self.kind == Kind.DATE or not self.unit else f" {self.unit}"
        doubt = ", in doubt" if self.unsure else ""
        return f"<Reading {self.text!r}: {self.kind} {meant}{unit}{doubt}>"


def unknown(text: str, reason: str, *, impossible: bool = False) -> Reading:
    """A reading that says why there is none; `impossible` where what is printed cannot be."""
    return Reading(text=text, kind=Kind.UNKNOWN, reason=reason, impossible=impossible)


def is_unread(kind: str, reading: Reading) -> bool:
    """Whether a value of this kind states something that its reader did not understand."""
    return not reading.understood and kind not in WITHOUT_READER
