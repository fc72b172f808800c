"""Loading claims files: TOML that says what each source says.

Everything wrong in all files is collected and raised at once, with file, line and field.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any

import attrs
import tomli

from vkrel.files.converter import Found, extra_keys, structure
from vkrel.files.vocabulary import read_vocabulary
from vkrel.findings.accepted import FILE_NAME as ACCEPTED
from vkrel.model.claim import Claim
from vkrel.model.placed import as_lines
from vkrel.model.places import Path, Place, index, line_of
from vkrel.model.printed import Target, as_target
from vkrel.model.problems import LoadError, Problem
from vkrel.model.record import Record
from vkrel.model.source import Source
from vkrel.model.types import TYPES
from vkrel.model.vocabulary import SECTIONS, Vocabulary, base
from vkrel.model.writer import Passage, Rows

RELATIONS = ("during", "because", "within", "after", "occasion")
STATUSES = ("furniture", "repeat", "other")
PASSAGE_KEYS = ("line", "speaker", "as_of", "see", "also", "status", "quote", *RELATIONS, *TYPES)


@attrs.frozen(kw_only=True)
class Loaded:
    """What claims files hold: sources, claims in file order, and the records themselves."""

    vocabulary: Vocabulary
    sources: dict[str, Source]
    claims: list[Claim]
    records: list[tuple[str, Record]]
    set_aside: dict[str, list[tuple[int, str]]]


def load_files(paths: Iterable[FilePath]) -> Loaded:
    """Load claims files and vocabularies; raises LoadError with every problem in all of them."""
    loader = _Loader()
    parsed = [each for path in sorted(set(paths)) if (each := loader.parse(path))]
    for document in parsed:
        if document.is_vocabulary:
            loader.vocabulary_file(document)
    loader.vocabulary.merge(base())
    for entry, key, message in loader.vocabulary.loose_ends():
        field = f"{entry.section} {entry.id}.{key}"
        loader.problems.append(Problem(entry.place, 0, field, message))
    for document in parsed:
        if not document.is_vocabulary:
            loader.claims_file(document)
    if loader.problems:
        raise LoadError(loader.problems)
    return loader.loaded()


def files_of(path: FilePath) -> list[FilePath]:
    """The TOML files that a path stands for: a folder's, or a file and its vocabulary.

    Raises LoadError where there is nothing to load.
    """
    if path.is_dir():
        found = sorted(each for each in path.rglob("*.toml") if each.name != ACCEPTED)
        if not found:
            message = "no .toml file in this folder: give a folder of claims files"
            raise LoadError([Problem(str(path), 0, "", message)])
        return found
    if not path.exists():
        raise LoadError([Problem(str(path), 0, "", "no such file or folder")])
    around = [path.parent / "vocabulary.toml", path.parent.parent / "vocabulary.toml"]
    nearest = next((each for each in around if each.exists() and each != path), None)
    return [path, nearest] if nearest else [path]


@attrs.frozen
class _Parsed:
    path: FilePath
    text: str
    tables: dict[str, Any]

    @cached_property
    def lines(self) -> dict[Path, int]:
        """The lines of tables and keys, found when the first of them is asked for."""
        return index(self.text)

    @property
    def is_vocabulary(self) -> bool:
        if "source" in self.tables or "passage" in self.tables:
            return False
        return self.path.name == "vocabulary.toml" or bool(
            set(self.tables) & {*SECTIONS, "defaults"}
        )


class _Loader:
    def __init__(self) -> None:
        self.vocabulary = Vocabulary()
        self.problems: list[Problem] = []
        self.sources: dict[str, Source] = {}
        self.source_places: dict[str, str] = {}
        self.claims: list[Claim] = []
        self.records: list[tuple[str, Record]] = []
        self.set_aside: dict[str, list[tuple[int, str]]] = {}

    def loaded(self) -> Loaded:
        return Loaded(
            vocabulary=self.vocabulary,
            sources=self.sources,
            claims=self.claims,
            records=self.records,
            set_aside=self.set_aside,
        )

    def parse(self, path: FilePath) -> _Parsed | None:
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            message = f"not UTF-8 at byte {error.start}: save the file as UTF-8"
            self.problems.append(Problem(str(path), 0, "", message))
            return None
        except OSError as error:
            self.problems.append(Problem(str(path), 0, "", str(error.strerror or error)))
            return None
        try:
            return _Parsed(path, text, tomli.loads(text))
        except tomli.TOMLDecodeError as error:
            line = getattr(error, "lineno", 0)
            message = f"no valid TOML: {getattr(error, 'msg', error)}"
            self.problems.append(Problem(str(path), line, "", message))
        except RecursionError:
            self.problems.append(Problem(str(path), 0, "", "no valid TOML: nested too deeply"))
        return None

    def report(self, document: _Parsed, found: Iterable[Found]) -> None:
        """Turn paths into lines."""
        for path, message in found:
            field = ".".join(str(each) for each in path if isinstance(each, str))
            place = line_of(document.lines, path)
            self.problems.append(Problem(str(document.path), place, field, message))

    def vocabulary_file(self, document: _Parsed) -> None:
        found = read_vocabulary(document.tables, self.vocabulary, str(document.path))
        self.report(document, found)

    def claims_file(self, document: _Parsed) -> None:
        found = extra_keys(document.tables, ("source", "passage"), ())
        source = self._source(document, found)
        passages = document.tables.get("passage", [])
        if not isinstance(passages, list):
            found.append((("passage",), "passages are written [[passage]]"))
        elif source is not None:
            rows = Rows(source, self.vocabulary)
            for number, given in enumerate(passages):
                self._passage(document, rows, given, ("passage", number), found)
        self.report(document, found)

    def _source(self, document: _Parsed, found: list[Found]) -> Source | None:
        if "source" not in document.tables:
            message = "no [source] table: say which source the file speaks for"
            found.append((("source",), message))
            return None
        source: Source | None = structure(document.tables["source"], Source, ("source",), found)
        if source is None:
            return None
        if source.id in self.sources:
            other = self.source_places[source.id]
            message = f"source {source.id!r} is declared twice, also in {other}: ids are unique"
            found.append((("source", "id"), message))
            return None
        self.sources[source.id] = source
        self.source_places[source.id] = str(document.path)
        return source

    def _passage(
        self,
        document: _Parsed,
        rows: Rows,
        given: Any,
        path: Path,
        found: list[Found],
    ) -> None:
        if not isinstance(given, dict):
            found.append((path, "a passage is a table"))
            return
        found += extra_keys(given, PASSAGE_KEYS, path)
        passage = self._of_passage(given, path, found)
        if "status" in given:
            self._aside(rows, given, path, found)
            return
        written: list[list[Claim]] = []
        for type_ in TYPES:
            records = given.get(type_, [])
            if not isinstance(records, list):
                found.append(((*path, type_), f"records are written [[passage.{type_}]]"))
                continue
            for number, record in enumerate(records):
                where = (*path, type_, number)
                for each in self._each(record, where, found):
                    made = structure(each, TYPES[type_], where, found)
                    if made is None:
                        continue
                    self.records.append((rows.source.id, made))
                    written.append(self._record(document, rows, made, passage, where, found))
        over = rows.over(
            passage,
            written,
            lambda field, message: found.append(((*path, field), message)),
            lambda _: Place(str(document.path), path=path),
        )
        self._check_quotes(over, rows, path, found)
        for claims in (*written, over):
            self.claims.extend(claims)

    def _record(
        self,
        document: _Parsed,
        rows: Rows,
        record: Record,
        passage: Passage,
        path: Path,
        found: list[Found],
    ) -> list[Claim]:
        claims = rows.of(
            record,
            passage,
            lambda field, message: found.append(((*path, field) if field else path, message)),
            lambda field: Place(str(document.path), path=(*path, field)),
        )
        self._check_quotes(claims, rows, path, found)
        return claims

    @staticmethod
    def _check_quotes(claims: Iterable[Claim], rows: Rows, path: Path, found: list[Found]) -> None:
        """A claim of a document shows where it stands; a data set may have no lines."""
        if not rows.source.document:
            return
        for claim in claims:
            where = (*path, claim.field)
            if not claim.quote:
                message = "no quote: give the shortest printed phrase that carries the value"
                found.append((where, message))
            if claim.line is None:
                found.append((where, "no line: give the line where the quote stands"))

    @staticmethod
    def _of_passage(given: dict[str, Any], path: Path, found: list[Found]) -> Passage:
        relations: dict[str, Target] = {}
        for name in RELATIONS:
            if name in given:
                try:
                    relations[name] = as_target(given[name])
                except (ValueError, TypeError) as error:
                    found.append(((*path, name), str(error)))
        values: dict[str, Any] = {}
        for name in ("line", "see", "also"):
            if name in given:
                try:
                    read = as_lines(given[name])
                except ValueError as error:
                    found.append(((*path, name), str(error)))
                    continue
                values[name] = read[0] if name == "line" else read
        for name in ("speaker", "as_of"):
            if name in given:
                if isinstance(given[name], str):
                    values[name] = given[name]
                else:
                    found.append(((*path, name), f"{name} is a text, as printed"))
        return Passage(relations=relations, **values)

    def _aside(self, rows: Rows, given: dict[str, Any], path: Path, found: list[Found]) -> None:
        """Furniture, repeats and other articles hold no claims and support nothing."""
        if given["status"] not in STATUSES:
            message = f"status is one of {', '.join(STATUSES)}"
            found.append(((*path, "status"), message))
        for type_ in TYPES:
            if type_ in given:
                message = f"a passage with status {given['status']!r} has no records"
                found.append(((*path, type_), message))
        for line in (given.get("line"), *_listed(given.get("also", ()))):
            if isinstance(line, int):
                aside = self.set_aside.setdefault(rows.source.id, [])
                aside.append((line, str(given["status"])))

    @staticmethod
    def _each(record: Any, path: Path, found: list[Found]) -> list[Any]:
        """The records that `each` writes out of one."""
        if not isinstance(record, dict) or "each" not in record:
            return [record]
        each = record["each"]
        if not isinstance(each, list) or not all(isinstance(one, dict) for one in each):
            found.append(((*path, "each"), "each is a list of tables"))
            return []
        rest = {name: value for name, value in record.items() if name != "each"}
        return [{**rest, **one} for one in each]


def _listed(given: Any) -> tuple[Any, ...]:
    return tuple(given) if isinstance(given, list | tuple) else (given,)
