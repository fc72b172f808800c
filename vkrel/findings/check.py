"""check(): from a registry to findings.

Slots first: the claims that answer one question. Then the rules: each gives the constraints that
a domain type implies, and a conflict across slots is what no claims at their ends allow.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from pathlib import Path

import attrs

from vkrel import rules
from vkrel.findings import same_slot, tied
from vkrel.findings.causes import Doubts
from vkrel.findings.finding import Finding
from vkrel.findings.findings import Findings
from vkrel.model.collector import paused
from vkrel.registry.load import load
from vkrel.registry.registry import Registry
from vkrel.rules import SAME_SLOT
from vkrel.solve.conflict import Conflict
from vkrel.solve.constraints import Constraint
from vkrel.solve.independence import Independence, given, independence
from vkrel.solve.variable import Variable, meaning
from vkrel.variables.unread import Unread, unread_of
from vkrel.variables.variables import Variables


def check(
    what: Registry | str | Path | None = None,
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    reference: bool = True,
    groups: Mapping[str, str] | None = None,
) -> Findings:
    """Everything in a registry that cannot all be true.

    what: a registry, the path of claims files, or None for the five documents of vkrel.
    select, ignore: names of rules; `select` keeps only these, `ignore` leaves these out.
    reference: whether background sources take part.
    groups: which sources count as one vote (source id -> group); by default as declared (`copies`,
        `origin`) and as found among the disputed slots, see `Findings.independence`.
    Raises LoadError where files cannot be used, ValueError where a rule is not known.
    """
    registry = what if isinstance(what, Registry) else load(what)
    wanted = rules.chosen(select, ignore)
    with paused():
        pruned = registry.survivors() if reference else registry
        variables = Variables(pruned, reference=reference)
        unread = variables.unread if pruned is registry else unread_of(registry)
        return _check(variables, wanted, groups, unread)


def _check(
    variables: Variables,
    wanted: Container[str],
    groups: Mapping[str, str] | None,
    unread: Unread,
) -> Findings:
    findings: list[Finding] = []
    apart = Independence()
    if SAME_SLOT in wanted:
        conflicts = list(same_slot.conflicts(variables))
        apart = _independence(variables, conflicts, groups)
        findings += [same_slot.finding_of(variables, each, apart) for each in conflicts]
    constraints, failed = _constraints(variables, wanted)
    findings += failed
    findings += tied.findings_of(variables, constraints)
    doubts = Doubts(findings, variables, apart.votes)
    return Findings(findings, doubts, apart, unread)


def _constraints(
    variables: Variables, wanted: Container[str]
) -> tuple[list[Constraint], list[Finding]]:
    """What the rules yield; a rule that raises becomes a finding and stops nothing else."""
    constraints: list[Constraint] = []
    failed = []
    for name, rule in rules.all_rules().items():
        if name not in wanted:
            continue
        try:
            constraints += [attrs.evolve(each, rule=name) for each in rule(variables)]
        except Exception as error:  # noqa: BLE001  whatever a rule does, the others go on
            failed.append(tied.failed(name, error))
    return constraints, failed


def _independence(
    variables: Variables, conflicts: Sequence[Conflict], groups: Mapping[str, str] | None
) -> Independence:
    """Which sources count as one vote: as the caller says, else as declared and found."""
    if groups is not None:
        return given(groups)
    disputed = [_said(question) for conflict in conflicts for question in conflict.questions]
    return independence(variables.registry.sources, disputed)


def _said(question: Variable) -> dict[str, object]:
    """What each source means; one that says several things, or quotes others, says nothing."""
    said: defaultdict[str, set[object]] = defaultdict(set)
    for answer in question.answers:
        if answer.reading.known and not answer.claim.speaker:
            said[answer.claim.source].add(meaning(answer))
    return {source: each for source, (each, *more) in said.items() if not more}
