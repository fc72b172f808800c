"""The occasion and what happened on it are at one time.

Spans meet as printed; one day off is a tension, since a visit may go on for a day longer.
An anniversary is kept all year, and often from the year before. What else happened on the
same occasion is no matter: a visit has a first and a last day.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from vkrel.rules import Difference, Variables
from vkrel.values.table import table
from vkrel.variables.dates import all_year, anniversary, bare, lasts, told_of


def constraints(variables: Variables) -> Iterator[Difference]:
    """Date of the occasion = date of what happened on it, a day apart at most."""
    for claim, occasion, happened in told_of(variables, "occasion"):
        if lasts(variables, claim.target) == "years":
            continue
        apart, when = 1, occasion
        if anniversary(claim.target):
            apart, when = table()["rules"]["anniversary_days"], all_year(occasion)
        yield Difference(
            attrs.evolve(when, name=f"{when.name} {happened.name}"),
            happened,
            words=f"{happened.show} is said to be on the occasion of {bare(when)}",
            low=-apart,
            high=apart,
            strict_low=0,
            strict_high=0,
            claim=claim,
        )
