"""A steady measure does not change many times over from one year to the next.

The vocabulary says which measures are `steady`; the band is the table `growth` of hedges.toml.
Periods are compared where they are whole years, since quarters have seasons.
"""

from __future__ import annotations

from collections.abc import Iterator

from vkrel.rules import Ratio, Variables
from vkrel.values.table import table
from vkrel.variables.figures import DAYS, Dated, measure_of, neighbours, rows, stat_of


def constraints(variables: Variables) -> Iterator[Ratio]:
    """Factor ** -years <= later / earlier <= factor ** years."""
    for bases in rows(variables, "stock", "flow"):
        for one, other, sure in neighbours(bases):
            measure = measure_of(variables, one.slot)
            years = _years(variables, one, other)
            if not measure.steady or years is None:
                continue
            strict, lenient = (table()["growth"][cut] ** years for cut in ("strict", "lenient"))
            yield Ratio(
                one.slot,
                other.slot,
                words="such a change is beyond what the measure does in that time",
                low=1 / lenient,
                high=lenient,
                strict_low=1 / strict,
                strict_high=strict,
                sure=sure,
            )


def _years(variables: Variables, one: Dated, other: Dated) -> float | None:
    """How far apart two figures may be, at least a year; None where they are no whole years."""
    if stat_of(variables, one.slot) == "stock":
        return max(1.0, (other.last - one.first) / DAYS)
    if not (one.yearly and other.yearly):
        return None
    return max(1.0, float(round((other.first - one.first) / DAYS)))
