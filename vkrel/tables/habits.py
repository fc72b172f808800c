"""The habits of a table: how far each source rounds in each attribute, told from its values.

Only distinct values count, in any order: plain numbers, clocks and minutes. Few values show no
habit, and are read as in prose; where it is not sure how far numbers are rounded, it is the
furthest, as a number is never read as rounded further than to its last digit that is not zero.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from vkrel.tables.store import Store
from vkrel.values.habit import SWAPPED, Habit
from vkrel.values.verdict import Kind

# With fewer values it is not known: of eight numbers one or none ends in a zero by chance in one
# column of thirty where half of them are rounded.
FEWEST = 8
# Numbers that are printed to a place have a zero there one time in ten; more than twice as often
# says that some of them are rounded further.
ROUND = 0.2
# Numbers of one length are looked at apart from so many on: where most of them are rounded further
# and shorter ones are not, it is significant digits that the source keeps, and no place.
OF_ONE_LENGTH = 3
# All or nearly all, where chance makes one in five (minutes) or in nine (the last digit).
NEARLY_ALL = 0.95
FEWEST_FIVES = 4

# No plain number, no clock and no minutes take more characters.
LONGEST = 60

# Read alike by Python and by RE2 in DuckDB.
_NUMBER = r" *[-+(]? ?[$€£¥₩₫]? ?([0-9](?:[0-9.,]*[0-9])?) ?[$€£¥₩₫%]?\)? *"
_AROUND = " -+($€£¥₩₫%)"  # what may stand around a plain number
_CLOCK = r"(?:.*?[^0-9:])??[0-9]{1,2}:([0-9]{2})(?::([0-9]{2}))?(?:[^0-9:].*)?"
_MINUTES = r"(?:[0-9]+ ?h(?:ours?|rs?)?\.?,?(?: and)? ?)?([0-9]+) ?min(?:ute)?s?\.?"
# Where a comma is decimal for sure: 1.234,5 and 1.234.567 and 12,5, but not 1,234.
_COMMA = re.compile(
    r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+|[0-9]{1,3}(?:\.[0-9]{3}){2,}"
    r"|[0-9]+,(?:[0-9]{1,2}|[0-9]{4,})|(?:0|[0-9]{4,}),[0-9]+"
)
_ENGLISH = re.compile(r"([1-9][0-9]{0,2}(?:,[0-9]{3})+|0|[1-9][0-9]*)(?:\.([0-9]+))?")


class Shape(NamedTuple):
    """How a number is printed.

    last: the power of ten of its last digit that is not zero. five: whether that is a five.
    digits: how many stand before its decimals.
    """

    last: int
    five: bool
    digits: int


def habit_of(values: Mapping[str, int], kind: str = "") -> Habit:
    """The habit of a source in an attribute, from its distinct values; their counts say nothing.

    kind: only what such values show, of times or of numbers; without one what most values are.
    """
    return _habit({value: 1 for value in values if len(value) <= LONGEST}, kind)


def habits(store: Store, table: str) -> dict[tuple[str, str], Habit]:
    """The habit of each source in each attribute that shows one, by both.

    table: of the store; it has texts in the columns source, attribute and value.
    """
    seen: defaultdict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for source, attribute, printed, count in store.rows(_alike(table)):
        seen[source, attribute][printed] = count
    found = {key: _habit(values, "") for key, values in seen.items()}
    return {key: habit for key, habit in found.items() if habit}


def _alike(table: str) -> str:
    """A query for values that show the same of a habit, one for all of them, and how many they are.

    Of a number all but its end becomes nines ("1,250" is "9,950"), of a clock ("7:10 a.m.") only
    minutes and seconds are left.
    """
    return f"""
    with cells as materialized (
        select distinct source, attribute, value, regexp_full_match(value, '{_NUMBER}') as plain
        from {table} where regexp_matches(value, '[0-9]') and length(value) <= {LONGEST}),
    numbers as (
        select *, case when left(value, 1) between '0' and '9' and right(value, 1) between '0' and '9'
                then value else trim(value, '{_AROUND}') end as number,
            rtrim(number, '0.,') as stem,
            starts_with(stem, '0')::int as zero, ends_with(stem, '5')::int as five,
            substr(stem, 1 + zero, length(stem) - zero - five) as head
        from cells where plain),
    times as (
        select *, regexp_extract(value, '^{_CLOCK}$', ['minute', 'second']) as clock,
            regexp_extract(value, '^{_MINUTES}$', 1) as minutes
        from cells where not plain),
    shown as (
        select source, attribute, concat(repeat('0', zero),
            case when contains(head, '.') or contains(head, ',')
                then translate(head, '012345678', '999999999') else repeat('9', length(head)) end,
            substr(number, 1 + length(stem) - five)) as printed
        from numbers
        union all
        select source, attribute, case when minutes != '' then minutes || ' min'
            else concat_ws(':', '0', clock.minute, nullif(clock.second, '')) end
        from times where minutes != '' or clock.minute != '')
    select source, attribute, printed, count(*) from shown group by all
    """


def _habit(values: Mapping[str, int], kind: str) -> Habit:
    """The habit that values show, each printed so often."""
    numbers: Counter[str] = Counter()
    times: Counter[tuple[int, str | None]] = Counter()  # minutes, seconds
    for value, count in values.items():
        if found := _A_NUMBER(value):
            numbers[found[1]] += count
        elif found := _A_TIME(value):
            times[int(found[1] or found[3]), found[2]] += count
    timed = times.total() > numbers.total()
    if kind:
        timed = kind in {Kind.TIME, Kind.TIMESTAMP, Kind.DURATION}
    if timed:
        return Habit(place=_place_of_times(times))
    decimal = _decimal(numbers)
    shapes: Counter[Shape] = Counter()
    for number, count in numbers.items():
        if shape := _shape(number, decimal):
            shapes[shape] += count
    return Habit(place=_place_of_numbers(shapes), decimal=decimal)


_A_NUMBER = re.compile(_NUMBER).fullmatch
_A_TIME = re.compile(f"{_CLOCK}|{_MINUTES}").fullmatch


def _decimal(numbers: Counter[str]) -> str:
    """The decimal mark, where nearly all numbers that show one show the same."""
    comma = sum(count for number, count in numbers.items() if _COMMA.fullmatch(number))
    point = sum(
        count for number, count in numbers.items() if _COMMA.fullmatch(number.translate(SWAPPED))
    )
    if not comma + point:
        return ""
    if comma >= NEARLY_ALL * (comma + point):
        return ","
    return "." if point >= NEARLY_ALL * (comma + point) else ""


def _shape(number: str, decimal: str) -> Shape | None:
    """The shape of a number; None of zero, of a code, and of 1.234 where no mark is known."""
    if decimal == ",":
        number = number.translate(SWAPPED)
    found = _ENGLISH.fullmatch(number)
    if found is None or (found[2] and not decimal):
        return None
    whole, decimals = found[1].replace(",", ""), found[2] or ""
    digits = (whole + decimals).rstrip("0")
    if not digits:
        return None
    return Shape(len(whole) - len(digits), digits.endswith("5"), len(whole))


def _place_of_numbers(shapes: Counter[Shape]) -> str:
    """The place to which most numbers are printed and hardly any further, else the furthest of all.

    "" where there are too few to know.
    """
    if shapes.total() < FEWEST:
        return ""
    place = min(shape.last for shape in shapes)
    while True:
        here = [count for shape, count in shapes.items() if shape.last == place]
        fives = [count for shape, count in shapes.items() if shape.last == place and shape.five]
        if sum(here) >= FEWEST_FIVES and sum(fives) >= NEARLY_ALL * sum(here):
            return _power(5, place)
        longer, rounder = _beyond(shapes, place)
        if 2 * rounder.total() <= longer.total():
            break
        place += 1
    # decimals keep their own place anyhow: there it is enough that whole numbers are not rounded
    if _holds(shapes, place) or (place < 0 and _holds(shapes, 0)):
        return _power(1, place)
    # some are rounded further, nobody knows which: each is printed to its own last digit
    return _power(1, max(shape.last for shape in shapes))


def _beyond(shapes: Counter[Shape], place: int) -> tuple[Counter[Shape], Counter[Shape]]:
    """The numbers that are not less than what comes after a place, and those rounded beyond it."""
    longer = Counter({each: count for each, count in shapes.items() if each.digits > place + 1})
    return longer, Counter({each: count for each, count in longer.items() if each.last > place})


def _holds(shapes: Counter[Shape], place: int) -> bool:
    """Whether hardly any number is rounded beyond a place, also among those of one length."""
    longer, rounder = _beyond(shapes, place)
    if not rounder:
        return True
    if longer.total() < FEWEST or rounder.total() > ROUND * longer.total():
        return False
    lengths: Counter[int] = Counter()
    rounded: Counter[int] = Counter()
    for shape, count in longer.items():
        lengths[shape.digits] += count
        rounded[shape.digits] += rounder[shape]
    return all(
        count < OF_ONE_LENGTH or 2 * rounded[length] <= count for length, count in lengths.items()
    )


def _power(digit: int, place: int) -> str:
    return f"{digit}{'0' * place}" if place >= 0 else f"0.{digit:0{-place}}"


def _place_of_times(times: Counter[tuple[int, str | None]]) -> str:
    """Five minutes, or one where seconds are printed and are none; "" where it is neither."""
    enough = NEARLY_ALL * max(times.total(), FEWEST)
    if sum(n for (minute, _), n in times.items() if minute % 5 == 0) >= enough:
        return "5 min"
    return "1 min" if sum(n for (_, second), n in times.items() if second == "00") >= enough else ""
