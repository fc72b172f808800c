"""A part is its share of the whole.

The whole is what the same source says of it, else what anybody says, in the same calendar year
and on whatever statistical base: a share is wrong only where no known whole fits.
"""

from __future__ import annotations

from collections.abc import Iterator

from vkrel.model.show import show_thing
from vkrel.rules import Answer, Ratio, Subject, Variable, Variables, width
from vkrel.variables.figures import any_of, basis, figures, firm, meant, tried


def constraints(variables: Variables) -> Iterator[Ratio]:
    """Share <= part / whole <= share, for each printed share of a named whole."""
    for slot in figures(variables, "share"):
        for share in slot.answers:
            if share.claim.target and share.reading.unit == "1":
                yield from _of(variables, slot, share, share.claim.target)


def _of(variables: Variables, slot: Variable, share: Answer, thing: Subject) -> Iterator[Ratio]:
    claim, when = share.claim, variables.span(share.claim)
    parts = meant(variables, claim, slot.subject, when, basis(claim))
    wholes = meant(variables, claim, thing, when)
    show = show_thing(variables.vocabulary, slot.subject)
    part = any_of(variables, parts, claim, f"{slot.name} part of {claim.id}", show)
    name = f"{thing} {when} in {claim.source}" if when else f"whole of {claim.id}"
    whole = any_of(variables, wholes, claim, name, show_thing(variables.vocabulary, thing))
    if part.unit and whole.unit and part.unit != whole.unit:
        return
    yield Ratio(
        whole,
        part,
        words=f"{part.show} is said to be {claim.value} of {whole.show}{tried(wholes)}",
        claim=claim,
        **width(share.reading),
        sure=firm(claim, parts, wholes),
    )
