"""What kind of values an attribute has, told from every distinct one of them.

A kind is taken where two values in three are read as it; else the values are names, which are
compared by their letters, or each is read as what it is. A person's word in the mapping goes
before anything found here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

import attrs

from vkrel.tables.mapping import KINDS, AttributeMapping
from vkrel.values.quantities.units import units
from vkrel.values.read import read
from vkrel.values.verdict import Kind

SHARE = 2 / 3  # of the distinct values that must be of a kind
LISTED = 0.1  # of the distinct values: so many with a separator make a column of lists
CODES = 0.05  # so many with letters beside digits ("C41") make bare numbers codes, too
MOST_DIGITS = 5  # of a number that may be a code
YEARS = range(1000, 2101)
ALL_YEARS = 8  # so many distinct years and nothing else are no numbers that stay between by chance
YEAR = "year"  # or a number: what a bare 1999 may be
LASTING = "day"  # the unit in which amounts of time are held
CODE = "code"  # letters and digits without a unit: C41, Gate 12

_DIGIT = re.compile(r"\d")
NUMBER = r"[-+]?(?:\d+|\d{1,3}(?:[,\x{a0}\x{202f} ]\d{3})+)(?:\.\d+)?"  # for SQL, too
_NUMBER = re.compile(NUMBER.replace("x{a0}", "xa0").replace("x{202f}", "u202f"))
_YEAR = re.compile(r"\(\d{4}\)|\d{4}")  # in brackets as behind a title
_COUNTED = re.compile(r"\d[\d.,]* [a-z]{3,}(?: [a-z]{3,})*")  # "14 floors"
_LIST = re.compile(r"[;|]\s*\S")
# What is read as what it is in a column of another kind.
_OWN = frozenset({Kind.DATE, Kind.TIME, Kind.TIMESTAMP, Kind.DURATION, Kind.RANK, Kind.QUANTITY})


# What a value looks like that the reader of a kind understands for sure.
SURE: Mapping[str, frozenset[str]] = {
    Kind.QUANTITY: frozenset({Kind.QUANTITY, YEAR}),
    Kind.DATE: frozenset({Kind.DATE, YEAR}),
    **{each: frozenset({each}) for each in _OWN - {Kind.QUANTITY, Kind.DATE}},
}


@attrs.frozen(kw_only=True)
class ColumnKind:
    """How the values of an attribute are read, and why: `told` says it to a person.

    own: whether a value that is read as another kind is of that kind. year: of a bare 1999.
    lasting: whether values last, beside which 1:21 is no time of day.
    """

    kind: Kind
    unit: str = ""
    discrete: bool = False
    tolerance: str = ""
    many: bool = False
    order: str = ""
    told: str = ""
    own: bool = False
    lasting: bool = False
    year: Kind = Kind.QUANTITY

    def of(self, look: str) -> Kind:
        """The kind of a value that looks like this."""
        if look == YEAR:
            look = self.year
        if not self.own or look not in _OWN or (self.lasting and look == Kind.TIME):
            return self.kind
        if look == Kind.QUANTITY and self.kind in {Kind.DATE, Kind.TIME}:
            return self.kind  # a bare number may be a year, and may be none ("153505")
        return Kind(look)


@attrs.define
class Looks:
    """What the distinct values of an attribute look like: how many, and in how many rows.

    plain: the looks that columns were searched for. units: those that are printed. whole: whether all are plain whole numbers; short: whether such
    numbers have few digits; zeros: whether one leads with a zero; lengths: how long they are.
    lists: how many hold several values.
    """

    plain: set[str] = attrs.field(factory=set)
    seen: Counter[str] = attrs.field(factory=Counter)
    rows: Counter[str] = attrs.field(factory=Counter)
    units: set[str] = attrs.field(factory=set)
    whole: bool = True
    short: bool = True
    zeros: bool = False
    lengths: set[int] = attrs.field(factory=set)
    lists: int = 0

    def add(self, look: str, count: int, rows: int) -> None:
        """Count values that look alike."""
        self.seen[look] += count
        self.rows[look] += rows

    def add_value(self, value: str, rows: int) -> str:
        """Count a value as the reader sees it; gives what it looks like."""
        look, unit = _look(value)
        self.add(look, 1, rows)
        if look == Kind.QUANTITY:
            self.units.add(unit)
        number = _NUMBER.fullmatch(value) is not None
        self.whole = self.whole and number and "." not in value
        if number:
            self.add_numbers(zeros=value.startswith("0") and len(value) > 1, lengths={len(value)})
        self.lists += _LIST.search(value) is not None
        return look

    def add_numbers(self, *, zeros: bool, lengths: set[int]) -> None:
        """Look at numbers as codes."""
        self.zeros = self.zeros or zeros
        self.lengths |= lengths
        self.short = self.short and max(lengths) <= MOST_DIGITS


def looks_of(counts: Mapping[str, int]) -> Looks:
    """What values look like, each with the number of its rows."""
    looks = Looks()
    for value, rows in counts.items():
        looks.add_value(value, rows)
    return looks


def kind_of(looks: Looks, declared: AttributeMapping) -> ColumnKind:
    """The kind of an attribute from what its distinct values look like."""
    if declared.kind:
        told = f"{declared.kind}, as the mapping says"
        kind = ColumnKind(kind=KINDS[declared.kind], told=told)
    elif declared.hierarchy:
        kind = ColumnKind(kind=Kind.NAME, told="names in the hierarchy of the mapping")
    else:
        kind = _inferred(looks, declared.unit)
    return attrs.evolve(
        kind,
        unit=declared.unit or kind.unit,
        discrete=kind.discrete if declared.discrete is None else declared.discrete,
        tolerance=declared.tolerance,
        many=kind.many if declared.many is None else declared.many,
        order=declared.order,
    )


def _inferred(looks: Looks, unit: str) -> ColumnKind:
    total = looks.seen.total()
    if not total:
        return ColumnKind(kind=Kind.NAME, told="nothing stated")
    seen, rows = looks.seen, looks.rows

    def told(what: str, of: Iterable[str]) -> str:
        return f"{what}: {sum(rows[look] for look in of):,} of {rows.total():,} values"

    def enough(*of: str) -> bool:
        return sum(seen[look] for look in of) >= SHARE * total

    clock, calendar = (Kind.TIME, Kind.TIMESTAMP), (Kind.DATE, Kind.TIMESTAMP, YEAR)
    if enough(*clock) and seen[Kind.TIME]:
        return ColumnKind(kind=Kind.TIME, own=True, told=told("times", clock))
    if enough(*calendar) and _are_dates(seen):
        return ColumnKind(kind=Kind.DATE, own=True, year=Kind.DATE, told=told("dates", calendar))
    numbers = (Kind.QUANTITY, YEAR)
    if enough(*numbers) and not _are_codes(looks):
        unit = unit or _common_unit(looks.units)
        what = f"numbers in {unit}" if unit else "numbers"
        return ColumnKind(
            kind=Kind.QUANTITY,
            unit=unit,
            discrete=looks.whole,
            own=True,
            lasting=LASTING in looks.units,
            told=told(what, numbers),
        )
    for kind in (Kind.DURATION, Kind.RANK):
        if enough(kind):
            return ColumnKind(kind=kind, own=True, told=told(f"{kind}s", [kind]))
    amounts = (Kind.DURATION, Kind.QUANTITY)
    if looks.units - {""} == {LASTING} and seen[Kind.TIME] < sum(seen[each] for each in amounts):
        lasting = (*amounts, YEAR, Kind.TIME)
        if enough(*lasting):
            return ColumnKind(kind=Kind.QUANTITY, told=told("amounts of time", lasting))
    if looks.lists >= max(LISTED * total, 1):
        told_lists = "lists: not compared, several can be true"
        return ColumnKind(kind=Kind.NAME, many=True, told=told_lists)
    of_kinds = sorted(_OWN & seen.keys())
    if enough(*of_kinds, YEAR) and not _are_codes(looks):
        kinds = f"{' and '.join(of_kinds)}, each as it is printed"
        year = Kind.DATE if seen[Kind.DATE] else Kind.QUANTITY
        return ColumnKind(kind=Kind.NAME, own=True, year=year, told=told(kinds, [*of_kinds, YEAR]))
    return ColumnKind(kind=Kind.NAME, told=f"names, compared by their letters: {rows.total():,}")


def _are_dates(seen: Mapping[str, int]) -> bool:
    """Whether values that may be years are, by those that are dates for sure."""
    certain = seen[Kind.DATE] + seen[Kind.TIMESTAMP]
    if not certain:
        return seen[YEAR] >= ALL_YEARS and not seen[Kind.QUANTITY]
    return seen[Kind.QUANTITY] * 10 <= certain + seen[YEAR]


def _look(value: str) -> tuple[str, str]:
    """What one value looks like, and the unit that it prints."""
    if _YEAR.fullmatch(value) and int(value.strip("()")) in YEARS:
        return YEAR, ""
    if _NUMBER.fullmatch(value):
        return Kind.QUANTITY, ""
    reading = read(value)
    if _COUNTED.fullmatch(value) and not reading.known:
        counted = read(value, Kind.QUANTITY)
        reading = counted if counted.known else reading
    if reading.kind in {Kind.UNKNOWN, Kind.NAME}:
        return (CODE if _DIGIT.search(value) else Kind.NAME), ""
    return reading.kind, reading.unit


def _are_codes(looks: Looks) -> bool:
    """Whether numbers are codes: 02139 and 10001, or 41 beside C41."""
    if looks.zeros and len(looks.lengths) == 1 and looks.whole:
        return True
    bare = bool(looks.lengths) and looks.short and looks.units <= {""}
    return bare and looks.seen[CODE] >= CODES * looks.seen.total()


def _common_unit(printed: set[str]) -> str:
    """The unit of numbers that print none: people or a currency, where nothing else is printed.

    Of lengths and weights it is not known in which unit the bare numbers are.
    """
    named = printed - {""}
    unit = units().get(named.pop()) if len(named) == 1 else None
    return unit.name if unit is not None and (unit.money or unit.name == "person") else ""
