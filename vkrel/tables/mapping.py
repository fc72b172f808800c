"""The mapping file: how the columns of somebody's table are called, and what its attributes are.

type = "flight"                       # what a row speaks of
[columns]
source = "website"                    # the column that says who says it
qualifiers = ["as_of"]                # columns that separate questions
[attribute.authors]
many = true                           # several can be true at once
[hierarchy.places]
"Hanoi" = "Viet Nam"                  # the narrower value, then the wider one
[[source]]
id = "mirror"
copies = ["site"]
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs
import tomli

from vkrel.model.converter import Mistake, structure
from vkrel.model.problems import LoadError
from vkrel.model.source import Source
from vkrel.model.tomlfile import read_toml
from vkrel.values.fold import fold
from vkrel.values.read import ALIASES
from vkrel.values.tolerance import checked
from vkrel.values.verdict import Kind

WORDS = (
    "date", "time", "quantity", "percent", "money", "duration", "rank", "ordinal", "multiple",
    "set", "name", "country", "text",
)  # fmt: skip
KINDS = {word: Kind({"country": Kind.NAME, **ALIASES}.get(word, word)) for word in WORDS}
HEADERS = {
    "attribute": "[attribute.NAME]",
    "hierarchy": "[hierarchy.NAME]",
    "hierarchies": "[hierarchies]",
    "source": "[[source]]",
}
ORDERS = ("dmy", "mdy", "ymd")
ROLES = ("source", "subject", "attribute", "value", "type", "line", "quote", "speaker", "unit")


def _text(given: Any) -> str:
    if not isinstance(given, str):
        raise TypeError("a text is expected here: put it in quotes")
    return given


def _texts(given: Any) -> tuple[str, ...]:
    if not isinstance(given, list | tuple) or not all(isinstance(text, str) for text in given):
        raise TypeError("a list of texts is expected here")
    return tuple(given)


def _named(given: Any) -> dict[str, str]:
    """Columns by a name of their own, or a list of columns that are called as they are."""
    if isinstance(given, dict):
        return {name: _text(column) for name, column in given.items()}
    return {column: column for column in _texts(given)}


def _one_of(words: Iterable[str]) -> Callable[[Any, attrs.Attribute[Any], str], None]:
    def known(_: Any, field: attrs.Attribute[Any], word: str) -> None:
        if word and word not in words:
            raise ValueError(f"no {field.name} {word!r}: one of {', '.join(words)}")

    return known


def _a_text(usual: str = "") -> Any:
    return attrs.field(default=usual, converter=_text)


def _some_texts() -> Any:
    return attrs.field(default=(), converter=_texts)


@attrs.frozen(kw_only=True)
class ColumnNames:
    """How columns are called by their role, where the name of the role is not theirs.

    sources: in a wide table, the columns that are a source each.
    attributes: in the other wide table, the columns that are an attribute each.
    qualifiers: columns that separate questions, by the name of the qualifier.
    """

    source: str = _a_text()
    subject: str = _a_text()
    attribute: str = _a_text()
    value: str = _a_text()
    type: str = _a_text()
    line: str = _a_text()
    quote: str = _a_text()
    speaker: str = _a_text()
    unit: str = _a_text()
    sources: tuple[str, ...] = _some_texts()
    attributes: tuple[str, ...] = _some_texts()
    qualifiers: Mapping[str, str] = attrs.field(factory=dict, converter=_named)
    ignore: tuple[str, ...] = _some_texts()

    def named(self) -> Iterator[tuple[str, str]]:
        """Every column that has to be there, and the key that names it."""
        yield from ((f"columns.{role}", name) for role in ROLES if (name := getattr(self, role)))
        for name in (*self.sources, *self.attributes, *self.qualifiers.values()):
            yield "columns", name


@attrs.frozen(kw_only=True)
class AttributeMapping:
    """What a person knows of an attribute: whatever is left out is inferred from its values."""

    kind: str = attrs.field(default="", validator=_one_of(KINDS))
    unit: str = ""
    discrete: bool | None = None
    tolerance: str = attrs.field(default="", validator=checked)
    many: bool | None = None
    order: str = attrs.field(default="", validator=_one_of(ORDERS))
    hierarchy: str = ""


@attrs.frozen
class Hierarchy:
    """For each folded value what it lies in, one step wider ("Istanbul" in two continents)."""

    parents: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)

    @classmethod
    def of_table(cls, given: Any) -> Hierarchy:
        """What a file gives; raises an error where a value would lie in itself."""
        if not isinstance(given, dict):
            raise TypeError('a hierarchy is a table: "narrower value" = "wider value"')
        parents: dict[str, tuple[str, ...]] = {}
        for child, wider in given.items():
            listed = _texts((wider,) if isinstance(wider, str) else wider)
            parents[fold(child)] = (*parents.get(fold(child), ()), *map(fold, listed))
        made = cls(parents)
        for child in parents:
            if child in made.wider(child):
                raise ValueError(f"{child!r} lies in itself: a hierarchy has no circles")
        return made

    def wider(self, value: str) -> frozenset[str]:
        """Everything that a folded value lies in."""
        seen: set[str] = set()
        waiting = list(self.parents.get(value, ()))
        while waiting:
            parent = waiting.pop()
            if parent not in seen:
                seen.add(parent)
                waiting.extend(self.parents.get(parent, ()))
        return frozenset(seen)


@attrs.frozen(kw_only=True)
class TableMapping:
    """A mapping file, or the defaults where there is none.

    hierarchies: files that hold a hierarchy each, by its name.
    """

    type: str = _a_text("item")
    encoding: str = _a_text()
    delimiter: str = _a_text()
    table: str = _a_text()
    columns: ColumnNames = attrs.field(factory=ColumnNames)
    attribute: Mapping[str, AttributeMapping] = attrs.field(factory=dict)
    hierarchy: Mapping[str, Hierarchy] = attrs.field(factory=dict)
    hierarchies: Mapping[str, str] = attrs.field(factory=dict)
    source: tuple[Source, ...] = ()

    def of(self, attribute: str) -> AttributeMapping:
        """What is declared of an attribute."""
        return self.attribute.get(attribute) or AttributeMapping()

    def hierarchy_of(self, attribute: str) -> Hierarchy:
        """The hierarchy of an attribute; those that no attribute names serve all others."""
        name = self.of(attribute).hierarchy
        if name:
            return self.hierarchy[name]
        taken = {declared.hierarchy for declared in self.attribute.values()}
        free = [tree.parents for name, tree in self.hierarchy.items() if name not in taken]
        return Hierarchy({child: wider for parents in free for child, wider in parents.items()})


def as_mapping(given: str | Path | TableMapping | None) -> TableMapping | None:
    """A mapping, also from the path of its file."""
    return read_mapping(Path(given)) if isinstance(given, str | Path) else given


def read_mapping(path: Path) -> TableMapping:
    """The mapping of a file; raises LoadError with everything that is wrong in it."""
    file = read_toml(path)
    mistakes: list[Mistake] = []
    mapping = mapping_of(file.tables, mistakes, folder=path.parent)
    if mistakes:
        raise LoadError(file.problems(mistakes))
    return mapping


def mapping_of(
    tables: Mapping[str, Any], mistakes: list[Mistake], *, folder: Path | None = None
) -> TableMapping:
    """A mapping from its parsed tables; what is wrong goes to `mistakes`."""
    wrong = [
        key
        for key in HEADERS.keys() & tables.keys()
        if not isinstance(tables[key], list if key == "source" else dict)
    ]
    mistakes += [((key,), f"{key} is written under {HEADERS[key]}") for key in wrong]
    whole = {key: given for key, given in tables.items() if key not in wrong}
    mapping = structure(whole, TableMapping, (), mistakes) or TableMapping()
    hierarchies = dict(mapping.hierarchy)
    for name, file in mapping.hierarchies.items():
        hierarchy = _hierarchy_in((folder or Path()) / file, name, mistakes)
        hierarchies[name] = hierarchy or Hierarchy()
    for name, declared in mapping.attribute.items():
        if declared.hierarchy and declared.hierarchy not in hierarchies:
            message = f"no hierarchy {declared.hierarchy!r}: write [hierarchy.{declared.hierarchy}]"
            mistakes.append((("attribute", name, "hierarchy"), message))
    return attrs.evolve(mapping, hierarchy=hierarchies)


def _hierarchy_in(file: Path, name: str, mistakes: list[Mistake]) -> Hierarchy | None:
    """A hierarchy in a file of its own: TOML, or CSV with a narrower and a wider value a row."""
    where = ("hierarchies", name)
    pairs: dict[str, Any] = {}
    try:
        text = file.read_bytes().decode("utf-8-sig")
        if file.suffix == ".toml":
            pairs = tomli.loads(text)
        else:
            for row in csv.reader(text.splitlines()):
                if len(row) >= 2:
                    pairs.setdefault(row[0], []).append(row[1])
    except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError, csv.Error) as error:
        mistakes.append((where, f"{file.name} cannot be read: {error}"))
        return None
    return structure(pairs, Hierarchy, where, mistakes)
