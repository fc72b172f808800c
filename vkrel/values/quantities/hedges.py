"""Hedges: how far the readers of a printed number let the value lie from it.

Distances are counted in g, the place value of the last non-zero digit, times `WHOLE`, as
integers: the ends of a cut stay exact rationals until they become floats, once.
Source of every number: `hedges.toml`; of the interval of each class: the theory's table 1.3.
"""

from __future__ import annotations

from bisect import bisect_right
from fractions import Fraction
from math import inf
from typing import NamedTuple

from vkrel.values.interval import Cut, Interval
from vkrel.values.reading import Reading, Shape
from vkrel.values.table import from_table, table
from vkrel.values.verdict import Kind

# One g in the integers in which distances are kept.
WHOLE = 100_000


class Ends(NamedTuple):
    """Both ends around zero, in g / WHOLE; None is an open end."""

    low: int | None
    high: int | None
    low_closed: bool = True
    high_closed: bool = True


class Spread(NamedTuple):
    """The measured spread of one class: for each cell of m the distances of all quantiles."""

    edges: tuple[int, ...]
    cells: tuple[tuple[int, ...], ...]
    times_m: tuple[int, ...]


class Bare(NamedTuple):
    """The rules for a number without a hedge."""

    rounding: int
    mantissa: int
    lenient_part: float
    truncation: int
    possibility: float
    count_below: int


@from_table()
def spreads() -> dict[str, Spread]:
    """The spread of each measured class."""
    found = {}
    for name, rows in table()["spread"].items():
        if not isinstance(rows, dict):
            continue
        cells = sorted((int(edge), row) for edge, row in rows.items() if edge != "times_m")
        found[name] = Spread(
            tuple(edge for edge, _ in cells),
            tuple(tuple(map(_whole, row)) for _, row in cells),
            tuple(map(_whole, rows["times_m"])),
        )
    return found


@from_table()
def bare_rules() -> Bare:
    """The rules for a number without a hedge."""
    rules = table()["bare"]
    return Bare(
        _whole(rules["rounding"]),
        rules["mantissa"],
        rules["lenient_part"],
        _whole(rules["truncation"]),
        rules["truncation_possibility"],
        rules["count_below"],
    )


@from_table()
def thresholds() -> tuple[float, float]:
    """The possibilities at which the strict and the lenient cut are taken."""
    rules = table()["thresholds"]
    return rules["strict"], rules["lenient"]


@from_table()
def hedge_words() -> dict[str, str]:
    """The class of each hedge, by its words."""
    return {
        word: name
        for name, words in table()["hedges"].items()
        if name != "source"
        for word in words
    }


@from_table()
def _possibilities() -> tuple[float, ...]:
    return tuple(table()["quantiles"]["possibility"])


def _whole(number: float) -> int:
    return round(number * WHOLE)


@from_table()
def _grows_from() -> int:
    return int(table()["spread"]["grows_from"])


def _quantiles(name: str, m: int) -> tuple[int, ...]:
    spread = spreads()[name]
    cell = spread.cells[max(0, bisect_right(spread.edges, m) - 1)]
    if m < _grows_from():
        return cell
    return tuple(max(least, m * part) for least, part in zip(cell, spread.times_m, strict=True))


def distance(name: str, m: int, possibility: float) -> int:
    """How far from x values of at least this possibility lie, in g / WHOLE."""
    levels = _possibilities()
    quantiles = _quantiles(name, m)
    if possibility <= levels[-1]:
        return quantiles[-1]
    above, nearer = 1.0, 0
    for level, quantile in zip(levels, quantiles, strict=True):
        if possibility == level:
            return quantile
        if possibility > level:
            part = (above - possibility) / (above - level)
            return nearer + round((quantile - nearer) * part)
        above, nearer = level, quantile
    return quantiles[-1]


def bare(m: int, possibility: float, *, zeros: bool) -> Ends:
    """A number without a hedge: rounded, or cut off, at its last non-zero digit."""
    rules = bare_rules()
    strict, _ = thresholds()
    if m >= rules.mantissa:
        high = rules.rounding if possibility > rules.possibility else rules.truncation
        return Ends(-rules.rounding, high, high_closed=False)
    if possibility >= strict:
        reach = distance("about", m, possibility)
    elif zeros:
        part = round(distance("about", m, possibility) * rules.lenient_part)
        reach = max(part, distance("about", m, strict))
    else:
        reach = rules.rounding
    if reach < rules.rounding:
        return Ends(-reach, reach)
    return Ends(-rules.rounding, rules.rounding, high_closed=False)


def hedged(name: str, m: int, possibility: float) -> Ends:
    """A number m g with a hedge of the class `name`."""
    if name == "about":
        reach = distance(name, m, possibility)
        return Ends(-reach, reach)
    if name == "more":
        if possibility <= table()["bound"]["beyond"]:
            return Ends(0, None, high_closed=False)
        return Ends(0, distance(name, m, possibility))
    if name == "less":
        if possibility <= table()["bound"]["beyond"]:
            return Ends(None, 0, low_closed=False)
        return Ends(-distance(name, m, possibility), 0)
    if name == "nearly":
        rules = table()["nearly"]
        above = 0
        if possibility <= rules["possibility"]:
            above = min(_whole(rules["above_g"]), round(m * rules["above_x"] * WHOLE))
        return Ends(-distance(name, m, possibility), above)
    if name == "upto":
        rules = table()["upto"]
        above = 0
        if possibility < rules["halved"]:
            halved = max(possibility / rules["halved"], rules["reach"])
            above = distance("more", m, halved)
        return hedged("less", m, possibility)._replace(high=above)
    raise ValueError(f"no class of hedges: {name}")


@from_table()
def range_beyond() -> tuple[int, float]:
    """How far a range may reach beyond its ends, in g / WHOLE, and the lenient possibility."""
    rules = table()["range"]
    return _whole(rules["beyond"]), rules["possibility"]


class Exact(NamedTuple):
    """An interval with exact ends; None is an open side."""

    low: Fraction | None
    high: Fraction | None
    low_closed: bool = True
    high_closed: bool = True

    def __neg__(self) -> Exact:
        low, high = self.high, self.low
        return Exact(
            None if low is None else -low,
            None if high is None else -high,
            self.high_closed,
            self.low_closed,
        )

    def moved(self, by: Fraction | int) -> Exact:
        """The interval so much further on."""
        return self.wider(-by, by)

    def wider(self, below: Fraction | int, above: Fraction | int) -> Exact:
        """The interval that begins so much earlier, and ends so much later."""
        return self._replace(
            low=None if self.low is None else self.low - below,
            high=None if self.high is None else self.high + above,
        )

    @property
    def cut(self) -> Cut:
        """As floats: each end is the float next to it."""
        low, high = self.low, self.high
        return (
            Interval(
                -inf if low is None else low.numerator / low.denominator,
                inf if high is None else high.numerator / high.denominator,
                self.low_closed,
                self.high_closed,
            ),
        )


def exact(m: int, ratio: tuple[int, int], ends: Ends) -> Exact:
    """The values between `ends` around m g, with g as a ratio of base units."""
    up, down = ratio
    x = m * WHOLE
    down *= WHOLE
    return Exact(
        None if ends.low is None else Fraction((x + ends.low) * up, down),
        None if ends.high is None else Fraction((x + ends.high) * up, down),
        ends.low_closed,
        ends.high_closed,
    )


def shaped(
    text: str, kind: Kind, unit: str, shape: Shape, value: Fraction | None = None
) -> Reading:
    """The reading of a value whose cut at each possibility is known."""
    strict, lenient = thresholds()
    return Reading(
        text=text,
        kind=kind,
        unit=unit,
        strict=shape(strict),
        lenient=shape(lenient),
        value=None if value is None else value.numerator / value.denominator,
        shape=shape,
    )
