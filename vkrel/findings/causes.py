"""Who is to blame: every answer to that question is given here.

Every finding comes with minimal conflicts; a set of claims that hits them all is a repair
(Reiter 1987). Claims cost what stands behind them, so that one claim goes before the four that
it contradicts. It is a ranking with reasons, never a silent repair.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

import attrs

from vkrel.findings.finding import Finding, speaker
from vkrel.model.claim import Answer, Claim
from vkrel.model.types import TYPES
from vkrel.rules import SAME_SLOT
from vkrel.solve.conflict import Conflict
from vkrel.solve.hitting import hitting_set
from vkrel.solve.support import Groups, Support, group_of, support
from vkrel.solve.variable import Variable, apart
from vkrel.values.slips import slip
from vkrel.values.verdict import Severity
from vkrel.variables.variables import Variables

# ------------------------------------------------------------ by one finding alone


def outside_largest_camp(camps: Sequence[Sequence[Answer]], votes: Groups) -> tuple[str, ...]:
    """Claims of the camps with the fewest votes first; those of the strictly largest are left out."""
    order: dict[str, int] = {}
    undecided = _undecided(camps)
    for camp in camps:
        support = _votes(camp, votes, undecided)
        for answer in camp:
            order[answer.claim.id] = max(order.get(answer.claim.id, 0), support)
    largest = _strictly_largest(camps, votes)
    spared = {answer.claim.id for answer in largest}
    return tuple(
        identity
        for identity in sorted(order, key=lambda each: (order[each], each))
        if identity not in spared
    )


def most_often(conflicts: Iterable[Conflict]) -> tuple[str, ...]:
    """Claims by the number of minimal conflicts that they stand in."""
    counts = Counter(claim.id for conflict in conflicts for claim in conflict.blamed)
    return tuple(sorted(counts, key=lambda each: (-counts[each], each)))


def look_first(finding: Finding, culprits: Mapping[str, Culprit], most: int) -> list[Claim]:
    """The claims to look at first; none where everybody is as likely to be wrong.

    culprits: those of all findings together, by claim id.
    """
    claims = {claim.id: claim for claim in finding.claims}
    blamed = [claims[each] for each in culprits if each in claims]
    if blamed:
        enough = [claim for claim in blamed if finding.id in culprits[claim.id].findings]
        return (enough or blamed)[:most]
    suspects = [claims[each] for each in finding.suspects if each in claims]
    return suspects[:most] if len(suspects) < len(claims) or len(claims) == 1 else []


# ------------------------------------------------------------ inside slots


def suspects(findings: Iterable[Finding], votes: Groups, severity: Severity) -> list[Claim]:
    """The claims that the strictly largest camp of their slot excludes, by id.

    Camps are formed at the strict cut, as the best supported value is the point of deepest
    support there, one vote a group (theory, section 7). Where two are equally strong nobody is
    suspect.
    severity: "contradiction" for those that cannot be true beside it, "tension" also for those
        that only a loose reading saves.
    """
    found = {
        claim.id: claim
        for finding in findings
        if finding.rule == SAME_SLOT and len(finding.slots) == 1
        for claim in _excluded(Variable("", finding.answers), votes, severity)
    }
    return [found[each] for each in sorted(found)]


def _excluded(question: Variable, votes: Groups, severity: Severity) -> list[Claim]:
    best = _strictly_largest(question.camps(Severity.TENSION), votes)
    held = {id(answer) for answer in best}
    rivals = {id(answer.reading): answer.reading for answer in best}.values()
    return [
        answer.claim
        for same in question.meanings
        if any(apart(same[0].reading, rival, severity) for rival in rivals)
        for answer in same
        if id(answer) not in held
    ]


def _strictly_largest(camps: Sequence[Sequence[Answer]], votes: Groups) -> Sequence[Answer]:
    """The camp with the most votes; nobody where there is no one such camp."""
    undecided = _undecided(camps)
    support = [_votes(camp, votes, undecided) for camp in camps]
    if support.count(max(support, default=0)) != 1:
        return ()
    return camps[support.index(max(support))]


def _undecided(camps: Sequence[Sequence[Answer]]) -> frozenset[str]:
    """The sources of rows that no camp holds with all that they say: they vote for none.

    A document has a vote in each camp: it may tell of what others say.
    """
    said: defaultdict[str, set[str]] = defaultdict(set)
    for camp in camps:
        for answer in camp if camp[0].claim.type not in TYPES else ():
            said[answer.claim.source].add(answer.claim.id)
    held = {
        source
        for camp in camps
        for source, count in Counter(answer.claim.source for answer in camp).items()
        if count == len(said.get(source, ()))
    }
    return frozenset(said.keys() - held)


def _votes(camp: Sequence[Answer], votes: Groups, undecided: Container[str] = ()) -> int:
    return len(
        {group_of(answer.claim, votes) for answer in camp if answer.claim.source not in undecided}
    )


# ------------------------------------------------------------ by all findings together


@attrs.frozen(eq=False)
class Culprit:
    """A claim that is likely wrong.

    findings: ids of the findings that disappear if it alone is set aside.
    part_of: ids of all the findings in whose conflicts it stands.
    support: who stands behind it.
    alike: how many claims of its slot say the same; against: how many it is in conflict with.
    slip: the likely one, if the value were that of the claim `meant`.
    exact: whether no cheaper choice of culprits exists; greedy beyond a limit.
    """

    claim: Claim
    findings: tuple[str, ...]
    part_of: tuple[str, ...]
    support: Support
    alike: int = 1
    against: int = 0
    slip: str = ""
    meant: Claim | None = None
    exact: bool = True

    @property
    def reason(self) -> str:
        """Why it is suspected, in words."""
        return speaker().reason(self)

    def __repr__(self) -> str:
        return f"<Culprit {self.claim.id}: in {len(self.part_of)} findings>"

    def __str__(self) -> str:
        line = f", line {self.claim.line}" if self.claim.line else ""
        return f"{self.claim.source}{line}: {self.claim.value}: {self.reason}"


class Doubts:
    """Who is doubted for all the findings of a check; worked out when somebody asks."""

    def __init__(
        self,
        findings: Iterable[Finding],
        variables: Variables | None = None,
        votes: Groups | None = None,
    ) -> None:
        """Without variables every claim has one vote."""
        self._findings = tuple(findings)
        self._variables = variables
        self._votes = votes or {}

    @cached_property
    def supports(self) -> Mapping[str, Support]:
        """Who stands behind each claim of the findings, by claim id.

        Counted among all that answer the same question, whether or not they are in conflict.
        """
        if self._variables is None:
            return {}
        claims = {claim.id: claim for finding in self._findings for claim in finding.claims}
        slots = {
            slot.name: slot
            for subject in {claim.subject for claim in claims.values()}
            for slot in self._variables.of_thing(subject)
        }
        wanted = {self._variables.name_of(claim) for claim in claims.values()}
        supports: dict[str, Support] = {}
        for name in sorted(wanted & slots.keys()):
            supports.update(support(slots[name].answers, self._votes))
        return supports

    def ordered(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Ids of claims, in front those that are doubted for all findings together."""
        return tuple(sorted(ids, key=lambda each: self._order.get(each, len(self._order))))

    @cached_property
    def _order(self) -> dict[str, int]:
        ranked = culprits(self._findings, self.supports)
        return {culprit.claim.id: place for place, culprit in enumerate(ranked)}

    def __getstate__(self) -> dict[str, Any]:
        """What is left of it elsewhere: the supports, not the registry that they are counted in."""
        return {
            "supports": self.supports,
            "_findings": self._findings,
            "_variables": None,
            "_votes": self._votes,
        }


def culprits(findings: Iterable[Finding], supports: Mapping[str, Support]) -> list[Culprit]:
    """The fewest and least supported claims that take part in every conflict.

    The claim that clears most findings comes first; notes blame nobody. Contradictions are
    settled first; tensions that remain after that are settled next.
    """
    cases = [_Case(each) for each in findings if each.severity.at_least(Severity.TENSION)]
    cases = [case for case in cases if case.conflicts]
    weights = {
        claim.id: supports.get(claim.id, Support()).weight
        for case in cases
        for claim in case.finding.claims
    }
    chosen: dict[str, bool] = {}
    for severity in (Severity.CONTRADICTION, Severity.TENSION):
        left = [
            conflict
            for case in cases
            if case.finding.severity == severity
            for conflict in case.conflicts
            if conflict.isdisjoint(chosen)
        ]
        hit = hitting_set(left, weights)
        chosen.update(dict.fromkeys(hit.members, hit.exact))
    homes: defaultdict[str, list[_Case]] = defaultdict(list)
    for case in cases:
        for identity in {each for conflict in case.conflicts for each in conflict} & chosen.keys():
            homes[identity].append(case)
    found = [
        _culprit(identity, exact, homes[identity], supports) for identity, exact in chosen.items()
    ]
    return sorted(
        found,
        key=lambda each: (
            -len(each.findings),
            -len(each.part_of),
            weights[each.claim.id],
            each.claim.id,
        ),
    )


class _Case:
    """A finding with its minimal conflicts, which are costly to list."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        self.conflicts, self.complete = finding.conflicts()


def _culprit(
    identity: str, exact: bool, own: Sequence[_Case], supports: Mapping[str, Support]
) -> Culprit:
    answers = {answer.claim.id: answer for case in own for answer in case.finding.answers}
    claim = answers[identity].claim
    cleared = [case for case in own if all(identity in each for each in case.conflicts)]
    against = {
        other
        for case in own
        for conflict in case.conflicts
        if identity in conflict
        for other in conflict - {identity}
    }
    alike = {
        other.claim.id
        for other in answers.values()
        if other.claim.value == claim.value and other.claim.slot == claim.slot
    }
    likely, meant = _slip(answers[identity], [answers[each] for each in sorted(against)])
    return Culprit(
        claim=claim,
        findings=tuple(sorted(case.finding.id for case in cleared)),
        part_of=tuple(sorted(case.finding.id for case in own)),
        support=supports.get(identity, Support()),
        alike=len(alike),
        against=len(against),
        slip=likely,
        meant=meant,
        exact=exact and all(case.complete for case in own),
    )


def _slip(answer: Answer, against: Sequence[Answer]) -> tuple[str, Claim | None]:
    """The likely slip of an answer, and the claim whose value was meant."""
    question = answer.claim.slot.question
    same = [other for other in against if other.claim.slot.question == question]
    distinct = {other.claim.value: other for other in reversed(same or against)}
    for other in sorted(distinct.values(), key=lambda each: each.claim.id):
        likely = slip(answer.reading, other.reading)
        if likely:
            return likely, other.claim
    return "", None
