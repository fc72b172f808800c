"""What happened during a period is not outside it.

The period is printed ("in the last decade of the 20th century"), or it is a visit, an event or
a partnership. An event ends with its kind (`lasts = "days"` in the vocabulary) or where its end
is printed; where neither is known, only its beginning counts.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from vkrel.model.claim import Claim
from vkrel.solve.relations import Difference, Point
from vkrel.values.table import table
from vkrel.variables.facts import Facts
from vkrel.variables.points import (
    all_year,
    anniversary,
    date_of,
    lasts,
    planned,
    printed,
    slots_of,
    target,
    tied,
)


def relations(facts: Facts) -> Iterator[Difference]:
    """Beginning of the period <= date of each thing in it <= end of the period."""
    for claim in printed(facts, "during"):
        period, end = target(facts, claim), _end(facts, claim)
        for inside in tied(facts, claim, states=False):
            if period is not None and period.name != inside.name:
                yield _tie(facts, claim, period, inside)
            if end is not None:
                yield Difference(
                    rule="enclosing-period",
                    words=_words(inside, end),
                    earlier=inside,
                    later=end,
                    claim=claim,
                )


def _tie(facts: Facts, claim: Claim, period: Point, inside: Point) -> Difference:
    if not claim.target:
        low, high, strict = 0.0, 0.0, None
    elif anniversary(claim.target):
        period, high = all_year(period), table()["rules"]["anniversary_days"]
        low, strict = -high, 0.0
    elif lasts(facts, claim.target) == "days":
        # its date is then the date of all that happened during it
        low, high, strict = -1.0, 1.0, 0.0
    else:
        low, high, strict = 0.0, float("inf"), None
    if high < float("inf"):
        # a point for each: what happened in one decade, or on one visit, need not be of one day
        period = attrs.evolve(period, name=f"{period.name} {inside.name}")
    return Difference(
        rule="enclosing-period",
        words=_words(inside, period),
        earlier=period,
        later=inside,
        low=low,
        high=high,
        strict_low=strict,
        strict_high=strict,
        claim=claim,
    )


def _words(inside: Point, period: Point) -> str:
    return f"{inside.show} is said to be within {period.show.removeprefix('date of ')}"


def _end(facts: Facts, claim: Claim) -> Point | None:
    """The printed end of a period that is a thing."""
    if not claim.target or date_of(facts, claim.target, claim) is None:
        return None
    ends = [each for each in slots_of(facts, claim.target, "until") if not planned(each)]
    return facts.point(ends[0]) if len(ends) == 1 else None
