"""Which endings of files are claims tables; light, as every `load` asks it."""

from __future__ import annotations

from pathlib import Path

ENDINGS = {
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
}


def is_table(path: Path) -> bool:
    """Whether the ending of a file is that of a claims table."""
    return path.suffix.lower() in ENDINGS
