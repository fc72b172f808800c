"""What kind of values a column holds, told from the values themselves.

A kind is only taken where two values in three are read as it; else the values are names, which
are compared by their letters. A person's word in the mapping goes before anything found here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from zlib import crc32

import attrs

from vkrel.tables.mapping import KINDS, AttributeMapping
from vkrel.tables.stated import states_nothing
from vkrel.values.quantities.units import units
from vkrel.values.read import read
from vkrel.values.verdict import Kind

SAMPLE = 100  # distinct values looked at
SHARE = 2 / 3  # of the values looked at that must be of a kind
LISTED = 0.1  # of the values: so many with a separator make a column of lists
YEARS = range(1000, 2101)
_A_YEAR = "year"  # or a number: what a bare 1999 may be

_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"[-+]?(?:\d+|\d{1,3}(?:[,\u00a0\u202f ]\d{3})+)(?:\.\d+)?")
_YEAR = re.compile(r"\d{4}")
_CODE = re.compile(r"0\d+")
_LIST = re.compile(r"[;|]\s*\S")
_FIGURES = re.compile(r"(?<![\d/-])(\d{1,2})([/-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d/-])")


@attrs.frozen(kw_only=True)
class ColumnKind:
    """How the values of an attribute are read, and why: `told` says it to a person."""

    kind: Kind
    unit: str = ""
    discrete: bool = False
    tolerance: str = ""
    many: bool = False
    order: str = ""
    told: str = ""


def kind_of(counts: Mapping[str, int], declared: AttributeMapping) -> ColumnKind:
    """The kind of an attribute from its distinct values and how often each occurs."""
    if declared.kind:
        told = f"{declared.kind}, as the mapping says"
        kind = ColumnKind(kind=KINDS[declared.kind], told=told)
    elif declared.hierarchy:
        kind = ColumnKind(kind=Kind.NAME, told="names in the hierarchy of the mapping")
    else:
        kind = _inferred(_sample(counts), declared.unit)
    return attrs.evolve(
        kind,
        unit=declared.unit or kind.unit,
        discrete=kind.discrete if declared.discrete is None else declared.discrete,
        tolerance=declared.tolerance,
        many=kind.many if declared.many is None else declared.many,
        order=declared.order,
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


def _sample(values: Iterable[str]) -> list[str]:
    """Some of the values by a checksum: the same in any order of rows, of no one way of writing."""
    ordered = sorted(
        values, key=lambda value: (crc32(value.encode("utf-8", "surrogatepass")), value)
    )
    return [value for value in ordered[: 2 * SAMPLE] if not states_nothing(value)][:SAMPLE]


def _inferred(sample: list[str], unit: str) -> ColumnKind:
    if not sample:
        return ColumnKind(kind=Kind.NAME, told="nothing stated")
    looks = list(map(_look, sample))
    seen = Counter(kind for kind, _ in looks)
    times, dates = seen[Kind.TIME] + seen[Kind.TIMESTAMP], seen[Kind.DATE] + seen[_A_YEAR]
    numbers = seen[Kind.QUANTITY] + seen[_A_YEAR]
    needed = SHARE * len(sample)

    def told(what: str, count: int) -> str:
        return f"{what}: {count} of {len(sample)} values looked at"

    if times >= needed:
        return ColumnKind(kind=Kind.TIME, told=told("times", times))
    if dates >= needed and seen[Kind.QUANTITY] * 10 <= dates:
        return ColumnKind(kind=Kind.DATE, told=told("dates", dates))
    if numbers >= needed and not _are_codes(sample):
        unit = unit or _common_unit({base for kind, base in looks if kind == Kind.QUANTITY})
        what = f"numbers in {unit}" if unit else "numbers"
        whole = all(_NUMBER.fullmatch(value) and "." not in value for value in sample)
        return ColumnKind(kind=Kind.QUANTITY, unit=unit, discrete=whole, told=told(what, numbers))
    for kind in (Kind.DURATION, Kind.RANK):
        if seen[kind] >= needed:
            return ColumnKind(kind=kind, told=told(f"{kind}s", seen[kind]))
    if sum(bool(_LIST.search(value)) for value in sample) >= max(LISTED * len(sample), 1):
        told_lists = "lists: not compared, several can be true"
        return ColumnKind(kind=Kind.NAME, many=True, told=told_lists)
    return ColumnKind(kind=Kind.NAME, told="names, compared by their letters")


def _look(value: str) -> tuple[str, str]:
    """The kind of one value, and the unit that it prints."""
    if _YEAR.fullmatch(value) and int(value) in YEARS:
        return _A_YEAR, ""
    if _NUMBER.fullmatch(value):
        return Kind.QUANTITY, ""
    reading = read(value)
    if reading.kind == Kind.UNKNOWN and _DIGIT.search(value) is None:
        return Kind.NAME, ""
    return reading.kind, reading.unit


def _are_codes(sample: list[str]) -> bool:
    """Numbers with leading zeros, all of one length, are codes: 02139 is no amount."""
    return any(map(_CODE.fullmatch, sample)) and len(set(map(len, sample))) == 1


def _common_unit(printed: set[str]) -> str:
    """The unit of numbers that print none: people or a currency, where nothing else is printed.

    Of lengths and weights it is not known in which unit the bare numbers are.
    """
    named = printed - {""}
    unit = units().get(named.pop()) if len(named) == 1 else None
    return unit.name if unit is not None and (unit.money or unit.name == "person") else ""
