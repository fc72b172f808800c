"""Readings as quantities of pint, for those who convert and print them; loaded when asked for.

No text of a user's reaches pint's parser: a unit is one of our table, or a plain word that gets
a dimension of its own.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from vkrel.values.pattern import pattern
from vkrel.values.quantities.compile_units import expression, unit_registry, unit_rows

SCALES = ("thousand", "million", "billion", "trillion")
_NAME = pattern(r"[^\W\d_](?:\w*[^\W_])?")


@cache
def pint_registry() -> Any:
    """Pint's units and ours, and scale words: `quantity.to("billion USD")`."""
    registry = unit_registry(float)
    for power, word in enumerate(SCALES, 1):
        registry.define(f"{word} = 1e{3 * power}")
    return registry


def quantity(number: float, unit: str) -> Any:
    """A number of a base unit; raises ValueError where the unit has no name in pint."""
    return pint_registry().Quantity(number, _unit(unit or "1"))


@cache
def _unit(name: str) -> Any:
    registry = pint_registry()
    above, slash, below = name.rpartition("/")
    if slash:
        return _unit(above) / _unit(below)
    if name in _expressions():
        return registry.parse_units(_expressions()[name])
    if not _NAME.fullmatch(name):
        raise ValueError(f"no unit of pint: {name!r}")
    # a thing that is counted has a dimension of its own, also where pint has a unit of its name
    counted = f"counted_{name}" if name in registry else name
    registry.define(f"{counted} = [{counted}]")
    return registry.Unit(counted)


@cache
def _expressions() -> dict[str, str]:
    return {name: expression(name, row) for _, name, row in unit_rows()}
