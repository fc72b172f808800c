"""What happened during a period is not outside it.

The period is printed ("in the last decade of the 20th century"), or it is a visit, an event or
a partnership. An event ends with its kind (`lasts = "days"` in the vocabulary) or where its end
is printed; where neither is known, only its beginning counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

import attrs

from vkrel.rules import Claim, Difference, Variable, Variables
from vkrel.values.table import table
from vkrel.variables.dates import (
    all_year,
    anniversary,
    bare,
    date_of,
    lasts,
    planned,
    printed,
    target,
    tied,
)


def constraints(variables: Variables) -> Iterator[Difference]:
    """Beginning of the period <= date of each thing in it <= end of the period."""
    for claim in printed(variables, "during"):
        period, end = target(variables, claim), _end(variables, claim)
        for inside in tied(variables, claim, states=False):
            if period is not None and period.name != inside.name:
                yield _tie(variables, claim, period, inside)
            if end is not None:
                yield Difference(inside, end, words=_words(inside, end), claim=claim)


def _tie(variables: Variables, claim: Claim, period: Variable, inside: Variable) -> Difference:
    low, high, strict = 0.0, 0.0, None
    if anniversary(claim.target):
        period, high = all_year(period), table()["rules"]["anniversary_days"]
        low, strict = -high, 0.0
    elif lasts(variables, claim.target) == "days":
        # its date is then the date of all that happened during it
        low, high, strict = -1.0, 1.0, 0.0
    elif claim.target:
        high = inf
    if high < inf:
        # a date for each: what happened in one decade, or on one visit, need not be of one day
        period = attrs.evolve(period, name=f"{period.name} {inside.name}")
    return Difference(
        period,
        inside,
        words=_words(inside, period),
        low=low,
        high=high,
        strict_low=strict,
        strict_high=strict,
        claim=claim,
    )


def _words(inside: Variable, period: Variable) -> str:
    return f"{inside.show} is said to be within {bare(period)}"


def _end(variables: Variables, claim: Claim) -> Variable | None:
    """The printed end of a period that is a thing."""
    if not claim.target or date_of(variables, claim.target, claim) is None:
        return None
    ends = [end for end in variables.of_thing(claim.target, "until") if not planned(end)]
    return ends[0] if len(ends) == 1 else None
