"""A cause is not later than its effect.

"thanks to the upgrade" puts the upgrade before everything that the phrase explains.
"""

from __future__ import annotations

from collections.abc import Iterator

from vkrel.rules import Difference, Variables
from vkrel.variables.dates import told_of


def constraints(variables: Variables) -> Iterator[Difference]:
    """Date of the cause <= date of each thing that the printed relation holds for."""
    for claim, cause, effect in told_of(variables, "because"):
        yield Difference(
            cause,
            effect,
            words=f"{effect.show} is said to follow from it: {cause.show} is not later",
            claim=claim,
        )
