"""Where something stands in a document: the line, the phrase in it, who is quoted."""

from __future__ import annotations

from typing import Any

import attrs

MOST_WORDS = 12
"""A quote is the shortest phrase that carries the value, never a whole sentence."""

GAP = "..."
"""What a quote leaves out."""


def check_quote(_: Any, attribute: Any, quote: str | None) -> None:
    """Raise ValueError where a quote is longer than a phrase may be."""
    if quote is None:
        return
    if not isinstance(quote, str):
        raise TypeError(f"{attribute.name} is a text, not {type(quote).__name__}")
    words = len(quote.split())
    if words > MOST_WORDS:
        raise ValueError(
            f"the quote has {words} words, at most {MOST_WORDS} are allowed: "
            "keep the shortest phrase that carries the value"
        )
    if not quote.strip():
        raise ValueError("the quote is empty: leave it out, or give the phrase")


def as_lines(lines: Any) -> tuple[int, ...]:
    """Line numbers, 1-based; raises ValueError where one is none."""
    if not isinstance(lines, list | tuple):
        lines = [lines]
    for line in lines:
        if not isinstance(line, int) or isinstance(line, bool) or line < 1:
            raise ValueError(f"{line!r} is no line number: lines count from 1")
    return tuple(lines)


def check_line(_: Any, __: Any, line: Any) -> None:
    """Raise ValueError where a line is no line number."""
    if line is not None:
        as_lines(line)


@attrs.frozen(kw_only=True, repr=False)
class Placed:
    """Where something stands: the phrase, its line, lines that it leans on or that repeat it."""

    quote: str | None = attrs.field(default=None, validator=check_quote)
    line: int | None = attrs.field(default=None, validator=check_line)
    see: tuple[int, ...] = attrs.field(default=(), converter=as_lines)
    also: tuple[int, ...] = attrs.field(default=(), converter=as_lines)
    speaker: str | None = None

    def __repr__(self) -> str:
        said = (
            f"{field.name}={value!r}"
            for field in attrs.fields(type(self))
            if (value := getattr(self, field.name)) != field.default
        )
        return f"{type(self).__name__}({', '.join(said)})"

    def placed(self) -> dict[str, Any]:
        """Where it stands, by field: what is not printed is left out."""
        return {name: part for name in PLACED if (part := getattr(self, name))}


PLACED = tuple(field.name for field in attrs.fields(Placed))


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
