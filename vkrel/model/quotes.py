"""Quotes: the lines of a document, and where a phrase stands in one of them."""

from __future__ import annotations

GAP = "..."
"""What a quote leaves out."""


def lines_of(content: bytes) -> list[str]:
    """The lines of a document: split on LF after CRLF to LF; raises UnicodeDecodeError."""
    return content.decode("utf-8-sig").replace("\r\n", "\n").split("\n")


def spans_of(quote: str, line: str) -> list[tuple[int, int]] | None:
    """Where a quote's parts, apart at its gaps, follow one another in a line; None if they do not."""
    spans: list[tuple[int, int]] = []
    start = 0
    for part in map(str.strip, quote.split(GAP)):
        found = line.find(part, start)
        if found < 0:
            return None
        start = found + len(part)
        if part:
            spans.append((found, start))
    return spans
