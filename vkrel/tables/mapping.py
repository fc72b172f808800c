"""The mapping file: how the columns of somebody's table are called, and what its attributes are.

type = "flight"                       # what a row speaks of
unit = "thousand US dollars, except per share"    # of numbers that print none
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
from contextlib import suppress
from pathlib import Path
from typing import Any

import attrs
import tomli

from vkrel.model.circles import circles
from vkrel.model.circles import told as told_circle
from vkrel.model.converter import Mistake, structure
from vkrel.model.places import index
from vkrel.model.problems import LoadError
from vkrel.model.source import Source
from vkrel.model.tomlfile import read_toml
from vkrel.model.types import TYPES
from vkrel.tables.headers import heading, unit_in
from vkrel.values.fold import fold
from vkrel.values.quantities.units import checked_unit
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
DATES = ("as_of", "period", "since")
QUALIFIERS = (
    *DATES, "stat", "modality", "status", "population", "definition", "among", "stage",
)  # fmt: skip
IN_WIDE_TABLES = (*DATES, "stat", "modality")  # the others may be attributes: a population is told
ROLES = ("source", "subject", "attribute", "value", "type", "line", "quote", "speaker", "unit")


REMEDIES = {
    **dict.fromkeys(
        QUALIFIERS,
        "a column that separates questions stands under [columns]: "
        'qualifiers = ["{key}"], or qualifiers = {{ {key} = "its column" }}',
    ),
    "scale": 'a scale stands before its unit: unit = "thousand US dollars"',
}
"""What to write instead of a key that is none, of which a near one would mislead."""


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


def type_of_records(type_: str) -> str:
    """Why no row can be of a type that records have; "" of any other. A project may have its own."""
    record = TYPES.get(type_)
    if record is None or not record.__module__.startswith("vkrel."):
        return ""
    return (
        f"{type_!r} is a type of records, whose subjects are made of a vocabulary's ids: leave "
        "it out, or take a word of your own; such records are written in claims files"
    )


def _own_type(_: Any, __: attrs.Attribute[Any], type_: str) -> None:
    if why_not := type_of_records(type_):
        raise ValueError(why_not)


def _unit_of_all(_: Any, __: attrs.Attribute[Any], unit: str) -> None:
    if unit and unit_in(unit) is None:
        raise ValueError(
            f"the unit {unit!r} is not understood: write one as it is printed, with its scale "
            'before it and what it is not of behind: "thousand US dollars, except per share"'
        )


@attrs.frozen(kw_only=True)
class AttributeMapping:
    """What a person knows of an attribute: whatever is left out is inferred from its values."""

    kind: str = attrs.field(default="", validator=_one_of(KINDS))
    unit: str = attrs.field(default="", validator=checked_unit)
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
        """What a file gives: the wider value, or several, of each.

        That a value lies in itself says only that two places have one name.
        """
        if not isinstance(given, dict):
            raise TypeError('a hierarchy is a table: "narrower value" = "wider value"')
        parents: dict[str, tuple[str, ...]] = {}
        for child, wider in given.items():
            listed = _texts((wider,) if isinstance(wider, str) else wider)
            others = [wider for wider in map(fold, listed) if wider != fold(child)]
            parents[fold(child)] = (*parents.get(fold(child), ()), *others)
        return cls(parents)

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

    unit: of numbers in the whole table that print none, with its scale.
    hierarchies: files that hold a hierarchy each, by its name.
    """

    type: str = attrs.field(default="item", converter=_text, validator=_own_type)
    encoding: str = _a_text()
    delimiter: str = _a_text()
    unit: str = attrs.field(default="", converter=_text, validator=_unit_of_all)
    table: str = _a_text()
    columns: ColumnNames = attrs.field(factory=ColumnNames)
    attribute: Mapping[str, AttributeMapping] = attrs.field(factory=dict)
    hierarchy: Mapping[str, Hierarchy] = attrs.field(factory=dict)
    hierarchies: Mapping[str, str] = attrs.field(factory=dict)
    source: tuple[Source, ...] = ()

    def of(self, attribute: str) -> AttributeMapping:
        """What is declared of an attribute."""
        return self.attribute.get(attribute) or AttributeMapping()

    def unit_of(self, attribute: str) -> str:
        """The unit and scale of the numbers of an attribute that print none, "" where unknown.

        What is declared of it goes before what its name says, and that before the whole table's.
        """
        declared = self.of(attribute).unit
        said = unit_in(declared) if declared else heading(attribute)
        if declared or said:
            return said.printed if said else declared
        whole = unit_in(self.unit) if self.unit else None
        return whole.of(attribute) if whole else ""

    def hierarchy_of(self, attribute: str) -> Hierarchy:
        """The hierarchy of an attribute; those that no attribute names serve all others."""
        name = self.of(attribute).hierarchy
        if name:
            return self.hierarchy[name]
        taken = {declared.hierarchy for declared in self.attribute.values()}
        parents: dict[str, tuple[str, ...]] = {}
        for name, tree in self.hierarchy.items():
            for child, wider in tree.parents.items() if name not in taken else ():
                parents[child] = (*parents.get(child, ()), *wider)
        return Hierarchy(parents)


def joined(mappings: Iterable[TableMapping]) -> TableMapping:
    """What several tables share: what the first mapping that speaks of a thing says of it."""
    first, *others = mappings
    attribute, hierarchy = dict(first.attribute), dict(first.hierarchy)
    source = {each.id: each for each in first.source}
    for other in others:
        attribute = {**other.attribute, **attribute}
        hierarchy = {**other.hierarchy, **hierarchy}
        source = {each.id: each for each in other.source} | source
    return attrs.evolve(
        first, attribute=attribute, hierarchy=hierarchy, source=tuple(source.values())
    )


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
    told: list[Mistake] = []
    whole = {key: given for key, given in tables.items() if key not in wrong}
    mapping = structure(whole, TableMapping, (), told) or TableMapping()
    mistakes += map(_with_remedy, told)
    hierarchies = dict(mapping.hierarchy)
    for name, given in whole.get("hierarchy", {}).items():
        with suppress(TypeError):  # which is told already
            for child, message in _circles(given):
                mistakes.append((("hierarchy", name, child), message))
    for name, file in mapping.hierarchies.items():
        hierarchy = _hierarchy_in((folder or Path()) / file, name, mistakes)
        hierarchies[name] = hierarchy or Hierarchy()
    for name, declared in mapping.attribute.items():
        if declared.hierarchy and declared.hierarchy not in hierarchies:
            message = f"no hierarchy {declared.hierarchy!r}: write [hierarchy.{declared.hierarchy}]"
            mistakes.append((("attribute", name, "hierarchy"), message))
    return attrs.evolve(mapping, hierarchy=hierarchies)


def _with_remedy(mistake: Mistake) -> Mistake:
    """What is wrong, with what to write instead of a key that stands elsewhere."""
    path, message = mistake
    key = str(path[-1]) if path else ""
    if key in REMEDIES and message.startswith("unknown key"):
        message = f"no key {key!r} here: {REMEDIES[key].format(key=key)}"
    return path, message


def _circles(given: Any) -> Iterator[tuple[str, str]]:
    """A value of each circle of a hierarchy as it is written, and what is wrong."""
    tree = Hierarchy.of_table(given)
    children = {fold(child): child for child in given}
    for circle in circles(tree.parents):
        yield children[circle[-2]], told_circle(map(children.__getitem__, circle))


def _hierarchy_in(file: Path, name: str, mistakes: list[Mistake]) -> Hierarchy | None:
    """A hierarchy in a file of its own: TOML, or CSV with a narrower and a wider value a row."""
    where = ("hierarchies", name)
    pairs: dict[str, Any] = {}
    lines: dict[str, int] = {}
    try:
        text = file.read_bytes().decode("utf-8-sig")
        if file.suffix == ".toml":
            pairs = tomli.loads(text)
            lines = {str(path[0]): line for path, line in index(text).items() if len(path) == 1}
        else:
            rows = csv.reader(text.splitlines())
            for row in rows:
                if len(row) >= 2:
                    pairs.setdefault(row[0], []).append(row[1])
                    lines[row[0]] = rows.line_num
                elif any(map(str.strip, row)):
                    message = (
                        f"{file.name}, line {rows.line_num}: a row is a narrower and a wider value"
                    )
                    mistakes.append((where, message))
    except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError, csv.Error) as error:
        mistakes.append((where, f"{file.name} cannot be read: {error}"))
        return None
    hierarchy = structure(pairs, Hierarchy, where, mistakes)
    for child, message in _circles(pairs) if hierarchy else ():
        mistakes.append((where, f"{file.name}, line {lines.get(child, 0)}: {message}"))
    return hierarchy
