"""check(): from a registry to findings.

Slots first: the claims that answer one question. Then the rules: each gives the relations that
a domain type implies, and a conflict across slots is what no claims at their ends allow.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import attrs

from vkrel import rules
from vkrel.findings.explain import (
    explain_clashes,
    explain_denials,
    explain_failure,
    explain_rules_apart,
    explain_slot,
)
from vkrel.findings.finding import Finding, Findings
from vkrel.findings.supports import supports_of
from vkrel.model.claim import Claim
from vkrel.model.collector import paused
from vkrel.registry.load import load
from vkrel.registry.registry import Registry
from vkrel.solve.clash import Clash
from vkrel.solve.components import solve
from vkrel.solve.independence import Independence, given, independence
from vkrel.solve.qualifiers import NEVER_MISSING, conflict_across, gap_between
from vkrel.solve.relations import Denial, Numeric, Relation
from vkrel.solve.slots import Conflict, agree, conflict_of
from vkrel.solve.support import Support, meaning
from vkrel.tables.column import first, many
from vkrel.values.reading import Reading
from vkrel.variables.facts import Facts, Slot

SAME_SLOT = "same-slot"


@attrs.frozen(eq=False)
class Dispute:
    """A conflict about one question, before it is explained; `missing` qualifiers weaken it."""

    slots: tuple[Slot, ...]
    conflict: Conflict
    missing: tuple[str, ...] = ()


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
        return _check(registry, wanted, groups, reference=reference)


def _check(
    registry: Registry,
    wanted: Container[str],
    groups: Mapping[str, str] | None,
    *,
    reference: bool,
) -> Findings:
    facts = Facts(registry, reference=reference)
    found: list[Finding] = []
    apart = Independence()
    if SAME_SLOT in wanted:
        disputes = list(_same_slot(facts))
        apart = _independence(facts, disputes, groups)
        found += [
            explain_slot(facts, each.slots, each.conflict, each.missing, apart) for each in disputes
        ]
    relations, failed = _relations(facts, wanted)
    found += failed
    found += _denied(facts, [each for each in relations if isinstance(each, Denial)])
    found += _across(facts, [each for each in relations if not isinstance(each, Denial)])
    supports = cache(lambda: supports_of(facts, found, apart.votes))
    return Findings(_with_culprits(found, supports), supports, apart)


def _relations(facts: Facts, wanted: Container[str]) -> tuple[list[Relation], list[Finding]]:
    """What the rules yield; a rule that raises becomes a finding and stops nothing else."""
    relations: list[Relation] = []
    failed = []
    for name, rule in rules.all_rules().items():
        if name not in wanted:
            continue
        try:
            relations += rule.relations(facts)
        except Exception as error:  # noqa: BLE001  whatever a rule does, the others go on
            failed.append(explain_failure(name, error))
    return relations, failed


def _with_culprits(
    found: Sequence[Finding], supports: Callable[[], Mapping[str, Support]]
) -> list[Finding]:
    """The findings, each with the culprits of all of them in front, once somebody asks."""

    @cache
    def order() -> dict[str, int]:
        ranked = Findings(found, supports).culprits()
        return {each.claim.id: number for number, each in enumerate(ranked)}

    return [attrs.evolve(each, order=order) for each in found]


def _independence(
    facts: Facts, disputes: Sequence[Dispute], groups: Mapping[str, str] | None
) -> Independence:
    """Which sources count as one vote: as the caller says, else as declared and found."""
    if groups is not None:
        return given(groups)
    disputed = [
        {
            claim.source: meaning(claim, reading)
            for claim, reading in zip(slot.claims, slot.readings, strict=True)
            if reading.known and not claim.speaker
        }
        for dispute in disputes
        for slot in dispute.slots
    ]
    return independence(facts.registry.sources, disputed)


def _denied(facts: Facts, denials: Sequence[Denial]) -> Iterator[Finding]:
    """One finding for each rule and set of slots; what else denies the same is an alternative."""
    grouped: defaultdict[tuple[Any, ...], list[Denial]] = defaultdict(list)
    for denial in denials:
        slots = tuple(sorted({facts.slot_name(claim) for claim in denial.claims}))
        grouped[denial.rule, slots].append(denial)
    for _, found in sorted(grouped.items(), key=lambda each: each[0]):
        yield explain_denials(facts, found)


def _same_slot(facts: Facts) -> Iterator[Dispute]:
    """Every conflict inside a question; ids and explanations come later, for these alone."""
    for keys in facts.questions:
        said = [facts.said(key) for key in keys]
        if many(said[0]):
            continue
        if len(keys) > 1 and _some_lack(facts, said):
            if not agree(chain.from_iterable(map(facts.readings, keys))):
                yield from _in_question(
                    facts, [facts.slot(key) for key in sorted(keys, key=lambda key: key.qualifiers)]
                )
            continue
        for key, claims in zip(keys, said, strict=True):
            if len(claims) > 1 and not agree(facts.readings(key)):
                yield from _in_question(facts, [facts.slot(key)])
    for slots in facts.visit_questions:
        if not slots[0].claims[0].many:
            yield from _in_question(facts, slots)


def _some_lack(facts: Facts, said: Iterable[Sequence[Claim]]) -> bool:
    """Whether the slots of a question differ in which qualifiers they print, and how exactly."""
    return len({_precision(_qualifiers(facts, first(claims))) for claims in said}) > 1


def _in_question(facts: Facts, slots: Sequence[Slot]) -> Iterator[Dispute]:
    found = [conflict_of(slot.readings) for slot in slots]
    for slot, conflict in zip(slots, found, strict=True):
        if conflict:
            yield Dispute((slot,), conflict)
    if len(slots) > 1:
        yield from _missing_qualifiers(facts, slots, found)


def _missing_qualifiers(
    facts: Facts, slots: Sequence[Slot], conflicts: Sequence[Conflict | None]
) -> Iterator[Dispute]:
    """Claims that lack a qualifier which others of the same question print."""
    never_missing = NEVER_MISSING.get(slots[0].claims[0].type, ())
    readings = [_qualifiers(facts, slot.claims[0]) for slot in slots]
    for number, slot in enumerate(slots):
        fillings: list[Slot] = []
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
        conflict = conflict_across(slot.readings, [each.readings for each in fillings])
        if conflict:
            yield Dispute((slot, fillings[0]), conflict, tuple(sorted(missing)))


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
    return sum(each.high - each.low for each in reading.strict)


def _qualifiers(facts: Facts, claim: Claim) -> dict[str, Reading]:
    found = {}
    for name, _ in claim.qualifiers:
        reading = facts.registry.qualifier(claim, name)
        if reading is not None:
            found[name] = reading
    return found


def _across(facts: Facts, relations: Sequence[Numeric]) -> Iterator[Finding]:
    """One finding for each rule and set of slots, whatever the number of rival claims."""
    for solution in solve(relations):
        grouped: defaultdict[tuple[Any, ...], list[Clash]] = defaultdict(list)
        for clash in solution.clashes:
            rule = min((each.rule for each in clash.relations), key=rules.rank)
            if not clash.claims:
                yield explain_rules_apart(rule, clash)
                continue
            blamed = [each.claim for each in clash.ends] or clash.claims
            slots = tuple(sorted({facts.slot_name(claim) for claim in blamed}))
            grouped[rule, slots].append(clash)
        for (rule, slots), found in sorted(grouped.items(), key=lambda each: each[0]):
            yield explain_clashes(facts, rule, slots, found, complete=solution.complete)
