"""Quotes: the lines of a document, and whether a phrase stands in one of them."""

from __future__ import annotations

GAP = "..."
"""What a quote leaves out."""


def lines_of(content: bytes) -> list[str]:
    """The lines of a document: split on LF after CRLF to LF; raises UnicodeDecodeError."""
    return content.decode("utf-8-sig").replace("\r\n", "\n").split("\n")


def stands_in(quote: str, line: str) -> bool:
    """Whether a quote's parts, apart at its gaps, follow one another in a line."""
    start = 0
    for part in quote.split(GAP):
        wanted = part.strip()
        begin = line.find(wanted, start)
        if begin < 0:
            return False
        start = begin + len(wanted)
    return True
