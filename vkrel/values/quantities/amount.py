"""Amounts: one printed number with its hedge, scale word and unit, read as two cuts.

What stands before and behind a number ("more than US$", " billion") is read once and kept, so
that most amounts take one regular expression, a look-up and the arithmetic.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from vkrel.values.interval import Cut, Interval, union
from vkrel.values.pattern import pattern
from vkrel.values.quantities.frame import Frame, NoAmount, frame
from vkrel.values.quantities.hedges import WHOLE, Ends, Exact, hedged, thresholds
from vkrel.values.quantities.number import (
    NUMERAL,
    Number,
    digits_for_words,
    from_digits,
    from_token,
    tidy,
    with_digits,
    without_labels,
)
from vkrel.values.quantities.units import Unit
from vkrel.values.reading import Reading
from vkrel.values.table import from_table, table
from vkrel.values.verdict import Kind

# What stands before a number, its whole digits, its decimals, and what stands behind it.
one_number = pattern(r"([^0-9]*)([0-9]+(?:,[0-9]{3})*)(?:\.([0-9]+))?([^0-9]*)").fullmatch

_POWERS = tuple(10**power for power in range(160))


class Amount(NamedTuple):
    """One printed amount: m * up / down units, which is exact, and what stands around it."""

    around: Frame
    m: int
    zeros: bool
    decimals: bool
    up: int
    down: int
    point: bool

    @property
    def unit(self) -> str:
        """The base unit."""
        return self.around.unit.base

    @property
    def value(self) -> Fraction:
        """The printed number in base units."""
        number = Fraction(self.m * self.up, self.down)
        return (-number if self.around.negative else number) + self.around.unit.offset

    @property
    def last_place(self) -> Fraction:
        """The place value of the last digit that is not zero, in base units."""
        return Fraction(self.up, self.down)

    def exact(self, possibility: float) -> Exact:
        """The values of at least this possibility, with exact ends."""
        ends = _ends(self.around.hedge, self.m, self.zeros, self.decimals, self.point, possibility)
        span = ends.around(self.m * WHOLE, self.last_place / WHOLE)
        if self.around.floor:
            span = span.floored
        offset = self.around.unit.offset
        return (-span if self.around.negative else span).wider(-offset, offset)

    def cut(self, possibility: float) -> Cut:
        """The values of at least this possibility."""
        return self.exact(possibility).cut

    def reading(self, text: str) -> Reading:
        """The reading of the text that prints this amount."""
        around, m, zeros, decimals, up, down, point = self
        hedge, _, _, _, _, unit, floor, rest, turned, steady, others, _ = around
        if turned:
            strict, lenient = map(self.cut, thresholds())
            value = float(self.value)
        else:
            near, far = _two_ends(hedge, min(steady, m), zeros, decimals, point)
            x, wide = m * WHOLE, down * WHOLE
            strict, lenient = _cut(near, x, up, wide, floor), _cut(far, x, up, wide, floor)
            value = m * up / down
        if others:
            # in a rarer meaning of its unit it is at most a tension
            rarer = (
                Interval(span.low * times, span.high * times, *span[2:])
                for span in lenient
                for times in map(float, others)
            )
            lenient = union((*lenient, *rarer))
        return Reading(
            text=text,
            kind=Kind.QUANTITY,
            unit=unit.base,
            strict=strict,
            lenient=lenient,
            value=value,
            shape=None if others else self.cut,
            rest=rest,
        )


def _ends(hedge: str, m: int, zeros: bool, decimals: bool, point: bool, possibility: float) -> Ends:
    return Ends(0, 0) if point else hedged(hedge, m, possibility, zeros=zeros, decimals=decimals)


@from_table(65_536)
def _two_ends(hedge: str, m: int, zeros: bool, decimals: bool, point: bool) -> tuple[Ends, Ends]:
    """The ends of the strict and of the lenient cut."""
    strict, lenient = thresholds()
    printed = hedge, m, zeros, decimals, point
    return _ends(*printed, strict), _ends(*printed, lenient)


def _cut(ends: Ends, x: int, up: int, down: int, floor: bool) -> Cut:
    """What `Ends.around` and `cut_of` make of both ends, by integers alone: for most readings."""
    below, above, low_closed, high_closed = ends
    low, high = (x + below) * up / down, (x + above) * up / down
    if floor and low < 0:
        low, low_closed = 0.0, True
    if low == high:
        return (Interval(low, high),)
    return (Interval(low, high, low_closed, high_closed),)


def amount(number: Number, around: Frame, *, discrete: bool) -> Amount:
    """The amount of a number that stands so."""
    hedge, _, power, times, over = around[:5]
    m, place = number
    if place > 0 and hedge == "exactly":
        m, place = m * _POWERS[place], 0
    zeros, decimals = place > 0, place < 0
    place += power
    if place >= 0:
        times *= _POWERS[place]
    else:
        over *= _POWERS[-place]
    # a count is printed to its last thing, unless it ends in zeros: then it may be rounded
    point = (
        discrete
        and place >= 0
        and (
            hedge == "exactly"
            or (
                not hedge
                and (not (zeros or power) or m * times < table()["bare"]["count_below"] * over)
            )
        )
    )
    return Amount(around, m, zeros, decimals, times, over, point)


_ASIDE = pattern(r"(?i)(?<=[0-9a-z%]) ?(?:\([^)]*\)|(?:with|, an?|, up|, down|, compared) .*$)")


def parse(text: str, *, unit: str = "", discrete: bool = False) -> Amount | None:
    """The one amount that `text` prints, or None; raises NoAmount where its unit is unknown."""
    found = one_number(text)
    if found is not None:
        head, whole, decimals, tail = found.groups()
        number = from_digits(whole, decimals)
        around = None if number is None else frame(head, tail, unit)
        if number is not None and around is not None:
            return amount(number, around, discrete=discrete)
    lowered, tokens = _numerals(text)
    number = from_token(tokens[0][0]) if len(tokens) == 1 else None
    if number is None:
        return None
    around = frame(lowered[: tokens[0].start()], lowered[tokens[0].end() :], unit)
    return None if around is None else amount(number, around, discrete=discrete)


def _numerals(text: str, most: int = 1) -> tuple[str, list[re.Match[str]]]:
    """The text with its numbers in digits, and these; of more than `most` those in no aside.

    "US$82 billion (about 20% of all)", "500 sq.km with 19 islands": the first is meant.
    """
    lowered = words_as_digits(text)
    tokens = list(re.finditer(NUMERAL, lowered))
    if len(tokens) > most:
        lowered = _ASIDE.sub("", lowered)
        tokens = list(re.finditer(NUMERAL, lowered))
    return lowered, tokens


def printed_unit(text: str) -> str:
    """The unit that `text` prints with its amount, by its name in our table: "km"."""
    printed = unit_in_print(text)
    return printed[0].name if printed else ""


@from_table(8192)
def unit_in_print(text: str) -> tuple[Unit, str] | None:
    """The unit that `text` prints with its amount, and its words where they stand behind it."""
    lowered, tokens = _numerals(text, most=0)
    if not tokens:
        return None
    try:
        around = frame(lowered[: tokens[0].start()], lowered[tokens[-1].end() :], "")
    except NoAmount:
        return None
    if around is None or not around.unit.name:
        return None
    words = [part.words for part in around.parts if part.role in ("unit", "told by") and part.words]
    return around.unit, "" if around.unit.money else with_digits(" ".join(words))


_TIME = pattern(
    r"(?i)[ ,]+\(?(?P<how>by|in|as of|as at|at the end of|at end-|since|during|until|for|through|from|before|after|at)"
    r" (?P<when>(?:(?:the )?(?:end of|end|early|late|mid|beginning of|first half of|second half of|first quarter of|fiscal year|fiscal|fy|year|whole of|period) ?-?)*"
    r"(?:[0-9]{1,2} )?(?:[a-z]{3,9}\.? (?:[0-9]{1,2},? )?)?(?:1[5-9]|20)[0-9]{2}(?:-[0-9]{1,2}){0,2})\)?\.?$"
)


def words_as_digits(text: str) -> str:
    """`text` tidy, with its numbers in digits, and without the date behind its amount."""
    return without_time(digits_for_words(without_labels(tidy(text))))


def _time_behind(text: str) -> re.Match[str] | None:
    found = _TIME.search(text)
    return found if found is not None and re.search("[0-9]", text[: found.start()]) else None


def without_time(text: str) -> str:
    """`text` (tidy) without the date behind its amount: "9,300 by 2015" is 9,300."""
    found = _time_behind(text)
    return text if found is None else text[: found.start()]


def time_said(text: str) -> tuple[str, str]:
    """The date behind an amount, and the word before it: ("by", "2015"); empty where none is."""
    found = _time_behind(tidy(text))
    return ("", "") if found is None else (found["how"].lower(), found["when"].lower())
