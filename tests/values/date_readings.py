"""The pages of date readings: one printed date a line, with the days that it allows."""

from __future__ import annotations

from math import isinf
from pathlib import Path
from typing import NamedTuple

from vkrel.values.dates.days import iso
from vkrel.values.interval import Cut
from vkrel.values.reading import Reading

PAGES = Path(__file__).with_name("readings")


class Line(NamedTuple):
    """A printed date, its document's date, and both cuts as `shown` prints them."""

    text: str
    written: str
    strict: str
    lenient: str


def page(name: str) -> list[Line]:
    """All lines of a page; lines that begin with # are remarks."""
    lines = (PAGES / name).read_text("utf-8").splitlines()
    return [Line(*each.split("\t")) for each in lines if each and not each.startswith("#")]


def shown(cut: Cut) -> str:
    """A cut as text: 2009-10-01..2009-10-31, "(" and ")" for open ends, " | " between pieces."""
    pieces = [
        ("" if each.low_closed else "(")
        + ("-inf" if isinf(each.low) else iso(each.low))
        + ".."
        + ("inf" if isinf(each.high) else iso(each.high))
        + ("" if each.high_closed else ")")
        for each in cut
    ]
    if len(pieces) > 4:
        pieces = [pieces[0], f"{len(pieces) - 2} more", pieces[-1]]
    return " | ".join(pieces)


def line_of(reading: Reading, written: str = "") -> Line:
    """The line that a reading makes; a reading that failed has no days."""
    if not reading.known:
        return Line(reading.text, written, "unknown", reading.reason)
    lenient = "same" if reading.lenient == reading.strict else shown(reading.lenient)
    return Line(reading.text, written, shown(reading.strict), lenient)
