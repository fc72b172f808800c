"""Numbers in words, said once for amounts, ranks and dates: nineteen, ninety, nineteenth."""

from __future__ import annotations

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_FIRSTS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth",
)  # fmt: skip

ONES = {word: number for number, word in enumerate(_ONES)}
TENS = {word: 10 * number for number, word in enumerate(_TENS, 2)}
CARDINALS = {**ONES, **TENS}

# The ordinals of one word; those of two are written as a pattern of `TENS` and `FIRST_NINE`.
ORDINALS = {word: number for number, word in enumerate(_FIRSTS, 1)}
ORDINALS |= {word[:-1] + "ieth": number for word, number in TENS.items()}
FIRST_NINE = _FIRSTS[:9]
ONE_TO_NINE = _ONES[1:10]


def longest_first(*words: str) -> str:
    """The words as alternatives of a pattern, no word before a longer one that it begins."""
    return "|".join(sorted(words, key=len, reverse=True))
