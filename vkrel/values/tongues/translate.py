"""A printed value of another language, said in the English that the reader reads.

No word is lost: what a tongue does not know stays as printed, so that the reader refuses it.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache, lru_cache

import attrs

from vkrel.values.tongues.cut import clean, cut
from vkrel.values.tongues.english import foreign_letters, is_english, is_plain_english, is_rare
from vkrel.values.tongues.numbers import glued
from vkrel.values.tongues.piece import joined
from vkrel.values.tongues.pieces import pieces
from vkrel.values.tongues.tongue import Tongue, codes, load, on_change, scripts

# Longer texts are no printed value.
LONGEST = 400
# So many texts are remembered with their renderings.
REMEMBERED = 65_536


@attrs.frozen(slots=True)
class Rendering:
    """A printed value in the English that the reader reads.

    text: that English; tongue: the code of the tongue that it was understood in.
    order: of day and month in 11/10/2023 in that tongue.
    unknown: the words that the tongue does not know; they stand in `text` as printed.
    pairs: each printed phrase and its English, in the order of print; "" says nothing.
    borrowed: how many words of hedges and dates are left to English: a tongue that says more of
        them itself is likelier.
    """

    text: str
    tongue: str
    order: str = ""
    unknown: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    borrowed: int = 0

    def says_otherwise(self, words: Collection[str]) -> bool:
        """Whether any of the words, in lower case, is said otherwise than it is printed."""
        return any(
            printed.lower() != english.lower()
            and any(word in words for word in _LETTERS.findall(printed.lower()))
            for printed, english in self.pairs
        )


def renderings(text: str, language: str = "") -> tuple[Rendering, ...]:
    """What a printed value says in English, in each tongue that it may be printed in.

    Args:
        text: as printed.
        language: its code where it is known ("de", "pt-PT"); else the script and the words of
            the text decide, and what may be several tongues is all of them.

    Returns:
        The renderings, none where the text is to be read as it is printed. Where it may be
        English too, English is one of them; equal English is listed once.

    """
    if not language and is_plain_english(text):
        return ()
    return _remembered(text, language)


@lru_cache(maxsize=REMEMBERED)
def _remembered(text: str, language: str) -> tuple[Rendering, ...]:
    if len(text) > LONGEST:
        return ()
    if language:
        code = _code(language)
        return _named(text, load(code)) if code else ()
    scripts = _scripts(text)
    if scripts == ("Latin",):
        return _latin(text)
    found = [rendered(text, tongue) for tongue in _tongues(scripts)]
    return _distinct([rendering for rendering in found if not rendering.unknown] or found)


def _named(text: str, tongue: Tongue) -> tuple[Rendering, ...]:
    """The rendering in a tongue that is known; of English none, unless it has an order of its own."""
    if tongue.translates:
        return (rendered(text, tongue),)
    return (Rendering(text, tongue.code, tongue.order),) if tongue.order else ()


def _latin(text: str) -> tuple[Rendering, ...]:
    """The renderings of a text in Latin letters, in tongues that know all that is not English."""
    tokens = cut(clean(text, {}), spaced=True, decimal=".", group=())
    words = [token for token in tokens if token.is_word and not token.roman]
    foreign = [word.key for word in words if not is_english(word.printed)]
    foreign += foreign_letters(text.lower())
    telling = foreign or [word.key for word in words if is_rare(word.key)]
    found = []
    for tongue in _tongues(("Latin",)) if telling else ():
        if all(word in tongue.vocabulary or glued(word, tongue) for word in telling):
            rendering = rendered(text, tongue)
            # a tongue is only likely where it says a telling word otherwise than English does
            if rendering.says_otherwise(telling) and not rendering.unknown:
                found.append(rendering)
    least = min((rendering.borrowed for rendering in found), default=0)
    found = [rendering for rendering in found if rendering.borrowed == least]
    if not foreign and any(map(_says_rare, found)):
        found.insert(0, Rendering(text, "en"))
    return _distinct(found)


def _says_rare(rendering: Rendering) -> bool:
    """Whether a word of English was said otherwise, which English may mean: not as in "M€"."""
    return any(
        is_rare(word) for printed, _ in rendering.pairs for word in _LETTERS.findall(printed)
    )


@cache
def _tongues(wanted: tuple[str, ...]) -> list[Tongue]:
    """The tongues that are printed in these scripts; a regional one only if it is named."""
    printed = [load(code) for code, script in scripts().items() if script in wanted]
    return [tongue for tongue in printed if tongue.translates]


def _distinct(found: list[Rendering]) -> tuple[Rendering, ...]:
    """The renderings without those whose English an earlier one has."""
    by_text: dict[str, Rendering] = {}
    for rendering in found:
        by_text.setdefault(rendering.text, rendering)
    return tuple(by_text.values())


on_change(_remembered.cache_clear)
on_change(_tongues.cache_clear)

_LETTERS = re.compile(r"[^\W\d_]+")
_SAYING = re.compile(r"[^\W_]")


def _code(language: str) -> str:
    """The code of our tongue for a language's ("de-AT": "de"); "" where there is none."""
    code = language.replace("-", "_")
    known = codes()
    for name in (code, code.partition("_")[0].lower()):
        if name in known:
            return name
    return ""


# The scripts by their letters; what is written in Han alone may be Chinese or Japanese.
_SCRIPTS = {
    "Hangul": re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]"),
    "Kana": re.compile("[\u3040-\u30ff]"),
    "Han": re.compile("[\u3400-\u9fff\uf900-\ufaff\u3005-\u3007]"),
    "Cyrillic": re.compile("[\u0400-\u052f]"),
    "Arabic": re.compile("[\u0600-\u065f\u066b-\u06ef\u06fa-\u06ff\u0750-\u077f]"),
}


def _scripts(text: str) -> tuple[str, ...]:
    """The scripts that a text may be printed in, Latin where there is no other letter."""
    found = [name for name, letters in _SCRIPTS.items() if letters.search(text)]
    if found == ["Han"]:
        return ("Han", "Kana")
    return tuple(found[:1]) or ("Latin",)


def rendered(text: str, tongue: Tongue) -> Rendering:
    """What a printed value says in English where it is printed in this tongue."""
    found = pieces(text, tongue)
    return Rendering(
        text=joined(found),
        tongue=tongue.code,
        order=tongue.order,
        unknown=tuple(piece.printed for piece in found if not piece.known),
        pairs=tuple(
            (piece.printed, piece.english)
            for piece in found
            if piece.known and _SAYING.search(piece.printed)
        ),
        borrowed=sum(piece.borrowed for piece in found),
    )
