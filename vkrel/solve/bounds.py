"""What claims allow a point at one severity: intervals of one unit, ready for arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import inf

import attrs

from vkrel.model.claim import Claim
from vkrel.solve.relations import Numeric, Point, Ratio
from vkrel.values.interval import Interval, hull, is_empty, overlap
from vkrel.values.reading import Reading

EXACT_UNITS = frozenset({"day"})
_ROUNDING = 1e-9


@attrs.frozen(eq=False)
class Bound:
    """What one claim allows a point: the hull of its reading at some severity."""

    point: Point
    claim: Claim
    reading: Reading
    interval: Interval


def bounds_of(point: Point, severity: str, aside: frozenset[str] = frozenset()) -> list[Bound]:
    """What each claim allows a point, by claim id; those that cannot take part left out.

    A reading that is not known takes no part, nor does one whose source doubts it where a
    contradiction is looked for, nor one of another unit than most of the others have.
    """
    found = []
    for claim, reading in point.comparable:
        if claim.id in aside:
            continue
        interval = allowed(reading, severity)
        if interval is not None:
            found.append(Bound(point, claim, reading, interval))
    return found


def allowed(reading: Reading, severity: str) -> Interval | None:
    """The numbers between the ends of a reading, or None where it says nothing."""
    if not reading.known or reading.listing is not None or reading.names:
        return None
    if severity == "contradiction" and reading.unsure:
        return None
    cut = reading.lenient if severity == "contradiction" else reading.strict
    if not cut:
        return None
    found = hull(cut)
    return None if (found.low, found.high) == (-inf, inf) else found


def of_one_unit(relation: Numeric) -> bool:
    """Whether the arithmetic of a relation makes sense: days are not added to people."""
    if isinstance(relation, Ratio):
        return True
    return len({each.unit for each in relation.points} - {""}) <= 1


def apart(
    low: float,
    high: float,
    *,
    low_closed: bool,
    high_closed: bool,
    exact: bool,
    scale: float = 0,
) -> bool:
    """Whether a lower end lies above an upper one.

    Days are exact, so open ends that touch are apart; amounts are rounded by arithmetic, so
    they are apart only where more than the rounding lies between them, relative to the largest
    number that took part (`scale`).
    """
    if exact:
        return low > high or (low == high and not (low_closed and high_closed))
    return low - high > _ROUNDING * max(abs(low), abs(high), scale, 1e-300)


def camps(bounds: Sequence[Bound]) -> list[tuple[Bound, ...]]:
    """The largest sets of claims of one point that can be true together.

    Claims on a line that meet in pairs meet all together, so each such set is what stands over
    one lower end. Largest first, then by claim id.
    """
    found: dict[tuple[str, ...], tuple[Bound, ...]] = {}
    for start in bounds:
        low = start.interval.low
        together = [
            each
            for each in bounds
            if not is_empty(overlap(each.interval, start.interval))
            and (each.interval.low, not each.interval.low_closed)
            <= (low, not start.interval.low_closed)
        ]
        found.setdefault(tuple(each.claim.id for each in together), tuple(together))
    ordered = sorted(found.values(), key=lambda each: (-len(each), [b.claim.id for b in each]))
    return [
        camp
        for number, camp in enumerate(ordered)
        if not any(set(camp) < set(larger) for larger in ordered[:number])
    ]


def merged(relations: Iterable[Numeric]) -> dict[str, Point]:
    """The points of relations by name; two points of one name are one."""
    found: dict[str, Point] = {}
    for relation in relations:
        for point in relation.points:
            known = found.setdefault(point.name, point)
            if known is not point and known.claims != point.claims:
                both = {claim.id: (claim, reading) for claim, reading in point.claims}
                both.update({claim.id: (claim, reading) for claim, reading in known.claims})
                found[point.name] = attrs.evolve(known, claims=tuple(both.values()))
    return found
