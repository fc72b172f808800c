"""Which cells of a column state that there is no value: "n/a", "Not provided by airline", "-".

Such words are known where they are everywhere the same. Where the other values of a column are
dates, times or numbers, a text without a digit that nobody understands and that stands there over
and over is one more of them, in whatever words this table uses. Among codes (gates, phones, postcodes)
only two words and more are taken so: "Contact airline"; one word, and any among names, may be one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from statistics import median

from vkrel.values.dates.time import NOT_STATED
from vkrel.values.fold import fold
from vkrel.values.quantities.number import plain
from vkrel.values.verdict import Kind

# So often a text that is not understood is no slip, and so many times as often as a value of the
# column usually stands there it is none of them: of five hundred times of day each is there a few
# times, "See airline" thirty times; where a column has but five marks, no word is so frequent.
REPEATED, TIMES_AS_OFTEN = 5, 3
CODES = 0.8  # of the distinct values with digits make names a column of codes
SHOWN = 5  # texts that are named when it is told what was taken as no value

_NAMES = frozenset({Kind.NAME, Kind.TEXT, Kind.SET})
_MISSING = frozenset(
    (
        "n/a", "#n/a", "na", "n.a.", "<na>", "null", "nil", "nan", "nat", r"\n", "unknown",
        "unavailable", "missing", "tba", "tbd", "tbc", "to be announced", "to be determined",
        "to be confirmed", "no data", "no value", "not available", "not known", "not stated",
        "not applicable", "-", "--", "---", "?", "??", ".", "..", "...",
    )
)  # fmt: skip
# In a column of dates, times or numbers these are none, too, however seldom they occur.
_NO_NUMBER = re.compile(
    r"[-+]?(?:inf(?:inity)?|∞)|#(?:ref|value|div/0|num|name|null)[!?]|cancel+ed|pending|various"
    r"|see (?:the )?(?:foot)?notes?|withheld|undisclosed|unspecified|not (?:yet )?published"
)
# What is not there, and who does not tell it: "Not provided by airline", "not yet announced".
_NOT_GIVEN = re.compile(
    r"(?:not|no longer) (?:yet )?(?:available|provided|known|stated|given|reported|recorded"
    r"|specified|disclosed|announced|assigned|determined|applicable|listed|entered)"
    r"(?: (?:yet|here|at this time|by (?:the )?[^\W\d]+))?"
)
_MARKS = " \t*()[]."


def unstated(
    counts: Mapping[str, int], kind: Kind, understood: Callable[[str], bool]
) -> frozenset[str]:
    """The values of a column that state no value; the order of rows is nothing to it.

    counts: every distinct value with its rows. kind: how the others are read. understood: whether
    a value can be read as that kind; it is asked only of texts without digits that are repeated.
    """
    codes = kind in _NAMES and _are_codes(counts)
    looked_as = None if codes else kind
    known = frozenset(value for value in counts if states_nothing(value, looked_as))
    if kind in _NAMES and not codes:
        return known
    usual = [count for value, count in counts.items() if any(map(str.isdigit, value))]
    needed = max(REPEATED, TIMES_AS_OFTEN * median(usual)) if usual else 0
    wordy = {value for value in counts.keys() - known if not any(map(str.isdigit, value))}
    times: Counter[str] = Counter()
    for value in wordy:
        times[fold(value)] += counts[value]
    repeated = (value for value in wordy if usual and times[fold(value)] >= needed)
    if codes:
        return known | {value for value in repeated if len(value.split()) > 1}
    return known | {value for value in repeated if not understood(value)}


def _are_codes(values: Collection[str]) -> bool:
    """Whether nearly all distinct values hold digits."""
    return sum(any(map(str.isdigit, value)) for value in values) >= CODES * len(values)


def states_nothing(value: str, kind: Kind | None = None) -> bool:
    """Whether a cell says in words that are known everywhere that there is no value."""
    if value[-1:].isdigit():  # as most cells do
        return False
    words = plain(value)
    bare = words.strip(_MARKS)
    if words in _MISSING or bare in _MISSING or _NOT_GIVEN.fullmatch(bare):
        return True
    if kind in _NAMES:
        return bare == "none"  # which is 0 of a number
    return bool(NOT_STATED.match(words) or _NO_NUMBER.fullmatch(bare))


def told_unstated(counts: Mapping[str, int], without: frozenset[str]) -> str:
    """What was taken as no value, in words for people, the most frequent first; "" if nothing."""
    if not without:
        return ""
    ordered = sorted(without, key=lambda value: (-counts[value], value))
    listed = ", ".join(f'"{value}" ({counts[value]:,})' for value in ordered[:SHOWN])
    more = f" and {len(ordered) - SHOWN} more texts" if len(ordered) > SHOWN else ""
    rows = sum(map(counts.__getitem__, without))
    return f"{rows:,} rows state no value: {listed}{more}"
