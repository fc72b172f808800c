"""One question: whether its answers can all be true, and the conflict if not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

import attrs

from vkrel.model.claim import Answer
from vkrel.solve.conflict import Conflict
from vkrel.solve.variable import PAIRWISE, Variable, apart, grouped
from vkrel.values.interval import EVERYTHING, Interval, is_empty
from vkrel.values.reading import Reading
from vkrel.values.verdict import Kind, Severity

MEANINGS = 60  # different values of one question that are compared in pairs


def conflict_in(question: Variable) -> Conflict | None:
    """The conflict among the answers to one question, or None.

    Lenient cuts that do not meet are a contradiction, strict ones a tension. Answers that are
    not known, or cannot be compared with most of the others, take no part.
    """
    mild = question.witness(Severity.TENSION)
    if mild is None:
        return None  # what contradicts would be in tension too
    worst = question.witness(Severity.CONTRADICTION)
    severity = Severity.CONTRADICTION if worst else Severity.TENSION
    return Conflict(severity, worst or mild, questions=(question,), camps=question.camps(severity))


def conflict_across(
    own: Variable, fillings: Sequence[Variable], missing: tuple[str, ...]
) -> Conflict | None:
    """The conflict of answers that lack qualifiers with every filling of these, or None.

    It is told with the first filling. A filling that they agree with explains them: nothing is
    reported. What is missing allows a tension at most, unless each of at least two fillings would
    contradict (theory, section 10.1).
    """
    conflicts = []
    for filling in fillings:
        both = attrs.evolve(own, answers=(*own.answers, *filling.answers))
        conflict = conflict_in(both)
        if conflict is None or conflict_in(filling) is not None:
            return None
        conflicts.append(attrs.evolve(conflict, questions=(own, filling), missing=missing))
    if not conflicts:
        return None
    certain = not missing or (
        len(conflicts) > 1
        and all(conflict.severity == Severity.CONTRADICTION for conflict in conflicts)
    )
    return conflicts[0] if certain else attrs.evolve(conflicts[0], severity=Severity.TENSION)


def pairs(answers: Sequence[Answer], severity: Severity) -> tuple[list[frozenset[str]], bool]:
    """The ids of answers that cannot both be true, two by two, and whether these are all.

    Those that mean the same are compared once; beyond a number of different meanings only the
    first of them are compared.
    """
    meanings = sorted(grouped(answers), key=lambda same: (-len(same), same[0].claim.id))
    found = [
        frozenset((one.claim.id, other.claim.id))
        for some, others in combinations(meanings[:MEANINGS], 2)
        if apart(some[0].reading, others[0].reading, severity)
        for one in some[:MEANINGS]
        for other in others[:MEANINGS]
    ]
    return found, len(meanings) <= MEANINGS and all(len(same) <= MEANINGS for same in meanings)


def agree(readings: Iterable[Reading]) -> bool:
    """A quick look: True only where `conflict_in` finds nothing, for most slots that agree."""
    distinct = set(readings)
    if len(distinct) < 2:
        return True
    # by hand, as `overlap` would take a tenth of the time of a table
    low, high, low_closed, high_closed = EVERYTHING[0]
    sorts = set()
    names: frozenset[str] | None = None
    for reading in distinct:
        if not reading.known:
            continue
        sorts.add((reading.kind in PAIRWISE, reading.unit, reading.zone and reading.zone.offsets))
        if reading.kind == Kind.NAME:
            names = reading.names if names is None else names & reading.names
        elif reading.kind == Kind.SET or len(reading.strict) != 1:
            return False
        ((one_low, one_high, one_low_closed, one_high_closed),) = reading.strict
        if one_low > low or (one_low == low and not one_low_closed):
            low, low_closed = one_low, one_low_closed
        if one_high < high or (one_high == high and not one_high_closed):
            high, high_closed = one_high, one_high_closed
    shared = Interval(low, high, low_closed, high_closed)
    return len(sorts) < 2 and (names is None or bool(names)) and not is_empty(shared)
