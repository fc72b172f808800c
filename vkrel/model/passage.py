"""A passage: one place of a document, and what holds for the records that stand there."""

from __future__ import annotations

import attrs
from attrs.validators import in_

from vkrel.model.fields import Target, relation
from vkrel.model.placed import as_lines, check_line

STATUSES = ("furniture", "repeat", "other")


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
    during: Target | None = relation()
    because: Target | None = relation()
    within: Target | None = relation()
    after: Target | None = relation()
    occasion: Target | None = relation()
