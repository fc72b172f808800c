"""Slots that constraints tie: the conflicts across them, and the findings of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from vkrel import rules
from vkrel.findings.causes import most_often
from vkrel.findings.finding import Finding
from vkrel.findings.proof import prove
from vkrel.model.claim import Answer, Claim
from vkrel.model.show import show_slot, show_thing
from vkrel.solve.components import solve
from vkrel.solve.conflict import Conflict
from vkrel.solve.constraints import Constraint, Exclusion, Numeric
from vkrel.solve.variable import Bound
from vkrel.values.slips import slip
from vkrel.values.verdict import Severity
from vkrel.variables.variables import Variables

Home = tuple[str, tuple[str, ...]]  # a rule and a set of slots: what one finding is of


def findings_of(variables: Variables, constraints: Sequence[Constraint]) -> Iterator[Finding]:
    """What no answers to slots that are tied allow: one finding for each rule and set of slots."""
    yield from _excluded(variables, (each for each in constraints if isinstance(each, Exclusion)))
    yield from _across(variables, (each for each in constraints if isinstance(each, Numeric)))


def failed(rule: str, error: Exception) -> Finding:
    """A rule that raised: a note, so that the others are still heard."""
    return Finding(
        rule=rules.INTERNAL,
        conflict=Conflict(Severity.NOTE, ()),
        slots=(f"rule/{rule}",),
        about=(rule,),
        error=f"{type(error).__name__}: {error}",
    )


def _excluded(variables: Variables, exclusions: Iterable[Exclusion]) -> Iterator[Finding]:
    """Answers that rules by themselves exclude."""
    homes: defaultdict[Home, list[Conflict]] = defaultdict(list)
    for exclusion in exclusions:
        conflict = Conflict(exclusion.severity, exclusion.answers, (exclusion,))
        homes[exclusion.rule, _slots(variables, conflict.claims)].append(conflict)
    for (rule, _), conflicts in sorted(homes.items(), key=lambda home: home[0]):
        first, *others = _worst(conflicts)
        (exclusion,) = (each for each in first.constraints if isinstance(each, Exclusion))
        answers = _unique(answer for each in (first, *others) for answer in each.answers)
        claims = [answer.claim for answer in answers]
        yield Finding(
            rule=rule,
            conflict=first,
            slots=_slots(variables, claims),
            answers=answers,
            about=(exclusion.show or show_slot(variables.vocabulary, first.answers[0].claim),),
            others=tuple(others),
            slip=exclusion.slip,
            suspects=tuple(claim.id for claim in claims),
            needs_reference=_needs_reference(variables, claims),
            vocabulary=variables.vocabulary,
        )


def _across(variables: Variables, constraints: Iterable[Numeric]) -> Iterator[Finding]:
    """Answers that arithmetic excludes, whatever the number of rivals."""
    for solution in solve(constraints):
        homes: defaultdict[Home, list[Conflict]] = defaultdict(list)
        for conflict in solution.conflicts:
            rule = min((each.rule for each in conflict.constraints), key=rules.rank)
            if not conflict.claims:
                yield _rules_apart(rule, conflict)
                continue
            claims = [answer.claim for answer in conflict.answers] or conflict.claims
            homes[rule, _slots(variables, claims)].append(conflict)
        for (rule, slots), conflicts in sorted(homes.items(), key=lambda home: home[0]):
            first, *others = _worst(conflicts)
            yield Finding(
                rule=rule,
                conflict=first,
                slots=slots,
                answers=_answers(variables, (first, *others)),
                about=tuple(dict.fromkeys(_about(variables, (first, *others)))),
                others=tuple(others),
                proof=prove(first),
                slip=_slip(first.answers),
                suspects=most_often((first, *others)),
                needs_reference=_needs_reference(variables, first.claims),
                complete=solution.complete,
                vocabulary=variables.vocabulary,
            )


def _rules_apart(rule: str, conflict: Conflict) -> Finding:
    """Implied constraints that exclude one another: no claim is to blame, the rules are."""
    return Finding(
        rule=rules.INTERNAL,
        conflict=Conflict(Severity.NOTE, (), conflict.constraints),
        slots=tuple(f"rule/{each}" for each in sorted({c.rule for c in conflict.constraints})),
        about=(rule,),
        proof=prove(conflict),
    )


def _worst(conflicts: Iterable[Conflict]) -> list[Conflict]:
    """The conflicts of the worst severity, the smallest first, ties by their claims."""
    ordered = sorted(
        conflicts,
        key=lambda each: (each.severity.rank, len(each.key), each.key),
    )
    return [conflict for conflict in ordered if conflict.severity == ordered[0].severity]


def _answers(variables: Variables, conflicts: Sequence[Conflict]) -> tuple[Answer, ...]:
    """What each claim means: as the constraint reads it, else as its slot does."""
    answers = {answer.claim.id: answer for each in conflicts for answer in each.answers}
    claims = {claim.id: claim for each in conflicts for claim in each.claims}
    return tuple(answers.get(key) or variables.answer(claim) for key, claim in claims.items())


def _about(variables: Variables, conflicts: Sequence[Conflict]) -> list[str]:
    """What a finding is about: its values; its printed relations where there are no values."""
    return [_called(variables, bound) for each in conflicts for bound in each.bounds] or [
        show_thing(variables.vocabulary, claim.subject) for claim in conflicts[0].claims
    ]


def _called(variables: Variables, bound: Bound) -> str:
    if bound.claim.kind == "target" or not bound.variable.blamed:
        return bound.variable.show
    return show_thing(variables.vocabulary, bound.claim.subject)


def _slip(answers: Sequence[Answer]) -> str | None:
    """The likely slip where two values face each other."""
    return slip(answers[0].reading, answers[1].reading) if len(answers) == 2 else None


def _unique(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    return tuple({answer.claim.id: answer for answer in answers}.values())


def _slots(variables: Variables, claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(sorted({variables.name_of(claim) for claim in claims}))


def _needs_reference(variables: Variables, claims: Iterable[Claim]) -> bool:
    sources = variables.registry.sources
    return any(sources[claim.source].reference for claim in claims)
