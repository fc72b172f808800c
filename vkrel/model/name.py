"""A name: how a thing is written, what an acronym is said to stand for."""

from __future__ import annotations

import attrs

from vkrel.model.fields import Printed, key, value
from vkrel.model.record import Record


@attrs.frozen(kw_only=True)
class Name(Record):
    """A printed name of a thing of the vocabulary."""

    thing: str = key("any")
    printed: Printed | None = value("text", many=True)
    stands_for: Printed | None = value("text", many=True)
