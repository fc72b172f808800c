"""Slots that constraints tie: the conflicts across them, and the findings of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from vkrel import rules
from vkrel.findings.causes import most_often
from vkrel.findings.finding import Finding
from vkrel.findings.proof import prove
from vkrel.model.claim import Answer
from vkrel.model.show import show_slot, show_thing
from vkrel.solve.components import solve
from vkrel.solve.conflict import Conflict
from vkrel.solve.constraints import Constraint, Exclusion, Numeric
from vkrel.solve.variable import Bound
from vkrel.values.slips import slip
from vkrel.values.verdict import Severity
from vkrel.variables.variables import Variables


def findings_of(variables: Variables, constraints: Sequence[Constraint]) -> Iterator[Finding]:
    """What no answers to slots that are tied allow: one finding for each rule and set of slots."""
    excluded = [
        Conflict(each.severity, each.answers, (each,))
        for each in constraints
        if isinstance(each, Exclusion)
    ]
    yield from _findings(variables, excluded)
    for solution in solve(each for each in constraints if isinstance(each, Numeric)):
        yield from _findings(variables, solution.conflicts, complete=solution.complete)


def failed(rule: str, error: Exception) -> Finding:
    """A rule that raised: a note, so that the others are still heard."""
    return Finding(
        rule=rules.INTERNAL,
        conflict=Conflict(Severity.NOTE, ()),
        slots=(f"rule/{rule}",),
        about=(rule,),
        error=f"{type(error).__name__}: {error}",
    )


def _findings(
    variables: Variables, conflicts: Iterable[Conflict], *, complete: bool = True
) -> Iterator[Finding]:
    """A finding for each rule and set of slots that conflicts are of.

    What cannot be by itself is a finding of each source that says so.
    """
    sources = variables.registry.sources
    homes: defaultdict[tuple[str, tuple[str, ...], str], list[Conflict]] = defaultdict(list)
    for conflict in conflicts:
        rule = min((each.rule for each in conflict.constraints), key=rules.rank)
        if not conflict.claims:
            yield _rules_apart(rule, conflict)
            continue
        values = [answer.claim for answer in conflict.answers]
        slots = {variables.name_of(claim) for claim in values or conflict.claims}
        alone = conflict.claims[0].source if len(conflict.claims) == 1 else ""
        homes[rule, tuple(sorted(slots)), alone].append(conflict)
    for (rule, names, _), same in sorted(homes.items(), key=lambda home: home[0]):
        first, *others = worst = _worst(same)
        answers = _answers(variables, worst)
        everybody = tuple(answer.claim for answer in answers)
        claims = first.claims if first.numeric else everybody
        yield Finding(
            rule=rule,
            conflict=first,
            slots=names,
            answers=answers,
            about=_about(variables, worst),
            others=tuple(others),
            proof=prove(first) if first.numeric else None,
            slip=_slip(first),
            suspects=most_often(worst) if first.numeric else tuple(each.id for each in everybody),
            needs_reference=any(sources[claim.source].reference for claim in claims),
            complete=complete,
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
    ordered = sorted(conflicts, key=lambda each: (each.severity.rank, len(each.key), each.key))
    return [conflict for conflict in ordered if conflict.severity == ordered[0].severity]


def _answers(variables: Variables, conflicts: Sequence[Conflict]) -> tuple[Answer, ...]:
    """What each claim means: as the constraint reads it, else as its slot does."""
    answers = {answer.claim.id: answer for each in conflicts for answer in each.answers}
    claims = {claim.id: claim for each in conflicts for claim in each.claims}
    return tuple(answers.get(key) or variables.answer(claim) for key, claim in claims.items())


def _about(variables: Variables, conflicts: Sequence[Conflict]) -> tuple[str, ...]:
    """What a finding is about: its values; its printed relations where there are no values."""
    exclusion, claims = _exclusion(conflicts[0]), conflicts[0].claims
    if exclusion is not None:
        return (exclusion.show or show_slot(variables.vocabulary, claims[0]),)
    bounds = [_called(variables, bound) for each in conflicts for bound in each.bounds]
    relations = (show_thing(variables.vocabulary, claim.subject) for claim in claims)
    return tuple(dict.fromkeys(bounds or relations))


def _called(variables: Variables, bound: Bound) -> str:
    if bound.claim.kind == "target" or not bound.variable.blamed:
        return bound.variable.show
    return show_thing(variables.vocabulary, bound.claim.subject)


def _slip(conflict: Conflict) -> str | None:
    """The likely slip: as the rule sees it, else where two values face each other."""
    exclusion, answers = _exclusion(conflict), conflict.answers
    if exclusion is not None:
        return exclusion.slip
    return slip(answers[0].reading, answers[1].reading) if len(answers) == 2 else None


def _exclusion(conflict: Conflict) -> Exclusion | None:
    return next((each for each in conflict.constraints if isinstance(each, Exclusion)), None)
