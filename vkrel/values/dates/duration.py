"""Durations: how long. "within six months", "nearly 40 years", "more than 30 years".

Unit: days. Printed in unit u, the calendar difference in u or the elapsed time may satisfy
it, so a reading reaches one u beyond its ends, and two at the lenient cut (theory, 10.7).
That is meant for the time between two dates. Where two printed durations are compared with
each other (kind "length"), each takes half of that slack.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import partial

from vkrel.values.interval import Cut
from vkrel.values.pattern import pattern
from vkrel.values.quantities.amount import Amount, parse
from vkrel.values.quantities.hedges import shaped
from vkrel.values.quantities.number import digits_for_words, plain
from vkrel.values.quantities.units import find
from vkrel.values.reading import Reading, unknown
from vkrel.values.table import table
from vkrel.values.verdict import Kind

_LONG = pattern(
    r"^(?:for|after|in|over the course of|during|lasting|lasted|a period of|the (?:past|last|next)|some time|period of|(?:for|after|in) (?:the (?:past|last|next)|a period of)) (?=.*[0-9])"
)
_UNIT = pattern(
    r"(?P<number>[0-9][0-9.,]*(?: (?:hundred|thousand|million))?)[ -]?(?P<unit>years?|yrs?|months?|weeks?|days?|decades?|century|centuries|hours?|hrs?|minutes?|mins?|seconds?|secs?)\b(?:-old)?"
)
_CLOCK = pattern(
    r"^(?:(?P<h>[0-9]{1,3}) ?h(?:ours?|rs?)?\.? ?(?:and )?)(?P<m>[0-9]{1,2}) ?(?:m|mins?|minutes?)?$"
)


def read_duration(text: str, *, between_dates: bool = True) -> Reading:
    """The length of time that `text` prints, in days.

    between_dates: the reading is held against two dates, not against another printed length.
    """
    lowered = digits_for_words(plain(text))
    lowered = re.sub(
        r"\ban? (?=(?:year|month|week|day|decade|century|hour|minute)\b)", "1 ", lowered
    )
    lowered = re.sub(r"\b(?:quarter of a|a quarter) century\b", "25 years", lowered)
    clock = _CLOCK.match(lowered)
    if clock is not None:
        lowered = f"{int(clock['h']) * 60 + int(clock['m'])} minutes"
    found = _UNIT.search(lowered)
    if found is None:
        return unknown(text, "holds no duration that could be read")
    head = _LONG.sub("", lowered[: found.start()]).strip()
    head = re.sub(r"\b(?:only|just|the|full|whole)\s*$", "", head)
    within = bool(re.search(r"\bwithin ", head + " "))
    unit, amount = find(found["unit"]), parse(f"{head} {found['number']} {found['unit']}")
    if unit is None or amount is None:
        return unknown(text, "holds no duration that could be read")
    # calendars count whole units, so a plain number of them is a point
    counted = amount.value / unit.factor
    point = amount.around.hedge in ("", "exactly") and counted.denominator == 1
    point = point and counted < table()["bare"]["count_below"]
    amount = amount._replace(around=amount.around._replace(floor=True), point=point)
    calendar = unit.name in table()["duration"]["units"]
    # ten years in "half a century"
    step = min(unit.factor, amount.last_place) if calendar else Fraction(0)
    if not between_dates:
        step *= Fraction(str(table()["duration"]["length_part"]))
    shape = partial(_at, amount, step, within)
    return shaped(text, Kind.DURATION, unit.base, shape, amount.value)


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
