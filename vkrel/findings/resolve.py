"""resolve(): the best supported value of each slot, one vote for each independent group.

The value is where most groups agree, as most readers take their claims, and it is the most
specific one: what all its supporters share. Where nothing leads by a vote it is unresolved.
No source weighs more than another: learned weights let copies of one mistake win (theory,
section 7).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from pathlib import Path

import attrs

from vkrel.findings.check import check
from vkrel.model.claim import Answer, Claim
from vkrel.registry.load import load
from vkrel.registry.registry import Registry
from vkrel.rules import SAME_SLOT
from vkrel.solve.support import Groups, group_of
from vkrel.solve.variable import Variable
from vkrel.values.interval import Cut, intersection
from vkrel.values.reading import Listing, Reading
from vkrel.values.verdict import Severity
from vkrel.values.wording import cut_in_words
from vkrel.variables.variables import Variables

SUPPORTED, UNRESOLVED = "supported", "unresolved"


@attrs.frozen(eq=False)
class Candidate:
    """A value that some claims share.

    value: in words; cut: the interval, empty for names and lists.
    reading: one of the readings that the cut was made from.
    supporters: the claims. votes: how many independent groups they are.
    """

    value: str
    cut: Cut
    reading: Reading
    supporters: tuple[Claim, ...]
    votes: int


@attrs.frozen(eq=False)
class Resolution:
    """What is best supported for one slot.

    status: supported, or unresolved where nothing leads by a vote.
    best: the leading candidate, or None. candidates: all, by votes.
    opponents: the claims that do not support the best one; of an unresolved slot, all.
    show: the slot in words.
    """

    slot: str
    show: str
    status: str
    best: Candidate | None
    candidates: tuple[Candidate, ...]
    opponents: tuple[Claim, ...]

    @property
    def value(self) -> str | None:
        """The best supported value in words, or None."""
        return self.best.value if self.best else None

    @property
    def supporters(self) -> tuple[Claim, ...]:
        """Who says so."""
        return self.best.supporters if self.best else ()

    @property
    def against(self) -> int:
        """The votes of the strongest other candidate."""
        rest = [each.votes for each in self.candidates if each is not self.best]
        return max(rest, default=0)

    def __repr__(self) -> str:
        return f"<Resolution {self.slot}: {self.status}, {self.value!r}>"

    def __str__(self) -> str:
        if self.best is None:
            rivals = " or ".join(f"{each.value} ({each.votes})" for each in self.candidates)
            return f"{self.show}: unresolved: {rivals}"
        return f"{self.show}: {self.best.value} ({self.best.votes} against {self.against})"


def resolve(
    what: Registry | str | Path | None = None,
    *,
    groups: Mapping[str, str] | None = None,
    reference: bool = True,
) -> list[Resolution]:
    """The best supported value of every slot that has one value, by slot.

    what: a registry, the path of claims files, or None for the five documents of vkrel.
    groups: which sources count as one vote (source id -> group); by default as declared and as
        found, see `Findings.independence`.
    reference: whether background sources take part.
    """
    registry = what if isinstance(what, Registry) else load(what)
    if groups is None:
        groups = check(registry, select=[SAME_SLOT], reference=reference).independence.votes
    variables = Variables(registry, reference=reference)
    return [
        found
        for slot in variables.slots.values()
        if not slot.claims[0].many and (found := resolve_slot(slot, groups))
    ]


def resolve_slot(slot: Variable, groups: Groups) -> Resolution | None:
    """What is best supported in one slot; None where nothing in it can be read."""
    if not slot.comparable:
        return None
    candidates = [_candidate(camp, groups) for camp in slot.largest_camps(Severity.TENSION)]
    candidates.sort(key=lambda each: (-each.votes, [claim.id for claim in each.supporters]))
    leads = len(candidates) == 1 or candidates[0].votes > candidates[1].votes
    best = candidates[0] if leads else None
    behind = set(best.supporters) if best else set()
    return Resolution(
        slot=slot.name,
        show=slot.show or slot.name,
        status=SUPPORTED if best else UNRESOLVED,
        best=best,
        candidates=tuple(candidates),
        opponents=tuple(each.claim for each in slot.comparable if each.claim not in behind),
    )


def _candidate(camp: Sequence[Answer], groups: Groups) -> Candidate:
    supporters = tuple(answer.claim for answer in camp)
    value, cut = _shared(camp)
    votes = len({group_of(claim, groups) for claim in supporters})
    return Candidate(value, cut, camp[0].reading, supporters, votes)


def _shared(camp: Sequence[Answer]) -> tuple[str, Cut]:
    """The most specific value that all share: as somebody prints it, else in words."""
    readings = [answer.reading for answer in camp]
    if any(reading.listing is not None for reading in readings):
        longest = max(camp, key=lambda each: len((each.reading.listing or Listing()).members))
        return longest.claim.value, ()
    if readings[0].names:
        names = reduce(frozenset[str].__and__, (reading.names for reading in readings))
        narrow = min(camp, key=lambda each: len(each.reading.names))
        printed = narrow.claim.value if narrow.reading.names == names else ""
        return printed or " or ".join(sorted(names)), ()
    cut = reduce(intersection, (reading.strict for reading in readings))
    for answer in camp:
        if answer.reading.strict == cut:
            return answer.claim.value, cut
    return cut_in_words(cut, readings[0]), cut
