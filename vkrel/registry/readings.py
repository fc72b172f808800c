"""What the printed values of claims mean, as their sources and the vocabulary have it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import attrs

from vkrel.model.claim import Claim
from vkrel.model.source import Source
from vkrel.model.subject import Subject
from vkrel.model.vocabulary import Vocabulary
from vkrel.values.reading import Reading, unknown
from vkrel.values.verdict import Kind

MOST = 65_536  # distinct names and targets that are kept


class Readings:
    """The readings of claims of these sources; alike claims have one reading."""

    def __init__(self, sources: Mapping[str, Source], vocabulary: Vocabulary) -> None:
        self._sources = sources
        self._vocabulary = vocabulary
        self._seen, self._by_source = 0, False
        self._named: dict[Reading, Reading] = {}

    @property
    def by_source(self) -> bool:
        """Whether one value may mean two things by its source: its date ("last year"), its language."""
        if self._seen != len(self._sources):  # sources are added, and never taken away
            self._seen = len(self._sources)
            self._by_source = any(
                source.dated or source.language for source in self._sources.values()
            )
        return self._by_source

    def of(self, claim: Claim) -> Reading:
        """What the value of a claim means."""
        if claim.kind == "target":
            return _of_target(claim.value, claim.target)
        if claim.names:
            return _of_names(claim.value, claim.names)
        if claim.kind in {"text", "parts"}:
            return unknown(claim.value, "a text: nothing to compare")
        source = self._sources[claim.source]
        reading = claim.reading(source.dated, source.language)
        return reading if reading.listing is None else self._with_ids(reading)

    def _with_ids(self, reading: Reading) -> Reading:
        """A list with its members by their ids, where the vocabulary knows one thing of the name."""
        known = self._named.get(reading)
        if known is None and reading.listing is not None:
            ids = {name: self._vocabulary.known("any", name) for name in reading.listing.members}
            members = frozenset(
                next(iter(one)) if len(one) == 1 else name for name, one in ids.items()
            )
            listing = attrs.evolve(reading.listing, members=members)
            known = self._named[reading] = attrs.evolve(reading, listing=listing)
        return known or reading


@lru_cache(maxsize=MOST)
def _of_names(value: str, names: frozenset[str]) -> Reading:
    return Reading(text=value, kind=Kind.NAME, names=names)


@lru_cache(maxsize=MOST)
def _of_target(value: str, target: Subject | None) -> Reading:
    """Things that a relation points to are compared by name, those of one type only."""
    if target is None:
        return unknown(value, "a relation: see the rules")
    if "@" in target.text:
        return unknown(value, "an office, not a name: it may be anybody who held it")
    return Reading(text=value, kind=Kind.NAME, unit=target.type, names=frozenset({str(target)}))
