"""Words around an amount that say nothing of how much it is, and the thing that is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from vkrel.values.quantities.hedges import hedge_words
from vkrel.values.quantities.number import is_number_word, scale
from vkrel.values.quantities.units import find

# Before the number: "a total of", "worth", "it stood at".
BEFORE = frozenset({
    "a", "an", "the", "its", "their", "his", "her", "this", "that", "these", "those", "our",
    "of", "at", "to", "is", "was", "were", "are", "be", "been", "being", "it", "they", "there",
    "by", "with", "has", "have", "had", "for", "in", "all", "total", "totalling", "totaling",
    "totalled", "totaled", "amounting", "amounts", "amounted", "reaching", "reached", "reaches",
    "worth", "valued", "value", "values", "equal", "equals", "=", "stood", "stands", "standing",
    "covering", "covers", "covered", "measuring", "measures", "measured", "only", "just",
    "currently", "now", "still", "already", "today", "sum", "number", "figure", "net",
    "costing", "cost", "costs", "weighing", "whopping", "full", "rose", "risen", "grew",
    "grown", "increased", "increasing", "increase", "growth", "rise", "gained", "up",
    "ph",
})  # fmt: skip
# Between a hedge and its number: "over a total of 5", "about the 300".
BETWEEN = frozenset({"a", "the", "of", "total", "its", "their", "these", "those", "full", "worth"})
# Behind it: "5 km long", "US$3 billion in total".
AFTER = frozenset({
    "long", "wide", "high", "tall", "deep", "thick", "away", "apart", "across", "ago", "old",
    "each", "total", "overall", "altogether", "together", "only", "today", "now", "annually",
    "yearly", "daily", "monthly", "weekly", "net", "gross", "currently", "so", "far", "alone",
    "combined", "respectively", "worth", "length", "width", "height", "depth",
})  # fmt: skip
# What follows one of these is what the amount is of, from or for, however it is called.
OF = frozenset({
    "of", "in", "for", "from", "to", "with", "on", "at", "between", "among", "amongst",
    "across", "under", "within", "by", "via", "through", "into", "during", "against", "over",
    "around", "that", "who", "which", "whose", "where", "including", "excluding", "as", "above",
    "below", "outside", "inside", "near", "due", "per", "out", "off", "and", "or",
})  # fmt: skip
# What is no thing, wherever it stands: it would change how much is meant.
_DENIALS = frozenset(
    {"not", "no", "never", "without", "minus", "times", "half", "halves", "quarter"}
)


@cache
def _single_hedges() -> frozenset[str]:
    return frozenset(words for words in hedge_words() if words.isalpha())


class Part(NamedTuple):
    """Printed words around an amount, and what they were taken for: hedge, scale, unit ..."""

    role: str
    words: str


FILLER, COUNTED, OF_WHAT, STRANGE = "says nothing", "thing counted", "of what", "not understood"


def not_counted(words: list[str], *, counts: bool) -> str:
    """The first word behind an amount that is not accounted for, "" where each is.

    words: as printed, behind number, scale and unit. counts: no unit is printed, or persons are,
    so that words in small letters name the thing that is counted: "9,500 investment projects".
    """
    parts = told_apart(words, counts=counts)
    return next((part.words for part in parts if part.role == STRANGE), "")


def told_apart(words: list[str], *, counts: bool) -> Iterator[Part]:
    """What each word behind number, scale and unit is; see `not_counted`."""
    for at, printed in enumerate(words):
        word = printed.strip(" ,;:.()[]")
        lowered = word.lower()
        if not word or lowered in AFTER:
            yield Part(FILLER, word)
        elif lowered in OF:
            # "12 of": nothing follows
            yield Part(OF_WHAT if at + 1 < len(words) else STRANGE, " ".join(words[at:]))
            return
        elif not counts or not _names_a_thing(word, lowered) or _begins_unit(words[at:]):
            yield Part(STRANGE, printed)
        else:
            yield Part(COUNTED, word)


def _begins_unit(words: list[str]) -> bool:
    """Whether two or three of the words are a unit: "basis points"."""
    return any(find(" ".join(words[:count])) for count in (2, 3) if len(words) >= count)


def _names_a_thing(word: str, lowered: str) -> bool:
    """Whether a word in small letters may be the thing that is counted, and nothing else."""
    letters = word.replace("-", "").replace("'", "")
    return (
        len(letters) > 1
        and letters.isalpha()
        and not letters[0].isupper()
        and lowered not in _DENIALS
        and lowered not in _single_hedges()
        and scale(lowered, money=False) is None
        and not is_number_word(lowered)
        and find(word) is None
    )


# Nouns that count one thing.
_DEAD = frozenset({"dead", "deaths", "killed", "fatalities", "fatality"})
_SINGULARS = {
    **dict.fromkeys(_DEAD, "death"), "people": "person", "feet": "foot", "teeth": "tooth",
    "geese": "goose", "mice": "mouse", "oxen": "ox", "movies": "movie", "cookies": "cookie",
    "ties": "tie", "pies": "pie", "lies": "lie", "series": "series", "species": "species",
    "lives": "life", "wives": "wife", "knives": "knife", "shoes": "shoe", "toes": "toe",
    "canoes": "canoe", "crises": "crisis", "analyses": "analysis", "buses": "bus", "gas": "gas",
    "campuses": "campus", "viruses": "virus", "houses": "house", "horses": "horse",
    "criteria": "criterion", "phenomena": "phenomenon", "news": "news", "headaches": "headache",
}  # fmt: skip
# Endings of plurals, and of their singulars, the first that fits; those of none stay.
_ENDINGS = (
    (r"(?:speci|regi|o|acu|abdo|hy|ra|se)men", ""), (r".*(?=men)", "man"), (r".*child(?=ren)", ""),
    (r".{2,}(?=ies)", "y"), (r".*(?:hal|wol|shel|lea|loa|thie|cal|el|scar)(?=ves)", "f"),
    (r".*(?:ch|sh|x|ss|zz|o)(?=es)", ""), (r".*(?:ss|us|is)", ""), (r".+(?=s)", ""),
)  # fmt: skip
_PLURALS = tuple((re.compile(f"({stem})(?:men|ren|ies|ves|es|s|)"), end) for stem, end in _ENDINGS)


@cache
def singular(noun: str) -> str:
    """One of what a noun in small letters names: "child" of "children", "entry" of "entries"."""
    if noun in _SINGULARS:
        return _SINGULARS[noun]
    for plural, end in _PLURALS:
        if found := plural.fullmatch(noun):
            return found[1] + end
    return noun


def thing(rest: str) -> str:
    """The thing that is counted, in the singular: "valid project" of "valid projects in 2015"."""
    named: list[str] = []
    for printed in rest.split():
        word = printed.strip(" ,;:.()[]").lower()
        if word in OF:
            break
        if word and word not in AFTER:
            named.append(word)
    if not named:
        return ""
    *before, noun = named
    return " ".join((*before, singular(noun)))
