"""Delimited files: CSV, TSV and their like, each cell as it is printed.

DuckDB reads the whole file. Then the tally is taken: as many rows as lines behind the header, none
rejected, so no cell holds a line end and every row stands on its own line. Where it is not right,
the file is read record by record, and DuckDB gets a copy of those that are whole.
"""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from vkrel.tables.grid import Grid, Hints, Log, usable
from vkrel.tables.records import Damage, Records, damage_of, hinted, splitter
from vkrel.tables.text import TextFile, copied, reading

DELIMITERS = ",;\t|"
_LOOK = 20  # lines in which the delimiter is looked for


def read_csv(path: Path, log: Log, hints: Hints) -> Grid:
    """The rows of a delimited file under its first line that is not blank.

    The delimiter is by default the one of `DELIMITERS` that cuts most lines alike.
    Raises LoadError where nothing can be used.
    """
    delimiter = hints.delimiter
    if delimiter and (len(delimiter) > 1 or delimiter in '"\r\n'):
        message = f"{delimiter!r} is no delimiter: give one character, such as ; or a tab"
        raise log.refusal(message, field="delimiter")
    file = TextFile.of(path, log, hints.encoding)
    first = list(islice(file.lines(Log(log.file)), _LOOK))
    delimiter = delimiter or _delimiter(first, path)
    store = hints.into(path)
    rows = Records(file.lines(log), delimiter, log)
    header = usable(rows.header, rows.line, log)
    expected = file.tally(delimiter) - rows.line
    table = reading(store, path, len(header), delimiter, skip=rows.line, rows=expected)
    table = table or copied(store, rows.rows(), len(header), log, delimiter=delimiter)
    return Grid(log, header, store, table)


def _delimiter(first: list[str], path: Path) -> str:
    """What cuts the most of the first lines into as many cells as the header, more than one."""
    hint = hinted(first[0]) if first else ""
    if hint:
        return hint
    lines = [line for line in first if line.strip() and not damage_of(line)]

    def alike(delimiter: str) -> tuple[int, int]:
        widths = [_width(line, delimiter) for line in lines]
        return (widths.count(widths[0]), widths[0]) if widths and widths[0] > 1 else (0, 0)

    usual = "\t," if path.suffix.lower() == ".tsv" else DELIMITERS
    return max(usual, key=alike)


def _width(line: str, delimiter: str) -> int:
    """How many cells a line has, taken alone; 0 where its quotes need others."""
    try:
        return len(splitter(delimiter)(line, lambda: ""))
    except Damage:
        return 0
