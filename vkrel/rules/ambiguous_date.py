"""A document says when it was written in one way only: "11/10/2023" may be two days.

Nothing contradicts it, so this is a note; it says what is read against that date.
"""

from __future__ import annotations

from collections.abc import Iterator

from vkrel.model.show import show_reading
from vkrel.rules import Claim, Exclusion, Severity, Variables
from vkrel.values.dates.days import iso
from vkrel.values.read import read

_SHOWN = 4


def constraints(variables: Variables) -> Iterator[Exclusion]:
    """A note for each document whose date can be read as different days."""
    for source in variables.sources:
        date = variables.written(source)
        reading = date.answers[0].reading
        if not reading.known or len(reading.strict) < 2:
            continue
        days = [iso(each.low) for each in reading.strict]
        hanging = sorted(
            {
                text
                for claim in variables.registry.by_source.get(source, ())
                for text in _dates(claim)
                if len({read(text, "date", written=day).strict for day in days}) > 1
            }
        )
        yield Exclusion(
            words=f"it may be {show_reading(reading)}; {_hangs(hanging)}",
            answers=date.bounds(Severity.NOTE),
            severity=Severity.NOTE,
            show=f"date of document {source}",
        )


def _dates(claim: Claim) -> Iterator[str]:
    if claim.kind == "date":
        yield claim.value
    for name, text in claim.qualifiers:
        if name in {"as_of", "period", "since"}:
            yield text


def _hangs(texts: list[str]) -> str:
    if not texts:
        return "nothing in it is read against that date"
    shown = ", ".join(f"“{each}”" for each in texts[:_SHOWN])
    more = len(texts) - _SHOWN
    return f"read against it: {shown}" + (f" and {more} more" if more > 0 else "")
