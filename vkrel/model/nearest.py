"""The nearest known words to one that is not known, for the remedy in a message."""

from __future__ import annotations

from collections.abc import Iterable

from vkrel.values.fold import fold


def nearest(word: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Known words that are like this one, the nearest first; never used to merge two names."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  only where a word is unknown

    found = process.extract(word, list(known), scorer=fuzz.WRatio, processor=fold, limit=most)
    return [name for name, score, _ in found if score >= 60]
