"""Durations in short: "1h 21m" and "PT1H21M" are one hour and 21 minutes."""

from __future__ import annotations

from vkrel.values.pattern import pattern

_SHORT = pattern(
    r"(?:(?P<h>\d+)\s*h(?:rs?)?\.?)\s*(?:(?P<m>\d{1,2})\s*m(?:in)?\.?)\s*(?:(?P<s>\d{1,2})\s*s(?:ec)?\.?)?"
)
_ISO = pattern(r"PT(?=\d)(?:(?P<h>\d+)H)?(?:(?P<m>\d+)M)?(?:(?P<s>\d+)S)?")
_UNITS = (("h", "hours"), ("m", "minutes"), ("s", "seconds"))


def in_words(text: str) -> str:
    """A short duration written out; any other text as it is."""
    if not text[:1].isdigit() and not text.startswith("PT"):
        return text
    match = _SHORT.fullmatch(text) or _ISO.fullmatch(text)
    return (
        " ".join(f"{match[part]} {unit}" for part, unit in _UNITS if match[part]) if match else text
    )
