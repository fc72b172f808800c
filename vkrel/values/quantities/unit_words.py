"""The unit at the beginning of printed words: "kilometres an hour", "US dollars per tonne"."""

from __future__ import annotations

from collections.abc import Sequence

from vkrel.values.pattern import pattern
from vkrel.values.quantities.number import scale
from vkrel.values.quantities.units import (
    Unit,
    denominators,
    find,
    longest_spelling,
    normal_form,
    per,
    stands_last,
    units,
)
from vkrel.values.table import from_table

_EDGES = " \t\n,;:()[]"
_PER = {"per": 1, "/": 1, "a": 1, "an": 1, "each": 1, "every": 1, "for each": 2, "for every": 2}
_ARTICLES = frozenset({"a", "an", "each", "every"})
_MANY = pattern(r"\d.*")


def spelled(words: Sequence[str]) -> tuple[Unit, int] | None:
    """The unit at the beginning of words in their printed case, and how many words it takes.

    The longest spelling wins, and what the unit is told by belongs to it: "km an hour",
    "litres per 100 km", "per 1,000 people". By the year flows are told whether print says so or
    not, so that "people a year" are people, as for readings.

    Returns:
        None where the words begin with no unit.

    """
    unit, count = _longest(words)
    if unit is None:
        found = counted_by(words)
        if found is None or not _MANY.fullmatch(found[0].name):
            return None
        unit, count = per(units()["1"], found[0]), found[1]
    while (found := counted_by(words[count:])) is not None:
        below, more = found
        if below.name == "year" and not unit.measured:
            break
        unit, count = per(unit, below), count + more
    return unit, count


def counted_by(words: Sequence[str]) -> tuple[Unit, int] | None:
    """What an amount is told by at the beginning of words: "per 100,000 people", "a day", "/ha".

    Returns:
        The unit and how many words it takes; None where there is none, or a thing that is no
        unit ("per passenger").

    """
    first = words[0].lower() if words else ""
    if first.strip(_EDGES) in ("p.a.", "p.a"):
        return units()["year"], 1
    if first.startswith("/") and first != "/":
        # "/ha" is one word, "/ ha" are two
        taken, rest = 0, [words[0][1:], *words[1:]]
    else:
        taken = _PER.get(" ".join(words[:2]).lower()) or _PER.get(first, 0)
        rest = list(words[taken:]) if taken else []
    for count in range(min(longest_spelling() + 2, len(rest)), 0, -1):
        unit = denominators(normal_form(" ".join(rest[:count]).strip(_EDGES)))[0]
        # an article tells by time only: "a day", but no "a share"
        if unit is not None and (first not in _ARTICLES or unit.base == "day"):
            return unit, taken + count
    return None


@from_table(1024)
def declared(unit: str) -> tuple[Unit, int]:
    """What is declared of numbers that print no unit, and the power of ten that it is told in.

    "thousand US dollars" are dollars and three zeros; a unit that nobody knows is one of its own.
    """
    known = find(unit)
    first, _, of = unit.partition(" ")
    power = scale(first.lower(), money=False) if known is None and len(first) > 1 else None
    if power is not None:
        unit, known = of, find(of)
    return known or Unit(unit, unit), power or 0


def _by_the_year(unit: Unit) -> bool:
    """Whether it counts what flows in a year, which print says or not."""
    above, _, below = unit.base.rpartition("/")
    return below == "year" and (unit.money or above in ("1", "percentage_point", "person"))


def _longest(words: Sequence[str]) -> tuple[Unit | None, int]:
    for count in range(min(longest_spelling() + 3, len(words)), 0, -1):
        text = " ".join(words[:count]).strip(_EDGES)
        unit = find(text)
        if unit is None or _by_the_year(unit) or (count < len(words) and stands_last(text)):
            continue
        return unit, count
    return None, 0
