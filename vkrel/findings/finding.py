"""Findings: what cannot all be true, with its proof."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import blake2b
from typing import Any, overload

import attrs

from vkrel.findings.culprits import Case, Culprit, culprits, pairs
from vkrel.findings.suspects import outside_largest_camp
from vkrel.model.claim import Claim
from vkrel.solve.independence import Independence
from vkrel.solve.support import Support
from vkrel.values.reading import Reading

SEVERITIES = ("contradiction", "tension", "note")


@attrs.frozen
class Tie:
    """A relation that takes part in a finding: the rule, the words, the printed claim or None."""

    rule: str
    words: str
    claim: str | None = None


@attrs.frozen(eq=False)
class Finding:
    """Claims that cannot all be true.

    rule: same-slot, or the rule whose relation takes part.
    severity: contradiction, tension or note.
    slots: the questions concerned, sorted.
    claims: every claim that takes part, with `readings` beside them.
    witness: the ids of a minimal conflict; alternatives: other minimal sets of ids.
    camps: lists of ids that can be true together.
    relations: what ties the slots. culprits: ids, likeliest wrong first.
    reason: the likely slip, or None.
    arithmetic: the steps of the proof where slots are tied, to be redone with a pencil.
    complete: whether all rival values were tried; a stated limit was hit if not.
    one_vote: sources of the finding that count as one vote, a tuple each group.
    """

    rule: str
    severity: str
    title: str
    explanation: str
    slots: tuple[str, ...]
    claims: tuple[Claim, ...]
    readings: tuple[Reading, ...]
    witness: tuple[str, ...]
    camps: tuple[tuple[str, ...], ...] = ()
    alternatives: tuple[tuple[str, ...], ...] = ()
    relations: tuple[Tie, ...] = ()
    _culprits: tuple[str, ...] = ()
    needs_reference: bool = False
    reason: str | None = None
    arithmetic: tuple[str, ...] = ()
    complete: bool = True
    one_vote: tuple[tuple[str, ...], ...] = ()
    _order: Callable[[], Mapping[str, int]] | None = attrs.field(default=None, repr=False)

    @cached_property
    def culprits(self) -> tuple[str, ...]:
        """Its claims to doubt, those in front that are doubted for all findings together."""
        if self._order is None:
            return self._culprits
        order = self._order()
        return tuple(sorted(self._culprits, key=lambda each: order.get(each, len(order))))

    @cached_property
    def id(self) -> str:
        """Stable as long as rule, slots and sources are the same."""
        sources = sorted({claim.source for claim in self.claims})
        return _hash((self.rule, *sorted(self.slots), "", *sources))

    @cached_property
    def content(self) -> str:
        """Changes with the claims: the same id with other content is a changed finding."""
        return _hash(sorted(f"{claim.id}\0{claim.value}" for claim in self.claims))

    @property
    def sources(self) -> list[str]:
        """The ids of the sources that take part."""
        return sorted({claim.source for claim in self.claims})

    def conflicts(self) -> tuple[list[frozenset[str]], bool]:
        """Its minimal conflicts as sets of claim ids, and whether these are all.

        Of one slot they are the pairs that cannot both be true, else the witness and the
        alternatives.
        """
        if self.rule == "same-slot" and len(self.slots) == 1 and len(self.claims) > 1:
            return pairs(self.claims, self.readings, self.severity)
        sets = [self.witness, *self.alternatives]
        return [frozenset(each) for each in sets if each], self.complete

    def claim(self, identity: str) -> Claim:
        """The claim with this id; raises KeyError."""
        for each in self.claims:
            if each.id == identity:
                return each
        raise KeyError(identity)

    def __str__(self) -> str:
        return f"{self.severity}: {self.title} [{self.rule}]\n  {self.explanation}"


class Findings(Sequence[Finding]):
    """Findings in their order: worst first, then by slot."""

    to_frame: Callable[[], Any]  # attached by the report: see `vkrel.report.attach`

    def __init__(
        self,
        findings: Iterable[Finding],
        supports: Callable[[], Mapping[str, Support]] = dict,
        independence: Independence | None = None,
    ) -> None:
        """Sort the findings; their order says nothing else.

        supports: gives who stands behind each claim, by claim id; one vote each by default.
        independence: which sources count as one vote, and why.
        """
        self._supports = supports
        self._culprits: list[Culprit] | None = None
        self.independence = independence or Independence()
        self._findings = sorted(
            findings,
            key=lambda each: (SEVERITIES.index(each.severity), each.slots, each.rule, each.id),
        )

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> Findings: ...
    def __getitem__(self, index: int | slice) -> Finding | Findings:
        if isinstance(index, slice):
            return self._some(self._findings[index])
        return self._findings[index]

    def __len__(self) -> int:
        return len(self._findings)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._findings)

    def __repr__(self) -> str:
        counts = ", ".join(f"{self.count_of(each)} {each}" for each in SEVERITIES)
        return f"<Findings: {counts}>"

    def where(self, wanted: Callable[[Finding], bool]) -> Findings:
        """The findings that `wanted` says yes to."""
        return self._some(each for each in self if wanted(each))

    def at_least(self, severity: str) -> Findings:
        """The findings of this severity or worse."""
        worst = SEVERITIES[: SEVERITIES.index(severity) + 1]
        return self._some(each for each in self if each.severity in worst)

    def of(self, *rules: str) -> Findings:
        """The findings of these rules."""
        return self._some(each for each in self if each.rule in rules)

    def culprits(self) -> list[Culprit]:
        """The fewest and least supported claims that take part in every conflict.

        The claim that clears most findings comes first. Notes blame nobody.
        """
        if self._culprits is None:
            self._culprits = culprits(map(_case, self.at_least("tension")), self._supports())
        return list(self._culprits)

    def suspects(self, severity: str = "contradiction") -> list[Claim]:
        """The claims that are probably wrong: outside the strictly largest camp of their slot.

        Camps are counted in independent groups of sources; where two are equally strong, or where
        a missing qualifier may explain the difference, nobody is suspect.
        severity: "tension" also names claims that only a loose reading saves.
        """
        votes = self.independence.votes
        found = {
            claim.id: claim
            for each in self.of("same-slot").at_least(severity)
            if len(each.slots) == 1
            for claim in outside_largest_camp(each.claims, each.readings, votes, severity)
        }
        return [found[each] for each in sorted(found)]

    def _some(self, findings: Iterable[Finding]) -> Findings:
        return Findings(findings, self._supports, self.independence)

    def count_of(self, severity: str) -> int:
        """How many findings have exactly this severity."""
        return sum(1 for each in self if each.severity == severity)


def _case(finding: Finding) -> Case:
    conflicts, complete = finding.conflicts()
    return Case(
        id=finding.id,
        severity=finding.severity,
        claims={each.id: each for each in finding.claims},
        readings={
            claim.id: reading
            for claim, reading in zip(finding.claims, finding.readings, strict=True)
        },
        conflicts=tuple(conflicts),
        complete=complete,
    )


def _hash(parts: Iterable[Any]) -> str:
    return blake2b("\0".join(str(each) for each in parts).encode(), digest_size=6).hexdigest()
