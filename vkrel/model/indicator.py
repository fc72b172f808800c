"""An indicator: a figure, a share, a rank or a trend of a measure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

import attrs

from vkrel.model.fields import Printed, Target, key, qualifier, relation
from vkrel.model.fields import value as printed
from vkrel.model.ids import actors, parties
from vkrel.model.record import Record
from vkrel.model.subject import Ids, Subject
from vkrel.model.vocabulary import Vocabulary


@attrs.frozen(kw_only=True, repr=False)
class Indicator(Record):
    """What a measure came to: of whom, where, from whom to whom, when.

    `between` names both directions together, `from_` and `to` one direction, `of` and `in_`
    the people, projects or companies of one country in another.
    `partial`: the parts are only some of the total.
    The vocabulary says which qualifiers separate the slots of a measure.
    """

    layout: ClassVar[tuple[str, ...]] = ("measure",)

    measure: str = key("measure")
    of: str | None = key("actor", default=None)
    in_: str | None = key("actor", default=None)
    from_: str | None = key("actor", default=None)
    to: str | None = key("actor", default=None)
    between: tuple[str, ...] | None = key("actor", default=None)
    value: Printed | None = printed("quantity")
    rank: Printed | None = printed("rank")
    share: Printed | None = printed("share")
    multiple: Printed | None = printed("multiple")
    trend: Printed | None = printed("text", many=True)
    parts: Printed | None = printed("parts")
    partial: bool = False
    as_of: str | None = qualifier("date")
    period: str | None = qualifier("date")
    since: str | None = qualifier("date")
    stat: str | None = qualifier("stat")
    modality: str | None = qualifier("modality")
    status: str | None = qualifier("status")
    population: str | None = qualifier("text")
    definition: str | None = qualifier("text")
    among: str | None = qualifier("text")
    because: Target | None = relation()
    after: Target | None = relation()
    during: Target | None = relation()
    occasion: Target | None = relation()
    within: Target | None = relation()

    @classmethod
    def subject(cls, vocabulary: Vocabulary, given: Mapping[str, Any]) -> Subject:
        """The measure, and where it applies."""
        keys: dict[str, Ids] = {"measure": (vocabulary.one("measure", given["measure"]),)}
        for name in ("of", "in", "from", "to"):
            if given.get(name):
                keys[name] = actors(vocabulary, given[name])
        if given.get("between"):
            keys["between"] = parties(vocabulary, given["between"])
        return Subject.of("indicator", **keys)

    @classmethod
    def called(cls, vocabulary: Vocabulary, subject: Subject) -> str:
        """How a figure is called in texts for people."""
        measure, *where = subject.keys
        parts = [f"{key} {vocabulary.show_all(ids)}" for key, ids in where]
        return ", ".join([vocabulary.show_all(measure[1]), *parts])
