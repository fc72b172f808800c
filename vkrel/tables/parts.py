"""Of which parts a name or a code of a column is made: "Terminal C - 41" of a C and a 41.

A text with more parts is the more precise one. Parts are what stands between commas, brackets
and the like; letters and digits of a code; and the words that very many values of the column
carry ("Party", "Church"). Words that say what is numbered and not which ("Gate", "Room", "No.")
are no parts: in a column of gates "Gate 41", "Terminal 41" and "41" name one thing loosely.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain

from vkrel.tables.notations import are_streets, coded, phones, span, street, version
from vkrel.values.fold import fold

Parts = frozenset[str]

MOST_PARTS = 6  # with more, a text is only compared as a whole
SHORT = 3  # letters: "CA" is Canada only where the values around it are countries, too
PREFIXED = 3  # distinct values that a word stands before, and that all stand there without it
MANY, SHARE = 5, 0.1  # distinct values, and of all of them, that carry a word of the column

DESIGNATORS = frozenset(
    (
        "gate", "gates", "terminal", "term", "concourse", "pier", "stand", "bay", "dock", "berth",
        "platform", "track", "room", "rm", "suite", "apartment", "apt", "unit", "floor", "level",
        "building", "bldg", "block", "section", "sector", "zone", "seat", "row", "flight", "flt",
        "no", "nr", "num", "number", "code", "id", "ref", "version", "ver", "release", "rev",
        "belt", "carousel", "claim", "reclaim", "route", "line", "lane", "aisle", "shelf", "locker",
        "cabin", "coach", "carriage", "car", "bus", "tram", "page", "volume", "vol", "chapter",
        "lot", "batch", "serial", "isbn", "issn", "tel", "phone", "fax",
    )
)  # fmt: skip
LEGAL_FORMS = {
    "incorporated": "inc", "limited": "ltd", "corporation": "corp", "company": "co",
    **{form: form for form in ("inc", "ltd", "corp", "co", "llc", "llp", "plc", "gmbh", "ag")},
}  # fmt: skip

_SEPARATORS = re.compile(r"\s*(?:[,;()\[\]&]|\band\b)\s*", re.IGNORECASE)
_SEPARATOR = re.compile(r"[,;()\[\]&]|\band\b", re.IGNORECASE)
_STRUCTURE = re.compile(
    rf"[,;()\[\]&\d]|\band\b|\s\w$|\s(?:{'|'.join(LEGAL_FORMS)})\b", re.IGNORECASE
)
_STEPS = re.compile(r"\s+[-\u2013\u2014]\s+|\s*/\s*")  # between the parts of "Main Hall - 12"
_ARTICLE = re.compile(r"the\s+(?=\S)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4,}")
_DIGIT = re.compile(r"\d")
_RUNS = re.compile(r"([^\W\d_]+)|(\d+(?:[.,]\d+)*)")
_SIGN = re.compile(r"\d\s?[-\u2013/:]")
_WORDS = re.compile(r"[^\W\d_]+")
_HOUSE_COMMA = re.compile(r"^(\d+[A-Za-z]?)\s*,\s*")  # "163, Hanover Place"
_VERSION_SIGN = re.compile(r"\bv\.?\s*(?=\d+\.\d)", re.IGNORECASE)
_IN_ORDER = re.compile(r"\d+(?:\s?[-\u2013/:]\s?\d+)+")  # 2-1 is not 1-2


class Column:
    """What the values of a column have in common, which decides what a part of one is."""

    def __init__(
        self, folded: Mapping[str, str], countries: Mapping[str, str], about: str = ""
    ) -> None:
        """Look at all distinct values, each with its letters (`fold`).

        countries: every folded spelling of one with the one that stands for all of them.
        about: the name of the column; a value that repeats words of it says no more.
        """
        self._folded = folded
        self._countries = countries
        self._said = DESIGNATORS | {fold(word) for word in _WORDS.findall(about)}
        self._phones = phones(folded)
        self._streets = are_streets(folded, max(MANY, SHARE * len(folded)))
        self._short = 0 if _are_countries(folded.values(), countries) else SHORT
        self._common = _common_words(folded)
        self._idle = self._said | self._never_alternating()
        self._prefixes = _prefixes(folded)

    def parts(self, value: str) -> Parts:
        """What a value of the column says, one by one; never empty."""
        if value in self._phones:
            return self._phones[value]
        if not (self._common or self._prefixes or _STRUCTURE.search(value)):
            return frozenset({self._whole(value)})
        if hours := span(value):
            return frozenset({hours})
        if self._streets:
            value = _HOUSE_COMMA.sub(r"\1 ", value)
        value = _VERSION_SIGN.sub("", value)
        texts = _SEPARATORS.split(value) if _SEPARATOR.search(value) else (value,)
        parts = frozenset(part for text in texts for part in self._of_text(text))
        return parts if 0 < len(parts) <= 2 * MOST_PARTS else frozenset({fold(value)})

    def _of_text(self, text: str) -> Iterable[str]:
        """The parts of what stands between commas."""
        text = _ARTICLE.sub("", text.strip(), count=1)
        if not text:
            return ()
        before, _, rest = text.partition(" ")
        if rest and (word := fold(before)) in self._prefixes - self._idle:
            return [word, *self._of_text(rest)]
        if self._streets and (found := street(text)):
            return found
        if self._streets and (behind := coded(text)):
            return [*self._name(behind[0]), fold(behind[1])]
        if _DIGIT.search(text) or _is_lettered(text):
            code = self._code(text, self._idle)
            steps = _STEPS.split(text) if code is None else ()
            codes = [self._code(step, self._idle) for step in steps]
            if code is None and any(codes):
                each = zip(steps, codes, strict=True)
                return [part for step, found in each for part in found or self._name(step)]
            if code:
                return code
        return self._name(text)

    def _code(self, text: str, idle: frozenset[str]) -> Sequence[str] | None:
        """Letters and digits, each a part; None where a longer word makes it a name.

        Words of two letters and more keep their order (ORD-IAH is not IAH-ORD), and so do
        numbers that only a sign joins.
        """
        runs = _RUNS.findall(text)
        letters = [fold(letters) for letters, _ in runs if letters]
        named = [run for run in letters if run not in idle]
        if any(len(run) > SHORT and run not in self._common for run in named):
            return None
        parts = [*named, *(step for _, digits in runs if digits for step in version(digits))]
        words = [run for run in named if len(run) > 1]
        if len(words) > 1:
            parts.append(">".join(words))
        if len(named) == len(letters) and _SIGN.search(text):
            parts += map(fold, _IN_ORDER.findall(text))
        return parts if len(parts) <= MOST_PARTS else [fold(text)]

    def _name(self, text: str) -> Iterable[str]:
        """A name, without the words at its ends that are parts of their own."""
        whole = self._whole(text)
        if whole in self._countries.values() or not text:
            return (whole,) if text else ()
        words, apart = text.split(), []
        while len(words) > 1 and (form := LEGAL_FORMS.get(fold(words[-1]))):
            apart.append(form)
            words.pop()
        for at in (-1, 0):
            while len(words) > 1 and fold(words[at]) in self._common:
                apart.append(fold(words.pop(at)))
        return (self._whole(" ".join(words)), *apart) if apart else (whole,)

    def _whole(self, text: str) -> str:
        folded = self._folded.get(text) or fold(text)
        if folded.startswith("the"):
            folded = fold(_ARTICLE.sub("", text.strip(), count=1))
        folded = LEGAL_FORMS.get(folded, folded)
        return self._countries.get(folded, folded) if len(folded) > self._short else folded

    def _never_alternating(self) -> Parts:
        """Words that very many codes carry, none of which has another such word instead.

        Where there are "North 12" and "South 12" they say which, where there is only "12" and
        "Puerta 12" they say what.
        """
        words = self._common - self._said
        beside: defaultdict[Parts, set[Parts]] = defaultdict(set)
        for value in self._folded if words else ():
            code = self._code(value, self._said) if _DIGIT.search(value) else None
            if code and (carried := words.intersection(code)):
                beside[frozenset(code) - carried].add(carried)
        return words.difference(
            *chain.from_iterable(each for each in beside.values() if len(each) > 1)
        )


def _is_lettered(text: str) -> bool:
    """Whether a letter takes the place of a number: "Terminal C"."""
    words = text.split()
    return len(words) == 2 and len(words[1]) == 1 and fold(words[0]) in DESIGNATORS


def _common_words(values: Collection[str]) -> Parts:
    """The words that very many values carry."""
    seen: Counter[str] = Counter()
    for value in values:
        seen.update(set(_WORD.findall(value.lower())))
    needed = max(MANY, SHARE * len(values))
    return frozenset(fold(word) for word, count in seen.items() if count >= needed)


def _prefixes(folded: Mapping[str, str]) -> Parts:
    """Words before values that all stand there without it, too: "Rated" of "Rated PG", "PG"."""
    letters = frozenset(folded.values())
    bare: defaultdict[str, list[bool]] = defaultdict(list)
    for value in folded:
        word, _, rest = value.partition(" ")
        if rest and _WORD.fullmatch(word):
            bare[fold(word)].append(fold(rest) in letters)
    return frozenset(word for word, each in bare.items() if len(each) >= PREFIXED and all(each))


def _are_countries(folded: Collection[str], spelled: Mapping[str, str]) -> bool:
    """Whether nearly all values are countries, most of them written out."""
    known = [name for name in folded if name in spelled]
    written_out = sum(len(name) > SHORT for name in known)
    return 10 * len(known) >= 9 * len(folded) and 2 * written_out >= len(folded)
