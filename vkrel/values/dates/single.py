"""One date from its tokens: a year, month, day, season, decade, century, a turn, a fiscal year."""

from __future__ import annotations

from typing import Any

from vkrel.values.dates.days import NotADate, civil, day_number, weekday
from vkrel.values.dates.spans import (
    SEASONS,
    Span,
    Spans,
    century,
    dates_table,
    day,
    months,
    part_of_year,
    shifted,
    widened,
    years,
)
from vkrel.values.dates.tokens import Context, Tokens, long_year


def written_days(context: Context, why: str) -> tuple[tuple[int, int], ...]:
    """The days between which the document was written; raises NotADate if they are unknown."""
    if not context.written:
        raise NotADate(f"{why}, and the document's date {context.why_not}")
    return context.written


def single(found: Tokens) -> Spans:
    """Read a year, month, day, season, decade or century whose parts stand in any order."""
    weekdays = [value for kind, value in found if kind == "d"]
    values = {kind: value for kind, value in found if kind != "d"}
    shape = "".join(sorted(kind for kind, _ in found if kind != "d"))
    spans = _shaped(shape, values)
    on_weekday = tuple(
        span for span in spans if span.unit == "day" and [weekday(int(span.first))] == weekdays
    )
    return on_weekday or spans


def _shaped(shape: str, values: dict[str, Any]) -> Spans:
    year, month = values.get("y", 0), values.get("m", 0)
    match shape:
        case "y":
            return (years(year, year),)
        case "my" | "sy" | "qy":
            return part_of_year(year, values[shape[0]])
        case "mny" | "moy":
            return (day(year, month, values["n"] if "n" in values else values["o"]),)
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
                raise NotADate("there is no century 0")
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
    year = first - first % 100 + short
    return year if year > first else year + 100


def crossing(season: int, year: int) -> Spans:
    """Winter 2001-2002, summer 2001-2002 (in the south)."""
    name = SEASONS[season - 21]
    if name not in ("winter", "summer"):
        raise NotADate(f"a {name} lies within one year")
    return (months(year, 12, 3, "season"),)
