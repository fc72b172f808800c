"""A source: a document or data set that says things."""

from __future__ import annotations

from typing import Any

import attrs

from vkrel.model.converter import texts


def _sources(given: Any) -> tuple[str, ...]:
    """Ids of sources; one may be named without brackets."""
    return (given,) if isinstance(given, str) else texts(given)


@attrs.frozen(kw_only=True)
class Source:
    """Who says it, and when.

    id: any string, unique in a run.
    published, written: dates as printed; words such as "currently" are read against
        `written`, which is `published` where it is not given.
    document, sha256: the file name of the text and the hash of its bytes, for `vkrel verify`.
    language: the code of the language that it is printed in ("de", "pt-PT"), in which its values
        are read; without one, script and words of each value decide.
    origin: the data set or institution that the figures come from, where one is named;
        sources of one origin are one vote.
    copies: the ids of sources that this one repeats.
    reference: background that findings may need and that `check(reference=False)` leaves out.
    """

    id: str
    title: str = ""
    publisher: str = ""
    author: str = ""
    published: str = ""
    written: str = ""
    document: str = ""
    sha256: str = ""
    language: str = ""
    origin: str = ""
    copies: tuple[str, ...] = attrs.field(default=(), converter=_sources)
    reference: bool = False

    @property
    def dated(self) -> str:
        """The printed date that relative words of the source are read against."""
        return self.written or self.published
