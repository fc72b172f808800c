"""Durations: how long. "within six months", "nearly 40 years", "more than 30 years".

Unit: days. Printed in unit u, the calendar difference in u or the elapsed time may satisfy
it, so a reading reaches one u beyond its ends, and two at the lenient cut (theory, 10.7).
That is meant for the time between two dates. Where two printed durations are compared with
each other (kind "length"), each takes half of that slack.

Every word is accounted for: what stands around the numbers and units is a hedge or a listed
filler, or the value is unknown.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import partial

from vkrel.values.interval import Cut
from vkrel.values.pattern import pattern
from vkrel.values.quantities.amount import Amount, parse
from vkrel.values.quantities.hedges import hedge_words, shaped
from vkrel.values.quantities.number import digits_for_words, plain
from vkrel.values.quantities.units import Unit, find
from vkrel.values.reading import Reading, unknown
from vkrel.values.table import table
from vkrel.values.verdict import Kind

_FILLERS = pattern(
    r"\b(?:for|after|in|over the course of|during|lasting|lasted|(?:the )?(?:past|last|next)|some time"
    r"|(?:a |the )?period of|only|just|the|full|whole|entire|total of|a)(?= |$)"
)
_UNIT = pattern(
    r"(?P<number>[0-9][0-9.,]*(?: (?:hundred|thousand|million))?)[ -]?"
    r"(?P<unit>years?|yrs?|months?|weeks?|days?|decades?|century|centuries|hours?|hrs?|h|minutes?|mins?|min|seconds?|secs?)"
    r"(?:\b|(?=[0-9]))\.?"
)
# What may stand between two parts of one duration: "2 years and 3 months", "1h30m".
_BETWEEN = pattern(r" ?(?:,|and|, and)? ?")
_BARE_MINUTES = pattern(
    r"(?P<hours>\b[0-9]{1,3} ?(?:h|hrs?|hours?)\.?) ?(?P<minutes>[0-9]{1,2})(?: ?m)?(?! ?[0-9a-z.,])"
)
_TAIL = pattern(r"-?(?:old|long|later|ago|of age|in length|in all|in total|earlier|apart)\b")
_ISO = pattern(
    r"p(?=[0-9t])(?:(?P<year>[0-9]+)y)?(?:(?P<month>[0-9]+)m)?(?:(?P<week>[0-9]+)w)?(?:(?P<day>[0-9]+)d)?"
    r"(?:t(?=[0-9])(?:(?P<hour>[0-9]+)h)?(?:(?P<minute>[0-9]+)m)?(?:(?P<second>[0-9]+)s)?)?"
)
_AN = pattern(r"\ban? (?=(?:year|month|week|day|decade|century|hour|minute)\b)")
_CENTURY = pattern(r"\b(?:quarter of a|a quarter) century\b")
_AND_A_PART = pattern(
    r"\b(?P<number>[0-9]+) (?P<unit>year|decade|century|week|day|hour|minute)s? and (?:a |1 )?(?P<part>half|quarter)\b"
)
# Spellings that stand for other units, or for none, where no length of time is meant.
_SHORT = {"h": "hour", "min": "minutes", "mins": "minutes", "hrs": "hours", "hr": "hour",
          "sec": "seconds", "secs": "seconds", "yr": "year", "yrs": "years"}  # fmt: skip
# Half of a unit in units that print whole numbers of it.
_HALF_OF = {
    "year": (6, "month"), "decade": (60, "month"), "century": (50, "year"), "week": (84, "hour"),
    "day": (12, "hour"), "hour": (30, "minute"), "minute": (30, "second"),
}  # fmt: skip


class NoDuration(ValueError):  # noqa: N818 - it is no error of the program, but an answer
    """The text prints no length of time; the message says why, for an editor."""


def read_duration(text: str, *, between_dates: bool = True) -> Reading:
    """The length of time that `text` prints, in days.

    between_dates: the reading is held against two dates, not against another printed length.
    """
    try:
        head, number, unit = _told(_normal(plain(text)))
    except NoDuration as no:
        return unknown(text, str(no))
    within = "within" in head.split()
    known, amount = _unit(unit), parse(f"{head} {number} {_SHORT.get(unit, unit)}")
    if known is None or amount is None:
        return unknown(text, "holds no duration that could be read")
    # calendars count whole units, so a plain number of them is a point
    counted = amount.value / known.factor
    point = amount.around.hedge in ("", "exactly") and counted.denominator == 1
    point = point and counted < table()["bare"]["count_below"]
    amount = amount._replace(around=amount.around._replace(floor=True), point=point)
    calendar = known.name in table()["duration"]["units"]
    # ten years in "half a century"
    step = min(known.factor, amount.last_place) if calendar else Fraction(0)
    if not between_dates:
        step *= Fraction(str(table()["duration"]["length_part"]))
    shape = partial(_at, amount, step, within)
    return shaped(text, Kind.DURATION, known.base, shape, amount.value)


def _unit(printed: str) -> Unit | None:
    return find(_SHORT.get(printed, printed))


def _normal(lowered: str) -> str:
    """The text with its numbers in digits and its parts named: "1 h 30" as "1 h 30 minutes"."""
    iso = _ISO.fullmatch(lowered)
    if iso is not None:
        return " ".join(f"{count} {unit}s" for unit, count in iso.groupdict().items() if count)
    if " and a " in lowered:
        # "a year and a half" is said in months before it becomes 1.5 years
        lowered = _AND_A_PART.sub(_with_part, _AN.sub("1 ", lowered))
    lowered = _AN.sub("1 ", digits_for_words(lowered))
    lowered = _AND_A_PART.sub(_with_part, _CENTURY.sub("25 years", lowered))
    return _BARE_MINUTES.sub(r"\g<hours> \g<minutes> minutes", lowered)


def _with_part(found: re.Match[str]) -> str:
    """A year and a half as 1 year 6 months."""
    count, unit = _HALF_OF[found["unit"]]
    if found["part"] == "quarter":
        if count % 2:
            return found[0]
        count //= 2
    return f"{found['number']} {found['unit']} {count} {unit}s"


def _told(lowered: str) -> tuple[str, str, str]:
    """The hedge, the number and the unit of the length of time; raises NoDuration."""
    first = _UNIT.search(lowered)
    if first is None:
        raise NoDuration(f"\u201c{lowered}\u201d holds no duration that could be read")
    pieces = [first]
    while (gap := _BETWEEN.match(lowered, pieces[-1].end())) and (
        piece := _UNIT.match(lowered, gap.end())
    ):
        pieces.append(piece)
    before, behind = lowered[: first.start()], lowered[pieces[-1].end() :]
    hedge = _hedge(before, _TAIL.sub("", behind, count=1))
    if len(pieces) == 1:
        return hedge, first["number"], first["unit"]
    return (hedge, *_sum(pieces))


def _hedge(before: str, behind: str) -> str:
    """The one hedge of the words before and behind; raises NoDuration for any other word."""
    words = _FILLERS.sub(" ", f" {before} ").split(), behind.strip(" .,;()").split()
    found = [" ".join(each).strip(" ,;:()-") for each in words if each]
    hedges = [each for each in found if each]
    for each in hedges:
        if each not in hedge_words():
            raise NoDuration(f"\u201c{each}\u201d says nothing of a length of time")
    if len(hedges) > 1:
        raise NoDuration(f"\u201c{hedges[0]}\u201d and \u201c{hedges[1]}\u201d say two things")
    return hedges[0] if hedges else ""


def _sum(pieces: list[re.Match[str]]) -> tuple[str, str]:
    """The number and the unit of several parts: 2 years 3 months are 27 months."""
    units = [_unit(piece["unit"]) for piece in pieces]
    known = [unit for unit in units if unit is not None]
    factors = [unit.factor for unit in known]
    if len(known) < len(units) or sorted(set(factors), reverse=True) != factors:
        raise NoDuration("its parts do not go from longer to shorter units")
    numbers = [piece["number"].replace(",", "") for piece in pieces]
    if not all(number.isdigit() for number in numbers):
        raise NoDuration("its parts are no whole numbers")
    total = sum(int(number) * factor for number, factor in zip(numbers, factors, strict=True))
    return str(round(total / factors[-1])), pieces[-1]["unit"]


def _at(amount: Amount, step: Fraction, within: bool, possibility: float) -> Cut:
    rules = table()["duration"]
    around = amount.exact(possibility)
    if within:
        # any moment up to the end of the time is within it
        around = around._replace(low=Fraction(0), low_closed=True)
    if not step:
        return around.cut
    reach = step * (rules["strict"] if possibility > rules["possibility"] else rules["lenient"])
    return around.wider(reach, reach)._replace(low_closed=False, high_closed=False).floored.cut
