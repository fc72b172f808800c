"""Cutting a printed value into words, numerals and signs, in the way of a tongue."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

# Ordinary spaces and apostrophes; full-width signs are the ASCII ones.
_SIGNS: dict[int, str | None] = {
    **dict.fromkeys(map(ord, "\u00a0\u2000\u2002\u2003\u2007\u2009\u202f\u3000\t\n\r"), " "),
    **dict.fromkeys(map(ord, "\u2010\u2011"), "-"),
    **dict.fromkeys(map(ord, "\u2018\u2019\u02bc\u2032"), "'"),
    **dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u0640"), None),
    **dict.fromkeys(range(0x64B, 0x653), None),  # vowel signs of Arabic
    **{
        ord(sign): plain
        for sign, plain in zip("\u066a\u3001\u3002\u301c\uffe5\uffe6", "%,.~¥₩", strict=True)
    },
    **{sign: chr(sign - 0xFEE0) for sign in range(0xFF01, 0xFF5F)},
}
_RUNS = re.compile(" {2,}")
# Dashes: a phrase has them all as "-".
DASHES = frozenset("-\u2012\u2013\u2014\u2212")
# Roman numerals in Cyrillic letters that print alike.
_LIKE_ROMAN = re.compile("(?<![^\\W_])[IVXLC\u0406\u0425]+(?![^\\W_])")
_ROMAN_LETTERS = str.maketrans("\u0406\u0425", "IX")
_DIGITS = r"[0-9]+(?:[.,'\u066b\u066c][0-9]+)*"
_ROMAN = r"(?:[IVXLC]{2,}|[IVX])(?=(?:e|er|ème|o|ª|º|°)?(?![^\W_]))"
_WORD = r"[^\W\d_]+"
_HAN = r"[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af]"
_STRICT_ROMAN = re.compile("C{0,3}(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


class Token(NamedTuple):
    """A word, a numeral, a space or a sign.

    printed: as the text has it; key: in lower case and with one dash, as phrases have it.
    numeral: what a numeral is in English figures ("1,234.5"), else "".
    roman: what a Roman numeral counts, else 0.
    """

    printed: str
    key: str
    numeral: str = ""
    roman: int = 0

    @property
    def is_word(self) -> bool:
        """Whether it is made of letters."""
        return self.key[0].isalpha() and not self.numeral


def clean(text: str, marks: Mapping[str, str]) -> str:
    """`text` with ordinary spaces, apostrophes and digits, in composed letters."""
    if text.isascii():
        return _RUNS.sub(" ", text)
    text = unicodedata.normalize("NFC", text).translate(_SIGNS)
    text = "".join(str(unicodedata.decimal(sign, sign)) for sign in text)
    if "\u0425" in text or "\u0406" in text:
        text = _LIKE_ROMAN.sub(lambda match: match[0].translate(_ROMAN_LETTERS), text)
    for sign, plain in marks.items():
        text = text.replace(sign, plain)
    return _RUNS.sub(" ", text)


@cache
def _pattern(spaced: bool, space_groups: bool) -> re.Pattern[str]:
    grouped = r"[0-9]{1,3}(?: [0-9]{3})+(?![0-9])(?:[.,][0-9]+)?|" if space_groups else ""
    word = _WORD if spaced else rf"{_HAN}|(?:(?!{_HAN}){_WORD[:-1]})+"
    return re.compile(rf"(?P<numeral>{grouped}{_DIGITS})|(?P<roman>{_ROMAN})|{word}|.", re.DOTALL)


def cut(text: str, *, spaced: bool, decimal: str, group: tuple[str, ...]) -> list[Token]:
    """The tokens of a cleaned text; joined together, their prints are that text."""
    found = []
    for match in _pattern(spaced, " " in group).finditer(text):
        printed = match[0]
        if match["numeral"]:
            numeral = in_english(printed, decimal, group)
            key = (printed.lstrip("0") or "0") if printed.isdecimal() else printed
            found.append(Token(printed, key, numeral))
        elif match["roman"]:
            found.append(Token(printed, printed.lower(), roman=from_roman(printed)))
        else:
            found.append(Token(printed, "-" if printed in DASHES else printed.lower()))
    return found


@cache
def _grouped(decimal: str, mark: str) -> re.Pattern[str]:
    return re.compile(
        rf"[1-9][0-9]{{0,2}}(?:{re.escape(mark)}[0-9]{{3}})+(?:{re.escape(decimal)}[0-9]+)?"
    )


def in_english(printed: str, decimal: str, group: tuple[str, ...]) -> str:
    """A numeral with the marks of English; as printed where it has no marks of this tongue."""
    if printed.isdecimal():
        return printed
    for mark in group:
        if mark in printed and _grouped(decimal, mark).fullmatch(printed):
            whole, point, decimals = printed.partition(decimal)
            return whole.replace(mark, ",") + ("." if point else "") + decimals
    whole, point, decimals = printed.partition(decimal)
    if point and whole.isdecimal() and decimals.isdecimal():
        return f"{whole}.{decimals}"
    return printed


def from_roman(printed: str) -> int:
    """What a Roman numeral counts; 0 where the letters are none."""
    if not _STRICT_ROMAN.fullmatch(printed):
        return 0
    values = [_ROMAN_VALUES[letter] for letter in printed]
    following = [*values[1:], 0]
    return sum(
        -value if value < after else value for value, after in zip(values, following, strict=True)
    )
