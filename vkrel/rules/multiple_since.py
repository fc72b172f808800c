"""A figure is as many times its base as is printed.

"a 150-fold increase since 1992" ties the figure to what the same measure came to in 1992, on
whatever statistical base: the multiple is wrong only where no known base fits.
"""

from __future__ import annotations

from collections.abc import Iterator

from vkrel.model.claim import Answer
from vkrel.model.show import show_thing
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
    """Multiple <= end / base <= multiple, for each printed multiple with a base date."""
    for slot in figures(variables, "multiple"):
        for multiple in slot.answers:
            yield from _of(variables, slot, multiple)


def _of(variables: Variables, slot: Variable, multiple: Answer) -> Iterator[Ratio]:
    claim = multiple.claim
    began, own = variables.span(claim, "since"), basis(claim)
    if began is None:
        return
    ends = meant(variables, claim, slot.subject, span(variables, claim), own)
    bases = meant(variables, claim, slot.subject, began, own, record=False)
    if not ends or not bases or set(ends) & set(bases):
        return
    name = show_thing(variables.vocabulary, slot.subject)
    of_base = f"{slot.name} base of {claim.id}"
    limits = width(multiple.reading)
    yield Ratio(
        any_of(variables, bases, claim, of_base, f"base of {name}", when=began),
        any_of(variables, ends, claim, f"{slot.name} end of {claim.id}", name),
        words=f"{name} is said to be {claim.value} since {slot.qualifiers['since']}{tried(bases)}",
        claim=claim,
        **(limits if firm(claim, ends, bases) else tension_at_most(limits)),
    )
