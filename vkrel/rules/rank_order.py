"""A rank is taken once.

Two cannot both be first in one order, class and date, nor three among the first two. And
"third, after A and B" needs two names. Shared ranks, vaguer ranks and other classes say nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

import attrs

from vkrel.model.claim import Claim
from vkrel.model.vocabulary import ListEntry
from vkrel.solve.relations import Denial
from vkrel.variables.facts import Facts
from vkrel.variables.figures import DATES, basis, span
from vkrel.variables.points import figures, measure_of

_SHARED = re.compile(r"(?i)\b(?:joint|jointly|tied?|ties|equal|shared?|shares|co)\b|=")


@attrs.frozen(eq=False)
class _Place:
    """A claim that gives somebody a rank, or a few ranks, in one order."""

    claim: Claim
    who: str
    first: float
    last: float


def relations(facts: Facts) -> Iterator[Denial]:
    """A denial for more claimants than places, and for a rank that its own list does not bear."""
    for places in _orders(facts).values():
        yield from _crowded(facts, places)
    beside: defaultdict[object, list[Claim]] = defaultdict(list)
    for slot in figures(facts, "rank"):
        for claim in slot.claims:
            beside[claim.source, claim.line].append(claim)
    for slot in facts.of_type("list", "members"):
        entry = facts.vocabulary.get(ListEntry, slot.claims[0].subject.one("of"))
        for claim in slot.claims:
            if entry is not None and entry.above:
                ranks = _of_list(claim, entry, beside[claim.source, claim.line])
                yield from _after(facts, claim, ranks)


def _orders(facts: Facts) -> dict[object, list[_Place]]:
    """The ranks of each order: measure, class, date, and the country that it is seen from."""
    found: defaultdict[object, list[_Place]] = defaultdict(list)
    for slot in figures(facts, "rank"):
        measure = measure_of(facts, slot)
        for claim in slot.claims:
            keys = _keys(claim)
            ranked = (
                measure.ranked if measure and measure.ranked else "of" if len(keys) == 1 else ""
            )
            who, reading, when = keys.pop(ranked, ""), facts.reading(claim), span(facts, claim)
            dated = measure is not None and set(DATES) & set(measure.separators)
            if not who or "+" in who or not reading.known or _SHARED.search(claim.value):
                continue
            if (when is None and dated) or "among" not in dict(claim.qualifiers):
                continue
            order = (claim.subject.one("measure"), *sorted(keys.items()), basis(claim), when)
            ranks = reading.strict[0]
            found[order].append(_Place(claim, who, ranks.low, ranks.high))
    return found


def _crowded(facts: Facts, places: list[_Place]) -> Iterator[Denial]:
    """More claimants than places, the narrowest such places only."""
    told: list[set[Claim]] = []
    ends = {(each.first, each.last) for each in places}
    for first, last in sorted(ends, key=lambda each: (each[1] - each[0], each)):
        within = [each for each in places if first <= each.first and each.last <= last]
        if len({each.who for each in within}) <= last - first + 1:
            continue
        claims = {each.claim for each in within}
        if any(known <= claims for known in told):
            continue
        told.append(claims)
        names = sorted({facts.vocabulary.show(each.who) for each in within})
        rank = f"{first:g}" if first == last else f"{first:g} to {last:g}"
        among = dict(within[0].claim.qualifiers)["among"]
        yield Denial(
            rule="rank-order",
            words=f"{' and '.join(names)} do not all have rank {rank} among {among}",
            claims=tuple(sorted(claims, key=lambda each: each.id)),
        )


def _after(facts: Facts, listed: Claim, ranks: list[Claim]) -> Iterator[Denial]:
    """A rank whose line names those above it: as many as there are places above."""
    reading = facts.reading(listed)
    if reading.listing is None or len(ranks) != 1 or not facts.reading(ranks[0]).known:
        return
    above, rank = len(reading.listing.members), facts.reading(ranks[0]).strict[0]
    if rank.low <= above + 1 <= rank.high:
        return
    sure = rank.high < above + 1 or reading.listing.closed
    yield Denial(
        rule="rank-order",
        words=f"{above} above it {'makes' if above == 1 else 'make'} it number {above + 1}",
        claims=(ranks[0], listed),
        severity="contradiction" if sure else "tension",
    )


def _of_list(listed: Claim, entry: ListEntry, ranks: list[Claim]) -> list[Claim]:
    """The ranks that are of a list's measure, its country and its class."""
    whose = listed.subject.one("whose")
    among = dict(listed.qualifiers).get("among")
    found = []
    for claim in ranks:
        keys = _keys(claim)
        seen_from = keys.get("in") or keys.get("to") or keys.get("of")
        if claim.subject.one("measure") != entry.above or seen_from != whose:
            continue
        if among is None or dict(claim.qualifiers).get("among") == among:
            found.append(claim)
    return found


def _keys(claim: Claim) -> dict[str, str]:
    return {key: claim.subject.one(key) for key in claim.subject if key != "measure"}
