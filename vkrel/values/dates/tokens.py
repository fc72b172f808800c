"""From the text of a printed date to its tokens (their kinds are listed in `words`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from vkrel.values.dates.days import NoSuchDay, NotADate, civil
from vkrel.values.dates.reckonings import FIRST_SIGN, LAST_SIGN
from vkrel.values.dates.spans import Spans, dates_table, day, months, printed_day
from vkrel.values.dates.words import PHRASES, TOKENS, Token
from vkrel.values.pattern import pattern
from vkrel.values.words import FIRST_NINE, ONE_TO_NINE, TENS, longest_first

Tokens = tuple[Token, ...]


class Context(NamedTuple):
    """What a date is read against.

    written: first and last day of each choice for the document's date; empty if unknown.
    why_not: why the document's date is unknown.
    order: "dmy", "mdy" or "ymd" where that is known, to read 11/10/2023.
    """

    written: tuple[tuple[int, int], ...] = ()
    why_not: str = "is missing"
    order: str = ""


# Hyphens and the minus sign are one, dashes another ("2009-10" is a month, with a dash it is
# two years); typographic apostrophes become plain ones.
SIGNS = str.maketrans(
    "\u2010\u2011\u2212\u2012\u2014\u2015\u2018\u2019", "---\u2013\u2013\u2013''"
) | dict.fromkeys(range(ord(FIRST_SIGN), ord(LAST_SIGN) + 1), "\ufffd")  # signs of our own
_TOKEN = pattern(
    rf"(?P<told>[{FIRST_SIGN}-{LAST_SIGN}])"
    r"|(?P<figures>\d{1,4}(?P<dot>\. ?|[/-])\d{1,2}(?P=dot)\d{1,4}(?![\d]))"
    r"|(?P<two>\d{4}[-\u2013/]\d\d(?![\d]))"
    r"|(?P<month>\d{1,2}[./-]\d{4}(?!\d))"
    r"|(?P<plural>\d{2,4})'?s\b"
    r"|(?P<ordinal>\d{1,3})\s?(?:st|nd|rd|th)\b"
    r"|(?P<part>[qh][1-4]\b|\b[1-4]q\b)"
    r"|(?P<number>\d+)"
    rf"|(?P<compound>(?:{longest_first(*TENS)})[- ](?:{longest_first(*ONE_TO_NINE, *FIRST_NINE)})\b)"
    r"|(?P<words>(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in PHRASES) + ")"
    r"(?![a-z])|[^\W\d_]+|[-\u2013/&?~≈])"
    r"|(?P<nothing>[\s,.;:()|'\"“”!]+)"
    r"|(?P<other>.)",
    re.DOTALL,
)  # fmt: skip


_BEFORE_CHRIST = pattern(r" ?(?:b\.?c\b|bce\b|b\.c\.e\b|before christ\b)")
_HYPHEN: Token = ("-", "-")
_PARTS: tuple[Token, ...] = (("w", "early"), ("w", "mid"), ("w", "late"))


class Cut(NamedTuple):
    """A printed word of a date and its token: None where it says nothing.

    known: whether it is a word of a date; end: where it ends in the text.
    """

    printed: str
    token: Token | None
    known: bool
    start: int
    end: int


def cut(text: str, told: tuple[Spans, ...], context: Context) -> Iterator[Cut]:
    """Cut a text as `tokens` does, each word by itself; raises NotADate where figures are no date."""
    for match in _TOKEN.finditer(text):
        kind, printed = match.lastgroup, match.group()
        if kind == "nothing":
            continue
        if kind == "words" and not printed.isalpha():
            printed = " ".join(printed.split())
        known = kind != "other" and (kind != "words" or printed in TOKENS)
        token: Token | None = None
        if kind == "words":
            token = TOKENS.get(printed)
        elif kind == "told":
            token = ("D", told[ord(printed) - ord(FIRST_SIGN)])
        elif known:
            token = _figures_or_ordinal(match, context)
        yield Cut(printed, token, known, match.start(), match.end())


def tokens(text: str, told: tuple[Spans, ...], context: Context) -> Tokens:
    """Cut a text, in lower case and with `SIGNS` made plain, into tokens.

    told: the spans of what stands in the text as signs of `told_otherwise`.
    Raises NotADate with all words that belong to no date.
    """
    found: list[Token] = []
    strange: list[str] = []
    too_long: NotADate | None = None
    for each in cut(text, told, context):
        printed, token = each.printed, each.token
        if not each.known:
            strange.append(f"\u201c{printed}\u201d")
            continue
        if token is None:
            continue
        if token[0] == "y" and len(printed) > 4:
            if _BEFORE_CHRIST.match(text, each.end):
                found.append(token)
                continue
            too_long = _too_long(printed, found)
            continue
        if token[1] in ("before", "after") and found[-1:] == [("w", "year")]:
            found[-1] = ("u", "year")  # the year before 2011
        elif token[1] in ("before", "after") and found[-1:] and found[-1][0] == "u":
            _must_say_how_many(found, text[: each.start])
        if token[0] == "-":
            if not found and token[1] != "to":
                continue
            if not found:
                token = ("w", "until")
            elif token == _HYPHEN and found[-1][0] == "-":
                continue  # mid-to-late
            elif found[-1] == _HYPHEN:
                found.pop()
        if token == ("w", "to date"):
            if found:
                found.append(("-", "to"))
            token = ("w", "now")
        if token not in _PARTS and found[-1:] == [_HYPHEN] and found[-2:-1] and found[-2] in _PARTS:
            found.pop()  # mid-2009, mid- to late 2009
        found.append(token)
    _must_be_known(strange)
    if too_long:
        raise too_long
    return _resolved(tuple(found), context)


def _must_be_known(strange: list[str]) -> None:
    if strange:
        are = "is no word" if len(strange) == 1 else "are no words"
        raise NotADate(f"{', '.join(strange)} {are} of a date")


def _too_long(printed: str, found: list[Token]) -> NotADate:
    """Why a long number is no year; where one is announced ("the year 153505") there is none."""
    no = f"{printed} is no year, month or day"
    announced = found and (found[-1] == ("w", "year") or found[-1][0] == "m")
    # a tale may tell of the year 10191
    return NoSuchDay(no) if announced and len(printed) > 5 else NotADate(no)


def _must_say_how_many(found: list[Token], before: str) -> None:
    """Refuse "years before 2011", but neither "two years before" nor "the year before" it."""
    if before.rstrip().endswith("s") and (len(found) < 2 or found[-2][0] != "n"):
        raise NotADate("it is not said how many")


def _figures_or_ordinal(match: re.Match[str], context: Context) -> Token:
    text = match.group()
    if match["compound"]:
        tens, ones = re.split("[- ]", text)
        kind, number = TOKENS[ones] or ("n", 0)
        return (kind, TENS[tens] + number)
    if match["number"]:
        return ("y" if len(text) >= 4 else "n", int(text))
    if match["figures"]:
        return ("D", _figures(text.split(match["dot"]), match["dot"].strip(), context))
    if match["two"]:
        return ("r", (int(text[:4]), text[4], int(text[5:])))
    if match["month"]:
        month, year = re.split(r"[./-]", text)
        return ("D", (months(int(year), int(month)),))
    if match["plural"]:
        number = int(match["plural"])
        if number % 10 or len(match["plural"]) == 3:
            raise NotADate(f"{match['plural']}s is no decade")
        return ("p", number)
    if match["ordinal"]:
        return ("o", int(match["ordinal"]))
    number = int(text.strip("qh"))
    if "h" in text and number > 2:
        raise NotADate("a year has only two halves")
    return ("q", number + (39 if "h" in text else 32))


def _figures(parts: list[str], sign: str, context: Context) -> Spans:
    """A date in three figures: all days that it may be, fewer where the order is known."""
    lengths = [len(part) for part in parts]
    a, b, c = (int(part) for part in parts)
    if lengths[0] == 4 and lengths[2] <= 2:
        return printed_day(a, b, c)
    if lengths[0] > 2 or lengths[2] not in (2, 4):
        raise NotADate(f"{sign.join(parts)} has no year of four or two figures")
    if lengths[2] == 2 and context.order == "ymd":
        return printed_day(long_year(a, context), b, c)
    year = c if lengths[2] == 4 else long_year(c, context)
    found: dict[str, Spans] = {}
    for order, month, date in (("dmy", b, a), ("mdy", a, b)):
        with suppress(NotADate):
            found[order] = printed_day(year, month, date)
    if not found:
        day(year, *((b, a) if b <= 12 else (a, b)))  # says why not
    settled = "dmy" if sign == "." else context.order
    if settled in found:
        return found[settled]
    return tuple(dict.fromkeys(span for spans in found.values() for span in spans))


def long_year(short: int, context: Context) -> int:
    """The year that two figures stand for."""
    numbers = dates_table("short_year")
    return _latest(short, context, numbers["ahead"], numbers["first"] + 99)


def _latest(short: int, context: Context, ahead: int, otherwise: int) -> int:
    """The latest year with these two figures that is no more than `ahead` after the document.

    otherwise: the latest year where the document has no date.
    """
    latest = civil(context.written[-1][1]).year + ahead if context.written else otherwise
    return latest - (latest - short) % 100


# --- tokens that change their neighbours -------------------------------------------------


def _resolved(found: Tokens, context: Context) -> Tokens:
    """Eras, short decades and years in words become plain tokens; stray signs go."""
    result: list[Token] = []
    for token in found:
        previous = result[-1] if result else ("", None)
        if token == ("w", "bc"):
            _into_bc(result)
        elif token == ("w", "ad"):
            if previous[0] == "n":
                result[-1] = ("y", previous[1])
            elif previous[0] not in ("y", "u"):
                result.append(token)
        elif token[0] == "n" and previous in (("w", "ad"), ("w", "year")):
            result[-1] = ("y", token[1])
        elif token[0] == "p" and token[1] < 100:
            # the 90s: the last ones that have begun when the document is written
            result.append(("p", _latest(token[1], context, 0, 2029)))
        else:
            result.append(token)
    return tuple(token for token in result if token not in (("w", "ad"), ("w", "year")))


def _into_bc(result: list[Token]) -> None:
    """Turn the last year or century into one before Christ, and its partner in a span."""
    is_century = result[-1:] == [("u", "century")]
    place = len(result) - 1 - is_century
    if place < 0 or result[place][0] not in ("o" if is_century else "ny"):
        raise NotADate("BC stands behind a year or a century")
    is_span = place > 1 and result[place - 1][0] == "-" and result[place - 2][0] == result[place][0]
    for at in (place, place - 2) if is_span else (place,):
        kind, number = result[at]
        if not number:
            raise NoSuchDay("there is no year 0 BC")
        result[at] = ("o", -number) if kind == "o" else ("y", 1 - number)
