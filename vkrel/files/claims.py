"""Loading claims files: TOML that says what each source says.

Everything wrong in all files is collected and raised at once, with file, line and field.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path as FilePath
from typing import Any

import attrs

from vkrel.files.vocabulary import Positions, read_vocabulary
from vkrel.model.claim import Claim
from vkrel.model.converter import Mistake, extra_keys, keys_of, structure
from vkrel.model.passage import Passage
from vkrel.model.places import Path, Position
from vkrel.model.problems import LoadError, Problem
from vkrel.model.record import Record
from vkrel.model.source import Source
from vkrel.model.tomlfile import ACCEPTED, TomlFile, read_toml
from vkrel.model.types import TYPES
from vkrel.model.vocabulary import SECTIONS, Vocabulary, base
from vkrel.model.writer import Writer

VOCABULARY = "vocabulary.toml"


@attrs.frozen(kw_only=True)
class Loaded:
    """What claims files hold: sources, claims in file order, lines that are set aside."""

    vocabulary: Vocabulary
    sources: dict[str, Source]
    claims: list[Claim]
    set_aside: dict[str, list[tuple[int, str]]]


def load_files(paths: Iterable[FilePath]) -> Loaded:
    """Load claims files and vocabularies; raises LoadError with every problem in all of them."""
    problems: list[Problem] = []
    files: list[TomlFile] = []
    for path in sorted(set(paths)):
        try:
            files.append(read_toml(path))
        except LoadError as error:
            problems += error.problems
            if path.name == VOCABULARY:  # every name in the other files would be unknown
                raise LoadError(problems) from None
    vocabulary = Vocabulary(inherit=False)
    entries: Positions = {}
    for file in filter(_is_vocabulary, files):
        problems += file.problems(read_vocabulary(file, vocabulary, entries))
    vocabulary.merge(base())
    for entry, key, message in vocabulary.loose_ends():
        place = entries.get((entry.section, entry.id), Position(""))
        field = f"{entry.section} {entry.id}.{key}"
        problems.append(Problem(place.file, place.line, field, message))
    loaded = Loaded(vocabulary=vocabulary, sources={}, claims=[], set_aside={})
    places: dict[str, str] = {}
    for file in files:
        if not _is_vocabulary(file):
            problems += file.problems(_ClaimsFile(file, loaded, places).load())
    if problems:
        raise LoadError(problems)
    return loaded


def files_of(path: FilePath) -> list[FilePath]:
    """The TOML files that a path stands for: a folder's, or a file and its vocabulary.

    Raises LoadError where there is nothing to load.
    """
    if path.is_dir():
        found = sorted(file for file in path.rglob("*.toml") if file.name != ACCEPTED)
        if not found:
            message = "no .toml file in this folder: give a folder of claims files"
            raise LoadError([Problem(str(path), 0, "", message)])
        return found
    if not path.exists():
        raise LoadError([Problem(str(path), 0, "", "no such file or folder")])
    around = [path.parent / VOCABULARY, path.parent.parent / VOCABULARY]
    nearest = next((file for file in around if file.exists() and file != path), None)
    return [path, nearest] if nearest else [path]


def _is_vocabulary(file: TomlFile) -> bool:
    if "source" in file.tables or "passage" in file.tables:
        return False
    sections = {*SECTIONS, "defaults"}
    return file.path.name == VOCABULARY or not sections.isdisjoint(file.tables)


class _ClaimsFile:
    """One claims file on its way into what is loaded; `mistakes` is what is wrong in it."""

    def __init__(self, file: TomlFile, loaded: Loaded, places: dict[str, str]) -> None:
        """`places` tells the file of each source that is declared."""
        self.file = file
        self.loaded = loaded
        self.places = places
        self.mistakes: list[Mistake] = []

    def load(self) -> list[Mistake]:
        self.mistakes += extra_keys(self.file.tables, ("source", "passage"), ())
        source = self._source()
        passages = self.file.tables.get("passage", [])
        if not isinstance(passages, list):
            self.mistakes.append((("passage",), "passages are written [[passage]]"))
        elif source is not None:
            writer = Writer(source, self.loaded.vocabulary)
            for number, table in enumerate(passages):
                if isinstance(table, dict):
                    self._passage(writer, table, ("passage", number))
                else:
                    self.mistakes.append((("passage", number), "a passage is a table"))
        return self.mistakes

    def _source(self) -> Source | None:
        if "source" not in self.file.tables:
            message = "no [source] table: say which source the file speaks for"
            self.mistakes.append((("source",), message))
            return None
        source = structure(self.file.tables["source"], Source, ("source",), self.mistakes)
        if source is None:
            return None
        if source.id in self.loaded.sources:
            other = self.places[source.id]
            message = f"source {source.id!r} is declared twice, also in {other}: ids are unique"
            self.mistakes.append((("source", "id"), message))
            return None
        self.loaded.sources[source.id] = source
        self.places[source.id] = str(self.file.path)
        return source

    def _passage(self, writer: Writer, table: dict[str, Any], path: Path) -> None:
        keys = keys_of(Passage)
        self.mistakes += extra_keys(table, (*keys, *TYPES), path)
        head = {key: value for key, value in table.items() if key in keys}
        passage = structure(head, Passage, path, self.mistakes)
        if "status" in table:
            if passage is not None:
                self._aside(writer.source, passage, table, path)
            return
        written = [
            self._checked(
                writer.of(
                    record,
                    passage or Passage(),
                    partial(self._report, where),
                    partial(self._place, where),
                ),
                writer.source,
                where,
                lines=passage is not None,
            )
            for where, record in self._records(table, path)
        ]
        if passage is not None:
            over = writer.over(
                passage, written, partial(self._report, path), partial(self._place, path)
            )
            written.append(self._checked(over, writer.source, path))
        for claims in written:
            self.loaded.claims.extend(claims)

    def _records(self, table: dict[str, Any], path: Path) -> Iterator[tuple[Path, Record]]:
        """The sound records of a passage, each with its place."""
        for type_, into in TYPES.items():
            records = table.get(type_, [])
            if not isinstance(records, list):
                message = f"records are written [[passage.{type_}]]"
                self.mistakes.append(((*path, type_), message))
                continue
            for number, several in enumerate(records):
                where = (*path, type_, number)
                for fields in self._each(several, where):
                    record = structure(fields, into, where, self.mistakes)
                    if record is not None:
                        yield where, record

    def _each(self, record: Any, path: Path) -> list[Any]:
        """The records that `each` writes out of one."""
        if not isinstance(record, dict) or "each" not in record:
            return [record]
        variants = record["each"]
        if not isinstance(variants, list) or not all(isinstance(own, dict) for own in variants):
            self.mistakes.append(((*path, "each"), "each is a list of tables"))
            return []
        shared = {name: value for name, value in record.items() if name != "each"}
        return [{**shared, **own} for own in variants]

    def _aside(self, source: Source, passage: Passage, table: dict[str, Any], path: Path) -> None:
        """Furniture, repeats and other articles hold no claims and support nothing."""
        message = f"a passage with status {passage.status!r} has no records"
        self.mistakes += [((*path, type_), message) for type_ in TYPES if type_ in table]
        lines = self.loaded.set_aside.setdefault(source.id, [])
        lines += [(line, passage.status) for line in (passage.line, *passage.also) if line]

    def _checked(
        self, claims: list[Claim], source: Source, path: Path, *, lines: bool = True
    ) -> list[Claim]:
        """A claim of a document shows where it stands; a data set may have no lines."""
        for claim in claims if source.document else ():
            if not claim.quote:
                message = "no quote: give the shortest printed phrase that carries the value"
                self._report(path, claim.field, message)
            if claim.line is None and lines:
                self._report(path, claim.field, "no line: give the line where the quote stands")
        return claims

    def _report(self, path: Path, field: str, message: str) -> None:
        self.mistakes.append(((*path, field) if field else path, message))

    def _place(self, path: Path, field: str) -> Position:
        return self.file.place((*path, field) if field else path)
