"""A variable: something with one value, and the answers that claims give for it.

A slot is one; so is the date of one of several visits, the whole that a share is of, the date on
which a document was written. What its answers mean, which can be compared and who can be true
together is decided here and nowhere else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cached_property
from itertools import combinations
from math import inf

import attrs

from vkrel.model.claim import Answer, Claim
from vkrel.model.subject import Subject
from vkrel.solve.camps import Camp, extremes, fewest, in_pairs, largest, not_within_others
from vkrel.values import conflict as values
from vkrel.values.conflict import conflict, together
from vkrel.values.interval import Interval, hull
from vkrel.values.reading import Reading
from vkrel.values.verdict import Kind, Severity

PAIRWISE = frozenset({Kind.NAME, Kind.SET})
EXACT_UNITS = frozenset({"day"})


@attrs.frozen(eq=False, slots=False)
class Variable:
    """A name with the answers that are given for it.

    name: unique in a run; a slot, or a slot and which of several visits is meant. Two variables
        of one name are one.
    answers: rivals are tried one by one; their order breaks ties.
    show: how it is called in texts for people.
    blamed: whether an answer can be the wrong one; nobody doubts when a document was written.
    """

    name: str
    answers: tuple[Answer, ...] = ()
    show: str = ""
    blamed: bool = True

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Who answers."""
        return tuple(answer.claim for answer in self.answers)

    @property
    def first(self) -> Claim:
        """A claim that shows what all of them share."""
        return self.answers[0].claim

    @property
    def subject(self) -> Subject:
        """What its claims speak of."""
        return self.first.subject

    @property
    def field(self) -> str:
        """Which field of its subject they give."""
        return self.first.field

    @property
    def qualifiers(self) -> dict[str, str]:
        """The printed qualifiers that all its claims share."""
        return dict(self.first.qualifiers)

    @cached_property
    def comparable(self) -> tuple[Answer, ...]:
        """The most answers that can be compared with one another, in their order.

        A number that prints no unit is in that of the others.
        """
        taking_part = together([answer.reading for answer in self.answers])
        return tuple(
            self.answers[position]
            if reading is self.answers[position].reading
            else attrs.evolve(self.answers[position], reading=reading)
            for position, reading in taking_part.items()
        )

    @cached_property
    def unit(self) -> str:
        """The unit of the answers that can be compared, "" where none has one."""
        units = (answer.reading.unit for answer in self.comparable)
        return next((unit for unit in units if unit), "")

    @property
    def exact(self) -> bool:
        """Whether its values are whole numbers, which no arithmetic rounds."""
        return self.unit in EXACT_UNITS

    @cached_property
    def meanings(self) -> list[tuple[Answer, ...]]:
        """The answers that can be compared, those that mean the same together."""
        return grouped(self.comparable)

    def camps(self, severity: Severity) -> tuple[tuple[Answer, ...], ...]:
        """The fewest camps that hold every answer, read at the cut of this severity."""
        readings = [answers[0].reading for answers in self.meanings]
        intervals = on_a_line(readings, severity)
        if intervals is not None:
            return self._expanded(fewest(intervals))
        return self._expanded(
            in_pairs(
                len(readings),
                lambda one, other: not apart(readings[one], readings[other], severity),
                _marks(readings),
            )
        )

    def largest_camps(self, severity: Severity) -> tuple[tuple[Answer, ...], ...]:
        """The largest sets of answers that share a value, read at the cut of this severity."""
        readings = [answers[0].reading for answers in self.meanings]
        if any(reading.listing is not None for reading in readings):
            return self.camps(severity)
        if any(reading.names for reading in readings):
            called: defaultdict[str, list[int]] = defaultdict(list)
            for position, reading in enumerate(readings):
                for name in reading.names:
                    called[name].append(position)
            return self._expanded(not_within_others(map(tuple, called.values())))
        return self._expanded(largest([reading.at(severity) for reading in readings]))

    def witness(self, severity: Severity) -> tuple[Answer, Answer] | None:
        """Two answers that cannot both be true, read at the cut of this severity."""
        readings = [answers[0].reading for answers in self.meanings]
        if len(readings) < 2:
            return None
        intervals = on_a_line(readings, severity)
        pair = (
            extremes(intervals)
            if intervals is not None
            else next(
                (
                    (one, other)
                    for one, other in combinations(range(len(readings)), 2)
                    if apart(readings[one], readings[other], severity)
                ),
                None,
            )
        )
        return (self.meanings[pair[0]][0], self.meanings[pair[1]][0]) if pair else None

    def bounds(self, severity: Severity, aside: frozenset[str] = frozenset()) -> tuple[Bound, ...]:
        """What each answer allows, as numbers; those that say nothing are left out.

        Claims whose ids are set `aside` take no part.
        """
        bounds = self._bounds.get(severity)
        if bounds is None:
            bounds = self._bounds[severity] = tuple(
                Bound(answer.claim, answer.reading, self, interval)
                for answer in self.comparable
                if (interval := _allowed(answer.reading, severity)) is not None
            )
        if aside:
            return tuple(bound for bound in bounds if bound.claim.id not in aside)
        return bounds

    @cached_property
    def _bounds(self) -> dict[Severity, tuple[Bound, ...]]:
        return {}

    def _expanded(self, camps: list[Camp]) -> tuple[tuple[Answer, ...], ...]:
        """Camps of meanings as camps of answers, in their order."""
        order = {id(answer): place for place, answer in enumerate(self.comparable)}
        return tuple(
            tuple(
                sorted(
                    (answer for position in camp for answer in self.meanings[position]),
                    key=lambda answer: order[id(answer)],
                )
            )
            for camp in camps
        )


@attrs.frozen(eq=False)
class Bound(Answer):
    """An answer with the variable that it is given for, and the numbers that it allows it."""

    variable: Variable
    interval: Interval


def meaning(answer: Answer) -> object:
    """What two answers share that say the same."""
    return answer.claim.target, values.meaning(answer.reading)


def grouped(answers: Sequence[Answer]) -> list[tuple[Answer, ...]]:
    """Answers that mean the same together, in the order in which they come."""
    meanings: dict[object, list[Answer]] = {}
    for answer in answers:
        meanings.setdefault(meaning(answer), []).append(answer)
    return [tuple(same) for same in meanings.values()]


def apart(one: Reading, other: Reading, severity: Severity) -> bool:
    """Whether two values are in conflict at least this badly."""
    found = conflict(one, other).severity
    return found is not None and found.at_least(severity)


def _marks(readings: Sequence[Reading]) -> Callable[[int], Iterable[Hashable]]:
    """What readings share that agree: names that they may stand for, where none is in doubt."""
    if any(reading.kind != Kind.NAME or reading.unsure for reading in readings):
        return lambda _: (0,)
    return lambda position: readings[position].names


def on_a_line(readings: Sequence[Reading], severity: Severity) -> list[Interval] | None:
    """What each reading allows, where all are single intervals on one line."""
    if any(reading.kind in PAIRWISE for reading in readings):
        return None
    if len({reading.unit for reading in readings} - {""}) > 1:
        return None  # a time of day beside one with its date
    cuts = [reading.at(severity) for reading in readings]
    return [cut[0] for cut in cuts] if all(len(cut) == 1 for cut in cuts) else None


def _allowed(reading: Reading, severity: Severity) -> Interval | None:
    """The numbers between the ends of a reading, or None where it says nothing."""
    cut = reading.at(severity)
    if reading.listing is not None or reading.names or not cut:
        return None
    interval = hull(cut)
    return None if (interval.low, interval.high) == (-inf, inf) else interval
