"""A list has as many members as are counted.

An open list has no more, a complete one neither more nor fewer. Where the vocabulary ties a
list of partners to a level (`level`), whoever has reached the level before is a member too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from vkrel.model.claim import Claim
from vkrel.model.subject import Subject
from vkrel.model.vocabulary import ListEntry
from vkrel.solve.relations import Denial
from vkrel.values.interval import Interval, hull
from vkrel.values.reading import Listing
from vkrel.variables.facts import Facts, Slot
from vkrel.variables.figures import basis, span

_ONLY = re.compile(r"(?i)\b(?:only|just|exactly|no more than|at most|no other)\b")


def relations(facts: Facts) -> Iterator[Denial]:
    """A denial for each count with a list that it cannot be the count of."""
    lists: defaultdict[Subject, list[Claim]] = defaultdict(list)
    for field in ("members", "count"):
        for slot in facts.of_type("list", field):
            lists[slot.claims[0].subject] += slot.claims
    for claims in lists.values():
        members = [each for each in claims if each.field == "members"]
        for one in claims:
            yield from _partners(facts, one, members)
            if one.field == "count":
                for other in members:
                    yield from _counted(facts, one, other)


def _counted(facts: Facts, count: Claim, members: Claim) -> Iterator[Denial]:
    number, listing = _listing(facts, count), _listing(facts, members)
    when = span(facts, count), span(facts, members)
    if number is None or listing is None or not number.count:
        return
    if when[0] != when[1] or basis(count) != basis(members):
        return
    known, allowed = len(listing.members), hull(number.count)
    own = count.source == members.source
    if not own and None in when and not (listing.closed or _ONLY.search(count.value)):
        return  # two documents may each count something else under one heading
    if known > allowed.high or (listing.closed and known < allowed.low):
        yield Denial(
            rule="list-count",
            words=f"{known} {'are' if known != 1 else 'is'} named"
            f"{' as all of them' if listing.closed else ''}, {count.value} counted",
            claims=(count, members),
            severity="contradiction" if own or None not in when else "tension",
        )


def _partners(facts: Facts, claim: Claim, members: list[Claim]) -> Iterator[Denial]:
    """A count or a complete list of partners, against those who reached the level before."""
    what, whose = claim.subject.one("of"), claim.subject.one("whose")
    entry, listing = facts.vocabulary.get(ListEntry, what), _listing(facts, claim)
    when = span(facts, claim)
    if entry is None or not entry.level or listing is None or not whose or when is None:
        return
    reached = _reached(facts, whose, entry.level, when)
    if claim.field == "members" and listing.closed:
        named = _ids(facts, listing)
        for who, slot in reached.items():
            if not named or who in named:
                continue
            yield Denial(
                rule="list-count",
                words=f"{facts.vocabulary.show(who)} had reached that level before",
                claims=(claim, *slot.claims),
            )
    elif claim.field == "count" and listing.count:
        beside = [each for each in members if span(facts, each) == when]
        lists = [_listing(facts, each) for each in beside]
        if any(each is not None and each.closed for each in lists):
            return  # the complete list shows it
        named = frozenset(who for each in lists if each is not None for who in _ids(facts, each))
        if len(named | set(reached)) > hull(listing.count).high:
            missing = [slot for who, slot in reached.items() if who not in named]
            dated = [each for slot in missing for each in slot.claims]
            yield Denial(
                rule="list-count",
                words=f"{len(named | set(reached))} had reached that level",
                claims=(claim, *beside, *dated),
            )


def _reached(facts: Facts, whose: str, level: str, when: Interval) -> dict[str, Slot]:
    """Who had reached a level with somebody, certainly before a date and not known to have left."""
    found = {}
    for slot in facts.of_type("partnership", "date"):
        claim = slot.claims[0]
        reached = claim.subject.one("level")
        who = [party for party in claim.subject["parties"] if party != whose]
        if (
            reached != level
            or len(who) != 1
            or slot.qualifiers
            or not all(
                each.known and each.lenient and hull(each.lenient).high < when.low
                for each in slot.readings
            )
        ):
            continue
        if any(
            each.field == "until" or "ended" in dict(each.qualifiers).values()
            for other in facts.of_thing(claim.subject)
            for each in other.claims
        ):
            continue
        found[who[0]] = slot
    return found


def _listing(facts: Facts, claim: Claim) -> Listing | None:
    return facts.reading(claim).listing


def _ids(facts: Facts, listing: Listing) -> frozenset[str]:
    """The members as the vocabulary knows them; none where it does not know one of them."""
    found = set()
    for name in listing.members:
        try:
            found.add(facts.vocabulary.one("actor", name))
        except ValueError:
            return frozenset()
    return frozenset(found)
