"""Lines of a terminal: wrapped by the cells that are seen, not by the number of characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

WIDTH = 80

# Printable ASCII, Latin letters, dashes, quotation marks and signs: a cell each, without rich's tables.
_PLAIN = re.compile(r"[ -~\xa1-\xac\xae-\u02ff\u1e00-\u1eff\u2010-\u2027\u2200-\u22ff]*")


def width_of(text: str) -> int:
    """How many cells a terminal gives the text: two for a Hangul or Han character."""
    if _PLAIN.fullmatch(text):
        return len(text)
    from rich.cells import cell_len  # noqa: PLC0415  only for text that needs its tables

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
    from rich.cells import chop_cells  # noqa: PLC0415  only for words that are too long

    return chop_cells(word, width)
