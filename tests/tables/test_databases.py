"""Tables of DuckDB and SQLite: which one is meant, and nothing but the file is read."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import duckdb
import pytest

import vkrel
from vkrel import LoadError
from vkrel.tables.formats import read_grid
from vkrel.tables.grid import Hints

ROWS = "values ('a', 'x', 'opens', 9.0), ('b', 'x', 'opens', 11.0)"
CLAIMS = [
    "create table claims (source text, subject text, attribute text, value double)",
    f"insert into claims {ROWS}",
]
MORE = ["create table other (n integer)", "create view seen as select * from claims"]


def duckdb_file(path, *statements):
    with duckdb.connect(str(path)) as database:
        for statement in statements:
            database.execute(statement)


def sqlite_file(path, *statements):
    with closing(sqlite3.connect(path)) as database:
        for statement in statements:
            database.execute(statement)
        database.commit()


MAKERS = {".duckdb": duckdb_file, ".sqlite": sqlite_file, ".sqlite3": sqlite_file}


@pytest.fixture(params=[*MAKERS, "duckdb.db", "sqlite.db"])
def make(request, tmp_path):
    """Make a database of statements; its kind is told by its ending, or by its first bytes."""
    ending = request.param
    maker = MAKERS.get(ending) or MAKERS[f".{ending.removesuffix('.db')}"]
    path = tmp_path / f"it's{ending if ending.startswith('.') else '.db'}"

    def make(*statements):
        maker(path, *statements)
        return path

    return make


def test_one_table(make):
    """The only table of a database is the one that is meant; whole numbers have no point."""
    registry = vkrel.load(make(*CLAIMS))
    assert [claim.value for claim in registry.claims] == ["9", "11"]
    assert [claim.line for claim in registry.claims] == [1, 2]
    assert len(vkrel.check(registry)) == 1


def test_several_tables(make, tmp_path):
    """Of several tables one is named, by the caller or in the mapping; else all are listed."""
    path = make(*CLAIMS, *MORE)
    with pytest.raises(LoadError, match="There are 'claims', 'other', 'seen'"):
        vkrel.load(path)
    with pytest.raises(LoadError, match="no table 'clams'; there are 'claims'"):
        vkrel.load(path, table="clams")
    assert len(vkrel.load(path, table="seen").claims) == 2
    mapping = tmp_path / "m.toml"
    mapping.write_text('table = "claims"\n', "utf-8")
    assert len(vkrel.load(path, mapping=mapping).claims) == 2
    with pytest.raises(LoadError, match="no column 'source'"):
        vkrel.load(path, mapping=mapping, table="other")


def test_no_table(make):
    """A database without tables is refused."""
    with pytest.raises(LoadError, match="holds no table"):
        vkrel.load(make(*CLAIMS, "drop table claims"))


def test_names_that_need_quotes(make):
    """Tables and columns may be called as they like."""
    path = make('create table "the ""best"" one" ("a ""b""" text, "select" text)')
    assert read_grid(path).header == ('a "b"', "select")


def test_nothing_is_written(make):
    """A database is as it was, and may lie where nothing can be written."""
    path = make(*CLAIMS)
    before = path.read_bytes()
    vkrel.load(path)
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_view_of_another_file(tmp_path):
    """A view cannot make vkrel read another file, or an address."""
    secret = tmp_path / "secret.csv"
    secret.write_text("source,subject,attribute,value\na,x,password,1\n", "utf-8")
    path = tmp_path / "claims.duckdb"
    duckdb_file(path, f"create view claims as select * from read_csv('{secret}')")  # noqa: S608
    with pytest.raises(LoadError, match="no database that can be read: Permission Error"):
        vkrel.load(path)


def test_schemas(tmp_path):
    """A table of another schema is named with it."""
    path = tmp_path / "claims.duckdb"
    duckdb_file(path, *CLAIMS, "create schema s", f"create table s.claims as {ROWS}")
    with pytest.raises(LoadError, match=r"There are 'claims', 's\.claims'"):
        read_grid(path)
    assert len(read_grid(path, Hints(table="s.claims"))) == 2


def test_cells_of_sqlite(tmp_path):
    """Cells are of any type; a text that is not UTF-8 is named with its row."""
    path = tmp_path / "claims.sqlite"
    sqlite_file(
        path,
        "create table claims (source, value)",
        "insert into claims values ('a', 1200.0), (null, 0.5), ('c', 9e999), ('d\n\"', x'41')",
        "insert into claims values (cast(x'ff' as text), 1)",
    )
    grid = read_grid(path)
    assert grid.columns == (["a", "", "c", 'd\n"'], ["1200", "0.5", "", "A"])
    assert [(each.line, each.message) for each in grid.log.problems] == [
        (5, "holds a text that is not UTF-8; the row is left out")
    ]
    assert grid.log.notes[0].endswith("infinite number, which states no value: 1")
