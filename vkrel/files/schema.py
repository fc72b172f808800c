"""JSON Schemas of claims files and vocabularies, made from the attrs types for editors.

`python -m vkrel.files.schema docs` writes them; docs/encoding.md says how an editor uses them.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin

import attrs

from vkrel.files.vocabulary import DEFAULTS
from vkrel.model.converter import UNWRITTEN, key_of
from vkrel.model.passage import Passage
from vkrel.model.placed import Placed
from vkrel.model.printed import Printed, Target, targets
from vkrel.model.source import Source
from vkrel.model.tomlfile import VERSION
from vkrel.model.types import TYPES
from vkrel.model.vocabulary import SECTIONS
from vkrel.model.write import write

Schema = dict[str, Any]
PLAIN: dict[Any, Schema] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer", "minimum": 1},  # lines; there are no other whole numbers
    Any: {},
    Printed: {"$ref": "#/$defs/printed"},
    Target: {"$ref": "#/$defs/target"},
}


def claims_schema() -> Schema:
    """The schema of a claims file."""
    records = {name: _array(_record(record)) for name, record in TYPES.items()}
    tables = {"source": _object(Source), "passage": _array(_object(Passage, records))}
    placed = _object(Placed)["properties"]
    printed = {"type": "object", "properties": {"value": {}, **placed}}
    named = {"properties": {**{target: {} for target in targets()}, "of": PLAIN[Target], **placed}}
    return {
        **_file("A claims file: what one source says.", tables),
        "required": ["source"],
        "$defs": {
            "printed": {"anyOf": [{"type": ["string", "number", "boolean", "array"]}, printed]},
            "target": {
                "type": "object",
                **named,
                "oneOf": [{"required": [target]} for target in targets()],
                "additionalProperties": False,
            },
        },
    }


def vocabulary_schema() -> Schema:
    """The schema of a vocabulary."""
    names = _array(PLAIN[str])
    defaults = {
        "type": "object",
        "properties": dict.fromkeys(DEFAULTS, names),
        "additionalProperties": False,
    }
    sections = {name: _array(_object(kind)) for name, kind in SECTIONS.items()}
    return _file("A vocabulary: who and what exists.", {"defaults": defaults, **sections})


def _file(title: str, tables: dict[str, Schema]) -> Schema:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "type": "object",
        "properties": {"version": {"const": VERSION}, **tables},
        "additionalProperties": False,
    }


def _object(written: type[attrs.AttrsInstance], more: dict[str, Schema] | None = None) -> Schema:
    """A class as a table; `more` are keys that it has in files only."""
    attrs.resolve_types(written)
    fields = [field for field in attrs.fields(written) if not field.metadata.get(UNWRITTEN)]
    needed = [key_of(field) for field in fields if field.default is attrs.NOTHING]
    return {
        "description": (written.__doc__ or "").partition("\n")[0],
        "type": "object",
        "properties": {key_of(field): _field(field) for field in fields} | (more or {}),
        **({"required": needed} if needed else {}),
        "additionalProperties": False,
    }


def _record(record: type[attrs.AttrsInstance]) -> Schema:
    """A record, or several that share what stands beside `each`."""
    table = _object(record, {"each": _array({"type": "object"})})
    needed = table.pop("required", [])
    return {**table, "anyOf": [{"required": needed}, {"required": ["each"]}]}


def _field(field: attrs.Attribute[Any]) -> Schema:
    options = getattr(field.validator, "options", None)
    return {"enum": [option for option in options if option]} if options else _type(field.type)


def _type(declared: Any) -> Schema:
    if get_origin(declared) is tuple:
        return _array(_type(get_args(declared)[0]))
    if isinstance(declared, UnionType):
        (declared,) = (part for part in get_args(declared) if part is not type(None))
        return _type(declared)
    return PLAIN[declared]


def _array(items: Schema) -> Schema:
    return {"type": "array", "items": items}


if __name__ == "__main__":
    for file, schema in (("claims-file", claims_schema()), ("vocabulary", vocabulary_schema())):
        text = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        write(Path(sys.argv[1]) / f"{file}.schema.json", text)
