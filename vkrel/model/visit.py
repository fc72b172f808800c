"""A visit: somebody of one country goes to another, or the two meet or speak."""

from __future__ import annotations

from typing import Any

import attrs

from vkrel.model.fields import Printed, Target, key, qualifier, relation, value
from vkrel.model.record import Record


@attrs.frozen(kw_only=True)
class Visit(Record):
    """Who went where, when, in which office and form, whom they met.

    The date is what is disputed, so it is no key: the registry tells which records speak of
    the same visit. A call has no host country and is kept apart from visits.
    """

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
