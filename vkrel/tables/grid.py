"""A table as plain columns of texts, whatever file or frame it comes from."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from math import isfinite
from typing import Any

import attrs

from vkrel.model.problems import LoadError, Problem


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


@attrs.frozen(eq=False)
class Grid:
    """Rows of texts under a header.

    header: the names of the columns, stripped. columns: the cells, a list a column.
    lines: where each row stands; 1 is the header.
    """

    log: Log
    header: tuple[str, ...]
    columns: tuple[Sequence[str], ...]
    lines: Sequence[int]

    def column(self, name: str) -> Sequence[str]:
        """The cells of a column; raises ValueError where there is none."""
        return self.columns[self.header.index(name)]

    def __len__(self) -> int:
        return len(self.lines)


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
        case dt.datetime():
            return cell.isoformat(sep=" ", timespec="seconds" if cell.second else "minutes")
        case dt.time():
            return cell.isoformat(timespec="seconds" if cell.second else "minutes")
        case list() | tuple() | dict():
            return json.dumps(cell, ensure_ascii=False, default=str)
    return str(cell)
