"""A reading: what a printed value means.

A printed value denotes a possibility distribution, kept as nested cuts (levels).
Two cuts carry every verdict: the strict one (the median reader) and the lenient one
(95 of 100 readers would allow no more).
"""

from __future__ import annotations

from collections.abc import Callable

import attrs

from vkrel.values.interval import EVERYTHING, Cut

Level = tuple[float, Cut]
Shape = Callable[[float], Cut]


@attrs.frozen(slots=True, kw_only=True, cache_hash=True)
class Listing:
    """What a printed list says: who is in it, whether it is complete, how many there are."""

    members: frozenset[str] = frozenset()
    closed: bool = False
    count: Cut = EVERYTHING


@attrs.frozen(slots=True, kw_only=True, eq=False)
class Reading:
    """The meaning of one printed value.

    text: as printed.
    kind: date, quantity, time, timestamp, duration, rank, ordinal, multiple, name, set, unknown.
    unit: "day" for dates (days from 1970-01-01), else the base unit ("USD", "person", "1" ...),
        "" where none is printed; two readings with different units cannot be compared.
    strict, lenient: the two cuts that carry verdicts.
    value: the printed number itself in `unit`, where there is one.
    levels: further (possibility, cut) pairs, highest possibility first, for the degree;
        empty where strict and lenient, or `shape`, say everything.
    shape: the cut at any possibility, computed when a degree is asked for.
    names: for kind "name", the ids that it may stand for.
    listing: for kind "set".
    reason: for kind "unknown", why it could not be read.
    unsure: the source doubts the value itself ("2009?"): never a contradiction.
    """

    text: str
    kind: str
    unit: str = ""
    strict: Cut = EVERYTHING
    lenient: Cut = EVERYTHING
    value: float | None = None
    levels: tuple[Level, ...] = ()
    shape: Shape | None = None
    names: frozenset[str] = frozenset()
    listing: Listing | None = None
    reason: str = ""
    unsure: bool = False

    @property
    def known(self) -> bool:
        """Whether the value could be read."""
        return self.kind != "unknown"


def unknown(text: str, reason: str) -> Reading:
    """A reading that says why there is none."""
    return Reading(text=text, kind="unknown", reason=reason)
