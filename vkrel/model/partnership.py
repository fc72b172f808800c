"""A partnership: a level of the ladder that two or more parties have reached."""

from __future__ import annotations

import attrs

from vkrel.model.fields import Printed, Target, key, relation, value
from vkrel.model.record import Record


@attrs.frozen(kw_only=True)
class Partnership(Record):
    """That parties raised their relations to a level: when, under what name, on what occasion.

    `stage` separates dates: a level proposed in March is not a level reached in March.
    """

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
