"""Frames of pandas, Polars and whatever else Narwhals knows; Parquet files through PyArrow.

Both are extras (`pip install 'vkrel[tables]'`); CSV and JSON Lines need neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from vkrel.tables.grid import Grid, Log, text_of

EXTRA = "pip install 'vkrel[tables]'"


def grid_of_frame(frame: Any, name: str = "frame") -> Grid:
    """The rows of a frame as texts; raises LoadError where Narwhals is missing or knows it not."""
    log = Log(name)
    narwhals = _module("narwhals", log)
    try:
        native = narwhals.from_native(frame, eager_only=True)
    except TypeError as error:
        raise log.refusal(f"no frame that can be read: {error}") from None
    columns = [native[name].to_list() for name in native.columns]
    return _grid(log, map(str, native.columns), columns, len(native))


def read_parquet(path: Path, log: Log, _encoding: str, _delimiter: str) -> Grid:
    """The rows of a Parquet file; raises LoadError where it is damaged or PyArrow is missing."""
    parquet = _module("pyarrow.parquet", log)
    try:
        table = parquet.read_table(path)
    except (OSError, ValueError) as error:
        first = str(error).partition("\n")[0]
        raise log.refusal(f"no Parquet file that can be read: {first}") from None
    columns = [column.to_pylist() for column in table.columns]
    return _grid(log, table.column_names, columns, table.num_rows)


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


def _grid(log: Log, header: Iterable[str], columns: Sequence[Sequence[Any]], rows: int) -> Grid:
    texts = (
        [cell if type(cell) is str else text_of(cell) for cell in column] for column in columns
    )
    return Grid.of_columns(log, tuple(header), tuple(texts), range(1, rows + 1))


def _module(name: str, log: Log) -> Any:
    try:
        return import_module(name)
    except ModuleNotFoundError:
        missing = name.partition(".")[0]
        raise log.refusal(f"needs {missing}, which is not installed: {EXTRA}") from None
