"""Quantities: an amount, or one of the other forms that quantities are printed in.

Ranges, fractions, parts of a whole, plural scale words ("tens of thousands") and words for
small numbers ("several").
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import partial
from math import inf

from vkrel.values.interval import Cut, Interval
from vkrel.values.pattern import pattern
from vkrel.values.quantities.amount import Amount, parse, words_as_digits
from vkrel.values.quantities.frame import NoAmount, before_number, frame
from vkrel.values.quantities.hedges import WHOLE, Exact, hedged, shaped, whole
from vkrel.values.quantities.number import NUMERAL, PART_WORD, PARTS, scale
from vkrel.values.reading import Reading, unknown
from vkrel.values.table import table
from vkrel.values.verdict import Kind


def read_quantity(text: str, *, unit: str = "", discrete: bool = False) -> Reading:
    """The reading of a printed amount; kind "unknown" with a reason where it is none."""
    try:
        amount = parse(text, unit=unit, discrete=discrete)
        if amount is not None:
            return amount.reading(text)
        lowered = words_as_digits(text)
        # each form is tried: any of them may refuse a unit
        forms = (
            _fraction(text, lowered),
            _range(text, lowered, unit, discrete=discrete),
            _share(text, lowered),
            _plural(text, lowered, unit),
            _vague(text, lowered, unit),
        )
    except OverflowError:
        return unknown(text, "the number is too large")
    except NoAmount as refused:
        return unknown(text, str(refused))
    several = len(re.findall(NUMERAL, lowered)) > 1
    why_not = "holds more than one number" if several else "holds no number that could be read"
    return next((form for form in forms if form is not None), unknown(text, why_not))


def _two_cuts(text: str, unit: str, strict: Cut, lenient: Cut, possibility: float) -> Reading:
    return Reading(
        text=text,
        kind=Kind.QUANTITY,
        unit=unit,
        strict=strict,
        lenient=lenient,
        levels=((1.0, strict), (possibility, lenient)),
    )


_PLURAL = pattern(
    r"^(?P<head>.*?)\b(?P<first>tens|dozens|scores|hundreds|thousands|millions|billions|trillions)"
    r"(?: (?:or|and|upon) (?:even )?(?:tens|hundreds|thousands|millions)\b)?"
    r"(?: of (?P<second>thousands|millions|billions|trillions))?(?: of)?(?P<tail>[^0-9]*)$"
)
_FIRSTS = {"tens": (10, 100), "dozens": (12, 100), "scores": (20, 100), "hundreds": (100, 1000)}


def _power(word: str) -> int:
    power: int = 10 ** (scale(word, money=False) or 0)
    return power


def _plural(text: str, lowered: str, unit: str) -> Reading | None:
    found = _PLURAL.match(lowered)
    if found is None:
        return None
    around = frame(found["head"], " " + found["tail"].strip(), unit)
    if around is None:
        return None
    power = _power(found["first"])
    low, high = _FIRSTS.get(found["first"], (power, 1000 * power))
    one = Fraction(_power(found["second"] or "") * around.times, around.over)
    rules = table()["plural"]
    strict = Exact(low * one * rules["from"], high * one, high_closed=False).cut
    lenient = Exact(low * one, inf, high_closed=False).cut
    return _two_cuts(text, around.unit.base, strict, lenient, rules["possibility"])


def _vague(text: str, lowered: str, unit: str) -> Reading | None:
    rules = table()["vague"]
    for word, bounds in rules.items():
        if not isinstance(bounds, list) or not re.match(
            rf"(?:only |just |quite )?{re.escape(word)}\b", lowered
        ):
            continue
        strict, lenient = (
            Exact(low, high, high_closed=high != inf).cut for low, high in (bounds[:2], bounds[2:])
        )
        return _two_cuts(text, unit, strict, lenient, rules["possibility"])
    if re.match(r"(?:no|none|nil|zero|not a single|not one|not any)\b", lowered):
        zero = (Interval(0.0, 0.0),)
        return Reading(
            text=text, kind=Kind.QUANTITY, unit=unit, strict=zero, lenient=zero, value=0.0
        )
    return None


_FRACTION = pattern(
    rf"^(?P<head>(?:[^0-9]*? )?)(?:(?:(?P<above>[0-9]{{1,3}}|an?|one)[ -])?(?P<below>{PART_WORD})(?: of\b.*)?"
    r"|(?P<part>[0-9]{1,3})(?:/(?![0-9]{4})| in | out of every )(?P<whole>[0-9]{1,4})(?: [^0-9]*)?)$"
)


def _fraction(text: str, lowered: str) -> Reading | None:
    """Read "2 thirds", "about 1 in 5", "half of all"."""
    found = _FRACTION.match(lowered)
    if found is None:
        return None
    above = found["part"] or found["above"] or "1"
    below = int(found["whole"]) if found["whole"] else PARTS[found["below"]]
    part = Fraction(int(above) if above.isdigit() else 1, below or 1)
    if not 0 < part <= 1:
        return None
    before = before_number(found["head"].strip())
    shape = partial(_fraction_at, part, before[0] if before is not None else "")
    return shaped(text, Kind.QUANTITY, "1", shape, part)


def _fraction_at(part: Fraction, hedge: str, possibility: float) -> Cut:
    """The values around a printed fraction, in points of a hundred from the table."""
    rules = table()["fraction"]
    if hedge in ("", "exactly"):
        points = rules["strict" if possibility > rules["possibility"] else "lenient"]
        reach = Fraction(str(points)) / 100
        around = Exact(part, part).wider(reach, reach)
    else:
        unit = Fraction(rules["g"], 100 * WHOLE)
        around = hedged(hedge, rules["cell"], possibility).around(part / unit, unit)
    return (around if around.low == -inf else around.floored).cut


_RANGE = pattern(
    rf"^(?P<head>[^0-9]*?)(?P<a>{NUMERAL})(?P<middle>[^0-9]*?)(?: to | and | or |\s?-\s?| - )(?P<other>[^0-9a-z]*(?:us\$|usd ?|vnd ?)?)(?P<b>{NUMERAL})(?P<tail>[^0-9]*)$"
)


def _range(text: str, lowered: str, unit: str, *, discrete: bool) -> Reading | None:
    found = _RANGE.match(lowered)
    if found is None:
        return None
    head = found["head"].strip()
    joined = found[0][found.end("middle") : found.start("other")].strip()
    opened = re.search(r"\b(?:between|from|range of|ranging)$", head)
    if joined == "and" and not (opened and opened[0] == "between"):
        return None
    if opened:
        head = head[: opened.start()].rstrip()
    # "US$3-4 billion": what stands around the whole belongs to both ends
    money = re.search(r"(?:[a-z]{0,3}[$€£¥₩]|usd|vnd|krw|eur)\s?$", found["head"])
    other = found["other"].strip() or (money[0].strip() if money else "")
    first_head = head if not money or head.endswith(money[0].strip()) else head + " " + money[0]
    middle = found["middle"]
    if middle.strip() in ("", "-"):
        middle = found["tail"]
    a = parse(f"{first_head} {found['a']}{middle}", unit=unit, discrete=discrete)
    b = parse(f"{other} {found['b']}{found['tail']}", unit=unit, discrete=discrete)
    if a is None or b is None:
        return None
    if a.value > b.value or (found["middle"].strip() and a.unit not in (b.unit, "", unit)):
        return None
    shape = partial(_range_at, a.value, b.value, min(a.last_place, b.last_place))
    return shaped(text, Kind.QUANTITY, b.unit, shape)


def _range_at(low: Fraction, high: Fraction, g: Fraction, possibility: float) -> Cut:
    """Between two numbers, half a g beyond each end; twice as much at the lenient cut."""
    rules = table()["range"]
    reach = g * whole(rules["beyond"]) / WHOLE
    if possibility > rules["possibility"]:
        return Exact(low, high, high_closed=False).wider(reach, reach).cut
    return Exact(low, high).wider(2 * reach, 2 * reach).cut


_QUOTIENT = pattern(
    rf"^(?P<part>.*?{NUMERAL}[^0-9]*?)(?: out of (?:a total of )?| of (?:a total of |total |the )?|/)(?P<whole>[^0-9]*{NUMERAL}[^0-9]*)$"
)


def _share(text: str, lowered: str) -> Reading | None:
    """A part of a whole, both printed: "US$87 billion of US$435 billion"."""
    found = _QUOTIENT.match(lowered)
    if found is None:
        return None
    return quotient(text, Kind.QUANTITY, found["part"], found["whole"])


def quotient(text: str, kind: Kind, above: str, below: str) -> Reading | None:
    """`above` / `below`, both printed: the cut keeps the width of each."""
    one, other = parse(above), parse(below)
    if one is None or other is None or not other.value:
        return None
    if one.around.negative or other.around.negative:
        return None
    if one.unit != other.unit and "" not in (one.unit, other.unit):
        return None
    return shaped(text, kind, "1", partial(_quotient_at, one, other), one.value / other.value)


def _quotient_at(above: Amount, below: Amount, possibility: float) -> Cut:
    top, bottom = above.exact(possibility), below.exact(possibility)
    bounded = bottom.low > 0
    return Exact(
        max(top.low, Fraction(0)) / bottom.high,
        top.high / bottom.low if bounded else inf,
        top.low_closed and bottom.high_closed,
        top.high_closed and bottom.low_closed and bounded,
    ).cut
