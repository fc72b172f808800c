"""Which records speak of the same visit.

Visits have no natural key, because the date is what is disputed. Records of one visitor to one
country are told apart so: within a source, records that cannot have one date are two visits;
across sources, it is the same visit where the two share an occasion, else where the dates meet.
Whatever remains apart may be two visits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import inf, isfinite

import attrs

from vkrel.model.claim import Answer, Claim
from vkrel.values.dates.days import iso
from vkrel.values.interval import Cut, Interval, hull, intersection, meets

Record = tuple[str, int]  # source and number


@attrs.define(eq=False)
class Occurrence:
    """One visit: the records that speak of it, and what dates they allow."""

    records: set[Record] = attrs.field(factory=set)
    dates: list[Cut] = attrs.field(factory=list)
    occasions: set[str] = attrs.field(factory=set)

    @property
    def sources(self) -> set[str]:
        """Who speaks of it."""
        return {source for source, _ in self.records}

    @property
    def span(self) -> Interval | None:
        """The narrowest of its dates."""
        return min(
            map(hull, self.dates), key=lambda span: (span.high - span.low, span), default=None
        )

    def may_be(self, other: Occurrence) -> bool:
        """Whether every date said of the one can be a date said of the other."""
        return all(meets(one, each) for one in self.dates for each in other.dates)

    def join(self, other: Occurrence) -> None:
        """Take over what the other says."""
        self.records |= other.records
        self.dates += other.dates
        self.occasions |= other.occasions


def occurrences(answers: Iterable[Answer], occasions: Iterable[Claim]) -> list[Occurrence]:
    """The visits that answers about one visitor to one country speak of.

    `occasions` are the claims of other things that name such a visit as their occasion.
    The result does not depend on the order of claims or on the names of sources.
    """
    records: defaultdict[Record, list[Answer]] = defaultdict(list)
    for answer in answers:
        records[answer.claim.origin].append(answer)
    by_source: defaultdict[str, list[Occurrence]] = defaultdict(list)  # sharpest dates first
    for visit in sorted((_occurrence(*each) for each in records.items()), key=_content):
        ((source, _),) = visit.records
        by_source[source].append(visit)
    told = {source: _told_apart(own, _in_source) for source, own in by_source.items()}
    for claim in occasions:
        _give_occasion(told.get(claim.source, []), claim, records)
    for visits in told.values():
        _settle_undated(visits)
    return _told_apart((visit for visits in told.values() for visit in visits), _across)


def marks(of_things: Iterable[Sequence[Occurrence]]) -> dict[Record, str]:
    """A short mark for the records of each of several visits of one visitor to one country."""
    marked: dict[Record, str] = {}
    for visits in of_things:
        taken: set[str] = set()
        for number, visit in enumerate(sorted(visits, key=_when), 1) if len(visits) > 1 else ():
            mark = _mark(visit)
            mark = mark if mark not in taken else f"{mark}.{number}"
            taken.add(mark)
            marked.update(dict.fromkeys(visit.records, mark))
    return marked


def _when(visit: Occurrence) -> tuple[float, float]:
    return (inf, 0) if visit.span is None else (visit.span.low, visit.span.high)


def _mark(visit: Occurrence) -> str:
    ends = [] if visit.span is None else [end for end in visit.span[:2] if isfinite(end)]
    if visit.span is None or not ends:
        return "undated"
    middle = sum(ends) // len(ends)  # of a visit "after 2005", the end that is known
    width = visit.span.high - visit.span.low
    return iso(middle)[: 10 if width <= 3 else 7 if width <= 31 else 4]


def _content(visit: Occurrence) -> tuple[object, ...]:
    """An order by what is said alone: shared occasions first, then the sharpest dates."""
    spans = sorted((hull(cut).high - hull(cut).low, hull(cut).low, cut) for cut in visit.dates)
    return not visit.occasions, not spans, spans, sorted(visit.occasions)


def _occurrence(record: Record, answers: Iterable[Answer]) -> Occurrence:
    visit = Occurrence({record})
    for answer in answers:
        claim = answer.claim
        if claim.field == "date" and answer.reading.known:
            visit.dates.append(answer.reading.lenient)
        elif claim.field == "occasion" and claim.target:
            visit.occasions.add(str(claim.target))
    return visit


def _told_apart(
    told: Iterable[Occurrence], home_of: Callable[[Occurrence, list[Occurrence]], Occurrence | None]
) -> list[Occurrence]:
    """Each joins the visit that it speaks of, or is another one."""
    visits: list[Occurrence] = []
    for visit in sorted(told, key=_content):
        home = home_of(visit, visits)
        if home is None:
            visits.append(visit)
        else:
            home.join(visit)
    return visits


def _in_source(new: Occurrence, visits: Sequence[Occurrence]) -> Occurrence | None:
    """Within a source: the same visit where dates meet; undated records wait."""
    dated = [visit for visit in visits if visit.dates and new.dates]
    return next((visit for visit in dated if visit.may_be(new)), None)


def _settle_undated(known: list[Occurrence]) -> None:
    """An undated record speaks of the source's only dated visit, where there is one."""
    undated = [visit for visit in known if not visit.dates]
    homes = [visit for visit in known if visit.dates] or undated[:1]
    if len(homes) == 1:
        for visit in undated:
            if visit is not homes[0]:
                homes[0].join(visit)
                known.remove(visit)


def _give_occasion(
    known: Sequence[Occurrence], claim: Claim, records: Mapping[Record, Sequence[Answer]]
) -> None:
    """What happened on a visit is its occasion: of the visit on its line, or the only one."""
    beside = [
        visit
        for visit in known
        if any(
            answer.claim.line == claim.line
            for record in visit.records
            for answer in records[record]
        )
    ]
    chosen = beside if len(beside) == 1 else known if len(known) == 1 else ()
    for visit in chosen:
        visit.occasions.add(str(claim.subject))


def _across(new: Occurrence, visits: Sequence[Occurrence]) -> Occurrence | None:
    """The visit that a record speaks of: by occasion, else by date, else the only one."""
    others = [visit for visit in visits if not visit.sources & new.sources]
    by_occasion = [visit for visit in others if visit.occasions & new.occasions]
    if by_occasion or not others:
        return by_occasion[0] if by_occasion else None
    if not new.dates:
        return others[0] if len(visits) == 1 else None
    dated = [visit for visit in others if visit.dates]
    fitting = [visit for visit in dated if visit.may_be(new)]
    fitting = fitting or [visit for visit in dated if _some(visit, new)]
    return fitting[0] if fitting else None


def _some(one: Occurrence, other: Occurrence) -> bool:
    """Whether they agree on a date at least once: a visit with rival dates is still that visit."""
    return any(intersection(a, b) for a in one.dates for b in other.dates)
