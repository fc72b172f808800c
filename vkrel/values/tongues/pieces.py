"""A text cut into pieces, each with its English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from vkrel.values.tongues.arranged import arranged
from vkrel.values.tongues.cut import Token, clean
from vkrel.values.tongues.english import is_english, is_telling
from vkrel.values.tongues.numbers import written
from vkrel.values.tongues.numerals import Numerals
from vkrel.values.tongues.phrases import Found, Numeral, cut_in, filled, longest, phrase_tree
from vkrel.values.tongues.piece import RANGES, Piece, is_plain
from vkrel.values.tongues.tongue import Tongue, scale_value


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
            if scale_value(english) and token.key in tongue.numbers and not _is_counted(found):
                english = f"1 {english}"  # "mil millones"
        elif number:
            end, english, known = number.end, number.figures, True
        else:
            end, english = at + 1, token.printed
            known = not token.is_word or is_english(token.printed)
        behind_number = number is not None and end == number.end
        counts = behind_number and token.is_word
        scale = number.scale if number and behind_number else 0
        printed = "".join([token.printed for token in tokens[at:end]])
        own = phrase is None and number is None
        roman = token.roman if own else 0
        borrowed = int(own and known and token.is_word and is_telling(printed))
        found.append(Piece(printed, english, known, counts, scale, roman, borrowed))
        at = end
    found = _scaled(_words_whole(_as_printed(found), tongue))
    return _words_whole(arranged(found), tongue)


_COUNTS = re.compile(r"[0-9]|\b(?:several|few|many|half|tens|hundreds|thousands)\b")


def _is_counted(found: Sequence[Piece]) -> bool:
    """Whether what stands last, before a scale word, counts it: 500, several."""
    last = next((piece for piece in reversed(found) if piece.printed != " "), None)
    return last is not None and _COUNTS.search(last.english) is not None


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


def _scaled(found: list[Piece]) -> list[Piece]:
    """The first end of a range without the scale word that both have: 2至3亿."""
    for at in range(2, len(found)):
        first, sign, last = found[at - 2 : at + 1]
        if last.scale and not first.scale and sign.english in RANGES and is_plain(first.english):
            number = Fraction(first.english)
            if number * last.scale < Fraction(last.english):
                found[at - 2] = first._replace(english=written(number * last.scale))
                if sign.english == ",":
                    found[at - 1] = sign._replace(english=" to ")  # 二、三千
    return found
