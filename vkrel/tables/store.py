"""The columns of tables, in a DuckDB of our own: what is done to a whole column is said in SQL.

Nothing is downloaded and nothing remote is read: extensions are those that come with DuckDB.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any

import duckdb

_SETTINGS: dict[str, Any] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
}


class Store:
    """A database in memory; it lives as long as somebody holds it."""

    def __init__(self) -> None:
        """An empty store."""
        self._connection = duckdb.connect(":memory:", config=_SETTINGS)
        self._numbers = count()

    def fresh(self, what: str) -> str:
        """A name for a table that no other table has."""
        return f"{what}_{next(self._numbers)}"

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


def quoted(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def listed(names: Iterable[str]) -> str:
    """Names with commas between them."""
    return ", ".join(names)
