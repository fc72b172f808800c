"""Points for rules: the dates and figures that relations tie, found by what claims point to.

A rule asks `tied(facts, claim)` for the dates of the things that a printed relation holds for,
and `target(facts, claim)` for what it points to. Both give nothing where several visits or
slots could be meant: a rule that guesses is worse than a rule that is silent.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite

import attrs

from vkrel.model.claim import Claim
from vkrel.model.show import show_slot
from vkrel.model.slot import Slot as Key
from vkrel.model.subject import Subject
from vkrel.model.types import TYPES
from vkrel.model.vocabulary import EventKind, Measure
from vkrel.solve.relations import Point
from vkrel.values.dates.days import civil, day_number
from vkrel.values.interval import Cut, Interval, union
from vkrel.values.read import read
from vkrel.values.reading import Reading
from vkrel.variables.facts import Facts, Slot

NOT_PAST = frozenset({"proposed", "planned", "target", "forecast"})


def printed(facts: Facts, *fields: str) -> Iterator[Claim]:
    """The printed relations of these fields ("because", "within" ...), by claim id."""
    for claim in facts.claims:
        if claim.kind == "target" and claim.field in fields:
            yield claim


def tied(facts: Facts, claim: Claim, *, states: bool = True) -> Iterator[Point]:
    """The dates of the things that a printed relation holds for.

    What goes on for long (a partnership, an office, a policy) is often only mentioned beside the
    rest of a passage: there it takes part where the source dates it on the line of the relation.
    states: without them that holds for a relation of one record too ("in office in the 1990s").
    """
    for thing in claim.tied:
        assert isinstance(thing, Subject)  # noqa: S101  a relation holds for things
        found = date_of(facts, thing, claim)
        if found is None:
            continue
        state = thing.type in {"partnership", "role"} or lasts(facts, thing) == "years"
        passage = len(claim.tied) > 1 and lasts(facts, thing) != "days"
        if (passage or (state and not states)) and not _dated_beside(found, claim):
            continue
        yield found


def _dated_beside(point: Point, near: Claim) -> bool:
    return any(claim.source == near.source and claim.line == near.line for claim, _ in point.claims)


def target(facts: Facts, claim: Claim) -> Point | None:
    """When what a printed relation points to was: the date of a thing, or the printed date."""
    if claim.target:
        return date_of(facts, claim.target, claim)
    reading = read_as(facts, claim, "date")
    return constant(claim, reading, f"“{claim.value}”") if reading.known else None


def date_of(facts: Facts, thing: Subject, near: Claim) -> Point | None:
    """The date of a thing as the claim `near` means it; None where that is open.

    Of several visits of one visitor it is the one on the lines of `near` (of several there, the
    one of its record or passage), else the only one that its source speaks of.
    Of several stages it is the plain one, else the only one.
    """
    field = TYPES[thing.type].dated if thing.type in TYPES else ""
    slots = [each for each in slots_of(facts, thing, field) if not planned(each)]
    if thing.type == "visit" and len(slots) > 1:
        slots = _of_visit(slots, near)
    plain = [each for each in slots if not each.qualifiers]
    chosen = plain if len(plain) == 1 else slots
    return facts.point(chosen[0]) if len(chosen) == 1 else None


def slots_of(facts: Facts, thing: Subject, field: str) -> list[Slot]:
    """The slots of one field of a thing, by name; those of several visits apart."""
    return [slot for slot in facts.of_thing(thing) if slot.claims[0].field == field]


def constant(claim: Claim, reading: Reading, show: str) -> Point:
    """A point of which only this claim speaks: a date or an amount inside a printed relation."""
    return Point(f"{claim.slot} {claim.id}", show, ((claim, reading),))


def alone(facts: Facts, slot: Slot, claim: Claim) -> Point:
    """One claim of a slot as a point of its own: for rules that hold claim by claim."""
    return Point(f"{slot.name} {claim.id}", words(facts, slot), ((claim, facts.reading(claim)),))


def read_as(facts: Facts, claim: Claim, kind: str) -> Reading:
    """A claim's printed value read as another kind: the duration of a `within`, say."""
    return read(claim.value, kind, written=facts.registry.sources[claim.source].dated)


def whole_years(reading: Reading, back: int = 0) -> Reading:
    """A date widened to its calendar years, those some years back if so wished."""
    return attrs.evolve(
        reading,
        strict=_years(reading.strict, back),
        lenient=_years(reading.lenient, back),
        levels=(),
        shape=None,
    )


def all_year(point: Point) -> Point:
    """The calendar year of a date, as a point of its own: an anniversary is kept all year."""
    claims = tuple((claim, whole_years(reading)) for claim, reading in point.claims)
    return Point(f"{point.name} year", f"the year of {point.show.removeprefix('date of ')}", claims)


def anniversary(thing: Subject | None) -> bool:
    """Whether it is an anniversary, by the kind of event that the encoding guide names."""
    return thing is not None and thing.type == "event" and thing.one("what") == "anniversary"


def lasts(facts: Facts, thing: Subject | None) -> str:
    """How long a thing takes: "days" for a visit, what the vocabulary says of a kind of event, ""."""
    if thing is None:
        return ""
    kind = facts.vocabulary.get(EventKind, thing.one("what")) if thing.type == "event" else None
    return "days" if thing.type == "visit" else kind.lasts if kind is not None else ""


def planned(slot: Slot) -> bool:
    """Whether it asks for a plan, a target or a forecast, which bind nothing that happened."""
    return bool(NOT_PAST & set(slot.qualifiers.values()))


def figures(facts: Facts, field: str = "value") -> Iterator[Slot]:
    """The slots of indicators that speak of what was, not of plans and forecasts."""
    for slot in facts.of_type("indicator", field):
        if not planned(slot):
            yield slot


def measure_of(facts: Facts, slot: Slot) -> Measure | None:
    """The measure of an indicator's slot."""
    return facts.vocabulary.get(Measure, slot.claims[0].subject.one("measure"))


def stat_of(facts: Facts, slot: Slot) -> str:
    """Stock, flow, cumulative ...: as printed, else as usual for the measure."""
    measure = measure_of(facts, slot)
    return slot.qualifiers.get("stat") or (measure.stat if measure else "")


def when(facts: Facts, slot: Slot) -> Reading | None:
    """The date or the period that a figure is for, or None."""
    for name in ("as_of", "period"):
        reading = facts.registry.qualifier(slot.claims[0], name)
        if reading is not None and reading.known:
            return reading
    return None


def words(facts: Facts, slot: Slot) -> str:
    """How a slot is called in texts for people."""
    return show_slot(facts.vocabulary, slot.claims[0])


def _years(cut: Cut, back: int) -> Cut:
    found = []
    for each in cut:
        first = each.low if each.low_closed else each.low + 1
        last = each.high if each.high_closed else each.high - 1
        if isfinite(first):
            first = day_number(civil(first).year - back, 1, 1)
        if isfinite(last):
            last = day_number(civil(last).year - back, 12, 31)
        found.append(Interval(first, last, isfinite(first), isfinite(last)))
    return union(found)


def _of_visit(slots: list[Slot], near: Claim) -> list[Slot]:
    lines = {near.line, *near.see, *near.also} - {None}
    own = [(slot, claim) for slot in slots for claim in slot.claims if claim.source == near.source]
    beside = {slot.name for slot, claim in own if {claim.line, *claim.see} & lines}
    chosen = beside or {slot.name for slot, _ in own}
    if len(chosen) > 1:
        # several on one line: the one that is written with the relation
        written = [
            (claim.record, slot.name)
            for slot, claim in own
            if slot.name in chosen and claim.line == near.line and claim.record >= near.record
        ]
        first = min(written, default=(0, ""))
        if first[0] == near.record or len(near.tied) > 1:
            chosen = {first[1]} if first[1] else chosen
    return [slot for slot in slots if slot.name in chosen]


def written(facts: Facts, source: str) -> Claim:
    """The claim that a document makes of its own date; it stands on no line."""
    return Claim(
        source=source,
        line=None,
        quote="",
        slot=Key(Subject.of("document", source=source), "written"),
        value=facts.registry.sources[source].dated,
        kind="date",
    )
