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

from vkrel.model.claim import Answer, Claim
from vkrel.model.vocabulary import Office
from vkrel.solve.constraints import Difference, Exclusion
from vkrel.solve.variable import Variable
from vkrel.values.interval import hull, meets
from vkrel.variables.dates import alone
from vkrel.variables.variables import Variables


@attrs.define(eq=False)
class _Held:
    """What is said of one person in one office of one country."""

    begins: list[Variable] = attrs.field(factory=list)
    ends: list[Variable] = attrs.field(factory=list)
    at: list[tuple[Variable, Claim | None]] = attrs.field(factory=list)


_Offices = defaultdict[tuple[str, str], defaultdict[str, _Held]]


def constraints(variables: Variables) -> Iterator[Difference | Exclusion]:
    """Beginning <= every moment in office <= end; one holder at a time where there is but one."""
    offices: _Offices = defaultdict(lambda: defaultdict(_Held))
    _roles(variables, offices)
    _titles(variables, offices)
    for (office, country), holders in offices.items():
        for person, held in holders.items():
            if not _twice(held):
                who = f"{variables.vocabulary.show(person)} is {variables.vocabulary.show(office)}"
                yield from _in_term(who, held)
        entry = variables.vocabulary.get(Office, office)
        if entry is not None and entry.single and country:
            yield from _beside(variables, office, holders)


def _roles(variables: Variables, offices: _Offices) -> None:
    for field in ("from", "to", "at"):
        for slot in variables.of_type("role", field):
            person, office = slot.subject.one("person"), slot.subject.one("office")
            if "@" in person or slot.qualifiers:
                continue
            office, _, country = office.partition("@")
            held = offices[office, country or variables.vocabulary.country_of(person)][person]
            if field == "from":
                held.begins.append(slot)
            elif field == "to":
                held.ends.append(slot)
            else:
                held.at += [(alone(slot, answer), None) for answer in slot.answers]


def _titles(variables: Variables, offices: _Offices) -> None:
    """Titles printed with a visit, where the source does not state them as a role as well."""
    stated = {
        _moment(answer, person)
        for holders in offices.values()
        for person, held in holders.items()
        for moment, _ in held.at
        for answer in moment.answers
    }
    dated = {
        (answer.claim.source, answer.claim.record): (slot, answer)
        for slot in variables.of_type("visit", "date")
        for answer in slot.answers
        if not slot.qualifiers
    }
    for slot in variables.of_type("visit", "office"):
        visitor = slot.subject.one("visitor")
        for title in slot.claims:
            date = dated.get((title.source, title.record))
            if date is None or len(title.names) != 1 or "@" in visitor or "+" in visitor:
                continue
            if _moment(date[1], visitor) not in stated:
                held = offices[min(title.names), variables.vocabulary.country_of(visitor)][visitor]
                held.at.append((alone(*date), title))


def _moment(answer: Answer, person: str) -> tuple[object, ...]:
    """Where and for when a source speaks of somebody."""
    return answer.claim.source, answer.claim.line, person, answer.reading.lenient


def _in_term(who: str, held: _Held) -> Iterator[Difference]:
    for moment, title in held.at:
        ends = [(slot, moment, "from the beginning of the term on") for slot in held.begins]
        ends += [(moment, slot, "up to the end of the term") for slot in held.ends]
        for earlier, later, when in ends:
            yield Difference(
                earlier,
                later,
                words=f"{who} {when}",
                low=0 if title is None else -inf,
                strict_low=0,
                claim=title,
            )


def _twice(held: _Held) -> bool:
    """Whether one source tells of two terms, so that a beginning and an end may be of either."""
    return any(
        a.claim.source == b.claim.source and not meets(a.reading.lenient, b.reading.lenient)
        for slots in (held.begins, held.ends)
        for slot in slots
        for a, b in combinations(slot.answers, 2)
    )


def _beside(variables: Variables, office: str, holders: dict[str, _Held]) -> Iterator[Exclusion]:
    """Somebody in office within another's term, both printed by day or month."""
    show = variables.vocabulary.show
    moments = [
        (person, moment.answers[0])
        for person, held in holders.items()
        for moment, title in held.at
        if title is None and _certain(moment.answers[0])
    ]
    for person, held in holders.items():
        for begin, end in _terms(held):
            low, high = hull(begin.reading.lenient).high, hull(end.reading.lenient).low
            for other, moment in moments:
                then = hull(moment.reading.lenient)
                if other != person and low < then.low and then.high < high:
                    yield Exclusion(
                        (begin, end, moment),
                        words=f"one person at a time is {show(office)}",
                        show=f"{show(other)} beside {show(person)} as {show(office)}",
                    )


def _terms(held: _Held) -> Iterator[tuple[Answer, Answer]]:
    """Beginning and end as one record prints them, both readable and not in doubt."""
    ends = {(end.claim.source, end.claim.record): end for slot in held.ends for end in slot.answers}
    for slot in held.begins:
        for begin in slot.answers:
            end = ends.get((begin.claim.source, begin.claim.record))
            if end and _certain(begin) and _certain(end):
                yield begin, end


def _certain(answer: Answer) -> bool:
    return answer.reading.known and not answer.reading.unsure
