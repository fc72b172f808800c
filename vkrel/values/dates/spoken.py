"""Times of day as they are spoken: "half past seven", "seven o'clock", "7:13 in the evening"."""

from __future__ import annotations

from vkrel.values.pattern import pattern
from vkrel.values.quantities.number import digits_for_words

_NOON = 720
_PART = pattern(r"\b(?:in the (?P<part>morning|afternoon|evening)|at (?P<late>night))\b")
_SPOKEN = pattern(
    r"(?<![0-9:.])(?:(?:(?P<half>half)|(?:an? |1 )?(?P<quarter>quarter)|(?P<some>[0-9]{1,2})(?P<unit> minutes?)?)"
    r" (?P<way>past|after|to|before) )?(?:(?P<hour>[0-9]{1,2})|(?P<name>noon|midday|midnight))"
    r"(?P<clock> ?o'? ?clock\b)?(?: ?(?P<of>[ap])\.?m\b\.?)?(?![0-9:.]*[0-9:])"
)


_SIGNS_OF_SPEECH = pattern(r"\b(?:half|quarter|past|minutes?)\b")


def is_spoken(text: str) -> bool:
    """Whether a text tells the time from an hour: "a quarter to 7 pm"."""
    return _SIGNS_OF_SPEECH.search(text) is not None


def is_rounded(minutes: tuple[int, ...]) -> bool:
    """Whether a spoken time is one of the fives to which clocks are read aloud."""
    return minutes[0] % 5 == 0


def part_of_day(text: str) -> tuple[str, str]:
    """The text without "in the evening" or the like, and the part of the day that it says."""
    found = _PART.search(text)
    if found is None:
        return text, ""
    return f"{text[: found.start()]} {text[found.end() :]}", found["part"] or found["late"]


def in_part_of_day(minute: int, part: str) -> int:
    """The minute of the day that a clock of twelve hours means in a part of the day."""
    if not part or minute >= 13 * 60:
        return minute
    early = minute % _NOON
    if part == "night":
        return early if early < 6 * 60 else early + _NOON
    return early if part == "morning" else early + _NOON


def spoken_time(text: str, part: str) -> tuple[tuple[int, ...], str]:
    """Minutes from midnight, and the rest of the text; no minutes where none are told.

    part: of the day, as `part_of_day` finds it. Without one, seven o'clock is seven in the
    morning or in the evening.
    """
    text = digits_for_words(text)
    for found in _SPOKEN.finditer(text):
        way, hour = found["way"], found["hour"]
        # "5 to 7" may be a span; a lone number is a time where the part of the day is told
        loose = found["some"] and way in ("to", "before", "after") and not found["unit"]
        told = way or found["clock"] or found["of"] or part or found["name"]
        if loose or not told or int(hour or 0) > 24 or int(found["some"] or 0) > 59:
            continue
        some = 30 if found["half"] else 15 if found["quarter"] else int(found["some"] or 0)
        minute = {"noon": _NOON, "midday": _NOON}.get(found["name"] or "", int(hour or 0) * 60)
        minute = (minute + (some if way in ("past", "after") else -some)) % 1440
        rest = f"{text[: found.start()]} {text[found.end() :]}"
        part = part or {"a": "morning", "p": "evening"}.get(found["of"] or "", "")
        if part:
            return (in_part_of_day(minute, part),), rest
        if found["name"] or int(hour or 0) > 12:
            return (minute,), rest
        return (minute % _NOON, minute % _NOON + _NOON), rest
    return (), text
