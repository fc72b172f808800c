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
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs
import tomli

from vkrel.model.converter import Mistake, extra_keys, structure
from vkrel.model.places import Path as Keys
from vkrel.model.problems import LoadError
from vkrel.model.source import Source
from vkrel.model.tomlfile import read_toml
from vkrel.values.fold import fold

ROLES = ("source", "subject", "attribute", "value", "type", "line", "quote", "speaker", "unit")
LISTS = ("sources", "attributes", "qualifiers", "ignore")
KINDS = (
    "date", "time", "quantity", "percent", "money", "duration", "rank", "ordinal", "multiple",
    "set", "name", "country", "text",
)  # fmt: skip
ORDERS = ("dmy", "mdy", "ymd")

Parents = Mapping[str, tuple[str, ...]]


@attrs.frozen(kw_only=True)
class AttributeMapping:
    """What a person knows of an attribute: whatever is left out is inferred from its values."""

    kind: str = ""
    unit: str = ""
    discrete: bool | None = None
    many: bool | None = None
    order: str = ""
    hierarchy: str = ""


@attrs.frozen(kw_only=True)
class TableMapping:
    """A mapping file, or the defaults where there is none.

    columns: the name of a column by its role (source, subject, attribute, value, line ...).
    sources: in a wide table, the columns that are a source each.
    attributes: in the other wide table, the columns that are an attribute each.
    qualifiers: columns that separate questions, by the name of the qualifier.
    hierarchies: by name, what each folded value lies in, one step wider.
    """

    type: str = "item"
    encoding: str = ""
    delimiter: str = ""
    columns: Mapping[str, str] = attrs.field(factory=dict)
    sources: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    qualifiers: Mapping[str, str] = attrs.field(factory=dict)
    ignore: tuple[str, ...] = ()
    attribute: Mapping[str, AttributeMapping] = attrs.field(factory=dict)
    declared: Mapping[str, Source] = attrs.field(factory=dict)
    hierarchies: Mapping[str, Parents] = attrs.field(factory=dict)

    def of(self, attribute: str) -> AttributeMapping:
        """What is declared of an attribute."""
        return self.attribute.get(attribute) or AttributeMapping()


def as_mapping(given: str | Path | TableMapping | None) -> TableMapping | None:
    """A mapping, also from the path of its file."""
    return read_mapping(Path(given)) if isinstance(given, str | Path) else given


def read_mapping(path: Path) -> TableMapping:
    """The mapping of a file; raises LoadError with everything that is wrong in it."""
    file = read_toml(path)
    mistakes: list[Mistake] = []
    made = mapping_of(file.tables, mistakes, folder=path.parent)
    if mistakes:
        raise LoadError(file.problems(mistakes))
    return made


def mapping_of(
    tables: Mapping[str, Any], found: list[Mistake], *, folder: Path | None = None
) -> TableMapping:
    """A mapping from its parsed tables; what is wrong goes to `found`."""
    known = (
        "type", "encoding", "delimiter", "columns", "attribute", "source", "hierarchy",
        "hierarchies",
    )  # fmt: skip
    found += extra_keys(tables, known, ())
    values: dict[str, Any] = {}
    for name in ("type", "encoding", "delimiter"):
        if name in tables:
            values[name] = _text(tables[name], (name,), found)
    values.update(_columns(tables.get("columns", {}), found))
    values["declared"] = _sources(tables.get("source", []), found)
    values["hierarchies"] = _hierarchies(tables, found, folder)
    values["attribute"] = _attributes(tables.get("attribute", {}), values["hierarchies"], found)
    return TableMapping(**values)


def _columns(given: Any, found: list[Mistake]) -> dict[str, Any]:
    if not isinstance(given, dict):
        found.append((("columns",), '[columns] is a table: role = "name of the column"'))
        return {}
    found += extra_keys(given, (*ROLES, *LISTS), ("columns",))
    values: dict[str, Any] = {"columns": {}}
    for name, each in given.items():
        where = ("columns", name)
        if name in ROLES:
            values["columns"][name] = _text(each, where, found)
        elif name == "qualifiers" and isinstance(each, dict):
            values[name] = {key: _text(one, (*where, key), found) for key, one in each.items()}
        elif name in LISTS:
            listed = _texts(each, where, found)
            values[name] = (
                dict(zip(listed, listed, strict=True)) if name == "qualifiers" else listed
            )
    return values


def _sources(given: Any, found: list[Mistake]) -> dict[str, Source]:
    if not isinstance(given, list):
        found.append((("source",), "sources are written [[source]]"))
        return {}
    made: dict[str, Source] = {}
    for number, each in enumerate(given):
        source = structure(each, Source, ("source", number), found)
        if source is not None:
            made[source.id] = source
    return made


def _attributes(
    given: Any, hierarchies: Mapping[str, Parents], found: list[Mistake]
) -> dict[str, AttributeMapping]:
    if not isinstance(given, dict):
        found.append((("attribute",), "attributes are written [attribute.NAME]"))
        return {}
    made: dict[str, AttributeMapping] = {}
    for name, each in given.items():
        where: Keys = ("attribute", name)
        declared = structure(each, AttributeMapping, where, found)
        if declared is None:
            continue
        if declared.kind and declared.kind not in KINDS:
            message = f"no kind {declared.kind!r}: one of {', '.join(KINDS)}"
            found.append(((*where, "kind"), message))
        elif declared.order and declared.order not in ORDERS:
            message = f"no order {declared.order!r}: one of {', '.join(ORDERS)}"
            found.append(((*where, "order"), message))
        elif declared.hierarchy and declared.hierarchy not in hierarchies:
            message = f"no hierarchy {declared.hierarchy!r}: write [hierarchy.{declared.hierarchy}]"
            found.append(((*where, "hierarchy"), message))
        made[name] = declared
    return made


def _hierarchies(
    tables: Mapping[str, Any], found: list[Mistake], folder: Path | None
) -> dict[str, Parents]:
    made: dict[str, Parents] = {}
    for name, given in _table(tables, "hierarchy", found).items():
        made[name] = parents_of(given, ("hierarchy", name), found)
    for name, given in _table(tables, "hierarchies", found).items():
        where: Keys = ("hierarchies", name)
        file = (folder or Path()) / _text(given, where, found)
        try:
            made[name] = _hierarchy_file(file, where, found)
        except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError, csv.Error) as error:
            found.append((where, f"{file.name} cannot be read: {error}"))
    return made


def _hierarchy_file(file: Path, where: Keys, found: list[Mistake]) -> Parents:
    """A hierarchy in a file of its own: TOML, or CSV with a narrower and a wider value a row."""
    text = file.read_bytes().decode("utf-8-sig")
    if file.suffix == ".toml":
        return parents_of(tomli.loads(text), where, found)
    pairs: dict[str, list[str]] = {}
    for row in csv.reader(text.splitlines()):
        if len(row) >= 2:
            pairs.setdefault(row[0], []).append(row[1])
    return parents_of(pairs, where, found)


def parents_of(given: Any, where: Keys, found: list[Mistake]) -> Parents:
    """What each folded value lies in; a value may lie in several ("Istanbul" in two continents)."""
    if not isinstance(given, dict):
        found.append((where, 'a hierarchy is a table: "narrower value" = "wider value"'))
        return {}
    parents: dict[str, tuple[str, ...]] = {}
    for child, each in given.items():
        listed = (each,) if isinstance(each, str) else each
        wider = tuple(fold(one) for one in _texts(listed, (*where, child), found))
        parents[fold(child)] = (*parents.get(fold(child), ()), *wider)
    for child in parents:
        if child in wider_than(child, parents):
            found.append((where, f"{child!r} lies in itself: a hierarchy has no circles"))
            return {}
    return parents


def wider_than(value: str, parents: Parents) -> frozenset[str]:
    """Everything that a folded value lies in."""
    seen: set[str] = set()
    waiting = list(parents.get(value, ()))
    while waiting:
        each = waiting.pop()
        if each not in seen:
            seen.add(each)
            waiting.extend(parents.get(each, ()))
    return frozenset(seen)


def _table(tables: Mapping[str, Any], name: str, found: list[Mistake]) -> dict[str, Any]:
    given = tables.get(name, {})
    if isinstance(given, dict):
        return given
    found.append(((name,), f"[{name}] is a table"))
    return {}


def _text(given: Any, where: Keys, found: list[Mistake]) -> str:
    if isinstance(given, str):
        return given
    found.append((where, "a text is expected here: put it in quotes"))
    return ""


def _texts(given: Any, where: Keys, found: list[Mistake]) -> tuple[str, ...]:
    if isinstance(given, list | tuple) and all(isinstance(each, str) for each in given):
        return tuple(given)
    found.append((where, "a list of texts is expected here"))
    return ()
