"""The phrases of a tongue as a tree of tokens, so that the longest one is found at once.

A phrase may hold numerals: {n}, {a} and {b} any, {y} a year, {m} a month's number, {d} a day of
a month, {h} an hour, {r} a Roman numeral, {e} a decade, 30 to 90 ("thirties"), {c} a century,
which stands for the first figures of its years: 20 for 19. What stands there is put in their
place in the English; {n}th is an ordinal.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from vkrel.values.dates.days import MONTHS
from vkrel.values.tongues.cut import Token, cut
from vkrel.values.tongues.tongue import Tongue, ordinal, scale_value

# A node has a child for each token that may follow; under END stands what the phrase means,
# under PLACES which numerals may follow.
END, PLACES = "", "{}"
_NOWHERE: list[str] = []
Node = dict[str, Any]
PLACE = re.compile(r"\{[nabceymdhr]\}")
_SLOT = re.compile(r"(\{[nabceymdhr]\})(th)?")


class Numeral(NamedTuple):
    """A number at a place in the tokens: its figures, and where what follows begins.

    scale: what the scale word multiplies by that ends it.
    joined: it begins with "and", glued to its first word.
    """

    figures: str
    end: int
    scale: int = 0
    joined: bool = False


# Where in a phrase a numeral stands, and its figures.
Placed = tuple[str, str]


class Found(NamedTuple):
    """A phrase that was found: its meaning, the numerals in it, and where what follows begins."""

    meaning: Any
    numerals: tuple[Placed, ...]
    end: int


def tree(rows: Iterable[tuple[str, Any]], tongue: Tongue) -> Node:
    """The tree of printed phrases and their meanings."""
    root: Node = {}
    for phrase, meaning in rows:
        for keys in {tuple(_keys(phrase, tongue)), tuple(_keys(phrase.replace(". ", "."), tongue))}:
            node = root
            for key in keys:
                if key in _FITS and key not in node:
                    node[PLACES] = [place for place in _FITS if place in node or place == key]
                node = node.setdefault(key, {})
            node[END] = meaning
    return root


def _keys(phrase: str, tongue: Tongue) -> Iterator[str]:
    """The tokens of a phrase; in a tongue without spaces these do not count."""
    at = 0
    for match in (*PLACE.finditer(phrase), None):
        plain = phrase[at : match.start() if match else None]
        for token in cut_in(plain, tongue):
            if tongue.spaced or token.key != " ":
                yield token.key
        if match:
            yield match[0]
            at = match.end()


def cut_in(text: str, tongue: Tongue) -> list[Token]:
    """The tokens of a text in a tongue."""
    return cut(text, spaced=tongue.spaced, decimal=tongue.decimal, group=tongue.group)


@lru_cache(maxsize=64)
def phrase_tree(tongue: Tongue) -> Node:
    """All phrases of a tongue; without spaces a scale sign is none, but part of a number."""
    rows = tongue.phrases.items()
    return tree((row for row in rows if tongue.spaced or not scale_value(row[1])), tongue)


@lru_cache(maxsize=64)
def number_tree(tongue: Tongue) -> Node:
    """The number words and scale words of a tongue."""
    return tree(tongue.counted.items(), tongue)


def longest(
    root: Node,
    tokens: Sequence[Token],
    start: int,
    tongue: Tongue,
    numeral: Callable[[int], Numeral | None] = lambda _: None,
) -> Found | None:
    """The longest phrase that begins at a token; of two, the one with fewer numerals.

    numeral: the number that begins at a token, where one does.
    """
    best: Found | None = None
    open_ends: list[tuple[Node, int, tuple[Placed, ...]]] = [(root, start, ())]
    while open_ends:
        node, at, numerals = open_ends.pop()
        if END in node and (best is None or at > best.end) and tokens[at - 1].key != " ":
            best = Found(node[END], numerals, at)
        if at == len(tokens):
            continue
        token = tokens[at]
        if token.key == " " and not tongue.spaced and at > start:
            open_ends.append((node, at + 1, numerals))
        if token.roman:
            open_ends.extend(
                (node[place], at + 1, (*numerals, (place, str(token.roman))))
                for place in ("{r}", "{c}")
                if place in node
            )
        places: list[str] = node.get(PLACES, _NOWHERE)
        number = numeral(at) if places else None
        if number is not None:
            open_ends.extend(
                (node[place], number.end, (*numerals, (place, number.figures)))
                for place in places
                if _FITS[place](number.figures)
                and (place in _ANY_NUMBER or not tongue.spaced or token.key[:1].isdigit())
            )
        if token.key in node:
            open_ends.append((node[token.key], at + 1, numerals))
    return best


def _whole(low: int, high: int) -> Callable[[str], bool]:
    return lambda figures: figures.isdecimal() and low <= int(figures) <= high


# Where words are parted by spaces a year, a day or an hour is printed in figures: "năm" is year
# and five.
_ANY_NUMBER = frozenset({"{n}", "{a}", "{b}", "{e}"})
DECADES = {
    "30": "thirties", "40": "forties", "50": "fifties", "60": "sixties", "70": "seventies",
    "80": "eighties", "90": "nineties",
}  # fmt: skip
# What may stand at each place; of two that fit, the later one is meant.
_FITS: dict[str, Callable[[str], bool]] = {
    "{n}": lambda _: True,
    "{a}": lambda _: True,
    "{b}": lambda _: True,
    "{c}": _whole(2, 21),
    "{y}": _whole(100, 2999),
    "{h}": _whole(0, 24),
    "{d}": _whole(1, 31),
    "{m}": _whole(1, 12),
    "{e}": DECADES.__contains__,
}


def filled(english: str, numerals: Sequence[Placed]) -> str:
    """The English of a phrase with its numerals in their places."""
    if not numerals:
        return english
    waiting: dict[str, list[str]] = {}
    for place, figures in numerals:
        waiting.setdefault(place, []).append(figures)

    def put(slot: re.Match[str]) -> str:
        figures = waiting[slot[1]].pop(0)
        if slot[1] == "{m}":
            return MONTHS[int(figures) - 1]
        if slot[1] == "{e}":
            return DECADES[figures]
        if slot[1] == "{c}":
            return str(int(figures) - 1)
        if slot[2]:
            return ordinal(int(figures)) if figures.isdecimal() else f"{figures}th"
        return figures

    return _SLOT.sub(put, english)
