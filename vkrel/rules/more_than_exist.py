"""Nothing is counted more often than it exists.

The vocabulary says of which measure another is a part (`at_most`): provinces with partners, of
all provinces. Where a claim names a wider population ("provinces, cities and localities") than
the other measure counts, it asks another question and the rule is silent.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

import attrs

from vkrel.model.claim import Answer, Claim
from vkrel.model.show import show_thing
from vkrel.model.subject import Subject
from vkrel.model.vocabulary import Measure
from vkrel.solve.constraints import Difference
from vkrel.values.fold import fold
from vkrel.variables.dates import alone
from vkrel.variables.figures import (
    any_of,
    figures,
    firm,
    in_order,
    meant,
    measure_of,
    span,
    tried,
    values_of,
)
from vkrel.variables.variables import Variables


def constraints(variables: Variables) -> Iterator[Difference]:
    """Number of some <= number of all, in the same year or between two known dates."""
    for slot in figures(variables):
        measure = measure_of(variables, slot)
        whole = variables.vocabulary.get(Measure, measure.at_most) if measure else None
        of = slot.subject["of"]
        for answer in slot.answers:
            claim = answer.claim
            if whole is None or not of or not _of_the_same(claim, whole):
                continue
            thing = Subject.of("indicator", measure=whole.id, of=of)
            exist, sure = _exist(variables, claim, thing)
            name = show_thing(variables.vocabulary, thing)
            if exist:
                yield Difference(
                    alone(slot, _in_unit(answer, whole)),
                    any_of(variables, exist, claim, f"{thing} for {claim.id}", name),
                    words=f"there are no more than the {name}{tried(exist)}",
                    low=0 if sure else -inf,
                    strict_low=0,
                )


def _of_the_same(claim: Claim, whole: Measure) -> bool:
    """Whether a claim counts what the whole counts, by its printed population."""
    printed = dict(claim.qualifiers).get("population")
    return printed is None or fold(printed) in {fold(each) for each in whole.spellings}


def _in_unit(answer: Answer, whole: Measure) -> Answer:
    """Localities that are counted among provinces are counted as provinces."""
    if not whole.discrete:
        return answer
    return Answer(answer.claim, attrs.evolve(answer.reading, unit=whole.unit))


def _exist(variables: Variables, claim: Claim, thing: Subject) -> tuple[list[Answer], bool]:
    """How many there are in the same year, and whether that is certain; else around it."""
    when = span(variables, claim)
    found = meant(variables, claim, thing, when)
    if found or when is None:
        return found, firm(claim, found)
    row = in_order(variables, values_of(variables, thing))
    before = [each for each in row if each.last < when.low][-1:]
    after = [each for each in row if each.first > when.high][:1]
    if not before or not after:
        return [], False
    return [each for one in (*before, *after) for each in one.slot.answers], False
