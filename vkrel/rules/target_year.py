"""A target is not set for a time that is over, or almost over.

"to 100 billion by 2023" in a document of November 2023 is an old target, or a wrong year.
Both are possible, so this is a tension and never a contradiction.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from math import isfinite

from vkrel.model.claim import Claim
from vkrel.model.show import show_reading, show_slot
from vkrel.solve.relations import Denial
from vkrel.values.dates.days import civil, day_number
from vkrel.values.interval import Interval, hull, intersection
from vkrel.values.reading import Reading
from vkrel.values.table import table
from vkrel.variables.facts import Facts
from vkrel.variables.points import planned, when

_BY = re.compile(r"\b(?:by|until|till|before)\b", re.IGNORECASE)


def relations(facts: Facts) -> Iterator[Denial]:
    """A denial for each source and target whose time has run out when the source is written."""
    late: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    words: dict[tuple[str, str], str] = {}
    for slot in facts.of_type("indicator", "value"):
        if slot.qualifiers.get("modality") != "target":
            continue
        for claim in slot.claims:
            written = facts.registry.date(claim.source)
            until = _until(facts, claim)
            if until is None or not written.known:
                continue
            found = _late(claim, until, written)
            if found and not _outcome(facts, claim, until):
                late[claim.source, slot.name].append(claim)
                words[claim.source, slot.name] = f"{found} on {show_reading(written)}"
    for (source, name), claims in late.items():
        yield Denial(
            rule="target-year",
            words=f"{words[source, name]}, when document {source} was written",
            claims=tuple(claims),
            severity="tension",
            show=show_slot(facts.vocabulary, claims[0]),
        )


def _until(facts: Facts, claim: Claim) -> Interval | None:
    for name in ("period", "as_of"):
        reading = facts.registry.qualifier(claim, name)
        if reading is not None and reading.known and not reading.unsure:
            found = hull(reading.strict)
            return found if isfinite(found.high) else None
    return None


def _outcome(facts: Facts, target: Claim, until: Interval) -> bool:
    """Whether the source tells what came of it: then it reports an old target, and knows it."""
    return any(
        claim.source == target.source and intersection(reading.strict, (until,))
        for slot in facts.of_thing(target.subject)
        if slot.claims[0].field == "value" and not planned(slot)
        for claim in slot.claims
        for reading in (when(facts, slot),)
        if reading is not None
    )


def _late(claim: Claim, until: Interval, written: Reading) -> str:
    now = hull(written.strict).low
    if until.high < hull(written.lenient).low:
        return "the time of the target was over"
    first = until.low if isfinite(until.low) else day_number(civil(until.high).year, 1, 1)
    gone = (now - first) / (until.high + 1 - first)
    by = _BY.search(claim.quote) or any(_BY.search(each) for _, each in claim.qualifiers)
    if by and gone >= table()["rules"]["target_almost_over"]:
        return "the time of the target was almost over"
    return ""
