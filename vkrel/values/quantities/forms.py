"""Quantities: an amount, or one of the other forms that quantities are printed in.

Ranges, fractions, parts of a whole, plural scale words ("tens of thousands") and words for
small numbers ("several").
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import partial
from itertools import pairwise, starmap
from math import inf
from typing import NamedTuple, cast

import attrs

from vkrel.values.interval import Cut, hull, meets
from vkrel.values.pattern import pattern
from vkrel.values.quantities.amount import Amount, parse, printed_unit, words_as_digits
from vkrel.values.quantities.fillers import thing
from vkrel.values.quantities.frame import Frame, NoAmount, before_number, frame
from vkrel.values.quantities.hedges import WHOLE, Exact, hedged, shaped, whole
from vkrel.values.quantities.number import NUMERAL, PART_WORD, PARTS, scale
from vkrel.values.reading import Reading, unknown
from vkrel.values.table import from_table, table
from vkrel.values.verdict import Kind
from vkrel.values.words import longest_first

# Without a sign of their own inches are fewer than a foot: 12'34 is none.
_FEET = pattern(
    r"^(\D*\d+)\s?['\u2019\u2032]\s?"
    r"(?:(1?\d(?:\.\d+)?)\s?(?:[\"\u201d\u2033]|''|\u2032\u2032)|(1[01]|\d))?$"
)
# A bracket that holds a number, and what stands before and behind it.
_BRACKET = pattern(r"^([^()]*[0-9][^()]*)\(([^()]*[0-9][^()]*)\)([^()]*)$")
# Alone in brackets, as in financial statements: it is negative.
_ACCOUNTING = pattern(r"^\(\s*((?:[A-Z]{0,3}[$€£¥₩])?\s*[0-9][0-9.,' ]*%?)\s*\)$")


def read_quantity(text: str, *, unit: str = "", discrete: bool = False) -> Reading:
    """The reading of a printed amount; kind "unknown" with a reason where it is none."""
    if ("'" in text or not text.isascii()) and (feet := _FEET.match(text)):
        inches = f" {feet[2] or feet[3]} inches" if feet[2] or feet[3] else ""
        return attrs.evolve(read_quantity(f"{feet[1]} ft{inches}"), text=text)
    try:
        if "(" in text:
            return _with_bracket(text, unit, discrete=discrete)
        return _read(text, unit, discrete=discrete)
    except OverflowError:
        return unknown(text, "the number is too large")


def _read(text: str, unit: str, *, discrete: bool) -> Reading:
    refused = ""
    try:
        amount = parse(text, unit=unit, discrete=discrete)
        if amount is not None:
            return amount.reading(text)
    except NoAmount as why_not:
        refused = str(why_not)
    printed = words_as_digits(text)
    for form in _FORMS:
        try:
            found = form(text, printed, unit, discrete)
        except NoAmount as why_not:
            # another form may account for each word
            refused = refused or str(why_not)
            continue
        if found is not None:
            return found
    several = len(re.findall(NUMERAL, printed)) > 1
    number = "more than one number" if several else "no number that could be read"
    return unknown(text, refused or f"holds {number}")


def _with_bracket(text: str, unit: str, *, discrete: bool) -> Reading:
    """One thing printed twice, "2.75 miles (4.43 km)": the sharper speaks; else a remark."""
    if found := _ACCOUNTING.match(text.strip()):
        return attrs.evolve(_read(f"-{found[1]}", unit, discrete=discrete), text=text)
    outer = _read(text, unit, discrete=discrete)
    found = _BRACKET.match(text)
    if found is None or printed_unit(found[2]) in ("", printed_unit(found[1])):
        return outer  # no conversion into another unit, but a remark
    one = _read(found[1] + found[3], unit, discrete=discrete)
    other = _read(found[2], unit, discrete=discrete)
    if not (one.known and other.known) or one.unit != other.unit or one.rest or other.rest:
        return outer
    if not meets(one.lenient, other.lenient):
        return unknown(
            text,
            f"prints one thing twice, as {found[1].strip()} and as {found[2].strip()}",
            impossible=True,
        )
    sharper = min((one, other), key=lambda reading: _width(reading.strict))
    return attrs.evolve(sharper, text=text)


def _width(cut: Cut) -> float:
    around = hull(cut)
    return around.high - around.low


def _two_cuts(text: str, around: Frame, strict: Cut, lenient: Cut, possibility: float) -> Reading:
    return Reading(
        text=text,
        kind=Kind.QUANTITY,
        unit=around.unit.base,
        rest=around.rest,
        strict=strict,
        lenient=lenient,
        levels=((1.0, strict), (possibility, lenient)),
    )


_PLURAL = pattern(
    r"(?i)^(?P<head>.*?)\b(?P<first>tens|dozens|scores|hundreds|thousands|millions|billions|trillions)"
    r"(?: (?:or|and|upon) (?:even )?(?:tens|hundreds|thousands|millions)\b)?"
    r"(?: of (?P<second>thousands|millions|billions|trillions))?(?: of)?(?P<tail>[^0-9]*)$"
)
_FIRSTS = {"tens": (10, 100), "dozens": (12, 100), "scores": (20, 100), "hundreds": (100, 1000)}


def _power(word: str) -> int:
    power: int = 10 ** (scale(word.lower(), money=False) or 0)
    return power


def _plural(text: str, printed: str, unit: str, _: bool) -> Reading | None:
    found = _PLURAL.match(printed)
    if found is None:
        return None
    around = frame(found["head"], " " + found["tail"].strip(), unit)
    if around is None:
        return None
    power = _power(found["first"])
    low, high = _FIRSTS.get(found["first"].lower(), (power, 1000 * power))
    one = Fraction(_power(found["second"] or "") * around.times, around.over)
    rules = table()["plural"]
    strict = Exact(low * one * rules["from"], high * one, high_closed=False).cut
    lenient = Exact(low * one, inf, high_closed=False).cut
    return _two_cuts(text, around, strict, lenient, rules["possibility"])


@from_table()
def _vague_words() -> re.Pattern[str]:
    words = longest_first(
        *(word for word, bounds in table()["vague"].items() if isinstance(bounds, list))
    )
    return re.compile(
        rf"(?i)(?P<head>.*?)\b(?:quite )?(?P<word>{words}|no|none|nil|zero|not a single|not one|not any)\b(?: of\b)?(?P<tail>[^0-9]*)$"
    )


def _vague(text: str, printed: str, unit: str, _: bool) -> Reading | None:
    """Read "several", "a couple of hundred miles", "no embassies"."""
    found = _vague_words().match(printed)
    around = frame(found["head"], " " + found["tail"].strip(), unit) if found else None
    if found is None or around is None:
        return None
    rules = table()["vague"]
    bounds = rules.get(found["word"].lower(), [0, 0, 0, 0])
    one = Fraction(10**around.power * around.times, around.over)
    strict, lenient = (
        Exact(low * one, high * one, high_closed=high != inf).cut
        for low, high in (bounds[:2], bounds[2:])
    )
    reading = _two_cuts(text, around, strict, lenient, rules["possibility"])
    return reading if any(bounds) else attrs.evolve(reading, value=0.0, levels=())


_FRACTION = pattern(
    rf"(?i)^(?P<head>(?:[^0-9]*? )?)(?:(?:(?P<above>[0-9]{{1,3}}|an?|one)[ -])?(?P<below>{PART_WORD})(?: of\b.*)?"
    r"|(?P<part>[0-9]{1,3})(?:/(?![0-9]{4})| in (?:every )?| out of every |(?P<of> (?:out )?of ))(?P<whole>[0-9]{1,4})(?P<tail>(?: [^0-9]*)?))$"
)


def _fraction(text: str, printed: str, _: str, __: bool) -> Reading | None:
    """Read "2 thirds", "about 1 in 5", "half of all"."""
    found = _FRACTION.match(printed)
    if found is None or (found["of"] and int(found["whole"]) > max(PARTS.values())):
        return None  # of many the part was counted
    above = found["part"] or found["above"] or "1"
    below = int(found["whole"]) if found["whole"] else PARTS[found["below"].lower()]
    part = Fraction(int(above) if above.isdigit() else 1, below or 1)
    behind = frame("", found["tail"] or "", "")
    if not 0 < part <= 1 or behind is None:
        return None
    if behind.power or behind.unit.name not in ("", "person"):
        return None
    if thing(behind.rest):
        raise NoAmount(f"“{thing(behind.rest)}” is not understood behind a share")
    before = before_number(found["head"].strip())
    if before is None:
        return None
    shape = partial(_fraction_at, part, before[0])
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
    rf"(?i)^(?P<head>[^0-9]*?)(?P<a>{NUMERAL})(?P<middle>[^0-9]*?)(?: to | and | or |\s?-\s?| - )(?P<other>[^0-9a-z]*(?:us\$|usd ?|vnd ?)?)(?P<b>{NUMERAL})(?P<tail>[^0-9]*)$"
)


class Ends(NamedTuple):
    """A printed range: both ends as amounts of their own, and whether each has its own unit."""

    low: str
    high: str
    apart: bool


def ends_of_range(printed: str) -> Ends | None:
    """Both ends of "US$3-4 billion", with what stands around the whole at each; None if it is none."""
    found = _RANGE.match(printed)
    if found is None:
        return None
    head = found["head"].strip()
    joined = found[0][found.end("middle") : found.start("other")].strip().lower()
    opened = re.search(r"(?i)\b(?:between|from|range of|ranging)$", head)
    if joined == "and" and not (opened and opened[0].lower() == "between"):
        return None
    if opened:
        head = head[: opened.start()].rstrip()
    # "US$3-4 billion": what stands around the whole belongs to both ends
    money = re.search(r"(?i)(?:[a-z]{0,3}[$€£¥₩]|usd|vnd|krw|eur)\s?$", found["head"])
    other = found["other"].strip() or (money[0].strip() if money else "")
    first_head = head if not money or head.endswith(money[0].strip()) else head + " " + money[0]
    middle = found["middle"]
    if middle.strip() in ("", "-"):
        middle = found["tail"]
    low = f"{first_head} {found['a']}{middle}"
    return Ends(low, f"{other} {found['b']}{found['tail']}", bool(found["middle"].strip()))


def _range(text: str, printed: str, unit: str, discrete: bool) -> Reading | None:
    ends = ends_of_range(printed)
    if ends is None:
        return None
    a = parse(ends.low, unit=unit, discrete=discrete)
    b = parse(ends.high, unit=unit, discrete=discrete)
    if a is None or b is None:
        return None
    if a.value > b.value or (ends.apart and a.unit not in (b.unit, "", unit)):
        return None
    if thing(a.around.rest) not in ("", thing(b.around.rest)):
        raise NoAmount(f"“{a.around.rest}” is not understood inside a range")
    shape = partial(_range_at, a.value, b.value, min(a.last_place, b.last_place))
    return attrs.evolve(shaped(text, Kind.QUANTITY, b.unit, shape), rest=b.around.rest)


def _range_at(low: Fraction, high: Fraction, g: Fraction, possibility: float) -> Cut:
    """Between two numbers, half a g beyond each end; twice as much at the lenient cut."""
    rules = table()["range"]
    reach = g * whole(rules["beyond"]) / WHOLE
    if possibility > rules["possibility"]:
        return Exact(low, high, high_closed=False).wider(reach, reach).cut
    return Exact(low, high).wider(2 * reach, 2 * reach).cut


_QUOTIENT = pattern(
    rf"(?i)^(?P<part>.*?{NUMERAL}[^0-9]*?)(?: out of (?:a total of )?| of (?:a total of |total |the )?|/)(?P<whole>[^0-9]*{NUMERAL}[^0-9]*)$"
)


def _share(text: str, printed: str, _: str, __: bool) -> Reading | None:
    """A part of a whole, both printed: "US$87 billion of US$435 billion"."""
    found = _QUOTIENT.match(printed)
    if found is None:
        return None
    part, whole_of = found["part"], found["whole"]
    counted = "/" not in printed[found.end("part") : found.start("whole")]
    return quotient(text, Kind.QUANTITY, part, whole_of, counted=counted)


def quotient(
    text: str, kind: Kind, above: str, below: str, *, counted: bool = False
) -> Reading | None:
    """`above` / `below`, both printed: the cut keeps the width of each.

    counted: where no unit is printed both are counts, to the last thing.
    """
    one, other = parse(above), parse(below)
    if counted and one and other and {one.unit, other.unit} <= {"", "person"}:
        one, other = parse(above, discrete=True), parse(below, discrete=True)
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


# ---------------------------------------------------------------- several numbers, one amount

_PART = pattern(rf"(?i)(?P<number>{NUMERAL}) ?(?P<unit>[^0-9]*?)(?:,? and |, | |)(?=[0-9]|$)")
# What stands behind a number without a unit of its own in "1 million 200 thousand and 5".
_LEAST_SCALE = 1000


def _compound(text: str, printed: str, unit: str, _: bool) -> Reading | None:
    """Read "5 ft 10 in", "1 million 200 thousand": parts in ever smaller units, which are added."""
    first = re.search("[0-9]", printed)
    parts = list(_PART.finditer(printed, first.start())) if first else []
    if first is None or not 2 <= len(parts) <= 4 or parts[-1].end() != len(printed):
        return None
    amounts = [parse(f"{part['number']} {part['unit']}", unit=unit) for part in parts]
    whole_amount = parse(f"{printed[: first.start()]}1 {parts[-1]['unit']}", unit=unit)
    if None in amounts or whole_amount is None:
        return None
    if not all(starmap(_continues, pairwise(cast("list[Amount]", amounts)))):
        return None
    size = whole_amount.last_place / 10 ** len(parts[-1]["number"].partition(".")[2])
    number = sum(amount.value for amount in amounts if amount) / size
    if number.denominator != 1:
        return None
    total = whole_amount._replace(
        m=number.numerator, up=size.numerator, down=size.denominator, point=False
    )
    return total.reading(text)


def _continues(above: Amount, below: Amount) -> bool:
    """Whether the second amount is less than one of what the first is counted in."""
    one = above.around.unit.factor * Fraction(10) ** above.around.power
    bare = not below.around.power and below.around.unit.name in ("", above.around.unit.name)
    return (
        above.unit == below.unit
        and not (below.around.negative or below.around.hedge or above.around.rest)
        and below.value < (min(one, Fraction(_LEAST_SCALE)) if bare else one)
    )


_FORMS = (_fraction, _range, _compound, _share, _plural, _vague)
