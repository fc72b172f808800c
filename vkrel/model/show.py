"""How slots, claims and readings are called in texts for people."""

from __future__ import annotations

from math import inf
from typing import Any

from vkrel.model.claim import Claim
from vkrel.model.types import TYPES
from vkrel.model.vocabulary import Vocabulary
from vkrel.values.days import iso
from vkrel.values.interval import Interval
from vkrel.values.reading import Reading
from vkrel.values.wording import cut_in_words

_ESCAPED = {"%23": "#", "%3F": "?", "%26": "&", "%3D": "="}
_FIELDS = {
    "from": "beginning",
    "to": "end",
    "with": "people met",
    "of": "",
    "because": "cause",
    "during": "period",
    "after": "forerunner",
    "within": "time limit",
}


def show_thing(vocabulary: Vocabulary, type_: str, subject: str) -> str:
    """What a record speaks of, in words: "visit of Lee Myung-bak to Viet Nam"."""
    if type_ not in TYPES:
        return unescaped(subject)
    parts = subject.split("/")
    if type_ == "partnership" and len(parts) == 2:
        return f"{vocabulary.show(parts[1])} of {_party(vocabulary, parts[0])}"
    if type_ == "visit" and len(parts) == 2:
        if parts[1] == "call":
            return f"call of {_party(vocabulary, parts[0])}"
        return f"visit of {_party(vocabulary, parts[0])} to {_party(vocabulary, parts[1])}"
    if type_ == "event" and len(parts) == 3:
        text = vocabulary.show(parts[0])
        text += f" {_party(vocabulary, parts[1])}" if parts[1] != "-" else ""
        return f"{text} by {_party(vocabulary, parts[2])}" if parts[2] != "-" else text
    if type_ == "role" and len(parts) == 2:
        return f"{_party(vocabulary, parts[0])} as {_party(vocabulary, parts[1])}"
    if type_ == "indicator":
        return ", ".join(
            [vocabulary.show(parts[0]), *(_role(vocabulary, one) for one in parts[1:])]
        )
    return " / ".join(_party(vocabulary, each) for each in parts)


def show_slot(vocabulary: Vocabulary, claim: Claim) -> str:
    """The question that a claim answers, in words."""
    text = show_thing(vocabulary, claim.type, claim.subject)
    if claim.type not in TYPES:  # a row of somebody's table: its attribute may be any words
        text = f"{text}, {unescaped(claim.field)}"
        return text + _qualified(claim)
    field = _FIELDS.get(claim.field, claim.field.replace("_", " "))
    if claim.kind == "target" and len(claim.tied) > 1:  # a relation over a whole passage
        return f"{field} of {len(claim.tied)} things that one passage tells"
    text = f"{field} of the {text}" if field and claim.field != "stated" else text
    return text + _qualified(claim)


def unescaped(text: str) -> str:
    """A part of a slot as it stood in a table."""
    for escaped, plain in _ESCAPED.items():
        text = text.replace(escaped, plain)
    return text


def _qualified(claim: Claim) -> str:
    if not claim.qualifiers:
        return ""
    return " (" + ", ".join(f"{_name(n)} {each}" for n, each in claim.qualifiers) + ")"


def show_value(vocabulary: Vocabulary, claim: Claim) -> str:
    """A claim's value in words: as printed, or what a relation points to."""
    if claim.target and claim.value == claim.target:
        type_, _, subject = claim.target.partition("/")
        return show_thing(vocabulary, type_, subject)
    return claim.value


def show_reading(reading: Reading) -> str:
    """What a printed value means, in words."""
    if not reading.known:
        return reading.reason
    if reading.kind == "name":
        return " or ".join(sorted(reading.names)) or reading.text
    if reading.listing is not None and reading.listing.members:
        members = ", ".join(sorted(reading.listing.members))
        return members + (" and no other" if reading.listing.closed else " and perhaps others")
    return cut_in_words(reading.strict, reading)


def ends(interval: Interval, reading: Reading) -> list[Any]:
    """An interval for machines: [low, high, low_closed, high_closed], None for open ends."""
    return [
        _end(interval.low, reading),
        _end(interval.high, reading),
        bool(interval.low_closed and interval.low > -inf),
        bool(interval.high_closed and interval.high < inf),
    ]


def _end(number: float, reading: Reading) -> Any:
    if number in (inf, -inf):
        return None
    return iso(number) if reading.kind == "date" else number


def _name(qualifier: str) -> str:
    return {"as_of": "as of", "period": "in", "since": "since", "among": "among"}.get(
        qualifier, qualifier
    )


def _party(vocabulary: Vocabulary, ids: str) -> str:
    return " and ".join(vocabulary.show(each) for each in ids.split("+"))


def _role(vocabulary: Vocabulary, part: str) -> str:
    name, colon, who = part.partition(":")
    if not colon:
        return vocabulary.show(part)
    return f"{name} {_party(vocabulary, who)}"
