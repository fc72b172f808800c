"""Number words: the composed number is the one that is meant."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vkrel.values.tongues.numbers import JOIN, compose, glued, written
from vkrel.values.tongues.piece import joined
from vkrel.values.tongues.pieces import pieces
from vkrel.values.tongues.tongue import load

ONES = [
    "", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf",
    "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn",
]  # fmt: skip
TENS = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]


def german(number: int) -> str:
    """A number below a million as German writes it, in one word."""
    if number >= 1000:
        return german(number // 1000) + "tausend" + german(number % 1000)
    if number >= 100:
        return ONES[number // 100] + "hundert" + german(number % 100)
    if number < 20:
        return ONES[number]
    ones = ONES[number % 10]
    return (ones + "und" if ones else "") + TENS[number // 10 - 2]


@given(st.integers(1, 999_999))
def test_german(number):
    """Every number below a million."""
    parts = glued(german(number), load("de"))
    assert parts
    assert compose(parts, load("de")) == number


FRENCH = [
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
    "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
]  # fmt: skip
FRENCH_TENS = ["vingt", "trente", "quarante", "cinquante", "soixante"]


def french(number: int, *, hyphens: bool) -> str:
    """A number below a million as French writes it, by the old spelling or the new one."""
    if number >= 1000:
        thousands, rest = divmod(number, 1000)
        words = [french(thousands, hyphens=hyphens)] * (thousands > 1) + ["mille"]
    elif number >= 100:
        hundreds, rest = divmod(number, 100)
        many = "cents" if hundreds > 1 and not rest else "cent"
        words = [FRENCH[hundreds]] * (hundreds > 1) + [many]
    elif number >= 80:
        rest = number - 80
        words = ["quatre-vingt" if rest else "quatre-vingts"]
        return "-".join([*words, FRENCH[rest]] if rest else words)
    elif number >= 20:
        tens = min(number // 10, 6)
        rest = number - 10 * tens
        join = [] if rest % 10 != 1 else ["et"]
        words = [FRENCH_TENS[tens - 2], *join] if rest else [FRENCH_TENS[tens - 2]]
        return ("-" if hyphens or not join else " ").join([*words, FRENCH[rest]] if rest else words)
    else:
        return FRENCH[number]
    if rest:
        words.append(french(rest, hyphens=hyphens))
    return ("-" if hyphens else " ").join(words)


@given(st.integers(1, 999_999), st.booleans())
def test_french(number, hyphens):
    """Every number below a million, in both spellings: sixty-twelve, four-twenties."""
    words = french(number, hyphens=hyphens)
    figures, _, thousand = joined(pieces(words, load("fr"))).partition(" ")
    assert int(figures) * (1000 if thousand else 1) == number, words


@pytest.mark.parametrize(
    ("code", "parts", "number"),
    [
        ("fr", (60, 12), 72),
        ("fr", (60, JOIN, 11), 71),
        ("de", (60, 12), None),
        ("es", (2, 1000, 10**6), 2 * 10**9),
        ("es", (1000, 900, 30, JOIN, 1), 1931),
        ("es", (100, JOIN, 200), None),
        ("vi", (2, 10, 1), 21),
        ("zh", (1, 9, 4, 9), 1949),
        ("zh", (3, 100, 10**4), 3_000_000),
        ("zh", (Fraction("2.5"), 10**8), 250_000_000),
        ("de", (1, 2), None),
        ("de", (20, JOIN, 30), None),
    ],
)
def test_compose(code, parts, number):
    """Multipliers multiply what stands before; two numbers are no number."""
    plain = [part if isinstance(part, str) else Fraction(part) for part in parts]
    assert compose(plain, load(code)) == number


def test_written():
    """In figures, exactly, with all zeros."""
    assert written(Fraction(3_000_000)) == "3000000"
    assert written(Fraction("2.05")) == "2.05"
    assert written(Fraction(0)) == "0"
