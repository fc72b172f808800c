"""A name: how a thing is written, what an acronym is said to stand for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

import attrs

from vkrel.model.fields import Printed, key, value
from vkrel.model.record import Record
from vkrel.model.subject import Subject
from vkrel.model.vocabulary import Vocabulary


@attrs.frozen(kw_only=True, repr=False)
class Name(Record):
    """A printed name of a thing of the vocabulary."""

    layout: ClassVar[tuple[str, ...]] = ("thing",)
    pointed_at: ClassVar[bool] = False

    thing: str = key("any")
    printed: Printed | None = value("text", many=True)
    stands_for: Printed | None = value("text", many=True)

    @classmethod
    def subject(cls, vocabulary: Vocabulary, given: Mapping[str, Any]) -> Subject:
        """The thing that bears the name."""
        return Subject.of("name", thing=vocabulary.one("any", given["thing"]))
