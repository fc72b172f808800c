"""The two directions of a flow make up its total, and their difference is the balance.

What goes from A to B and from B to A is what goes between them, on one statistical base. The
vocabulary says which measure is the surplus or the deficit of which (`surplus_of`, `deficit_of`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from math import inf

from vkrel.model.subject import Ids
from vkrel.solve.relations import Difference, Sum
from vkrel.variables.facts import Facts, Slot
from vkrel.variables.figures import basis, measure_id, said_by
from vkrel.variables.points import figures, measure_of, stat_of

Keys = tuple[tuple[str, Ids], ...]
Place = tuple[str, tuple[tuple[str, str], ...]]


def relations(facts: Facts) -> Iterator[Sum | Difference]:
    """Total = there + back; there = back + surplus; a balance is not more than the total."""
    places: defaultdict[Place, dict[Keys, Slot]] = defaultdict(dict)
    for slot in figures(facts):
        if stat_of(facts, slot) == "flow":
            places[measure_id(slot), slot.claims[0].qualifiers][_keys(slot)] = slot
    for slots in places.values():
        for keys, total in slots.items():
            if [key for key, _ in keys] == ["between"] and len(keys[0][1]) == 2:
                a, b = keys[0][1]
                there, back = slots.get(_way(a, b)), slots.get(_way(b, a))
                if there and back:
                    yield from _sums(
                        facts, total, (there, back), "there and back make up the total"
                    )
    for slot in figures(facts):
        yield from _balances(facts, slot, places)


def _sums(facts: Facts, total: Slot, parts: tuple[Slot, ...], said: str) -> Iterator[Sum]:
    """One sum for each source that gives all; one over all sources where none does."""
    everyone = [{each.source for each in slot.claims} for slot in (total, *parts)]
    complete = set.intersection(*everyone)
    sure = any(name == "definition" for name, _ in basis(total.claims[0]))
    for source in sorted(complete) or [""]:
        yield Sum(
            rule="directions-add-up",
            words=said,
            total=said_by(facts, total, source),
            parts=tuple(said_by(facts, each, source) for each in parts),
            low=0 if source or sure else -inf,
            high=0 if source or sure else inf,
            strict_low=0,
            strict_high=0,
        )


def _balances(
    facts: Facts, slot: Slot, places: dict[Place, dict[Keys, Slot]]
) -> Iterator[Sum | Difference]:
    measure = measure_of(facts, slot)
    flow = measure.surplus_of or measure.deficit_of if measure else ""
    roles = {key: "+".join(ids) for key, ids in _keys(slot)}
    if not measure or not flow or set(roles) - {"of", "in", "from", "to"} or len(roles) != 2:
        return
    us, them = roles.values()
    slots = places.get((flow, slot.claims[0].qualifiers), {})
    there, back = slots.get(_way(us, them)), slots.get(_way(them, us))
    more, less = (there, back) if measure.surplus_of else (back, there)
    total = slots.get((("between", tuple(sorted((us, them)))),))
    if more and less:
        yield from _sums(facts, more, (less, slot), "the balance is the one less the other")
    elif total:
        yield Difference(
            rule="directions-add-up",
            words="a balance is not more than the total",
            earlier=facts.point(slot),
            later=facts.point(total),
        )


def _keys(slot: Slot) -> Keys:
    """The keys of a figure besides its measure."""
    return slot.claims[0].subject.keys[1:]


def _way(from_: str, to: str) -> Keys:
    return ("from", (from_,)), ("to", (to,))
