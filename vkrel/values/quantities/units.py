"""Units: what each printed spelling means, as an exact factor to its base unit.

Dimensions, factors and offsets are pint's: `compile_units` has them written to `units.json`,
so that reading a value loads no pint. A unit made of two ("kg per hectare") is their quotient.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from vkrel.values.table import forget

COMPILED = Path(__file__).with_name("units.json")

Dimension = dict[str, int]  # the exponent of each of pint's dimensions


class Unit(NamedTuple):
    """A unit as an exact factor to its base: one of it is `times / over` base units.

    offset: where its zero lies, in base units: that of degrees Fahrenheit in degrees Celsius.
    """

    name: str
    base: str
    times: int = 1
    over: int = 1
    money: bool = False
    offset: Fraction = Fraction(0)

    @property
    def factor(self) -> Fraction:
        """How many base units one of it is."""
        return Fraction(self.times, self.over)

    @property
    def measured(self) -> bool:
        """Whether it measures: a bare number may be meant in no such unit, but in this one."""
        return not self.money and self.name in units() and self.base not in _NOT_MEASURED


_NOT_MEASURED = frozenset({"1", "percentage_point", "person", "day"})


class Base(NamedTuple):
    """A base unit: its dimension, and how many of pint's root units it is."""

    dimension: Dimension
    root: Fraction


@cache
def _compiled() -> dict[str, Any]:
    rows: dict[str, Any] = json.loads(COMPILED.read_text(encoding="utf-8"))
    return rows


@cache
def units() -> dict[str, Unit]:
    """Every unit of the table by its name."""
    return {
        name: Unit(name, row["base"], *row["factor"])._replace(
            money=row["money"], offset=Fraction(row["offset"])
        )
        for name, row in _compiled()["units"].items()
    }


@cache
def spellings() -> dict[str, Unit]:
    """Every unit by each way it is spelled in print, in lower case."""
    spelled: dict[str, Unit] = {}
    for name, row in _compiled()["units"].items():
        for spelling in (name.lower(), *row["spelled"]):
            spelled.setdefault(spelling, units()[name])
    return spelled


@cache
def _bases() -> dict[str, Base]:
    return {
        name: Base(row["dimension"], Fraction(*row["root"]))
        for name, row in _compiled()["bases"].items()
    }


@lru_cache(maxsize=4096)
def find(spelled: str) -> Unit | None:
    """The unit of that name or spelling, whatever its case: "km", "Square miles", "USD/person"."""
    known = units().get(spelled) or spellings().get(spelled.lower())
    if known is not None or "/" not in spelled:
        return known
    above, _, below = spelled.rpartition("/")
    one, other = find(above), find(below)
    return None if one is None or other is None else per(one, other)


def per(above: Unit, below: Unit) -> Unit:
    """One unit by another: km by hour is a speed; where no base unit is one, "kg/m2"."""
    name = f"{above.name}/{below.name}"
    factor = above.factor / below.factor
    meant = _over(_base(above.base), _base(below.base))
    base = f"{above.base}/{below.base}"
    known = next((known for known, it in _bases().items() if it.dimension == meant.dimension), "")
    if known and meant.dimension:
        base = known
        factor *= meant.root / _bases()[known].root
    elif below.base == "day":
        # by the year, as print has it; only by name, so that "a day" and "a year" convert
        base = f"{above.base}/year"
        factor *= units()["year"].factor
    return Unit(name, base, factor.numerator, factor.denominator, above.money and base != known)


def _base(name: str) -> Base:
    """A base unit by its name; a thing that is counted ("project") has a dimension of its own."""
    known = _bases().get(name)
    if known is not None:
        return known
    above, slash, below = name.rpartition("/")
    if not slash:
        return Base({f"[{name}]": 1}, Fraction(1))
    unit = find(below) or Unit(below, below)
    other = _base(unit.base)
    return _over(_base(above), other._replace(root=other.root * unit.factor))


def _over(one: Base, other: Base) -> Base:
    """One by the other: their dimensions and sizes."""
    dimension = Counter(one.dimension)
    dimension.subtract(other.dimension)
    exponents = {name: exponent for name, exponent in dimension.items() if exponent}
    return Base(exponents, one.root / other.root)


def add_unit(
    name: str, *, of: str, factor: Fraction | int | str = 1, names: Sequence[str] = ()
) -> Unit:
    """Add a unit of one's own: `add_unit("rai", of="square metre", factor=1600)`.

    of: a known unit; factor: how many of it one is; names: further spellings, in any case.
    What was read before is forgotten. Raises ValueError where `of` is no unit or a spelling is taken.
    """
    known = find(of)
    if known is None:
        raise ValueError(f"no unit is called {of!r}")
    for spelling in (name, *names):
        if find(spelling) is not None:
            raise ValueError(f"{spelling!r} is a unit already")
    size = known.factor * Fraction(factor)
    unit = Unit(name, known.base, size.numerator, size.denominator, known.money)
    units()[name] = unit
    spellings().update(dict.fromkeys((spelling.lower() for spelling in (name, *names)), unit))
    for remembered in (find, dollars, longest_spelling):
        remembered.cache_clear()
    forget()
    return unit


@cache
def dollars() -> frozenset[str]:
    """The currencies whose sign is a dollar: "$" alone may mean any of them."""
    return frozenset(
        unit.name for spelled, unit in spellings().items() if unit.money and "dollar" in spelled
    )


@cache
def longest_spelling() -> int:
    """How many words the longest spelling has."""
    return max(len(spelling.split()) for spelling in spellings())
