"""A phrase in its line of the document, with a mark under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

import attrs

from vkrel.model.claim import Claim
from vkrel.model.placed import lines_of, spans_of
from vkrel.model.problems import Problem
from vkrel.model.source import Source
from vkrel.report.escape import visible
from vkrel.report.text.lines import width_of

CUT = "… "


@attrs.frozen
class Excerpt:
    """A part of a line: what stands before the phrase, the phrase, what follows."""

    before: str
    phrase: str
    after: str

    @property
    def line(self) -> str:
        """The part of the line as it stands there."""
        return self.before + self.phrase + self.after

    @property
    def mark(self) -> str:
        """The mark under the phrase, in the columns of a terminal."""
        return " " * width_of(self.before) + "^" * max(1, width_of(self.phrase))


class Documents:
    """The documents of a folder by source, read when they are needed; none without a folder."""

    def __init__(self, folder: Path | None, sources: Mapping[str, Source]) -> None:
        """Nothing is read yet; `problems` fills as documents are asked for."""
        self.folder = folder
        self.problems: list[Problem] = []
        self._sources = sources
        self._lines = cache(self._read)

    def line(self, source: str, line: int | None) -> str:
        """A line of a source's document; empty where it cannot be had."""
        lines = self._lines(source)
        return lines[line - 1] if line is not None and 0 < line <= len(lines) else ""

    def excerpts(self, claim: Claim, width: int) -> list[Excerpt]:
        """The claim's phrase in its line, one excerpt for each part that stands apart."""
        text = self.line(claim.source, claim.line)
        return list(excerpts(text, spans_of(claim.quote, text) or (), width))

    def span(self, claim: Claim) -> tuple[int, int] | None:
        """Where the claim's phrase begins and ends in its line, or None."""
        found = spans_of(claim.quote, self.line(claim.source, claim.line))
        return (found[0][0], found[-1][1]) if found else None

    def _read(self, source: str) -> list[str]:
        known = self._sources.get(source)
        if self.folder is None or known is None or not known.document:
            return []
        path = self.folder / known.document
        try:
            content = path.read_bytes()
            lines = lines_of(content)
        except (OSError, UnicodeDecodeError):
            message = f"document of source {source!r} cannot be read: its phrases stand alone"
            self.problems.append(Problem(str(path), 0, "", message))
            return []
        if known.sha256 and sha256(content).hexdigest() != known.sha256:
            message = f"is another text than source {source!r} was encoded from: see `vkrel verify`"
            self.problems.append(Problem(str(path), 0, "", message))
        return lines


def excerpts(line: str, spans: Iterable[tuple[int, int]], width: int) -> Iterator[Excerpt]:
    """Each span with as much of the line around it as `width` columns hold."""
    for start, end in spans:
        phrase = _shown(line[start:end])
        room = width - width_of(phrase)
        if room < 2 * len(CUT) + 2:
            yield Excerpt("", _fitting(phrase, width), "")
            continue
        before, after = _shown(line[:start]), _shown(line[end:])
        left = _fitting(before, max(room // 2, room - width_of(after)), end=True)
        yield Excerpt(left, phrase, _fitting(after, room - width_of(left)))


def _shown(text: str) -> str:
    return visible(text.replace("\t", " ").replace("\n", " ").replace("\r", " "))


def _fitting(text: str, width: int, *, end: bool = False) -> str:
    """The beginning of a text, or its end, cut at a word where it is longer."""
    if width_of(text) <= width:
        return text
    while text and width_of(text) > width - len(CUT):
        over = max(1, len(text) - width)
        text = text[over:] if end else text[:-over]
    if end:
        _, _, whole = text.partition(" ")
        return f"{CUT}{(whole or text).lstrip()}"
    whole, _, _ = text.rpartition(" ")
    return f"{(whole or text).rstrip()} …"
