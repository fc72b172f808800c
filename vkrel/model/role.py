"""A role: somebody holds an office."""

from __future__ import annotations

from typing import Any

import attrs

from vkrel.model.fields import Printed, Target, key, relation, value
from vkrel.model.record import Record


@attrs.frozen(kw_only=True)
class Role(Record):
    """That a person holds an office: at a date, or from one date to another.

    An office held at two dates is no conflict; its beginning and its end each have one date.
    """

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
