"""Ranks and ordinals: intervals of whole numbers, counted and therefore exact.

"top two" is [1, 2], "third" is [3, 3], "one of the largest" is [1, inf) (theory, section 4).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from math import inf

from vkrel.values.pattern import pattern
from vkrel.values.quantities.fillers import BEFORE, not_counted
from vkrel.values.quantities.hedges import Exact
from vkrel.values.quantities.number import digits_for_words, plain
from vkrel.values.reading import Reading, unknown
from vkrel.values.verdict import Kind
from vkrel.values.words import FIRST_NINE, ORDINALS, TENS

_STEMS = "|".join(TENS)
_WORDS = {**ORDINALS, "twelvth": 12, "hundredth": 100}
_WORDS |= {
    f"{stem}-{word}": tens + ones
    for stem, tens in TENS.items()
    for ones, word in enumerate(FIRST_NINE, 1)
}

# "twenty-first" is written as its parts: one alternation of a hundred words compiles slowly.
_COMPOUND_WORD = rf"(?:{_STEMS})-(?:{'|'.join(FIRST_NINE)})"
_COMPOUND = pattern(rf"\b{_COMPOUND_WORD}\b")
_ORDINAL = (
    rf"(?:([0-9]{{1,6}}) ?(?:st|nd|rd|th)\b"
    rf"|\b({'|'.join((_COMPOUND_WORD, *filter(str.isalpha, _WORDS)))})\b)"
)
_ORDINAL_IN_TEXT = pattern(_ORDINAL)

_SUPERLATIVE = (
    r"(?:largest|biggest|greatest|highest|most|top|leading|best|strongest|richest|longest|"
    r"oldest|tallest|fastest|busiest|smallest|lowest|poorest|main|foremost|number one|[a-z]{3,}est)"
)
# How a span of ranks is printed: the first that makes one is taken.
_SPANS = (
    r"\b(?:outside|not (?:among|in)|below|out of) (?:of )?(?:the )?top[ -](?P<beyond>[0-9]{1,6})\b",
    r"\b(?P<second>second only to|next only to|behind only|behind just|second to (?!none))",
    "(?P<sole>second to none|unrivalled)",
    r"\btop[ -](?P<top>[0-9]{1,6})\b(?! ?(?:%|per ?cent))",
    rf"\b(?:1 of|among|one of|in|is in) (?:the |its |their |his |her )?(?:world's |[a-z]+'s )?(?:first )?(?P<top>[0-9]{{1,6}}) (?:[a-z'-]+ ){{0,2}}?{_SUPERLATIVE}\b",
    r"\b(?:1 of|among|in) (?:the |its )?first (?P<top>[0-9]{1,6})\b",
    rf"{_SUPERLATIVE} but (?P<but>[0-9])\b",
    rf"{_ORDINAL} (?P<joined>or|to|and|-) {_ORDINAL}",
    r"\b(?:ranked |ranks |place |no\. ?|number |#)?(?P<place>[0-9]{1,6})(?:st|nd|rd|th)? ?(?:/ ?|out of |of )(?:a total of |the )?(?P<of>[0-9]{1,6})(?:th)?\b",
    rf"\b(?P<vague>1 of|among|one of) (?:the |its |their )?(?:world's |[a-z]+'s )?(?:very )?(?:[a-z]+ ){{0,1}}?(?:{_SUPERLATIVE}|first|top)\b",
)
# What the numbers of one say, by what is named in it.
_MEANT: dict[str, Callable[[list[int]], tuple[float, float]]] = {
    "beyond": lambda numbers: (numbers[0] + 1, inf),
    "second": lambda _: (2, 2),
    "sole": lambda _: (1, 1),
    "top": lambda numbers: (1, numbers[0]),
    "but": lambda numbers: (numbers[0] + 1, numbers[0] + 1),
    "joined": lambda numbers: (min(numbers[0], numbers[2]), max(numbers[0], numbers[2])),
    "place": lambda numbers: (numbers[0], numbers[0] if numbers[0] <= numbers[1] else -inf),
    "vague": lambda _: (1, inf),
}
_NUMBERED = pattern(
    r"(?:#|\bno\.? ?|\bnumber |\branked |\brank |\branks |\bplaced? |\bposition )([0-9]{1,6})\b"
)
_SOLE = pattern(
    rf"^(?:the |its |their |a |an |by far the |ranks? |ranked |still the |currently the |is the )*(?:(?:[a-z'-]+ ){{0,4}}?)(?:{_SUPERLATIVE})\b"
)
_BOUND = pattern(
    r"\b(at least|no lower than|no worse than|at worst|at best|no higher than|no better than)\b"
)


def _numbers(found: re.Match[str]) -> list[int]:
    words = filter(None, found.groups())
    return [int(word) if word.isdigit() else _WORDS.get(word, 0) for word in words]


def _read(text: str, lowered: str, kind: Kind, first: float, last: float) -> Reading:
    """A span of whole numbers, and the thing that is ranked; unknown where a word is strange."""
    words = [word.strip(',;:.()[]"') for word in _OUTSIDE.sub("", lowered).split()]
    where = next(
        (at for at, (word, to) in enumerate(pairwise(words), 1)
         if to in _WHERE and _CORE.fullmatch(word)),
        len(words),
    )  # fmt: skip
    ranked = [at for at, word in enumerate(words[:where]) if _CORE.fullmatch(word)]
    behind = ranked[-1] + 1 if ranked else 0
    before = (
        word for word in words[:behind] if not (_CORE.fullmatch(word) or _BESIDE.fullmatch(word))
    )
    strange = next(before, "") or not_counted(words[behind:], counts=True)
    if strange:
        return unknown(text, f"“{strange}” is not understood beside a rank")
    cut = Exact(first, last, high_closed=last != inf).cut
    return Reading(
        text=text,
        kind=kind,
        unit=kind.value,
        strict=cut,
        lenient=cut,
        value=float(first) if first == last else None,
        rest=" ".join(words[behind:]),
    )


# The words that make a rank, and those that may stand before or between them.
_CORE = pattern(
    rf"(?:{_SUPERLATIVE}|{_COMPOUND_WORD}|{'|'.join(filter(str.isalpha, _WORDS))}|#?[0-9]+(?:/[0-9]+)?(?:st|nd|rd|th)?"
    r"|top|top-[0-9]+|unrivalled|none|ranks?|ranked)"
)
_BESIDE = pattern(
    r"(?:among|out|or|to|and|but|only|next|just|behind|outside|below|least|worst|best|lower|worse|higher|better|than|one|very|far|by|second|-|[a-z]+'s?|no|no\.|number|place|placed|position|as|"
    + "|".join(sorted(BEFORE))
    + ")"
)


# "Not among the top three" says a rank, any other "not" denies one.
_OUTSIDE = pattern(r"^not (?=(?:among|in) (?:the )?top\b)")
# What follows a rank and one of these is where it holds: "first in more than 140 countries".
_WHERE = frozenset({"in", "since", "with", "for", "by", "on", "at"})


def ordinal(lowered: str) -> int | None:
    """The first ordinal in `lowered`: 30 for "30th anniversary"."""
    found = _ORDINAL_IN_TEXT.search(lowered)
    return None if found is None else _numbers(found)[0]


def read_ordinal(text: str) -> Reading:
    """The place in a count: "30th anniversary", "14th", "fourteenth"."""
    lowered = re.sub(rf"\b({_STEMS}) ", r"\1-", plain(text))
    number = ordinal(lowered)
    if number is None:
        bare = re.fullmatch(r"(?:no\.? ?|number |#)?([0-9]{1,6})", digits_for_words(lowered))
        if bare is None:
            return unknown(text, "holds no ordinal that could be read")
        number = int(bare[1])
    return _read(text, lowered, Kind.ORDINAL, number, number)


def read_rank(text: str) -> Reading:
    """The rank, or the span of ranks, that `text` prints."""
    lowered = re.sub(rf"\b({_STEMS}) (?=[a-z]+(?:st|nd|rd|th)\b)", r"\1-", plain(text))
    lowered = digits_for_words(_COMPOUND.sub(lambda found: f"{_WORDS[found[0]]}th", lowered))
    span = _span(lowered)
    if span is None or span[0] < 1:
        return unknown(text, "holds no rank that could be read")
    return _read(text, lowered, Kind.RANK, *span)


def _span(lowered: str) -> tuple[float, float] | None:
    if re.search(r"\btop[ -][0-9.]+ ?(?:%|per ?cent|pct)", lowered):
        return None
    for printed in _SPANS:
        if found := re.search(printed, lowered):
            named = next(name for name, group in found.groupdict().items() if group)
            first, last = _MEANT[named](_numbers(found))
            if first <= last:
                return first, last
    number = ordinal(lowered)
    if number is None:
        found = _NUMBERED.search(lowered) or re.fullmatch(r"([0-9]{1,6})", lowered)
        number = int(found[1]) if found else None
    if number is None:
        return (1, 1) if _SOLE.search(lowered) else None
    bound = _BOUND.search(lowered)
    if bound is None:
        return number, number
    # a better rank is a smaller number
    better = bound[1] in ("at best", "no higher than", "no better than")
    return (number, inf) if better else (1, number)


_SPOKEN = pattern(
    rf"\b(?:{_SUPERLATIVE.replace('most|', '').replace('|[a-z]{3,}est', '')})\b"
    r"|\b(?:ranks?|ranked|second only to|no\. ?[0-9]+)\b"
    r"|[0-9](?:st|nd|rd|th) out of|^[0-9]+/[0-9]+(?:st|nd|rd|th)"
    rf"|^(?:the )?(?:{_ORDINAL})$"
)


def looks_like_rank(lowered: str) -> bool:
    """Whether `lowered` (plain) speaks of a rank in so many words."""
    return _SPOKEN.search(lowered) is not None
