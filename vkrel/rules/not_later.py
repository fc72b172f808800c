"""Nothing told as past is later than its document.

A document of June cannot tell what happened in August. Plans, targets and dates that a claim
marks as proposed are no past. A day's slack is left for the day of writing.
"""

from __future__ import annotations

from collections.abc import Iterator

from vkrel.solve.relations import Difference, Point
from vkrel.variables.facts import Facts
from vkrel.variables.points import written

PAST = {
    "partnership": ("date",),
    "visit": ("date",),
    "event": ("date",),
    "role": ("from", "at"),
}

NOT_PAST = frozenset({"proposed", "planned", "target", "forecast"})


def relations(facts: Facts) -> Iterator[Difference]:
    """The date of each past thing <= the date of its document, claim by claim."""
    documents = {source: _document(facts, source) for source in facts.registry.sources}
    for type_, fields in PAST.items():
        for field in fields:
            for slot in facts.of_type(type_, field):
                for claim, reading in facts.point(slot).claims:
                    document = documents[claim.source]
                    if document is None or NOT_PAST & set(slot.qualifiers.values()):
                        continue
                    past = Point(
                        f"{slot.name} {claim.id}", facts.point(slot).show, ((claim, reading),)
                    )
                    yield Difference(
                        rule="not-later",
                        words=f"{past.show} is told as past, so it is not later than "
                        f"{document.show}",
                        earlier=past,
                        later=document,
                    )


def _document(facts: Facts, source: str) -> Point | None:
    reading = facts.registry.date(source)
    if not reading.known:
        return None
    return Point(
        f"document/{source}", f"the date of document {source}", ((written(facts, source), reading),)
    )
