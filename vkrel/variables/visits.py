"""Which records speak of the same visit.

Visits have no natural key, because the date is what is disputed. Records of one visitor to one
country are told apart so: within a source, records that cannot have one date are two visits;
across sources, it is the same visit where the two share an occasion, else where the dates meet.
Whatever remains apart may be two visits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

import attrs

from vkrel.model.claim import Claim
from vkrel.values.interval import Cut, hull, intersection, meets
from vkrel.values.reading import Reading

Read = Callable[[Claim], Reading]


@attrs.define(eq=False)
class Occurrence:
    """One visit: the records (source, number) that speak of it, and what dates they allow."""

    records: set[tuple[str, int]] = attrs.field(factory=set)
    dates: list[Cut] = attrs.field(factory=list)
    occasions: set[str] = attrs.field(factory=set)

    @property
    def sources(self) -> set[str]:
        """Who speaks of it."""
        return {source for source, _ in self.records}

    def may_be(self, other: Occurrence) -> bool:
        """Whether every date said of the one can be a date said of the other."""
        return all(meets(one, each) for one in self.dates for each in other.dates)

    def join(self, other: Occurrence) -> None:
        """Take over what the other says."""
        self.records |= other.records
        self.dates += other.dates
        self.occasions |= other.occasions


def occurrences(
    claims: Iterable[Claim], occasions: Iterable[Claim], read: Read
) -> list[Occurrence]:
    """The visits that claims of one visitor to one country speak of.

    `occasions` are the claims of other things that name such a visit as their occasion.
    The result does not depend on the order of claims or on the names of sources.
    """
    by_source: defaultdict[str, list[Occurrence]] = defaultdict(list)
    records: defaultdict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        records[claim.source, claim.record].append(claim)
    single = [_occurrence(record, said, read) for record, said in records.items()]
    for each in sorted(single, key=_content):
        ((source, _),) = each.records
        _place(by_source[source], each)
    for claim in occasions:
        _give_occasion(by_source.get(claim.source, []), claim, records)
    for told in by_source.values():
        _settle_undated(told)
    return _across([each for told in by_source.values() for each in told])


def _content(visit: Occurrence) -> tuple[object, ...]:
    """An order by what is said alone: shared occasions first, then the sharpest dates."""
    spans = sorted((hull(cut).high - hull(cut).low, hull(cut).low, cut) for cut in visit.dates)
    return not visit.occasions, not spans, spans, sorted(visit.occasions)


def _occurrence(record: tuple[str, int], claims: Sequence[Claim], read: Read) -> Occurrence:
    found = Occurrence({record})
    for claim in claims:
        if claim.field == "date":
            reading = read(claim)
            if reading.known:
                found.dates.append(reading.lenient)
        elif claim.field == "occasion" and claim.target:
            found.occasions.add(str(claim.target))
    return found


def _place(known: list[Occurrence], new: Occurrence) -> None:
    """Within a source: the same visit where dates meet; undated records wait."""
    if new.dates:
        for each in known:
            if each.dates and each.may_be(new):
                each.join(new)
                return
    known.append(new)


def _settle_undated(known: list[Occurrence]) -> None:
    """An undated record speaks of the source's only dated visit, where there is one."""
    dated = [each for each in known if each.dates]
    undated = [each for each in known if not each.dates]
    home = dated[0] if len(dated) == 1 else undated[0] if not dated and undated else None
    if home is None:
        return
    for each in undated:
        if each is not home:
            home.join(each)
            known.remove(each)


def _give_occasion(
    known: Sequence[Occurrence],
    claim: Claim,
    records: dict[tuple[str, int], list[Claim]],
) -> None:
    """What happened on a visit is its occasion: of the visit on its line, or the only one."""
    beside = [
        each
        for each in known
        if any(
            one.line == claim.line
            for record in each.records & set(records)
            for one in records[record]
        )
    ]
    chosen = beside if len(beside) == 1 else known if len(known) == 1 else ()
    for each in chosen:
        each.occasions.add(str(claim.subject))


def _across(known: list[Occurrence]) -> list[Occurrence]:
    visits: list[Occurrence] = []
    for each in sorted(known, key=_content):
        home = _home(each, visits)
        if home is None:
            visits.append(each)
        else:
            home.join(each)
    return visits


def _home(new: Occurrence, visits: Sequence[Occurrence]) -> Occurrence | None:
    """The visit that a record speaks of: by occasion, else by date, else the only one."""
    others = [each for each in visits if not each.sources & new.sources]
    by_occasion = [each for each in others if each.occasions & new.occasions]
    if by_occasion or not others:
        return by_occasion[0] if by_occasion else None
    if not new.dates:
        return others[0] if len(visits) == 1 else None
    dated = [each for each in others if each.dates]
    fitting = [each for each in dated if each.may_be(new)]
    fitting = fitting or [each for each in dated if _some(each, new)]
    return fitting[0] if fitting else None


def _some(one: Occurrence, other: Occurrence) -> bool:
    """Whether they agree on a date at least once: a visit with rival dates is still that visit."""
    return any(intersection(a, b) for a in one.dates for b in other.dates)
