"""Where a key stands in a TOML file, so that messages can name its line.

Parsers give values without places; this walks the lines once, and only when somebody asks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path as FilePath

import attrs

from vkrel.values.pattern import pattern

Path = tuple[str | int, ...]

_HEADER = pattern(r"\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = pattern(
    r"""\s*((?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"))*)\s*="""
)
_PART = pattern(r"""[A-Za-z0-9_-]+|"[^"]*"|'[^']*'""")
_TOKEN = pattern(r'"""|\'\'\'|"(?:\\.|[^"\\])*"|\'[^\']*\'|#.*|[\[\]{}]')


@attrs.frozen
class Position:
    """Where something is written: a file and a line (1-based), or the key whose line it is.

    The line of a key is looked up when somebody asks.
    """

    file: str
    row: int = 0
    path: Path = ()

    @classmethod
    def parse(cls, text: str) -> Position:
        """The place that is written so: "claims.toml:14", or a file alone."""
        file, colon, row = text.rpartition(":")
        return cls(file, int(row)) if colon and row.isdigit() else cls(text)

    @property
    def line(self) -> int:
        """The line, 0 where it is not known."""
        return self.row or (line_of(_index_of(self.file), self.path) if self.path else 0)

    def __str__(self) -> str:
        line = self.line
        return f"{self.file}:{line}" if line else self.file


@lru_cache(maxsize=64)
def _index_of(file: str) -> Mapping[Path, int]:
    try:
        return index(FilePath(file).read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError):  # gone since it was read
        return {}


def index(text: str) -> dict[Path, int]:
    """The line (1-based) of every table and key, by its path: ("passage", 2, "visit", 0, "date")."""
    lines: dict[Path, int] = {}
    counts: Counter[Path] = Counter()
    table: Path = ()
    depth, quote = 0, ""
    for number, line in enumerate(text.split("\n"), 1):
        if not depth and not quote:
            header = _HEADER.match(line)
            if header:
                table = _enter(header, counts)
                lines.setdefault(table, number)
                continue
            key = _KEY.match(line)
            if key:
                lines.setdefault((*table, *_parts(key[1])), number)
                line = line[key.end() :]  # noqa: PLW2901  only the value can open a bracket
        depth, quote = _open(line, depth, quote)
    return lines


def line_of(lines: Mapping[Path, int], path: Path) -> int:
    """The line of a path, or of the nearest table around it; 0 where nothing is known."""
    while path:
        for known in (path, (*path, 0)):  # an array of tables stands where its first table does
            if known in lines:
                return lines[known]
        path = path[:-1]
    return 0


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(each.strip("\"'") for each in _PART.findall(dotted))


def _enter(header: re.Match[str], counts: Counter[Path]) -> Path:
    """The path of a header; each `[[table]]` counts up below its latest parent."""
    parts = _parts(header[2])
    path: Path = ()
    for position, part in enumerate(parts):
        path = (*path, part)
        last = position == len(parts) - 1
        if last and header[1] == "[[":
            counts[path] += 1
        if counts[path]:
            path = (*path, counts[path] - 1)
    return path


def _open(line: str, depth: int, quote: str) -> tuple[int, str]:
    """Brackets and the multi-line quote that are still open at the end of a line."""
    position = 0
    while position < len(line):
        if quote:
            end = line.find(quote, position)
            if end < 0:
                return depth, quote
            position, quote = end + 3, ""
            continue
        token = _TOKEN.search(line, position)
        if not token:
            break
        position = token.end()
        if token[0] in {'"""', "'''"}:
            quote = token[0]
        elif token[0] in "[{":
            depth += 1
        elif token[0] in "]}":
            depth -= 1
    return depth, quote
