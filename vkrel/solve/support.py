"""Independent support: how many groups of sources stand behind a claim, and against it.

One vote a group: sources that copy one another are one group, somebody who is quoted is one of
their own (theory, 10.13). No source weighs more than another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import inf, log

import attrs

from vkrel.model.claim import Answer, Claim
from vkrel.solve.variable import meaning
from vkrel.values.conflict import conflict
from vkrel.values.interval import hull
from vkrel.values.reading import Reading
from vkrel.values.verdict import Kind, Verdict

Groups = Mapping[str, str]


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
    votes = {
        what: set().union(
            *(
                behind[other]
                for other, rival in first.items()
                if what == other or _agree(answer, rival)
            )
        )
        for what, answer in first.items()
    }
    return {
        answer.claim.id: Support(
            votes=len(votes[what]),
            against=len(everybody - votes[what]),
            copies=len(same),
            width=_width(answer.reading),
        )
        for (_, what), same in kinds.items()
        for answer in same
    }


def _agree(one: Answer, other: Answer) -> bool:
    """Whether two answers that mean different things stand behind one another all the same."""
    if one.claim.kind == Kind.TARGET:
        return False
    return Verdict(conflict(one.reading, other.reading)) == Verdict.COMPATIBLE


def _width(reading: Reading) -> float:
    if not reading.known or not reading.strict:
        return 0.0
    span = hull(reading.strict)
    return inf if inf in (span.high, -span.low) else log(1 + span.high - span.low)
