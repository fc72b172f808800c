"""What kind of values a column holds, told from the values themselves.

A kind is only taken where two values in three are read as it; else the values are names, which
are compared by their letters. A person's word in the mapping goes before anything found here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from zlib import crc32

import attrs

from vkrel.tables.mapping import AttributeMapping
from vkrel.values.dates.time import NOT_STATED
from vkrel.values.quantities.number import plain
from vkrel.values.quantities.units import spellings, units
from vkrel.values.read import read

SAMPLE = 100  # distinct values looked at
SHARE = 2 / 3  # of the values looked at that must be of a kind
LISTED = 0.1  # of the values: so many with a separator make a column of lists
YEARS = range(1000, 2101)

_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"[-+]?(?:\d+|\d{1,3}(?:[,\u00a0\u202f ]\d{3})+)(?:\.\d+)?")
_YEAR = re.compile(r"\d{4}")
_CODE = re.compile(r"0\d+")
_TAIL = re.compile(r"[-+]?[\d,. ]+(?P<tail>\D+)")
_WORD = re.compile(r"[^\W\d_]+")
_LIST = re.compile(r"[;|]\s*\S")
_FIGURES = re.compile(r"(?<![\d/-])(\d{1,2})([/-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d/-])")
# Words that stand beside a number without making it a name.
_BESIDE = frozenset(
    (
        "about", "approx", "approximately", "around", "circa", "c", "ca", "over", "more",
        "than", "less", "at", "least", "most", "nearly", "almost", "up", "to", "some", "est",
        "estimated", "between", "and", "or", "from", "roughly", "under", "exactly", "a", "an",
        "per", "hundred", "thousand", "million", "millions", "billion", "billions", "trillion",
        "mn", "mln", "m", "bn", "b", "tn", "k", "lakh", "crore", "dozen", "half", "quarter",
        "third",
    )
)  # fmt: skip
# A quick look at what `NOT_STATED` can match at all: most cells are values.
_MAY_BE_MISSING = re.compile(
    r"(?:available|n/?a|known|stated|reported|data|airline|tb[acd]|announced|determined|confirmed"
    r"|given|missing|nil|null|nan|[-\u2010-\u2015\u2212\u2026?]|\.\.)\s*\*?$",
    re.IGNORECASE,
)
_MISSING = frozenset(
    (
        "n/a", "na", "n.a.", "none", "null", "nil", "nan", "unknown", "unavailable", "missing",
        "tba", "tbd", "tbc", "no data", "not available", "not known", "not stated",
        "not applicable", "-", "--", "---", "?", "??", ".", "..", "...",
    )
)  # fmt: skip


@attrs.frozen(kw_only=True)
class Kind:
    """How the values of an attribute are read, and why: `told` says it to a person."""

    kind: str
    unit: str = ""
    discrete: bool = False
    many: bool = False
    told: str = ""


def is_missing(value: str, kind: str) -> bool:
    """Whether a cell says that there is no value ("Not Available")."""
    if kind in {"name", "text", "country"}:
        return plain(value) in _MISSING if len(value) < 16 else False
    if not _MAY_BE_MISSING.search(value):
        return False
    return NOT_STATED.match(plain(value)) is not None


def kind_of(counts: Mapping[str, int], declared: AttributeMapping) -> Kind:
    """The kind of an attribute from its distinct values and how often each occurs."""
    if declared.kind:
        return Kind(
            kind="name" if declared.kind == "country" else declared.kind,
            unit=declared.unit,
            discrete=bool(declared.discrete),
            many=bool(declared.many),
            told=f"{declared.kind}, as the mapping says",
        )
    if declared.hierarchy:
        found = Kind(kind="name", told="names in the hierarchy of the mapping")
    else:
        # By a checksum: the same in any order of rows, and of no one way of writing.
        ordered = sorted(
            counts, key=lambda each: (crc32(each.encode("utf-8", "surrogatepass")), each)
        )
        sample = [each for each in ordered[: 2 * SAMPLE] if not is_missing(each, "")][:SAMPLE]
        found = _inferred(sample, declared.unit)
    return attrs.evolve(
        found,
        unit=declared.unit or found.unit,
        discrete=found.discrete if declared.discrete is None else declared.discrete,
        many=found.many if declared.many is None else declared.many,
    )


def has_figures(value: str) -> bool:
    """Whether day and month are told apart by their order alone: 3/4/2011, not 2011-04-03."""
    return _FIGURES.search(value) is not None


def order_of(values: Iterable[str]) -> str:
    """The order of day and month in figures, where some of a source's values settle it."""
    first = second = False
    for value in values:
        for one, _, other in _FIGURES.findall(value):
            first = first or int(one) > 12
            second = second or int(other) > 12
    if first == second:
        return ""
    return "dmy" if first else "mdy"


def _inferred(sample: list[str], unit: str) -> Kind:
    if not sample:
        return Kind(kind="name", told="nothing stated")
    tails = _tails(sample)
    seen: Counter[str] = Counter()
    printed: Counter[str] = Counter()
    for value in sample:
        kind, base = _look(value, tails)
        seen[kind] += 1
        if kind == "quantity":
            printed[base] += 1
    needed = SHARE * len(sample)
    told = f"of {len(sample)} values looked at"
    if seen["time"] + seen["timestamp"] >= needed:
        return Kind(kind="time", told=f"times: {seen['time'] + seen['timestamp']} {told}")
    if (
        seen["date"] + seen["year"] >= needed
        and seen["quantity"] * 10 <= seen["date"] + seen["year"]
    ):
        return Kind(kind="date", told=f"dates: {seen['date'] + seen['year']} {told}")
    numbers = seen["quantity"] + seen["year"]
    if numbers >= needed and not _are_codes(sample):
        base = unit or _common_unit(printed)
        whole = all(_NUMBER.fullmatch(each) and "." not in each for each in sample)
        shown = f" in {base}" if base else ""
        return Kind(
            kind="quantity", unit=base, discrete=whole, told=f"numbers{shown}: {numbers} {told}"
        )
    for kind in ("duration", "rank"):
        if seen[kind] >= needed:
            return Kind(kind=kind, told=f"{kind}s: {seen[kind]} {told}")
    if sum(bool(_LIST.search(each)) for each in sample) >= max(LISTED * len(sample), 1):
        return Kind(kind="name", many=True, told="lists: not compared, several can be true")
    return Kind(kind="name", told="names, compared by their letters")


def _look(value: str, tails: frozenset[str]) -> tuple[str, str]:
    """The kind of one value, and the unit that it prints."""
    if _YEAR.fullmatch(value) and int(value) in YEARS:
        return "year", ""
    if _NUMBER.fullmatch(value):
        return "quantity", ""
    reading = read(value)
    if reading.kind == "quantity" and not _is_amount(value, tails):
        return "name", ""
    if reading.kind == "unknown" and _DIGIT.search(value) is None:
        return "name", ""
    return reading.kind, reading.unit


def _is_amount(value: str, tails: frozenset[str]) -> bool:
    """Whether a text with a number is that number: "12 km" is, "Boeing 747" is not."""
    tail = _TAIL.fullmatch(value)
    if tail and tail["tail"].strip().lower() in tails:
        return True
    known = _unit_words()
    return all(word in _BESIDE or word in known for word in _WORD.findall(value.lower()))


def _tails(sample: list[str]) -> frozenset[str]:
    """What stands behind the number in many values ("12 goals"): a unit that nobody declared."""
    found = Counter(
        tail["tail"].strip().lower() for each in sample if (tail := _TAIL.fullmatch(each))
    )
    return frozenset(each for each, count in found.items() if count >= max(3, LISTED * len(sample)))


@cache
def _unit_words() -> frozenset[str]:
    return frozenset(
        word for each in (*spellings(), *units()) for word in _WORD.findall(each.lower())
    )


def _are_codes(sample: list[str]) -> bool:
    """Numbers with leading zeros, all of one length, are codes: 02139 is no amount."""
    return any(_CODE.fullmatch(each) for each in sample) and len(set(map(len, sample))) == 1


def _common_unit(printed: Counter[str]) -> str:
    """The unit of numbers that print none: people or a currency, where nothing else is printed.

    Of lengths and weights it is not known in which unit the bare numbers are.
    """
    named = [each for each in printed if each]
    if len(named) != 1:
        return ""
    unit = units().get(named[0])
    return named[0] if unit is not None and (unit.money or unit.name == "person") else ""
