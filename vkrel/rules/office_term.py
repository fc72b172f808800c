"""Nobody holds an office before taking it up or after leaving it, nor beside its one holder.

A day shared by two holders is the day of the hand-over. A title in a dated sentence may be that
of another time ("President X visited as a minister"), so it is a tension by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from math import inf

import attrs

from vkrel.model.claim import Claim
from vkrel.model.vocabulary import Office
from vkrel.solve.relations import Denial, Difference, Point
from vkrel.values.interval import hull, meets
from vkrel.variables.facts import Facts, Slot
from vkrel.variables.points import alone


@attrs.define(eq=False)
class _Held:
    """What is said of one person in one office of one country."""

    begins: list[Slot] = attrs.field(factory=list)
    ends: list[Slot] = attrs.field(factory=list)
    at: list[tuple[Point, Claim | None]] = attrs.field(factory=list)


_Offices = defaultdict[tuple[str, str], defaultdict[str, _Held]]


def relations(facts: Facts) -> Iterator[Difference | Denial]:
    """Beginning <= every moment in office <= end; one holder at a time where there is but one."""
    offices: _Offices = defaultdict(lambda: defaultdict(_Held))
    _roles(facts, offices)
    _titles(facts, offices)
    for (office, country), holders in offices.items():
        for person, held in holders.items():
            if not _twice(held):
                who = f"{facts.vocabulary.show(person)} is {facts.vocabulary.show(office)}"
                yield from _in_term(facts, who, held)
        entry = facts.vocabulary.get(Office, office)
        if entry is not None and entry.single and country:
            yield from _beside(facts, office, holders)


def _roles(facts: Facts, offices: _Offices) -> None:
    for field in ("from", "to", "at"):
        for slot in facts.of_type("role", field):
            subject = slot.claims[0].subject
            person, office = subject.one("person"), subject.one("office")
            if "@" in person or slot.qualifiers:
                continue
            office, _, country = office.partition("@")
            held = offices[office, country or facts.vocabulary.country_of(person)][person]
            if field == "from":
                held.begins.append(slot)
            elif field == "to":
                held.ends.append(slot)
            else:
                held.at += [(alone(facts, slot, claim), None) for claim in slot.claims]


def _titles(facts: Facts, offices: _Offices) -> None:
    """Titles printed with a visit, where the source does not state them as a role as well."""
    stated = {
        (claim.source, claim.line, person, reading.lenient)
        for holders in offices.values()
        for person, held in holders.items()
        for point, _ in held.at
        for claim, reading in point.claims
    }
    dated = {
        (claim.source, claim.record): (slot, claim)
        for slot in facts.of_type("visit", "date")
        for claim in slot.claims
        if not slot.qualifiers
    }
    for slot in facts.of_type("visit", "office"):
        visitor = slot.claims[0].subject.one("visitor")
        for title in slot.claims:
            date = dated.get((title.source, title.record))
            if date is None or len(title.names) != 1 or "@" in visitor or "+" in visitor:
                continue
            then = facts.reading(date[1]).lenient
            if (title.source, date[1].line, visitor, then) not in stated:
                held = offices[min(title.names), facts.vocabulary.country_of(visitor)][visitor]
                held.at.append((alone(facts, *date), title))


def _in_term(facts: Facts, who: str, held: _Held) -> Iterator[Difference]:
    for moment, title in held.at:
        low = 0 if title is None else -inf
        for slot in held.begins:
            yield Difference(
                rule="office-term",
                words=f"{who} from the beginning of the term on",
                earlier=facts.point(slot),
                later=moment,
                low=low,
                strict_low=0,
                claim=title,
            )
        for slot in held.ends:
            yield Difference(
                rule="office-term",
                words=f"{who} up to the end of the term",
                earlier=moment,
                later=facts.point(slot),
                low=low,
                strict_low=0,
                claim=title,
            )


def _twice(held: _Held) -> bool:
    """Whether one source tells of two terms, so that a beginning and an end may be of either."""
    return any(
        one.source == other.source and not meets(a.lenient, b.lenient)
        for slots in (held.begins, held.ends)
        for slot in slots
        for (one, a), (other, b) in combinations(zip(slot.claims, slot.readings, strict=True), 2)
    )


def _beside(facts: Facts, office: str, holders: dict[str, _Held]) -> Iterator[Denial]:
    """Somebody in office within another's term, both printed by day or month."""
    for person, held in holders.items():
        for begin, end in _terms(held):
            low = hull(facts.reading(begin).lenient).high
            high = hull(facts.reading(end).lenient).low
            for other, moments in holders.items():
                for point, title in moments.at if other != person else ():
                    ((claim, reading),) = point.claims
                    if title is not None or not reading.known or reading.unsure:
                        continue
                    then = hull(reading.lenient)
                    if low < then.low and then.high < high:
                        yield Denial(
                            rule="office-term",
                            words=f"one person at a time is {facts.vocabulary.show(office)}",
                            claims=(begin, end, claim),
                            show=f"{facts.vocabulary.show(other)} beside "
                            f"{facts.vocabulary.show(person)} as {facts.vocabulary.show(office)}",
                        )


def _terms(held: _Held) -> Iterator[tuple[Claim, Claim]]:
    """Beginning and end as one record prints them, both readable and not in doubt."""
    ends = {
        (claim.source, claim.record): (claim, reading)
        for slot in held.ends
        for claim, reading in zip(slot.claims, slot.readings, strict=True)
    }
    for slot in held.begins:
        for claim, reading in zip(slot.claims, slot.readings, strict=True):
            end = ends.get((claim.source, claim.record))
            if end and all(each.known and not each.unsure for each in (reading, end[1])):
                yield claim, end[0]
