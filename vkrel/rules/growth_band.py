"""A steady measure does not change many times over from one year to the next.

The vocabulary says which measures are `steady`; the band is the table `growth` of hedges.toml.
Periods are compared where they are whole years, since quarters have seasons.
"""

from __future__ import annotations

from collections.abc import Iterator

from vkrel.solve.relations import Limits, Ratio
from vkrel.values.table import table
from vkrel.variables.facts import Facts
from vkrel.variables.figures import DAYS, Dated, neighbours, rows, tension_at_most
from vkrel.variables.points import measure_of, stat_of


def relations(facts: Facts) -> Iterator[Ratio]:
    """Factor ** -years <= later / earlier <= factor ** years."""
    for bases in rows(facts, "stock", "flow"):
        for one, other, sure in neighbours(bases):
            measure = measure_of(facts, one.slot)
            years = _years(facts, one, other)
            if measure is None or not measure.steady or years is None:
                continue
            band = _band(years)
            yield Ratio(
                rule="growth-band",
                words="such a change is beyond what the measure does in that time",
                bottom=facts.point(one.slot),
                top=facts.point(other.slot),
                **(band if sure else tension_at_most(band)),
            )


def _years(facts: Facts, one: Dated, other: Dated) -> float | None:
    """How far apart two figures may be, at least a year; None where they are no whole years."""
    if stat_of(facts, one.slot) == "stock":
        return max(1.0, (other.last - one.first) / DAYS)
    if not (one.yearly and other.yearly):
        return None
    return max(1.0, float(round((other.first - one.first) / DAYS)))


def _band(years: float) -> Limits:
    strict, lenient = (table()["growth"][name] ** years for name in ("strict", "lenient"))
    return Limits(low=1 / lenient, high=lenient, strict_low=1 / strict, strict_high=strict)
