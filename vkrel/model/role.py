"""A role: somebody holds an office."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

import attrs

from vkrel.model.fields import Printed, Target, key, relation, value
from vkrel.model.ids import actors, people
from vkrel.model.record import Record
from vkrel.model.subject import Subject
from vkrel.model.vocabulary import Vocabulary


@attrs.frozen(kw_only=True, repr=False)
class Role(Record):
    """That a person holds an office: at a date, or from one date to another.

    An office held at two dates is no conflict; its beginning and its end each have one date.
    """

    layout: ClassVar[tuple[str, ...]] = ("person", "office")
    dated: ClassVar[str] = "from"

    person: Any = key("person")
    office: str = key("office")
    country: str | None = key("actor", default=None)
    at: Printed | None = value("date", many=True)
    from_: Printed | None = value("date")
    to: Printed | None = value("date")
    during: Target | None = relation()
    because: Target | None = relation()
    after: Target | None = relation()
    within: Target | None = relation()

    @classmethod
    def subject(cls, vocabulary: Vocabulary, given: Mapping[str, Any]) -> Subject:
        """The person, and the office with its country where that is printed."""
        office = vocabulary.one("office", given["office"])
        if given.get("country"):
            office += f"@{'+'.join(actors(vocabulary, given['country']))}"
        return Subject.of("role", person=people(vocabulary, given["person"]), office=office)

    @classmethod
    def called(cls, vocabulary: Vocabulary, subject: Subject) -> str:
        """How an office of somebody is called in texts for people."""
        return (
            f"{vocabulary.show_all(subject['person'])} as {vocabulary.show(subject.one('office'))}"
        )
