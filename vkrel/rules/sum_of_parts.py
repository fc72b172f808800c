"""The parts of a total add up to it.

A list that names only some of the parts (`partial = true`) adds up to no more than the total.
Each source is held to its own figures, and to those of others only where it gives none.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

import attrs

from vkrel.solve.relations import Sum
from vkrel.variables.facts import Facts
from vkrel.variables.figures import said_by
from vkrel.variables.points import words


def relations(facts: Facts) -> Iterator[Sum]:
    """Total - (all parts) = 0, for each printed list of parts."""
    for slot in facts.of_type("indicator", "parts"):
        for claim in slot.claims:
            whole = attrs.evolve(claim.slot, field="value")
            total = facts.slots.get(str(whole))
            parts = [facts.slots.get(str(each)) for each in claim.tied]
            if total is None or None in parts or whole in claim.tied:
                continue
            partial = claim.value.startswith("including ")
            yield Sum(
                rule="sum-of-parts",
                words=f"these are {'parts' if partial else 'the parts'} of {words(facts, total)}",
                total=said_by(facts, total, claim.source),
                parts=tuple(
                    said_by(facts, each, claim.source) for each in parts if each is not None
                ),
                high=inf if partial else 0,
                claim=claim,
            )
