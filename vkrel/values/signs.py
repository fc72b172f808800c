"""What shows in print of which kind a value is, where nobody says it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from vkrel.values.dates.words import TOKENS
from vkrel.values.listing import looks_like_list
from vkrel.values.pattern import pattern
from vkrel.values.quantities.multiple import looks_like_multiple
from vkrel.values.quantities.number import PARTS, digits_for_words
from vkrel.values.quantities.rank import looks_like_rank
from vkrel.values.quantities.units import spellings
from vkrel.values.table import from_table
from vkrel.values.verdict import Kind

_TIME = pattern(r"(?:[0-9]{1,2}:[0-9]{2}|[0-9] ?[ap]\.?m\b)")
_SPOKEN_TIME = pattern(
    r"\b(?:half past|quarter (?:past|to)|o'clock)\b|^(?:noon|midday|midnight)$"
    r"|\b(?:past|to) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon)\b"
)
# One of these is in each spoken time.
_OF_SPOKEN_TIME = pattern(" past| to |o'clock|noon|midday|midnight")


def _looks_like_time(lowered: str) -> bool:
    return _TIME.search(lowered) is not None or (
        _OF_SPOKEN_TIME.search(lowered) is not None and _SPOKEN_TIME.search(lowered) is not None
    )


_DURATION = pattern(
    r"[0-9][ -]?(?:years?|months?|weeks?|days?|decades?|centur(?:y|ies)|hours?|minutes?|seconds?)\b(?: (?:ago|old|long|later))?$"
)
_ORDINAL = pattern(
    r"^(?:the |its |their )?\S+(?:st|nd|rd|th) (?:anniversary|time|edition|meeting|session|summit|round|year|congress)\b"
)
_DATED = pattern(
    r"(?:\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\b|\bcentury\b|\b[0-9]{3}0s\b"
    r"|[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}|^[0-9xu]{4}-[0-9x]{2}|\b(?:1[0-9]|20)[0-9]{2}[?~%]?$|[0-9]{4}[~?%]"
    r"|\b(?:yesterday|today|last year|this year|next year|spring|summer|autumn|winter)\b"
    r"|\b(?:following|previous|preceding|that|same) (?:day|week|month|quarter|year|decade)\b"
    r"|[0-9]0'?s\b|(?:[0-9] ?|\b)(?:ah|a\.h\.|sh|ap|bce?|ce|ad|b\.c\.|a\.d\.)(?: ?[0-9]|(?![a-z]))"
    r"|\b[12][0-9]{3}-?w[0-9]{2}\b|\b(?:q[1-4]|h[12]) [12][0-9]{3}\b|\b(?:fy|fiscal)\b)"
)

# Dates that look like amounts: seconds, ampere-hours, becquerels.
_NO_AMOUNT = pattern(
    r"\b[0-9]{2,3}0'?s\b|^[^0-9]*[0-9]{1,4} ?(?:ah|a\.h\.|sh|ap|bc|bce|ce|ad|b\.c\.(?:e\.)?|a\.d\.)$|\b(?:ad|ah) [0-9]"
)


# The first that can be read is taken. Each test is given the text, the text in plain letters, and
# that with its numbers in digits.
_SIGNS: tuple[tuple[str, Callable[[str, str, str], object]], ...] = (
    (Kind.TIME, lambda _, lowered, __: _looks_like_time(lowered)),
    (Kind.SET, lambda text, _, __: looks_like_list(text)),
    (Kind.MULTIPLE, lambda _, __, digits: looks_like_multiple(digits)),
    (Kind.RANK, lambda _, lowered, __: looks_like_rank(lowered)),
    (Kind.ORDINAL, lambda _, lowered, __: _ORDINAL.search(lowered)),
    ("length", lambda _, __, digits: _DURATION.search(digits)),
)


def shown(text: str, lowered: str) -> Iterator[str]:
    """The kinds, other than dates and amounts, that show in a text; lowered: it in plain letters."""
    digits = digits_for_words(lowered)
    return (kind for kind, shows in _SIGNS if shows(text, lowered, digits))


def is_dated(lowered: str) -> bool:
    """Whether a date shows in a text in plain letters."""
    return _DATED.search(lowered) is not None


def is_no_amount(lowered: str) -> bool:
    """Whether a dated text is no amount, much as it looks like one."""
    return _NO_AMOUNT.search(lowered) is not None


@from_table()
def _words_of_dates() -> frozenset[str]:
    """Words of dates that are of no unit and no share: with them alone no amount has one."""
    of_units = frozenset(word for phrase in (*spellings(), *PARTS) for word in _apart(phrase))
    return frozenset(word for phrase in TOKENS for word in _apart(phrase)) - of_units


_NOTHING = str.maketrans("", "", "0123456789")
_BLANKS = str.maketrans(dict.fromkeys(",-", " "))


def _apart(lowered: str) -> list[str]:
    return lowered.translate(_BLANKS).split()


def has_no_unit(lowered: str) -> bool:
    """Whether each word of a text in plain letters is of dates, and of no unit or share besides."""
    return "/" not in lowered and _words_of_dates().issuperset(_apart(lowered.translate(_NOTHING)))


# Letters and digits that no unit, hedge or scale explains: "C5", an ISBN, a version, a postcode.
_LABEL = pattern(
    r"(?:ISBN |ISSN |v\.? ?|[Vv]ersion |[Nn]o\. ?)?"
    r"((?:[A-Z]{1,5}[-./]?[0-9][0-9A-Z./-]*|[0-9]+[-./]?[A-Z]{1,3}[0-9A-Z./-]*|[0-9]+(?:[.-][0-9Xx]+){2,}|[0-9]+(?:\.[0-9]+)+(?:-?[a-z]+[0-9]*))"
    r"(?: [0-9][A-Z]{2})?)"
)


def label(text: str) -> str:
    """The label that a text is ("C5"), without the word before it; "" where it is none."""
    found = _LABEL.fullmatch(text.strip())
    return found[1] if found else ""
