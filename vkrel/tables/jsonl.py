"""JSON Lines: an object a line, each key a column."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from vkrel.model.problems import LoadError, Problem
from vkrel.tables.cells import text_of
from vkrel.tables.grid import Grid


def read_jsonl(path: Path, problems: list[Problem], *, encoding: str = "") -> Grid:
    """The rows of a JSON Lines file; lines that are damaged are left out and named.

    Raises LoadError where nothing of the file can be used.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise LoadError([Problem(str(path), 0, "", str(error.strerror or error))]) from None
    rows: list[dict[str, Any]] = []
    starts: list[int] = []
    for number, line in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not line.strip():
            continue
        row = _row(line, encoding or "utf-8")
        if isinstance(row, str):
            problems.append(Problem(str(path), number, "", f"{row}; the line is left out"))
            continue
        rows.append(row)
        starts.append(number)
    if not rows:
        message = 'no line holds a row: each line is a JSON object such as {"source": ...}'
        raise LoadError([*problems, Problem(str(path), 0, "", message)])
    header = tuple(dict.fromkeys(key for row in rows for key in row))
    columns = tuple([text_of(row.get(name)) for row in rows] for name in header)
    return Grid(str(path), header, columns, starts)


def _row(line: bytes, encoding: str) -> dict[str, Any] | str:
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
