"""A part is its share of the whole.

The whole is what the same source says of it, else what anybody says, in the same calendar year
and on whatever statistical base: a share is wrong only where no known whole fits.
"""

from __future__ import annotations

from collections.abc import Iterator

from vkrel.model.claim import Answer
from vkrel.model.show import show_thing
from vkrel.model.subject import Subject
from vkrel.solve.constraints import Ratio, width
from vkrel.solve.variable import Variable
from vkrel.variables.figures import (
    any_of,
    basis,
    figures,
    firm,
    meant,
    span,
    tension_at_most,
    tried,
)
from vkrel.variables.variables import Variables


def constraints(variables: Variables) -> Iterator[Ratio]:
    """Share <= part / whole <= share, for each printed share of a named whole."""
    for slot in figures(variables, "share"):
        for share in slot.answers:
            if share.claim.target and share.reading.unit == "1":
                yield from _of(variables, slot, share, share.claim.target)


def _of(variables: Variables, slot: Variable, share: Answer, thing: Subject) -> Iterator[Ratio]:
    claim, when = share.claim, span(variables, share.claim)
    parts = meant(variables, claim, slot.subject, when, basis(claim))
    wholes = meant(variables, claim, thing, when)
    show = show_thing(variables.vocabulary, slot.subject)
    part = any_of(variables, parts, claim, f"{slot.name} part of {claim.id}", show)
    name = f"{thing} {when} in {claim.source}" if when else f"whole of {claim.id}"
    whole = any_of(variables, wholes, claim, name, show_thing(variables.vocabulary, thing))
    if part.unit and whole.unit and part.unit != whole.unit:
        return
    limits = width(share.reading)
    yield Ratio(
        whole,
        part,
        words=f"{part.show} is said to be {claim.value} of {whole.show}{tried(wholes)}",
        claim=claim,
        **(limits if firm(claim, parts, wholes) else tension_at_most(limits)),
    )
