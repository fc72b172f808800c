"""Records of a delimited text, one by one: which are whole, and what is wrong with the others.

This is the slow way, for files in which a line is not a row: cells over several lines, blank lines
and damage. A cell is quoted where DuckDB takes it to be.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator

from vkrel.model.problems import LoadError
from vkrel.tables.grid import Log

LONGEST = 2_000_000  # bytes of a record; what is longer has lost its line ends, or a quote
MOST_LINES = 1_000  # of a record
MOST_OPEN = 100  # quotes never closed; behind them a quote has to close on its line

UNDECODED = re.compile("[\udc80-\udcff]")
_LINE_END = r"\r\n|\r|\n|\Z"
_HINT = re.compile(r"(?i)\ufeff?sep=(.)[\r\n]*")
_OPENED = "a quote is opened and never closed"
_FAR = f"a quote is not closed within {MOST_LINES:,} lines and {LONGEST:,} characters"
_STRICT = f"a quote is not closed on its line, as it has to be behind {MOST_OPEN} open quotes"

Split = Callable[[str, Callable[[], str]], list[str]]


class Damage(Exception):  # noqa: N818  it names what is wrong and is told, not raised, outside
    """What is wrong with a record, and in which of its cells."""

    def __init__(self, message: str, column: int) -> None:
        """Counted from 0."""
        super().__init__(message)
        self.column = column


class Records:
    """The records of a text under its header; whatever is damaged is named in the log.

    header: the names of the columns.
    """

    def __init__(self, lines: Iterable[str], delimiter: str, log: Log) -> None:
        """Read the header, the first record; raises LoadError where it is damaged or missing.

        lines: with their ends; bytes that are not UTF-8 stand in them as surrogates.
        """
        self._lines = iter(lines)
        self._back: deque[str] = deque()
        self._at = self._open = 0
        self._delimiter = delimiter
        self._split = splitter(delimiter)
        self._log = log
        self.header: tuple[str, ...] = ()
        lines = iter(self._next, "")
        first = next((line for line in lines if line.strip() and not hinted(line)), "")
        if not first and not log.problems:
            raise log.refusal("the file is empty: the first line names the columns")
        cells = self._cells(first)
        if not cells or log.problems:
            raise LoadError(log.problems)
        self.header = tuple(cell.strip() for cell in cells)

    @property
    def line(self) -> int:
        """The number of the line that was read last."""
        return self._at

    def rows(self) -> Iterator[tuple[int, str | list[str]]]:
        """Each whole row with the line that it begins on, as its text, or else as its cells."""
        plain = one_line(self._delimiter, len(self.header)).fullmatch
        for line in iter(self._next, ""):
            if line.strip(" \r\n"):
                start = self._at
                if plain(line):
                    yield start, line.rstrip("\r\n")
                elif cells := self._cells(line):
                    yield start, cells

    def _next(self) -> str:
        """The next line, "" at the end; one that cannot be read is named and given as a blank."""
        if self._back:
            line = self._back.popleft()
        else:
            line = next(self._lines, "")
            if damage := damage_of(line):
                self._log.problem(self._at + 1, damage)
                line = "\n"
        self._at += bool(line)
        return line

    def _cells(self, first: str) -> list[str]:
        """The cells of the record that begins with a line; [] where it is damaged or empty.

        Behind a quote that takes in too much, the next line to be read is the record's second.
        """
        start, told = self._at, len(self._log.problems)
        taken: list[str] = []
        size, limit = len(first), ""

        def more() -> str:
            nonlocal size, limit
            if self._open >= MOST_OPEN:
                limit = _STRICT
            elif size >= LONGEST or len(taken) >= MOST_LINES:
                limit = _FAR
            line = "" if limit else self._next()
            if line:
                size += len(line)
                taken.append(line)
            return line

        try:
            cells = self._split(first, more)
            if taken:
                self._look_into(cells, (first, *taken))
        except Damage as damage:
            self._open += 1
            self._at -= len(taken)
            self._back.extendleft(reversed(taken))
            message = f"{limit or damage}: double every quote inside a cell; the row is left out"
            self._log.problem(start, message, self._named(damage.column))
            return []
        spoilt = len(self._log.problems) > told
        return [] if spoilt else self._fitted(cells, start)

    def _look_into(self, cells: list[str], lines: tuple[str, ...]) -> None:
        """Raise Damage where a cell over several lines has taken in other rows."""
        width = len(self.header)
        rows = width > 2 and all(line.count(self._delimiter) == width - 1 for line in lines)
        if width and (rows or len(cells) != width):
            longest = next(at for at, cell in enumerate(cells) if re.search("[\r\n]", cell))
            raise Damage(_OPENED, longest)

    def _fitted(self, cells: list[str], line: int) -> list[str]:
        """The cells, if they are as many as the columns; empty ones too many are let go."""
        width = len(self.header) or len(cells)
        if len(cells) == width or (len(cells) > width and not any(cells[width:])):
            return cells[:width]
        if any(map(str.strip, cells)):
            message = (
                f"{len(cells)} fields under {width} columns: put a cell that holds the delimiter "
                "in quotes; the row is left out"
            )
            self._log.problem(line, message)
        return []

    def _named(self, column: int) -> str:
        return self.header[column] if column < len(self.header) else ""


def hinted(line: str) -> str:
    """The delimiter that a first line names as spreadsheets do ("sep=;"), "" where it does not."""
    hint = _HINT.fullmatch(line)
    return hint[1] if hint else ""


def one_line(delimiter: str, width: int) -> re.Pattern[str]:
    """What a row of so many cells looks like that stands on one line, whoever reads it."""
    stop, space = re.escape(delimiter), "" if delimiter == " " else " ?"
    cell = rf'(?:{space}"[^"\r\n]*+(?:""[^"\r\n]*+)*+"{space}|[^{stop}"\r\n]*+)'
    return re.compile(rf"{cell}(?:{stop}{cell}){{{width - 1}}}(?:{_LINE_END})")


def closing(delimiter: str) -> re.Pattern[bytes]:
    """What whole lines look like of which none leaves a quote open; all others stop it."""
    stop, space = re.escape(delimiter), "" if delimiter == " " else " ?"
    inside = r'"[^"\n]*+(?:""[^"\n]*+)*+"'
    cell = rf'(?:{space}{inside}{space}\r?|(?!{space}")[^{stop}\n]*+)'
    return re.compile(rf"(?:{cell}(?:{stop}{cell})*+\n)*+".encode())


def splitter(delimiter: str) -> Split:
    """A function from the first line of a record, and one that gives further lines, to its cells.

    It raises Damage where a quote is wrong.
    """
    stop, space = re.escape(delimiter), "" if delimiter == " " else " "
    opening = re.compile(f'(?:{space})?"')
    plain = re.compile(rf"([^{stop}\r\n]*)({stop}|{_LINE_END})")
    behind = re.compile(rf"(?:{space})*({stop}|{_LINE_END})")

    def split(text: str, more: Callable[[], str]) -> list[str]:
        cells: list[str] = []
        at, stopped = 0, delimiter
        while stopped == delimiter:
            if quote := opening.match(text, at):
                text, end = _closed(text, quote.end(), more, len(cells))
                found = behind.match(text, end + 1)
                if not found:
                    raise Damage("text follows a closing quote", len(cells))
                cells.append(text[quote.end() : end].replace('""', '"'))
            else:
                found = plain.match(text, at)
                assert found  # noqa: S101  a line has an end
                cells.append(found[1])
            at, stopped = found.end(), found[found.lastindex or 0]
        return cells

    return split


def _closed(text: str, at: int, more: Callable[[], str], column: int) -> tuple[str, int]:
    """A text with as many lines as it takes to close a quote, and where it is closed."""
    while True:
        quote = text.find('"', at)
        if quote < 0:
            line = more()
            if not line:
                raise Damage(_OPENED, column)
            at = len(text)
            text += line
        elif text.startswith('"', quote + 1):
            at = quote + 2
        else:
            return text, quote


def damage_of(line: str) -> str:
    """What is wrong with the bytes of a line, "" where nothing is."""
    if "\0" in line:
        return (
            f"holds a NUL byte at byte {len(line.partition(chr(0))[0].encode(errors='replace'))} of "
            "the line: this is no text file, or it is UTF-16; save it as UTF-8"
        )
    if line.isascii() and len(line) < LONGEST:
        return ""
    if undecoded := UNDECODED.search(line):
        return (
            f"not UTF-8 at byte {len(line[: undecoded.start()].encode())} of the line: save the "
            'file as UTF-8, or write its encoding in the mapping (`encoding = "cp1252"`); '
            "the row is left out"
        )
    size = len(line.encode())
    if size < LONGEST:
        return ""
    return (
        f"a line of {size:,} bytes: a row has less than {LONGEST:,}; does each row end with a "
        "line end? The row is left out"
    )
