"""Figures for rules: the values of one measure side by side, by date, and those that a claim means.

A **basis** is what is printed of a figure besides its date: its definition, population, stat.
Figures of one basis can be put in a row; of two bases, only where one leaves open what the
other prints, and then nothing stronger than a tension follows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from math import inf

import attrs

from vkrel.model.claim import Claim
from vkrel.model.slot import Slot as Key
from vkrel.model.subject import Subject
from vkrel.solve.relations import Limits, Point
from vkrel.values.dates.days import civil
from vkrel.values.interval import Interval, hull, union
from vkrel.values.reading import Reading
from vkrel.values.table import table
from vkrel.variables.facts import Facts, Slot
from vkrel.variables.points import figures, planned, stat_of, words

DATES = ("as_of", "period")
PARTIAL = frozenset({"population", "among"})  # who is counted: another whole than the plain one
NEVER_LEFT_OPEN = PARTIAL | {"stat", "modality"}
FULL_YEAR = 365
DAYS = 365.25

Basis = tuple[tuple[str, str], ...]


@attrs.frozen(eq=False)
class Dated:
    """A figure with the days that its date or period spans."""

    slot: Slot
    first: float
    last: float

    @property
    def yearly(self) -> bool:
        """Whether it stands for about a year: quarters have seasons."""
        return FULL_YEAR <= self.last - self.first + 1 <= FULL_YEAR + 1


def basis(claim: Claim) -> Basis:
    """What is printed of a figure besides its date, its base date and its whole."""
    left_out = {*DATES, "whole", "since"}
    return tuple(sorted((name, each) for name, each in claim.qualifiers if name not in left_out))


def alike(one: Basis, other: Basis) -> bool:
    """Whether two bases may be the same: neither prints what the other prints otherwise."""
    known, printed = dict(one), dict(other)
    return all(
        known.get(name) == printed.get(name)
        or (name not in NEVER_LEFT_OPEN and not (name in known and name in printed))
        for name in {*known, *printed}
    )


def span(facts: Facts, claim: Claim) -> Interval | None:
    """The days of the date or period that a claim is for, or None."""
    for name in DATES:
        reading = facts.registry.qualifier(claim, name)
        if reading is not None:
            return days(reading)
    return None


def days(reading: Reading) -> Interval | None:
    """The days that a date spans, or None where that is open."""
    if not reading.known or reading.unsure or not reading.strict:
        return None
    found = hull(reading.strict)
    return None if -inf in found or inf in found else found


def same_year(one: Interval | None, other: Interval | None) -> bool:
    """Whether two dates are the same, or lie in one calendar year."""
    if one is None or other is None:
        return False
    if one == other:
        return True
    ends = (one.low, one.high, other.low, other.high)
    return len({civil(each).year for each in ends}) == 1


def in_order(facts: Facts, slots: Iterable[Slot]) -> list[Dated]:
    """The figures that have a date, by date."""
    found = []
    for slot in slots:
        when = span(facts, slot.claims[0])
        if when is not None:
            found.append(Dated(slot, when.low, when.high))
    return sorted(found, key=lambda each: (each.first, each.last, each.slot.name))


def steps(row: Sequence[Dated]) -> Iterator[tuple[Dated, Dated]]:
    """Each figure with those that follow it, nothing lying between the two."""
    for number, one in enumerate(row):
        nearest = inf
        for other in row[number + 1 :]:
            if other.first > nearest:
                break
            if other.first > one.last:
                nearest = min(nearest, other.last)
                yield one, other


def rows(facts: Facts, *stats: str) -> Iterator[dict[Basis, list[Dated]]]:
    """The dated figures of each question, a row for each basis; those of these stats only."""
    questions: defaultdict[Key, list[Slot]] = defaultdict(list)
    for slot in figures(facts):
        if stat_of(facts, slot) in stats:
            questions[slot.claims[0].slot.question].append(slot)
    for slots in questions.values():
        yield by_basis(facts, slots)


def by_basis(facts: Facts, slots: Iterable[Slot]) -> dict[Basis, list[Dated]]:
    """Dated figures of one question, a row for each basis."""
    bases: defaultdict[Basis, list[Slot]] = defaultdict(list)
    for slot in slots:
        bases[basis(slot.claims[0])].append(slot)
    return {each: in_order(facts, found) for each, found in bases.items()}


def neighbours(bases: dict[Basis, list[Dated]]) -> Iterator[tuple[Dated, Dated, bool]]:
    """Figures that follow one another, and whether they are certainly of one basis."""
    for row in bases.values():
        for one, other in steps(row):
            yield one, other, True
    for a, b in combinations(bases, 2):
        if alike(a, b):
            mixed = sorted((*bases[a], *bases[b]), key=lambda each: (each.first, each.last))
            for one, other in steps(mixed):
                if basis(one.slot.claims[0]) != basis(other.slot.claims[0]):
                    yield one, other, False


def values_of(facts: Facts, thing: Subject) -> list[Slot]:
    """The slots with the values of a thing, plans left out."""
    found = facts.of_thing(thing)
    return [each for each in found if each.claims[0].field == "value" and not planned(each)]


def meant(
    facts: Facts,
    claim: Claim,
    thing: Subject,
    when: Interval | None,
    only: Basis | None = None,
    *,
    record: bool = True,
) -> list[Claim]:
    """The values of a thing that a claim may mean: of its record, else source, else anybody.

    They are for `when`, or for a date in the same calendar year. Those of a part of the
    population are left out; where `only` is given, those of another basis than that.
    record: whether a value of the same record is meant, whatever its date.
    """
    found: list[Claim] = []
    beside: list[Claim] = []
    for slot in values_of(facts, thing):
        own = basis(slot.claims[0])
        if only is not None and not alike(own, only):
            continue
        if only is None and any(name in PARTIAL for name, _ in own):
            continue
        for each in slot.claims:
            if not facts.reading(each).known:
                continue
            if record and (each.source, each.record) == (claim.source, claim.record):
                beside.append(each)
            elif same_year(span(facts, each), when):
                found.append(each)
    return beside or [each for each in found if each.source == claim.source] or found


def any_of(
    facts: Facts,
    claims: Sequence[Claim],
    near: Claim,
    name: str,
    show: str,
    *,
    when: Interval | None = None,
) -> Point:
    """A point of which one of these values holds for what `near` says, nobody says which.

    The first of them stands for all, with everything that any of them allows. One of another
    date of the year, or of another basis, allows a little more: see `same_year` in hedges.toml.
    when: the date that is meant, where it is not that of `near`.
    """
    readings = [facts.reading(each) for each in claims]
    if not claims or len({each.unit for each in readings}) > 1:
        return Point(name, show)
    strict, lenient = (
        union(
            each if _exact(facts, claim, near, when) else _scaled(each, table()["same_year"][cut])
            for claim, reading in zip(claims, readings, strict=True)
            for each in getattr(reading, cut)
        )
        for cut in ("strict", "lenient")
    )
    first = min(range(len(claims)), key=lambda each: claims[each].id)
    if not all(_exact(facts, each, near, when) for each in claims):
        show = f"{show} (of another day or base)"
    unsure = any(each.unsure for each in readings)
    wide = attrs.evolve(readings[first], strict=strict, lenient=lenient, unsure=unsure)
    return Point(name, show, ((claims[first], wide),))


def tried(claims: Sequence[Claim]) -> str:
    """Which values were tried, for the words of a relation, where there are several."""
    said = sorted({f"{each.value} ({each.source})" for each in claims})
    return f", whichever holds of {', '.join(said)}" if len(said) > 1 else ""


def said_by(facts: Facts, slot: Slot, source: str) -> Point:
    """What one source says of a slot; what anybody says where it says nothing."""
    own = [(each, facts.reading(each)) for each in slot.claims if each.source == source]
    if not own or len(own) == len(slot.claims):
        return facts.point(slot)
    return Point(f"{slot.name} in {source}", words(facts, slot), tuple(own))


def firm(claim: Claim, *groups: Sequence[Claim]) -> bool:
    """Whether what a claim ties is certainly of one date and basis.

    Across sources no date is left to the document's, and no basis is open, unless two or more
    known ones are tried.
    """
    everyone = [claim, *(each for group in groups for each in group)]
    if len({each.source for each in everyone}) > 1 and any(each.implied for each in everyone):
        return False
    known = [{_of_all(each) for each in group} for group in groups if group]
    return all(len(each) > 1 or each == {_of_all(claim)} for each in known)


def tension_at_most(limits: Limits) -> Limits:
    """Limits whose breach is no contradiction."""
    return Limits(
        low=-inf, high=inf, strict_low=limits["strict_low"], strict_high=limits["strict_high"]
    )


def measure_id(slot_or_claim: Slot | Claim) -> str:
    """The id of the measure that an indicator speaks of."""
    claim = slot_or_claim if isinstance(slot_or_claim, Claim) else slot_or_claim.claims[0]
    return claim.subject.one("measure")


def with_measure(claim: Claim, measure: str) -> Subject:
    """The same thing with another measure: the population of the country that has an income."""
    return claim.subject.but(measure=measure)


def _of_all(claim: Claim) -> Basis:
    return tuple(each for each in basis(claim) if each[0] not in PARTIAL)


def _exact(facts: Facts, claim: Claim, near: Claim, when: Interval | None) -> bool:
    """Whether a value is certainly of the very date and basis that is meant."""
    if when is None and (claim.source, claim.record) == (near.source, near.record):
        return True
    dated = [{name for name, _ in each.qualifiers if name in DATES} for each in (claim, near)]
    same_kind = dated[0] == dated[1]  # a day of the year is not its whole
    same_date = span(facts, claim) == (when or span(facts, near))
    return same_kind and same_date and _of_all(claim) == _of_all(near)


def _scaled(interval: Interval, part: float) -> Interval:
    """An interval wider by a part of its ends, away from one another."""
    low, high = (
        end * (1 + way * part) if end > 0 else end
        for way, end in ((-1, interval.low), (1, interval.high))
    )
    return interval._replace(low=low, high=high)
