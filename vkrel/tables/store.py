"""The columns of tables, in a DuckDB of our own: what is done to a whole column is said in SQL.

Nothing is downloaded and nothing remote is read: a store sees the files that it is made for and a
folder of its own, which goes with it.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from weakref import finalize

import duckdb

from vkrel.tables.sql import quoted

MEMORY = "1GB"  # what is larger goes to the folder of the store
_SETTINGS: dict[str, Any] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "memory_limit": MEMORY,
}
_SAVED = "saved.duckdb"


class Store:
    """A database in memory; it lives as long as somebody holds it.

    folder: for files of our own making.
    """

    def __init__(self, *readable: Path) -> None:
        """An empty store, which can read these files and no others."""
        self._made = 0
        self._open(readable)

    def _open(self, readable: Sequence[Path]) -> None:
        self.folder = Path(mkdtemp(prefix="vkrel-"))
        finalize(self, shutil.rmtree, self.folder, ignore_errors=True)
        settings = {**_SETTINGS, "temp_directory": str(self.folder)}
        self._connection = duckdb.connect(":memory:", config=settings)
        self.run("set timezone = 'UTC'")
        self.run("set enable_progress_bar = false")
        self.run("set allowed_directories = ?", [str(self.folder)])
        self.run("set allowed_paths = ?", list(map(str, readable)))
        self.run("set enable_external_access = false")
        self.run("set lock_configuration = true")

    def fresh(self, what: str) -> str:
        """A name for a table that no other table has."""
        self._made += 1
        return f"{what}_{self._made}"

    def run(self, query: str, *parameters: Any) -> None:
        """Run a query for what it does; `parameters` fill its question marks."""
        self._connection.execute(query, parameters)

    def rows(self, query: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """All rows that a query gives."""
        return self._connection.execute(query, parameters).fetchall()

    def put(self, what: str, columns: Sequence[tuple[str, str, Sequence[Any]]]) -> str:
        """A new table of (name, SQL type, cells), all of one length; gives its name."""
        table = self.fresh(what)
        listed = ", ".join(f"unnest(?::{type_}[]) as {name}" for name, type_, _ in columns)
        self.run(f"create table {table} as select {listed}", *(list(each[2]) for each in columns))
        return table

    def show(self, what: str, frame: Any) -> str:
        """A view of a frame that DuckDB knows; gives its name. Raises duckdb.Error."""
        view = self.fresh(what)
        self._connection.register(view, frame)
        return view

    def hide(self, view: str) -> None:
        """Let go of a frame that was shown."""
        self._connection.unregister(view)

    def __getstate__(self) -> tuple[int, bytes]:
        file = self.folder / _SAVED
        self.run(f"attach {quoted(file)} as saved")
        self.run("copy from database memory to saved")
        self.run("detach saved")
        content = file.read_bytes()
        file.unlink()
        return self._made, content

    def __setstate__(self, state: tuple[int, bytes]) -> None:
        self._made, content = state
        self._open(())
        file = self.folder / _SAVED
        file.write_bytes(content)
        self.run(f"attach {quoted(file)} as saved (read_only)")
        self.run("copy from database saved to memory")
        self.run("detach saved")
        file.unlink()
