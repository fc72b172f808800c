"""Levels do not go the other way than the trend that is stated for them.

"grew constantly" holds from each level to the next, "grew" from the first to the last. A trend
is a summary, so this is never more than a tension.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vkrel.rules import Claim, Difference, Variables
from vkrel.values.dates.days import civil
from vkrel.values.table import table
from vkrel.variables.figures import (
    Dated,
    alike,
    basis,
    by_basis,
    figures,
    stat_of,
    steps,
    values_of,
)


def constraints(variables: Variables) -> Iterator[Difference]:
    """Earlier <= later where levels are said to have grown, the other way where they fell."""
    for slot in figures(variables, "trend"):
        for trend in slot.claims:
            way = _way(trend.value)
            rows = by_basis(variables, values_of(variables, trend.subject)) if way else {}
            for own, row in rows.items():
                if not alike(own, basis(trend)):
                    continue
                for one, other in _held(variables, trend, row):
                    first, last = (one, other) if way > 0 else (other, one)
                    yield Difference(
                        first.slot,
                        last.slot,
                        words=f"it is said of that time that it “{trend.value}”",
                        claim=trend,
                        sure=False,
                    )


def _way(text: str) -> int:
    """1 for up, -1 for down, 0 where the text says neither, or both."""
    if _has(text, "open") or _has(text, "up") == _has(text, "down"):
        return 0
    return 1 if _has(text, "up") else -1


def _has(text: str, name: str) -> bool:
    words = "|".join(re.escape(each) for each in table()["trend"][name])
    return re.search(rf"(?i)\b(?:{words})\b", text) is not None


def _held(variables: Variables, trend: Claim, row: list[Dated]) -> Iterator[tuple[Dated, Dated]]:
    """The pairs of levels that the trend holds for."""
    reading = variables.registry.qualifier(trend, "period")
    period = variables.span(trend, ["period"])
    if reading is None or period is None or reading.strict != reading.lenient:
        return
    first, last = civil(period.low).year, civil(period.high).year
    row = [each for each in row if stat_of(variables, each.slot) in {"stock", "flow"}]
    row = [each for each in row if civil(each.first).year == civil(each.last).year]
    if first == last:  # what is said of one year compares it with the year before
        first -= 1
    inside = [each for each in row if first <= civil(each.first).year <= last]
    if len({round(each.last - each.first, -1) for each in inside}) > 1:
        return  # months beside years are no row of levels
    if _has(trend.value, "unbroken"):
        yield from steps(inside)
        return
    begin = [each for each in inside if civil(each.first).year == first]
    end = [each for each in inside if civil(each.first).year == last]
    yield from ((one, other) for one in begin for other in end)
