"""The store: it reads what it is made for and nothing else, leaves nothing behind, and travels."""

from __future__ import annotations

import gc
import pickle
import subprocess
import sys

import duckdb
import pytest

import vkrel
from vkrel.tables.formats import read_grid
from vkrel.tables.sql import quoted
from vkrel.tables.store import Store

FORBIDDEN = (
    "select * from read_csv('https://example.org/claims.csv')",
    "select * from 's3://bucket/claims.parquet'",
    "install httpfs",
    "load httpfs",
    "install sqlite from community",
    "set enable_external_access = true",
    "set autoinstall_known_extensions = true",
    "attach 'https://example.org/claims.duckdb'",
)


@pytest.mark.parametrize("query", FORBIDDEN)
def test_nothing_from_a_network(query):
    """No address is read, no extension fetched, and no setting can be undone."""
    with pytest.raises(duckdb.Error):
        Store().run(query)


def test_no_other_file(tmp_path):
    """A store sees the files that it is made for, those beside them not."""
    mine, other = tmp_path / "it's mine.csv", tmp_path / "other.csv"
    for path in (mine, other):
        path.write_text("a,b\n1,2\n", "utf-8")
    store = Store(mine)
    assert store.rows(f"from read_csv({quoted(mine)})") == [(1, 2)]
    for query in (f"from read_csv({quoted(other)})", f"copy (select 1) to {quoted(other)}"):
        with pytest.raises(duckdb.Error, match="disabled by configuration"):
            store.run(query)
    assert other.read_text("utf-8") == "a,b\n1,2\n"


def test_the_folder_goes_with_it():
    """What a store wrote on the disk is gone with the store."""
    store = Store()
    (store.folder / "copy.csv").write_text("a", "utf-8")
    folder = store.folder
    del store
    gc.collect()
    assert not folder.exists()


def test_a_store_travels():
    """Tables and views come back from a pickle, in their order, and names stay fresh."""
    store = Store()
    table = store.put("cells", [("a", "bigint", [3, 1, 2]), ("b", "varchar", ["", "\0", "é"])])
    store.run(f"create view seen as select a from {table}")  # noqa: S608
    again = pickle.loads(pickle.dumps(store))  # noqa: S301  our own bytes
    assert again.rows(f"from {table}") == [(3, ""), (1, "\0"), (2, "é")]
    assert again.rows("from seen") == [(3,), (1,), (2,)]
    assert again.fresh("cells") == store.fresh("cells") != table
    assert list(store.folder.iterdir()) == list(again.folder.iterdir()) == []


def test_a_registry_travels(tmp_path):
    """A registry of a table is pickled with its grid, and says the same."""
    path = tmp_path / "claims.csv"
    path.write_text("source,subject,attribute,value\na,x,opens,9:00\nb,x,opens,10:00\n", "utf-8")
    registry = vkrel.load(path)
    again = pickle.loads(pickle.dumps(registry))  # noqa: S301  our own bytes
    assert again.to_rows() == registry.to_rows()
    assert [each.id for each in vkrel.check(again)] == [each.id for each in vkrel.check(registry)]
    grid = read_grid(path)
    assert pickle.loads(pickle.dumps(grid)).columns == grid.columns  # noqa: S301  our own bytes


@pytest.mark.parametrize(
    "code",
    [
        "import vkrel; vkrel.check()",
        "from vkrel.cli import main; main(['check'], standalone_mode=False)",
        "import vkrel; vkrel.Registry(); vkrel.compare('1', '2')",
    ],
)
def test_duckdb_waits_for_a_table(code):
    """Whoever reads no table does not load DuckDB."""
    program = f"""
import sys
try:
    {code}
except SystemExit:
    pass
assert "duckdb" not in sys.modules
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
