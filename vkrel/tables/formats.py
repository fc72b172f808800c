"""Files that hold tables: which reader takes a file is told by its ending."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from vkrel.tables.columnar import read_parquet
from vkrel.tables.databases import read_database
from vkrel.tables.delimited import read_csv
from vkrel.tables.endings import DATABASES, ENDINGS, ending
from vkrel.tables.grid import Grid, Hints, Log
from vkrel.tables.jsonl import read_json, read_jsonl

READERS: dict[str, Callable[[Path, Log, Hints], Grid]] = {
    **dict.fromkeys((".csv", ".tsv", ".txt"), read_csv),
    **dict.fromkeys((".jsonl", ".ndjson"), read_jsonl),
    ".json": read_json,
    ".parquet": read_parquet,
    **dict.fromkeys(DATABASES, read_database),
}


def read_grid(path: Path, hints: Hints | None = None) -> Grid:
    """The rows of a file; raises LoadError where nothing of it can be used."""
    log = Log(str(path))
    hints = hints or Hints()
    reader = READERS.get(ending(path))
    if not path.exists():
        raise log.refusal("no such file or folder")
    if reader is None or not path.is_file():
        raise log.refusal(f"no table: the name of a file ends in one of {', '.join(ENDINGS)}")
    if hints.table and reader is not read_database:
        raise log.refusal("`table` is for databases: leave it out", field="table")
    grid = reader(path, log, hints)
    if not len(grid) and not log.problems:
        log.note("no row stands under the header")
    return grid
