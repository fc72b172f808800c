"""Readings in words: what an editor is told that a printed value means."""

from __future__ import annotations

from math import inf

from vkrel.values.dates.days import iso
from vkrel.values.interval import Cut, Interval
from vkrel.values.reading import Reading

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


def _scaled(values: list[float]) -> tuple[list[str], str]:
    """The numbers in the scale of the smallest of them, and its word: 86.5, 87.5 billion."""
    smallest = min((abs(value) for value in values if value and abs(value) != inf), default=0.0)
    for size, word in _SCALES:
        if smallest >= size:
            return [f"{value / size:,.6g}" for value in values], word
    return [
        f"{int(value):,}" if abs(value) != inf and value == int(value) else f"{value:,.6g}"
        for value in values
    ], ""


def _moment(value: float, reading: Reading) -> str:
    if reading.kind == "date":
        return iso(value)
    minute = int(value) % _MINUTES_A_DAY
    clock = f"{minute // 60:02d}:{minute % 60:02d}"
    return f"{iso(value // _MINUTES_A_DAY)} {clock}" if reading.unit == "minute" else clock


def _ends(span: Interval, reading: Reading) -> tuple[list[str], str]:
    """Both ends in words, and what follows them."""
    values = [span.low, span.high]
    if reading.kind in ("date", "time", "timestamp"):
        if reading.kind == "date":
            # an open end leaves out its day
            values[0] += 0 if span.low_closed or span.low == -inf else 1
            values[1] -= 0 if span.high_closed or span.high == inf else 1
        return ["" if abs(value) == inf else _moment(value, reading) for value in values], ""
    if reading.unit == "1" and reading.kind != "multiple":
        return [f"{value * 100:.6g}" for value in values], "%"
    if reading.unit == "day":
        years = max(abs(value) for value in values if abs(value) != inf) >= 2 * _DAYS_A_YEAR
        size, word = (_DAYS_A_YEAR, " years") if years else (1.0, " days")
        return [f"{value / size:.4g}" for value in values], word
    words, scale = _scaled(values)
    if reading.kind == "multiple":
        return words, f"{scale} times"
    return words, f"{scale} {_UNITS.get(reading.unit, reading.unit)}".rstrip()


def _span(span: Interval, reading: Reading) -> str:
    if span.low == -inf and span.high == inf:
        return "anything"
    (low, high), ending = _ends(span, reading)
    dated = reading.kind in ("date", "time", "timestamp")
    if span.low == -inf:
        return f"{high}{ending} or {'earlier' if dated else 'less'}"
    if span.high == inf:
        return f"{low}{ending} or {'later' if dated else 'more'}"
    if span.low >= span.high or low == high:
        return f"{low}{ending}"
    return f"{low} to {high}{ending}"


def cut_in_words(cut: Cut, reading: Reading) -> str:
    """A cut of `reading`: "86.5 to 87.5 billion USD"."""
    spans = " or ".join(_span(span, reading) for span in cut[:3]) or "nothing"
    return spans + " or ..." if len(cut) > 3 else spans


def in_words(reading: Reading) -> str:
    """What the printed value means: its median reading, and the widest one where it differs."""
    printed = f"“{reading.text}”" + (f" ({reading.said})" if reading.said else "")
    if not reading.known:
        return f"{printed} cannot be read ({reading.reason})"
    if reading.kind == "name":
        return f"{printed} is a name"
    if reading.listing is not None:
        return f"{printed} {_listing(reading)}"
    means = {"rank": "means rank", "ordinal": "means number"}.get(reading.kind, "means")
    strict = cut_in_words(reading.strict, reading)
    lenient = cut_in_words(reading.lenient, reading)
    doubt = ", by a source in doubt" if reading.unsure else ""
    widest = "" if strict == lenient else f" (at the widest {lenient})"
    return f"{printed} {means} {strict}{widest}{doubt}"


def _listing(reading: Reading) -> str:
    listing = reading.listing
    if listing is None or not listing.members:
        return f"counts {_span(reading.strict[0], reading)}" if reading.strict else "counts nothing"
    many = len(listing.members)
    if listing.closed:
        return f"names all {many} members"
    return f"names {many} member{'s' if many > 1 else ''}, perhaps not all"
