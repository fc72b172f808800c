"""Slots that differ in their qualifiers: the same question, another one, or not known.

Absent on both sides is the same; printed on both and different is another question; printed on
one side only is missing, and then nothing stronger than a tension follows, unless every one of
at least two fillings that the registry holds would contradict (theory, section 10.1).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import attrs

from vkrel.solve.conflict import Conflict
from vkrel.solve.same import conflict_in
from vkrel.solve.variable import Variable
from vkrel.values.interval import contains, meets
from vkrel.values.reading import Reading
from vkrel.values.verdict import Severity

# A flow of a month is never the flow of its year; a stock of March may be that of the year.
POINTS_IN_TIME = frozenset({"as_of"})


# What a figure is a share of, or that it is a goal, is never left to the reader; a figure without
# a population is of everybody, and a level of the ladder without a stage has been reached.
NEVER_MISSING = {
    "partnership": frozenset({"stage"}),
    "event": frozenset({"modality"}),
    "indicator": frozenset({"whole", "modality", "stat", "population", "among"}),
}


@attrs.frozen
class Gap:
    """What is not known about two slots being the same question: the qualifiers missing."""

    missing: tuple[str, ...]


def gap_between(
    a: Mapping[str, Reading], b: Mapping[str, Reading], never_missing: Collection[str]
) -> Gap | None:
    """The qualifiers that one side lacks, or None where these are different questions.

    never_missing: qualifiers whose absence says something ("not a goal"), so that present and
    absent are different questions.
    """
    missing = []
    for name in sorted({*a, *b}):
        one, other = a.get(name), b.get(name)
        if one is None or other is None:
            if name in never_missing:
                return None
            missing.append(name)
        elif not _same(one, other):
            if name not in POINTS_IN_TIME or not _may_be(one, other):
                return None
            missing.append(name)
    return Gap(tuple(missing))


def conflict_across(
    own: Variable, fillings: Sequence[Variable], missing: tuple[str, ...]
) -> Conflict | None:
    """The conflict of answers that lack a qualifier with every filling of it, or None.

    It is told with the first filling. A filling that they agree with explains them: nothing is
    reported.
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
    certain = len(conflicts) > 1 and all(
        conflict.severity == Severity.CONTRADICTION for conflict in conflicts
    )
    return conflicts[0] if certain else attrs.evolve(conflicts[0], severity=Severity.TENSION)


def _same(one: Reading, other: Reading) -> bool:
    if one.kind == "name" or other.kind == "name":
        return bool(one.names & other.names)
    if not one.known or not other.known:
        return one.text == other.text
    return one.strict == other.strict


def _may_be(one: Reading, other: Reading) -> bool:
    if not one.known or not other.known:
        return True
    return meets(one.strict, other.strict) or contains(one.strict, other.strict)
