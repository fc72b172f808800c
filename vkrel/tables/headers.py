"""What a heading says of unit and scale: "Revenue (US$ thousands)", "height_cm", "speed in km/h".

Only where all that stands in brackets, behind a comma, "in" or the last underscore is understood
as unit and scale; a heading with one strange word says nothing. What may as well be something
else is not taken for a unit: (min) is the least, (F) female, (ALL) no lek.
"""

from __future__ import annotations

import re
from functools import cache

import attrs

from vkrel.values.quantities.number import scale as scale_of
from vkrel.values.quantities.units import find

SCALES = {3: "thousand", 5: "lakh", 6: "million", 7: "crore", 9: "billion", 12: "trillion"}
_THOUSANDS = frozenset({"000", "000s", "1000", "1000s"})
_LETTERS = frozenset("mgthslL")  # units of one letter that a heading means by it
_DOUBTFUL = frozenset(
    (
        "min", "bar", "pt", "point", "points", "are", "second", "minute", "hour", "day", "week",
        "month", "year", "all", "top", "cup", "try", "mad", "pen", "cop", "ron", "sos", "bam",
    )
)  # fmt: skip
_SUFFIXES = frozenset(
    (
        "mm", "cm", "km", "kg", "mg", "ml", "km2", "m2", "m3", "sqkm", "kmh", "kph", "mph", "kwh",
        "ft", "lbs", "usd", "eur", "gbp", "jpy", "chf", "cad", "aud", "cny", "inr", "krw", "pct",
        "percent", "tonnes", "metres", "meters", "miles", "seconds", "minutes", "hours", "days",
        "years", "celsius", "fahrenheit", "thousands", "millions", "billions",
    )
)  # fmt: skip
_FORMS = (
    re.compile(r"(?P<name>.*\S)\s+\((?P<unit>[^()]+)\)\s*"),
    re.compile(r"(?P<name>.*[^\s(])\s*(?:\[(?P<unit>[^\[\]]+)\]|\((?P<glued>[^()]{3,})\))\s*"),
    re.compile(r"(?P<name>.*\S),\s+(?P<unit>[^,]+)"),
    re.compile(r"(?P<name>.*\S)[\s_]in[\s_](?P<unit>.+)"),
)
_SUFFIX = re.compile(r"(?P<name>.*[^\W_])_(?P<unit>[^\W_]+)")
_FILLERS = frozenset({"in", "of", "the"})
_SYMBOL = re.compile(r"(?<=[$€£¥₩₫])(?=[^\W_]|')")
_EXCEPT = re.compile(
    r"(?P<said>.*?)[,;]?\s+(?:except|excluding|other than)\s+(?:for\s+)?(?P<words>.+?)"
    r"(?:\s+(?:amounts|data|figures|items))?\s*"
)


@attrs.frozen
class Heading:
    """What a heading says: the name without its unit, the unit, and the scale, "" for none.

    excepted: words in the names of attributes that have the unit without the scale.
    """

    name: str
    unit: str = ""
    scale: str = ""
    excepted: str = ""

    @property
    def printed(self) -> str:
        """Scale and unit as the reader of values takes them: "thousand US dollars"."""
        return f"{self.scale} {self.unit}".strip()

    def of(self, attribute: str) -> str:
        """Scale and unit of an attribute under this heading."""
        excepted = self.excepted and self.excepted in _words(attribute)
        return self.unit if excepted else self.printed


@cache
def heading(text: str) -> Heading | None:
    """What the heading of a column, or the name of an attribute, says; None for no unit."""
    suffix = _SUFFIX.fullmatch(text)
    if suffix and suffix["unit"].lower() in _SUFFIXES and (found := unit_in(suffix["unit"])):
        return attrs.evolve(found, name=suffix["name"].removesuffix("_in"))
    for form in _FORMS:
        match = form.fullmatch(text)
        named = match and (match["unit"] or match["glued"]) if match else ""
        found = unit_in(named) if named else None
        if match and found:
            inner = heading(match["name"]) if not (found.unit and found.scale) else None
            if inner and not (inner.unit and found.unit) and not (inner.scale and found.scale):
                # the unit stands before the bracket: GDP, current US$ (millions)
                unit, scale = inner.unit or found.unit, inner.scale or found.scale
                return Heading(inner.name, unit, scale)
            return attrs.evolve(found, name=match["name"])
    return None


@cache
def unit_in(text: str) -> Heading | None:
    """Unit and scale in a phrase: "in thousands of US dollars, except per share"; else None."""
    excepted = _EXCEPT.fullmatch(text)
    if excepted:
        inner = unit_in(excepted["said"])
        return inner and attrs.evolve(inner, excepted=_words(excepted["words"]))
    words = _SYMBOL.sub(" ", text.replace(",000", "000")).replace(",", " ").split()
    words = [word for word in words if word.lower() not in _FILLERS]
    scales = [word for word in words if _power(word)]
    if not scales:
        # in "US$ m" the letter is a scale, alone it is a unit
        others = [word for word in words if not _power(word, money=True)]
        known = find(" ".join(others))
        scales = [word for word in words if word not in others] if known and known.money else []
    rest = [word for word in words if word not in scales]
    unit = " ".join(rest[1:] if len(rest) > 1 and rest[0].lower() == "current" else rest)
    scale = SCALES.get(_power(scales[0], money=True), "") if len(scales) == 1 else ""
    if (unit and find(unit) is None) or len(scales) > 1 or not (unit or scale):
        return None
    if not scale and (unit.lower() in _DOUBTFUL or unit.isdigit()):
        return None
    if len(unit) == 1 and unit.isalpha() and (scale or unit not in _LETTERS):
        return None
    return Heading("", unit, scale)


def _power(word: str, *, money: bool = False) -> int:
    """The power of ten of a scale word, 0 where it is none; a letter is one of money only."""
    word = word.lower().strip("'\u2019.")
    if word in _THOUSANDS:
        return 3
    return (scale_of(word, money=money) or 0) if len(word) > 1 or money else 0


def _words(text: str) -> str:
    """The words of a name in small letters: "EPS_per_share" is "eps per share"."""
    return " ".join(re.findall(r"[^\W_]+", text.lower()))
