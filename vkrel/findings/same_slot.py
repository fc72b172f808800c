"""One question, answered differently: the conflicts inside slots, and the findings of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from vkrel.findings.causes import outside_largest_camp
from vkrel.findings.finding import Finding
from vkrel.model.claim import Claim
from vkrel.rules import SAME_SLOT
from vkrel.solve.conflict import Conflict
from vkrel.solve.independence import Independence
from vkrel.solve.qualifiers import NEVER_MISSING, conflict_across, gap_between
from vkrel.solve.same import agree, conflict_in
from vkrel.solve.variable import Variable
from vkrel.tables.column import first, many
from vkrel.values.reading import Reading
from vkrel.values.slips import slip
from vkrel.variables.variables import Variables


def conflicts(variables: Variables) -> Iterator[Conflict]:
    """Every conflict inside a question; a table's variables are made for these alone."""
    for slots in variables.questions:
        claims = [variables.claims_of(slot) for slot in slots]
        if many(claims[0]):
            continue
        if len(slots) > 1 and _some_lack(variables, claims):
            if not agree(chain.from_iterable(map(variables.readings, slots))):
                ordered = sorted(slots, key=lambda slot: slot.qualifiers)
                yield from _in_question(variables, [variables.slot(slot) for slot in ordered])
            continue
        for slot in slots:
            if len(variables.claims_of(slot)) > 1 and not agree(variables.readings(slot)):
                yield from _in_question(variables, [variables.slot(slot)])
    for questions in variables.visit_questions:
        if not questions[0].first.many:
            yield from _in_question(variables, questions)


def finding_of(variables: Variables, conflict: Conflict, apart: Independence) -> Finding:
    """The finding of answers to one question that differ."""
    one, other = conflict.answers
    sources = variables.registry.sources
    return Finding(
        rule=SAME_SLOT,
        conflict=conflict,
        slots=tuple(sorted({question.name for question in conflict.questions})),
        answers=conflict.compared,
        about=(conflict.questions[0].show,),
        slip=slip(one.reading, other.reading),
        suspects=outside_largest_camp(conflict.camps, apart.votes),
        needs_reference=any(sources[claim.source].reference for claim in conflict.claims),
        one_vote=apart.within(answer.claim.source for answer in conflict.compared),
        vocabulary=variables.vocabulary,
    )


def _in_question(variables: Variables, slots: Sequence[Variable]) -> Iterator[Conflict]:
    conflicts = [conflict_in(slot) for slot in slots]
    yield from (conflict for conflict in conflicts if conflict)
    if len(slots) > 1:
        yield from _missing_qualifiers(variables, slots, conflicts)


def _missing_qualifiers(
    variables: Variables, slots: Sequence[Variable], conflicts: Sequence[Conflict | None]
) -> Iterator[Conflict]:
    """Claims that lack a qualifier which others of the same question print."""
    never_missing = NEVER_MISSING.get(slots[0].first.type, ())
    readings = [_qualifiers(variables, slot.first) for slot in slots]
    for number, slot in enumerate(slots):
        fillings: list[Variable] = []
        missing: set[str] = set()
        for other, filling in enumerate(slots):
            if other == number or not _lacks(readings[number], readings[other]):
                continue
            gap = gap_between(readings[number], readings[other], never_missing)
            if gap:
                fillings.append(filling)
                missing.update(gap.missing)
        if not fillings or conflicts[number]:
            continue
        conflict = conflict_across(slot, fillings, tuple(sorted(missing)))
        if conflict:
            yield conflict


def _some_lack(variables: Variables, said: Iterable[Sequence[Claim]]) -> bool:
    """Whether the slots of a question differ in which qualifiers they print, and how exactly."""
    return len({_precision(_qualifiers(variables, first(claims))) for claims in said}) > 1


def _lacks(own: Mapping[str, Reading], other: Mapping[str, Reading]) -> bool:
    """Whether the one is vaguer about its qualifiers: it lacks one, or a wider date stands there."""
    if set(other) - set(own):
        return True
    return any(
        _width(own[name]) > _width(other[name]) for name in set(own) & set(other)
    ) and not set(own) - set(other)


def _precision(qualifiers: Mapping[str, Reading]) -> tuple[tuple[str, float], ...]:
    """Which qualifiers a slot has, and how wide: where all are alike, nobody lacks anything."""
    return tuple((name, _width(each)) for name, each in sorted(qualifiers.items()))


def _width(reading: Reading) -> float:
    return sum(part.high - part.low for part in reading.strict)


def _qualifiers(variables: Variables, claim: Claim) -> dict[str, Reading]:
    readings = ((name, variables.registry.qualifier(claim, name)) for name, _ in claim.qualifiers)
    return {name: reading for name, reading in readings if reading is not None}
