"""The numbers in a text cut into tokens: in figures, in words, and in both (3億5000万)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from vkrel.values.tongues.cut import Token
from vkrel.values.tongues.numbers import GLUED_JOIN, JOIN, Part, compose, glued, multiplies, written
from vkrel.values.tongues.phrases import END, Numeral, filled, longest, number_tree, phrase_tree
from vkrel.values.tongues.tongue import Tongue, scale_value


class _Part(NamedTuple):
    """A number word or figures within a number.

    values: what it counts for, several in one word: "zweihundert".
    end: where what follows begins; figures: it is printed in figures.
    scale: it is a scale word, which may stand behind figures too.
    """

    values: tuple[Part, ...]
    end: int
    figures: bool = False
    scale: bool = False


class Numerals:
    """The numbers in the tokens of a text, each looked for once."""

    def __init__(self, tokens: Sequence[Token], tongue: Tongue) -> None:
        self._tokens, self._tongue = tokens, tongue
        self._found: dict[int, Numeral | None] = {}

    def __call__(self, at: int) -> Numeral | None:
        """The longest number that begins at a token, where one does."""
        if at not in self._found:
            self._found[at] = self._number(at)
        return self._found[at]

    def _number(self, at: int) -> Numeral | None:
        token = self._tokens[at]
        if token.numeral and self._tongue.spaced:
            return Numeral(token.numeral, at + 1)
        if not (token.numeral or token.is_word):
            return None
        parts, hedge = self._parts(at)
        while parts:
            if len(parts) == 1 and parts[0].figures:
                return Numeral(token.numeral, at + 1)
            if either := self._either(parts):
                return Numeral(either, parts[-1].end)
            number = compose([value for part in parts for value in part.values], self._tongue)
            if number is not None and parts[-1].values != (JOIN,):
                figures = filled(hedge or "{n}", (("{n}", written(number)),))
                # between ten "and-twenty", in one word
                joined = parts[0].values[0] == GLUED_JOIN
                figures = f"and {figures}" if joined else figures
                return Numeral(figures, parts[-1].end, self._scale(parts, number), joined)
            parts.pop()
        return None

    def _either(self, parts: list[_Part]) -> str:
        """Two digits in a row, of signs, before one multiplier: 二三十 is 20 to 30."""
        values = [value for part in parts for value in part.values]
        if self._tongue.spaced or parts[0].figures or len(values) < 2 or JOIN in values:
            return ""
        first, second, *scales = values
        if isinstance(first, str) or isinstance(second, str) or not 0 < first == second - 1 < 9:
            return ""
        if not all(
            isinstance(each, Fraction) and multiplies(each, self._tongue) for each in scales
        ):
            return ""
        ends = [compose([each, *scales], self._tongue) for each in (first, second)]
        return " to ".join(written(end) for end in ends if end is not None)

    def _scale(self, parts: list[_Part], number: Fraction) -> int:
        """What ends the number and may be meant of one before it too: 2 to 3 億."""
        value = parts[-1].values[-1]
        if len(parts) == 1 or isinstance(value, str) or not parts[-1].scale or number % value:
            return 0
        return int(value)

    def _parts(self, at: int) -> tuple[list[_Part], str]:
        """The parts of a number from a token on, and a hedge inside it: 30多亿."""
        parts: list[_Part] = []
        hedge, before = "", ""
        while at < len(self._tokens):
            key = self._tokens[at].key
            if parts and (key == " " or (self._tokens[at].printed == "-" and self._tongue.spaced)):
                at, before = at + 1, key
                continue
            part = self._part(at, first=not parts)
            if key == "," and len(parts) == 1:
                part = self._next_digit(parts[0], at + 1)
            if part is None and parts and not hedge and not self._tongue.spaced:
                hedge = self._hedge_inside(at)
                part = self._part(at + 1, first=False) if hedge else None
                part = part if part and part.scale else None
                hedge = hedge if part else ""
            if part is None or (parts and not self._follows(parts[-1], part, space=bool(before))):
                break
            # deux-mille is one word
            parts.append(part._replace(scale=part.scale and before != "-"))
            at, before = part.end, ""
        while parts and parts[-1].values == (JOIN,):
            parts.pop()
        if parts and self._tongue.spaced and [part.scale for part in parts].count(True) == 1:
            # "two to three million": the scale word that ends it stays a word, that of "three
            # million five hundred thousand" does not
            parts = parts[:-1] if parts[-1].scale else parts
        return parts, hedge

    def _next_digit(self, digit: _Part, at: int) -> _Part | None:
        """The second of two digits in words that stand in a row: 二、三十 is 20 to 30."""
        if self._tongue.spaced or digit.figures or at == len(self._tokens):
            return None
        part = self._part(at, first=False)
        return part if part and self._either([digit, part]) else None

    def _follows(self, before: _Part, part: _Part, *, space: bool) -> bool:
        """Whether a part belongs to the number before it; behind 5 in 5일 stands no one."""
        if self._tongue.spaced or not (space or before.figures or part.figures):
            return True
        values = before.values[-1], part.values[0]
        return any(
            not isinstance(value, str) and multiplies(value, self._tongue) for value in values
        )

    def _hedge_inside(self, at: int) -> str:
        """The English of a hedge that stands between a number and its scale word."""
        following = phrase_tree(self._tongue).get("{n}", {}).get(self._tokens[at].key, {})
        english: str = following.get(END, "")
        return english if at + 1 < len(self._tokens) else ""

    def _begins_longer(self, at: int, end: int) -> bool:
        """Whether a scale word is the beginning of another word: 5兆瓦 are megawatts."""
        phrase = longest(phrase_tree(self._tongue), self._tokens, at, self._tongue)
        return phrase is not None and phrase.end > end and not scale_value(phrase.meaning)

    def _part(self, at: int, *, first: bool) -> _Part | None:
        token = self._tokens[at]
        if token.numeral:
            figures = token.numeral.replace(",", "")
            plain = not self._tongue.spaced and figures.replace(".", "", 1).isdecimal()
            return _Part((Fraction(figures),), at + 1, figures=True) if plain else None
        counted = longest(number_tree(self._tongue), self._tokens, at, self._tongue)
        if counted:
            value, is_scale = counted.meaning
            if first and is_scale:
                # alone it may count for something else: "ألفا" is two thousand
                alone = counted.end == at + 1
                value = self._tongue.numbers.get(token.key, 0) if alone else 0
            if not value and is_scale:
                return None
            if is_scale and not first and self._begins_longer(at, counted.end):
                return None
            return _Part((Fraction(value),), counted.end, scale=is_scale and not first)
        if not token.is_word:
            return None
        if token.key in self._tongue.joins and not first:
            return _Part((JOIN,), at + 1)
        values = glued(token.key, self._tongue)
        return _Part(values, at + 1) if values else None
