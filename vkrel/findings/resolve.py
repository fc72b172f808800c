"""resolve(): the best supported value of each slot, one vote for each independent group.

The value is where most groups agree, as most readers take their claims, and it is the most
specific one: what all its supporters share. Where nothing leads by a vote it is unresolved.
No source weighs more than another: learned weights let copies of one mistake win (theory,
section 7).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from pathlib import Path

import attrs

from vkrel.findings.check import SAME_SLOT, check
from vkrel.model.claim import Claim
from vkrel.model.show import show_slot
from vkrel.registry.load import load
from vkrel.registry.registry import Registry
from vkrel.solve.slots import comparable, conflict_of
from vkrel.solve.support import Groups, group_of
from vkrel.values.interval import Cut, intersection
from vkrel.values.reading import Reading
from vkrel.values.wording import cut_in_words
from vkrel.variables.facts import Facts, Slot

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
    facts = Facts(registry, reference=reference)
    return [
        found
        for slot in facts.slots.values()
        if not slot.claims[0].many
        and (found := resolve_slot(slot, groups, show_slot(facts.vocabulary, slot.claims[0])))
    ]


def resolve_slot(slot: Slot, groups: Groups, show: str = "") -> Resolution | None:
    """What is best supported in one slot; None where nothing in it can be read."""
    positions = comparable(slot.readings)
    if not positions:
        return None
    claims = [slot.claims[each] for each in positions]
    readings = [slot.readings[each] for each in positions]
    found = [_candidate(claims, readings, each, groups) for each in _camps(readings)]
    found.sort(key=lambda each: (-each.votes, [claim.id for claim in each.supporters]))
    leads = len(found) == 1 or (len(found) > 1 and found[0].votes > found[1].votes)
    best = found[0] if leads else None
    behind = set(best.supporters) if best else set()
    return Resolution(
        slot=slot.name,
        show=show or slot.name,
        status=SUPPORTED if best else UNRESOLVED,
        best=best,
        candidates=tuple(found),
        opponents=tuple(each for each in claims if each not in behind),
    )


def _camps(readings: Sequence[Reading]) -> list[tuple[int, ...]]:
    """The largest sets of readings that share a value."""
    if any(each.listing is not None for each in readings):
        conflict = conflict_of(readings)
        return list(conflict.camps) if conflict else [tuple(range(len(readings)))]
    if readings[0].names:
        named: defaultdict[str, list[int]] = defaultdict(list)
        for number, reading in enumerate(readings):
            for name in reading.names:
                named[name].append(number)
        return _largest(tuple(each) for each in named.values())
    return _largest(_sweep([each.strict for each in readings]))


def _sweep(cuts: Sequence[Cut]) -> Iterator[tuple[int, ...]]:
    """Who stands over each stretch of the line where somebody's upper end follows a lower one."""
    ends: list[tuple[float, int, int]] = []
    for number, cut in enumerate(cuts):
        for each in cut:
            # At one number: what ends before it, what begins at it, what ends at it, what begins after.
            ends.append((each.low, 1 if each.low_closed else 3, number))
            ends.append((each.high, 2 if each.high_closed else 0, number))
    ends.sort()
    over: Counter[int] = Counter()
    grown = False
    for _, place, number in ends:
        if place in {1, 3}:
            over[number] += 1
            grown = True
            continue
        if grown:
            yield tuple(sorted(each for each, count in over.items() if count > 0))
            grown = False
        over[number] -= 1


def _largest(camps: Iterable[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Camps that are no part of another one."""
    distinct = sorted({each for each in camps if each}, key=lambda each: (-len(each), each))
    kept: list[tuple[int, ...]] = []
    with_member: defaultdict[int, list[frozenset[int]]] = defaultdict(list)
    for camp in distinct:
        members = frozenset(camp)
        if not any(members <= each for each in with_member[camp[0]]):
            kept.append(camp)
            for each in camp:
                with_member[each].append(members)
    return kept


def _candidate(
    claims: Sequence[Claim], readings: Sequence[Reading], camp: Sequence[int], groups: Groups
) -> Candidate:
    supporters = tuple(claims[each] for each in camp)
    value, cut = _shared([claims[each] for each in camp], [readings[each] for each in camp])
    votes = len({group_of(each, groups) for each in supporters})
    return Candidate(value, cut, readings[camp[0]], supporters, votes)


def _shared(claims: Sequence[Claim], readings: Sequence[Reading]) -> tuple[str, Cut]:
    """The most specific value that all share: as somebody prints it, else in words."""
    if any(each.listing is not None for each in readings):
        known = [each.listing for each in readings if each.listing is not None]
        longest = max(range(len(known)), key=lambda each: (len(known[each].members), -each))
        return claims[longest].value, ()
    if readings[0].names:
        names = reduce(frozenset[str].__and__, (each.names for each in readings))
        narrow = min(range(len(readings)), key=lambda each: (len(readings[each].names), each))
        printed = claims[narrow].value if readings[narrow].names == names else ""
        return printed or " or ".join(sorted(names)), ()
    cut = reduce(intersection, (each.strict for each in readings))
    for claim, reading in zip(claims, readings, strict=True):
        if reading.strict == cut:
            return claim.value, cut
    return cut_in_words(cut, readings[0]), cut
