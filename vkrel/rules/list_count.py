"""A list has as many members as are counted.

An open list has no more, a complete one neither more nor fewer. Where the vocabulary ties a
list of partners to a level (`level`), whoever has reached the level before is a member too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from vkrel.model.claim import Answer
from vkrel.model.subject import Subject
from vkrel.model.vocabulary import ListEntry
from vkrel.solve.constraints import Exclusion
from vkrel.solve.variable import Variable
from vkrel.values.interval import Interval, hull
from vkrel.values.reading import Listing
from vkrel.values.verdict import Severity
from vkrel.variables.figures import basis, span
from vkrel.variables.variables import Variables

_ONLY = re.compile(r"(?i)\b(?:only|just|exactly|no more than|at most|no other)\b")


def constraints(variables: Variables) -> Iterator[Exclusion]:
    """An exclusion for each count with a list that it cannot be the count of."""
    lists: defaultdict[Subject, list[Answer]] = defaultdict(list)
    for field in ("members", "count"):
        for slot in variables.of_type("list", field):
            lists[slot.subject] += (each for each in slot.answers if each.reading.listing)
    for answers in lists.values():
        members = [answer for answer in answers if answer.claim.field == "members"]
        for answer in answers:
            yield from _partners(variables, answer, members)
            for listed in members if answer.claim.field == "count" else ():
                yield from _counted(variables, answer, listed)


def _counted(variables: Variables, count: Answer, listed: Answer) -> Iterator[Exclusion]:
    number, listing = _listing(count), _listing(listed)
    when = span(variables, count.claim), span(variables, listed.claim)
    if not number.count or when[0] != when[1] or basis(count.claim) != basis(listed.claim):
        return
    known, allowed = len(listing.members), hull(number.count)
    own = count.claim.source == listed.claim.source
    if not own and None in when and not (listing.closed or _ONLY.search(count.claim.value)):
        return  # two documents may each count something else under one heading
    if known > allowed.high or (listing.closed and known < allowed.low):
        yield Exclusion(
            (count, listed),
            words=f"{known} {'are' if known != 1 else 'is'} named"
            f"{' as all of them' if listing.closed else ''}, {count.claim.value} counted",
            severity=Severity.CONTRADICTION if own or None not in when else Severity.TENSION,
        )


def _partners(
    variables: Variables, answer: Answer, members: Sequence[Answer]
) -> Iterator[Exclusion]:
    """A count or a complete list of partners, against those who reached the level before."""
    claim, listing = answer.claim, _listing(answer)
    what, whose = claim.subject.one("of"), claim.subject.one("whose")
    entry, when = variables.vocabulary.get(ListEntry, what), span(variables, claim)
    if entry is None or not entry.level or not whose or when is None:
        return
    reached = _reached(variables, whose, entry.level, when)
    if claim.field == "members" and listing.closed:
        named = _ids(variables, listing)
        for who, slot in reached.items():
            if named and who not in named:
                words = f"{variables.vocabulary.show(who)} had reached that level before"
                yield Exclusion((answer, *slot.answers), words=words)
    elif claim.field == "count" and listing.count:
        beside = [listed for listed in members if span(variables, listed.claim) == when]
        if any(_listing(listed).closed for listed in beside):
            return  # the complete list shows it
        named = frozenset(who for each in beside for who in _ids(variables, _listing(each)))
        everybody = named | set(reached)
        if len(everybody) > hull(listing.count).high:
            dated = [
                each for who, slot in reached.items() if who not in named for each in slot.answers
            ]
            words = f"{len(everybody)} had reached that level"
            yield Exclusion((answer, *beside, *dated), words=words)


def _reached(variables: Variables, whose: str, level: str, when: Interval) -> dict[str, Variable]:
    """Who had reached a level with somebody, certainly before a date and not known to have left."""
    reached = {}
    for slot in variables.of_type("partnership", "date"):
        who = [party for party in slot.subject["parties"] if party != whose]
        readings = [answer.reading for answer in slot.answers]
        if slot.subject.one("level") != level or len(who) != 1 or slot.qualifiers:
            continue
        sure = all(
            each.known and each.lenient and hull(each.lenient).high < when.low for each in readings
        )
        over = any(
            other.field == "until" or "ended" in other.qualifiers.values()
            for other in variables.of_thing(slot.subject)
        )
        if sure and not over:
            reached[who[0]] = slot
    return reached


def _listing(answer: Answer) -> Listing:
    return answer.reading.listing or Listing()


def _ids(variables: Variables, listing: Listing) -> frozenset[str]:
    """The members as the vocabulary knows them; none where it does not know one of them."""
    found = set()
    for name in listing.members:
        try:
            found.add(variables.vocabulary.one("actor", name))
        except ValueError:
            return frozenset()
    return frozenset(found)
