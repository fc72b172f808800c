"""Files that hold tables: what is damaged is named with its line, the rest is read.

Which reader takes a file is told by its ending.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, lookup
from io import StringIO
from pathlib import Path
from typing import Any

from vkrel.model.problems import LoadError
from vkrel.tables.frames import read_parquet
from vkrel.tables.grid import Grid, Log, text_of

DELIMITERS = ",;\t|"
_UNDECODED = re.compile("[\udc80-\udcff]")
_SIGNS = {
    "unexpected end": "a quote is opened and never closed",
    "expected after": "text follows a closing quote",
}
MOST_RESTARTS = 100  # quotes that are opened and never closed


def is_table(path: Path) -> bool:
    """Whether the ending of a file is that of a claims table."""
    return path.suffix.lower() in READERS


def read_grid(path: Path, *, encoding: str = "", delimiter: str = "") -> Grid:
    """The rows of a file; raises LoadError where nothing of it can be used."""
    log = Log(str(path))
    if not path.exists():
        raise log.refusal("no such file or folder")
    return READERS[path.suffix.lower()](path, log, encoding, delimiter)


def read_csv(path: Path, log: Log, encoding: str, delimiter: str) -> Grid:
    """The rows of a CSV file under its first line that is not blank."""
    lines = _lines(path, log, encoding)
    first = next((at for at, line in enumerate(lines) if line.strip()), None)
    if first is None:
        raise log.refusal("the file is empty: the first line names the columns")
    usual = "\t" if path.suffix.lower() == ".tsv" else max(DELIMITERS, key=lines[first].count)
    before = csv.field_size_limit(sys.maxsize)  # what is too long for a value is named later
    try:
        rows, starts = _rows(lines, first, delimiter or usual, log)
    finally:
        csv.field_size_limit(before)
    if not rows:
        raise log.refusal("the header cannot be read", 1)
    header = tuple(cell.strip() for cell in rows[0])
    twice = sorted({name for name in header if name and header.count(name) > 1})
    if twice:
        named = ", ".join(map(repr, twice))
        log.problem(starts[0], f"the header names {named} twice: the first is used")
    if any(len(row) != len(header) for row in rows):
        rows, starts = _whole(rows, starts, log)
    columns = tuple(zip(*rows[1:], strict=True)) if rows[1:] else ((),) * len(header)
    return Grid.of_columns(log, header, columns, starts[1:])


def read_jsonl(path: Path, log: Log, encoding: str, _delimiter: str) -> Grid:
    """The rows of a JSON Lines file: an object a line, each key a column."""
    rows: list[dict[str, Any]] = []
    starts: list[int] = []
    for number, line in enumerate(_content(path, log).removeprefix(BOM_UTF8).split(b"\n"), 1):
        if not line.strip():
            continue
        row = _object(line, encoding or "utf-8")
        if isinstance(row, str):
            log.problem(number, f"{row}; the line is left out")
        else:
            rows.append(row)
            starts.append(number)
    if not rows:
        message = 'no line holds a row: each line is a JSON object such as {"source": ...}'
        raise log.refusal(message)
    header = tuple(dict.fromkeys(key for row in rows for key in row))
    columns = tuple([text_of(row.get(name)) for row in rows] for name in header)
    return Grid.of_columns(log, header, columns, starts)


READERS = {
    ".csv": read_csv,
    ".tsv": read_csv,
    ".txt": read_csv,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".parquet": read_parquet,
}


def _content(path: Path, log: Log) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise log.refusal(str(error.strerror or error)) from None


def _lines(path: Path, log: Log, encoding: str) -> list[str]:
    """The lines of a file with their ends; one that cannot be read is named and left blank."""
    content = _content(path, log)
    if not encoding and content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        encoding = "utf-16"
    try:
        by_line = lookup(encoding or "utf-8").name == "utf-8"
        text = content.decode(encoding or "utf-8-sig", "surrogateescape" if by_line else "strict")
    except LookupError:
        message = f"no encoding is called {encoding!r}: name one such as utf-8 or cp1252"
        raise log.refusal(message, field="encoding") from None
    except UnicodeDecodeError as error:
        message = f"not {encoding} at byte {error.start}: name the right `encoding` in the mapping"
        raise log.refusal(message, field="encoding") from None
    lines = list(StringIO(text, newline=""))
    for number, line in enumerate(lines, 1):
        damage = _damage_of(line)
        if damage:
            log.problem(number, damage)
            lines[number - 1] = "\n"
    if any(problem.line == 1 for problem in log.problems):
        raise LoadError(log.problems)
    return lines


def _damage_of(line: str) -> str:
    """What is wrong with the bytes of a line, "" where nothing is."""
    if "\0" in line:
        return "holds a NUL byte: this is no text file, or it is UTF-16; save it as UTF-8"
    undecoded = None if line.isascii() else _UNDECODED.search(line)
    if not undecoded:
        return ""
    return (
        f"not UTF-8 at byte {len(line[: undecoded.start()].encode())} of the line: save the file "
        'as UTF-8, or write its encoding in the mapping (`encoding = "cp1252"`); the row is left out'
    )


def _rows(
    lines: list[str], first: int, delimiter: str, log: Log
) -> tuple[list[list[str]], list[int]]:
    """All rows with the line that each starts on; reads on behind one that is damaged."""
    rows: list[list[str]] = []
    starts: list[int] = []
    at, restarts = first, 0
    while at < len(lines) and restarts <= MOST_RESTARTS:
        reader = csv.reader(lines[at:], delimiter=delimiter, strict=True)
        start = at
        try:
            for row in reader:
                end = at + reader.line_num
                if end > start + 1 and rows and len(row) != len(rows[0]):
                    raise csv.Error("unexpected end")  # noqa: TRY301  a quote took in other rows
                if row:
                    rows.append(row)
                    starts.append(start + 1)
                start = end
        except csv.Error as error:
            restarts += 1
            what = next((told for sign, told in _SIGNS.items() if sign in str(error)), str(error))
            message = f"{what}: double every quote inside a cell; the row is left out"
            log.problem(start + 1, message)
            at = start + 1
        else:
            return rows, starts
    if at < len(lines):
        message = f"more than {MOST_RESTARTS} damaged rows: the rest of the file is not read"
        log.problem(at + 1, message)
    return rows, starts


def _whole(rows: list[list[str]], starts: list[int], log: Log) -> tuple[list[list[str]], list[int]]:
    """The rows as wide as the header, the first of them; the others are named."""
    width = len(rows[0])
    whole: list[list[str]] = []
    lines: list[int] = []
    for row, line in zip(rows, starts, strict=True):
        if len(row) == width or (len(row) > width and not any(row[width:])):
            whole.append(row[:width])
            lines.append(line)
        elif any(map(str.strip, row)):
            message = (
                f"{len(row)} fields under {width} columns: put a cell that holds the delimiter "
                "in quotes; the row is left out"
            )
            log.problem(line, message)
    return whole, lines


def _object(line: bytes, encoding: str) -> dict[str, Any] | str:
    """The object of a line, or what is wrong with it."""
    try:
        row = json.loads(line.decode(encoding))
    except UnicodeDecodeError as error:
        return f"not {encoding} at byte {error.start} of the line: save the file as UTF-8"
    except json.JSONDecodeError as error:
        return f"no valid JSON at column {error.colno}: {error.msg}"
    except RecursionError:
        return "no valid JSON: nested too deeply"
    if not isinstance(row, dict):
        return 'no JSON object: write {"source": ..., "subject": ...}'
    return row
