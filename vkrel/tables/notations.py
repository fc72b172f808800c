"""Codes whose parts a common notation says: phones, versions, streets, hours of opening.

Each function gives the parts of a value, or None where it is nothing of that notation.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from vkrel.values.fold import fold
from vkrel.values.read import read
from vkrel.values.verdict import Kind

Parts = frozenset[str]

PHONES = 0.75  # of the distinct values that must look like phone numbers
COUNTRY_DIGITS = 3  # at most, before the number within a country
_PHONE = re.compile(r"(?P<abroad>\+|00)?\(?\d[\d\s().\-\u2013/]{5,22}\d")
_TRUNK = re.compile(r"\(0\)")
_VERSION = re.compile(r"\d+(?:\.\d+){2,}")
_HOUSE = re.compile(r"(\d+[a-z]?)\s*,?\s+([^\W\d][^\d]*)", re.IGNORECASE)
_BEHIND = re.compile(r"([^\W\d][^\d]*[^\W\d]{3,})\s+(\w*\d\w*(?:[\s-]\w*\d\w*)*)")
_SPAN = re.compile(r"\s*(?:-|\u2013|\u2014|\bto\b|\buntil\b|\btill\b)\s*", re.IGNORECASE)

# What stands at the end of the name of a street, and before it, written out.
STREETS = {
    "st": "street", "str": "street", "rd": "road", "ave": "avenue", "av": "avenue",
    "blvd": "boulevard", "pl": "place", "sq": "square", "ter": "terrace", "terr": "terrace",
    "ct": "court", "ln": "lane", "dr": "drive", "gdns": "gardens", "cres": "crescent",
    "pkwy": "parkway", "hwy": "highway", "cl": "close", "gr": "grove", "grv": "grove",
    "cir": "circle", "trl": "trail", "wy": "way", "pk": "park", "expy": "expressway",
}  # fmt: skip
WITHIN = {"st": "saint", "ft": "fort", "mt": "mount"}
DIRECTIONS = {
    "n": "north", "s": "south", "e": "east", "w": "west",
    "ne": "northeast", "nw": "northwest", "se": "southeast", "sw": "southwest",
}  # fmt: skip


def phones(values: Collection[str]) -> Mapping[str, Parts]:
    """The parts of phone numbers by value; nothing where a column holds something else.

    A number is one without its signs; "415.555.0192" is the vaguer one beside "+1 415 555 0192".
    """
    found = {value: match for value in values if (match := _PHONE.fullmatch(value.strip()))}
    if len(found) < PHONES * len(values) or not any(match["abroad"] for match in found.values()):
        return {}
    digits = {
        value: re.sub(r"\D", "", _TRUNK.sub("", value) if match["abroad"] else value).lstrip("0")
        for value, match in found.items()
    }
    known = frozenset(digits.values())
    return {
        value: frozenset({number, *_without_country(number)} & ({number} | known))
        for value, number in digits.items()
    }


def _without_country(number: str) -> list[str]:
    return [number[size:].lstrip("0") for size in range(1, COUNTRY_DIGITS + 1)]


def version(digits: str) -> list[str]:
    """A version and what it is one of: "7.19.1" is a 7.19."""
    if not _VERSION.fullmatch(digits):
        return [digits.lstrip("0") or "0"]
    steps = digits.split(".")
    return [".".join(steps[:size]) for size in range(2, len(steps) + 1)]


def are_streets(values: Collection[str], needed: float) -> bool:
    """Whether so many of the values are a house in a street."""
    ends = frozenset(STREETS) | frozenset(STREETS.values())
    heads = (_HOUSE.match(value) for value in values)
    found = (match[2].split(",")[0].split() for match in heads if match)
    return sum(len(words) > 1 and fold(words[-1]) in ends for words in found) >= needed


def street(text: str) -> Parts | None:
    """The number of a house and its street, written out."""
    match = _HOUSE.fullmatch(text.strip())
    words = [fold(word) for word in match[2].split()] if match else []
    if not match or not words:
        return None
    return frozenset({match[1].lower(), written_out(words)})


def written_out(words: list[str]) -> str:
    """The name of a street of these folded words, as one."""
    first, last = DIRECTIONS.get(words[0], words[0]), STREETS.get(words[-1], words[-1])
    inner = [first, *words[1:-1], last] if len(words) > 1 else words
    return "".join(WITHIN.get(word, word) for word in inner)


def coded(text: str) -> tuple[str, str] | None:
    """A name and the code behind it: "Bristol EH6 7AF"."""
    match = _BEHIND.fullmatch(text.strip())
    return (match[1], match[2]) if match else None


def span(text: str) -> str | None:
    """From when to when, in one notation: "9 a.m. to 7 p.m." is 09:00 to 19:00."""
    ends = _SPAN.split(text.strip())
    if len(ends) != 2 or any(end.isdigit() or not end[:1].isdigit() for end in ends):
        return None  # "2010-2012" are years, "9-5" may be anything
    readings = [read(end, Kind.TIME) for end in ends]
    if not all(each.known and len(each.strict) == 1 for each in readings):
        return None
    return ">".join(str(each.strict[0]) for each in readings)
