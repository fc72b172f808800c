"""One date from its tokens: a year, a month, a century, a turn; or told from the document's."""

from __future__ import annotations

from typing import Any

from vkrel.values.dates.days import (
    WEEKDAYS,
    NeedsContext,
    NoSuchDay,
    NotADate,
    civil,
    day_number,
    iso,
    weekday,
)
from vkrel.values.dates.spans import (
    DAYS_IN,
    MONTHS_IN,
    SEASONS,
    Span,
    Spans,
    century,
    dates_table,
    days,
    from_to,
    months,
    must_end,
    part_of_year,
    printed_day,
    season,
    shifted,
    widened,
    years,
)
from vkrel.values.dates.tokens import Context, Tokens, long_year

# this year, last year, next year
STEPS = {"this": 0, "last": -1, "next": 1}
_DAYS = {"yesterday": -1, "now": 0, "tomorrow": 1}


def single(found: Tokens) -> Spans:
    """Read a year, month, day, season, decade or century whose parts stand in any order."""
    weekdays = [value for kind, value in found if kind == "d"]
    values = {kind: value for kind, value in found if kind != "d"}
    shape = "".join(sorted(kind for kind, _ in found if kind != "d"))
    spans = _shaped(shape, values)
    return _on_weekday(spans, weekdays) if weekdays else spans


def _on_weekday(spans: Spans, weekdays: list[int]) -> Spans:
    """The days that fall on the weekday that is printed with them."""
    if len(weekdays) > 1 or any(span.unit != "day" for span in spans):
        raise NotADate("a weekday needs a day")
    found = tuple(span for span in spans if weekday(int(span.first)) == weekdays[0])
    if not found:
        is_one, printed = WEEKDAYS[weekday(int(spans[0].first))], WEEKDAYS[weekdays[0]]
        raise NoSuchDay(f"{iso(spans[0].first)} is a {is_one}, not a {printed}")
    return found


def _shaped(shape: str, values: dict[str, Any]) -> Spans:
    year, month = values.get("y", 0), values.get("m", 0)
    match shape:
        case "y":
            return (years(year, year),)
        case "my" | "sy" | "qy":
            return part_of_year(year, values[shape[0]])
        case "mny" | "moy":
            return printed_day(year, month, values["n"] if "n" in values else values["o"])
        case "rs":
            return crossing(values["s"], values["r"][0])
        case "D":
            spans: Spans = values["D"]
            return spans
        case "r":
            return two_figures(*values["r"])
        case "p":
            first = values["p"]
            # The 1900s are a century, the 2000s a decade.
            if first % 100 == 0 and first < 2000:
                return (years(first, first + 99, "century"),)
            return (years(first, first + 9, "decade"),)
        case "ou" if values["u"] == "century":
            if not values["o"]:
                raise NoSuchDay("there is no century 0")
            return century(values["o"])
    raise NotADate("these words do not make a date")


def two_figures(year: int, sign: str, short: int) -> Spans:
    """Read 2009-10 or 2009/10: a month, or the last two figures of a second year.

    2022-23 is the autumn of 2022 in EDTF, but a span of years wherever texts print it; the span
    holds the season, so nothing is lost.
    """
    second = second_year(year, short)
    is_next = second == year + 1
    later = short > year % 100 or is_next
    if sign == "-" and not ((short > 41 or not short or (is_next and short > 12)) and later):
        return part_of_year(year, short)
    if later and (sign != "/" or is_next or short > 12):
        return (years(year, second, "year" if year == second else "span"),)
    if short > 12:
        raise NotADate(f"month {short:02d} does not exist, and the span of years turns round")
    return (months(year, short),)


def fiscal(rest: Tokens, context: Context) -> Spans:
    """Read a fiscal year; of one number, it may begin or end in a neighbouring year."""
    match rest:
        case (("n", short),) if 0 <= short < 100:
            return fiscal((("y", long_year(short, context)),), context)
        case (("y", year),):
            numbers = dates_table("fiscal")
            first = shifted(day_number(year, 1, 1), -numbers["begins_before"], "month")
            last = shifted(day_number(year + 1, 1, 1), numbers["ends_after"], "month") - 1
            return (Span(first, last, "year"),)
        case (("r", (year, _, short)),):
            return (years(year, second_year(year, short), "span"),)
    raise NotADate("a fiscal year needs a year")


def turn(rest: Tokens, context: Context) -> Spans:
    """Read the turn of a century: its first day; less likely, its end."""
    numbers = dates_table("turn")
    match rest:
        case (("u", "millennium"),):
            turns = [(2000, 1.0)]
        case (("u", "century"),):
            now = written_days(context, "it is not said which century")[-1][1]
            turns = [((civil(now).year + 50) // 100 * 100, 1.0)]
        case (("o", number), ("u", "century")) if number > 0:
            turns = [((number - 1) * 100, 1.0), (number * 100, numbers["other_end"])]
        case _:
            raise NotADate("“turn” is said of a century")
    return tuple(
        widened(years(year, year)._replace(possibility=possibility), numbers["months"], "month")
        for year, possibility in turns
    )


def second_year(first: int, short: int) -> int:
    """The year that the last two figures of a span stand for: 1999/00."""
    return first + ((short - first) % 100 or 100)


def crossing(season: int, year: int) -> Spans:
    """Winter 2001-2002, summer 2001-2002 (in the south)."""
    name = SEASONS[season - 21]
    if name not in ("winter", "summer"):
        raise NotADate(f"a {name} lies within one year")
    return (months(year, 12, 3, "season"),)


# --- told from the document's own date: currently, two years ago, last March -------------


def written_days(context: Context, why: str) -> tuple[tuple[int, int], ...]:
    """The days between which the document was written; raises NotADate if they are unknown."""
    if not context.written:
        raise NeedsContext(f"{why}, and the document's date {context.why_not}")
    return context.written


def now_span(first: int, last: int) -> Span:
    """The document's date as a span."""
    return days(first, last) if first == last else Span(first, last, "span")


def from_written(found: Tokens, first: int, last: int) -> Spans:
    """The spans of tokens that tell a date from the document's; none for other tokens.

    first, last: the days between which the document was written.
    """
    now = now_span(first, last)
    match found:
        case (("w", ("yesterday" | "now" | "tomorrow") as word),):
            by = _DAYS[word]
            return (now_span(first + by, last + by),)
        case (("w", ("recently" | "recent years") as word),):
            back = widened(now, dates_table("recent")[word.replace(" ", "_")], "month")
            wider = tuple((p, wide._replace(high=last)) for p, wide in back.wider)
            return (from_to(back, now)._replace(wider=wider),)
        case (("n", count), ("u", unit), ("w", "ago")):
            return (_ago(now, count, unit),)
        case (("w", ("this" | "last" | "next") as word), *rest):
            return _stepped(now, STEPS[word], tuple(rest))
    return ()


def _stepped(now: Span, by: int, found: Tokens) -> Spans:
    """What stands behind this (0), last (-1) and next (1)."""
    first = int(now.first)
    year = civil(first).year
    match found:
        case (("u", unit),):
            return (unit_around(now, unit, by),)
        case (("n", count), ("u", unit)):
            if by > 0:
                return (Span(first, shifted(now.last, count, unit), "span"),)
            return (Span(shifted(first, -count, unit), now.last, "span"),)
        case (("d", number),):
            at = last_weekday(first, number) + 7 * max(0, by)
            return (days(at, at),)
        case (("m", number),):
            ends = months(year, number).last
            year += (by > 0 and ends <= first) - (by < 0 and ends >= first)
            return (months(year, number),)
        case (("s", number),):
            return season(year + by, number)
    return ()


def last_weekday(until: int, number: int) -> int:
    """The last day up to `until` that falls on a weekday (Monday: 0)."""
    return until - (weekday(until) - number) % 7


def unit_around(now: Span, unit: str, by: int = 0) -> Span:
    """The week, month, quarter, year, decade, century of a day, or so many before or after it."""
    must_end(now, f"a period without beginning or end lies in no {unit}")
    first = shifted(_first_day(int(now.first), unit), by, unit)
    last = shifted(_first_day(int(now.last), unit), by + 1, unit) - 1
    if unit == "day":
        return days(int(first), int(last))
    span = Span(first, last, unit, doubted=now.doubted)
    if unit == "week":
        numbers = dates_table("week")
        return widened(span, [(numbers["possibility"], numbers["days"])], "day")
    return span


def _first_day(number: int, unit: str) -> int:
    """The first day of the unit that the day lies in."""
    if unit in DAYS_IN:
        return number - weekday(number) % DAYS_IN[unit]
    year, month, _ = civil(number)
    count = (year * 12 + month - 1) // MONTHS_IN[unit] * MONTHS_IN[unit]
    return day_number(count // 12, count % 12 + 1, 1)


def away(span: Span, count: int, unit: str, step: int) -> Span:
    """So many units before (-1) or after (1) a date: "two years before 2011".

    Told from a longer period they are counted from its end; told from a shorter one, the
    calendar difference or the elapsed time may be meant.
    """
    must_end(span, "a period without beginning or end is no date to count from")
    end = now_span(*(int(span.last if step > 0 else span.first),) * 2)
    that = unit_around(end, unit, step * count)
    if unit == "day" or span.unit != "day":
        return that
    elapsed = shifted(end.first, step * count, unit)
    return Span(min(that.first, elapsed), max(that.last, elapsed), unit)


def night(span: Span) -> Span:
    """The night of a day, which ends on the next one."""
    one_day = span.unit == "day" and span.first == span.last
    return days(int(span.first), int(span.first) + 1) if one_day else span


def _ago(now: Span, count: int, unit: str) -> Span:
    """The unit that lies so many units back, or the time that has since gone by."""
    numbers = dates_table("ago")
    slack = [(numbers["possibility"], numbers["units"])]
    if unit in ("decade", "century", "millennium"):
        low, high = count + numbers["coarse"], count - numbers["coarse"]
        span = Span(shifted(now.first, -low, unit), shifted(now.last, -high, unit), unit)
        return widened(span, slack)
    that = unit_around(now, unit, -count)
    if unit == "day":
        return that
    elapsed = shifted(now.first, -count - 1, unit) + 1
    span = Span(min(that.first, elapsed), max(that.last, shifted(now.last, -count, unit)), unit)
    return widened(span, slack)
