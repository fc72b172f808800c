"""A printed value of another language, said in the English that the reader reads.

No word is lost: what a tongue does not know stays as printed, so that the reader refuses it.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

import attrs

from vkrel.values.tongues.cut import Token, clean
from vkrel.values.tongues.english import is_english, is_plain_english, is_rare
from vkrel.values.tongues.numbers import JOIN, Part, compose, glued, written
from vkrel.values.tongues.phrases import (
    Found,
    Numeral,
    cut_in,
    filled,
    longest,
    number_tree,
    phrase_tree,
)
from vkrel.values.tongues.tongue import Tongue, codes, load, on_change

# So many texts are remembered with their renderings.
REMEMBERED = 65_536


@attrs.frozen(slots=True)
class Rendering:
    """A printed value in the English that the reader reads.

    text: that English; tongue: the code of the tongue that it was understood in.
    order: of day and month in 11/10/2023 in that tongue.
    unknown: the words that the tongue does not know; they stand in `text` as printed.
    pairs: each printed phrase and its English, in the order of print; "" says nothing.
    """

    text: str
    tongue: str
    order: str = ""
    unknown: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def foreign(self) -> bool:
        """Whether any word is said otherwise than it is printed."""
        return any(
            printed.lower() != english.lower() and _LETTERS.search(printed)
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
    if language:
        code = _code(language)
        return (rendered(text, load(code)),) if code and load(code).translates else ()
    scripts = _scripts(text)
    words = _LETTERS.findall(text)
    english = all(map(is_english, words))
    if english and not any(map(is_rare, words)):
        return ()
    found = [
        rendered(text, tongue)
        for tongue in map(load, codes())
        if tongue.script in scripts and tongue.translates and not tongue.only_if_named
    ]
    complete = [rendering for rendering in found if not rendering.unknown]
    if "Latin" in scripts:
        # a tongue is only likely where it says a word otherwise than English does
        found = [rendering for rendering in complete if rendering.foreign]
        if found and english:
            found.insert(0, Rendering(text, "en"))
    return _distinct(complete if complete and "Latin" not in scripts else found)


def _distinct(found: list[Rendering]) -> tuple[Rendering, ...]:
    """The renderings without those whose English an earlier one has."""
    by_text: dict[str, Rendering] = {}
    for rendering in found:
        by_text.setdefault(rendering.text, rendering)
    return tuple(by_text.values())


on_change(_remembered.cache_clear)

_LETTERS = re.compile(r"[^\W\d_]+")


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


@attrs.frozen
class _Piece:
    """A part of the text and its English.

    known: whether somebody knows it; counts: whether it is a number in words.
    """

    printed: str
    english: str
    known: bool = True
    counts: bool = False


def rendered(text: str, tongue: Tongue) -> Rendering:
    """What a printed value says in English where it is printed in this tongue."""
    tokens = cut_in(clean(text.strip(), tongue.marks), tongue)
    pieces = _unfinished(_Reader(tokens, tongue).pieces())
    return Rendering(
        text=_joined(pieces),
        tongue=tongue.code,
        order=tongue.order,
        unknown=tuple(piece.printed for piece in pieces if not piece.known),
        pairs=tuple(
            (piece.printed, piece.english)
            for piece in pieces
            if piece.known and any(map(str.isalnum, piece.printed))
        ),
    )


class _Reader:
    """Reads the tokens of a text from left to right, the longest phrase first."""

    def __init__(self, tokens: list[Token], tongue: Tongue) -> None:
        self._tokens, self._tongue = tokens, tongue
        self._numbers: dict[int, Numeral | None] = {}

    def pieces(self) -> list[_Piece]:
        """The text in pieces, each with its English."""
        found: list[_Piece] = []
        phrases = phrase_tree(self._tongue)
        at, behind_figures = 0, False
        while at < len(self._tokens):
            number = None if behind_figures else self.number(at)
            phrase = longest(phrases, self._tokens, at, self._tongue, self.number)
            if phrase and (number is None or phrase.end >= number.end):
                end = phrase.end
                piece = self._piece(at, end, filled(phrase.meaning, phrase.numerals))
                behind_figures = False
            elif number:
                end = number.end
                piece = self._piece(at, end, number.figures, counts=self._tokens[at].is_word)
                behind_figures = True
            else:
                end = at + 1
                token = self._tokens[at]
                known = not token.is_word or is_english(token.printed)
                piece = _Piece(token.printed, token.printed, known)
                behind_figures = behind_figures and token.key == " "
            found.append(piece)
            at = end
        return found

    def _piece(self, at: int, end: int, english: str, *, counts: bool = False) -> _Piece:
        printed = "".join(token.printed for token in self._tokens[at:end])
        return _Piece(printed, english, counts=counts)

    def number(self, at: int) -> Numeral | None:
        """The number that begins at a token, in figures or in words."""
        if at not in self._numbers:
            self._numbers[at] = self._number(at)
        return self._numbers[at]

    def _number(self, at: int) -> Numeral | None:
        token = self._tokens[at]
        if token.numeral and self._tongue.spaced:
            return Numeral(token.numeral, at + 1)
        if not (token.numeral or token.is_word):
            return None
        parts, ends = self._parts(at)
        for count in range(len(parts), 0, -1):
            if parts[count - 1] != JOIN:
                if count == 1 and token.numeral:
                    return Numeral(token.numeral, at + 1)
                number = compose(parts[:count], self._tongue)
                if number is not None:
                    return Numeral(written(number), ends[count - 1])
        return None

    def _parts(self, at: int) -> tuple[list[Part], list[int]]:
        """The number words from a token on, and where each ends."""
        parts: list[Part] = []
        ends: list[int] = []
        last_number = 0
        while at < len(self._tokens):
            token = self._tokens[at]
            if parts and token.key in (" ", "-"):
                at += 1
                continue
            taken = self._part(at, first=not parts)
            if taken is None:
                break
            some, at, is_scale = taken
            parts += some
            ends += [at] * len(some)
            if not is_scale and some != (JOIN,):
                last_number = len(parts)
        if self._tongue.spaced:
            # "two to three million": the scale word that ends it stays a word
            return parts[:last_number], ends[:last_number]
        return parts, ends

    def _part(self, at: int, *, first: bool) -> tuple[tuple[Part, ...], int, bool] | None:
        """The number word at a token, where it ends, and whether it is a scale word."""
        token = self._tokens[at]
        if token.numeral:
            figures = token.numeral.replace(",", "")
            if self._tongue.spaced or figures.count(".") > 1 or not figures[-1].isdigit():
                return None
            return (Fraction(figures),), at + 1, False
        counted: Found | None = longest(number_tree(self._tongue), self._tokens, at, self._tongue)
        if counted:
            value, is_scale = counted.meaning
            if first and is_scale and self._tokens[at].key not in self._tongue.numbers:
                return None
            return (Fraction(value),), counted.end, is_scale and not first
        if token.key in self._tongue.joins and not first:
            return (JOIN,), at + 1, False
        parts = glued(token.key, self._tongue) if token.is_word else None
        return (parts, at + 1, False) if parts else None


def _unfinished(pieces: list[_Piece]) -> list[_Piece]:
    """A number word before a word that nobody knows stays as printed: it may be an article."""
    result = list(pieces)
    for at, piece in enumerate(pieces):
        if piece.counts:
            following = (after for after in pieces[at + 1 :] if after.printed != " ")
            after = next(following, None)
            if after is not None and not after.known:
                result[at] = _Piece(piece.printed, piece.printed, known=is_english(piece.printed))
    return result


def _joined(pieces: list[_Piece]) -> str:
    """The English of all pieces, words parted by one space."""
    text = ""
    for piece in pieces:
        english = piece.english
        if english == " " and (not text or text[-1] == " "):
            continue
        if text and english and text[-1].isalnum() and english[0].isalnum():
            text += " "
        text += english
    return text.strip()
