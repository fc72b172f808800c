"""Plain numbers read by SQL: how far a printed number reaches, in integers until the last step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil, gcd, lcm
from typing import NamedTuple

from vkrel.tables.sql import interval, known, let, matches, quoted
from vkrel.values.quantities.frame import Frame, frame
from vkrel.values.quantities.hedges import WHOLE, Ends, hedged, thresholds
from vkrel.values.quantities.number import MOST_DIGITS
from vkrel.values.quantities.units import spellings
from vkrel.values.read import read
from vkrel.values.table import table
from vkrel.values.tolerance import tolerance as tolerated
from vkrel.values.verdict import Kind

_WHOLE = "(?:[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)"
DIGITS = rf"{_WHOLE}(?:\.[0-9]+)?"
_LARGEST = 2**63 - 1  # of a BIGINT
_LARGER = 10**38  # of a HUGEINT, not quite
_EXACT = 2**53  # up to here every integer is a float
_MOST = 10**17  # the largest power of ten that is a place
_POWERS = f"[{', '.join(f'{10**ten}::BIGINT' for ten in range(18))}]"
_TENS = range(-9, 10)  # of habits: from a billionth to a billion
_HALF = Ends(-WHOLE // 2, WHOLE // 2)  # of a place, whose halves are rounded either way


class _Scale(NamedTuple):
    """From integers to a base unit: an integer n is (n * times + plus) / over of it.

    parts: in so many of a unit the integers count. tens: the power of ten that `over` is; None
    where it is another number.
    """

    parts: int
    times: int
    plus: int
    over: int
    tens: int | None

    @classmethod
    def of(cls, around: Frame, parts: int) -> _Scale:
        """The scale of the unit that stands around a number."""
        factor, offset = Fraction(around.times, around.over * parts), around.unit.offset
        over = lcm(factor.denominator, offset.denominator)
        tens = next((ten for ten in range(MOST_DIGITS) if 10**ten % over == 0), None)
        if tens is not None:
            over = 10**tens
        return cls(parts, int(factor * over), int(offset * over), over, tens)

    def double(self, integer: str) -> str:
        """SQL for the float next to an integer with the decimals of `number`.

        The quotient of two integers that are floats is the float next to it, and so is what is
        read from its decimals; where neither can be had it is NULL.
        """
        above = integer
        if (self.times, self.plus) != (1, 0):
            plus = f" + {self.plus}::HUGEINT * {_power('number.decimals')}" if self.plus else ""
            above = f"({integer}::HUGEINT * {self.times}{plus})"
        below = [self.over * 10**ten for ten in range(MOST_DIGITS)]
        floats = ", ".join(f"'{float(each)}'::DOUBLE" for each in below if float(each) == each)
        found = f"{above}::DOUBLE / [{floats}][number.decimals + 1]"
        found = f"if(abs({above}) <= {_EXACT}, {found}, null)"
        if self.tens is not None:
            tens = ", ".join(f"'e-{self.tens + ten}'" for ten in range(MOST_DIGITS))
            decimals = f"{above}::VARCHAR || [{tens}][number.decimals + 1]"
            found = f"coalesce({found}, ({decimals})::DOUBLE)"
        return found


def plain_number(unit: str, tolerance: str, place: str, *, discrete: bool) -> str | None:
    """SQL that reads plain numbers, as `plain` says it; None where the unit has no exact scale."""
    around = frame("", "", unit)
    if around is None:
        return None
    reaches = _reaches()
    ends = {int(end) for reach in (*reaches, _HALF) for end in reach[:2]}
    scale = _Scale.of(around, _parts(ends))
    if _LARGEST * scale.times + abs(scale.plus) * _MOST > _LARGER:
        return None
    if allowed := _allowed(tolerance, around.unit.base):
        x = scale.double(f"(if(number.negative, -number.m, number.m) * {scale.parts})")
        found = let("x", x, known("x", f"x - {allowed}", f"x + {allowed}"))
    else:
        reach = _reach(reaches, scale, around, placed=bool(place), discrete=discrete)
        found = let("reach", reach, _cut(scale, floor=around.floor))
    furthest = max(map(abs, ends)) * scale.parts // WHOLE
    number = _integer(_LARGEST // (scale.parts + furthest), placed=bool(place))
    found = let("printed", _printed(unit), let("number", number, found))
    return let("place", _place(place), found) if place else found


def _printed(unit: str) -> str:
    """A number without commas and without the signs that say no more than its column's unit."""
    bare = read("7", Kind.QUANTITY, unit=unit)

    def says_nothing(text: str) -> bool:
        found = read(text, Kind.QUANTITY, unit=unit)
        return (found.unit, found.strict) == (bare.unit, bare.strict)

    money = [sign.upper() for sign, unit in spellings().items() if unit.money and "." not in sign]
    signs = [sign for sign in money if not sign[-1].isalnum() and says_nothing(f"{sign}7")]
    before = f"(?:(?:{'|'.join(map(_literal, signs))}) ?)?" if signs else ""
    signed = before + DIGITS + ("(?: ?%)?" if says_nothing("7%") else "")
    digits = r"regexp_replace(value, '[^-(0-9.]+', '', 'g')"
    return (
        f"case when {matches(f'-?{DIGITS}')} then replace(value, ',', '')"
        f" when {matches('[(](?:1[0-9]|20)[0-9]{2}[)]')} then null"  # a year, or a loss
        f" when {matches(f'[-+]?{signed}|[(]{signed}[)]')} then replace({digits}, '(', '-') end"
    )


def _literal(sign: str) -> str:
    """A pattern of the signs as they stand."""
    return "".join(each if each.isalnum() else f"[{each}]" for each in sign)


def _integer(most: int, *, placed: bool) -> str:
    """A number as m / 10**decimals, where m is so small that its ends stay exact.

    zeros: so many at its end may be rounding. One as 1.234 may be a thousand: the reader tells.
    """
    taken = (
        f"m <= {most} and length(printed) <= {MOST_DIGITS}"
        " and not (decimals = 3 and m between 1000 and 999999)"
    )
    at_end = "decimals = 0 and m > 0 and ends_with(printed, '0')"
    zeros = f"if({at_end}, length(printed) - length(rtrim(printed, '0')), 0)"
    if placed:
        taken += " and (place.ten is null) = place.none"
        ten = "place.ten + decimals"
        fits = f"m = 0 or m % {_power(ten)} = 0"
        to_place = f"case when {ten} <= 0 then 0 when {fits} then {ten} else {zeros} end"
        zeros = f"if(place.none, {zeros}, {to_place})"
    number = (
        f"{{'m': case when {taken} then m::BIGINT end, 'decimals': decimals, 'zeros': {zeros},"
        " 'negative': starts_with(printed, '-')}"
    )
    decimals = "if(contains(printed, '.'), length(printed) - strpos(printed, '.'), 0)"
    m = "abs(try_cast(replace(printed, '.', '') as BIGINT)::HUGEINT)"
    return let("m", m, let("decimals", decimals, number))


def _place(place: str) -> str:
    """A place as a power of ten, or that there is none; neither where it is another number."""
    places = [f"{Decimal(1).scaleb(ten):f}" for ten in _TENS]
    at = f"list_position([{', '.join(map(quoted, places))}], {place})"
    return f"{{'none': coalesce({place}, '') = '', 'ten': nullif({at}, 0) - {1 - _TENS[0]}}}"


def _reaches() -> list[Ends]:
    """How far a number of so many last places reaches; all larger ones do as the last of these.

    First those of whole numbers, then those that end in zeros, then those with decimals.
    """
    strict, mantissas = thresholds()[0], range(table()["bare"]["mantissa"] + 1)
    return [
        hedged("", m, strict, zeros=zeros, decimals=decimals)
        for zeros, decimals in ((False, False), (True, False), (False, True))
        for m in mantissas
    ]


def _parts(ends: Iterable[int]) -> int:
    """The least power of ten that makes integers of all ends."""
    shared = gcd(WHOLE, *ends)
    return next(int(10**ten) for ten in range(len(str(WHOLE))) if 10**ten * shared % WHOLE == 0)


def _reach(
    reaches: Sequence[Ends], scale: _Scale, around: Frame, *, placed: bool, discrete: bool
) -> str:
    """How far the number reaches, in parts of the last place to which it is told."""

    def sql(reach: Ends) -> str:
        ends = (str(int(end) * scale.parts // WHOLE) for end in reach[:2])
        return interval(*ends, *(str(closed).lower() for closed in reach[2:]))

    mantissas = len(reaches) // 3
    shape = "case when number.decimals > 0 then 2 when number.zeros > 0 then 1 else 0 end"
    m = f"least(number.m // {_power('number.zeros')}, {mantissas - 1})"
    reach = f"[{', '.join(map(sql, reaches))}][({shape}) * {mantissas} + {m} + 1]"
    one = Fraction(around.over, around.times)
    few = ceil(table()["bare"]["count_below"] * one)
    counted = f"number.decimals = 0 and (number.zeros = 0 or number.m < {few})"
    if placed:
        reach = f"if(place.none, {reach}, {sql(_HALF)})"
        ones = next((ten for ten in _TENS if Fraction(10) ** ten == one), None)
        last = "false" if ones is None else f"number.zeros - number.decimals = {ones}"
        counted = f"if(place.none, {counted}, {last})"
    return f"if({counted}, {sql(Ends(0, 0))}, {reach})" if discrete else reach


def _cut(scale: _Scale, *, floor: bool) -> str:
    """The interval of the number, which reaches so far as `reach` says."""
    last = _power("number.zeros")
    low, high = (f"number.m * {scale.parts} + reach.{end} * {last}" for end in ("low", "high"))
    if floor:
        low = f"greatest({low}, 0)"
    positive = interval(low, high, "reach.low_closed", "reach.high_closed")
    negative = interval(f"-({high})", f"-({low})", "reach.high_closed", "reach.low_closed")
    low, high = (scale.double(f"span.{end}") for end in ("low", "high"))
    closed = (f"ends.{end}_closed or ends.low = ends.high" for end in ("low", "high"))
    found = known("ends.low + ends.high", "ends.low", "ends.high", *closed)
    found = let("ends", interval(low, high, "span.low_closed", "span.high_closed"), found)
    return let("span", f"if(number.negative, {negative}, {positive})", found)


def _power(exponent: str) -> str:
    """Ten to a power from nothing to seventeen; NULL beyond."""
    return f"{_POWERS}[({exponent}) + 1]"


def _allowed(text: str, base: str) -> str:
    """What a declared tolerance allows on either side of `x`; "" where it is of other amounts."""
    if not text:
        return ""
    allowed = tolerated(text)
    if allowed.unit == "1" and base != "1":
        return f"abs(x) * '{allowed.value}'::DOUBLE / 2"
    if allowed.unit in ("", base):
        return f"'{allowed.value}'::DOUBLE / 2"
    return ""
