"""Verifying quotes: the document is the one that was encoded, and each quote stands there."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from vkrel.model.claim import Claim
from vkrel.model.placed import lines_of, spans_of
from vkrel.model.problems import Problem
from vkrel.model.source import Source


def verify(
    sources: Iterable[Source], claims: Iterable[Claim], folder: Path
) -> tuple[int, list[Problem]]:
    """How many quotes were looked up in the documents of a folder, and what is wrong."""
    problems: list[Problem] = []
    by_source: dict[str, list[Claim]] = {}
    for claim in claims:
        by_source.setdefault(claim.source, []).append(claim)
    looked = 0
    for source in sources:
        if not source.document:
            continue
        lines = _read(source, folder, problems)
        if lines is None:
            continue
        for claim in by_source.get(source.id, []):
            if claim.quote:
                looked += 1
                problems += _check(claim, lines, source)
    return looked, problems


def _read(source: Source, folder: Path, problems: list[Problem]) -> list[str] | None:
    path = folder / source.document
    try:
        content = path.read_bytes()
    except OSError:
        problems.append(Problem(str(path), 0, "", f"document of source {source.id!r} is missing"))
        return None
    digest = sha256(content).hexdigest()
    if source.sha256 and digest != source.sha256:
        message = f"is another text than source {source.id!r} was encoded from: SHA-256 {digest}"
        problems.append(Problem(str(path), 0, "", message))
    try:
        return lines_of(content)
    except UnicodeDecodeError as error:
        problems.append(Problem(str(path), 0, "", f"not UTF-8 at byte {error.start}"))
        return None


def _check(claim: Claim, lines: list[str], source: Source) -> list[Problem]:
    if claim.line is None:
        return [Problem(source.document, 0, str(claim.slot), "the claim names no line")]
    if not 1 <= claim.line <= len(lines):
        message = f"there is no line {claim.line}: the document has {len(lines)}"
        return [Problem(source.document, claim.line, str(claim.slot), message)]
    if spans_of(claim.quote, lines[claim.line - 1]) is not None:
        return []
    others = enumerate(lines, 1)
    elsewhere = next((n for n, line in others if spans_of(claim.quote, line) is not None), None)
    hint = f"; it stands on line {elsewhere}" if elsewhere else ""
    message = f"the quote “{claim.quote}” is not on this line{hint} ({claim.place})"
    return [Problem(source.document, claim.line, str(claim.slot), message)]
