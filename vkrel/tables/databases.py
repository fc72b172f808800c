"""Tables of databases in a file: DuckDB, attached read-only, and SQLite, by the standard library."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from math import isinf
from pathlib import Path
from typing import Any

import duckdb

from vkrel.tables.columnar import grid_of
from vkrel.tables.grid import Grid, Hints, Log, tell_infinite, text_of, usable
from vkrel.tables.records import UNDECODED
from vkrel.tables.sql import name, quoted
from vkrel.tables.text import copied


def readable_with(path: Path) -> tuple[Path, Path]:
    """A file and, of a DuckDB, its own log of changes beside it."""
    return path, path.with_name(f"{path.name}.wal")


_SQLITE, _DUCKDB = b"SQLite format 3\0", b"DUCK"  # at 0 and at 8
_TABLES = (
    "select name from sqlite_master where type in ('table', 'view') "
    "and substr(name, 1, 7) <> 'sqlite_' order by name"
)


def read_database(path: Path, log: Log, hints: Hints) -> Grid:
    """The rows of a table of a database; raises LoadError where it cannot be told which."""
    try:
        with path.open("rb") as file:
            first = file.read(len(_SQLITE))
        if first == _SQLITE:
            return _of_sqlite(path, log, hints)
        if first[8:12] == _DUCKDB:
            return _of_duckdb(path, log, hints)
    except (duckdb.Error, sqlite3.Error, OSError) as error:
        message = str(error).partition("\n")[0]
        raise log.refusal(f"no database that can be read: {message}") from None
    raise log.refusal("neither a DuckDB nor an SQLite database, by its first bytes")


def _of_duckdb(path: Path, log: Log, hints: Hints) -> Grid:
    """What its own log of changes holds is read too."""
    store = hints.into(*readable_with(path))
    store.run(f"attach {quoted(path)} as source (read_only)")
    tables = {
        each if schema == "main" else f"{schema}.{each}": f"source.{name(schema)}.{name(each)}"
        for schema, each in store.rows(
            "select schema_name, table_name from duckdb_tables() where database_name = 'source' "
            "union all select schema_name, view_name from duckdb_views() "
            "where database_name = 'source' and not internal order by all"
        )
    }
    grid = grid_of(store, tables[_chosen(list(tables), hints, log)], log)
    store.run("detach source")
    return grid


def _of_sqlite(path: Path, log: Log, hints: Hints) -> Grid:
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
        database.text_factory = lambda text: text.decode("utf-8", "surrogateescape")
        table = _chosen([each for (each,) in database.execute(_TABLES)], hints, log)
        rows = database.execute(f"select * from {name(table)}")
        header = usable(tuple(each[0].strip() for each in rows.description), 0, log)
        store = hints.into()
        return Grid(log, header, store, copied(store, _texts(rows, log), len(header), log))


def _texts(rows: Iterator[Sequence[Any]], log: Log) -> Iterator[tuple[int, list[str]]]:
    infinite = 0
    for number, row in enumerate(rows, 1):
        cells = [cell if type(cell) is str else text_of(cell) for cell in row]
        if not all(map(str.isascii, cells)) and any(map(UNDECODED.search, cells)):
            log.problem(number, "holds a text that is not UTF-8; the row is left out")
        else:
            infinite += sum(type(cell) is float and isinf(cell) for cell in row)
            yield number, cells
    tell_infinite(infinite, log)


def _chosen(tables: Sequence[str], hints: Hints, log: Log) -> str:
    """The table that is meant; raises LoadError where that is open."""
    listed = ", ".join(map(repr, tables))
    if not tables:
        raise log.refusal("the database holds no table")
    if hints.table and hints.table not in tables:
        raise log.refusal(f"no table {hints.table!r}; there are {listed}", field="table")
    if not hints.table and len(tables) > 1:
        message = (
            f"which table? There are {listed}: name one with --table NAME, or in the mapping "
            '(`table = "NAME"`)'
        )
        raise log.refusal(message)
    return hints.table or tables[0]
