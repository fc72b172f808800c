"""Frames of pandas, Polars and Arrow: typed cells as a person would print them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vkrel
from vkrel import LoadError
from vkrel.tables import frames
from vkrel.tables.columnar import grid_of
from vkrel.tables.frames import grid_of_frame
from vkrel.tables.grid import Log, text_of
from vkrel.tables.store import Store

TYPES = {
    "boolean": st.booleans(),
    "double": st.floats() | st.integers(-(10**17), 10**17).map(float),
    "bigint": st.integers(-(2**63), 2**63 - 1),
    "decimal(20, 3)": st.decimals(-(10**9), 10**9, places=3),
    "date": st.dates(),
    "time": st.times(),
    "timestamp": st.datetimes() | st.dates().map(lambda day: dt.datetime.combine(day, dt.time())),
    "timestamptz": st.datetimes(
        dt.datetime(1800, 1, 1), dt.datetime(2200, 1, 1), timezones=st.just(dt.UTC)
    ),
    "varchar": st.text(),
    "integer[]": st.lists(st.integers(0, 99), max_size=3),
}


@pytest.mark.parametrize("type_", TYPES)
@given(data=st.data())
def test_sql_prints_as_python_does(type_, data):
    """A typed column becomes the texts that `text_of` gives of its cells, whatever the type."""
    cells = data.draw(st.lists(st.none() | TYPES[type_], min_size=1, max_size=5))
    store = _STORE
    table = store.put("typed", [("cell", type_, cells)])
    (column,) = grid_of(store, table, Log("typed")).columns
    if type_ == "double":  # of which DuckDB and Python print some in another of the shortest ways
        stated = [(cell, text) for cell, text in zip(cells, column, strict=True) if text]
        assert all(float(text) == cell for cell, text in stated)
        assert [text == "" for text in column] == [text_of(cell) == "" for cell in cells]
        assert [text for cell, text in stated if cell == int(cell) and abs(cell) < 1e15] == [
            str(int(cell)) for cell, _ in stated if cell == int(cell) and abs(cell) < 1e15
        ]
    else:
        assert column == list(map(text_of, cells))


_STORE = Store()


def pandas_frame():
    pandas = pytest.importorskip("pandas")
    return pandas.DataFrame(
        {
            "any": pandas.Series(["x", 1, True, 2.0, None, [1, 2]], dtype=object),
            "whole": pandas.array([1, None, 3, 4, 5, 6], dtype="Int64"),
            "half": [1.5, nan, inf, -inf, 1200.0, 0.1],
            "day": pandas.to_datetime(["2020-01-01", None, *["2020-01-02"] * 4]),
            "zoned": pandas.to_datetime(["2020-01-01 10:30"] * 6).tz_localize("Europe/Paris"),
            "kind": pandas.Categorical(["a", "b", "a", "b", "a", None]),
            "month": pandas.period_range("2020-01", periods=6, freq="M"),
        }
    ).set_axis([9, 8, 7, 7, 2, 1])


def test_pandas():
    """Cells of any type, masked numbers, times with a zone, categories and periods."""
    grid = grid_of_frame(pandas_frame())
    cells = dict(zip(grid.header, grid.columns, strict=True))
    assert cells == {
        "any": ["x", "1", "yes", "2", "", "[1,2]"],
        "whole": ["1", "", "3", "4", "5", "6"],
        "half": ["1.5", "", "", "", "1200", "0.1"],
        "day": ["2020-01-01", "", *["2020-01-02"] * 4],
        "zoned": ["2020-01-01 10:30+01:00"] * 6,
        "kind": ["a", "b", "a", "b", "a", ""],
        "month": [f"2020-0{month}" for month in range(1, 7)],
    }
    assert grid.lines == [1, 2, 3, 4, 5, 6]
    assert grid.log.notes == ["frame: cells that hold an infinite number, which states no value: 2"]


def test_columns_of_one_name():
    """A name that stands twice is told and not used; names that differ in case alone are two."""
    pandas = pytest.importorskip("pandas")
    grid = grid_of_frame(pandas.DataFrame([[1, 2, 3]], columns=["a", "a", "A"]))
    assert grid.header == ("", "", "A")
    assert [each.message for each in grid.log.problems] == [
        "the header names 'a' twice: rename one; neither column is used"
    ]


@pytest.mark.parametrize("way", ["eager", "lazy", "arrow", "batch"])
def test_polars_and_arrow(way):
    """Frames of Polars, lazy ones too, and tables of Arrow."""
    polars = pytest.importorskip("polars")
    pytest.importorskip("pyarrow")
    frame = polars.DataFrame(
        {
            "Value": [dt.datetime(2020, 1, 1), dt.datetime(2020, 1, 1, 10, 30, 1)],
            "value": [Decimal("1.50"), None],
            "at": [dt.time(10, 30), dt.time(10, 30, 0, 5)],
        }
    )
    ways = {
        "eager": frame,
        "lazy": frame.lazy(),
        "arrow": frame.to_arrow(),
        "batch": frame.to_arrow().to_batches()[0],
    }
    grid = grid_of_frame(ways[way])
    assert grid.header == ("Value", "value", "at")
    assert grid.columns == (
        ["2020-01-01", "2020-01-01 10:30:01"], ["1.50", ""], ["10:30", "10:30:00.000005"],
    )  # fmt: skip


@pytest.mark.parametrize("what", [object(), {"a": [1]}, [1, 2], None, "claims.csv"])
def test_what_is_no_frame(what):
    """Whatever DuckDB does not know is refused in one sentence."""
    with pytest.raises(LoadError, match="frame: no frame that can be read: "):
        vkrel.Registry.from_frame(what)


def test_without_extras(monkeypatch):
    """Without PyArrow, frames of Polars say what to install; pandas needs nothing."""
    polars = pytest.importorskip("polars")

    def missing(name):
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(frames, "import_module", missing)
    with pytest.raises(LoadError, match=r"needs pyarrow.*pip install 'vkrel\[tables\]'"):
        vkrel.Registry.from_frame(polars.DataFrame({"a": [1]}))
    with pytest.raises(ImportError, match="to_rows"):
        vkrel.Registry().to_frame()
