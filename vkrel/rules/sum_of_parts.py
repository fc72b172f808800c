"""The parts of a total add up to it.

A list that names only some of the parts (`partial = true`) adds up to no more than the total.
Each source is held to its own figures, and to those of others only where it gives none.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

import attrs

from vkrel.rules import Sum, Variables
from vkrel.variables.figures import said_by


def constraints(variables: Variables) -> Iterator[Sum]:
    """Total - (all parts) = 0, for each printed list of parts."""
    for slot in variables.of_type("indicator", "parts"):
        for claim in slot.claims:
            whole = attrs.evolve(claim.slot, field="value")
            total = variables.slots.get(str(whole))
            parts = [variables.slots.get(str(each)) for each in claim.tied]
            if total is None or None in parts or whole in claim.tied:
                continue
            partial = claim.value.startswith("including ")
            yield Sum(
                said_by(total, claim.source),
                tuple(said_by(part, claim.source) for part in parts if part is not None),
                words=f"these are {'parts' if partial else 'the parts'} of {total.show}",
                high=inf if partial else 0,
                claim=claim,
            )
