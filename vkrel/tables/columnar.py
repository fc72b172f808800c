"""Typed columns as texts, as a person would print them; Parquet files.

What is done to a whole column is said in SQL by its type.
"""

from __future__ import annotations

from glob import has_magic
from pathlib import Path
from shutil import copyfile

import duckdb

from vkrel.tables.grid import Grid, Hints, Log, tell_infinite, usable
from vkrel.tables.sql import name, quoted
from vkrel.tables.store import Store

_FLOATS = {"FLOAT", "DOUBLE"}
_WHOLE = 1e15  # below it a whole number of a float is printed without a point


def read_parquet(path: Path, log: Log, hints: Hints) -> Grid:
    """The rows of a Parquet file; raises LoadError where it is damaged."""
    store = hints.into(path)
    if has_magic(str(path)):  # DuckDB takes the name for a pattern
        path = copyfile(path, store.folder / "copy.parquet")
    query = f"read_parquet({quoted(path)}, hive_partitioning = false)"
    try:
        header = _names(store, path)
        return grid_of(store, query, log, header)
    except duckdb.Error as error:
        message = str(error).partition("\n")[0]
        raise log.refusal(f"no Parquet file that can be read: {message}") from None


def grid_of(store: Store, rows: str, log: Log, header: tuple[str, ...] = ()) -> Grid:
    """The rows of what a query may select from, numbered from 1.

    header: the names of the columns, where DuckDB tells them otherwise.
    """
    columns = [(each[0], each[1]) for each in store.rows(f"describe select * from {rows}")]
    names = tuple(each.strip() for each in header or [each for each, _ in columns])
    header = usable(names, 0, log)
    cells = [f"{printed(name(each), type_)} as c{at}" for at, (each, type_) in enumerate(columns)]
    listed = ", ".join(["row_number() over () as line", *cells])
    floats = [name(each) for each, type_ in columns if type_ in _FLOATS]
    table = store.fresh("grid")
    store.run(f"create table {table} as select {listed} from {rows}")
    if floats:
        counts = " + ".join(f"count(*) filter (isinf({each}))" for each in floats)
        ((infinite,),) = store.rows(f"select {counts} from {rows}")
        tell_infinite(infinite, log)
    return Grid(log, header, store, table)


def printed(column: str, type_: str) -> str:
    """A column of a type as text, "" for what is empty, in SQL."""
    text = f"{column}::varchar"
    if type_.endswith("]") or type_.startswith(("STRUCT", "MAP", "UNION")):
        text = f"to_json({column})::varchar"
    elif type_ == "BOOLEAN":
        text = f"case {column} when true then 'yes' when false then 'no' end"
    elif type_ in _FLOATS:  # 1200.0 is 1200, as many tools turn counts to floats
        whole = f"{column} = trunc({column}) and abs({column}) < {_WHOLE}"
        text = (
            f"case when not isfinite({column}) then '' "
            f"when {whole} then {column}::bigint::varchar else {text} end"
        )
    elif type_.startswith("TIME"):  # midnight is the date; without seconds where there are none
        if type_.startswith("TIMESTAMP"):
            text = rf"regexp_replace({text}, ' 00:00:00(\+00)?$', '')"
        text = rf"regexp_replace({text}, '(:[0-9]{{2}}):00($|\+)', '\1\2')"
        if type_ == "TIMESTAMP WITH TIME ZONE":  # the session's, UTC
            text = f"replace({text}, '+00', '+00:00')"
    return f"coalesce({text}, '')"


def _names(store: Store, path: Path) -> tuple[str, ...]:
    """The names of the columns as they stand in a Parquet file, also where one stands twice."""
    rows = store.rows(f"select name, num_children from parquet_schema({quoted(path)})")
    names: list[str] = []
    inner = 0  # how many more nodes are inside a column
    for each, children in rows[1:]:
        if inner:
            inner -= 1
        else:
            names.append(each)
        inner += children or 0
    return tuple(names)
