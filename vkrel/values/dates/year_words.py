"""Years that are written in words: "nineteen seventy-five", "the nineteen seventies"."""

from __future__ import annotations

import re

from vkrel.values.pattern import pattern
from vkrel.values.words import CARDINALS, ONE_TO_NINE, ONES, TENS, longest_first

_TEENS = longest_first(*[word for word, number in ONES.items() if 10 <= number <= 19], "twenty")
_TENS_WORDS = longest_first(*TENS)
_NINE = longest_first(*ONE_TO_NINE)
_IN_WORDS = pattern(
    rf"\b(?P<century>{_TEENS})[- ](?:(?P<plural>{'|'.join(name[:-1] + 'ies' for name in TENS)})\b"
    rf"|(?P<tens>{_TENS_WORDS})(?:[- ](?P<ones>{_NINE}))?\b(?!th)|(?P<late>{_TEENS})\b"
    rf"|oh[- ](?P<oh>{_NINE})\b|(?P<hundred>hundred)(?P<s>s)?(?: and (?P<and>{_NINE}))?\b)"
    rf"|\btwo thousand(?:(?: and)? (?P<rest>(?:{_TENS_WORDS})(?:[- ](?:{_NINE}))?|{_TEENS}|{_NINE}))?\b"
)


def years_in_figures(text: str) -> str:
    """The text, in lower case, with its years in figures: 1975, the 1970s."""
    if "een" in text or "tw" in text or "ten" in text or "lev" in text or "thou" in text:
        return _IN_WORDS.sub(_year, text)
    return text  # for most dates


def _year(match: re.Match[str]) -> str:
    if not match["century"]:
        parts = re.split("[- ]", match["rest"]) if match["rest"] else ()
        return str(2000 + sum(CARDINALS[part] for part in parts))
    first = CARDINALS[match["century"]] * 100
    if match["plural"]:
        return f"{first + TENS[match['plural'][:-3] + 'y']}s"
    if match["hundred"]:
        return f"{first + CARDINALS.get(match['and'] or '', 0)}{match['s'] or ''}"
    words = [match[name] for name in ("tens", "ones", "late", "oh") if match[name]]
    return str(first + sum(CARDINALS[word] for word in words))
