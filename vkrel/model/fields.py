"""How a record type declares its fields: keys, values, qualifiers, relations.

The declaration is the only place that knows what a field is. Slots, claims and checks are
derived from it, so a new field or a new type touches one file.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import attrs

from vkrel.model.converter import key_of
from vkrel.model.printed import Printed, Target
from vkrel.values.verdict import Kind

ROLE = "vkrel"


@attrs.frozen
class Field:
    """What a field of a record type is.

    role: key (what is spoken of), value (one claim each), qualifier (belongs to the values
        beside it) or relation (ties the record to another thing).
    kind: how the printed value is read.
    section: for names, the part of the vocabulary that knows them ("person", "actor" ...).
    many: several different values can be true at once, so they are never compared.
    """

    role: str
    kind: Kind
    section: str = ""
    many: bool = False

    @classmethod
    def of(cls, role: str, reads: str, *, many: bool = False) -> Field:
        """A field that is read as a kind, or as a name of a section of the vocabulary."""
        if reads in set(Kind):
            return cls(role, Kind(reads), many=many)
        return cls(role, Kind.NAME, reads, many)


def key(kind: str, *, default: Any = attrs.NOTHING) -> Any:
    """A field that says what the record speaks of; part of every slot of the record."""
    return attrs.field(default=default, metadata={ROLE: Field.of("key", kind)})


def value(kind: str, *, many: bool = False) -> Any:
    """A field whose printed value becomes a claim of its own."""
    return attrs.field(
        default=None,
        converter=attrs.converters.optional(Printed.of_table),
        metadata={ROLE: Field.of("value", kind, many=many)},
    )


def qualifier(kind: str) -> Any:
    """A field that belongs to the values beside it and may separate their slots."""
    return attrs.field(default=None, metadata={ROLE: Field.of("qualifier", kind)})


def relation(*, many: bool = True) -> Any:
    """A field that ties the record to another thing; a claim that can be the wrong one."""
    return attrs.field(
        default=None,
        converter=attrs.converters.optional(Target.of_table),
        metadata={ROLE: Field.of("relation", Kind.TARGET, many=many)},
    )


@cache
def fields_of(record_type: type[attrs.AttrsInstance]) -> Mapping[str, Field]:
    """The declared fields of a record type by their names in files, in their order."""
    declared = (field for field in attrs.fields(record_type) if ROLE in field.metadata)
    return {key_of(field): field.metadata[ROLE] for field in declared}


def given_in(record: attrs.AttrsInstance) -> dict[str, Any]:
    """What a record says in its declared fields, by their names in files."""
    values = ((name, getattr(record, attribute)) for name, attribute in _attributes(type(record)))
    return {name: value for name, value in values if value is not None}


@cache
def _attributes(record_type: type[attrs.AttrsInstance]) -> tuple[tuple[str, str], ...]:
    """The names of the declared fields, in files and in Python."""
    declared = (field for field in attrs.fields(record_type) if ROLE in field.metadata)
    return tuple((key_of(field), field.name) for field in declared)


__all__ = ["Field", "Printed", "Target", "fields_of", "key", "qualifier", "relation", "value"]
