"""The occasion and what happened on it are at one time.

Spans meet as printed; one day off is a tension, since a visit may go on for a day longer.
An anniversary is kept all year, and often from the year before. What else happened on the
same occasion is no matter: a visit has a first and a last day.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from vkrel.solve.relations import Difference
from vkrel.values.table import table
from vkrel.variables.facts import Facts
from vkrel.variables.points import all_year, anniversary, lasts, printed, target, tied


def relations(facts: Facts) -> Iterator[Difference]:
    """Date of the occasion = date of what happened on it, a day apart at most."""
    for claim in printed(facts, "occasion"):
        occasion = target(facts, claim)
        if occasion is None or lasts(facts, claim.target) == "years":
            continue
        apart = 1
        if anniversary(claim.target):
            occasion, apart = all_year(occasion), table()["rules"]["anniversary_days"]
        for happened in tied(facts, claim):
            if happened.name != occasion.name:
                yield Difference(
                    rule="occasion",
                    words=f"{happened.show} is said to be on the occasion of "
                    f"{occasion.show.removeprefix('date of ')}",
                    earlier=attrs.evolve(occasion, name=f"{occasion.name} {happened.name}"),
                    later=happened,
                    low=-apart,
                    high=apart,
                    strict_low=0,
                    strict_high=0,
                    claim=claim,
                )
