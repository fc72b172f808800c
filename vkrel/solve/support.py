"""Independent support: how many groups of sources stand behind a claim, and against it.

One vote a group: sources that copy one another are one group, somebody who is quoted is one of
their own (theory, 10.13). No source weighs more than another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import inf, log

import attrs

from vkrel.model.claim import Claim
from vkrel.values.interval import Cut, hull, meets
from vkrel.values.reading import Reading

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


def support(
    claims: Sequence[Claim], readings: Sequence[Reading], groups: Groups
) -> dict[str, Support]:
    """The support of each claim of one slot, by claim id.

    Claims of one meaning and group are counted together, so a slot of many claims costs as much
    as it has different ones.
    """
    kinds: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for number, (claim, reading) in enumerate(zip(claims, readings, strict=True)):
        kinds[group_of(claim, groups), meaning(claim, reading)].append(number)
    everybody = {group_of(each, groups) for each in claims}
    meanings: dict[object, int] = {}
    behind: defaultdict[object, set[str]] = defaultdict(set)
    for (group, what), numbers in kinds.items():
        meanings.setdefault(what, numbers[0])
        behind[what].add(str(group))
    votes: dict[object, set[str]] = {}
    for what, first in meanings.items():
        votes[what] = set().union(
            *(
                behind[other]
                for other, second in meanings.items()
                if what == other or _agree(claims[first], readings[first], readings[second])
            )
        )
    found = {}
    for (_, what), numbers in kinds.items():
        for number in numbers:
            found[claims[number].id] = Support(
                votes=len(votes[what]),
                against=len(everybody - votes[what]),
                copies=len(numbers),
                width=_width(readings[number]),
            )
    return found


def meaning(claim: Claim, reading: Reading) -> object:
    """What two claims share where they say the same."""
    if claim.kind == "target":
        return claim.target, claim.value
    if not reading.known or reading.listing is not None:
        return claim.value
    return reading.strict, reading.unit, reading.names


def _agree(claim: Claim, first: Reading, second: Reading) -> bool:
    if claim.kind == "target" or not (first.known and second.known):
        return False
    if first.names or second.names:
        return bool(first.names & second.names)
    if first.listing is not None or second.listing is not None:
        return first.listing == second.listing
    return first.unit == second.unit and meets(first.strict, second.strict)


def _width(reading: Reading) -> float:
    if not reading.known or not reading.strict:
        return 0.0
    return _span(reading.strict)


def _span(cut: Cut) -> float:
    found = hull(cut)
    if inf in (found.high, -found.low):
        return inf
    return log(1 + found.high - found.low)
