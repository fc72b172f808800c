"""One question, answered differently: the conflicts inside slots, and the findings of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, product
from math import prod

import attrs

from vkrel.findings.causes import outside_largest_camp
from vkrel.findings.finding import Finding
from vkrel.model.claim import Answer, Claim
from vkrel.model.types import TYPES
from vkrel.rules import SAME_SLOT
from vkrel.solve.conflict import Conflict
from vkrel.solve.independence import Independence
from vkrel.solve.same import agree, conflict_across, conflict_in
from vkrel.solve.variable import Variable
from vkrel.values.question import between, settled
from vkrel.values.reading import Reading
from vkrel.values.slips import slip
from vkrel.variables.figures import measure_of
from vkrel.variables.variables import Variables

# What a figure is a share of, or that it is a goal, is never left to the reader; a figure without
# a population is of everybody, and a level of the ladder without a stage has been reached.
NEVER_MISSING = {
    "partnership": frozenset({"stage"}),
    "event": frozenset({"modality"}),
    "indicator": frozenset({"whole", "modality", "status", "stat", "population", "among"}),
}


MOST_CHOICES = 64  # of one value for each source that says several


def conflicts(variables: Variables) -> Iterator[Conflict]:
    """Every conflict inside a question; a table's variables are made for these alone."""
    for slots in variables.questions:
        claims = [variables.claims_of(slot) for slot in slots]
        if claims[0][0].many:
            continue
        if len(slots) > 1 and not settled([_qualifiers(variables, each[0]) for each in claims]):
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
    for slot, conflict in zip(slots, conflicts, strict=True):
        if conflict:
            yield from _by_source(slot, conflict)
    if len(slots) > 1:
        yield from _missing_qualifiers(variables, slots, conflicts)


def _by_source(slot: Variable, conflict: Conflict) -> Iterator[Conflict]:
    """A source of rows that disagrees with itself, alone; then the sources, where they disagree.

    They do not where each of them says something that all the others can say, too. What a
    document says in several sentences is told at once, with what the others say.
    """
    if slot.first.type in TYPES:
        yield conflict
        return
    said: defaultdict[str, list[Answer]] = defaultdict(list)
    for answer in slot.answers:
        said[answer.claim.source].append(answer)
    own = {
        source: conflict_in(attrs.evolve(slot, answers=tuple(answers)))
        for source, answers in said.items()
        if len(answers) > 1 and len(said) > 1
    }
    with_itself = {source: found for source, found in own.items() if found}
    yield from with_itself.values()
    choices = [said[source] for source in with_itself]
    if with_itself and prod(map(len, choices)) <= MOST_CHOICES:
        others = [each for each in slot.answers if each.claim.source not in with_itself]
        agreed = (
            conflict_in(attrs.evolve(slot, answers=(*others, *chosen))) is None
            for chosen in product(*choices)
        )
        if any(agreed):
            return
    yield conflict


def _missing_qualifiers(
    variables: Variables, slots: Sequence[Variable], conflicts: Sequence[Conflict | None]
) -> Iterator[Conflict]:
    """Claims that lack a qualifier which others of the same question print."""
    asked = partial(
        between,
        stat=measure_of(variables, slots[0]).stat,
        never_missing=NEVER_MISSING.get(slots[0].first.type, ()),
    )
    sides = [_qualifiers(variables, slot.first) for slot in slots]
    for number, slot in enumerate(slots):
        fillings: list[Variable] = []
        missing: set[str] = set()
        for other, filling in enumerate(slots):
            if other == number:
                continue
            question = asked(sides[number], sides[other])
            if question.different or question.order:
                continue
            # where neither says less, the two are looked at once
            if "a" in question.vaguer or (not question.vaguer and number < other):
                fillings.append(filling)
                missing.update(question.missing)
        if not fillings or conflicts[number]:
            continue
        conflict = conflict_across(slot, fillings, tuple(sorted(missing)))
        if conflict:
            yield conflict


def _qualifiers(variables: Variables, claim: Claim) -> dict[str, Reading]:
    readings = ((name, variables.registry.qualifier(claim, name)) for name, _ in claim.qualifiers)
    return {name: reading for name, reading in readings if reading is not None}
