"""Printed quantities: an amount with its hedge, scale word and unit, read as two cuts.

The usual forms ("more than US$86.7 billion", "212,359 people", "about 20%") take one regular
expression and a look-up of what stands before and behind the number; the rest is searched
for ranges, fractions, plural scale words and words for small numbers.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache, lru_cache, partial
from math import inf
from typing import Any, NamedTuple

from vkrel.values.hedges import (
    WHOLE,
    Ends,
    Exact,
    around,
    as_cut,
    bare,
    bare_rules,
    exact,
    hedge_words,
    hedged,
    mirrored,
    place_ratio,
    range_beyond,
    thresholds,
)
from vkrel.values.interval import Cut, Interval
from vkrel.values.number import (
    NUMERAL,
    Number,
    digits_for_words,
    fraction,
    from_digits,
    from_token,
    plain,
    scale,
)
from vkrel.values.reading import Reading, unknown
from vkrel.values.table import on_change, table
from vkrel.values.units import Unit, dollars, find, longest_spelling, spellings

_ONE_NUMBER = re.compile(r"([^0-9]*)([0-9]+(?:,[0-9]{3})*)(?:\.([0-9]+))?([^0-9]*)").fullmatch

# Amounts of these can be negative, so an upper bound reaches below zero.
_SIGNED_BASES = frozenset({"", "1", "percentage_point", "degC", "degF"})

_MULTIPLES = {"dozen": 12, "dozens": 12, "score": 20, "scores": 20}


class Affix(NamedTuple):
    """What stands before and behind a number: its hedge, sign, scale and unit."""

    hedge: str
    negative: bool
    power: int
    times: int
    over: int
    unit: str
    floor: bool
    printed: str


class Printed(NamedTuple):
    """One printed amount: m * 10**place * times / over base units, and how it is hedged."""

    hedge: str
    m: int
    zeros: bool
    ratio: tuple[int, int]
    unit: str
    negative: bool
    floor: bool
    point: bool

    @property
    def value(self) -> Fraction:
        """The printed number in base units."""
        up, down = self.ratio
        return Fraction((-self.m if self.negative else self.m) * up, down)


# ---------------------------------------------------------------- before and behind a number


_EDGES = " \t\n,;:()[]"


_BARE_DOLLAR = re.compile(r"(?<![A-Za-z])\$")


@lru_cache(maxsize=8192)
def _affix(head: str, tail: str, unit: str) -> Affix | None:
    """The meaning of what stands around a number; None where it is no plain amount."""
    before = _before(plain(head).rstrip() if head else "")
    if before is None:
        return None
    hedge, negative, money = before
    behind = _behind(plain(tail), money=money is not None)
    if behind is None:
        return None
    power, multiple, printed, suffix = behind
    printed = printed or money
    if money is not None and printed is not None and printed.base != money.base and printed.money:
        # "US$5 billion dong" names two currencies
        return None
    if printed is None or (printed.base == "person" and unit):
        given = find(unit) if unit else None
        printed = given or Unit(unit, unit, 1, 1, money=False)
    if printed.name == "USD" and _BARE_DOLLAR.search(head):
        # "$17.8 billion" of a measure in Australian dollars
        given = find(unit) if unit else None
        printed = given if given and given.name in dollars() else printed
    floor = printed.base not in _SIGNED_BASES and not printed.money
    return Affix(
        hedge or suffix,
        negative,
        power,
        multiple * printed.times,
        printed.over,
        printed.base,
        floor,
        printed.name,
    )


def _before(head: str) -> tuple[str, bool, Unit | None] | None:
    head = head.strip(_EDGES)
    negative = False
    if head.endswith("-") and (len(head) == 1 or not head[-2].isalnum()):
        head, negative = head[:-1].rstrip(), True
    money: Unit | None = None
    for length in range(min(4, len(head)), 0, -1):
        symbol = spellings().get(head[-length:])
        if symbol is None or not (symbol.money or symbol.name == "lb"):
            continue
        cut_off = head[:-length]
        if head[-length].isalpha() and cut_off and cut_off[-1].isalpha():
            continue
        money, head = symbol, cut_off.rstrip(_EDGES)
        break
    if head.endswith("minus") or head == "negative":
        head, negative = head.removesuffix("minus").removesuffix("negative").rstrip(), True
    elif head == "-":
        head, negative = "", True
    hedge = ""
    if head:
        words = head.split()
        classes = hedge_words()
        for count in range(min(5, len(words)), 0, -1):
            found = classes.get(" ".join(words[-count:]))
            if found is not None:
                hedge = found
                words = words[:-count]
                break
        else:
            glued = next(
                (
                    sign
                    for sign in ("~", "≈", ">=", "<=", "≥", "≤", ">", "<")
                    if words[-1].endswith(sign)
                ),
                "",
            )
            if glued:
                hedge = classes.get(glued, "")
        if words and words[-1] in ("not", "no"):
            return None
    return hedge, negative, money


_SUFFIXES = (
    "or more",
    "and more",
    "or above",
    "and above",
    "or less",
    "or fewer",
    "or so",
    "or thereabouts",
    "more or less",
    "plus",
    "+",
    "at the most",
    "at the very least",
)
_REFUSED = re.compile(
    r"^(?:-?(?:st|nd|rd|th)\b|-?fold\b|times\b|x\b|/|:|\.[0-9])|[0-9]"
    r"|^(?:halves|half|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)\b"
)


def _behind(tail: str, *, money: bool) -> tuple[int, int, Unit | None, str] | None:
    """Scale, multiple, unit and hedge behind a number; None where it is another kind of value."""
    power, multiple = 0, 1
    suffix = ""
    classes = hedge_words()
    if tail.startswith("+"):
        suffix, tail = classes.get("+", ""), tail[1:]
    tail = tail.strip(_EDGES + "-")
    if _REFUSED.search(tail):
        return None
    tail = tail.rstrip(".*")
    words = tail.split()
    while words:
        word = words[0].strip(_EDGES)
        if word == "of" and (power or multiple > 1):
            words = words[1:]
            continue
        ten = scale(word, money=money)
        if ten is not None:
            power += ten
        elif word in _MULTIPLES:
            multiple *= _MULTIPLES[word]
        else:
            break
        words = words[1:]
        if power > 30:
            return None
    rest = " ".join(words)
    unit: Unit | None = None
    known = spellings()
    for count in range(min(longest_spelling(), len(words)), 0, -1):
        spelled = " ".join(words[:count]).strip(_EDGES)
        found = known.get(spelled) or known.get(spelled.rstrip("."))
        if found is not None:
            unit = found
            rest = " ".join(words[count:])
            break
    else:
        glued = next(
            (sign for sign in ("%", "‰", "€", "£", "₩", "₫", "$") if rest.startswith(sign)), ""
        )
        if glued:
            unit, rest = known[glued], rest[1:].lstrip()
            if rest.startswith(("point", "-point")):
                unit = known["percentage points"]
    for each in _SUFFIXES:
        if rest == each or rest.startswith(each + " "):
            suffix = classes.get(each, "")
            break
    return power, multiple, unit, suffix


# ---------------------------------------------------------------- one amount


def _from_number(number: Number, affix: Affix, *, discrete: bool) -> Printed:
    hedge, negative, power, times, over, unit, floor, _ = affix
    m, place, zeros = number
    if negative:
        # "more than -5" is a bound from below: seen from zero it is one from above
        hedge = {"more": "less", "less": "more"}.get(hedge, hedge)
    if hedge == "exactly" and zeros:
        m, place, zeros = m * 10**place, 0, False
    place += power
    point = (
        discrete
        and place >= 0
        and (
            hedge == "exactly"
            or (hedge == "" and m * 10**place * times < bare_rules().count_below * over)
        )
    )
    return Printed(hedge, m, zeros, place_ratio(place, times, over), unit, negative, floor, point)


def ends_at(printed: Printed, possibility: float) -> Ends:
    """Both ends of the cut around the printed number, in g / WHOLE."""
    if printed.point:
        return Ends(0, 0)
    if printed.hedge == "":
        return bare(printed.m, possibility, zeros=printed.zeros)
    if printed.hedge == "exactly":
        half = bare_rules().rounding
        return Ends(-half, half, high_closed=False)
    return hedged(printed.hedge, printed.m, possibility)


def exact_at(printed: Printed, possibility: float) -> Exact:
    """The values of at least this possibility, with exact ends."""
    found = exact(printed.m, printed.ratio, ends_at(printed, possibility))
    if printed.floor and (found.low is None or found.low < 0):
        found = found._replace(low=Fraction(0), low_closed=True)
    if printed.negative:
        return Exact(
            None if found.high is None else -found.high,
            None if found.low is None else -found.low,
            found.high_closed,
            found.low_closed,
        )
    return found


def cut_at(printed: Printed, possibility: float) -> Cut:
    """The values of at least this possibility."""
    cut = around(printed.m, printed.ratio, ends_at(printed, possibility))
    if printed.floor and cut[0].low < 0:
        cut = (Interval(0.0, cut[0].high, high_closed=cut[0].high_closed),)
    return mirrored(cut) if printed.negative else cut


def _reading(text: str, printed: Printed, kind: str = "quantity") -> Reading:
    strict, lenient = thresholds()
    up, down = printed.ratio
    value = printed.m * up / down
    return Reading(
        text=text,
        kind=kind,
        unit=printed.unit,
        strict=cut_at(printed, strict),
        lenient=cut_at(printed, lenient),
        value=-value if printed.negative else value,
        shape=partial(cut_at, printed),
    )


_ASIDE = re.compile(r"(?<=[0-9a-z%]) ?(?:\([^)]*\)|(?:with|, an?|, up|, down|, compared) .*$)")


def parse(text: str, *, unit: str = "", discrete: bool = False) -> Printed | None:
    """The one amount that `text` prints, or None."""
    found = _ONE_NUMBER(text)
    if found is not None:
        head, whole, decimals, tail = found.groups()
        number = from_digits(whole, decimals)
        if number is not None:
            affix = _affix(head, tail, unit)
            if affix is not None:
                return _from_number(number, affix, discrete=discrete)
    lowered = without_time(digits_for_words(plain(text)))
    tokens = list(re.finditer(NUMERAL, lowered))
    if len(tokens) > 1:
        # "US$82 billion (about 20% of all)", "500 sq.km with 19 islands": the first is meant
        lowered = _ASIDE.sub("", lowered)
        tokens = list(re.finditer(NUMERAL, lowered))
    if len(tokens) != 1:
        return None
    number = from_token(tokens[0][0])
    if number is None:
        return None
    affix = _affix(lowered[: tokens[0].start()], lowered[tokens[0].end() :], unit)
    return None if affix is None else _from_number(number, affix, discrete=discrete)


def printed_unit(text: str) -> str:
    """The unit that `text` prints with its amount, by its name in `units.txt`: "km"."""
    lowered = _ASIDE.sub("", without_time(digits_for_words(plain(text))))
    found = list(re.finditer(NUMERAL, lowered))
    if not found:
        return ""
    affix = _affix(lowered[: found[0].start()], lowered[found[-1].end() :], "")
    return "" if affix is None else affix.printed


_TIME = re.compile(
    r"[ ,]+\(?(?P<how>by|in|as of|as at|at the end of|at end-|since|during|until|for|through|from|before|after|at)"
    r" (?P<when>(?:(?:the )?(?:end of|end|early|late|mid|beginning of|first half of|second half of|first quarter of|fiscal year|fiscal|fy|year|whole of|period) ?-?)*"
    r"(?:[0-9]{1,2} )?(?:[a-z]{3,9}\.? (?:[0-9]{1,2},? )?)?(?:1[5-9]|20)[0-9]{2}(?:-[0-9]{1,2}){0,2})\)?\.?$"
)


def without_time(text: str) -> str:
    """`text` (plain) without the date behind its amount: "9,300 by 2015" is 9,300."""
    found = _TIME.search(text)
    return (
        text[: found.start()]
        if found is not None and re.search("[0-9]", text[: found.start()])
        else text
    )


def time_said(text: str) -> tuple[str, str]:
    """The date behind an amount, and the word before it: ("by", "2015"); empty where none is."""
    lowered = plain(text)
    found = _TIME.search(lowered)
    if found is None or not re.search("[0-9]", lowered[: found.start()]):
        return "", ""
    return found["how"], found["when"]


# ---------------------------------------------------------------- other forms


_PLURAL = re.compile(
    r"^(?P<head>.*?)\b(?P<first>tens|dozens|scores|hundreds|thousands|millions|billions|trillions)"
    r"(?: (?:or|and|upon) (?:even )?(?:tens|hundreds|thousands|millions)\b)?"
    r"(?: of (?P<second>thousands|millions|billions|trillions))?(?: of)?(?P<tail>[^0-9]*)$"
)
_FIRSTS = {
    "tens": (10, 100),
    "dozens": (12, 100),
    "scores": (20, 100),
    "hundreds": (100, 1000),
    "thousands": (10**3, 10**6),
    "millions": (10**6, 10**9),
    "billions": (10**9, 10**12),
    "trillions": (10**12, 10**15),
}
_SECONDS = {"thousands": 10**3, "millions": 10**6, "billions": 10**9, "trillions": 10**12}


def _plural(text: str, lowered: str, unit: str) -> Reading | None:
    found = _PLURAL.match(lowered)
    if found is None:
        return None
    affix = _affix(found["head"], " " + found["tail"].strip(), unit)
    if affix is None:
        return None
    low, high = _FIRSTS[found["first"]]
    times = _SECONDS.get(found["second"] or "", 1)
    rules = table()["plural"]
    first = Fraction(low * times * affix.times, affix.over)
    last = Fraction(high * times * affix.times, affix.over)
    strict = as_cut(Exact(first * rules["from"], last, high_closed=False))
    lenient = as_cut(Exact(first, None, high_closed=False))
    return Reading(
        text=text,
        kind="quantity",
        unit=affix.unit,
        strict=strict,
        lenient=lenient,
        levels=((1.0, strict), (rules["possibility"], lenient)),
    )


def _vague(text: str, lowered: str, unit: str) -> Reading | None:
    rules = table()["vague"]
    for word, bounds in rules.items():
        if not isinstance(bounds, list) or not re.match(
            rf"(?:only |just |quite )?{re.escape(word)}\b", lowered
        ):
            continue
        strict_low, strict_high, lenient_low, lenient_high = bounds
        strict = (Interval(float(strict_low), float(strict_high), high_closed=strict_high != inf),)
        lenient = (
            Interval(float(lenient_low), float(lenient_high), high_closed=lenient_high != inf),
        )
        return Reading(
            text=text,
            kind="quantity",
            unit=unit,
            strict=strict,
            lenient=lenient,
            levels=((1.0, strict), (rules["possibility"], lenient)),
        )
    if re.match(r"(?:no|none|nil|zero|not a single|not one|not any)\b", lowered):
        zero = (Interval(0.0, 0.0),)
        return Reading(text=text, kind="quantity", unit=unit, strict=zero, lenient=zero, value=0.0)
    return None


_HEDGED_FRACTION = re.compile(
    r"^(?P<head>(?:[^0-9]*? )?)(?P<rest>(?:(?:[0-9]+|an?|one)[ -])?(?:half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)(?: of\b.*)?|[0-9]{1,3}(?:/[0-9]{1,3}| in [0-9]{1,4}| out of every [0-9]{1,4})(?: [^0-9]*)?)$"
)


def _fraction(text: str, lowered: str) -> Reading | None:
    found = _HEDGED_FRACTION.match(lowered)
    parts = fraction(found["rest"]) if found is not None else None
    if found is None or parts is None:
        return None
    before = _before(found["head"].strip())
    hedge = before[0] if before is not None else ""
    shape = partial(_fraction_at, Fraction(*parts), hedge)
    strict, lenient = thresholds()
    return Reading(
        text=text,
        kind="quantity",
        unit="1",
        strict=shape(strict),
        lenient=shape(lenient),
        value=parts[0] / parts[1],
        shape=shape,
    )


def _fraction_at(part: Fraction, hedge: str, possibility: float) -> Cut:
    """The values around a printed fraction, in points of a hundred from the table."""
    rules = table()["fraction"]
    if hedge in ("", "exactly"):
        points = rules["strict" if possibility > rules["possibility"] else "lenient"]
        reach = Fraction(str(points)) / 100
        return as_cut(Exact(max(part - reach, Fraction(0)), part + reach))
    ends = hedged(hedge, rules["cell"], possibility)
    g = Fraction(rules["g"], 100 * WHOLE)
    low = None if ends.low == -inf else max(part + int(ends.low) * g, Fraction(0))
    high = None if ends.high == inf else part + int(ends.high) * g
    return as_cut(Exact(low, high, ends.low_closed, ends.high_closed))


_RANGE = re.compile(
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
    if not found["middle"].strip() and a.unit != b.unit:
        a = a._replace(unit=b.unit, floor=b.floor)
    if a.unit != b.unit:
        if a.unit not in ("", unit):
            return None
        a = a._replace(unit=b.unit, floor=b.floor)
    low, high = a.value, b.value
    if low > high:
        return None
    g = min(Fraction(*a.ratio), Fraction(*b.ratio))
    shape = partial(_range_at, low, high, g)
    strict, lenient = thresholds()
    return Reading(
        text=text,
        kind="quantity",
        unit=b.unit,
        strict=shape(strict),
        lenient=shape(lenient),
        shape=shape,
    )


def _range_at(low: Fraction, high: Fraction, g: Fraction, possibility: float) -> Cut:
    """Between two numbers, half a g beyond each end; twice as much at the lenient cut."""
    beyond, slack = range_beyond()
    reach = g * beyond / WHOLE
    if possibility > slack:
        return as_cut(Exact(low - reach, high + reach, high_closed=False))
    return as_cut(Exact(low - 2 * reach, high + 2 * reach))


_QUOTIENT = re.compile(
    rf"^(?P<part>.*?{NUMERAL}[^0-9]*?)(?: out of (?:a total of )?| of (?:a total of |total |the )?|/)(?P<whole>[^0-9]*{NUMERAL}[^0-9]*)$"
)


def share(text: str, lowered: str) -> Reading | None:
    """A part of a whole, both printed: "US$87 billion of US$435 billion"."""
    found = _QUOTIENT.match(lowered)
    if found is None:
        return None
    part, whole = parse(found["part"]), parse(found["whole"])
    if (
        part is None
        or whole is None
        or (part.unit != whole.unit and "" not in (part.unit, whole.unit))
    ):
        return None
    if not whole.m or part.negative or whole.negative:
        return None
    return quotient(text, "quantity", part, whole)


def quotient(text: str, kind: str, above: Printed, below: Printed) -> Reading:
    """`above` / `below`, both printed: the cut keeps the width of each."""
    shape = partial(_quotient_at, above, below)
    strict, lenient = thresholds()
    ratio = above.value / below.value
    return Reading(
        text=text,
        kind=kind,
        unit="1",
        strict=shape(strict),
        lenient=shape(lenient),
        value=ratio.numerator / ratio.denominator,
        shape=shape,
    )


def _quotient_at(above: Printed, below: Printed, possibility: float) -> Cut:
    top, bottom = exact_at(above, possibility), exact_at(below, possibility)
    low = Fraction(0) if top.low is None else max(top.low, Fraction(0))
    least = bottom.low if bottom.low is not None and bottom.low > 0 else None
    smallest = Fraction(0) if bottom.high is None else low / bottom.high
    return as_cut(
        Exact(
            smallest,
            None if top.high is None or least is None else top.high / least,
            top.low_closed and bottom.high_closed,
            top.high_closed and bottom.low_closed and least is not None,
        )
    )


def _plain_amount(text: str, unit: str, *, discrete: bool) -> Reading | None:
    """The common case at speed: one number in plain digits, not negative and no point.

    Gives what `parse` and `_reading` give, in a third of the time; everything else is left
    to them.
    """
    found = _ONE_NUMBER(text)
    if found is None:
        return None
    head, whole, decimals, tail = found.groups()
    affix = _affix(head, tail, unit)
    if affix is None:
        return None
    hedge, negative, power, times, over, base, floor, _ = affix
    if negative or hedge == "exactly" or len(whole) > _SHORT:
        return None
    if "," in whole:
        if whole[0] == "0":
            return None
        whole = whole.replace(",", "")
    if decimals:
        if len(decimals) > _SHORT:
            return None
        m = int(whole + decimals)
        power -= len(decimals)
        zeros = False
    else:
        m = int(whole)
        zeros = whole[-1] == "0"
        if zeros:
            stripped = whole.rstrip("0")
            power += len(whole) - len(stripped)
            m = int(stripped or 0)
    point = discrete and power >= 0 and (m * 10**power * times < bare_rules().count_below * over)
    if point and not hedge:
        return None
    if power >= 0:
        times *= _POWERS[power]
    else:
        over *= _POWERS[-power]
    x = m * WHOLE
    wide = over * WHOLE
    if not hedge and m >= _mantissa():
        # from here on the ends are the same for every m
        strict, lenient = _both_ends("", _mantissa(), zeros=False)
    else:
        strict, lenient = _both_ends(hedge, m, zeros)
    low = (x + strict[0]) * times / wide
    strict_cut = (_interval(Interval, (low, (x + strict[1]) * times / wide, True, strict[3])),)
    if lenient[0] == -inf:
        least = 0.0 if floor else -inf
    else:
        least = low if lenient[0] == strict[0] else (x + lenient[0]) * times / wide
    most = inf if lenient[1] == inf else (x + lenient[1]) * times / wide
    return Reading(
        text=text,
        kind="quantity",
        unit=base,
        strict=strict_cut,
        lenient=(_interval(Interval, (least, most, lenient[2] or floor, lenient[3])),),
        value=m * times / over,
        shape=partial(_amount_at, (hedge, m, zeros, (times, over), floor)),
    )


@cache
def _mantissa() -> int:
    return bare_rules().mantissa


@lru_cache(maxsize=65536)
def _both_ends(hedge: str, m: int, zeros: bool) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """The ends of the strict and of the lenient cut, as integers."""
    amount = Printed(hedge, m, zeros, (1, 1), "", negative=False, floor=False, point=False)
    strict, lenient = (ends_at(amount, level) for level in thresholds())
    return tuple(strict), tuple(lenient)


# Numbers of more digits take the slow way, where their length is checked.
_SHORT = 30
_POWERS = tuple(10**power for power in range(3 * _SHORT))
_interval = tuple.__new__


def _amount_at(amount: tuple[str, int, bool, tuple[int, int], bool], possibility: float) -> Cut:
    hedge, m, zeros, ratio, floor = amount
    return cut_at(
        Printed(hedge, m, zeros, ratio, "", negative=False, floor=floor, point=False), possibility
    )


def read_quantity(text: str, *, unit: str = "", discrete: bool = False) -> Reading:
    """The reading of a printed amount; kind "unknown" with a reason where it is none."""
    found = _plain_amount(text, unit, discrete=discrete)
    if found is not None:
        return found
    try:
        printed = parse(text, unit=unit, discrete=discrete)
        if printed is not None:
            return _reading(text, printed)
        lowered = without_time(digits_for_words(plain(text)))
        for found in (
            _fraction(text, lowered),
            _range(text, lowered, unit, discrete=discrete),
            share(text, lowered),
            _plural(text, lowered, unit),
            _vague(text, lowered, unit),
        ):
            if found is not None:
                return found
    except OverflowError:
        return unknown(text, "the number is too large")
    tokens = re.findall(NUMERAL, lowered)
    if len(tokens) > 1:
        return unknown(text, "holds more than one number")
    return unknown(text, "holds no number that could be read")


on_change(_affix.cache_clear)
on_change(_both_ends.cache_clear)
on_change(_mantissa.cache_clear)
