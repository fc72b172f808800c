"""A subject: what a record speaks of, as ids of the vocabulary under their keys."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import attrs

Ids = tuple[str, ...]
ABSENT = "-"


@attrs.frozen(cache_hash=True)
class Subject:
    """One thing that claims speak of: its type, and the ids that tell it from others.

    type: of the record, or any word that a table uses. keys: (key, ids) pairs in their order.
    `subject["of"]` gives the ids of a key. Written as one text it is "partnership/KR+VN/strategic";
    nobody types such a text, and nobody takes one apart but `parse`.
    """

    type: str
    keys: tuple[tuple[str, Ids], ...]

    @classmethod
    def of(cls, type_: str, **keys: str | Ids) -> Subject:
        """A subject of some keys; a text is one id."""
        return cls(
            type_,
            tuple((key, (ids,) if isinstance(ids, str) else ids) for key, ids in keys.items()),
        )

    @classmethod
    def parse(cls, type_: str, text: str) -> Subject:
        """The subject that is written so; a text that does not fit its type is one id."""
        layout = LAYOUTS.get(type_)
        keys = _parsed(layout, text) if layout else None
        return cls(type_, (("", (text,)),) if keys is None else keys)

    def __getitem__(self, key: str) -> Ids:
        """The ids of a key, none where the subject has no such key."""
        for name, ids in self.keys:
            if name == key:
                return ids
        return ()

    def one(self, key: str) -> str:
        """The id of a key; several are joined by "+", and "" stands for none."""
        return "+".join(self[key])

    def but(self, **keys: str) -> Subject:
        """The same with other ids for some of its keys."""
        return Subject(
            self.type,
            tuple((key, (keys[key],) if key in keys else ids) for key, ids in self.keys),
        )

    @cached_property
    def text(self) -> str:
        """The subject in one text, without its type."""
        layout = LAYOUTS.get(self.type, ())
        return "/".join(
            f"{'' if not key or key in layout else f'{key}:'}{'+'.join(ids) or ABSENT}"
            for key, ids in self.keys
        )

    @cached_property
    def words(self) -> frozenset[str]:
        """Every text that finds the subject: its type, its ids, those of an office apart."""
        found = {self.type}
        layout = LAYOUTS.get(self.type, ("",))
        for key, ids in self.keys:
            joined = "+".join(ids)
            found |= {joined, *ids}
            found.update(part for identity in ids for part in identity.split("@"))
            if key not in layout:
                found |= {key, f"{key}:{joined}"}
        return frozenset(found - {""})

    def __str__(self) -> str:
        return f"{self.type}/{self.text}"

    def __iter__(self) -> Iterator[str]:
        """The keys that the subject has."""
        return iter([key for key, _ in self.keys])


DOCUMENT = "document"  # what a source says of itself: no record type, and nobody is blamed for it
LAYOUTS: dict[str, tuple[str, ...]] = {DOCUMENT: ("source",)}
"""For each record type the keys that are written without their names; filled by the types."""


def _parsed(layout: tuple[str, ...], text: str) -> tuple[tuple[str, Ids], ...] | None:
    """The keys that a text names, or None where it has not the form of its type."""
    found: list[tuple[str, Ids]] = []
    for place, part in enumerate(text.split("/")):
        if place < len(layout):
            key, ids = layout[place], part
        else:
            key, colon, ids = part.partition(":")
            if not colon or not key or key in layout:
                return None
        if not ids:
            return None
        found.append((key, () if ids == ABSENT else tuple(ids.split("+"))))
    return tuple(found)
