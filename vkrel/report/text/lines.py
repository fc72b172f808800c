"""Lines of text, each with its part, wrapped by the cells that a terminal gives them.

What a terminal shows of a line is cells, not characters; rich's tables are loaded only for
text that needs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from vkrel.report.escape import one_line

WIDTH = 80

# Printable ASCII, Latin letters, dashes, quotation marks and signs: a cell each, without rich's tables.
_PLAIN = re.compile(r"[ -~\xa1-\xac\xae-\u02ff\u1e00-\u1eff\u2010-\u2027\u2200-\u22ff]*")


class Line(NamedTuple):
    """A line and its part: subject, headline, value, said, why, hint, summary ..."""

    part: str
    text: str


def lines(part: str, text: str, first: str = "", rest: str = "") -> Iterator[Line]:
    """A text of any length, free of control characters, as lines of one part."""
    for line in wrapped(one_line(text), first, rest):
        yield Line(part, line)


def plain(lines: Iterable[Line]) -> str:
    """Lines without their parts."""
    return "\n".join(line.text for line in lines)


def width_of(text: str) -> int:
    """How many cells a terminal gives the text: two for a Hangul or Han character."""
    if _PLAIN.fullmatch(text):
        return len(text)
    from rich.cells import cell_len  # noqa: PLC0415

    return cell_len(text)


def wrapped(text: str, first: str = "", rest: str = "", width: int = WIDTH) -> Iterator[str]:
    """The text in lines of at most `width` cells; `first` and `rest` are what they begin with."""
    measure = len if _PLAIN.fullmatch(text) else width_of
    line, filled, margin, gap = first, width_of(first), width_of(rest), ""
    if filled + measure(text) <= width:
        yield first + text
        return
    for word in text.split(" "):
        fits = measure(word) <= width - margin
        for piece in [word] if fits else _chopped(word, width - margin):
            size = measure(piece)
            if filled + len(gap) + size > width and (gap or filled > margin):
                yield line.rstrip()
                line, filled, gap = rest, margin, ""
            line += gap + piece
            filled += len(gap) + size
            gap = " "
    yield line


def _chopped(word: str, width: int) -> list[str]:
    """A word that no line can hold, in parts."""
    from rich.cells import chop_cells  # noqa: PLC0415

    return chop_cells(word, width)
