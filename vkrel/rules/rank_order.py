"""A rank is taken once.

Two cannot both be first in one order, class and date, nor three among the first two. And
"third, after A and B" needs two names. Shared ranks, vaguer ranks and other classes say nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

import attrs

from vkrel.model.claim import Answer, Claim
from vkrel.model.subject import Subject
from vkrel.model.vocabulary import ListEntry
from vkrel.solve.constraints import Exclusion
from vkrel.values.verdict import Severity
from vkrel.variables.figures import DATES, basis, figures, measure_of, span
from vkrel.variables.variables import Variables

_SHARED = re.compile(r"(?i)\b(?:joint|jointly|tied?|ties|equal|shared?|shares|co)\b|=")


@attrs.frozen(eq=False)
class _Place:
    """An answer that gives somebody a rank, or a few ranks, in one order."""

    answer: Answer
    who: str
    first: float
    last: float


def constraints(variables: Variables) -> Iterator[Exclusion]:
    """More claimants than places exclude one another, as do a rank and a list that denies it."""
    for places in _orders(variables).values():
        yield from _crowded(variables, places)
    beside: defaultdict[object, list[Answer]] = defaultdict(list)
    for slot in figures(variables, "rank"):
        for answer in slot.answers:
            beside[answer.claim.source, answer.claim.line].append(answer)
    for slot in variables.of_type("list", "members"):
        entry = variables.vocabulary.get(ListEntry, slot.subject.one("of"))
        for listed in slot.answers if entry is not None and entry.above else ():
            ranks = beside[listed.claim.source, listed.claim.line]
            yield from _after(listed, _of_list(listed.claim, entry, ranks) if entry else [])


def _orders(variables: Variables) -> dict[object, list[_Place]]:
    """The ranks of each order: measure, class, date, and the country that it is seen from."""
    orders: defaultdict[object, list[_Place]] = defaultdict(list)
    for slot in figures(variables, "rank"):
        measure = measure_of(variables, slot)
        keys = _keys(slot.subject)
        ranked = measure.ranked if measure and measure.ranked else "of" if len(keys) == 1 else ""
        who, when = keys.pop(ranked, ""), span(variables, slot.first)
        dated = measure is not None and set(DATES) & set(measure.separators)
        if not who or "+" in who or (when is None and dated) or "among" not in slot.qualifiers:
            continue
        order = (slot.subject.one("measure"), *sorted(keys.items()), basis(slot.first), when)
        for answer in slot.answers:
            if answer.reading.known and not _SHARED.search(answer.claim.value):
                ranks = answer.reading.strict[0]
                orders[order].append(_Place(answer, who, ranks.low, ranks.high))
    return orders


def _crowded(variables: Variables, places: list[_Place]) -> Iterator[Exclusion]:
    """More claimants than places, the narrowest such places only."""
    told: list[set[Answer]] = []
    ends = {(place.first, place.last) for place in places}
    for first, last in sorted(ends, key=lambda end: (end[1] - end[0], end)):
        within = [place for place in places if first <= place.first and place.last <= last]
        if len({place.who for place in within}) <= last - first + 1:
            continue
        answers = {place.answer for place in within}
        if any(known <= answers for known in told):
            continue
        told.append(answers)
        names = sorted({variables.vocabulary.show(place.who) for place in within})
        rank = f"{first:g}" if first == last else f"{first:g} to {last:g}"
        among = within[0].answer.claim.slot.qualifier("among")
        yield Exclusion(
            tuple(sorted(answers, key=lambda answer: answer.claim.id)),
            words=f"{' and '.join(names)} do not all have rank {rank} among {among}",
        )


def _after(listed: Answer, ranks: list[Answer]) -> Iterator[Exclusion]:
    """A rank whose line names those above it: as many as there are places above."""
    listing = listed.reading.listing
    if listing is None or len(ranks) != 1 or not ranks[0].reading.known:
        return
    above, rank = len(listing.members), ranks[0].reading.strict[0]
    if rank.low <= above + 1 <= rank.high:
        return
    sure = rank.high < above + 1 or listing.closed
    yield Exclusion(
        (ranks[0], listed),
        words=f"{above} above it {'makes' if above == 1 else 'make'} it number {above + 1}",
        severity=Severity.CONTRADICTION if sure else Severity.TENSION,
    )


def _of_list(listed: Claim, entry: ListEntry, ranks: list[Answer]) -> list[Answer]:
    """The ranks that are of a list's measure, its country and its class."""
    whose, among = listed.subject.one("whose"), listed.slot.qualifier("among")
    found = []
    for answer in ranks:
        keys = _keys(answer.claim.subject)
        seen_from = keys.get("in") or keys.get("to") or keys.get("of")
        if answer.claim.subject.one("measure") != entry.above or seen_from != whose:
            continue
        if among in {"", answer.claim.slot.qualifier("among")}:
            found.append(answer)
    return found


def _keys(subject: Subject) -> dict[str, str]:
    return {key: subject.one(key) for key in subject if key != "measure"}
