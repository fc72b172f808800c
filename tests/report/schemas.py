"""The JSON Schemas of docs/, made of the rows of the contract.

`python -m tests.report.schemas docs` writes them; `test_json.py` says whether they are up to date.
"""

from __future__ import annotations

import json
import sys
import types
from datetime import date
from enum import Enum
from pathlib import Path
from typing import get_args, get_origin, get_type_hints

import attrs

from vkrel.report.data.json import VERSION, FindingRow, ListedClaimRow, UnreadRow

DIALECT = "https://json-schema.org/draft/2020-12/schema"
# By the key of the rows that are always there: the verb, and the rows of each key.
SCHEMAS = {
    "findings": ("check", {"findings": FindingRow, "unread": UnreadRow}),
    "claims": ("claims", {"claims": ListedClaimRow}),
}
_PLAIN = {
    str: "string",
    date: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    type(None): "null",
}


def schema_of(key):
    """The schema of what a verb prints as JSON, by the key of its rows."""
    verb, rows = SCHEMAS[key]
    return {
        "$schema": DIALECT,
        "title": f"vkrel {verb} --format json",
        "type": "object",
        "required": ["version", key],
        "additionalProperties": False,
        "properties": {
            "version": {"const": VERSION},
            **{each: {"type": "array", "items": schema(row)} for each, row in rows.items()},
        },
    }


def schema(kind):
    """The schema of a type that a row's field may have."""
    if kind in _PLAIN:
        return {"type": _PLAIN[kind]}
    if attrs.has(kind):
        return _object(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"enum": [member.value for member in kind]}
    if isinstance(kind, types.UnionType):
        choices = [schema(each) for each in get_args(kind)]
        if all(choice.keys() == {"type"} for choice in choices):
            return {"type": [choice["type"] for choice in choices]}
        return choices[0]  # a row that is not there is left out, never null
    if get_origin(kind) is tuple:
        return _array(get_args(kind))
    raise TypeError(f"no schema for {kind!r}")


def _object(row):
    hints = get_type_hints(row)
    fields = attrs.fields(row)
    return {
        "type": "object",
        "required": [field.name for field in fields if field.default is attrs.NOTHING],
        "additionalProperties": False,
        "properties": {
            field.name: {**schema(hints[field.name]), **field.metadata} for field in fields
        },
    }


def _array(items):
    if items[1:] == (...,):
        return {"type": "array", "items": schema(items[0])}
    count = len(items)
    parts = [schema(each) for each in items]
    return {"type": "array", "minItems": count, "maxItems": count, "prefixItems": parts}


def text_of(key):
    """The file of a schema."""
    return f"{json.dumps(schema_of(key), indent=2, ensure_ascii=False)}\n"


if __name__ == "__main__":
    for name in SCHEMAS:
        Path(sys.argv[1], f"{name}.schema.json").write_text(text_of(name), "utf-8")
