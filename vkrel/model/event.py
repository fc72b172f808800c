"""An event: an embassy opens, an agreement is signed, a forum meets, a policy is announced."""

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
class Event(Record):
    """What happened: `what` is a kind, `of` the thing concerned, `by` who did it.

    `stage` separates dates: an agreement is concluded, signed and in force on three days.
    """

    layout: ClassVar[tuple[str, ...]] = ("what", "of", "by")
    dated: ClassVar[str] = "date"

    what: str = key("kind")
    of: str | None = key("thing", default=None)
    by: str | None = key("actor", default=None)
    date: Printed | None = value("date")
    until: Printed | None = value("date")
    place: Printed | None = value("place")
    who: Printed | None = value("actor", many=True)
    count: Printed | None = value("ordinal")
    name: Printed | None = value("text", many=True)
    stage: str | None = qualifier("stage")
    modality: str | None = qualifier("modality")
    occasion: Target | None = relation(many=False)
    because: Target | None = relation()
    after: Target | None = relation()
    during: Target | None = relation()
    within: Target | None = relation()

    @classmethod
    def subject(cls, vocabulary: Vocabulary, given: Mapping[str, Any]) -> Subject:
        """The kind of event, the thing concerned, who did it."""
        return Subject.of(
            "event",
            what=vocabulary.one("kind", given["what"]),
            of=vocabulary.one("thing", given["of"]) if given.get("of") else (),
            by=actors(vocabulary, given["by"]) if given.get("by") else (),
        )

    @classmethod
    def called(cls, vocabulary: Vocabulary, subject: Subject) -> str:
        """How an event is called in texts for people."""
        text = vocabulary.show(subject.one("what"))
        text += f" {vocabulary.show_all(subject['of'])}" if subject["of"] else ""
        return f"{text} by {vocabulary.show_all(subject['by'])}" if subject["by"] else text
