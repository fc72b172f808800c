"""A table as plain columns of texts, whatever file or frame it comes from."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Sequence
from math import isfinite
from pathlib import Path
from typing import Any

import attrs

from vkrel.model.problems import LoadError, Problem
from vkrel.tables.store import Store


@attrs.frozen(eq=False)
class Log:
    """What is told of a table while it is read: what is wrong on which line, what was inferred.

    file: its path, or how a frame is called in messages.
    """

    file: str
    problems: list[Problem] = attrs.field(factory=list)
    notes: list[str] = attrs.field(factory=list)

    def problem(self, line: int, message: str, field: str = "") -> None:
        """Tell what is wrong; 1 is the line of the header, 0 the file as a whole."""
        self.problems.append(Problem(self.file, line, field, message))

    def note(self, text: str) -> None:
        """Tell how the table is understood."""
        self.notes.append(f"{self.file}: {text}")

    def refusal(self, message: str, line: int = 0, field: str = "") -> LoadError:
        """What to raise where nothing can be used, with everything that was wrong before."""
        self.problem(line, message, field)
        return LoadError(self.problems)


@attrs.frozen(kw_only=True)
class Hints:
    """What a person says of a file, "" where it tells itself.

    encoding, delimiter: of a text. table: of a database.
    store: where the rows go, together with those of other files; by default a store of their own.
    """

    encoding: str = ""
    delimiter: str = ""
    table: str = ""
    store: Store | None = None

    def into(self, *readable: Path) -> Store:
        """The store for the rows of a file."""
        return self.store or Store(*readable)


@attrs.frozen(eq=False)
class Grid:
    """Rows of texts under a header, in a table of a store.

    header: the names of the columns, stripped, "" for those that cannot be used.
    table: its name; it has a `line` (BIGINT; 1 is the header) and for each name of the header, by
        its position, a column `c0`, `c1` ... (VARCHAR, "" where a cell is empty, never NULL).
    """

    log: Log
    header: tuple[str, ...]
    store: Store
    table: str

    @classmethod
    def of_columns(
        cls,
        log: Log,
        header: Sequence[str],
        columns: Sequence[Sequence[str]],
        lines: Sequence[int],
    ) -> Grid:
        """A grid of cells that are in Python."""
        store = Store()
        cells = [(f"c{at}", "varchar", column) for at, column in enumerate(columns)]
        table = store.put("grid", [("line", "bigint", lines), *cells])
        return cls(log, tuple(header), store, table)

    def at(self, name: str) -> str:
        """What the column of a name is called in the table; ValueError where there is none."""
        return f"c{self.header.index(name)}"

    def column(self, name: str) -> list[str]:
        """The cells of a column; raises ValueError where there is none."""
        rows = self.store.rows(f"select {self.at(name)} from {self.table} order by line")
        return [cell for (cell,) in rows]

    @property
    def columns(self) -> tuple[list[str], ...]:
        """The cells of every column, in the order of the header."""
        names = ", ".join(f"c{at}" for at in range(len(self.header)))
        rows = self.store.rows(f"select {names} from {self.table} order by line")
        return tuple(map(list, zip(*rows, strict=True))) if rows else ([],) * len(self.header)

    @property
    def lines(self) -> list[int]:
        """Where each row stands."""
        return [line for (line,) in self.store.rows(f"select line from {self.table} order by line")]

    def __len__(self) -> int:
        return int(self.store.rows(f"select count(*) from {self.table}")[0][0])


def usable(header: tuple[str, ...], line: int, log: Log) -> tuple[str, ...]:
    """A header with "" for names that stand twice, as nobody can tell which column is meant.

    They are told, and so are columns without a name.
    """
    twice = sorted({name for name in header if name and header.count(name) > 1})
    if twice:
        named = ", ".join(map(repr, twice))
        log.problem(line, f"the header names {named} twice: rename one; neither column is used")
    unnamed = [str(at) for at, name in enumerate(header, 1) if not name]
    if unnamed:
        log.note(f"not used, as the header does not name them: columns {', '.join(unnamed)}")
    return tuple("" if name in twice else name for name in header)


def tell_infinite(count: int, log: Log) -> None:
    """Tell how many cells hold an infinite number, which says nothing."""
    if count:
        log.note(f"cells that hold an infinite number, which states no value: {count:,}")


def text_of(cell: Any) -> str:
    """A typed cell as a person would print it; "" for an empty one (None, NA, NaN, NaT)."""
    if cell is None or type(cell).__name__ in {"NAType", "NaTType"}:
        return ""
    match cell:
        case bool():
            return "yes" if cell else "no"
        case float():  # 1200.0 is 1200, as many tools turn counts to floats
            if not isfinite(cell):
                return ""
            return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(float(cell))
        case dt.datetime() if cell.time() == dt.time():
            return cell.date().isoformat()
        case dt.datetime() | dt.time():  # without seconds where there are none
            text = cell.isoformat(sep=" ") if isinstance(cell, dt.datetime) else cell.isoformat()
            if cell.second or cell.microsecond:
                return re.sub(r"(\.\d+?)0+(?!\d)", r"\1", text)
            return re.sub(r"(:\d\d):00", r"\1", text, count=1)
        case list() | tuple() | dict():
            return json.dumps(cell, ensure_ascii=False, default=str, separators=(",", ":"))
        case bytes():
            return cell.decode(errors="backslashreplace")
    return str(cell)
