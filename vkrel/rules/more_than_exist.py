"""Nothing is counted more often than it exists.

The vocabulary says of which measure another is a part (`at_most`): provinces with partners, of
all provinces. Where a claim names a wider population ("provinces, cities and localities") than
the other measure counts, it asks another question and the rule is silent.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

import attrs

from vkrel.model.claim import Claim
from vkrel.model.show import show_thing
from vkrel.model.subject import Subject
from vkrel.model.vocabulary import Measure
from vkrel.solve.relations import Difference, Point
from vkrel.values.fold import fold
from vkrel.variables.facts import Facts
from vkrel.variables.figures import any_of, firm, in_order, meant, span, tried, values_of
from vkrel.variables.points import alone, figures, measure_of


def relations(facts: Facts) -> Iterator[Difference]:
    """Number of some <= number of all, in the same year or between two known dates."""
    for slot in figures(facts):
        measure = measure_of(facts, slot)
        for claim in slot.claims if measure and measure.at_most else ():
            whole = facts.vocabulary.get(Measure, measure.at_most) if measure else None
            of = claim.subject["of"]
            if whole is None or not of or not _of_the_same(claim, whole):
                continue
            thing = Subject.of("indicator", measure=whole.id, of=of)
            exist, sure = _exist(facts, claim, thing)
            if exist:
                name = show_thing(facts.vocabulary, thing)
                yield Difference(
                    rule="more-than-exist",
                    words=f"there are no more than the {name}{tried(exist)}",
                    earlier=_in_unit(alone(facts, slot, claim), whole),
                    later=any_of(facts, exist, claim, f"{thing} for {claim.id}", name),
                    low=0 if sure else -inf,
                    strict_low=0,
                )


def _of_the_same(claim: Claim, whole: Measure) -> bool:
    """Whether a claim counts what the whole counts, by its printed population."""
    printed = dict(claim.qualifiers).get("population")
    return printed is None or fold(printed) in {fold(each) for each in whole.spellings}


def _in_unit(some: Point, whole: Measure) -> Point:
    """Localities that are counted among provinces are counted as provinces."""
    if not whole.discrete:
        return some
    said = [(claim, attrs.evolve(reading, unit=whole.unit)) for claim, reading in some.claims]
    return attrs.evolve(some, claims=tuple(said))


def _exist(facts: Facts, claim: Claim, thing: Subject) -> tuple[list[Claim], bool]:
    """How many there are in the same year, and whether that is certain; else around it."""
    when = span(facts, claim)
    found = meant(facts, claim, thing, when)
    if found or when is None:
        return found, firm(claim, found)
    row = in_order(facts, values_of(facts, thing))
    before = [each for each in row if each.last < when.low][-1:]
    after = [each for each in row if each.first > when.high][:1]
    if not before or not after:
        return [], False
    return [each for one in (*before, *after) for each in one.slot.claims], False
