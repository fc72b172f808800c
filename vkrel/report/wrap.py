"""Lines of a terminal: wrapped by the width that is seen, not by the number of characters."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import combining, east_asian_width

from vkrel.report.escape import one_line

WIDTH = 80


def width_of(text: str) -> int:
    """How many columns a terminal gives the text: two for a Hangul or Han character."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def wrapped(text: str, first: str = "", rest: str = "", width: int = WIDTH) -> Iterator[str]:
    """The text, free of control characters, in lines of at most `width` columns."""
    line, filled, empty = first, width_of(first), True
    for word in one_line(text).split(" "):
        for piece in _pieces(word, width - width_of(rest)):
            size = width_of(piece)
            if not empty and filled + 1 + size > width:
                yield line
                line, filled, empty = rest, width_of(rest), True
            line += piece if empty else f" {piece}"
            filled += size + (0 if empty else 1)
            empty = False
    yield line


def _pieces(word: str, width: int) -> Iterator[str]:
    """A word as it is; one that no line can hold in parts."""
    while width_of(word) > width:
        cut, filled = 0, 0
        while cut < len(word) and filled + _columns(word[cut]) <= width:
            filled += _columns(word[cut])
            cut += 1
        yield word[: max(cut, 1)]
        word = word[max(cut, 1) :]
    yield word


def _columns(character: str) -> int:
    if combining(character):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1
