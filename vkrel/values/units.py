"""Units: what `units.txt` defines, as factors to base units.

Hot paths take factors from here and never load pint; `quantity` hands a reading to pint,
which reads the same file.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from vkrel.values.reading import Reading

OWN_UNITS = Path(__file__).with_name("units.txt")

_DEFINITION = re.compile(
    r"(?P<name>\w+) = (?:(?P<dimension>\[\w*\])"
    r"|(?P<factor>[0-9.]+) \* (?P<times>\w+)"
    r"|(?P<over>\w+) / (?P<divisor>[0-9.]+))$"
)


class Unit(NamedTuple):
    """A unit as an exact factor to its base: `times / over` base units."""

    name: str
    base: str
    times: int
    over: int
    money: bool


@cache
def units() -> dict[str, Unit]:
    """Every unit of `units.txt` by its name; raises ValueError on a line that says nothing."""
    found: dict[str, Unit] = {}
    for line in _lines():
        definition = _DEFINITION.match(line.partition("#")[0].strip())
        if definition is None:
            raise ValueError(f"not a definition of a unit: {line}")
        name = definition["name"]
        dimension = definition["dimension"]
        if dimension is not None:
            base = "1" if dimension == "[]" else name
            found[name] = Unit(name, base, 1, 1, dimension == f"[{name}]" and name.isupper())
            continue
        known = found[definition["times"] or definition["over"]]
        times, over = _exact(definition["factor"] or definition["divisor"])
        if definition["divisor"] is not None:
            times, over = over, times
        found[name] = Unit(name, known.base, times * known.times, over * known.over, known.money)
    return found


@cache
def spellings() -> dict[str, Unit]:
    """Every unit by each way it is spelled in print, in lower case."""
    spelled: dict[str, Unit] = {}
    for line in _lines():
        definition, _, printed = line.partition("#")
        unit = units()[definition.split(" ", 1)[0]]
        for each in (unit.name, *printed.split(",")):
            spelled.setdefault(each.strip().lower(), unit)
    return spelled


def find(spelled: str) -> Unit | None:
    """The unit of that name or spelling, whatever its case."""
    return units().get(spelled) or spellings().get(spelled.lower())


@cache
def dollars() -> frozenset[str]:
    """The currencies whose sign is a dollar: "$" alone may mean any of them."""
    return frozenset(
        unit.name for spelled, unit in spellings().items() if unit.money and "dollar" in spelled
    )


@cache
def longest_spelling() -> int:
    """How many words the longest spelling has."""
    return max(len(each.split()) for each in spellings())


def _lines() -> list[str]:
    text = OWN_UNITS.read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _exact(number: str) -> tuple[int, int]:
    whole, _, decimals = number.partition(".")
    return int(whole + decimals), int(10 ** len(decimals))


@cache
def pint_registry() -> Any:
    """The pint registry that knows the units of `units.txt`, and those only."""
    import pint  # noqa: PLC0415  takes a quarter of a second, needed at the edge only

    registry: Any = pint.UnitRegistry(None)
    registry.load_definitions(str(OWN_UNITS))
    for power, word in enumerate(("thousand", "million", "billion", "trillion"), 1):
        registry.define(f"{word} = 1e{3 * power}")  # for `quantity.to("billion USD")`
    return registry


def quantity(reading: Reading) -> Any:
    """The printed number of a reading as a pint.Quantity in base units.

    Things that are counted ("project") have a dimension each, as currencies do.
    Raises ValueError where the reading holds no number, or no unit that pint could name.
    """
    name = "one" if reading.unit in ("", "1") else reading.unit
    if reading.value is None or reading.kind != "quantity" or not name.isidentifier():
        raise ValueError(f"no quantity: {reading.text!r}")
    registry = pint_registry()
    if name not in registry:
        registry.define(f"{name} = [{name}]")
    return registry.Quantity(reading.value, name)
