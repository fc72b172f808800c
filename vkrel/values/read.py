"""The one reader: a printed value in, a reading out, each distinct value once."""

from __future__ import annotations

import re
from functools import cache

from vkrel.values.date import read_date
from vkrel.values.duration import read_duration
from vkrel.values.fold import fold
from vkrel.values.listing import looks_like_list, read_list
from vkrel.values.multiple import looks_like_multiple, read_multiple
from vkrel.values.number import digits_for_words, plain
from vkrel.values.quantity import read_quantity
from vkrel.values.rank import looks_like_rank, read_ordinal, read_rank
from vkrel.values.reading import Reading, unknown
from vkrel.values.table import on_change
from vkrel.values.time import NOT_STATED, read_time

# A printed value is a phrase; longer texts are no value.
LONGEST = 400

# Kinds that share a reader.
_SAME_READER = {
    "amount": "quantity",
    "count": "quantity",
    "share": "quantity",
    "percent": "quantity",
    "money": "quantity",
    "timestamp": "time",
    "list": "set",
}


def read_uncached(
    text: str,
    kind: str = "",
    *,
    written: str = "",
    unit: str = "",
    discrete: bool = False,
    order: str = "",
) -> Reading:
    """What `read` returns, read anew."""
    if len(text) > LONGEST:
        return unknown(text[:LONGEST], f"longer than {LONGEST} characters")
    kind = _SAME_READER.get(kind, kind)
    if kind == "quantity":
        found = read_quantity(text, unit=unit, discrete=discrete)
    elif kind == "date":
        found = read_date(text, written=written, order=order)
    elif kind == "name":
        found = read_name(text)
    elif kind == "time":
        found = read_time(text, written=written, unit=unit, order=order)
    elif kind == "duration":
        found = read_duration(text)
    elif kind == "length":
        found = read_duration(text, between_dates=False)
    elif kind == "rank":
        found = read_rank(text)
    elif kind == "ordinal":
        found = read_ordinal(text)
    elif kind == "multiple":
        found = read_multiple(text)
    elif kind == "set":
        found = read_list(text)
    elif kind == "":
        return _inferred(text, written=written, unit=unit, discrete=discrete, order=order)
    else:
        return unknown(text, f"no reader for values of the kind {kind}")
    if found.kind == "unknown":
        return _not_stated(text) or found
    return found


@cache
def read(
    text: str,
    kind: str = "",
    *,
    written: str = "",
    unit: str = "",
    discrete: bool = False,
    order: str = "",
) -> Reading:
    """The meaning of a printed value; never an exception, each distinct value is read once.

    kind: date, quantity (also: share, percent, money, count), time, duration (to be held
        against two dates), length (against another duration), rank, ordinal, multiple, set,
        name; "" infers it.
    written: when the text was written (for "last year"); order: of day and month in
        "11/10/2023", both as for dates.
    unit: of a number that prints none; a unit in print wins.
    discrete: the number counts whole things, so below a hundred it is a point.
    """
    return read_uncached(text, kind, written=written, unit=unit, discrete=discrete, order=order)


def read_name(text: str) -> Reading:
    """A name, folded: case, spaces, hyphens and diacritics tell nothing apart."""
    if not text.strip():
        return unknown(text, "empty")
    return Reading(text=text, kind="name", names=frozenset({fold(text)}))


def _not_stated(text: str) -> Reading | None:
    lowered = plain(text)
    if not lowered:
        return unknown(text, "empty")
    if NOT_STATED.match(lowered):
        return unknown(text, "stated as not available")
    return None


_TIME = re.compile(r"(?:[0-9]{1,2}:[0-9]{2}|[0-9] ?[ap]\.?m\b)")
_YEAR = re.compile(r"[0-9]{4}\??")
_DURATION = re.compile(
    r"[0-9][ -]?(?:years?|months?|weeks?|days?|decades?|centur(?:y|ies)|hours?|minutes?|seconds?)\b(?: (?:ago|old|long|later))?$"
)
_ORDINAL = re.compile(
    r"^(?:the |its |their )?\S+(?:st|nd|rd|th) (?:anniversary|time|edition|meeting|session|summit|round|year|congress)\b"
)
_DATE_WORD = re.compile(
    r"(?:\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\b|\bcentury\b|\b[0-9]{3}0s\b"
    r"|[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}|^[0-9xu]{4}-[0-9x]{2}|\b(?:1[0-9]|20)[0-9]{2}[?~%]?$|[0-9]{4}[~?%]"
    r"|\b(?:yesterday|today|last year|this year|next year|spring|summer|autumn|winter)\b)"
)


def _inferred(text: str, *, written: str, unit: str, discrete: bool, order: str) -> Reading:
    missing = _not_stated(text)
    if missing is not None:
        return missing
    lowered = plain(text)
    digits = digits_for_words(lowered)
    if _TIME.search(lowered):
        found = read_time(text, written=written, unit=unit, order=order)
        if found.known:
            return found
    if looks_like_list(text):
        return read_list(text)
    if looks_like_multiple(digits):
        found = read_multiple(text)
        if found.known:
            return found
    if looks_like_rank(lowered):
        found = read_rank(text)
        if found.known:
            return found
    if _ORDINAL.search(lowered):
        found = read_ordinal(text)
        if found.known:
            return found
    if _DURATION.search(digits):
        found = read_duration(text, between_dates=False)
        if found.known:
            return found
    amount = read_quantity(text, unit=unit, discrete=discrete)
    if _DATE_WORD.search(lowered) and (not amount.known or amount.unit in ("", unit)):
        found = read_date(text, written=written, order=order)
        if found.known:
            return found
    if amount.known or re.search("[0-9]", digits):
        return amount
    found = read_date(text, written=written, order=order)
    return found if found.known else read_name(text)


on_change(read.cache_clear)
