"""Printed lists: who is in a set, whether the list is complete, how many there are.

"including A and B" is open, "the members are A, B and C" is closed, "only four countries"
counts (theory, section 4).
"""

from __future__ import annotations

import re
from math import inf

from vkrel.values.fold import fold
from vkrel.values.interval import EVERYTHING, Cut, Interval, intersection
from vkrel.values.quantities.forms import read_quantity
from vkrel.values.quantities.hedges import hedge_words
from vkrel.values.quantities.number import digits_for_words, plain
from vkrel.values.reading import Listing, Reading, unknown
from vkrel.values.table import from_table
from vkrel.values.verdict import Kind

_OPEN = re.compile(
    r"(?i)[,;(]?\s*\b(?:including|includes?|included|such as|among them|among others|e\.g\.|for example|for instance|notably|in particular|like)\b:?\s*(?:for example |among others |the )?"
)
_CLOSED = re.compile(
    r"(?i)^.*?\b(?:(?:the )?(?:[a-z]+ ){0,3}?(?:members?|countries|states|parties|partners|participants|signatories|they|these) (?:are|were|is)(?: only| just)?:?|members?:|consists? of|consisting of|consisted of|comprises?|comprising|comprised of|composed of|made up of|is limited to|namely|i\.e\.|viz\.)\s*(?:only |just |exactly )?"
)
_ONLY_NAMES = re.compile(r"(?i)^(?:only|just|solely|exclusively)\s+")
_MORE_FOLLOW = re.compile(
    r"(?i)(?:,|;|\band\b|\s)\s*(?:etc\.?|and so (?:on|forth)|et al\.?|(?:and )?(?:many |several |some )?others?|among others|\.\.\.|…|(?:and )?more)\s*$"
)
_SEPARATORS = re.compile(
    r"\s*(?:,\s*and\s+|;\s*and\s+|,|;|\s+and\s+|\s*&\s*|\s+as well as\s+|\s+plus\s+)\s*"
)
# names that hold commas or "and" themselves are separated by semicolons
_SEMICOLON = re.compile(r"\s*;\s*(?:and\s+)?")
_ARTICLE = re.compile(r"(?i)^(?:the|a|an)\s+")
# "China (2008)": since when is no part of the name
_YEAR = re.compile(r"\s*\((?:since |from |in )?[0-9]{4}[^)]*\)")
_NO_ONE = re.compile(r"^(?:no|none|nobody|not a single|not one)\b")


def _members(printed: str) -> frozenset[str]:
    printed = _MORE_FOLLOW.sub("", _YEAR.sub("", printed).strip().rstrip("."))
    separators = _SEMICOLON if ";" in printed else _SEPARATORS
    names = (_ARTICLE.sub("", name.strip(" ()[]\"'“”")) for name in separators.split(printed))
    return frozenset(fold(name) for name in names if name)


def _counted(printed: str) -> tuple[Cut, Cut] | None:
    """Both cuts of the count of "only four countries", "at least 46 embassies"."""
    lowered = digits_for_words(plain(printed))
    if _NO_ONE.match(lowered):
        return (Interval(0.0, 0.0),), (Interval(0.0, 0.0),)
    lowered = re.sub(r"^(?:1|one) of (?:the )?(?=only |just )", "", lowered)
    only = re.match(r"(?:only|just|exactly|a total of|all|the|its) ", lowered)
    counted = read_quantity(lowered[only.end() :] if only else lowered, discrete=True)
    if not counted.known or counted.unit not in ("", "person"):
        return None
    return counted.strict, counted.lenient


def read_list(text: str) -> Reading:
    """The set that `text` prints: members, whether it is closed, and its size."""
    stripped = text.strip()
    if not stripped:
        return unknown(text, "empty")
    members: frozenset[str] = frozenset()
    closed = False
    count: tuple[Cut, Cut] | None = None
    found = _OPEN.search(stripped)
    if found is not None:
        members = _members(stripped[found.end() :])
        before = stripped[: found.start()].strip(" ,;(")
        if before:
            count = _counted(before)
    else:
        found = _CLOSED.match(stripped)
        if found is not None and stripped[found.end() :].strip():
            rest = stripped[found.end() :]
            counted = _counted(rest) if _starts_with_count(rest) else None
            if counted is not None:
                count = counted
            else:
                members, closed = _members(rest), not _MORE_FOLLOW.search(rest)
                before = found[0].split("namely")[0].strip(" ,;:(")
                count = _counted(before) if _starts_with_count(before) else None
        elif _starts_with_count(stripped):
            head, colon, tail = _parted(stripped)
            count = _counted(head)
            if colon:
                members = _members(tail)
                closed = not _MORE_FOLLOW.search(tail)
            if count is None:
                return unknown(text, "holds no list and no count that could be read")
        else:
            only = _ONLY_NAMES.match(stripped)
            rest = stripped[only.end() :] if only else stripped
            members = _members(rest)
            closed = only is not None and not _MORE_FOLLOW.search(rest)
    if not members and count is None:
        return unknown(text, "holds no list that could be read")
    return _reading(text, members, count, closed=closed)


def _parted(text: str) -> tuple[str, str, str]:
    """The count and the names of "four countries: A, B, C and D" or "... (A, B, C and D)"."""
    for sign in (":", "(", " - ", "\u2013", "\u2014"):
        head, found, tail = text.partition(sign)
        if found and tail.strip(" )"):
            return head, found, tail.strip(" )")
    return text, "", ""


def _starts_with_count(text: str) -> bool:
    lowered = digits_for_words(plain(text))
    lowered = re.sub(
        r"^(?:(?:only|just|exactly|a total of|there (?:are|were)|has|have|all|the|its) )+",
        "",
        lowered,
    )
    if _NO_ONE.match(lowered) or re.match(
        r"[0-9]|an? (?:dozen|few|handful|couple)|dozens|hundreds|several|scores", lowered
    ):
        return True
    return _hedged_number().match(lowered) is not None


@from_table()
def _hedged_number() -> re.Pattern[str]:
    words = sorted(hedge_words(), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(re.escape(word) for word in words)}) ?[0-9]")


def _reading(
    text: str, members: frozenset[str], count: tuple[Cut, Cut] | None, *, closed: bool
) -> Reading:
    if closed:
        size: Cut = (Interval(float(len(members)), float(len(members))),)
    else:
        size = (Interval(float(len(members)), inf, high_closed=False),)
    strict, lenient = count or (EVERYTHING, EVERYTHING)
    # a list that is longer than its own count contradicts itself: the printed count is kept
    strict = intersection(strict, size) or strict
    lenient = intersection(lenient, size) or lenient
    return Reading(
        text=text,
        kind=Kind.SET,
        unit="",
        strict=strict,
        lenient=lenient,
        listing=Listing(members=members, closed=closed, count=lenient),
    )


def looks_like_list(text: str) -> bool:
    """Whether `text` speaks of members in so many words."""
    return bool(
        _CLOSED.match(text)
        or re.search(r"(?i)\b(?:including|such as|among them|among others)\b", text)
        or re.match(r"(?i)only \S+ (?:countries|members|states|provinces|partners|parties)\b", text)
        or re.fullmatch(r"[A-Z][^,;0-9]*(?:, [A-Z][^,;0-9]*)+,? and [A-Z][^,;0-9]*", text)
    )
