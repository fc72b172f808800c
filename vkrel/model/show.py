"""How slots, claims and readings are called in texts for people."""

from __future__ import annotations

from vkrel.model.claim import Claim
from vkrel.model.subject import DOCUMENT, Subject
from vkrel.model.types import TYPES
from vkrel.model.vocabulary import Vocabulary
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
_QUALIFIERS = {"as_of": "as of", "period": "in"}


def show_thing(vocabulary: Vocabulary, thing: Subject) -> str:
    """What a record speaks of, in words: "visit of Lee Myung-bak to Viet Nam"."""
    if thing.type == DOCUMENT:
        return f"document {thing.text}"
    if thing.type not in TYPES:  # a row of somebody's table
        return _unescaped(thing.text)
    if thing[""]:
        return " / ".join(vocabulary.show(part) for part in thing.text.split("/"))
    return TYPES[thing.type].called(vocabulary, thing)


def show_slot(vocabulary: Vocabulary, claim: Claim) -> str:
    """The question that a claim answers, in words."""
    text = show_thing(vocabulary, claim.subject)
    if claim.type == DOCUMENT:
        return f"date of {text}"
    if claim.type not in TYPES:  # a row of somebody's table: its attribute may be any words
        text = f"{text}, {_unescaped(claim.field)}"
        return text + _qualified(claim)
    field = _FIELDS.get(claim.field, claim.field.replace("_", " "))
    if claim.kind == "target" and len(claim.tied) > 1:  # a relation over a whole passage
        return f"{field} of {len(claim.tied)} things that one passage tells"
    text = f"{field} of the {text}" if field and claim.field != "stated" else text
    return text + _qualified(claim)


def _unescaped(text: str) -> str:
    """A part of a slot as it stood in a table."""
    for escaped, plain in _ESCAPED.items():
        text = text.replace(escaped, plain)
    return text


def _qualified(claim: Claim) -> str:
    if not claim.qualifiers:
        return ""
    named = (f"{_QUALIFIERS.get(name, name)} {text}" for name, text in claim.qualifiers)
    return f" ({', '.join(named)})"


def show_value(vocabulary: Vocabulary, claim: Claim) -> str:
    """A claim's value in words: as printed, or what a relation points to."""
    if claim.target and claim.value == str(claim.target):
        return show_thing(vocabulary, claim.target)
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
