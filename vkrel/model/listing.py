"""A list: who belongs to something, how many there are, whether the list is complete."""

from __future__ import annotations

import attrs

from vkrel.model.fields import Printed, Target, key, qualifier, relation, value
from vkrel.model.record import Record


@attrs.frozen(kw_only=True)
class List(Record):
    """The members of a list that the vocabulary names; open unless `closed`."""

    of: str = key("list")
    whose: str | None = key("actor", default=None)
    members: Printed | None = value("set")
    count: Printed | None = value("set")
    closed: bool = False
    as_of: str | None = qualifier("date")
    among: str | None = qualifier("text")
    during: Target | None = relation()
    because: Target | None = relation()
