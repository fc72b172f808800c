"""Printed numbers: digits, groups, decimals, and numbers in words.

A number is kept exactly: its digits without trailing zeros (m) and the power of ten of
their last place, so that x = m * 10**place and g = 10**place.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from vkrel.values.pattern import pattern
from vkrel.values.quantities.units import find
from vkrel.values.words import CARDINALS, ORDINALS, longest_first

# Longer numbers are no measurement, and beyond some 300 digits no float either.
MOST_DIGITS = 60


# A number is digits * 10**place; where its place is above zero, zeros at its end were dropped.
Number = tuple[int, int]

SCALES = {
    word: power
    for power, words in {
        2: ("hundred",),
        3: ("thousand", "thousands", "k"),
        5: ("lakh", "lakhs"),
        6: ("million", "millions", "mn", "mln", "mio", "mil"),
        7: ("crore", "crores"),
        9: ("billion", "billions", "milliard", "bn", "bln", "bil", "mrd"),
        12: ("trillion", "trillions", "tn", "trn"),
        15: ("quadrillion",),
    }.items()
    for word in words
}

# Letters that are scale words beside a currency and units elsewhere.
MONEY_SCALES = {"m": 6, "b": 9, "t": 12, "mm": 6}

_WORDS = {**CARDINALS, "fourty": 40}
PARTS = {word: number for word, number in ORDINALS.items() if 3 <= number <= 10} | {"quarter": 4}
PARTS |= {f"{word}s": number for word, number in PARTS.items()} | {"half": 2, "halves": 2}
PART_WORD = longest_first(*PARTS)

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\n\r\v\f"
_SIGNS: dict[int, str | None] = {
    **dict.fromkeys(map(ord, _SPACES), " "),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"), "-"),
    **dict.fromkeys(map(ord, "\u2018\u2019\u02bc\u2032"), "'"),
    **dict.fromkeys(map(ord, '\u201c\u201d\u201e\u00ab\u00bb"'), None),
    **dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"), None),
    ord("\u2044"): "/",
    ord("\u00d7"): "x",
}
_VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞⅒"
_RUNS = pattern(r"\s{2,}")
_EXPONENT = pattern(r"(?<=[0-9 ])(k?m|cm)\^?([23])\b")


def plain(text: str) -> str:
    """`text` as `tidy` has it, in lower case."""
    return tidy(text).lower()


def tidy(text: str) -> str:
    """`text` with ASCII spaces, hyphens and digits, without quotation marks."""
    if not text.isascii():
        for sign in _VULGAR:
            text = text.replace(sign, " " + unicodedata.normalize("NFKC", sign))
        text = unicodedata.normalize("NFC", text)
    text = text.translate(_SIGNS)
    if not text.isascii():
        text = "".join(str(unicodedata.decimal(sign, sign)) for sign in text)
    return _EXPONENT.sub(_raised, _RUNS.sub(" ", text).strip())


def _raised(found: re.Match[str]) -> str:
    """km2 as km²: its digit is no number."""
    return found[1] + ("²" if found[2] == "2" else "³")


_LABEL = pattern(r"(?<=[0-9] )((?:[^\W\d_]+ )*[^\W\d_]+)([0-9]+)(?![0-9.,/:])")
_PER_SO_MANY = pattern(
    r"(?i)((?<=[0-9a-z%]) ?\bper |(?<=[a-z²³])/)(10{1,6}|10{0,2}(?:,000){1,2})(?![0-9.,])"
)
# "5 kg m-3", "4 W m-2 K-1"
_INVERSE = pattern(
    r"(?<=[0-9] )(?:[^\W\d_]+[²³]?[ ·])*[^\W\d_]+-[1-4](?:[ ·][^\W\d_]+-[1-4])*(?![\w.,/-])"
)
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_RAISED = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")


def without_labels(text: str) -> str:
    """`text` with the digits that are of a name or of a unit set low: "CO₂", "per ₁,₀₀₀"."""
    for digits in (_LABEL, _PER_SO_MANY):
        text = digits.sub(lambda found: found[1] + found[2].translate(_LOWERED), text)
    return _INVERSE.sub(lambda found: _lowered_unit(found[0]), text) if "-" in text else text


def _lowered_unit(printed: str) -> str:
    return printed.translate(_LOWERED) if find(printed) else printed


def with_digits(words: str) -> str:
    """The words as they were printed before `without_labels`."""
    return words.translate(_RAISED)


_GROUPED = pattern(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,2}(?:,[0-9]{2})*,[0-9]{3}")


def from_digits(whole: str, decimals: str | None) -> Number | None:
    """The number printed as digits with commas as `1,234` and decimals behind a point."""
    if "," in whole:
        if _GROUPED.fullmatch(whole) and whole[0] != "0":
            whole = whole.replace(",", "")
        elif decimals is None and whole.count(",") == 1:
            # 12,5 and 0,125: a comma that does not part groups of three is a decimal comma.
            whole, _, decimals = whole.partition(",")
        else:
            return None
    if decimals:
        if len(whole) + len(decimals) > MOST_DIGITS:
            return None
        return int(whole + decimals), -len(decimals)
    if len(whole) > MOST_DIGITS:
        return None
    stripped = whole.rstrip("0")
    return (int(stripped), len(whole) - len(stripped)) if stripped else (0, 0)


_DOTS = pattern(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}(?:,[0-9]+)?|[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+")
_PLAIN = pattern(r"([0-9,]+)(?:\.([0-9]*))?")
_SPACED = pattern(r"[0-9]{1,3}(?:[ '][0-9]{3})+(?:[.,][0-9]+)?")


def from_token(token: str) -> Number | None:
    """The number printed as `token`, in any of the usual ways to part groups and decimals.

    One comma before three digits parts thousands (1,234); one point before three digits is
    a decimal point (1.234), as in English print.
    """
    if _DOTS.fullmatch(token):
        token = token.replace(".", "").replace(",", ".")
    elif _SPACED.fullmatch(token):
        token = token.replace(" ", "").replace("'", "").replace(",", ".")
    found = _PLAIN.fullmatch(token)
    return None if found is None else from_digits(found[1], found[2] or None)


NUMERAL = r"[0-9](?:[0-9]{0,2}(?:[ '][0-9]{3})+(?![0-9])(?:[.,][0-9]+)?|[0-9.,]*[0-9])?"


def scale(word: str, *, money: bool) -> int | None:
    """The power of ten of a scale word; `m`, `b` and `t` are scale words beside a currency."""
    power = SCALES.get(word)
    return MONEY_SCALES.get(word) if power is None and money else power


def is_number_word(word: str) -> bool:
    """Whether a word (in lower case) is a number: "twenty"."""
    return word in _WORDS or word in PARTS


_NUMBER_WORD = longest_first(*_WORDS)
_IN_WORDS = pattern(
    rf"(?i)\b(?:(?:{_NUMBER_WORD})\b(?:(?:[ -]|,? and |, )(?:{_NUMBER_WORD}|hundred)\b)*"
    rf"|(?:an? )?hundred and (?:{_NUMBER_WORD})(?:[ -](?:{_NUMBER_WORD}))?\b|an? hundred\b)"
)
_DECIMALS = {"half": ".5", "quarter": ".25", "3": ".75"}
_AND_A_HALF = pattern(r"(?i)\b([0-9]+)( [a-z]+|) and (?:a|one) (half|quarter)\b")
_ONE_AND = pattern(r"(?i)\ban?(?= [a-z]+ and (?:a|one) (?:half|quarter)\b)")
_MIXED = pattern(r"\b([0-9]+) ([1-9])/([1-9][0-9]?)(?![0-9/])")
_A_SCALE = pattern(r"(?i)\ban? (?=(?:thousand|million|billion|trillion|dozen|score|lakh|crore)\b)")
_FIGURE = re.compile("[0-9]")
_A_UNIT = pattern(
    r"(?i)\ban? (?=(?:second|minute|hour|day|week|month|year|decade|mile|kilomet(?:re|er)|met(?:re|er)|foot"
    r"|tonne?|kilo(?:gram)?|pound|lit(?:re|er)|gallon|barrel|hectare|acre|per cent|percent|dollar|euro)\b)"
)
_PART_OF_SCALE = pattern(
    r"(?i)\b(?:(half)(?: an?) (?=[a-z])|(?:(?:(?:an?|1) )?(half|quarter)(?: of)?(?: an?)?|(3) quarters of an?) (?=(?:million|billion|trillion|dozen|century|year|decade|hour|percent|per cent|percentage point)\b))"
)


# Without one of these a text holds no number in words.
_ANY_WORD = pattern(
    rf"(?i)\b(?:{_NUMBER_WORD}|hundred|half|halves|quarters?|an?)\b|[0-9] [1-9]/[1-9]"
)


@lru_cache(maxsize=4096)
def digits_for_words(text: str) -> str:
    """`text` (already tidy) with its numbers in words as digits: "twenty-one" is 21."""
    if not _ANY_WORD.search(text):
        return text
    text = _IN_WORDS.sub(_spelled, text)
    text = _ONE_AND.sub("1", text)
    text = _AND_A_HALF.sub(lambda found: found[1] + _DECIMALS[found[3].lower()] + found[2], text)
    text = _PART_OF_SCALE.sub(
        lambda found: f"0{_DECIMALS[next(filter(None, found.groups())).lower()]} ", text
    )
    text = _A_SCALE.sub("1 ", text)
    if not _FIGURE.search(text):
        text = _A_UNIT.sub("1 ", text)
    return _MIXED.sub(_mixed, text)


def _mixed(found: re.Match[str]) -> str:
    whole, part, of = int(found[1]), int(found[2]), int(found[3])
    thousandths, rest = divmod(part * 1000, of)
    if rest or part >= of:
        return found[0]
    return f"{whole}.{str(thousandths).rjust(3, '0').rstrip('0')}"


def _spelled(found: re.Match[str]) -> str:
    total = 0
    for word in re.split(r"[ ,-]+", found[0].lower()):
        if word in ("and", "a", "an"):
            continue
        if word == "hundred":
            total = (total or 1) * 100
        elif word in _WORDS:
            number = _WORDS[word]
            last = total % 100
            if total and not (last == 0 or (last >= 20 and last % 10 == 0 and 0 < number < 10)):
                # "one two" and "twenty ten" are two numbers: left as printed
                return found[0]
            total += number
    return str(total)
