"""Folding a printed name for exact look-up: case, diacritics, hyphens and spaces fall away.

Folding suggests nothing and merges nothing by itself: two names are one thing only where
a vocabulary declares it.
"""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower-case ASCII letters and digits of `text`; falls back to the text where none remain."""
    if not text.isascii():
        from anyascii import anyascii  # noqa: PLC0415  loaded only for names outside ASCII

        plain = anyascii(text)
    else:
        plain = text
    folded = "".join(sign for sign in plain.casefold() if sign.isalnum())
    return folded or text.strip()
