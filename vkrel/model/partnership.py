"""A partnership: a level of the ladder that two or more parties have reached."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

import attrs

from vkrel.model.fields import Printed, Target, key, relation, value
from vkrel.model.ids import parties
from vkrel.model.record import Record
from vkrel.model.subject import Subject
from vkrel.model.vocabulary import Vocabulary


@attrs.frozen(kw_only=True, repr=False)
class Partnership(Record):
    """That parties raised their relations to a level: when, under what name, on what occasion.

    `stage` separates dates: a level proposed in March is not a level reached in March.
    """

    layout: ClassVar[tuple[str, ...]] = ("parties", "level")
    dated: ClassVar[str] = "date"
    short: ClassVar[str] = "level"

    parties: tuple[str, ...] | None = key("country", default=None)
    level: str = key("level")
    date: Printed | None = value("date")
    until: Printed | None = value("date")
    stage: Printed | None = value("stage", many=True)
    name: Printed | None = value("text", many=True)
    occasion: Target | None = relation(many=False)
    after: Target | None = relation()
    because: Target | None = relation()
    during: Target | None = relation()
    within: Target | None = relation()

    @classmethod
    def subject(cls, vocabulary: Vocabulary, given: Mapping[str, Any]) -> Subject:
        """The parties and the level."""
        level = vocabulary.one("level", given["level"])
        return Subject.of(
            "partnership", parties=parties(vocabulary, given.get("parties")), level=level
        )

    @classmethod
    def called(cls, vocabulary: Vocabulary, subject: Subject) -> str:
        """How a level of some parties is called in texts for people."""
        return (
            f"{vocabulary.show(subject.one('level'))} of {vocabulary.show_all(subject['parties'])}"
        )
