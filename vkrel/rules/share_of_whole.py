"""A part is its share of the whole.

The whole is what the same source says of it, else what anybody says, in the same calendar year
and on whatever statistical base: a share is wrong only where no known whole fits.
"""

from __future__ import annotations

from collections.abc import Iterator

from vkrel.model.claim import Claim
from vkrel.model.show import show_thing
from vkrel.solve.relations import Point, Ratio, width
from vkrel.variables.facts import Facts, Slot
from vkrel.variables.figures import any_of, basis, firm, meant, span, tension_at_most, tried
from vkrel.variables.points import figures


def relations(facts: Facts) -> Iterator[Ratio]:
    """Share <= part / whole <= share, for each printed share of a named whole."""
    for slot in figures(facts, "share"):
        for share in slot.claims:
            if share.target and facts.reading(share).unit == "1":
                yield from _of(facts, slot, share)


def _of(facts: Facts, slot: Slot, share: Claim) -> Iterator[Ratio]:
    when, thing = span(facts, share), share.target
    if thing is None:
        return
    parts = meant(facts, share, share.subject, when, basis(share))
    wholes = meant(facts, share, thing, when)
    part = any_of(
        facts,
        parts,
        share,
        f"{slot.name} part of {share.id}",
        show_thing(facts.vocabulary, share.subject),
    )
    name = f"{thing} {when} in {share.source}" if when else f"whole of {share.id}"
    whole = any_of(facts, wholes, share, name, show_thing(facts.vocabulary, thing))
    if _unit(part) and _unit(whole) and _unit(part) != _unit(whole):
        return
    limits = width(facts.reading(share))
    yield Ratio(
        rule="share-of-whole",
        words=f"{part.show} is said to be {share.value} of {whole.show}{tried(wholes)}",
        bottom=whole,
        top=part,
        claim=share,
        **(limits if firm(share, parts, wholes) else tension_at_most(limits)),
    )


def _unit(point: Point) -> str:
    return point.claims[0][1].unit if point.claims else ""
