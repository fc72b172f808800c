"""CSV files: what is damaged is named with its line, and the rows that are whole are read."""

from __future__ import annotations

import csv
import sys
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

from vkrel.model.problems import LoadError, Problem
from vkrel.tables.grid import Grid

DELIMITERS = ",;\t|"
MOST_RESTARTS = 100  # quotes that are opened and never closed


def read_csv(
    path: Path, problems: list[Problem], *, encoding: str = "", delimiter: str = ""
) -> Grid:
    """The rows of a CSV file; rows that are damaged are left out and named in `problems`.

    Raises LoadError where nothing of the file can be used.
    """
    lines = _lines(path, problems, encoding)
    header_at = next((at for at, line in enumerate(lines) if line and line.strip()), None)
    if header_at is None:
        message = "the file is empty: the first line names the columns"
        raise LoadError([*problems, Problem(str(path), 0, "", message)])
    delimiter = delimiter or _delimiter(lines[header_at] or "")
    with _long_fields():
        rows, starts = _rows(path, lines, header_at, delimiter, problems)
    if not rows:
        raise LoadError(problems or [Problem(str(path), 1, "", "the header cannot be read")])
    header = _header(path, rows[0], starts[0], problems)
    width = len(header)
    if all(len(row) == width for row in rows):
        rows, starts = rows[1:], starts[1:]
    else:
        rows, starts = _whole_rows(path, rows, starts, problems)
    columns = tuple(zip(*rows, strict=True)) if rows else tuple(() for _ in header)
    return Grid(str(path), header, columns, starts)


def _lines(path: Path, problems: list[Problem], encoding: str) -> list[str | None]:
    """The lines of a file with their ends; None for one that cannot be decoded."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise LoadError([Problem(str(path), 0, "", str(error.strerror or error))]) from None
    if not encoding and content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        encoding = "utf-16"
    try:
        text = content.decode(encoding or "utf-8-sig")
    except LookupError:
        message = f"no encoding is called {encoding!r}: name one such as utf-8 or cp1252"
        raise LoadError([Problem(str(path), 0, "encoding", message)]) from None
    except UnicodeDecodeError as error:
        return _line_by_line(path, content, encoding or "utf-8", error, problems)
    lines: list[str | None] = list(StringIO(text, newline=""))
    return _without_nul(path, lines, problems) if "\0" in text else lines


def _without_nul(path: Path, lines: list[str | None], problems: list[Problem]) -> list[str | None]:
    """Leave out the lines that hold a NUL byte, and say so."""
    message = "holds a NUL byte: this is no text file, or it is UTF-16; save it as UTF-8"
    for number, line in enumerate(lines, 1):
        if line and "\0" in line:
            problems.append(Problem(str(path), number, "", message))
            lines[number - 1] = None
    if lines[0] is None:
        raise LoadError(problems)
    return lines


def _line_by_line(
    path: Path, content: bytes, encoding: str, error: UnicodeDecodeError, problems: list[Problem]
) -> list[str | None]:
    """Leave out the lines that the encoding does not fit, and say so."""
    if encoding.lower().replace("-", "").replace("_", "") != "utf8":
        message = f"not {encoding} at byte {error.start}: name the right `encoding` in the mapping"
        raise LoadError([Problem(str(path), 0, "encoding", message)])
    lines: list[str | None] = []
    for number, line in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        try:
            lines.append(line.decode("utf-8") + "\n")
        except UnicodeDecodeError as wrong:
            lines.append(None)
            message = (
                f"not UTF-8 at byte {wrong.start} of the line: save the file as UTF-8, or write "
                'its encoding in the mapping (`encoding = "cp1252"`); the row is left out'
            )
            problems.append(Problem(str(path), number, "", message))
    if lines[0] is None:
        raise LoadError(problems)
    return _without_nul(path, lines, problems)


def _delimiter(header: str) -> str:
    """The character that parts the header most often; a comma where none does."""
    return max(DELIMITERS, key=header.count)


@contextmanager
def _long_fields() -> Iterator[None]:
    """Let a field be as long as it is: what is too long to be a value is named later."""
    before = csv.field_size_limit(sys.maxsize)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _rows(
    path: Path,
    lines: list[str | None],
    first: int,
    delimiter: str,
    problems: list[Problem],
) -> tuple[list[list[str]], list[int]]:
    """All rows with the line that each starts on; reads on behind one that is damaged."""
    rows: list[list[str]] = []
    starts: list[int] = []
    at, restarts = first, 0
    while at < len(lines) and restarts <= MOST_RESTARTS:
        reader = csv.reader((line or "\n" for line in lines[at:]), delimiter=delimiter, strict=True)
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
            problems.append(Problem(str(path), start + 1, "", _damage(error)))
            at = start + 1
        else:
            return rows, starts
    if at < len(lines):
        message = f"more than {MOST_RESTARTS} damaged rows: the rest of the file is not read"
        problems.append(Problem(str(path), at + 1, "", message))
    return rows, starts


def _damage(error: csv.Error) -> str:
    if "unexpected end" in str(error):
        what = "a quote is opened and never closed"
    elif "expected after" in str(error):
        what = "text follows a closing quote"
    else:
        what = str(error)
    return f"{what}: double every quote inside a cell; the row is left out"


def _header(path: Path, row: list[str], line: int, problems: list[Problem]) -> tuple[str, ...]:
    header = tuple(each.strip() for each in row)
    twice = sorted({each for each in header if each and header.count(each) > 1})
    if twice:
        message = f"the header names {', '.join(map(repr, twice))} twice: the first is used"
        problems.append(Problem(str(path), line, "", message))
    return header


def _whole_rows(
    path: Path, rows: list[list[str]], starts: list[int], problems: list[Problem]
) -> tuple[list[list[str]], list[int]]:
    """The rows as wide as the header; the others are named."""
    width = len(rows[0])
    kept: list[list[str]] = []
    lines: list[int] = []
    for row, line in zip(rows[1:], starts[1:], strict=True):
        if len(row) == width or (len(row) > width and not any(row[width:])):
            kept.append(row[:width])
            lines.append(line)
        elif any(cell.strip() for cell in row):
            message = (
                f"{len(row)} fields under {width} columns: put a cell that holds the delimiter "
                "in quotes; the row is left out"
            )
            problems.append(Problem(str(path), line, "", message))
    return kept, lines
