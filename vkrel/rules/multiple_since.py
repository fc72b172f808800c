"""A figure is as many times its base as is printed.

"a 150-fold increase since 1992" ties the figure to what the same measure came to in 1992, on
whatever statistical base: the multiple is wrong only where no known base fits.
"""

from __future__ import annotations

from collections.abc import Iterator

from vkrel.model.claim import Claim
from vkrel.model.show import show_thing
from vkrel.solve.relations import Ratio, width
from vkrel.variables.facts import Facts, Slot
from vkrel.variables.figures import any_of, basis, days, firm, meant, span, tension_at_most, tried
from vkrel.variables.points import figures


def relations(facts: Facts) -> Iterator[Ratio]:
    """Multiple <= end / base <= multiple, for each printed multiple with a base date."""
    for slot in figures(facts, "multiple"):
        for multiple in slot.claims:
            yield from _of(facts, slot, multiple)


def _of(facts: Facts, slot: Slot, multiple: Claim) -> Iterator[Ratio]:
    since = facts.registry.qualifier(multiple, "since")
    began = days(since) if since is not None else None
    if began is None:
        return
    thing, own = multiple.subject, basis(multiple)
    ends = meant(facts, multiple, thing, span(facts, multiple), own)
    bases = meant(facts, multiple, thing, began, own, record=False)
    if not ends or not bases or set(ends) & set(bases):
        return
    name = show_thing(facts.vocabulary, multiple.subject)
    limits = width(facts.reading(multiple))
    yield Ratio(
        rule="multiple-since",
        words=f"{name} is said to be {multiple.value} since "
        f"{dict(multiple.qualifiers)['since']}{tried(bases)}",
        bottom=any_of(
            facts,
            bases,
            multiple,
            f"{slot.name} base of {multiple.id}",
            f"base of {name}",
            when=began,
        ),
        top=any_of(facts, ends, multiple, f"{slot.name} end of {multiple.id}", name),
        claim=multiple,
        **(limits if firm(multiple, ends, bases) else tension_at_most(limits)),
    )
