"""Two sources that each tell of one visit, on dates that cannot be one, may mean one visit.

Nothing ties the two together but the visitor and the country, so this is a tension where the
dates differ by a likely slip, and a note where they do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from vkrel.model.claim import Answer
from vkrel.model.subject import Subject
from vkrel.solve.constraints import Exclusion
from vkrel.values.slips import slip
from vkrel.values.verdict import Severity
from vkrel.variables.variables import Variables
from vkrel.variables.visits import Occurrence


def constraints(variables: Variables) -> Iterator[Exclusion]:
    """An exclusion for each pair of sources with one visit each that do not meet."""
    for thing, visits in variables.visits.items():
        dated = [visit for visit in visits if visit.dates]
        counts = Counter(source for visit in dated for source in visit.sources)
        single = [visit for visit in dated if all(counts[source] == 1 for source in visit.sources)]
        for one, other in combinations(single, 2):
            pair = _dates(variables, thing, one), _dates(variables, thing, other)
            if all(pair):
                yield _exclusion(variables, thing, *pair)


def _exclusion(
    variables: Variables, thing: Subject, one: Sequence[Answer], other: Sequence[Answer]
) -> Exclusion:
    slips = (slip(a.reading, b.reading) for a in one for b in other)
    likely = next((each for each in slips if each), None)
    visitor, host = (variables.vocabulary.show(thing.one(key)) for key in ("visitor", "to"))
    return Exclusion(
        tuple(sorted((*one, *other), key=lambda answer: answer.claim.id)),
        words="these may be two visits, or one visit with a wrong date",
        severity=Severity.TENSION if likely else Severity.NOTE,
        slip=likely,
        show=f"visits of {visitor} to {host}",
    )


def _dates(variables: Variables, thing: Subject, visit: Occurrence) -> list[Answer]:
    return [
        answer
        for slot in variables.of_thing(thing, "date")
        for answer in slot.answers
        if (answer.claim.source, answer.claim.record) in visit.records
    ]
