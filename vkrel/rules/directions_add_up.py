"""The two directions of a flow make up its total, and their difference is the balance.

What goes from A to B and from B to A is what goes between them, on one statistical base. The
vocabulary says which measure is the surplus or the deficit of which (`surplus_of`, `deficit_of`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from vkrel.model.subject import Ids
from vkrel.rules import Difference, Sum, Variable, Variables
from vkrel.variables.figures import basis, figures, measure_of, said_by, stat_of

Keys = tuple[tuple[str, Ids], ...]
Place = tuple[str, tuple[tuple[str, str], ...]]


def constraints(variables: Variables) -> Iterator[Sum | Difference]:
    """Total = there + back; there = back + surplus; a balance is not more than the total."""
    places: defaultdict[Place, dict[Keys, Variable]] = defaultdict(dict)
    for slot in figures(variables):
        if stat_of(variables, slot) == "flow":
            places[slot.subject.one("measure"), slot.first.slot.qualifiers][_keys(slot)] = slot
    for slots in places.values():
        for keys, total in slots.items():
            if [key for key, _ in keys] == ["between"] and len(keys[0][1]) == 2:
                a, b = keys[0][1]
                there, back = slots.get(_way(a, b)), slots.get(_way(b, a))
                if there and back:
                    yield from _sums(total, (there, back), "there and back make up the total")
    for slot in figures(variables):
        yield from _balances(variables, slot, places)


def _sums(total: Variable, parts: tuple[Variable, ...], words: str) -> Iterator[Sum]:
    """One sum for each source that gives all; one over all sources where none does."""
    complete = set.intersection(
        *({claim.source for claim in slot.claims} for slot in (total, *parts))
    )
    sure = any(name == "definition" for name, _ in basis(total.first))
    for source in sorted(complete) or [""]:
        yield Sum(
            said_by(total, source),
            tuple(said_by(part, source) for part in parts),
            words=words,
            sure=bool(source) or sure,
        )


def _balances(
    variables: Variables, slot: Variable, places: dict[Place, dict[Keys, Variable]]
) -> Iterator[Sum | Difference]:
    measure = measure_of(variables, slot)
    flow = measure.surplus_of or measure.deficit_of
    roles = {key: "+".join(ids) for key, ids in _keys(slot)}
    if not flow or set(roles) - {"of", "in", "from", "to"} or len(roles) != 2:
        return
    us, them = roles.values()
    slots = places.get((flow, slot.first.slot.qualifiers), {})
    there, back = slots.get(_way(us, them)), slots.get(_way(them, us))
    more, less = (there, back) if measure.surplus_of else (back, there)
    total = slots.get((("between", tuple(sorted((us, them)))),))
    if more and less:
        yield from _sums(more, (less, slot), "the balance is the one less the other")
    elif total:
        yield Difference(slot, total, words="a balance is not more than the total")


def _keys(slot: Variable) -> Keys:
    """The keys of a figure besides its measure."""
    return slot.subject.keys[1:]


def _way(from_: str, to: str) -> Keys:
    return ("from", (from_,)), ("to", (to,))
