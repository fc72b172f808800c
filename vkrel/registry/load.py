"""Loading: from files to a registry."""

from __future__ import annotations

from collections.abc import Sequence
from glob import glob, has_magic
from pathlib import Path
from typing import TYPE_CHECKING

from vkrel.files.claims import VOCABULARY, files_of, load_files
from vkrel.files.seeds import seeds_folder
from vkrel.model.problems import LoadError, Problem
from vkrel.model.tomlfile import ACCEPTED
from vkrel.registry.registry import Registry
from vkrel.tables.endings import MAPPING, OFTEN_OTHERS, ending, is_remote, mapping_beside

if TYPE_CHECKING:  # what reads tables is loaded with the first of them
    from vkrel.tables.mapping import TableMapping


def load(
    path: str | Path | None = None,
    *,
    mapping: str | Path | TableMapping | None = None,
    table: str = "",
) -> Registry:
    """The registry of claims files or of claims tables.

    path: a TOML file, a table (.csv, .jsonl, .parquet, .duckdb, .sqlite and their like), a folder
        of either, a pattern of tables such as "data/*.csv", or None for the five documents that
        come with vkrel.
    mapping: for tables, the file that says what their columns are (see docs/tables.md); by default
        NAME.mapping.toml beside each, where there is one.
    table: of a database, which table.
    Raises LoadError with everything that is wrong in all files. Of a table, whatever can safely
    be left out is named in `registry.problems` instead.
    """
    if is_remote(path or ""):
        message = "nothing is read from a network: download it and give the file"
        raise LoadError([Problem(str(path), 0, "", message)])
    place = seeds_folder() if path is None else Path(path)
    tables = _tables_of(place)
    claims = _claims_in(place) if tables and place.is_dir() else []
    if tables and not claims:
        return _of_tables(tables, mapping, table)
    if mapping is not None or table:
        wrong = "a mapping is" if mapping is not None else "the name of a table is"
        message = f"{wrong} for tables (.csv, .jsonl, .parquet ...): leave it out"
        raise LoadError([Problem(str(path or ""), 0, "", message)])
    loaded = load_files(file for file in files_of(place) if not file.name.endswith(MAPPING))
    registry = Registry(loaded.vocabulary, loaded.sources.values(), loaded.claims)
    registry.set_aside = loaded.set_aside
    if tables:
        listed = ", ".join(each.name for each in tables)
        message = f"tables beside claims files are not read: {listed}; check them by themselves"
        registry.problems.append(Problem(str(place), 0, "", message))
    return registry


def _tables_of(path: Path) -> list[Path]:
    """The tables that a path means: of a folder, of a pattern, or itself."""
    if ending(path) and not path.is_dir() and (path.exists() or not has_magic(str(path))):
        return [path]
    if path.is_dir():
        found = [each for each in path.rglob("*") if ending(each) not in {"", *OFTEN_OTHERS}]
        inner = [each for each in found if each.is_file() and not _is_hidden(each, path)]
        return sorted(inner)
    if path.exists() or not has_magic(str(path)):
        return []
    named = map(Path, glob(str(path), recursive=True))  # noqa: PTH207  no pattern is an error
    found = [each for each in named if each.is_file()]
    tables = sorted(each for each in found if ending(each))
    if not tables:
        message = "no table has such a name" if found else "nothing has such a name"
        raise LoadError([Problem(str(path), 0, "", message)])
    return tables


def _is_hidden(file: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(folder).parts)


def _claims_in(folder: Path) -> list[Path]:
    """The claims files of a folder."""
    others = {VOCABULARY, ACCEPTED}
    found = (each for each in folder.rglob("*.toml") if each.name not in others)
    return [each for each in found if not each.name.endswith(MAPPING)]


def _of_tables(
    paths: Sequence[Path], given: str | Path | TableMapping | None, table: str
) -> Registry:
    """One registry of tables, each with its own mapping; raises LoadError of all of them."""
    from vkrel.tables.claims import read_tables  # noqa: PLC0415
    from vkrel.tables.mapping import as_mapping  # noqa: PLC0415

    problems: list[Problem] = []
    hierarchies: set[Path] = set()
    mappings: dict[Path, TableMapping | None] = {}
    for path in paths:
        beside = mapping_beside(path)
        try:
            mapping = as_mapping(beside if given is None and beside.exists() else given)
        except LoadError as error:
            problems += error.problems
        else:
            mappings[path] = mapping
            if mapping is not None:
                named = mapping.hierarchies.values()
                hierarchies |= {(path.parent / name).resolve() for name in named}
    nearest = {file for path in paths if path.exists() for file in files_of(path)} - set(paths)
    vocabulary = load_files(nearest).vocabulary if nearest else None
    tables = [
        (path, mapping)
        for path, mapping in mappings.items()
        if len(paths) == 1 or path.resolve() not in hierarchies
    ]
    try:
        made = read_tables(tables, vocabulary, table=table) if tables else None
    except LoadError as error:
        problems += error.problems
    if problems or made is None:
        raise LoadError(problems)
    return Registry.of_table(made, vocabulary)
