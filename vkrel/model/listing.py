"""A list: who belongs to something, how many there are, whether the list is complete."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

import attrs

from vkrel.model.fields import Printed, Target, key, qualifier, relation, value
from vkrel.model.ids import actors
from vkrel.model.record import Record
from vkrel.model.subject import Subject
from vkrel.model.vocabulary import Vocabulary


@attrs.frozen(kw_only=True, repr=False)
class List(Record):
    """The members of a list that the vocabulary names; open unless `closed`."""

    layout: ClassVar[tuple[str, ...]] = ("of", "whose")

    of: str = key("list")
    whose: str | None = key("actor", default=None)
    members: Printed | None = value("set")
    count: Printed | None = value("set")
    closed: bool = False
    as_of: str | None = qualifier("date")
    among: str | None = qualifier("text")
    during: Target | None = relation()
    because: Target | None = relation()

    @classmethod
    def subject(cls, vocabulary: Vocabulary, given: Mapping[str, Any]) -> Subject:
        """Which list, and whose."""
        of = vocabulary.one("list", given["of"])
        if not given.get("whose"):
            return Subject.of("list", of=of)
        return Subject.of("list", of=of, whose=actors(vocabulary, given["whose"]))
