"""Figures for rules: the values of one measure side by side, by date, and those that a claim means.

A **basis** is what is printed of a figure besides its date: its definition, population, stat.
Figures of one basis can be put in a row; of two bases, only where one leaves open what the
other prints, and then nothing stronger than a tension follows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from math import inf

import attrs

from vkrel.model.claim import Answer, Claim
from vkrel.model.slot import Slot
from vkrel.model.subject import Subject
from vkrel.model.vocabulary import Measure
from vkrel.solve.variable import Variable
from vkrel.values.dates.days import civil
from vkrel.values.interval import Interval, union
from vkrel.values.table import table
from vkrel.variables.dates import planned
from vkrel.variables.variables import DATES, Variables

PARTIAL = frozenset({"population", "among"})  # who is counted: another whole than the plain one
NEVER_LEFT_OPEN = PARTIAL | {"stat", "modality"}
FULL_YEAR = 365
DAYS = 365.25

_UNKNOWN = Measure(id="unknown")

Basis = tuple[tuple[str, str], ...]


@attrs.frozen(eq=False)
class Dated:
    """A figure with the days that its date or period spans."""

    slot: Variable
    first: float
    last: float

    @property
    def yearly(self) -> bool:
        """Whether it stands for about a year: quarters have seasons."""
        return FULL_YEAR <= self.last - self.first + 1 <= FULL_YEAR + 1


# ------------------------------------------------------------ what a figure is of


def figures(variables: Variables, field: str = "value") -> Iterator[Variable]:
    """The slots of indicators that speak of what was, not of plans and forecasts."""
    return (slot for slot in variables.of_type("indicator", field) if not planned(slot))


def values_of(variables: Variables, thing: Subject) -> list[Variable]:
    """The slots with the values of a thing, plans left out."""
    return [slot for slot in variables.of_thing(thing, "value") if not planned(slot)]


def measure_of(variables: Variables, slot: Variable) -> Measure:
    """The measure of an indicator's slot; one without properties where nobody knows it."""
    return variables.vocabulary.get(Measure, slot.subject.one("measure")) or _UNKNOWN


def stat_of(variables: Variables, slot: Variable) -> str:
    """Stock, flow, cumulative ...: as printed, else as usual for the measure."""
    return slot.qualifiers.get("stat") or measure_of(variables, slot).stat


def basis(claim: Claim) -> Basis:
    """What is printed of a figure besides its date, its base date and its whole."""
    left_out = {*DATES, "whole", "since"}
    return tuple(sorted((name, text) for name, text in claim.qualifiers if name not in left_out))


def alike(one: Basis, other: Basis) -> bool:
    """Whether two bases may be the same: neither prints what the other prints otherwise."""
    a, b = dict(one), dict(other)
    return all(
        a.get(name) == b.get(name)
        or (name not in NEVER_LEFT_OPEN and not (name in a and name in b))
        for name in {*a, *b}
    )


def same_year(one: Interval | None, other: Interval | None) -> bool:
    """Whether two dates are the same, or lie in one calendar year."""
    if one is None or other is None:
        return False
    return one == other or len({civil(end).year for end in (*one[:2], *other[:2])}) == 1


# ------------------------------------------------------------ figures in a row


def in_order(variables: Variables, slots: Iterable[Variable]) -> list[Dated]:
    """The figures that have a date, by date."""
    dated = [
        Dated(slot, when.low, when.high)
        for slot in slots
        if (when := variables.span(slot.first)) is not None
    ]
    return sorted(dated, key=lambda figure: (figure.first, figure.last, figure.slot.name))


def steps(row: Sequence[Dated]) -> Iterator[tuple[Dated, Dated]]:
    """Each figure with those that follow it, nothing lying between the two."""
    for number, one in enumerate(row):
        nearest = inf
        for other in row[number + 1 :]:
            if other.first > nearest:
                break
            if other.first > one.last:
                nearest = min(nearest, other.last)
                yield one, other


def rows(variables: Variables, *stats: str) -> Iterator[dict[Basis, list[Dated]]]:
    """The dated figures of each question, a row for each basis; those of these stats only."""
    questions: defaultdict[Slot, list[Variable]] = defaultdict(list)
    for slot in figures(variables):
        if stat_of(variables, slot) in stats:
            questions[slot.first.slot.question].append(slot)
    for slots in questions.values():
        yield by_basis(variables, slots)


def by_basis(variables: Variables, slots: Iterable[Variable]) -> dict[Basis, list[Dated]]:
    """Dated figures of one question, a row for each basis."""
    bases: defaultdict[Basis, list[Variable]] = defaultdict(list)
    for slot in slots:
        bases[basis(slot.first)].append(slot)
    return {own: in_order(variables, same) for own, same in bases.items()}


def neighbours(bases: dict[Basis, list[Dated]]) -> Iterator[tuple[Dated, Dated, bool]]:
    """Figures that follow one another, and whether they are certainly of one basis."""
    for row in bases.values():
        for one, other in steps(row):
            yield one, other, True
    for a, b in combinations(bases, 2):
        if alike(a, b):
            mixed = sorted((*bases[a], *bases[b]), key=lambda each: (each.first, each.last))
            for one, other in steps(mixed):
                if basis(one.slot.first) != basis(other.slot.first):
                    yield one, other, False


# ------------------------------------------------------------ figures that a claim means


def meant(
    variables: Variables,
    claim: Claim,
    thing: Subject,
    when: Interval | None,
    only: Basis | None = None,
    *,
    record: bool = True,
) -> list[Answer]:
    """The values of a thing that a claim may mean: of its record, else source, else anybody.

    They are for `when`, or for a date in the same calendar year. Those of a part of the
    population are left out; where `only` is given, those of another basis than that.
    record: whether a value of the same record is meant, whatever its date.
    """
    known = [
        answer
        for slot in values_of(variables, thing)
        if _may_be_meant(basis(slot.first), only)
        for answer in slot.answers
        if answer.reading.known
    ]
    beside = [answer for answer in known if record and answer.claim.origin == claim.origin]
    of_year = [answer for answer in known if same_year(variables.span(answer.claim), when)]
    own_source = [answer for answer in of_year if answer.claim.source == claim.source]
    return beside or own_source or of_year


def any_of(
    variables: Variables,
    answers: Sequence[Answer],
    near: Claim,
    name: str,
    show: str,
    *,
    when: Interval | None = None,
) -> Variable:
    """A variable of which one of these answers holds for what `near` says, nobody says which.

    The first of them stands for all, with everything that any of them allows. One of another
    date of the year, or of another basis, allows a little more: see `same_year` in hedges.toml.
    when: the date that is meant, where it is not that of `near`.
    """
    if not answers or len({answer.reading.unit for answer in answers}) > 1:
        return Variable(name, show=show)
    exact = {id(answer): _exact(variables, answer.claim, near, when) for answer in answers}
    strict, lenient = (
        union(
            part if exact[id(answer)] else _scaled(part, table()["same_year"][cut])
            for answer in answers
            for part in getattr(answer.reading, cut)
        )
        for cut in ("strict", "lenient")
    )
    first = min(answers, key=lambda answer: answer.claim.id)
    if not all(exact.values()):
        show = f"{show} (of another day or base)"
    unsure = any(answer.reading.unsure for answer in answers)
    wide = attrs.evolve(first.reading, strict=strict, lenient=lenient, unsure=unsure)
    return Variable(name, (Answer(first.claim, wide),), show)


def tried(answers: Sequence[Answer]) -> str:
    """Which values were tried, for the words of a constraint, where there are several."""
    said = sorted({f"{answer.claim.value} ({answer.claim.source})" for answer in answers})
    return f", whichever holds of {', '.join(said)}" if len(said) > 1 else ""


def said_by(slot: Variable, source: str) -> Variable:
    """What one source says of a slot; what anybody says where it says nothing."""
    own = tuple(answer for answer in slot.answers if answer.claim.source == source)
    if not own or len(own) == len(slot.answers):
        return slot
    return Variable(f"{slot.name} in {source}", own, slot.show)


def firm(claim: Claim, *groups: Sequence[Answer]) -> bool:
    """Whether what a claim ties is certainly of one date and basis.

    Across sources no date is left to the document's, and no basis is open, unless two or more
    known ones are tried.
    """
    everyone = [claim, *(answer.claim for group in groups for answer in group)]
    if len({each.source for each in everyone}) > 1 and any(each.implied for each in everyone):
        return False
    known = [{_of_all(answer.claim) for answer in group} for group in groups if group]
    return all(len(bases) > 1 or bases == {_of_all(claim)} for bases in known)


def _may_be_meant(own: Basis, only: Basis | None) -> bool:
    if only is None:
        return PARTIAL.isdisjoint(name for name, _ in own)
    return alike(own, only)


def _of_all(claim: Claim) -> Basis:
    return tuple(part for part in basis(claim) if part[0] not in PARTIAL)


def _exact(variables: Variables, claim: Claim, near: Claim, when: Interval | None) -> bool:
    """Whether a value is certainly of the very date and basis that is meant."""
    if when is None and claim.origin == near.origin:
        return True
    dated = [{name for name, _ in each.qualifiers if name in DATES} for each in (claim, near)]
    same_kind = dated[0] == dated[1]  # a day of the year is not its whole
    same_date = variables.span(claim) == (when or variables.span(near))
    return same_kind and same_date and _of_all(claim) == _of_all(near)


def _scaled(interval: Interval, part: float) -> Interval:
    """An interval wider by a part of its ends, away from one another."""
    low = interval.low * (1 - part) if interval.low > 0 else interval.low
    high = interval.high * (1 + part) if interval.high > 0 else interval.high
    return interval._replace(low=low, high=high)
