"""Printed lists: who is in a set, whether the list is complete, how many there are.

"including A and B" is open, "the members are A, B and C" is closed, "only four countries"
counts (theory, section 4).
"""

from __future__ import annotations

import re
from math import inf

from vkrel.values.fold import fold
from vkrel.values.interval import EVERYTHING, Cut, Interval, intersection
from vkrel.values.pattern import pattern
from vkrel.values.quantities.forms import read_quantity
from vkrel.values.quantities.hedges import hedge_words
from vkrel.values.quantities.number import digits_for_words, plain
from vkrel.values.reading import EMPTY, Listing, Reading, unknown
from vkrel.values.table import from_table
from vkrel.values.verdict import Kind
from vkrel.values.words import longest_first

_OPEN = pattern(
    r"(?i)[,;(]?\s*\b(?:including|includes?|included|such as|among them|among others|e\.g\.|for example|for instance|notably|in particular|like)\b:?\s*(?:for example |among others |the )?"
)
_THEY_ARE = r"(?:members?|countries|states|parties|partners|participants|signatories|they|these) (?:are|were|is)"
_NAMELY = r"members?:|consists? of|consisting of|consisted of|comprises?|comprising|comprised of|composed of|made up of|is limited to|namely|i\.e\.|viz\."
_CLOSED = pattern(
    rf"(?i)^.*?\b(?:(?:the )?(?:[a-z]+ ){{0,3}}?{_THEY_ARE}(?: only| just)?:?|{_NAMELY})\s*(?:only |just |exactly )?"
)
_ONLY_NAMES = pattern(r"(?i)^(?:only|just|solely|exclusively)\s+")
_MORE_FOLLOW = pattern(
    r"(?i)(?:,|;|\band\b|\s)\s*(?:etc\.?|and so (?:on|forth)|et al\.?|(?:and )?(?:many |several |some )?others?|among others|\.\.\.|…|(?:and )?more)\s*$"
)
_SEPARATORS = pattern(
    r"\s*(?:,\s*and\s+|;\s*and\s+|,|;|\s+and\s+|\s*&\s*|\s+as well as\s+|\s+plus\s+)\s*"
)
# names that hold commas or "and" themselves are separated by semicolons
_SEMICOLON = pattern(r"\s*;\s*(?:and\s+)?")
_ARTICLE = pattern(r"(?i)^(?:the|a|an)\s+")
# "China (2008)": since when is no part of the name
_YEAR = pattern(r"\s*\((?:since |from |in )?[0-9]{4}[^)]*\)")
_NO_ONE = pattern(r"^(?:no|none|nobody|not a single|not one)\b")
_SOME_NUMBER = pattern(r"[0-9]|an? (?:dozen|few|handful|couple)|dozens|hundreds|several|scores")


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
        return unknown(text, EMPTY)
    count, printed, closed = _parts(stripped)
    members = _members(printed)
    if not members and count is None:
        what = "list and no count" if _starts_with_count(stripped) else "list"
        return unknown(text, f"holds no {what} that could be read")
    return _reading(text, members, count, closed=closed and not _MORE_FOLLOW.search(printed))


def _parts(text: str) -> tuple[tuple[Cut, Cut] | None, str, bool]:
    """The count that is printed, the names that are, and whether these should be all."""
    if found := _OPEN.search(text):
        before = text[: found.start()].strip(" ,;(")
        return _counted(before) if before else None, text[found.end() :], False
    found = _CLOSED.match(text)
    if found is not None and text[found.end() :].strip():
        rest = text[found.end() :]
        count = _counted(rest) if _starts_with_count(rest) else None
        if count is not None:
            return count, "", False
        before = found[0].split("namely")[0].strip(" ,;:(")
        return _counted(before) if _starts_with_count(before) else None, rest, True
    if _starts_with_count(text):
        head, names = _parted(text)
        count = _counted(head)
        return count, "" if count is None else names, bool(names)
    only = _ONLY_NAMES.match(text)
    return None, text[only.end() :] if only else text, only is not None


def _parted(text: str) -> tuple[str, str]:
    """The count and the names of "four countries: A, B, C and D" or "... (A, B, C and D)"."""
    for sign in (":", "(", " - ", "\u2013", "\u2014"):
        head, _, tail = text.partition(sign)
        if tail.strip(" )"):
            return head, tail.strip(" )")
    return text, ""


def _starts_with_count(text: str) -> bool:
    lowered = digits_for_words(plain(text))
    lowered = re.sub(
        r"^(?:(?:only|just|exactly|a total of|there (?:are|were)|has|have|all|the|its) )+",
        "",
        lowered,
    )
    return bool(
        _NO_ONE.match(lowered) or _SOME_NUMBER.match(lowered) or _hedged_number().match(lowered)
    )


@from_table()
def _hedged_number() -> re.Pattern[str]:
    words = longest_first(*map(re.escape, hedge_words()))
    return re.compile(f"(?:{words}) ?[0-9]")


def _reading(
    text: str, members: frozenset[str], count: tuple[Cut, Cut] | None, *, closed: bool
) -> Reading:
    least = float(len(members))
    size: Cut = (Interval(least, least if closed else inf, high_closed=closed),)
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


_SPOKEN = pattern(
    rf"(?i)\A.*?\b(?:{_THEY_ARE}|{_NAMELY})|\b(?:including|such as|among them|among others)\b"
    r"|\Aonly \S+ (?:countries|members|states|provinces|partners|parties)\b"
)
_NAMES = pattern(r"[A-Z][^,;0-9]*(?:, [A-Z][^,;0-9]*)+,? and [A-Z][^,;0-9]*")


def looks_like_list(text: str) -> bool:
    """Whether `text` speaks of members in so many words."""
    return _SPOKEN.search(text) is not None or _NAMES.fullmatch(text) is not None
