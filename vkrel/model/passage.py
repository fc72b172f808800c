"""A passage: one place of a document, and what holds for the records that stand there."""

from __future__ import annotations

from typing import Any

import attrs
from attrs.converters import optional
from attrs.validators import in_

from vkrel.model.placed import as_lines, check_line
from vkrel.model.printed import Target, as_target

STATUSES = ("furniture", "repeat", "other")


def _relation() -> Any:
    return attrs.field(default=None, converter=optional(as_target))


@attrs.frozen(kw_only=True)
class Passage:
    """What holds for the records of one place: see docs/encoding.md.

    line: 1-based, where the quotes of its records stand; see: other lines that it leans on;
        also: lines that repeat it.
    speaker: whom the text quotes. as_of: the date of its figures.
    status: "furniture" of the page, a "repeat" or "other" text, none of which has records.
    during, because, within, after, occasion: relations over all its records.
    """

    line: int | None = attrs.field(default=None, validator=check_line)
    see: tuple[int, ...] = attrs.field(default=(), converter=as_lines)
    also: tuple[int, ...] = attrs.field(default=(), converter=as_lines)
    speaker: str | None = None
    as_of: str | None = None
    status: str = attrs.field(default="", validator=in_(("", *STATUSES)))
    during: Target | None = _relation()
    because: Target | None = _relation()
    within: Target | None = _relation()
    after: Target | None = _relation()
    occasion: Target | None = _relation()

    @property
    def relations(self) -> dict[str, Target]:
        """The relations that are printed, by name."""
        names = ("during", "because", "within", "after", "occasion")
        return {name: target for name in names if (target := getattr(self, name)) is not None}
