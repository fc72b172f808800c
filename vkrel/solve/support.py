"""Independent support: how many groups of sources stand behind a claim, and against it.

One vote a group: sources that copy one another are one group, somebody who is quoted is one of
their own (theory, 10.13). No source weighs more than another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import combinations
from math import inf, log

import attrs

from vkrel.model.claim import Answer, Claim
from vkrel.solve.variable import PAIRWISE, meaning
from vkrel.values.conflict import conflict
from vkrel.values.interval import hull
from vkrel.values.reading import Reading
from vkrel.values.verdict import Kind, Verdict

Groups = Mapping[str, str]
MOST_PAIRS = 1_000_000  # of values of two sorts


@attrs.frozen
class Support:
    """Who stands behind a claim.

    votes: groups whose claims of the same slot agree with it as most readers take them, its own
        among them. against: groups of which no claim agrees with it.
    copies: claims of its own group that say the same, itself among them.
    width: how vague it is: the logarithm of the width of what it allows, 0 for a point.
    """

    votes: int = 1
    against: int = 0
    copies: int = 1
    width: float = 0.0

    @property
    def weight(self) -> float:
        """What it costs to set the claim aside: votes; the vaguer of two equals costs more."""
        return (self.votes + min(self.width, 100.0) / 1000) / self.copies


def group_of(claim: Claim, groups: Groups) -> str:
    """The group whose vote a claim is."""
    if claim.speaker:
        return f"speaker {claim.speaker}"
    return groups.get(claim.source, claim.source)


def support(answers: Sequence[Answer], groups: Groups) -> dict[str, Support]:
    """The support of each answer to one question, by claim id.

    Answers of one meaning and group are counted together, so a question of many answers costs as
    much as it has different ones.
    """
    kinds: defaultdict[tuple[str, object], list[Answer]] = defaultdict(list)
    for answer in answers:
        kinds[group_of(answer.claim, groups), meaning(answer)].append(answer)
    everybody = {group for group, _ in kinds}
    first: dict[object, Answer] = {}
    behind: defaultdict[object, set[str]] = defaultdict(set)
    for (group, what), same in kinds.items():
        first.setdefault(what, same[0])
        behind[what].add(group)
    votes = {what: set(behind[what]) for what in first}
    for what, other in _that_agree(first):
        votes[what] |= behind[other]
        votes[other] |= behind[what]
    return {
        answer.claim.id: Support(
            votes=len(votes[what]),
            against=len(everybody) - len(votes[what]),
            copies=len(same),
            width=_width(answer.reading),
        )
        for (_, what), same in kinds.items()
        for answer in same
    }


def _that_agree(meanings: Mapping[object, Answer]) -> Iterator[tuple[object, object]]:
    """Pairs of different meanings that stand behind one another all the same, as they may be.

    Ranges are looked at along their line, names by what they may stand for, so that ten thousand
    different values are not compared in fifty million pairs.
    """
    alike: defaultdict[object, dict[object, Answer]] = defaultdict(dict)
    for what, answer in meanings.items():
        if answer.reading.known and answer.claim.kind != Kind.TARGET:
            alike[_sort(answer.reading)][what] = answer
    for same in alike.values():
        kind = next(iter(same.values())).reading.kind
        near = _by_name(same) if kind == Kind.NAME else _along(same)
        yield from ((a, b) for a, b in near if _agree(same[a], same[b]))
    for some, others in combinations(alike.values(), 2):
        if len(some) * len(others) <= MOST_PAIRS:  # numbers without a unit beside those with one
            yield from ((a, b) for a in some for b in others if _agree(some[a], others[b]))


def _agree(one: Answer, other: Answer) -> bool:
    return conflict(one.reading, other.reading) is Verdict.COMPATIBLE


def _sort(reading: Reading) -> Hashable:
    """What readings share that lie on one line, or are names."""
    on_a_line = reading.kind if reading.kind in PAIRWISE else None
    return on_a_line, reading.unit, reading.zone and reading.zone.offsets


def _by_name(same: Mapping[object, Answer]) -> Iterator[tuple[object, object]]:
    """Pairs that may stand for one thing."""
    called: defaultdict[str, list[object]] = defaultdict(list)
    for what, answer in same.items():
        for name in answer.reading.names:
            called[name].append(what)
    yield from {pair for those in called.values() for pair in combinations(those, 2)}


def _along(same: Mapping[object, Answer]) -> Iterator[tuple[object, object]]:
    """Pairs whose ranges overlap from end to end."""
    spans = sorted(
        ((hull(answer.reading.strict), what) for what, answer in same.items()),
        key=lambda pair: pair[0],
    )
    open_: list[tuple[float, object]] = []
    for span, what in spans:
        open_ = [(high, other) for high, other in open_ if high >= span.low]
        yield from ((other, what) for _, other in open_)
        open_.append((span.high, what))


def _width(reading: Reading) -> float:
    if not reading.known or not reading.strict:
        return 0.0
    span = hull(reading.strict)
    return inf if inf in (span.high, -span.low) else log(1 + span.high - span.low)
