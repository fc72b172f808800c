"""Frames of pandas, Polars and Arrow: in, as DuckDB reads them, and out.

pandas needs nothing else; Polars comes by way of PyArrow, an extra (`pip install 'vkrel[tables]'`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any

import duckdb

from vkrel.tables.columnar import grid_of
from vkrel.tables.grid import Grid, Log, text_of
from vkrel.tables.store import Store

EXTRA = "pip install 'vkrel[tables]'"
_TYPED = re.compile(  # types of pandas that DuckDB reads; cells of others are of any type
    r"bool(ean)?|[Uu]?[Ii]nt(8|16|32|64)|[Ff]loat(32|64)|datetime64\[(s|ms|us|ns)\]|str|string"
)


def grid_of_frame(frame: Any, name: str = "frame") -> Grid:
    """The rows of a frame as texts; raises LoadError where DuckDB does not know it."""
    log = Log(name)
    header: Sequence[Any] = ()
    match type(frame).__module__.partition(".")[0]:
        case "pandas" if hasattr(frame, "columns"):
            header, frame = list(frame.columns), _with_texts(frame)
        case "polars" if hasattr(frame, "lazy"):
            _needed("pyarrow", log)
            frame = frame.lazy().collect()
            header = frame.columns
        case "pyarrow" if hasattr(frame, "schema"):
            header = frame.schema.names
    store = Store()
    try:
        view = store.show("frame", frame)
        grid = grid_of(store, view, log, tuple(map(str, header)))
    except (duckdb.Error, TypeError) as error:
        message = str(error).partition("\n")[0]
        raise log.refusal(f"no frame that can be read: {message}") from None
    store.hide(view)
    return grid


def _with_texts(frame: Any) -> Any:
    """A frame of pandas whose columns of any type are texts; columns are named by their place."""
    columns = {}
    frame = frame.reset_index(drop=True)
    for at in range(len(frame.columns)):
        column = frame.iloc[:, at]
        known = _TYPED.fullmatch(str(column.dtype))
        columns[f"c{at}"] = column if known else [text_of(cell) for cell in column]
    return import_module("pandas").DataFrame(columns)


def _needed(module: str, log: Log) -> None:
    try:
        import_module(module)
    except ModuleNotFoundError:
        raise log.refusal(f"needs {module}, which is not installed: {EXTRA}") from None


def frame_of(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], backend: str) -> Any:
    """Rows as a frame of a backend that is installed; raises ImportError with the remedy."""
    cells = {name: [row[name] for row in rows] for name in columns}
    for choice in [backend] if backend else ["pandas", "polars", "pyarrow"]:
        try:
            return _frame(choice, cells)
        except ModuleNotFoundError:
            if backend:
                raise
    raise ImportError(f"no pandas, Polars or PyArrow is installed: {EXTRA}, or use to_rows()")


def _frame(backend: str, cells: dict[str, list[Any]]) -> Any:
    if backend == "pandas":
        pandas = import_module("pandas")
        return pandas.DataFrame({**cells, "line": pandas.array(cells["line"], dtype="Int64")})
    if backend == "polars":
        return import_module("polars").DataFrame(cells, infer_schema_length=None)
    if backend == "pyarrow":
        return import_module("pyarrow").table(cells)
    raise ValueError(f"no backend {backend!r}: one of pandas, polars, pyarrow")
