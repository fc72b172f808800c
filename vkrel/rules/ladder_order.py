"""A level of the ladder is not reached before a lower one.

The vocabulary gives the levels in their order. Parties may skip a level, and may reach two on
one day, but a lower level that is reached after a higher one is a mistake in one of the dates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from vkrel.model.subject import Ids
from vkrel.model.vocabulary import Level
from vkrel.solve.relations import Difference
from vkrel.variables.facts import Facts, Slot


def relations(facts: Facts) -> Iterator[Difference]:
    """Lower level <= higher level, for the same parties."""
    order = {level: place for place, level in enumerate(facts.vocabulary.section(Level))}
    ladders: defaultdict[Ids, list[tuple[int, Slot]]] = defaultdict(list)
    for slot in facts.of_type("partnership", "date"):
        subject = slot.claims[0].subject
        if not slot.qualifiers:
            ladders[subject["parties"]].append((order[subject.one("level")], slot))
    for steps in ladders.values():
        steps.sort(key=lambda each: each[0])
        for (_, lower), (_, higher) in combinations(steps, 2):
            yield Difference(
                rule="ladder-order",
                words=f"{facts.point(lower).show} is not later than {facts.point(higher).show}",
                earlier=facts.point(lower),
                later=facts.point(higher),
            )
