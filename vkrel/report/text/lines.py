"""Lines of text, each with the part it plays; `terminal.py` colours the parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from vkrel.report.escape import one_line
from vkrel.report.text.wrap import wrapped


class Line(NamedTuple):
    """A line and its part: subject, headline, value, said, excerpt, mark, why, hint, summary."""

    part: str
    text: str


def lines(part: str, text: str, first: str = "", rest: str = "") -> Iterator[Line]:
    """A text of any length, free of control characters, as lines of one part."""
    for line in wrapped(one_line(text), first, rest):
        yield Line(part, line)


def plain(lines: Iterable[Line]) -> str:
    """Lines without their parts."""
    return "\n".join(line.text for line in lines)
