"""What rules look at: the registry's claims as slots and points, with visits told apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from math import isfinite

import attrs

from vkrel.model.claim import Claim
from vkrel.model.show import show_slot
from vkrel.model.slot import Slot as Key
from vkrel.model.subject import Subject
from vkrel.model.types import TYPES
from vkrel.model.vocabulary import Vocabulary
from vkrel.registry.registry import Registry
from vkrel.solve.relations import Point
from vkrel.tables.column import Cells
from vkrel.values.dates.days import iso
from vkrel.values.interval import Cut, hull
from vkrel.values.reading import Reading
from vkrel.variables.visits import Occurrence, occurrences


@attrs.frozen(eq=False)
class Slot:
    """One question with everybody who answers it, by claim id."""

    name: str
    claims: tuple[Claim, ...]
    readings: tuple[Reading, ...]

    @property
    def qualifiers(self) -> dict[str, str]:
        """The printed qualifiers that all its claims share."""
        return dict(self.claims[0].qualifiers)


class Facts:
    """A registry seen through its slots; nothing here changes the registry."""

    def __init__(self, registry: Registry, *, reference: bool = True) -> None:
        """Leave reference sources out where `reference` is false."""
        self.registry = registry
        self.reference = reference

    @property
    def vocabulary(self) -> Vocabulary:
        """Who and what exists."""
        return self.registry.vocabulary

    @cached_property
    def claims(self) -> list[Claim]:
        """The claims of the record types that take part, by id.

        Rows of tables under other types have no rules of ours: `of_type` gives their slots.
        """
        return sorted(
            (
                claim
                for type_ in self._keys
                if type_ in TYPES
                for key in self._keys[type_]
                for claim in self._number(key)
            ),
            key=lambda each: each.id,
        )

    def reading(self, claim: Claim) -> Reading:
        """What a claim's printed value means."""
        return self.registry.reading(claim)

    @cached_property
    def slots(self) -> dict[str, Slot]:
        """All slots by name, visits told apart."""
        found = (slot for type_ in self._keys for slot in self._slots_of_type(type_))
        return {slot.name: slot for slot in sorted(found, key=lambda each: each.name)}

    @cached_property
    def questions(self) -> list[list[Key]]:
        """Slots that differ in qualifiers only, by what they share; visits aside."""
        found: defaultdict[Key, list[Key]] = defaultdict(list)
        for type_, keys in self._keys.items():
            if type_ != "visit":
                for key in keys:
                    found[key.question].append(key)
        return list(found.values())

    @cached_property
    def visit_questions(self) -> list[list[Slot]]:
        """Slots of visits that differ in qualifiers only."""
        found: defaultdict[str, list[Slot]] = defaultdict(list)
        for slot in self._slots_of_type("visit"):
            found[slot.name.partition("?")[0]].append(slot)
        return list(found.values())

    def readings(self, key: Key) -> list[Reading]:
        """What the claims of a slot mean, in no order: for a first look."""
        claims = self.said(key)
        if self._undated and isinstance(claims, Cells):
            return claims.readings(self.registry.reading)
        return self.registry.readings(claims)

    def said(self, key: Key) -> Sequence[Claim]:
        """The claims of a slot, in no order and without ids: for a first look."""
        claims = self.registry.groups[key]
        if self.reference or not self._references:
            return claims
        return [claim for claim in claims if claim.source not in self._references]

    def slot(self, key: Key) -> Slot:
        """A slot by its parts (no visit)."""
        slot = self._made.get(key)
        if slot is None:
            claims = self._number(key)
            slot = self._slot(str(key), claims)
            self._made[key] = slot
        return slot

    def slot_name(self, claim: Claim) -> str:
        """The slot of a claim, with the visit that is meant where there are several."""
        which = self._which.get((claim.source, claim.record)) if claim.type == "visit" else ""
        return claim.slot.named(which) if which else str(claim.slot)

    def of_type(self, type_: str, field: str) -> Iterator[Slot]:
        """The slots of one type of record and one field, by name."""
        for slot in self._slots_of_type(type_):
            if slot.claims[0].field == field:
                yield slot

    def of_thing(self, thing: Subject) -> list[Slot]:
        """The slots of one thing, by name; several visits apart."""
        if thing.type == "visit":
            slots = self._slots_of_type("visit")
            return [slot for slot in slots if slot.claims[0].subject == thing]
        found = [self.slot(key) for key in self._by_thing.get(thing, ())]
        return sorted(found, key=lambda each: each.name)

    @cached_property
    def _undated(self) -> bool:
        """Whether no source has a date that "last year" could be read against."""
        return not any(each.dated for each in self.registry.sources.values())

    @cached_property
    def _references(self) -> frozenset[str]:
        return frozenset(each.id for each in self.registry.sources.values() if each.reference)

    @cached_property
    def _keys(self) -> dict[str, list[Key]]:
        """The slots that take part, by the type of their records."""
        found: defaultdict[str, list[Key]] = defaultdict(list)
        for key in self.registry.groups:
            if self.reference or self.said(key):
                found[key.type].append(key)
        return dict(found)

    @cached_property
    def _made(self) -> dict[Key, Slot]:
        return {}

    @cached_property
    def _of_types(self) -> dict[str, list[Slot]]:
        return {}

    def _number(self, key: Key) -> list[Claim]:
        claims = self.registry.number(key)
        if self.reference or not self._references:
            return claims
        return [claim for claim in claims if claim.source not in self._references]

    def _slot(self, name: str, claims: Sequence[Claim]) -> Slot:
        return Slot(name, tuple(claims), tuple(self.registry.readings(claims)))

    def _slots_of_type(self, type_: str) -> list[Slot]:
        """The slots of one type by name; visits are told apart by their dates."""
        found = self._of_types.get(type_)
        if found is None:
            if type_ == "visit":
                found = self._visit_slots()
            else:
                found = [self.slot(key) for key in self._keys.get(type_, ())]
            found.sort(key=lambda each: each.name)
            self._of_types[type_] = found
        return found

    def _visit_slots(self) -> list[Slot]:
        named: defaultdict[str, list[Claim]] = defaultdict(list)
        for key in self._keys.get("visit", ()):
            for claim in self._number(key):
                named[self.slot_name(claim)].append(claim)
        return [
            self._slot(name, sorted(claims, key=lambda each: each.id))
            for name, claims in named.items()
        ]

    def point(self, slot: Slot) -> Point:
        """A slot as a point on the line."""
        return self._points.setdefault(
            slot.name,
            Point(
                slot.name,
                show_slot(self.vocabulary, slot.claims[0]),
                tuple(zip(slot.claims, slot.readings, strict=True)),
            ),
        )

    @cached_property
    def _by_thing(self) -> dict[Subject, list[Key]]:
        found: defaultdict[Subject, list[Key]] = defaultdict(list)
        for keys in self._keys.values():
            for key in keys:
                found[key.subject].append(key)
        return dict(found)

    @cached_property
    def _points(self) -> dict[str, Point]:
        return {}

    @cached_property
    def visits(self) -> dict[Subject, list[Occurrence]]:
        """The visits of each visitor to each country."""
        claims: defaultdict[Subject, list[Claim]] = defaultdict(list)
        occasions: defaultdict[Subject, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            if claim.type == "visit":
                claims[claim.subject].append(claim)
            elif claim.field == "occasion" and claim.target and claim.target.type == "visit":
                occasions[claim.target].append(claim)
        return {
            thing: occurrences(said, occasions[thing], self.reading)
            for thing, said in claims.items()
        }

    @cached_property
    def _which(self) -> dict[tuple[str, int], str]:
        """A short mark for each of several visits of one visitor to one country."""
        marks: dict[tuple[str, int], str] = {}
        for visits in self.visits.values():
            if len(visits) < 2:
                continue
            taken: set[str] = set()
            for number, visit in enumerate(sorted(visits, key=_when), 1):
                mark = _mark(visit)
                mark = mark if mark not in taken else f"{mark}.{number}"
                taken.add(mark)
                marks.update(dict.fromkeys(visit.records, mark))
        return marks


def _when(visit: Occurrence) -> tuple[float, float]:
    if not visit.dates:
        return float("inf"), 0
    narrow = _narrowest(visit)
    return hull(narrow).low, hull(narrow).high


def _narrowest(visit: Occurrence) -> Cut:
    return min(visit.dates, key=lambda cut: (hull(cut).high - hull(cut).low, cut))


def _mark(visit: Occurrence) -> str:
    if not visit.dates:
        return "undated"
    span = hull(_narrowest(visit))
    ends = [each for each in (span.low, span.high) if isfinite(each)]
    if not ends:
        return "undated"
    middle = sum(ends) // len(ends)  # of a visit "after 2005", the end that is known
    width = span.high - span.low
    return iso(middle)[: 10 if width <= 3 else 7 if width <= 31 else 4]
