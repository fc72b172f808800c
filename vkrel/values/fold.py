"""Folding a printed name for exact look-up: case, diacritics, hyphens and spaces fall away.

Folding suggests nothing and merges nothing by itself: two names are one thing only where
a vocabulary declares it.
"""

from __future__ import annotations

from functools import lru_cache
from unicodedata import normalize

# Marks of letters, dashes and quotes fall away; the one Latin letter here that is not marked so.
_LATIN = {
    **dict.fromkeys((*range(0x300, 0x363), *range(0x2010, 0x2020))),
    **str.maketrans("đĐ", "dD"),
}


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower-case ASCII letters and digits of `text`; falls back to the text where none remain."""
    plain = text if text.isascii() else normalize("NFD", text).translate(_LATIN)
    if not plain.isascii():
        from anyascii import anyascii  # noqa: PLC0415  loaded only for letters of other scripts

        plain = anyascii(text)
    folded = "".join(sign for sign in plain.casefold() if sign.isalnum())
    return folded or text.strip()
