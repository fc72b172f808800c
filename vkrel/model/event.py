"""An event: an embassy opens, an agreement is signed, a forum meets, a policy is announced."""

from __future__ import annotations

import attrs

from vkrel.model.fields import Printed, Target, key, qualifier, relation, value
from vkrel.model.record import Record


@attrs.frozen(kw_only=True)
class Event(Record):
    """What happened: `what` is a kind, `of` the thing concerned, `by` who did it.

    `stage` separates dates: an agreement is concluded, signed and in force on three days.
    """

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
