"""A piece of a text with its English, and pieces joined to one English text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

# What stands between the ends of a range.
RANGES = frozenset({"-", "\u2013", "~", "to", ","})


class Piece(NamedTuple):
    """A part of the text and its English.

    known: whether the tongue, or English, knows it.
    counts: whether it is a number in words.
    scale: what the scale word multiplies by that ends it.
    roman: what it counts as a Roman numeral.
    borrowed: how many words in it are English that says how much or when, not of the tongue.
    """

    printed: str
    english: str
    known: bool = True
    counts: bool = False
    scale: int = 0
    roman: int = 0
    borrowed: int = 0


def merged(found: Sequence[Piece], english: str) -> Piece:
    """Several pieces as one."""
    printed = "".join(piece.printed for piece in found)
    return Piece(printed, english, borrowed=sum(piece.borrowed for piece in found))


def is_plain(figures: str) -> bool:
    """Whether it is a number in figures without marks."""
    return figures.isascii() and figures.replace(".", "", 1).isdecimal()


def joined(found: Sequence[Piece]) -> str:
    """The English of all pieces, words parted by one space."""
    text = ""
    for piece in found:
        english = piece.english
        if english == " " and (not text or text[-1] == " "):
            continue
        if text and english and text[-1].isalnum() and english[0].isalnum():
            text += " "
        text += english
    return text.strip()
