"""Two sources that each tell of one visit, on dates that cannot be one, may mean one visit.

Nothing ties the two together but the visitor and the country, so this is a tension where the
dates differ by a likely slip, and a note where they do not.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from vkrel.model.claim import Claim
from vkrel.model.subject import Subject
from vkrel.solve.relations import Denial
from vkrel.values.slips import slip
from vkrel.variables.facts import Facts
from vkrel.variables.visits import Occurrence


def relations(facts: Facts) -> Iterator[Denial]:
    """A denial for each pair of sources with one visit each that do not meet."""
    for thing, visits in facts.visits.items():
        dated = [each for each in visits if each.dates]
        counts = [source for each in dated for source in each.sources]
        single = [each for each in dated if all(counts.count(one) == 1 for one in each.sources)]
        for one, other in combinations(single, 2):
            pair = _dates(facts, thing, one), _dates(facts, thing, other)
            if all(pair):
                yield _denial(facts, thing, *pair)


def _denial(facts: Facts, thing: Subject, one: list[Claim], other: list[Claim]) -> Denial:
    reasons = [slip(facts.reading(a), facts.reading(b)) for a in one for b in other]
    reason = next((each for each in reasons if each), None)
    visitor, host = thing.one("visitor"), thing.one("to")
    return Denial(
        rule="two-visits",
        words="these may be two visits, or one visit with a wrong date",
        claims=tuple(sorted((*one, *other), key=lambda each: each.id)),
        severity="tension" if reason else "note",
        reason=reason,
        show=f"visits of {facts.vocabulary.show(visitor)} to {facts.vocabulary.show(host)}",
    )


def _dates(facts: Facts, thing: Subject, visit: Occurrence) -> list[Claim]:
    return [
        claim
        for claim in facts.claims
        if claim.subject == thing
        and claim.field == "date"
        and (claim.source, claim.record) in visit.records
    ]
