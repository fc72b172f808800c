"""Plain forms of numbers, dates and times, read by SQL over a whole column.

What an expression takes it reads as the one reader does, to the last bit; where it is not sure
it gives NULL, and the reader is asked. How far a number reaches is asked of the reader's tables
when the expression is made, so that both follow a user's table.
"""

from __future__ import annotations

from vkrel.tables.kinds import YEARS
from vkrel.tables.plain_numbers import DIGITS, plain_number
from vkrel.tables.sql import groups, interval, known, let, matches
from vkrel.values.dates.time import DAY
from vkrel.values.dates.words import MONTH_NUMBERS
from vkrel.values.read import read
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
    place: SQL for the place that a habit tells ("1000", "0.1"), half of which the value reaches
        to either side; "" and NULL for none.
    Raises ValueError where `tolerance` is no amount.
    """
    del order
    if kind == Kind.QUANTITY:
        return plain_number(unit, tolerance, place, discrete=discrete)
    if kind == Kind.DATE and _is_point("2009-10-03", kind):
        found = _date()
    elif (kind, unit) in _MOMENTS and _is_point("10:30", kind):
        moment = let(
            "moment", f"({_MOMENTS[kind, unit]})::DOUBLE", known("moment", "moment", "moment")
        )
        found = _clock(moment)
    else:
        return None
    return f"case when coalesce({place}, '') = '' then {found} end" if place else found


def plain_kind() -> str:
    """SQL that tells the kind of a plain value in a column `value` by its looks.

    It gives 'quantity', 'year' (a year or a number), 'date', 'time' or 'timestamp', the kind that
    the reader infers; NULL where the reader is to be asked.
    """
    is_year = f"{matches('[0-9]{4}')} and value between '{YEARS[0]}' and '{YEARS[-1]}'"
    clock = "case when clock.alone then 'time' when clock.day is not null then 'timestamp' end"
    return (
        f"case when {is_year} then 'year' when {matches(f'[-+]?{DIGITS}')} then 'quantity'"
        f" when ({_date()}) is not null then 'date'"
        f" else {_clock(f'if(clock.minute is null, null, {clock})')} end"
    )


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
        f"case when {matches('[0-9]{4}(?:-[0-9]{2}){0,2}')} then value"
        f" when {matches(_IN_WORDS)} then {_from_words()} end"
    )
    first = "try_cast(printed || substr('0000-01-01', length(printed) + 1) as DATE)"
    last = (
        "case length(printed) when 10 then first when 7 then last_day(first)"
        " else last_day(first + interval 11 month) end"
    )
    taken = f"first is not null and (length(printed) < 10 or printed >= '{_ONE_CALENDAR}')"
    found = interval(f"(first - {_MIDNIGHT})::DOUBLE", f"({last}::DATE - {_MIDNIGHT})::DOUBLE")
    found = f"case when {taken} then {found} end"
    return let("printed", text, let("first", first, found))


_IN_WORDS = "(?:([0-9]{1,2}) )?([A-Za-z]{3,9}) ([0-9]{4})|([A-Za-z]{3,9}) ([0-9]{1,2}), ([0-9]{4})"


def _from_words() -> str:
    """SQL for "3 March 2021", "March 3, 2021", "March 2021" as 2021-03-03, 2021-03."""
    numbers = {
        name: number
        for name, number in MONTH_NUMBERS.items()
        if name.isalpha() and is_plain_english(name)
    }
    listed = ", ".join(f"'{name}': '{number:02}'" for name, number in numbers.items())
    words = groups(_IN_WORDS, "day", "name", "year", "name2", "day2", "year2")
    month = f"map {{{listed}}}[lower(words.name || words.name2)]"
    day = "words.day || words.day2"
    return let(
        "words",
        words,
        f"words.year || words.year2 || '-' || {month}"
        f" || if({day} = '', '', '-' || lpad({day}, 2, '0'))",
    )


_TIME = (
    r"(?:([0-9]{4}-[0-9]{2}-[0-9]{2})[T ])?([0-9]{1,2}):([0-5][0-9])(?::[0-5][0-9](?:\.[0-9]+)?)?"
    r"(?: ?([AaPp])(?:\.?[Mm]\.?)?)?"
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
    printed = groups(_TIME, "day", "hour", "minute", "half")
    found = let("printed", printed, let("clock", clock, then))
    return f"case when {matches(_TIME)} then {found} end"
