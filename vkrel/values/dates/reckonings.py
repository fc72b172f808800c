"""Dates that are not told as "3 October 2009": other calendars, eras, double years, weeks.

`told_otherwise` finds such dates in a text (in lower case) and puts a sign of its own in the
place of each, so that hedges, bounds and spans are read around it as around any other date:
"before 1442 AH", "from Heisei 3 to Heisei 5", "c. 2024-W05".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from functools import cache, partial

from vkrel.values.dates.calendars import (
    ERAS,
    HIJRI,
    JULIAN,
    LETTERS,
    REPUBLICAN,
    SOLAR_HIJRI,
    Calendar,
    Era,
)
from vkrel.values.dates.days import NoSuchDay, NotADate, day_number, weekday
from vkrel.values.dates.spans import Span, Spans, days, from_to, months, printed_day, years
from vkrel.values.pattern import pattern
from vkrel.values.words import longest_first

# Signs that stand for the dates found: private letters of Unicode, which no text prints.
FIRST_SIGN, LAST_SIGN = "\ue000", "\ue00f"

_ORDINAL = r"(?:st|nd|rd|th)?"
# Marks of letters, and the signs of transliteration for two letters that Latin has not.
_MARKS = frozenset(map(chr, range(0x300, 0x370))) | {"\u02bf", "\u02be", "\u02bb"}
# Words, and letters beside figures, of such dates; the names of months and eras are others.
_SIGNAL_WORDS = frozenset(
    ("ah", "ap", "sh", "os", "ns", "an", "week", "style", "julian", "gregorian", "hijri", "hegirae",
     "shamsi", "persian", "solar", "a", "o", "n", "w", "h")
)  # fmt: skip
_SIGNAL_FIGURES = pattern(r"[0-9]{4}/[0-9]|^[mtshr][. ]?[0-9]")
_WORDS = pattern(r"[^\W\d_]+")


def told_otherwise(text: str) -> tuple[str, tuple[Spans, ...]]:
    """The text with a sign for each such date in it, and their spans in order.

    Raises NotADate where one is found that names no day.
    """
    return told_with_print(text)[:2]


def told_with_print(text: str) -> tuple[str, tuple[Spans, ...], tuple[str, ...]]:
    """What `told_otherwise` gives, and how each such date is printed."""
    marked = text
    if not text.isascii():
        text = _without_marks(text)
    elif not (_names_one(text) or _SIGNAL_FIGURES.search(text)):
        return text, (), ()  # for most dates
    found: list[Spans] = []
    printed: list[str] = []

    def sign(read: Callable[[re.Match[str]], Spans], match: re.Match[str]) -> str:
        spans = read(match)
        if not spans:
            return match.group()
        found.append(spans)
        printed.append(match.group().strip())
        return f" {chr(ord(FIRST_SIGN) + len(found) - 1)} "

    for form, read in _forms():
        text = form.sub(partial(sign, read), text)
    if len(found) > ord(LAST_SIGN) - ord(FIRST_SIGN):
        raise NotADate("too many dates")
    for word in () if marked.isascii() else _WORDS.findall(marked):
        text = text.replace(_without_marks(word), word)  # as it is printed
    return text, tuple(found), tuple(printed)


def _without_marks(text: str) -> str:
    """Ramaḍān as ramadan."""
    letters = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(each for each in letters if each not in _MARKS))


def _names_one(text: str) -> bool:
    """Whether a word of the text may belong to another calendar, an era or a week."""
    return not _first_words().isdisjoint(_WORDS.findall(text))


@cache
def _first_words() -> frozenset[str]:
    months_of = (*_names_of(HIJRI), *_names_of(SOLAR_HIJRI), *_names_of(REPUBLICAN))
    first = frozenset(_WORDS.findall(name)[0] for name in (*months_of, *ERAS))
    return first | _SIGNAL_WORDS


# --- calendars with months of their own --------------------------------------------------


def _names_of(calendar: Calendar) -> dict[str, int]:
    return {name: number for number, names in enumerate(calendar.months, 1) for name in names}


def _own_months(calendar: Calendar, year: str, tag: str, before: str = "") -> str:
    """A pattern of dates of a calendar: "12 Ramadan 1442 AH", "Ramadan 12, 1442", "1442 Ramadan".

    tag: what may stand behind the year; before: what may stand before it.
    """
    names = longest_first(*map(re.escape, _names_of(calendar)))
    return (
        rf"(?<![\w'])(?:(?:(?P<day>\d{{1,2}}){_ORDINAL}(?: of)? )?(?P<month>{names})\.?"
        rf"(?: (?P<date>\d{{1,2}}){_ORDINAL}(?=,? ))?,? {before}(?P<year>{year})"
        rf"|(?P<first>{year}) (?P<name>{names})(?: (?P<last>\d{{1,2}}))?)"
        rf"(?: ?(?:{tag}))?(?![^\W_])"
    )


def _in_months(calendar: Calendar, match: re.Match[str]) -> Spans:
    month = _names_of(calendar)[match["month"] or match["name"]]
    date = match["day"] or match["date"] or match["last"]
    return _of(calendar, _number(match["year"] or match["first"]), month, int(date or 0))


def _of(calendar: Calendar, year: int, month: int = 0, date: int = 0) -> Spans:
    """A day, month or year of a calendar, as far as its rules and its practice may differ."""
    if date:
        first = last = calendar.day(year, month, date)
    else:
        first, last = calendar.span(year, month)
    first, last = first - calendar.slack, last + calendar.slack
    if date:
        return (days(first, last),)
    return (Span(first, last, "month" if month else "year"),)


_ROMANS = (
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv",
)  # fmt: skip
_ROMAN = {name: number for number, name in enumerate(_ROMANS, 1)}


def _number(text: str) -> int:
    return _ROMAN[text] if text in _ROMAN else int(text)


def _in_figures(calendar: Calendar, match: re.Match[str]) -> Spans:
    """1393-02-10 SH, 1442/9 AH, 1442 AH, 1442-1443 AH."""
    year = int(match["year"] or match["alone"])
    if match["from"]:
        (start,), (end,) = _of(calendar, int(match["from"])), _of(calendar, year)
        return (from_to(start, end),)
    return _of(calendar, year, int(match["month"] or 0), int(match["day"] or 0))


def _figures(tag: str) -> str:
    return (
        rf"(?<![\w/\u2013-])(?:(?:(?P<from>\d{{3,4}}) ?(?:[-\u2013/]|to) ?(?=\d{{3}}))?(?P<year>\d{{1,4}})(?:[-/.](?P<month>\d\d?)(?:[-/.](?P<day>\d\d?))?)?"
        rf" ?[([]?(?:{tag})[)\]]?(?![^\W_])|(?:{tag}) (?P<alone>\d{{1,4}})(?![\w/-]))"
    )


def _in_other_digits(calendar: Calendar, match: re.Match[str]) -> Spans:
    """Persian or Arabic digits: the year of that calendar, or ours."""
    year, month, date = (int(match[name] or 0) for name in ("year", "month", "day"))
    spans = _of(calendar, year, month, date)
    with suppress(NoSuchDay):  # 29 February of a year that has none can only be the other's
        if date:
            return spans + printed_day(year, month, date)
        return (*spans, months(year, month) if month else years(year, year))
    return spans


# --- old style, double years -------------------------------------------------------------

_NAMES = _names_of(JULIAN) | {"sept": 9}
_MONTH = longest_first(*_NAMES)
_ENGLISH = rf"(?:(?P<day>\d\d?){_ORDINAL}(?: of)? )?(?P<month>{_MONTH})\.?(?: (?P<date>\d\d?){_ORDINAL}(?=,? ))?,? "
_OLD = r"[([]?\b(?:o\. ?s\.?|os|old style|julian(?: calendar)?)[)\]]?(?![^\W_])"
_NEW = r"[([]?\b(?:n\. ?s\.?|ns|new style|gregorian(?: calendar)?)[)\]]?(?![^\W_])"
# The last countries to leave the Julian calendar did so in the nineteen twenties.
_LAST_DOUBLE = 1930
_DATED = (
    rf"(?<![\w-])(?:(?:{_ENGLISH})?(?P<year>\d{{3,4}})"
    r"|(?P<iso>\d{4})-(?P<iso_month>\d\d)(?:-(?P<iso_day>\d\d))?"
    r"|(?P<d>\d\d?)\.(?P<m>\d\d?)\.(?P<dotted>\d{4})),? "
)


def _parts(match: re.Match[str]) -> tuple[int, int, int]:
    if match["iso"]:
        return int(match["iso"]), int(match["iso_month"]), int(match["iso_day"] or 0)
    if match["dotted"]:
        return int(match["dotted"]), int(match["m"]), int(match["d"])
    date = match["day"] or match["date"] or 0
    month = _NAMES[match["month"]] if match["month"] else 0
    return int(match["year"]), month, int(date)


def _old_style(match: re.Match[str]) -> Spans:
    return _of(JULIAN, *_parts(match))


def _new_style(match: re.Match[str]) -> Spans:
    year, month, date = _parts(match)
    if date:
        number = day_number(year, month, date)
        return (days(number, number),)
    return (months(year, month) if month else years(year, year),)


def _double_year(match: re.Match[str]) -> Spans:
    """1556/7: a year in two reckonings, which began in January and in March.

    10 February 1731/32 is in 1732 as we count, most likely in the Julian calendar.
    """
    first, short = int(match["first"]), match["second"]
    if int(short) != (first + 1) % 10 ** len(short):
        return ()
    if not match["month"]:
        return (years(first, first + 1, "span"),) if len(short) == 1 else ()
    month, date = _NAMES[match["month"]], match["day"] or match["date"]
    if first >= _LAST_DOUBLE:
        return ()
    if month > 3:
        raise NotADate("two years are printed, which differ only from January to March")
    if not date:
        return (months(first + 1, month),)
    number = JULIAN.day(first + 1, month, int(date))
    return (days(number, number), *printed_day(first + 1, month, int(date)))


# --- eras --------------------------------------------------------------------------------

_COUNTED = r"(?P<count>\d{1,4}|gannen|first year)(?: ?(?:nen|year))?"


@cache
def _era_form() -> str:
    names = longest_first(*map(re.escape, ERAS))
    month = rf"(?P<month>{_MONTH})\.?"
    return (
        rf"(?<![^\W_])(?:(?:(?P<before_day>\d\d?){_ORDINAL} )?(?P<before>{_MONTH})(?: (?P<date>\d\d?))?,? )?"
        rf"(?:(?P<era>{names})\s?(?:era )?(?:year )?{_COUNTED}|(?P<number>\d{{1,4}}) ?(?P<behind>{names}))"
        rf"(?:[.,/-]? ?{month}(?: (?P<day>\d\d?){_ORDINAL}\b)?"
        r"|[./-](?P<m>\d\d?)[./-](?P<d>\d\d?))?(?![\w/]|-\d)"
    )


def _in_era(match: re.Match[str]) -> Spans:
    name = match["era"] or match["behind"]
    counted = match["count"] or match["number"]
    number = int(counted) if counted.isdigit() else 1
    named = match["before"] or match["month"]
    month = _NAMES[named] if named else int(match["m"] or 0)
    date = match["before_day"] or match["date"] or match["day"] or match["d"] or 0
    return _year_of(ERAS[name], number, month, int(date))


def _by_letter(match: re.Match[str]) -> Spans:
    """S54, R2.5.1: as Japanese forms print their years."""
    era = ERAS[LETTERS[match["letter"]]]
    return _year_of(era, int(match["count"]), int(match["m"] or 0), int(match["d"] or 0))


def _year_of(era: Era, number: int, month: int, date: int) -> Spans:
    if not number:
        raise NoSuchDay("an era has no year 0")
    year = era.before + number
    if year <= era.moon:
        if month:
            raise NotADate("the months of that year are those of the moon")
        # it began between 20 January and 21 February of ours
        return (Span(day_number(year, 1, 20), day_number(year + 1, 2, 21), "span"),)
    if era.before == -543 and year <= 1940:
        # the Thai year began in April
        year += 0 < month < 4
        if not month:
            return (months(year, 4, 12, "year"),)
    if date:
        return printed_day(year, month, date)
    span = months(year, month) if month else years(year, year)
    first, last = max(span.first, era.first), min(span.last, era.last)
    return (span._replace(first=first, last=last),) if first <= last else (span,)


def _whole_era(match: re.Match[str]) -> Spans:
    era = ERAS[match["era"]]
    return (Span(era.first, era.last, "span"),)


# --- weeks -------------------------------------------------------------------------------


def _week(match: re.Match[str]) -> Spans:
    """2024-W05, week 5 of 2024: the week of ISO 8601, whose first holds 4 January."""
    year = int(match["year"] or match["of"])
    number = int(match["week"] or match["number"])
    start = day_number(year, 1, 4)
    start -= weekday(start)
    following = day_number(year + 1, 1, 4)
    if not 1 <= number <= (following - weekday(following) - start) // 7:
        raise NoSuchDay(f"{year} has no week {number}")
    first = start + 7 * (number - 1)
    if match["day"]:
        return (days(first + int(match["day"]) - 1, first + int(match["day"]) - 1),)
    return (Span(first, first + 6, "week"),)


_YEAR_1000 = r"(?<=1\d\d\d)h|(?<=1\d\d\d )h"
_AH = rf"a\.? ?h\.?|hijri|anno hegirae|{_YEAR_1000}"
_SH = r"s\.? ?h\.?|a\.?p\.?|solar hijri|hijri shamsi|shamsi|h\.? ?sh\.?|persian(?: calendar)?"
_REPUBLIC = rf"(?:{longest_first(*_ROMAN)}|1[0-4]|[1-9])"
_DIGITS = r"(?:[-./](?P<month>\d\d?)(?:[-./](?P<day>\d\d?))?)?(?![\w/-])"
_Form = tuple[str, Callable[[re.Match[str]], Spans]]


def _forms_of_calendars() -> tuple[_Form, ...]:
    year_of_four = r"(?<![\w-])(?P<year>"
    return (
        (_DATED + _OLD, _old_style),
        (_DATED + _NEW, _new_style),
        (
            rf"(?<![\w/-])(?:{_ENGLISH})?(?P<first>\d{{4}})/(?P<second>\d{{4}}|\d\d?)(?![\w/-])",
            _double_year,
        ),
        (_own_months(SOLAR_HIJRI, r"1[2-4]\d\d", _SH), partial(_in_months, SOLAR_HIJRI)),
        (_figures(_SH), partial(_in_figures, SOLAR_HIJRI)),
        (
            _own_months(HIJRI, rf"\d{{3,4}}|\d\d?(?= ?(?:{_AH}))", _AH, r"(?:a\.? ?h\.? )?"),
            partial(_in_months, HIJRI),
        ),
        (_figures(_AH), partial(_in_figures, HIJRI)),
        (
            _own_months(REPUBLICAN, _REPUBLIC, "$^", r"(?:(?:de )?(?:l')?(?:an|year) )?"),
            partial(_in_months, REPUBLICAN),
        ),
        (
            rf"(?<![\w-])(?:l')?an (?P<year>{_REPUBLIC})\b(?! ?-?(?:year|month|week|day|hour))",
            lambda match: _of(REPUBLICAN, _number(match["year"])),
        ),
        (year_of_four + rf"[\u06f0-\u06f9]{{4}}){_DIGITS}", partial(_in_other_digits, SOLAR_HIJRI)),
        (year_of_four + rf"[\u0660-\u0669]{{4}}){_DIGITS}", partial(_in_other_digits, HIJRI)),
    )


def _forms_of_eras() -> tuple[_Form, ...]:
    return (
        (_era_form(), _in_era),
        (r"^(?:the )?(?P<era>meiji|taisho|showa|heisei|reiwa) (?:era|period)$", _whole_era),
        (
            # H1 and H2 are the halves of a year
            r"^(?!h[12]$)(?P<letter>[mtshr])[. ]?(?P<count>\d\d?)(?:[./-](?P<m>\d\d?)[./-](?P<d>\d\d?))?$",
            _by_letter,
        ),
    )


_WEEK = (
    r"(?<![\w-])(?:(?P<year>\d{4})-?w(?P<week>\d\d)(?:-?(?P<day>[1-7]))?"
    r"|week (?:no\. ?)?(?P<number>\d\d?)(?:,| of| in)? (?P<of>\d{4}))(?![\w-])"
)


@cache
def _forms() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Spans]], ...]:
    """Each way to tell a date otherwise: its pattern, and what makes spans of it."""
    forms = (*_forms_of_calendars(), *_forms_of_eras(), (_WEEK, _week))
    return tuple((re.compile(form), read) for form, read in forms)
