"""Culprits: the fewest and least supported claims without which nothing is in conflict.

Every finding comes with minimal conflicts; a set of claims that hits them all is a repair
(Reiter 1987). Claims cost what stands behind them, so that one claim goes before the four that
it contradicts. It is a ranking with reasons, never a silent repair.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import attrs

from vkrel.model.claim import Claim
from vkrel.solve.hitting import hitting_set
from vkrel.solve.support import Support
from vkrel.values.conflict import conflict
from vkrel.values.reading import Reading
from vkrel.values.slips import slip

MEANINGS = 60  # different values of one slot that are compared in pairs
NEVER_BLAMED = frozenset({"document"})


@attrs.frozen(eq=False)
class Case:
    """A finding as the culprits see it.

    conflicts: minimal sets of claim ids. complete: whether they are all that there are.
    """

    id: str
    severity: str
    claims: Mapping[str, Claim]
    readings: Mapping[str, Reading]
    conflicts: tuple[frozenset[str], ...]
    complete: bool = True


@attrs.frozen(eq=False)
class Culprit:
    """A claim that is likely wrong.

    findings: ids of the findings that disappear if it alone is set aside.
    part_of: ids of all the findings in whose conflicts it stands.
    support: who stands behind it. reason: why it is suspected, in words.
    exact: whether no cheaper choice of culprits exists; greedy beyond a limit.
    """

    claim: Claim
    findings: tuple[str, ...]
    part_of: tuple[str, ...]
    support: Support
    reason: str
    exact: bool = True

    def __str__(self) -> str:
        line = f", line {self.claim.line}" if self.claim.line else ""
        return f"{self.claim.source}{line}: {self.claim.value}: {self.reason}"


def pairs(
    claims: Sequence[Claim], readings: Sequence[Reading], severity: str
) -> tuple[list[frozenset[str]], bool]:
    """The pairs of claims of one slot that conflict this badly, and whether these are all.

    Claims that mean the same are compared once; beyond a number of different meanings only the
    first of them are compared.
    """
    groups: defaultdict[object, list[int]] = defaultdict(list)
    for number, (claim, reading) in enumerate(zip(claims, readings, strict=True)):
        shape = (
            (claim.value,)
            if reading.listing is not None
            else (reading.strict, reading.lenient, reading.unit, reading.names, reading.unsure)
        )
        groups[shape].append(number)
    distinct = sorted(groups.values(), key=lambda each: (-len(each), claims[each[0]].id))
    bad = {"contradiction"} if severity == "contradiction" else {"contradiction", "tension"}
    found = [
        frozenset((claims[a].id, claims[b].id))
        for one, other in combinations(distinct[:MEANINGS], 2)
        if conflict(readings[one[0]], readings[other[0]]) in bad
        for a in one[:MEANINGS]
        for b in other[:MEANINGS]
    ]
    complete = len(distinct) <= MEANINGS and all(len(each) <= MEANINGS for each in distinct)
    return found, complete


def culprits(cases: Iterable[Case], supports: Mapping[str, Support]) -> list[Culprit]:
    """The claims to doubt, the one that clears most first.

    Contradictions are settled first; tensions that remain after that are settled next.
    """
    cases = [each for each in cases if each.conflicts]
    claims = {key: claim for case in cases for key, claim in case.claims.items()}
    readings = {key: reading for case in cases for key, reading in case.readings.items()}
    chosen: dict[str, bool] = {}
    weights = {key: supports.get(key, Support()).weight for key in claims}
    for severity in ("contradiction", "tension"):
        left = [
            blamed
            for case in cases
            if case.severity == severity
            for each in case.conflicts
            if each.isdisjoint(chosen) and (blamed := _blamed(each, claims))
        ]
        hit = hitting_set(left, weights)
        chosen.update(dict.fromkeys(hit.members, hit.exact))
    homes: defaultdict[str, list[Case]] = defaultdict(list)
    for case in cases:
        for key in {key for each in case.conflicts for key in each if key in chosen}:
            homes[key].append(case)
    found = [
        _culprit(key, exact, homes[key], claims, readings, supports)
        for key, exact in chosen.items()
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


def _blamed(conflict: frozenset[str], claims: Mapping[str, Claim]) -> frozenset[str]:
    return frozenset(each for each in conflict if claims[each].type not in NEVER_BLAMED)


def _culprit(
    key: str,
    exact: bool,
    own: Sequence[Case],
    claims: Mapping[str, Claim],
    readings: Mapping[str, Reading],
    supports: Mapping[str, Support],
) -> Culprit:
    cleared = [case for case in own if all(key in each for each in case.conflicts)]
    known = supports.get(key, Support())
    return Culprit(
        claim=claims[key],
        findings=tuple(sorted(each.id for each in cleared)),
        part_of=tuple(sorted(each.id for each in own)),
        support=known,
        reason="; ".join(_reasons(key, own, cleared, claims, readings, known)),
        exact=exact and all(each.complete for each in own),
    )


def _reasons(
    key: str,
    own: Sequence[Case],
    cleared: Sequence[Case],
    claims: Mapping[str, Claim],
    readings: Mapping[str, Reading],
    known: Support,
) -> Iterator[str]:
    against = {
        other
        for case in own
        for each in case.conflicts
        if key in each
        for other in each
        if other != key and claims[other].type not in NEVER_BLAMED
    }
    alike = {
        other
        for case in own
        for other, claim in case.claims.items()
        if claim.slot == claims[key].slot and claim.value == claims[key].value
    } | {key}
    if against:
        yield f"{_number(len(alike))} claim{_s(alike)} against {_number(len(against))}"
    if known.against:
        yield (
            f"{_number(known.votes)} independent source{'' if known.votes == 1 else 's'} for it, "
            f"{_number(known.against)} for something else"
        )
    if cleared:
        verb = "disappears" if len(cleared) == 1 else "disappear"
        yield f"without it {_number(len(cleared))} finding{_s(cleared)} {verb}"
    elif own:
        yield f"it takes part in {_number(len(own))} finding{_s(own)}"
    found = _slip(key, against, claims, readings)
    if found:
        yield found


def _slip(
    key: str,
    against: Iterable[str],
    claims: Mapping[str, Claim],
    readings: Mapping[str, Reading],
) -> str | None:
    same = [
        each for each in sorted(against) if claims[each].slot.question == claims[key].slot.question
    ]
    distinct = {claims[each].value: each for each in reversed(same or sorted(against))}
    for other in sorted(distinct.values()):
        found = slip(readings[key], readings[other])
        if found:
            return f"{claims[key].value} for {claims[other].value} would be a slip: {found}"
    return None


def _number(count: int) -> str:
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return words[count] if count < len(words) else f"{count:,}"


def _s(things: Iterable[object]) -> str:
    return "" if len(list(things)) == 1 else "s"
