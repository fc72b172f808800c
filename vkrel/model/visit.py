"""A visit: somebody of one country goes to another, or the two meet or speak."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

import attrs

from vkrel.model.fields import Printed, Target, key, qualifier, relation, value
from vkrel.model.ids import people
from vkrel.model.record import Record
from vkrel.model.subject import Subject
from vkrel.model.vocabulary import Vocabulary


@attrs.frozen(kw_only=True, repr=False)
class Visit(Record):
    """Who went where, when, in which office and form, whom they met.

    The date is what is disputed, so it is no key: the registry tells which records speak of
    the same visit. A call has no host country and is kept apart from visits.
    """

    layout: ClassVar[tuple[str, ...]] = ("visitor", "to")
    dated: ClassVar[str] = "date"

    visitor: Any = key("person")
    to: str | None = key("country", default=None)
    date: Printed | None = value("date")
    office: Printed | None = value("office", many=True)
    form: Printed | None = value("form")
    place: Printed | None = value("place")
    with_: Printed | None = value("person", many=True)
    stage: str | None = qualifier("stage")
    occasion: Target | None = relation(many=False)
    because: Target | None = relation()
    after: Target | None = relation()
    during: Target | None = relation()
    within: Target | None = relation()

    @classmethod
    def subject(cls, vocabulary: Vocabulary, given: Mapping[str, Any]) -> Subject:
        """The visitor and the host country; of a call, who spoke."""
        visitors = people(vocabulary, given["visitor"])
        if given.get("to"):
            return Subject.of("visit", visitor=visitors, to=vocabulary.one("actor", given["to"]))
        if given.get("form") != "call":
            raise ValueError("a visit has a host country: give `to` (only a call has none)")
        others = people(vocabulary, given["with"]) if given.get("with") else ()
        return Subject.of("visit", visitor=tuple(sorted({*visitors, *others})), to="call")

    @classmethod
    def called(cls, vocabulary: Vocabulary, subject: Subject) -> str:
        """How a visit or a call is called in texts for people."""
        who, to = vocabulary.show_all(subject["visitor"]), subject.one("to")
        return f"call of {who}" if to == "call" else f"visit of {who} to {vocabulary.show(to)}"
