"""All ways in which print spells each unit, worked out from the rows of `units.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import chain

from vkrel.values.quantities.units import normal_form

Row = dict[str, str]
Meanings = Mapping[str, Mapping[str, str]]

_RAISED = re.compile(r"[^\W\d]+[23]")
_PLURALS = {"foot": "feet"}
_OTHER_IN_CAPITALS = frozenset("mMpP")  # prefixes
_POWERS = {"square": ("square", "sq", "2"), "cube": ("cubic", "cu", "3")}


class Spellings:
    """What each spelling means, in its very case (`symbols`) and in any (`spelled`).

    case: units that differ by case alone, by their spelling in lower case. also: all that a
    spelling may mean, the commonest first.
    """

    def __init__(self) -> None:
        self.spelled: dict[str, str] = {}
        self.symbols: dict[str, str] = {}
        self.case: dict[str, list[str]] = {}
        self.also: dict[str, list[str]] = {}
        self._meant: dict[str, set[str]] = {}  # by the spelling as it stands in the rows
        self._prefixed: set[str] = set()  # where another case would be another prefix
        self._words: dict[str, list[str]] = {}
        self._signs: dict[str, list[str]] = {}

    def add(self, name: str, row: Row, *, code: bool) -> None:
        """Add a unit; code: its name is a symbol in capitals only, as that of a currency is.

        Behind a prefix "Mg" is never "mg", even where no row has both.
        """
        words = list(chain.from_iterable(map(_numbers, listed(row, "spelled"))))
        signs = [*([] if code else [name]), *listed(row, "symbols")]
        exact = [*([name] if code else []), *listed(row, "exact")]
        self._words[name], self._signs[name] = words, [*signs, *listed(row, "exact")]
        for power, forms in _POWERS.items():
            of = row.get(power)
            if of is not None:
                words += _power_words(self._words[of], forms)
                signs += _power_signs(self._signs[of], forms)
        for spelling in map(normal_form, words):
            self._add(name, spelling.lower(), spelling.lower())
        for spelling in map(normal_form, signs):
            lower = spelling.lower()
            self._add(name, spelling, lower if lower == _any_case(spelling) else "")
            self._add_case(name, spelling)
            if row.get("prefix") in _OTHER_IN_CAPITALS and not code:
                self._prefixed.add(lower)
        for spelling in map(normal_form, exact):
            self._add(name, spelling, "")
            if not code:
                self._add_case(name, spelling)

    def _add(self, name: str, spelling: str, lower: str) -> None:
        self._meant.setdefault(spelling, set()).add(name)
        self.symbols.setdefault(spelling, name)
        if lower:
            self.spelled.setdefault(lower, name)

    def _add_case(self, name: str, spelling: str) -> None:
        names = self.case.setdefault(spelling.lower(), [])
        if name not in names:
            names.append(name)

    def settle(self, mostly: Meanings, either: Meanings, last: Iterable[str]) -> None:
        """Say what an ambiguous spelling means, and leave out what need not be said.

        Raises ValueError where a spelling stands at two units and is in neither table.
        """
        for spelling, names in _meanings(mostly):
            self.also[spelling] = names
            self.symbols[spelling] = names[0]
            if spelling == spelling.lower() and "/" not in names[0]:
                self.spelled[spelling] = names[0]
        for spelling, names in _meanings(either):
            self.also[spelling] = names
            self.symbols.pop(spelling, None)
            self.spelled.pop(spelling, None)
        for spelling in last:
            self.spelled.pop(spelling, None)
        twice = {
            spelling: sorted(names)
            for spelling, names in self._meant.items()
            if len(names) > 1 and spelling not in self.also
        }
        if twice:
            raise ValueError(f"say in [mostly] or [either] what these mean: {twice}")
        self.case = {
            lower: names
            for lower, names in self.case.items()
            if len(names) > 1 or lower in self._prefixed
        }
        for spelling in [spelling for spelling in self.spelled if _RAISED.fullmatch(spelling)]:
            # as a value is spelled when it is read in lower case
            raised = spelling[:-1] + ("²" if spelling[-1] == "2" else "³")
            self.spelled[raised] = self.spelled[spelling]
        self.symbols = {
            spelling: name
            for spelling, name in self.symbols.items()
            if spelling.lower() in self.case or self.spelled.get(_any_case(spelling)) != name
        }


def _any_case(spelling: str) -> str:
    """What a spelling is looked up as in any case; one capital letter is never a small one."""
    return spelling if len(spelling) == 1 else spelling.lower()


def listed(row: Mapping[str, str], column: str) -> list[str]:
    """The spellings in a column of a row."""
    return row[column].split(", ") if row.get(column) else []


def _meanings(table: Meanings) -> Iterable[tuple[str, list[str]]]:
    for spellings, row in table.items():
        for spelling in spellings.split(", "):
            yield normal_form(spelling), row["units"].split(", ")


def _numbers(words: str) -> tuple[str, ...]:
    """The words of a unit, and their plural: "pounds per square inch"."""
    if len(words) < 3:
        return (words,)
    for link in (" per ", " of ", " oil ", " electric", " peak"):
        head, found, rest = words.partition(link)
        if found:
            return words, _plural(head) + found + rest
    first, _, rest = words.partition(" ")
    if first == "degree" and rest:
        return words, f"degrees {rest}"
    return words, _plural(words)


def _plural(words: str) -> str:
    first, space, word = words.rpartition(" ")
    if word in _PLURALS:
        plural = _PLURALS[word]
    elif word.endswith(("ch", "sh")):
        plural = word + "es"
    elif word.endswith(("s", "z", "x")):
        plural = word
    elif word.endswith("y") and word[-2:-1] not in "aeiou":
        plural = word[:-1] + "ies"
    else:
        plural = word + "s"
    return first + space + plural


def _power_words(words: Iterable[str], forms: tuple[str, str, str]) -> list[str]:
    """Words for the square or the cube of a length: "square metres", "sq metres"."""
    long, short, _ = forms
    return [f"{before} {word}" for word in words for before in (long, short, f"{short}.")]


def _power_signs(signs: Iterable[str], forms: tuple[str, str, str]) -> list[str]:
    """Symbols for the square or the cube of a length: "km2", "sq km", "sq.km", "sqkm"."""
    long, short, digit = forms
    return [
        spelling
        for sign in signs
        if sign.isalpha()
        for spelling in (
            sign + digit, f"{long} {sign}", f"{short} {sign}", f"{short}. {sign}",
            f"{short}.{sign}", short + sign,
        )
    ]  # fmt: skip
