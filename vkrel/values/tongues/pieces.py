"""A text in pieces, each with its English, and the pieces joined to one English text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from vkrel.values.dates.days import MONTHS
from vkrel.values.tongues.cut import Token, clean
from vkrel.values.tongues.english import is_english
from vkrel.values.tongues.numbers import written
from vkrel.values.tongues.numerals import Numerals
from vkrel.values.tongues.phrases import Found, Numeral, cut_in, filled, longest, phrase_tree
from vkrel.values.tongues.tongue import Tongue, scale_value


class Piece(NamedTuple):
    """A part of the text and its English.

    known: whether the tongue, or English, knows it.
    counts: whether it is a number in words.
    scale: what the scale word multiplies by that ends it.
    """

    printed: str
    english: str
    known: bool = True
    counts: bool = False
    scale: int = 0


def pieces(text: str, tongue: Tongue) -> list[Piece]:
    """The text from left to right, the longest phrase first; joined, their prints are the text."""
    tokens = cut_in(clean(text.strip(), tongue.marks), tongue)
    numerals, phrases = Numerals(tokens, tongue), phrase_tree(tongue)
    found: list[Piece] = []
    at, behind_number = 0, False
    while at < len(tokens):
        token = tokens[at]
        if token.key == " ":
            found.append(Piece(" ", " "))
            at += 1
            continue
        number = numerals(at)
        if number and behind_number and token.is_word and not number.joined:
            number = None  # "5 mil": a scale word
        phrase = None
        if number or token.roman or token.key in phrases:
            phrase = longest(phrases, tokens, at, tongue, numerals)
        if phrase and number and _cuts_a_word(phrase, number, tokens, tongue, numerals):
            phrase = None
        of_signs = not tongue.spaced
        if phrase and (
            number is None
            or phrase.end > number.end
            or (of_signs and phrase.end == number.end > at + 1 and not scale_value(phrase.meaning))
        ):
            # of one length the number is meant: "mil" is 1000, French "sept" seven; but
            # not in signs: 两三人 are two to three people
            end, english, known = phrase.end, filled(phrase.meaning, phrase.numerals), True
        elif number:
            end, english, known = number.end, number.figures, True
        else:
            end, english = at + 1, token.printed
            known = not token.is_word or is_english(token.printed)
        behind_number = number is not None and end == number.end
        counts = behind_number and token.is_word
        scale = number.scale if number and behind_number else 0
        printed = "".join([token.printed for token in tokens[at:end]])
        found.append(Piece(printed, english, known, counts, scale))
        at = end
    found = _scaled(_words_whole(_as_printed(found), tongue))
    return _words_whole(_put_before(found), tongue)


def _cuts_a_word(
    phrase: Found, number: Numeral, tokens: Sequence[Token], tongue: Tongue, numerals: Numerals
) -> bool:
    """Whether a phrase of a number ends inside a longer word: 배 of 500만 배럴."""
    if tongue.spaced or phrase.end <= number.end:
        return False
    start = number.end + (tokens[number.end].key == " ")
    behind = longest(phrase_tree(tongue), tokens, start, tongue, numerals)
    return behind is not None and behind.end > phrase.end


def _words_whole(found: list[Piece], tongue: Tongue) -> list[Piece]:
    """Signs of a word that nobody knows as one word, in a tongue without spaces."""
    if tongue.spaced:
        return found
    whole: list[Piece] = []
    for piece in found:
        if whole and not whole[-1].known and (not piece.known or piece.counts):
            printed = whole[-1].printed + piece.printed
            whole[-1] = Piece(printed, printed, known=False)
        else:
            whole.append(piece)
    return whole


def _as_printed(found: list[Piece]) -> list[Piece]:
    """A number word before a word that nobody knows stays as printed: it may be an article."""
    result = list(found)
    for at, piece in enumerate(found):
        if piece.counts:
            following = (after for after in found[at + 1 :] if after.printed != " ")
            if not next(following, piece).known:
                known = is_english(piece.printed)
                result[at] = Piece(piece.printed, piece.printed, known=known)
    return result


_RANGES = frozenset({"-", "\u2013", "~", "to", ","})


def _scaled(found: list[Piece]) -> list[Piece]:
    """The first end of a range without the scale word that both have: 2至3亿."""
    for at in range(2, len(found)):
        first, sign, last = found[at - 2 : at + 1]
        if last.scale and not first.scale and sign.english in _RANGES and _is_plain(first.english):
            number = Fraction(first.english)
            if number * last.scale < Fraction(last.english):
                found[at - 2] = first._replace(english=written(number * last.scale))
    return found


_LAST, _AMOUNT = "{t}", "{q}"


def _put_before(found: list[Piece]) -> list[Piece]:
    """What English says before a date or an amount, and this tongue behind it: 1990年以来.

    "since {t}": {t} is the date before it, or the amount of a number and its unit;
    "about {q}": {q} may be a range of amounts too. With nothing before it the word is unknown.
    """
    result: list[Piece] = []
    for piece in found:
        slot = next((slot for slot in (_LAST, _AMOUNT) if slot in piece.english), "")
        if not slot:
            result.append(piece)
            continue
        at = _start(result, slot)
        said = joined(result[at:])
        printed = "".join(before.printed for before in (*result[at:], piece))
        if not said:
            result.append(piece._replace(english=piece.printed, known=False))
            continue
        english = piece.english.replace(slot, said)
        word = piece.english.partition(slot)[0].strip()
        if any(before.english == word for before in result[:at][-2:]):
            # 约30%左右: one "about" is enough
            english = said
        result[at:] = [Piece(printed, english)]
    return result


def _start(found: list[Piece], slot: str) -> int:
    """Where the date or amount begins that ends here; the end where there is none."""
    for at in range(len(found) - 1, max(len(found) - 7, -1), -1):
        piece = found[at]
        if not piece.known:
            break
        if _SAYS_WHEN.search(piece.english):
            before = [place for place in range(at) if found[place].english != " "][-2:]
            if slot == _AMOUNT and len(before) > 1:
                first, sign = (found[place] for place in before)
                if sign.english in _RANGES and _is_plain(first.english):
                    return before[0]
            return at
    return len(found)


_SAYS_WHEN = re.compile("[0-9]|" + "|".join(MONTHS))


def _is_plain(figures: str) -> bool:
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
