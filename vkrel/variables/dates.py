"""Dates for rules: those of the things that a printed relation holds for, and points to.

A rule asks `tied(variables, claim)` for the dates of the things that a printed relation holds
for, and `target(variables, claim)` for what it points to. Both give nothing where several visits
or slots could be meant: a rule that guesses is worse than a rule that is silent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isfinite

import attrs

from vkrel.model.claim import Answer, Claim
from vkrel.model.subject import Subject
from vkrel.model.types import TYPES
from vkrel.model.vocabulary import EventKind
from vkrel.solve.variable import Variable
from vkrel.values.dates.days import civil, day_number
from vkrel.values.interval import Cut, Interval, union
from vkrel.values.read import read
from vkrel.values.reading import Reading
from vkrel.variables.variables import Variables

NOT_PAST = frozenset({"proposed", "planned", "target", "forecast"})


def printed(variables: Variables, *fields: str) -> Iterator[Claim]:
    """The printed relations of these fields ("because", "within" ...), by claim id."""
    for claim in variables.claims:
        if claim.kind == "target" and claim.field in fields:
            yield claim


def tied(variables: Variables, claim: Claim, *, states: bool = True) -> Iterator[Variable]:
    """The dates of the things that a printed relation holds for.

    What goes on for long (a partnership, an office, a policy) is often only mentioned beside the
    rest of a passage: there it takes part where the source dates it on the line of the relation.
    states: without them that holds for a relation of one record too ("in office in the 1990s").
    """
    for thing in claim.tied:
        assert isinstance(thing, Subject)  # noqa: S101  a relation holds for things
        date = date_of(variables, thing, claim)
        length = lasts(variables, thing)
        state = thing.type in {"partnership", "role"} or length == "years"
        passage = len(claim.tied) > 1 and length != "days"
        beside = passage or (state and not states)
        if date is None:
            continue
        lines = {(dated.source, dated.line) for dated in date.claims}
        if not beside or (claim.source, claim.line) in lines:
            yield date


def told_of(variables: Variables, field: str) -> Iterator[tuple[Claim, Variable, Variable]]:
    """Each printed relation of a field with the date it points to, and each that it ties to that."""
    for claim in printed(variables, field):
        first = target(variables, claim)
        if first is None:
            continue
        for second in tied(variables, claim):
            if second.name != first.name:
                yield claim, first, second


def target(variables: Variables, claim: Claim) -> Variable | None:
    """When what a printed relation points to was: the date of a thing, or the printed date."""
    if claim.target:
        return date_of(variables, claim.target, claim)
    reading = read_as(variables, claim, "date")
    return constant(claim, reading, f"“{claim.value}”") if reading.known else None


def date_of(variables: Variables, thing: Subject, near: Claim) -> Variable | None:
    """The date of a thing as the claim `near` means it; None where that is open.

    Of several visits of one visitor it is the one on the lines of `near` (of several there, the
    one of its record or passage), else the only one that its source speaks of.
    Of several stages it is the plain one, else the only one.
    """
    if thing.type not in TYPES or not TYPES[thing.type].dated:
        return None
    slots = variables.of_thing(thing, TYPES[thing.type].dated)
    slots = [slot for slot in slots if not planned(slot)]
    if thing.type == "visit" and len(slots) > 1:
        slots = _of_visit(slots, near)
    plain = [slot for slot in slots if not slot.qualifiers]
    chosen = plain if len(plain) == 1 else slots
    return chosen[0] if len(chosen) == 1 else None


def constant(claim: Claim, reading: Reading, show: str) -> Variable:
    """A variable that only this claim answers: a date or an amount inside a printed relation."""
    return Variable(f"{claim.slot} {claim.id}", (Answer(claim, reading),), show)


def alone(slot: Variable, answer: Answer) -> Variable:
    """One answer to a slot as a variable of its own: for rules that hold claim by claim."""
    return Variable(f"{slot.name} {answer.claim.id}", (answer,), slot.show)


def read_as(variables: Variables, claim: Claim, kind: str) -> Reading:
    """A claim's printed value read as another kind: the duration of a `within`, say."""
    return read(claim.value, kind, written=variables.registry.sources[claim.source].dated)


def whole_years(answer: Answer, back: int = 0) -> Answer:
    """A date widened to its calendar years, those some years back if so wished."""
    reading = answer.reading
    wide = attrs.evolve(
        reading,
        strict=_years(reading.strict, back),
        lenient=_years(reading.lenient, back),
        levels=(),
        shape=None,
    )
    return Answer(answer.claim, wide)


def all_year(date: Variable) -> Variable:
    """The calendar year of a date, as a variable of its own: an anniversary is kept all year."""
    answers = tuple(map(whole_years, date.answers))
    return Variable(f"{date.name} year", answers, f"the year of {bare(date)}")


def bare(date: Variable) -> str:
    """What a date is the date of, in words."""
    return date.show.removeprefix("date of ")


def anniversary(thing: Subject | None) -> bool:
    """Whether it is an anniversary, by the kind of event that the encoding guide names."""
    return thing is not None and thing.type == "event" and thing.one("what") == "anniversary"


def lasts(variables: Variables, thing: Subject | None) -> str:
    """How long a thing takes: "days" for a visit, what the vocabulary says of a kind of event, ""."""
    if thing is None:
        return ""
    kind = variables.vocabulary.get(EventKind, thing.one("what")) if thing.type == "event" else None
    return "days" if thing.type == "visit" else kind.lasts if kind is not None else ""


def planned(slot: Variable) -> bool:
    """Whether it asks for a plan, a target or a forecast, which bind nothing that happened."""
    return bool(NOT_PAST & set(slot.qualifiers.values()))


def _years(cut: Cut, back: int) -> Cut:
    years = []
    for part in cut:
        first = part.low if part.low_closed else part.low + 1
        last = part.high if part.high_closed else part.high - 1
        if isfinite(first):
            first = day_number(civil(first).year - back, 1, 1)
        if isfinite(last):
            last = day_number(civil(last).year - back, 12, 31)
        years.append(Interval(first, last, isfinite(first), isfinite(last)))
    return union(years)


def _of_visit(slots: Sequence[Variable], near: Claim) -> list[Variable]:
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
