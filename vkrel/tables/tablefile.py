"""Files that hold a claims table: which ending is read by what."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from vkrel.model.problems import LoadError, Problem
from vkrel.model.vocabulary import Vocabulary
from vkrel.tables.csvfile import read_csv
from vkrel.tables.endings import ENDINGS
from vkrel.tables.frames import read_parquet
from vkrel.tables.grid import Grid
from vkrel.tables.jsonl import read_jsonl
from vkrel.tables.mapping import TableMapping
from vkrel.tables.table import TableClaims, claims_of


def read_table(
    path: Path, mapping: TableMapping | None = None, vocabulary: Vocabulary | None = None
) -> TableClaims:
    """The claims of a table file; raises LoadError where nothing of it can be used."""
    mapping = mapping or TableMapping()
    problems: list[Problem] = []
    made = claims_of(_grid(path, mapping, problems), mapping, vocabulary)
    made.problems[:0] = problems
    if not made.claims and not made.columns and made.problems:
        raise LoadError(made.problems)
    return made


def _grid(path: Path, mapping: TableMapping, problems: list[Problem]) -> Grid:
    if not path.exists():
        raise LoadError([Problem(str(path), 0, "", "no such file or folder")])
    kind = ENDINGS[path.suffix.lower()]
    if kind == "parquet":
        return read_parquet(path)
    if kind == "jsonl":
        return read_jsonl(path, problems, encoding=mapping.encoding)
    delimiter = mapping.delimiter or ("\t" if path.suffix.lower() == ".tsv" else "")
    return read_csv(path, problems, encoding=mapping.encoding, delimiter=delimiter)


def shortened(problems: Iterable[Problem], most: int = 5) -> list[str]:
    """Problems as texts; of those that differ in their line alone, the first few and how many."""
    alike: dict[tuple[str, str, str], list[Problem]] = {}
    for each in problems:
        kind = "".join(" " if letter.isdigit() else letter for letter in each.message)
        alike.setdefault((each.file, each.field, kind), []).append(each)
    texts = []
    for same in alike.values():
        texts += [str(each) for each in same[:most]]
        if len(same) > most:
            texts.append(f"{same[0].file}: and {len(same) - most} more such rows")
    return texts
