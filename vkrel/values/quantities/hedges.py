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


class Exact(NamedTuple):
    """An interval whose ends are fractions, or infinite and open."""

    low: Fraction | float
    high: Fraction | float
    low_closed: bool = True
    high_closed: bool = True

    def __neg__(self) -> Exact:
        return Exact(-self.high, -self.low, self.high_closed, self.low_closed)

    def wider(self, below: Fraction | int, above: Fraction | int) -> Exact:
        """The interval that begins so much earlier, and ends so much later."""
        return self._replace(low=self.low - below, high=self.high + above)

    @property
    def floored(self) -> Exact:
        """The interval without what is less than nothing."""
        return self if self.low >= 0 else self._replace(low=Fraction(0), low_closed=True)

    @property
    def cut(self) -> Cut:
        """As floats: each end is the float next to it."""
        return cut_of(float(self.low), float(self.high), self.low_closed, self.high_closed)


def cut_of(low: float, high: float, low_closed: bool, high_closed: bool) -> Cut:
    """The cut between two floats; ends that one float stands for leave that float in it."""
    if low == high:
        return (Interval(low, high),)
    return (Interval(low, high, low_closed, high_closed),)


class Ends(NamedTuple):
    """Both ends around zero, in g / WHOLE: integers, or infinite and open."""

    low: float
    high: float
    low_closed: bool = True
    high_closed: bool = True

    def around(self, x: Fraction | int, unit: Fraction) -> Exact:
        """Both ends around x, which is counted in `unit` as they are."""
        return Exact((x + self.low) * unit, (x + self.high) * unit, *self[2:])


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


def whole(number: float) -> int:
    """So many g as an integer."""
    return round(number * WHOLE)


@from_table()
def _spread(name: str) -> tuple[list[int], list[list[int]], list[int]]:
    """Of one class the edges of the cells of m, the quantiles of each, and those of a large m."""
    if name not in table()["spread"]:
        raise ValueError(f"no class of hedges: {name}")
    rows = {edge: [*map(whole, row)] for edge, row in table()["spread"][name].items()}
    times_m = rows.pop("times_m")
    edges = sorted(map(int, rows))
    return edges, [rows[str(edge)] for edge in edges], times_m


def distance(name: str, m: int, possibility: float) -> int:
    """How far from x values of at least this possibility lie, in g / WHOLE."""
    edges, cells, times_m = _spread(name)
    quantiles = cells[max(0, bisect_right(edges, m) - 1)]
    if m >= table()["spread"]["grows_from"]:
        quantiles = [max(least, m * part) for least, part in zip(quantiles, times_m, strict=True)]
    above, nearer = 1.0, 0
    for level, quantile in zip(table()["quantiles"]["possibility"], quantiles, strict=True):
        if possibility >= level:
            part: float = (above - possibility) / (above - level)
            return nearer + round((quantile - nearer) * part)
        above, nearer = level, quantile
    return nearer


def _bare(m: int, possibility: float, *, zeros: bool, decimals: bool) -> Ends:
    """A number without a hedge: rounded, or cut off, at its last non-zero digit."""
    rules = table()["bare"]
    rounding = whole(rules["rounding"])
    strict, _ = thresholds()
    if m >= rules["mantissa"]:
        cut_off = possibility <= rules["truncation_possibility"]
        high = whole(rules["truncation"]) if cut_off else rounding
        return Ends(-rounding, high, high_closed=False)
    reach = rounding
    if (possibility >= strict and not decimals) or zeros:
        reach = distance("about", m, possibility)
    if possibility < strict and zeros:
        reach = max(round(reach * rules["lenient_part"]), distance("about", m, strict))
    if reach < rounding:
        return Ends(-reach, reach)
    return Ends(-rounding, rounding, high_closed=False)


def hedged(
    name: str, m: int, possibility: float, *, zeros: bool = False, decimals: bool = False
) -> Ends:
    """A number m g with a hedge of the class `name`, or with none.

    zeros: it ends in zeros, so that it may be rounded further; decimals: it is printed to a place
    behind the point, so that it is rounded there.
    """
    if not name:
        return _bare(m, possibility, zeros=zeros, decimals=decimals)
    if name == "exactly":
        half = whole(table()["bare"]["rounding"])
        return Ends(-half, half, high_closed=False)
    if name == "upto":
        rules = table()["upto"]
        ends = hedged("less", m, possibility)
        if possibility >= rules["halved"]:
            return ends
        halved = max(possibility / rules["halved"], rules["reach"])
        return ends._replace(high=distance("more", m, halved))
    reach = distance(name, m, possibility)
    beyond = possibility <= table()["bound"]["beyond"]
    if name == "more":
        return Ends(0, inf, high_closed=False) if beyond else Ends(0, reach)
    if name == "less":
        return Ends(-inf, 0, low_closed=False) if beyond else Ends(-reach, 0)
    if name == "about":
        return Ends(-reach, reach)
    rules = table()["nearly"]
    above = min(whole(rules["above_g"]), round(m * rules["above_x"] * WHOLE))
    return Ends(-reach, above if possibility <= rules["possibility"] else 0)


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
        value=None if value is None else float(value),
        shape=shape,
    )
