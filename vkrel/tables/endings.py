"""Which files are tables, told by the ending of their names; nothing else is loaded to say so."""

from __future__ import annotations

import re
from pathlib import Path

TEXTS = (".csv", ".tsv", ".txt", ".jsonl", ".ndjson", ".json")  # .gz may follow
DATABASES = (".duckdb", ".sqlite", ".sqlite3", ".db")
ENDINGS = (*TEXTS, ".parquet", *DATABASES)
OFTEN_OTHERS = (".txt", ".json", ".db")  # in a folder they are seldom tables
MAPPING = ".mapping.toml"  # of the file beside a table that says what its columns are
_REMOTE = re.compile(r"[a-z][a-z0-9+.-]+:/", re.IGNORECASE)


def ending(path: Path) -> str:
    """The ending of a table's name, without .gz; "" where a name is no table's."""
    name = path.name.lower()
    plain = Path(name.removesuffix(".gz")).suffix
    known = TEXTS if name.endswith(".gz") else ENDINGS
    return plain if plain in known else ""


def is_remote(path: str | Path) -> bool:
    """Whether a path is an address, such as https://... or s3://..."""
    return bool(_REMOTE.match(str(path)))


def mapping_beside(path: Path) -> Path:
    """Where the mapping file of a table is looked for: NAME.mapping.toml."""
    return path.with_name(Path(path.name.removesuffix(".gz")).stem + MAPPING)
