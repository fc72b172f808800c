"""Readings in words: what an editor is told that a printed value means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import floor, inf, isfinite, log10

import attrs

from vkrel.values.dates.days import iso
from vkrel.values.interval import Cut, Interval
from vkrel.values.quantities.amount import unit_in_print
from vkrel.values.quantities.units import units
from vkrel.values.reading import Reading
from vkrel.values.verdict import Kind, Verdict

_SCALES = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"))
# Units that are not called by their name, or not at all.
_UNITS = {
    "percentage_point": "percentage points",
    "km_per_hour": "km/h",
    "degC": "°C",
    "rank": "",
    "ordinal": "",
    "1": "",
}
_MINUTES_A_DAY = 1440
_DAYS_A_YEAR = 365.2425
# What durations are told in: the first of which there are so many days, or more.
_TIMES = (
    (2 * _DAYS_A_YEAR, _DAYS_A_YEAR, "years"),
    (1, 1.0, "days"),
    (1 / 24, 1 / 24, "hours"),
    (1 / 1440, 1 / 1440, "minutes"),
    (0, 1 / 86400, "seconds"),
)
_DATED = frozenset({Kind.DATE, Kind.TIME, Kind.TIMESTAMP})
# Figures have so many digits, and more where two would look alike that are not.
_DIGITS, _DIGITS_OF_TIMES, _MOST_DIGITS = 6, 4, 17
_SMALL = 1e-4  # smaller numbers are written with a power of ten


@attrs.frozen
class Measure:
    """How the figures of one sentence are told, so that those that differ look different.

    size, zero: one of the unit in base units, and where its zero lies; unit: what it is called.
    digits: of each figure, at least.
    """

    size: float = 1.0
    zero: float = 0.0
    unit: str = ""
    digits: int = _DIGITS

    def __call__(self, number: float) -> float:
        """A number of base units in the unit of this measure."""
        return (number - self.zero) / self.size

    def telling_apart(self, numbers: Iterable[float]) -> Measure:
        """The same with digits enough to tell these numbers of base units apart."""
        return attrs.evolve(self, digits=digits_for(map(self, numbers), self.digits))


def measure_of(*readings: Reading, beside: Iterable[float] = ()) -> Measure:
    """The measure of a sentence about these readings: the unit that the first of them prints.

    beside: further figures of the sentence, in base units.
    """
    numbers = [*beside, *(number for reading in readings for number in _numbers(reading))]
    return _unit(readings[0], numbers).telling_apart(numbers)


def _numbers(reading: Reading) -> Iterator[float]:
    """Every figure that may be told of a reading."""
    if reading.value is not None:
        yield reading.value
    for span in (*reading.strict, *reading.lenient):
        yield from (span.low, span.high)


def _unit(reading: Reading, numbers: list[float]) -> Measure:
    if reading.kind in _DATED or reading.kind == Kind.MULTIPLE:
        return Measure()
    if reading.unit == "1":
        return Measure(0.01, unit="%")
    if reading.unit == "day":
        most = max((abs(number) for number in numbers if isfinite(number)), default=0.0)
        _, size, word = next(each for each in _TIMES if most >= each[0])
        return Measure(size, unit=word, digits=_DIGITS_OF_TIMES)
    base = units().get(reading.unit)
    printed = None
    if reading.kind == Kind.QUANTITY and not (base and base.money):
        printed = unit_in_print(reading.said or reading.text)
    if printed is None or printed[0].base != reading.unit:
        return Measure(unit=_UNITS.get(reading.unit, reading.unit))
    unit, words = printed
    return Measure(float(unit.factor), float(unit.offset), words or unit.name)


def digits_for(numbers: Iterable[float], least: int = _DIGITS) -> int:
    """So many digits that numbers that differ are written differently, and in their order."""
    distinct = {number for number in numbers if isfinite(number)}
    for digits in range(least, _MOST_DIGITS):
        if len({f"{number:.{digits}g}" for number in distinct}) == len(distinct):
            # one more, so that half of the last place is told too
            return digits if digits == least else digits + 1
    return _MOST_DIGITS


def figures(number: float, digits: int = _DIGITS) -> str:
    """A number with at least so many digits, none of them behind the point in vain."""
    if number == int(number):
        return f"{int(number):,}"
    if abs(number) < _SMALL:
        return f"{number:.{digits}g}"
    behind = max(digits - 1 - floor(log10(abs(number))), 0)
    written = f"{number:,.{behind}f}"
    return written.rstrip("0").rstrip(".") if behind else written


def _scaled(values: list[float], digits: int) -> tuple[list[str], str]:
    """The numbers in the scale of the smallest of them, and its word: 86.5, 87.5 billion.

    Where they need more digits than usual they are written in full.
    """
    smallest = min((abs(value) for value in values if value and abs(value) != inf), default=0.0)
    for size, word in _SCALES if digits <= _DIGITS else ():
        if smallest >= size:
            return [figures(value / size) if isfinite(value) else "" for value in values], word
    return [figures(value, digits) if isfinite(value) else "" for value in values], ""


def _moment(value: float, reading: Reading) -> str:
    if reading.kind == "date":
        return iso(value)
    minute = int(value) % _MINUTES_A_DAY
    clock = f"{minute // 60:02d}:{minute % 60:02d}"
    return f"{iso(value // _MINUTES_A_DAY)} {clock}" if reading.unit == "minute" else clock


def _ends(span: Interval, reading: Reading, measure: Measure) -> tuple[list[str], str]:
    """Both ends in words, and what follows them."""
    values = [span.low, span.high]
    if reading.kind in _DATED:
        if reading.kind == Kind.DATE:
            # an open end leaves out its day
            values[0] += 0 if span.low_closed or span.low == -inf else 1
            values[1] -= 0 if span.high_closed or span.high == inf else 1
        return ["" if abs(value) == inf else _moment(value, reading) for value in values], ""
    words, scale = _scaled([measure(value) for value in values], measure.digits)
    unit = "times" if reading.kind == Kind.MULTIPLE else measure.unit
    return words, scale + (unit if unit == "%" else f" {unit}".rstrip())


def _span(span: Interval, reading: Reading, measure: Measure) -> str:
    if span.low == -inf and span.high == inf:
        return "anything"
    (low, high), ending = _ends(span, reading, measure)
    if span.low == -inf:
        return f"{high}{ending} or {'earlier' if reading.kind in _DATED else 'less'}"
    if span.high == inf:
        return f"{low}{ending} or {'later' if reading.kind in _DATED else 'more'}"
    if span.low >= span.high or low == high:
        return f"{low}{ending}"
    return f"{low} to {high}{ending}"


def cut_in_words(cut: Cut, reading: Reading, measure: Measure | None = None) -> str:
    """A cut of `reading`: "86.5 to 87.5 billion USD".

    measure: that of the sentence, where it tells of more than this cut.
    """
    if measure is None:
        ends = [end for span in cut for end in (span.low, span.high)]
        value = () if reading.value is None else (reading.value,)
        measure = _unit(reading, ends).telling_apart((*ends, *value))
    spans = " or ".join(_span(span, reading, measure) for span in cut[:3]) or "nothing"
    return spans + " or ..." if len(cut) > 3 else spans


def both_in_words(a: Reading, b: Reading) -> str:
    """What two printed values mean, told in one measure where they can be compared."""
    if a.known and b.known and (a.kind in _DATED, a.unit) == (b.kind in _DATED, b.unit):
        together = measure_of(a, b)
        return f"{in_words(a, together)}, {in_words(b, together)}"
    return f"{in_words(a)}, {in_words(b)}"


def in_words(reading: Reading, measure: Measure | None = None) -> str:
    """What the printed value means: its median reading, and the widest one where it differs."""
    printed = f"“{reading.text}”" + (f" ({reading.said})" if reading.said else "")
    if not reading.known:
        return f"{printed} cannot be read ({reading.reason})"
    if reading.kind == "name":
        return f"{printed} is a name"
    if reading.listing is not None:
        return f"{printed} {_listing(reading)}"
    means = {"rank": "means rank", "ordinal": "means number"}.get(reading.kind, "means")
    measure = measure or measure_of(reading)
    strict = cut_in_words(reading.strict, reading, measure)
    lenient = cut_in_words(reading.lenient, reading, measure)
    doubt = ", by a source in doubt" if reading.unsure else ""
    widest = "" if strict == lenient else f" (at the widest {lenient})"
    return f"{printed} {means} {strict}{widest}{doubt}"


def _listing(reading: Reading) -> str:
    listing = reading.listing
    if listing is None or not listing.members:
        return f"counts {cut_in_words(reading.strict[:1], reading)}"
    many = len(listing.members)
    if listing.closed:
        return f"names all {many} members"
    return f"names {many} member{'s' if many > 1 else ''}, perhaps not all"


# What a verdict says of two values, from compatible to contradiction.
_ENDINGS = {
    "total": ("a total that only grows can be both", "a total that only grows is oddly told so",
              "a total that only grows cannot fall"),
    "name": ("the names agree", "the names differ", "the names differ"),
    "set": ("one set can be both", "one set is hardly both", "no set can be both"),
    "": ("these share a value", "they meet only where few readers would allow it",
         "no value fits both"),
}  # fmt: skip


def verdict_in_words(a: Reading, b: Reading, verdict: Verdict, *, grows: bool) -> str:
    """Both readings, and what follows; grows: they are totals that cannot fall."""
    both = both_in_words(a, b)
    if verdict == Verdict.UNKNOWN:
        if a.known and b.known:
            return f"these cannot be compared, as their units do not convert: {both}"
        return f"no verdict: {both}"
    sort = "set" if Kind.SET in (a.kind, b.kind) else a.kind if a.kind in _ENDINGS else ""
    endings = _ENDINGS["total" if grows else sort]
    order = (Verdict.COMPATIBLE, Verdict.TENSION, Verdict.CONTRADICTION)
    return f"{both}: {endings[order.index(verdict)]}"
