"""The English words that the readers know: a text of these alone needs no translation."""

from __future__ import annotations

import re

from vkrel.values.dates.words import TOKENS
from vkrel.values.quantities.fillers import AFTER, BEFORE, OF
from vkrel.values.quantities.hedges import hedge_words
from vkrel.values.quantities.number import PARTS, scale
from vkrel.values.quantities.units import spellings
from vkrel.values.table import from_table, table
from vkrel.values.tongues.tongue import load
from vkrel.values.words import CARDINALS, ORDINALS

_LETTERS = re.compile(r"[^\W\d_]+")
_ASCII_LETTERS = re.compile("[a-z]+").findall


@from_table()
def words() -> frozenset[str]:
    """Every word of the tables of the readers, and those of en.toml, in lower case."""
    spelled = {
        *TOKENS, *spellings(), *hedge_words(), *PARTS, *CARDINALS, *ORDINALS,
        *table()["vague"], *table()["verb"], *BEFORE, *AFTER, *OF,
        "hundred", "thousand", "million", "billion", "trillion", "dozen", "per", "minus", "a", "an",
        "am", "pm", "noon", "midday", "midnight", "clock", "hrs", "gmt", "utc", "times", "fold",
        "factor", "top", "rank", "ranks", "ranked", "largest", "biggest", "highest", "lowest",
        "smallest", "age", "aged", "born", "died", "not", "available", "unknown", "none",
    }  # fmt: skip
    found = frozenset(word for phrase in spelled for word in _LETTERS.findall(phrase.lower()))
    return found | load("en").words


@from_table()
def sure_words() -> frozenset[str]:
    """The same without those that another tongue uses otherwise: "5 mil", "3 mi"."""
    return words() - load("en").rare


def is_english(word: str) -> bool:
    """Whether the readers know a word, which is printed so: also a currency's code, "3bn"."""
    lowered = word.lower()
    return (
        lowered in words()
        or scale(lowered, money=False) is not None
        or (len(word) == 3 and word.isascii() and word.isupper())
    )


@from_table()
def _telling() -> frozenset[str]:
    """Words of hedges and dates."""
    return frozenset(word for phrase in (*hedge_words(), *TOKENS) for word in phrase.split())


def is_telling(printed: str) -> bool:
    """Whether an English word says how much or when, or is a single letter: "sept", "plus"."""
    lowered = printed.lower()
    return lowered in _telling() or (len(lowered) == 1 and lowered.isalpha())


def is_rare(word: str) -> bool:
    """Whether a word of English is used otherwise by another tongue."""
    return word.lower() in load("en").rare


# Dates and durations of EDTF and ISO 8601: Y17E7, P1Y; their letters are no words.
_EXACT = re.compile(r"(?=[^ ]*(?:y[-0-9]|p[0-9]))[-+~?%/0-9yesptmwdh]+", re.IGNORECASE)
# Letters that print as English and are none: "44 a.C.", "3 billions d'euros".
_FOREIGN_LETTERS = re.compile(r"\b([ad])\. ?(c)\b|\b(j)\.? ?- ?(c)\b|\b([dl])['\u2019](?=[^\W\d_])")


def foreign_letters(lowered: str) -> list[str]:
    """The letters of a text (in lower case) that stand as only other tongues print them."""
    found = _FOREIGN_LETTERS.search(lowered)
    return [letter for letter in found.groups() if letter] if found else []


_HALF_DAYS = re.compile(r"\b[ap]\.m\b")  # their letters alone are metres and pages elsewhere
# Figures, and signs that no tongue prints otherwise.
_FIGURES = str.maketrans("", "", "0123456789,$%€£°²³")


def is_plain_english(text: str) -> bool:
    """Whether a text is nothing but numerals, signs and English words, whatever the tongue."""
    words = text.translate(_FIGURES)
    return words.isascii() and (
        _is_plain_english(words.lower()) or _EXACT.fullmatch(text) is not None
    )


@from_table(16_384)
def _is_plain_english(lowered: str) -> bool:
    letters = _ASCII_LETTERS(_HALF_DAYS.sub("", lowered))
    return sure_words().issuperset(letters) and not foreign_letters(lowered)
