"""The arithmetic of a clash, step by step, so that a reader can redo it with a pencil.

Each step is a limit: what a claim allows, or what follows from the limits before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor, inf

from vkrel.solve.clash import Clash
from vkrel.solve.relations import Difference, Numeric, Point, Ratio, Sum, limits
from vkrel.solve.sums import End, Propagation
from vkrel.values.dates.days import iso

TIMES, MINUS = "\u00d7", "\u2212"


def steps(clash: Clash) -> list[str]:
    """Sentences from what the claims allow to where no value is left."""
    if not clash.ends:
        return _round(clash)
    proof = Propagation(clash.relations, clash.severity).run(clash.ends)
    if proof is None:
        return []
    ends = proof.ends()
    points = {each.name: each for relation in clash.relations for each in relation.points}
    points.update({each.point.name: each.point for each in clash.ends})
    said = [_sentence(each, points, clash.severity) for each in ends]
    low, high = proof.low, proof.high
    point = points[low.point]
    said.append(
        f"{_value(low, point)} is {'later' if _dated(point) else 'more'} than {_value(high, point)}"
    )
    return said


def _sentence(end: End, points: dict[str, Point], severity: str) -> str:
    point = points[end.point]
    side = _side(end, point)
    if end.bound is not None:
        claim = end.bound.claim
        line = f", line {claim.line}" if claim.line else ""
        return f"by {claim.source}{line}, {point.show} is {side} {_value(end, point)}"
    assert end.relation is not None  # noqa: S101  an end has a claim or a relation
    how = _how(end, end.relation, points, severity)
    return f"so {point.show} is {side} {f'{how} = ' if how else ''}{_value(end, point)}"


def _side(end: End, point: Point) -> str:
    if _dated(point):
        return "at the latest" if end.upper else "at the earliest"
    return "at most" if end.upper else "at least"


def _how(end: End, relation: Numeric, points: dict[str, Point], severity: str) -> str:
    """The calculation: "2 x 45 million", "2009-10-31 + 183 days"; "" where nothing is added."""
    values = [_value(each, points[each.point]) for each in end.parents]
    low, high = limits(relation, severity)
    if isinstance(relation, Ratio):
        forward = end.point == relation.top.name
        factor = (high if end.upper else low) if forward else (low if end.upper else high)
        return f"{values[0]} {TIMES if forward else '÷'} {_plain(factor)}"
    dated = _dated(points[end.point])
    if isinstance(relation, Difference):
        forward = end.point == relation.later.name
        more = (high if end.upper else low) if forward else -(low if end.upper else high)
        return "" if more == 0 else f"{values[0]} {_signed(more, dated=dated)}"
    if end.point == relation.total.name and relation.total.name not in {
        each.point for each in end.parents
    }:
        more = high if end.upper else low
        text = " + ".join(_bracketed(each) for each in values)
        return text + (f" {_signed(more, dated=dated)}" if more else "")
    more = -(low if end.upper else high)
    text = f" {MINUS} ".join(_bracketed(each) for each in values)
    return text + (f" {_signed(more, dated=dated)}" if more else "")


def _value(end: End, point: Point) -> str:
    if not _dated(point):
        unit = point.unit
        return f"{_plain(end.value)}{f' {unit}' if unit not in {'', '1'} else ''}"
    day = end.value
    if not end.closed:  # an open end leaves out its day
        day = ceil(day) - 1 if end.upper else floor(day) + 1
    return iso(floor(day) if end.upper else ceil(day))


def _plain(value: float) -> str:
    if abs(value) == inf:
        return "any number"
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.2f}" if abs(value) >= 1000 else f"{value:.6g}"


def _signed(value: float, *, dated: bool) -> str:
    text = f"{'+' if value > 0 else MINUS} {_plain(abs(value))}"
    return f"{text} day{'' if abs(value) == 1 else 's'}" if dated else text


def _bracketed(text: str) -> str:
    return f"({text})" if text.startswith("-") else text


def _dated(point: Point) -> bool:
    return any(reading.kind == "date" for _, reading in point.claims) or (
        not point.claims and point.unit == "day"
    )


def _round(clash: Clash) -> list[str]:
    """Printed relations that exclude one another: the limits along the circle."""
    said = []
    for relation in clash.relations:
        low, high = limits(relation, clash.severity)
        one, other = _two(relation)
        between = f"{_plain(low)} to {_plain(high)}" if high < inf else f"{_plain(low)} or more"
        how = "times" if isinstance(relation, Ratio) else "away from"
        said.append(f"{other} is {between} {how} {one}")
    said.append("going round, no value is left")
    return said


def _two(relation: Numeric) -> Sequence[str]:
    if isinstance(relation, Sum):
        return " + ".join(each.show for each in relation.parts), relation.total.show
    return [each.show for each in relation.points]
