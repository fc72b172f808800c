"""Angles and places on Earth: 5° 42' 46" N, 5° 42.771' N, 156.46° W."""

from __future__ import annotations

from vkrel.values.interval import Cut, Interval, mirrored
from vkrel.values.pattern import pattern
from vkrel.values.reading import Reading
from vkrel.values.verdict import Kind

# Without minutes, seconds or a side of the Earth "45°" may be a temperature.
_ANGLE = pattern(
    r"(?P<sign>[-+\u2212])?\s*(?P<deg>\d{1,3}(?:\.\d+)?)\s*°\s*"
    r"(?:(?P<min>\d{1,2}(?:\.\d+)?)\s*['\u2032\u2019]\s*"
    r"(?:(?P<sec>\d{1,2}(?:\.\d+)?)\s*(?:[\"\u2033\u201d]|''))?)?\s*(?P<side>[NSEW])?"
)
_PARTS = (("deg", 1), ("min", 60), ("sec", 3600))


def read_angle(text: str) -> Reading | None:
    """The degrees that a text prints, south and west below zero; None where it prints none.

    Bare numbers are compared with them: -156.46 is 156.46° W.
    """
    if "°" not in text or not (match := _ANGLE.fullmatch(text.strip())):
        return None
    if not (match["min"] or match["side"]) or (match["sign"] and match["side"]):
        return None
    if any(float(match[part] or 0) >= 60 for part in ("min", "sec")):
        return None
    printed = [(match[part], size) for part, size in _PARTS if match[part]]
    if any("." in number for number, _ in printed[:-1]):
        return None  # 5.5° 30'
    value = sum(float(number) / size for number, size in printed)
    last, size = printed[-1]
    step = 10.0 ** -len(last.partition(".")[2]) / size
    strict: Cut = (Interval(value - step / 2, value + step / 2),)
    lenient: Cut = (Interval(value - step, value + step),)  # cut off, not rounded
    if match["sign"] in {"-", "\u2212"} or match["side"] in {"S", "W"}:
        value, strict, lenient = -value, mirrored(strict), mirrored(lenient)
    return Reading(text=text, kind=Kind.QUANTITY, value=value, strict=strict, lenient=lenient)
