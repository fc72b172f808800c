"""The words of printed dates, and the tokens that they become.

A token is a kind and a value. The kinds:

    y  year (2009)               n  number of up to three digits, or a number word
    m  month (October: 10)       o  ordinal (3rd, first, twentieth)
    d  weekday (Monday: 0)       p  decade or century in the plural (1990s, nineties)
    s  season (spring: 21)       q  part of a year (Q1: 33, H2: 41, as EDTF numbers them)
    u  unit (decade, quarter)    r  year and two digits (2009-10)
    D  a whole date in figures   w  any other word that changes the meaning
    -  what separates the ends of a span
"""

from __future__ import annotations

from typing import Any

from vkrel.values.dates.days import MONTHS, WEEKDAYS
from vkrel.values.words import CARDINALS, ORDINALS, TENS

Token = tuple[str, Any]

_NOISE = (
    "the", "in", "on", "of", "at", "during", "dated", "throughout", "within", "very", "sometime",
    "some time", "the month of", "all of", "back in", "course of", "over the",
    "period", "term", "either", "morning of", "afternoon of", "evening of",
)  # fmt: skip

# Canonical word: its spellings. What stands alone here changes the meaning of what follows.
_WORDS: dict[str, tuple[str, ...]] = {
    "about": ("about", "around", "circa", "ca", "c", "approximately", "approx", "roughly",
              "or so", "or thereabouts", "abt", "est", "estimated", "~", "≈"),
    "maybe": ("maybe", "probably", "possibly", "perhaps", "likely", "presumably", "?"),
    "before": ("before", "prior to", "earlier than", "ahead of", "pre", "bef"),
    "after": ("after", "later than", "following", "post", "subsequent to", "aft"),
    "by": ("by", "no later than", "not later than", "on or before", "or before", "or earlier",
           "at the latest", "and earlier"),
    "until": ("until", "till", "up to", "up until", "through", "thru"),
    "not before": ("not before", "no earlier than", "not earlier than", "on or after", "or after",
                   "or later", "at the earliest", "and later"),
    "from": ("from", "since", "ever since", "starting", "starting in", "starting from",
             "beginning in", "beginning from", "as from", "as of", "as at", "with effect from",
             "effective", "effective from", "as early as", "dating from", "dating to"),
    "onwards": ("onwards", "onward", "and onwards", "and on"),
    "between": ("between", "bet"),
    "early": ("early", "earlier part", "early part", "early in"),
    "mid": ("mid", "middle", "halfway through", "midway through"),
    "late": ("late", "latter part", "later part", "late part", "late in"),
    "start": ("start", "beginning", "opening", "outset"),
    "end": ("end", "close", "closing", "very end"),
    "turn": ("turn",),
    "earlier": ("earlier",),
    "later": ("later",),
    "this": ("this", "the current"),
    "last": ("last", "past", "final"),
    "previous": ("previous", "preceding"),
    "that": ("that", "the same"),
    "night": ("night of", "night from"),
    "next": ("next", "coming"),
    "ago": ("ago", "back"),
    "now": ("now", "today", "currently", "current", "present", "presently", "at present",
            "at the present", "the present", "nowadays", "these days", "at the moment",
            "as of now", "present day", "the present day", "this day"),
    "to date": ("to date", "so far"),
    "yesterday": ("yesterday",),
    "tomorrow": ("tomorrow",),
    "recently": ("recently", "lately", "in recent months", "recent months"),
    "recent years": ("recent years", "in recent years"),
    "fiscal": ("fiscal year", "financial year", "fiscal", "fy", "budget year", "academic year",
               "school year"),
    "bc": ("bc", "bce", "before christ", "b.c", "b.c.e"),
    "ad": ("ad", "ce", "a.d", "c.e", "anno domini"),
    "year": ("the year", "the years", "anno", "year of", "calendar year", "period of"),
    "and": ("and", "&"),
    "or": ("or",),
}  # fmt: skip

_UNITS = ("day", "week", "month", "quarter", "third", "half", "year", "decade", "century",
          "millennium")  # fmt: skip
_PLURALS = {"half": "halves", "century": "centuries", "millennium": "millennia"}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}


def _tokens() -> dict[str, Token | None]:
    """Every spelling and its token; None for words that say nothing about the date."""
    words: dict[str, Token | None] = dict.fromkeys(_NOISE)
    for canonical, spellings in _WORDS.items():
        words |= dict.fromkeys(spellings, ("w", canonical))
    words |= {name: ("s", season) for name, season in _SEASONS.items()}
    for unit in _UNITS:
        words[unit] = words[_PLURALS.get(unit, f"{unit}s")] = ("u", unit)
    words |= {name: ("n", number) for name, number in CARDINALS.items() if number}
    words |= {name: ("o", number) for name, number in ORDINALS.items() if number <= 20}
    words |= {"a": ("n", 1), "an": ("n", 1)}
    words |= {name[:-1] + "ies": ("p", number) for name, number in TENS.items()}
    for number, name in enumerate(MONTHS, 1):
        words[name.lower()] = words[name[:3].lower()] = ("m", number)
    words["sept"] = ("m", 9)
    for number, name in enumerate(map(str.lower, WEEKDAYS)):
        words[name] = words[name[:3]] = ("d", number)
    words |= {"tues": ("d", 1), "thur": ("d", 3), "thurs": ("d", 3)}
    words |= {"to": ("-", "to"), "-": ("-", "-"), "\u2013": ("-", "\u2013"), "/": ("-", "/")}
    return words


# "the year 2009" is a year even with few digits, "this year" is not one: hence the longer
# spellings come first wherever one is part of another.
TOKENS = _tokens()
PHRASES = [phrase for phrase in TOKENS if not phrase.isalpha() and phrase[1:]]
PHRASES.sort(key=len, reverse=True)
MONTH_NUMBERS = {name: token[1] for name, token in TOKENS.items() if token and token[0] == "m"}
