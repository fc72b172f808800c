"""How a record type declares its fields: keys, values, qualifiers, relations.

The declaration is the only place that knows what a field is. Slots, claims and checks are
derived from it, so a new field or a new type touches one file.
"""

from __future__ import annotations

from typing import Any

import attrs

from vkrel.model.printed import Printed, Target, as_printed, as_target

ROLE = "vkrel"


@attrs.frozen
class Field:
    """What a field of a record type is.

    role: key (what is spoken of), value (one claim each), qualifier (belongs to the values
        beside it) or relation (ties the record to another thing).
    kind: how the printed value is read: a vocabulary section ("person", "country", "level",
        "place", "office", ...) or a kind of reading ("date", "quantity", "rank", "set", "text").
    many: several different values can be true at once, so they are never compared.
    """

    role: str
    kind: str
    many: bool = False


def key(kind: str, *, default: Any = attrs.NOTHING) -> Any:
    """A field that says what the record speaks of; part of every slot of the record."""
    return attrs.field(default=default, metadata={ROLE: Field("key", kind)})


def value(kind: str, *, many: bool = False) -> Any:
    """A field whose printed value becomes a claim of its own."""
    return attrs.field(
        default=None,
        converter=attrs.converters.optional(as_printed),
        metadata={ROLE: Field("value", kind, many)},
    )


def qualifier(kind: str) -> Any:
    """A field that belongs to the values beside it and may separate their slots."""
    return attrs.field(default=None, metadata={ROLE: Field("qualifier", kind)})


def relation(*, many: bool = True) -> Any:
    """A field that ties the record to another thing; a claim that can be the wrong one."""
    return attrs.field(
        default=None,
        converter=attrs.converters.optional(as_target),
        metadata={ROLE: Field("relation", "target", many)},
    )


def fields_of(record_type: type[attrs.AttrsInstance]) -> dict[str, Field]:
    """The declared fields of a record type, in their order."""
    return {
        each.name: each.metadata[ROLE]
        for each in attrs.fields(record_type)
        if ROLE in each.metadata
    }


__all__ = ["Field", "Printed", "Target", "fields_of", "key", "qualifier", "relation", "value"]
