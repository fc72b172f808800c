"""Loading: from files to a registry."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vkrel.files.claims import files_of, load_files
from vkrel.files.seeds import seeds_folder
from vkrel.model.problems import LoadError, Problem
from vkrel.registry.registry import Registry

if TYPE_CHECKING:  # what reads tables is loaded with the first of them
    from vkrel.tables.mapping import TableMapping


def load(
    path: str | Path | None = None, *, mapping: str | Path | TableMapping | None = None
) -> Registry:
    """The registry of claims files or of a claims table.

    path: a folder, a TOML file, a table (.csv, .tsv, .jsonl, .parquet), or None for the five
        documents that come with vkrel.
    mapping: for a table, the file that says what its columns are (see docs/tables.md); by default
        NAME.mapping.toml beside it, where there is one.
    Raises LoadError with everything that is wrong in all files. Of a table, whatever can safely
    be left out is named in `registry.problems` instead.
    """
    if path is not None:
        from vkrel.tables.formats import is_table  # noqa: PLC0415

        if is_table(Path(path)):
            return _load_table(Path(path), mapping)
    if mapping is not None:
        message = "a mapping is for tables (.csv, .tsv, .jsonl, .parquet): leave it out"
        raise LoadError([Problem(str(path or ""), 0, "", message)])
    loaded = load_files(files_of(Path(path) if path is not None else seeds_folder()))
    registry = Registry(loaded.vocabulary, loaded.sources.values(), loaded.claims)
    registry.set_aside = loaded.set_aside
    return registry


def _load_table(path: Path, mapping: str | Path | TableMapping | None) -> Registry:
    from vkrel.tables.claims import read_table  # noqa: PLC0415
    from vkrel.tables.mapping import as_mapping  # noqa: PLC0415

    beside = path.with_suffix(".mapping.toml")
    if mapping is None and beside.exists():
        mapping = beside
    nearest = [each for each in files_of(path) if each != path] if path.exists() else []
    vocabulary = load_files(nearest).vocabulary if nearest else None
    return Registry.of_table(read_table(path, as_mapping(mapping), vocabulary), vocabulary)
