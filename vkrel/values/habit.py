"""A habit: what one source does wherever it prints a value of one attribute.

How far it rounds, which mark is decimal, and how it orders day and month. Without a habit a value
is read as in prose: a number that ends in zeros may be rounded, and 1.234 may be a thousand.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

import attrs

from vkrel.values.dates.time import round_the_clock
from vkrel.values.interval import Cut, Interval, mirrored, union
from vkrel.values.pattern import pattern
from vkrel.values.quantities.amount import Amount, parse
from vkrel.values.quantities.forms import read_quantity
from vkrel.values.quantities.frame import NoAmount
from vkrel.values.quantities.hedges import Exact
from vkrel.values.reading import Reading
from vkrel.values.table import from_table
from vkrel.values.tongues.english import is_plain_english
from vkrel.values.verdict import Kind

ORDERS = ("", "dmy", "mdy", "ymd")
_MINUTES = 1440  # a day has so many; lengths of time are read in days

_PLAIN_PLACE = re.compile(r"[0-9]+(?:\.[0-9]+)?")
# A number as it is printed where a comma is decimal, and where a point is.
WITH_COMMA = r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]+,[0-9]+"
WITH_POINT = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+\.[0-9]+"
_PRINTED = {",": pattern(WITH_COMMA), ".": pattern(WITH_POINT)}
SWAPPED = str.maketrans(",.", ".,")
_NUMBER = pattern(r"[0-9](?:[0-9.,]*[0-9])?")
_IN_BRACKETS = pattern(r"\(([^()]+)\)")


def _a_place(_: object, __: object, text: str) -> None:
    if text and not (float(text) if _PLAIN_PLACE.fullmatch(text) else _days(text)):
        raise ValueError(
            f"a place is a number or a time, as in '1000', '0.1' or '5 min', not {text!r}"
        )


@attrs.frozen(kw_only=True, repr=False)
class Habit:
    """What a source does wherever it prints a value of an attribute; its text is "place=10; order=dmy".

    place: how far it rounds: "1000", "1", "0.1" in what the number counts, "5 min" of times.
    decimal: its decimal mark, "." or ",". order: of day and month in figures, "dmy", "mdy", "ymd".
    """

    place: str = attrs.field(default="", validator=_a_place)
    decimal: str = attrs.field(default="", validator=attrs.validators.in_(("", ".", ",")))
    order: str = attrs.field(default="", validator=attrs.validators.in_(ORDERS))

    @classmethod
    def parse(cls, text: str) -> Habit:
        """The habit that a text tells; raises ValueError with what is wrong in it."""
        told = {}
        for part in filter(str.strip, text.split(";")):
            name, _, value = (each.strip() for each in part.partition("="))
            if name not in _NAMES or name in told or not value:
                raise ValueError(f"a habit is written as in 'place=10; decimal=,', not {text!r}")
            told[name] = value
        return cls(**told)

    def __bool__(self) -> bool:
        return bool(self.place or self.decimal or self.order)

    def __str__(self) -> str:
        return "; ".join(f"{name}={value}" for name in _NAMES if (value := getattr(self, name)))

    def __repr__(self) -> str:
        return f"<Habit {self}>"

    def in_english(self, text: str) -> str:
        """The text as English prints it, where its one number shows the decimal mark; else ""."""
        if not self.decimal or not is_plain_english(text):
            return ""
        numbers = _NUMBER.findall(text)
        if len(numbers) != 1 or not _PRINTED[self.decimal].fullmatch(numbers[0]):
            return ""
        return text if self.decimal == "." else text.translate(SWAPPED)


_NAMES = tuple(attrs.fields_dict(Habit))
NO_HABIT = Habit()


def habit(given: Any) -> Habit:
    """A habit, or the text of one; raises ValueError where it is neither."""
    return given if isinstance(given, Habit) else Habit.parse(str(given))


def printed_to(reading: Reading, place: str, *, unit: str = "", discrete: bool = False) -> Reading:
    """The reading of a value whose source rounds to this place: half of it, at both cuts.

    What is finer than the place is printed to its own; a hedge, a scale word and further forms
    keep what they say. A count that is printed to the last one is a point.
    unit: of a number that prints none. discrete: whether whole things are counted.
    """
    if reading.value is None or not place:
        return reading
    days = _days(place)
    if days is not None:
        return _timed(reading, days)
    amount = _figure(reading, unit)
    if amount is None:
        return reading
    cut = _rounded(amount, Fraction(place), discrete=discrete)
    if reading.value < 0 < amount.value:
        cut = mirrored(cut)
    return attrs.evolve(reading, strict=cut, lenient=cut, shape=None)


def _figure(reading: Reading, unit: str) -> Amount | None:
    """The amount of a plain figure, without the brackets of a negative one."""
    if reading.kind != Kind.QUANTITY or reading.shape is None:
        return None
    text = reading.said or reading.text
    if bracketed := _IN_BRACKETS.fullmatch(text.strip()):
        text = bracketed[1]
    try:
        amount = parse(text, unit=unit)
    except NoAmount:
        return None
    if amount is None or amount.around.hedge or amount.around.power:
        return None
    return amount if abs(float(amount.value)) == abs(reading.value or 0) else None


def _rounded(amount: Amount, place: Fraction, *, discrete: bool) -> Cut:
    """All values that a source which rounds to this place prints as this amount.

    Both ends belong to it, as halves are rounded up by some and to the even digit by others.
    """
    around = amount.around
    one = Fraction(around.times, around.over)
    number = Fraction(amount.m * amount.up, amount.down)
    last, place = amount.last_place, place * one
    if place <= (own := last if amount.decimals else one):
        last = own
    elif number % place:
        last = min(place, last)
    else:
        last = place
    half = 0 if discrete and last == 1 else last / 2
    span = Exact(number - half, number + half)
    if around.floor:
        span = span.floored
    offset = around.unit.offset
    return (-span if around.negative else span).wider(-offset, offset).cut


def _timed(reading: Reading, days: float) -> Reading:
    """A time or a length of time that is rounded; no clock shows the ends, which are open."""
    step = days * (_MINUTES if reading.kind in {Kind.TIME, Kind.TIMESTAMP} else 1)
    value = reading.value
    if value is None or reading.unit not in {"minute-of-day", "minute", "day"}:
        return reading
    if abs(value / step - round(value / step)) > 1e-6 or reading.kind == Kind.DATE:
        return reading
    reach: Cut = (Interval(value - step / 2, value + step / 2, False, False),)
    if reading.unit == "minute-of-day":
        reach = round_the_clock(reach)
    strict, lenient = (union((*cut, *reach)) for cut in (reading.strict, reading.lenient))
    return attrs.evolve(reading, strict=strict, lenient=lenient, levels=(), shape=None)


@from_table(256)
def _days(place: str) -> float | None:
    """The length of time that a place is, in days; None where it is none."""
    reading = read_quantity(place)
    return reading.value if reading.unit == "day" else None
