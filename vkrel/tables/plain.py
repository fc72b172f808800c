"""Plain forms of numbers, dates and times, read by SQL over a whole column.

What an expression takes it reads as the one reader does, to the last bit; where it is not sure
it gives NULL, and the reader is asked. How far a number reaches is asked of the reader's tables
when the expression is made, so that both follow a user's table.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, gcd, lcm
from typing import NamedTuple

from vkrel.tables.kinds import YEARS
from vkrel.values.dates.time import DAY
from vkrel.values.dates.words import MONTH_NUMBERS
from vkrel.values.quantities.frame import Frame, frame
from vkrel.values.quantities.hedges import WHOLE, Ends, hedged, thresholds
from vkrel.values.quantities.units import spellings
from vkrel.values.read import read
from vkrel.values.table import table
from vkrel.values.tolerance import tolerance as tolerated
from vkrel.values.tongues.english import is_plain_english
from vkrel.values.verdict import Kind


def plain(
    kind: Kind,
    *,
    unit: str = "",
    discrete: bool = False,
    tolerance: str = "",
    order: str = "",
    place: str = "",
) -> str | None:
    """SQL that reads the plain values of a kind in a column `value`; None where none is plain.

    It gives STRUCT(low DOUBLE, high DOUBLE, low_closed BOOLEAN, high_closed BOOLEAN), the one
    interval of the strict cut of `read(value, kind, ...)`, or NULL where the reader is to be asked.
    What it takes is of this kind, in the base of `unit`: days, minutes of the day (TIME), minutes
    from 1970 (TIMESTAMP). unit, discrete, tolerance: as `read` takes them; with the unit
    "minute-of-day" a time behind a date is a time of day. order: the plain forms need none.
    place: SQL for an INTEGER, the power of ten to which a number is told whatever it ends in (3:
    to thousands, -1: to tenths); NULL, or finer digits in print, leave it to the print.
    Raises ValueError where `tolerance` is no amount.
    """
    del order
    if kind == Kind.QUANTITY:
        return _number(unit, tolerance, place, discrete=discrete)
    if kind == Kind.DATE and _is_point("2009-10-03", kind):
        return _date()
    if kind in {Kind.TIME, Kind.TIMESTAMP} and _is_point("10:30", Kind.TIME):
        moment = _MOMENTS.get((kind, unit))
        point = _known("point", "point", "point")
        return moment and _clock(_with("point", f"({moment})::DOUBLE", point))
    return None


def plain_kind() -> str:
    """SQL that tells the kind of a plain value in a column `value` by its looks.

    It gives 'quantity', 'year' (a year or a number), 'date', 'time' or 'timestamp', the kind that
    the reader infers; NULL where the reader is to be asked.
    """
    is_year = f"{_is('[0-9]{4}')} and value between '{YEARS[0]}' and '{YEARS[-1]}'"
    clock = "case when clock.alone then 'time' when clock.day is not null then 'timestamp' end"
    return (
        f"case when {is_year} then 'year' when {_is(f'[-+]?{_DIGITS}')} then 'quantity'"
        f" when ({_date()}) is not null then 'date'"
        f" else {_clock(f'if(clock.minute is null, null, {clock})')} end"
    )


# ---------------------------------------------------------------- SQL


def _text(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def _is(regex: str) -> str:
    return f"regexp_full_match(value, {_text(regex)})"


def _parts(regex: str, *names: str) -> str:
    """The groups of a pattern of the whole value, by name."""
    whole = _text(rf"\A(?:{regex})\z")
    return f"regexp_extract(value, {whole}, [{', '.join(map(_text, names))}])"


def _with(name: str, expression: str, then: str) -> str:
    """`then`, which uses an expression by a name, so that it is worked out once."""
    return f"list_transform([{expression}], lambda {name}: {then})[1]"


def _interval(low: str, high: str, low_closed: str = "true", high_closed: str = "true") -> str:
    ends = {"low": low, "high": high, "low_closed": low_closed, "high_closed": high_closed}
    return f"{{{', '.join(f'{name!r}: {end}' for name, end in ends.items())}}}"


def _known(number: str, *interval: str) -> str:
    """An interval; NULL where a number is."""
    return f"case when {number} is not null then {_interval(*interval)} end"


# ---------------------------------------------------------------- numbers

_WHOLE = "(?:[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)"
_DIGITS = rf"{_WHOLE}(?:\.[0-9]+)?"
_LARGEST = 2**63 - 1  # of a BIGINT
_LARGER = 10**38  # of a HUGEINT, not quite
_EXACT = 2**53  # up to here every integer is a float
_MOST_DECIMALS = 40
_POWERS = f"[{', '.join(f'{10**ten}::BIGINT' for ten in range(19))}]"


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
        tens = next((ten for ten in range(_MOST_DECIMALS) if 10**ten % over == 0), None)
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
        below = [self.over * 10**ten for ten in range(_MOST_DECIMALS)]
        floats = ", ".join(f"'{float(each)}'::DOUBLE" for each in below if float(each) == each)
        found = f"{above}::DOUBLE / [{floats}][number.decimals + 1]"
        found = f"if(abs({above}) <= {_EXACT}, {found}, null)"
        if self.tens is not None:
            decimals = f"{above}::VARCHAR || 'e-' || (number.decimals + {self.tens})"
            found = f"coalesce({found}, ({decimals})::DOUBLE)"
        return found


def _number(unit: str, tolerance: str, place: str, *, discrete: bool) -> str | None:
    around = frame("", "", unit)
    if around is None:
        return None
    reaches = _reaches()
    scale = _Scale.of(around, _parts_of_one(reaches))
    if _LARGEST * scale.times + abs(scale.plus) * 10**18 > _LARGER:
        return None
    if allowed := _allowed(tolerance, around.unit.base):
        x = scale.double(f"(if(number.negative, -number.m, number.m) * {scale.parts})")
        found = _with("x", x, _known("x", f"x - {allowed}", f"x + {allowed}"))
    else:
        reach = _reach(reaches, scale, around, place, discrete=discrete)
        found = _with("reach", reach, _cut(scale, floor=around.floor))
    found = _with("number", _placed(place), found) if place else found
    found = _with("number", _integer(_LARGEST // (2 * scale.parts)), found)
    return _with("printed", _printed(unit), found)


def _printed(unit: str) -> str:
    """A number without commas and without the signs that say no more than its column's unit."""
    bare = read("7", Kind.QUANTITY, unit=unit)

    def says_nothing(text: str) -> bool:
        found = read(text, Kind.QUANTITY, unit=unit)
        return (found.unit, found.strict) == (bare.unit, bare.strict)

    money = [sign.upper() for sign, unit in spellings().items() if unit.money and "." not in sign]
    signs = [sign for sign in money if not sign[-1].isalnum() and says_nothing(f"{sign}7")]
    before = f"(?:(?:{'|'.join(map(_literal, signs))}) ?)?" if signs else ""
    signed = before + _DIGITS + ("(?: ?%)?" if says_nothing("7%") else "")
    digits = r"regexp_replace(value, '[^-(0-9.]+', '', 'g')"
    return (
        f"case when {_is(f'-?{_DIGITS}')} then replace(value, ',', '')"
        f" when {_is(f'[-+]?{signed}|[(]{signed}[)]')} then replace({digits}, '(', '-') end"
    )


def _literal(sign: str) -> str:
    """A pattern of the signs as they stand."""
    return "".join(each if each.isalnum() else f"[{each}]" for each in sign)


def _integer(most: int) -> str:
    """A number as m / 10**decimals, where m is so small that its ends stay exact.

    zeros: so many at its end may be rounding. One as 1.234 may be a thousand: the reader tells.
    """
    taken = (
        f"m <= {most} and decimals <= {_MOST_DECIMALS}"
        " and not (decimals = 3 and m between 1000 and 999999)"
    )
    at_end = "decimals = 0 and m > 0 and ends_with(printed, '0')"
    number = (
        f"{{'m': case when {taken} then m::BIGINT end, 'decimals': decimals,"
        f" 'zeros': if({at_end}, length(printed) - length(rtrim(printed, '0')), 0),"
        " 'negative': starts_with(printed, '-')}"
    )
    decimals = "if(contains(printed, '.'), length(printed) - strpos(printed, '.'), 0)"
    m = "abs(try_cast(replace(printed, '.', '') as BIGINT)::HUGEINT)"
    return _with("m", m, _with("decimals", decimals, number))


def _placed(place: str) -> str:
    """The number as its place has it: with all decimals of it, and no more zeros than rounded."""
    added = f"greatest(-{place} - number.decimals, 0)"
    rounded = f"{place} + number.decimals + added"
    zeros = f"if(number.m = 0, {rounded}, least(number.zeros + added, {rounded}))"
    m = f"try_cast(number.m::HUGEINT * {_power('added')} as BIGINT)"
    placed = (
        f"{{'m': {m}, 'decimals': number.decimals + added, 'zeros': {zeros},"
        " 'negative': number.negative}"
    )
    return f"if({place} is null, number, {_with('added', added, placed)})"


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


def _parts_of_one(reaches: Sequence[Ends]) -> int:
    """The least power of ten that makes integers of all reaches."""
    shared = gcd(WHOLE, *(int(end) for reach in reaches for end in reach[:2]))
    return next(int(10**ten) for ten in range(len(str(WHOLE))) if 10**ten * shared % WHOLE == 0)


def _reach(
    reaches: Sequence[Ends], scale: _Scale, around: Frame, place: str, *, discrete: bool
) -> str:
    """How far the number reaches, in parts of the last place to which it is told."""

    def sql(reach: Ends) -> str:
        ends = (str(int(end) * scale.parts // WHOLE) for end in reach[:2])
        return _interval(*ends, *(str(closed).lower() for closed in reach[2:]))

    mantissas = len(reaches) // 3
    shape = "case when number.decimals > 0 then 2 when number.zeros > 0 then 1 else 0 end"
    m = f"least(number.m // {_power('number.zeros')}, {mantissas - 1})"
    reach = f"[{', '.join(map(sql, reaches))}][({shape}) * {mantissas} + {m} + 1]"
    few = (
        f"number.m < {ceil(Fraction(table()['bare']['count_below']) * around.over / around.times)}"
    )
    if place:
        reach = f"if({place} is null, {reach}, {sql(hedged('exactly', 0, thresholds()[0]))})"
        few = f"{place} is null and {few}"
    if discrete:
        counted = f"number.decimals = 0 and (number.zeros = 0 or ({few}))"
        reach = f"if({counted}, {sql(Ends(0, 0))}, {reach})"
    return reach


def _cut(scale: _Scale, *, floor: bool) -> str:
    """The interval of the number, which reaches so far as `reach` says."""
    last = _power("number.zeros")
    low, high = (f"number.m * {scale.parts} + reach.{end} * {last}" for end in ("low", "high"))
    if floor:
        low = f"greatest({low}, 0)"
    positive = _interval(low, high, "reach.low_closed", "reach.high_closed")
    negative = _interval(f"-({high})", f"-({low})", "reach.high_closed", "reach.low_closed")
    low, high = (scale.double(f"span.{end}") for end in ("low", "high"))
    closed = (f"ends.{end}_closed or ends.low = ends.high" for end in ("low", "high"))
    found = _known("ends.low + ends.high", "ends.low", "ends.high", *closed)
    found = _with("ends", _interval(low, high, "span.low_closed", "span.high_closed"), found)
    return _with("span", f"if(number.negative, {negative}, {positive})", found)


def _power(exponent: str) -> str:
    """Ten to a power from nothing to eighteen; NULL beyond."""
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


# ---------------------------------------------------------------- dates and times

_MIDNIGHT = "DATE '1970-01-01'"
_ONE_CALENDAR = "1583"  # from this year on; before it a day may be a Julian one


def _is_point(probe: str, kind: Kind) -> bool:
    """Whether the reader takes a value for one point, as it does by our own tables."""
    cut = read(probe, kind).strict
    return len(cut) == 1 and cut[0].low == cut[0].high


def _date() -> str:
    """A day, a month or a year; a day that two calendars have is left to the reader."""
    text = (
        f"case when {_is('[0-9]{4}(?:-[0-9]{2}){0,2}')} then value"
        f" when {_is(_IN_WORDS)} then {_from_words()} end"
    )
    first = "try_cast(printed || substr('0000-01-01', length(printed) + 1) as DATE)"
    last = (
        "case length(printed) when 10 then first when 7 then last_day(first)"
        " else last_day(first + interval 11 month) end"
    )
    taken = f"first is not null and (length(printed) < 10 or printed >= '{_ONE_CALENDAR}')"
    found = _interval(f"(first - {_MIDNIGHT})::DOUBLE", f"({last}::DATE - {_MIDNIGHT})::DOUBLE")
    found = f"case when {taken} then {found} end"
    return _with("printed", text, _with("first", first, found))


_IN_WORDS = "(?:([0-9]{1,2}) )?([A-Za-z]{3,9}) ([0-9]{4})|([A-Za-z]{3,9}) ([0-9]{1,2}), ([0-9]{4})"


def _from_words() -> str:
    """SQL for "3 March 2021", "March 3, 2021", "March 2021" as 2021-03-03, 2021-03."""
    numbers = {
        name: number
        for name, number in MONTH_NUMBERS.items()
        if name.isalpha() and is_plain_english(name)
    }
    listed = ", ".join(f"'{name}': '{number:02}'" for name, number in numbers.items())
    words = _parts(_IN_WORDS, "day", "name", "year", "name2", "day2", "year2")
    month = f"map {{{listed}}}[lower(words.name || words.name2)]"
    day = "words.day || words.day2"
    return _with(
        "words",
        words,
        f"words.year || words.year2 || '-' || {month}"
        f" || if({day} = '', '', '-' || lpad({day}, 2, '0'))",
    )


_TIME = (
    r"(?:([0-9]{4}-[0-9]{2}-[0-9]{2})[T ])?([0-9]{1,2}):([0-5][0-9])(?::[0-5][0-9])?"
    r"(?: ?([AaPp])\.?[Mm]\.?)?"
)
# What is meant by a `clock`, by kind and unit.
_MOMENTS: dict[tuple[Kind, str], str] = {
    (Kind.TIME, ""): "if(clock.alone, clock.minute, null)",
    (Kind.TIME, "minute-of-day"): "if(clock.alone or clock.day is not null, clock.minute, null)",
    (Kind.TIMESTAMP, ""): f"clock.day * {DAY} + clock.minute",
}


def _clock(then: str) -> str:
    """SQL from a `clock`: the minute of the day, and the day before it or that it stands alone."""
    hour = "try_cast(printed.hour as INTEGER)"
    hours = (
        f"case when printed.half = '' and {hour} < 24 then {hour}"
        f" when printed.half <> '' and {hour} between 1 and 12"
        f" then {hour} % 12 + if(lower(printed.half) = 'p', 12, 0) end"
    )
    day = f"if(printed.day >= '{_ONE_CALENDAR}', try_cast(printed.day as DATE) - {_MIDNIGHT}, null)"
    clock = (
        f"{{'alone': printed.day = '', 'day': {day},"
        f" 'minute': {hours} * 60 + printed.minute::INTEGER}}"
    )
    printed = _parts(_TIME, "day", "hour", "minute", "half")
    found = _with("printed", printed, _with("clock", clock, then))
    return f"case when {_is(_TIME)} then {found} end"
