"""Units: what each printed spelling means, as an exact factor to its base unit.

Dimensions, factors and offsets are pint's: `compile_units` has them written to `units.json`,
so that reading a value loads no pint. A unit made of two ("kg per hectare") is their quotient.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache, lru_cache, reduce
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

from vkrel.values.pattern import pattern
from vkrel.values.table import forget

COMPILED = Path(__file__).with_name("units.json")


class Unit(NamedTuple):
    """A unit as an exact factor to its base: one of it is `times / over` base units.

    offset: where its zero lies, in base units: that of degrees Fahrenheit in degrees Celsius.
    """

    name: str
    base: str
    times: int = 1
    over: int = 1
    money: bool = False
    offset: Fraction = Fraction(0)

    @property
    def factor(self) -> Fraction:
        """How many base units one of it is."""
        return Fraction(self.times, self.over)

    @property
    def measured(self) -> bool:
        """Whether it measures: a bare number may be meant in no such unit, but in this one."""
        return not self.money and self.name in units() and self.base not in _NOT_MEASURED


_NOT_MEASURED = frozenset({"1", "percentage_point", "person", "day"})


@cache
def _compiled() -> dict[str, Any]:
    rows: dict[str, Any] = json.loads(COMPILED.read_text(encoding="utf-8"))
    return rows


@cache
def units() -> dict[str, Unit]:
    """Every unit of the table by its name."""
    return {
        name: Unit(name, base, times, over, money, Fraction(offset) if offset else _NO_OFFSET)
        for name, (base, times, over, money, offset, _) in _compiled()["units"].items()
    }


_NO_OFFSET = Fraction(0)


@cache
def spellings() -> dict[str, Unit]:
    """Every unit by each way it is spelled in print, in lower case; of "MW" and "mW" the first."""
    return {
        spelling: units()[name]
        for name, row in _compiled()["units"].items()
        for spelling in row[-1].split(", ")
        if spelling
    }


def written() -> Iterator[tuple[Unit, list[str]]]:
    """Every unit with the ways it is spelled, signs in their own case first."""
    signs: dict[str, list[str]] = {}
    for sign, name in _compiled()["symbols"].items():
        signs.setdefault(name, []).append(sign)
    for name, unit in units().items():
        spelled = [each for each, meant in spellings().items() if meant == unit]
        own = signs.get(name, [])
        lower = {sign.lower() for sign in own}
        yield unit, [*own, *(each for each in spelled if each not in lower)]


def written_ambiguously() -> tuple[str, ...]:
    """The spellings that mean several units (see `ambiguous`)."""
    return tuple(_compiled()["also"])


# ---------------------------------------------------------------- one spelling

_SIGNS: dict[int, str | None] = {
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2212"), "-"),
    **dict.fromkeys(map(ord, "º˚"), "°"),
    **dict.fromkeys(map(ord, "⋅∙•*"), "·"),
    **dict.fromkeys(map(ord, "\u2018\u2019\u02bc"), "'"),
    ord("^"): None,
}
_PLAIN = pattern(r"[\w $%./,()-]*", re.ASCII)


def normal_form(spelled: str) -> str:
    """A spelling in the signs of the table: "km²" and "km^2" as "km2", both signs for micro as one."""
    if _PLAIN.fullmatch(spelled):
        return spelled
    # a superscript minus is a minus only when it is normal
    return unicodedata.normalize("NFKC", spelled.translate(_SIGNS)).translate(_SIGNS)


@lru_cache(maxsize=4096)
def find(spelled: str) -> Unit | None:
    """The unit of that name or spelling: "km", "Square miles", "USD/person", "kg m-3".

    Its case as printed goes first, so that "Mb" is no "MB"; then any case, where no other unit
    differs by case alone. Where it may mean several (see `ambiguous`) it is the commonest; None
    where none of them is that.
    """
    return units().get(spelled) or _alone(spelled)[0]


def ambiguous(spelled: str) -> tuple[Unit, ...]:
    """All units that a spelling may mean, the commonest first; empty where it means one or none.

    "kt" is kilotonnes or knots, "mw/cm2" milliwatts or megawatts. A dollar is any of `dollars()`.
    """
    meant = tuple(unit for unit in _alone(spelled) if unit is not None)
    return meant if len(meant) > 1 else ()


_Meanings = tuple[Unit | None, ...]  # first the one that is found, if any


def _alone(spelled: str) -> _Meanings:
    """What a spelling means that stands by itself: "Ms" is nobody's second."""
    text = normal_form(spelled)
    return (None,) if text in _compiled()["nothing"] else _meanings(text)


def _meanings(text: str) -> _Meanings:
    whole = _as_a_whole(text)
    if whole:
        return whole
    above, *below = _parts(text)
    if not 0 < len(below) <= _MOST_DENOMINATORS:
        return (None,)
    choices = product(_meanings(above), *map(denominators, below))
    return tuple(map(_quotient, choices))


_MOST_DENOMINATORS = 4  # "mg/kg/day": of a longer text each part could mean several


def _quotient(units_of_it: tuple[Unit | None, ...]) -> Unit | None:
    known = [unit for unit in units_of_it if unit is not None]
    return reduce(per, known) if len(known) == len(units_of_it) else None


def _as_a_whole(text: str) -> _Meanings:
    """What a spelling means that is in the table: as it stands, with spaces for hyphens."""
    table = _compiled()
    forms = text, text.replace("-", " "), text.removesuffix("."), _GAS.sub("", text)
    for form in dict.fromkeys(forms):
        # one capital letter is never a small one: 5 M are no metres
        lower = form if len(form) == 1 else form.lower()
        composed = table["short"].get(form) or (form.isupper() and table["short"].get(lower))
        if composed:
            return _meanings(composed)
        name = table["symbols"].get(form)
        differ = table["case"].get(lower, ())
        unit = _named(name) if name else None if differ else spellings().get(lower)
        names = table["also"].get(form) or (() if unit else differ)
        if not names and not name and "/" not in form:
            names = table["also"].get(lower, ())
        others = tuple(other for other in map(_named, names) if other != unit)
        if unit or others:
            return unit, *others
    return ()


def _named(name: str) -> Unit | None:
    return units().get(name) or _meanings(name)[0]


_GAS = pattern(r"(?<=[a-z])CO2(?:-?eq?)?$")  # "MtCO2e" is a mass as "Mt" is
_OVER = pattern(r" ?/ ?| per ")
_INVERSE = pattern(r"(.*[^\W\d])-([1-4])")
_POWER = pattern(r"(.*[^\W\d])([2-4])")


def _parts(text: str) -> list[str]:
    """A unit and those that it is told by: "W/(m2·K)" and "W m-2 K-1" are W, m2 and K."""
    above, *below = _OVER.split(text)
    if not below and "-" in text:
        factors = text.replace("·", " ").split()
        inverse = [found for factor in factors if (found := _INVERSE.fullmatch(factor))]
        above = " ".join(factor for factor in factors if not _INVERSE.fullmatch(factor))
        below = [found[1] + found[2].replace("1", "") for found in inverse]
    factors = [factor for part in below for factor in part.strip("()").split("·")]
    return [above, *(one for factor in factors for one in _powers(factor))]


def _powers(text: str) -> list[str]:
    """A power that is no unit by itself, as its factors: "s2" as s and s."""
    power = _POWER.fullmatch(text)
    if power is None or _as_a_whole(text) or not _as_a_whole(power[1]):
        return [text]
    return [power[1]] * int(power[2])


_COUNT = pattern(
    r"(?P<digits>\d[\d,]{0,14}(?: \d{3}\b){0,4})? ?"
    r"(?:(?P<scale>hundred|thousand|lakh|million|crore|billion)\b)? ?(?P<unit>.*)"
)
_SCALES = {"hundred": 2, "thousand": 3, "lakh": 5, "million": 6, "crore": 7, "billion": 9}


@lru_cache(maxsize=4096)
def denominators(text: str) -> _Meanings:
    """What something may be told by: "h", "head", "100,000 people"; first what it is mostly."""
    name = _compiled()["below"].get(text)
    if name:
        return (units()[name],)
    found = _COUNT.fullmatch(text)
    if found is None or not (found["digits"] or found["scale"]):
        return _meanings(text)
    count = int(re.sub("[ ,]", "", found["digits"] or "1")) * 10 ** _SCALES.get(found["scale"], 0)
    counted = _meanings(found["unit"] or "1") if count else ()
    return tuple(None if unit is None else _many(count, unit) for unit in counted) or (None,)


_SEVERAL = pattern(r"(?i)\b(hundred|thousand|lakh|million|crore|billion)s?\b(?: of\b)?")
_A_THING = pattern(r"[^\W\d]+(?:[ '-][^\W\d]+)*")


class Declared(NamedTuple):
    """A unit as it is declared of bare numbers: "thousand US dollars" is 1,000 of one dollar.

    one: the unit itself; many: what a number counts that prints neither unit nor scale; known:
    whether it is in the table, else it is a thing that is counted.
    """

    one: Unit
    many: Unit
    known: bool


@lru_cache(maxsize=4096)
def declared(text: str) -> Declared:
    """The unit that is declared of bare numbers: "km", "thousands", "1000 t", "million people".

    Raises ValueError where it is no unit, and no thing that can be counted.
    """
    unit = find(text)
    if unit is not None:
        return Declared(unit, unit, known=True)
    said = _SEVERAL.sub(lambda scale: scale[1].lower(), text.strip().removeprefix("in "))
    found = _COUNT.fullmatch(said)
    if found is not None and (found["digits"] or found["scale"]):
        count = int(re.sub("[ ,]", "", found["digits"] or "1"))
        count *= 10 ** _SCALES.get(found["scale"], 0)
        nothing = Unit("", "")
        of = declared(found["unit"]) if found["unit"] else Declared(nothing, nothing, known=True)
        if count:
            return of._replace(many=_many(count, of.many))
    elif not text or _A_THING.fullmatch(text):
        return Declared(Unit(text, text), Unit(text, text), known=False)
    raise ValueError(
        f"no unit is called {text!r}: write it as 'km', 'thousand US dollars' or '1000 t', or as "
        "the thing that is counted"
    )


def checked_unit(_: object, __: object, text: str) -> None:
    """Validate a field that declares a unit; raises ValueError."""
    declared(text)


def _many(count: int, unit: Unit) -> Unit:
    """So many of a unit as a unit: "100 km", "1000"."""
    name = str(count) if unit.name == "1" else f"{count} {unit.name}"
    factor = count * unit.factor
    return unit._replace(name=name, times=factor.numerator, over=factor.denominator)


def stands_last(spelled: str) -> bool:
    """Whether a spelling is a unit at the end of a value only: "5 ft 10 in"."""
    return spelled in _compiled()["last"]


# ---------------------------------------------------------------- several units


def per(above: Unit, below: Unit) -> Unit:
    """One unit by another: km by hour is a speed; where no base unit is one, "kg/m2"."""
    name = f"{above.name}/{below.name}"
    base = f"{above.base}/{below.base}"
    factor = above.factor / below.factor
    known = _compiled()["quotients"].get(base)
    if known:
        base, factor = known[0], factor * Fraction(*known[1:])
    elif below.base == "1":
        base = above.base
    else:
        if below.base == "day":
            # by the year, as print has it; only by name, so that "a day" and "a year" convert
            base = f"{above.base}/year"
            factor *= units()["year"].factor
        first, *others = base.split("/")
        base = "/".join((first, *sorted(others)))
    return Unit(name, base, factor.numerator, factor.denominator, above.money)


def add_unit(
    name: str, *, of: str, factor: Fraction | int | str = 1, names: Sequence[str] = ()
) -> Unit:
    """Add a unit of one's own: `add_unit("rai", of="square metre", factor=1600)`.

    of: a known unit; factor: how many of it one is; names: further spellings, in any case.
    What was read before is forgotten. Raises ValueError where `of` is no unit or a spelling is taken.
    """
    known = find(of)
    if known is None:
        raise ValueError(f"no unit is called {of!r}")
    for spelling in (name, *names):
        if find(spelling) is not None or ambiguous(spelling):
            raise ValueError(f"{spelling!r} is a unit already")
    size = known.factor * Fraction(factor)
    unit = Unit(name, known.base, size.numerator, size.denominator, known.money)
    units()[name] = unit
    spellings().update(dict.fromkeys((spelling.lower() for spelling in (name, *names)), unit))
    for remembered in (find, denominators, declared, dollars, longest_spelling):
        remembered.cache_clear()
    forget()
    return unit


@cache
def dollars() -> frozenset[str]:
    """The currencies whose sign is a dollar: "$" alone may mean any of them."""
    return frozenset(
        unit.name for spelled, unit in spellings().items() if unit.money and "dollar" in spelled
    )


@cache
def longest_spelling() -> int:
    """How many words the longest spelling has."""
    return 1 + max(spelling.count(" ") for spelling in spellings())
