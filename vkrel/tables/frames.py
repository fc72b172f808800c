"""Frames of pandas, Polars and whatever else Narwhals knows; Parquet files through PyArrow.

Both are extras (`pip install 'vkrel[tables]'`); CSV and JSON Lines need neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from vkrel.model.problems import LoadError, Problem
from vkrel.tables.cells import text_of
from vkrel.tables.grid import Grid
from vkrel.tables.native import Row

EXTRA = "pip install 'vkrel[tables]'"


def grid_of_frame(frame: Any, name: str = "frame") -> Grid:
    """The rows of a frame as texts; raises LoadError where Narwhals is missing or knows it not."""
    narwhals = _module("narwhals", name)
    try:
        native = narwhals.from_native(frame, eager_only=True)
    except TypeError as error:
        raise LoadError([Problem(name, 0, "", f"no frame that can be read: {error}")]) from None
    header = tuple(str(each) for each in native.columns)
    columns = tuple(_texts(native[each].to_list()) for each in native.columns)
    return Grid(name, header, columns, range(1, len(native) + 1))


def read_parquet(path: Path) -> Grid:
    """The rows of a Parquet file; raises LoadError where it is damaged or PyArrow is missing."""
    parquet = _module("pyarrow.parquet", str(path))
    try:
        table = parquet.read_table(path)
    except (OSError, ValueError) as error:
        first = str(error).partition("\n")[0]
        message = f"no Parquet file that can be read: {first}"
        raise LoadError([Problem(str(path), 0, "", message)]) from None
    columns = tuple(_texts(column.to_pylist()) for column in table.columns)
    return Grid(str(path), tuple(table.column_names), columns, range(1, table.num_rows + 1))


def frame_of(rows: Sequence[Row], columns: Sequence[str], backend: str) -> Any:
    """Rows as a frame of a backend that is installed; raises ImportError with the remedy."""
    data = {name: [row[name] for row in rows] for name in columns}
    if backend:
        return _frame(backend, data)
    for each in ("pandas", "polars", "pyarrow"):
        try:
            return _frame(each, data)
        except ModuleNotFoundError:
            continue
    raise ImportError(f"no pandas, Polars or PyArrow is installed: {EXTRA}, or use to_rows()")


def _frame(backend: str, data: dict[str, list[Any]]) -> Any:
    if backend == "pandas":
        pandas = import_module("pandas")
        lines = pandas.array(data["line"], dtype="Int64")
        return pandas.DataFrame({**data, "line": lines})
    if backend == "polars":
        return import_module("polars").DataFrame(data, infer_schema_length=None)
    if backend == "pyarrow":
        return import_module("pyarrow").table(data)
    raise ValueError(f"no backend {backend!r}: one of pandas, polars, pyarrow")


def _texts(cells: Sequence[Any]) -> list[str]:
    return [each if type(each) is str else _text(each) for each in cells]


def _text(cell: Any) -> str:
    if type(cell).__name__ in {"NAType", "NaTType"}:  # pandas has two ways more to say nothing
        return ""
    return text_of(cell)


def _module(name: str, where: str) -> Any:
    try:
        return import_module(name)
    except ModuleNotFoundError:
        message = f"needs {name.partition('.')[0]}, which is not installed: {EXTRA}"
        raise LoadError([Problem(where, 0, "", message)]) from None
