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
from vkrel.rules import Difference, Variable, Variables


def constraints(variables: Variables) -> Iterator[Difference]:
    """Lower level <= higher level, for the same parties."""
    order = {level: place for place, level in enumerate(variables.vocabulary.section(Level))}
    ladders: defaultdict[Ids, list[tuple[int, Variable]]] = defaultdict(list)
    for slot in variables.of_type("partnership", "date"):
        if not slot.qualifiers:
            level = order[slot.subject.one("level")]
            ladders[slot.subject["parties"]].append((level, slot))
    for steps in ladders.values():
        steps.sort(key=lambda each: each[0])
        for (_, lower), (_, higher) in combinations(steps, 2):
            words = f"{lower.show} is not later than {higher.show}"
            yield Difference(lower, higher, words=words)
