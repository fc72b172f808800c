"""The one reader: a printed value in, a reading out, each distinct value once.

A value of another language is said in English first (`tongues`); what may mean two things means
both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import attrs

from vkrel.values.dates.date import read_date
from vkrel.values.dates.duration import read_duration
from vkrel.values.dates.hours_minutes import in_words
from vkrel.values.dates.time import NOT_STATED, read_time
from vkrel.values.fold import fold
from vkrel.values.habit import NO_HABIT, Habit, printed_to
from vkrel.values.interval import union
from vkrel.values.listing import read_list
from vkrel.values.pattern import pattern
from vkrel.values.plain_amounts import plain_amount
from vkrel.values.quantities.angle import read_angle
from vkrel.values.quantities.forms import read_quantity
from vkrel.values.quantities.multiple import read_multiple
from vkrel.values.quantities.number import digits_for_words, plain
from vkrel.values.quantities.rank import read_ordinal, read_rank
from vkrel.values.reading import EMPTY, NOT_AVAILABLE, Reading, unknown
from vkrel.values.signs import has_no_unit, is_dated, is_no_amount, label, shown
from vkrel.values.table import from_table
from vkrel.values.tolerance import within
from vkrel.values.tongues.english import is_plain_english
from vkrel.values.verdict import Kind

if TYPE_CHECKING:
    from vkrel.values.tongues.translate import Rendering

# A printed value is a phrase; longer texts are no value.
LONGEST = 400
# So many readings are remembered.
REMEMBERED = 131_072

# What callers and claims call a kind, where another name has its reader.
ALIASES = {
    **dict.fromkeys(
        ("amount", "count", "share", "percent", "money", "rounding", "hedge", "series"),
        Kind.QUANTITY,
    ),
    Kind.TIMESTAMP: Kind.TIME,
    "list": Kind.SET,
}


def read_name(text: str) -> Reading:
    """A name, folded: case, spaces, hyphens and diacritics tell nothing apart."""
    if not text.strip():
        return unknown(text, EMPTY)
    return Reading(text=text, kind=Kind.NAME, names=frozenset({fold(text)}))


# Kinds whose words are their own, in whatever language.
_OWN_WORDS = frozenset({Kind.NAME, Kind.SET})
# Kinds of which an angle or a duration in short may be.
_AMOUNTS = frozenset({"", Kind.QUANTITY, Kind.DURATION, "length"})
# The same number twice: "twelve (12)".
_IN_WORDS_AND_FIGURES = pattern(r"([a-zA-Z][a-zA-Z -]*) \(([0-9]{1,15})\)")
# A year in brackets, as behind a title, or a loss of so much.
_YEAR_IN_BRACKETS = pattern(r"\((?:1[0-9]|20)[0-9]{2}\)")
# Kinds of numbers whose decimal mark may be a habit.
_WITH_DECIMALS = frozenset({"", Kind.QUANTITY, Kind.MULTIPLE})

# The reader of each kind takes text, written, unit, discrete and order.
Reader = Callable[[str, str, str, bool, str], Reading]
_READERS: dict[str, Reader] = {
    Kind.QUANTITY: lambda text, _, unit, discrete, __: read_quantity(
        text, unit=unit, discrete=discrete
    ),
    Kind.DATE: lambda text, written, _, __, order: read_date(text, written=written, order=order),
    Kind.TIME: lambda text, written, unit, _, order: read_time(
        text, written=written, unit=unit, order=order
    ),
    Kind.DURATION: lambda text, *_: read_duration(text),
    "length": lambda text, *_: read_duration(text, between_dates=False),
    Kind.RANK: lambda text, *_: read_rank(text),
    Kind.ORDINAL: lambda text, *_: read_ordinal(text),
    Kind.MULTIPLE: lambda text, *_: read_multiple(text),
    Kind.SET: lambda text, *_: read_list(text),
    Kind.NAME: lambda text, *_: read_name(text),
}


def read_uncached(
    text: str,
    kind: str = "",
    *,
    written: str = "",
    unit: str = "",
    discrete: bool = False,
    order: str = "",
    language: str = "",
    tolerance: str = "",
    habit: Habit = NO_HABIT,
) -> Reading:
    """The meaning of a printed value; never an exception.

    kind: date, quantity (also: share, percent, money, count), time, duration (to be held
        against two dates), length (against another duration), rank, ordinal, multiple, set,
        name; "" infers it.
    written: when the text was written (for "last year"); order: of day and month in
        "11/10/2023", both as for dates.
    unit: of a number that prints none; a unit in print wins.
    discrete: the number counts whole things: printed to the last one it is a point.
    language: the code of the language that the text is printed in ("de", "pt-PT"), where it is
        known; else script and words decide.
    tolerance: how far apart two amounts may lie that agree, as declared: "1%", "5 m".
    habit: what its source does in this attribute; a declared tolerance wins over it.
    """
    if habit:
        said = habit.in_english(text) if ALIASES.get(kind, kind) in _WITH_DECIMALS else ""
        reading = read(
            said or text,
            kind,
            written=written,
            unit=unit,
            discrete=discrete,
            order=order or habit.order,
            language="en" if said else language,
        )
        reading = printed_to(reading, habit.place, unit=unit, discrete=discrete)
        reading = within(reading, tolerance) if tolerance else reading
        return attrs.evolve(reading, text=text, said=reading.said or said) if said else reading
    kind = ALIASES.get(kind, kind)
    if not language and not tolerance and (not kind or kind == Kind.QUANTITY):
        amount = plain_amount(text, unit, discrete=discrete, inferred=not kind)
        if amount is not None:
            return amount
    reading = _meaning(text, kind, written, unit, discrete, order, language)
    return within(reading, tolerance) if tolerance else reading


def _meaning(
    text: str, kind: str, written: str, unit: str, discrete: bool, order: str, language: str
) -> Reading:
    if len(text) > LONGEST:
        return unknown(text[:LONGEST], f"longer than {LONGEST} characters")
    if kind in _OWN_WORDS:
        return _in_english(text, kind, written, unit, discrete, order)
    if kind in _AMOUNTS:
        if (angle := read_angle(text)) is not None:
            return angle
        if twice := _IN_WORDS_AND_FIGURES.fullmatch(text):
            both = [_in_english(each, Kind.QUANTITY, "", "", True, "") for each in twice.groups()]
            if both[0].known and both[0].strict == both[1].strict:
                return attrs.evolve(read(twice[2], kind, unit=unit, discrete=discrete), text=text)
        if (words := in_words(text)) != text:
            return attrs.evolve(_in_english(words, kind, written, unit, discrete, order), text=text)
        if kind == Kind.QUANTITY and _YEAR_IN_BRACKETS.fullmatch(text):
            signs = (text, text.strip("()"))
            return _any_of(
                text, [_in_english(t, kind, written, unit, discrete, order) for t in signs]
            )
    if language != "en" and (language or not is_plain_english(text)):
        from vkrel.values.tongues.translate import renderings  # noqa: PLC0415  most are English

        if said := renderings(text, language):
            return _translated(text, said, kind, written, unit, discrete, order, language)
    reading = _in_english(text, kind, written, unit, discrete, order)
    if not language and "." in text and (grouped := _POINT.fullmatch(text.strip())):
        # 1.234 is a thousand where a point parts groups
        digits = "".join(grouped.groups())
        other = _in_english(digits, kind or reading.kind, written, unit, discrete, order)
        return _any_of(text, [reading, attrs.evolve(other, text=text)])
    return reading


def _translated(
    text: str,
    said: Sequence[Rendering],
    kind: str,
    written: str,
    unit: str,
    discrete: bool,
    order: str,
    language: str,
) -> Reading:
    """The meaning of a value that may be printed in another language than English."""
    if not language and all(each.text != text for each in said):
        english = _in_english(text, kind, written, unit, discrete, order)
        if english.known and english.kind != Kind.NAME and not english.rest:
            # each of its words is accounted for: it is no other language
            return english
    in_words = not re.search(r"\d", text)
    readings = [
        attrs.evolve(
            _in_english(
                each.text,
                # a number in words is no year
                kind or (Kind.QUANTITY if in_words and each.text.isdecimal() else ""),
                written,
                unit,
                discrete,
                order or each.order,
            ),
            text=text,
            said="" if each.text == text else each.text,
        )
        for each in said
    ]
    return _any_of(text, readings)


def _in_english(
    text: str, kind: str, written: str, unit: str, discrete: bool, order: str
) -> Reading:
    if not kind:
        return _inferred(text, written, unit, discrete, order)
    reader = _READERS.get(kind)
    if reader is None:
        return unknown(text, f"no reader for values of the kind {kind}")
    reading = reader(text, written, unit, discrete, order)
    return _not_stated(text, plain(text)) or reading if reading.reason else reading


# A number without a word of any language whose only mark is a point before three digits.
_POINT = pattern(r"([^\w.]*[1-9][0-9]{0,2})\.([0-9]{3}(?: ?[^\w.]| ?[a-zA-Zµ]{1,2}[23²³]?)?)")


def _any_of(text: str, readings: list[Reading]) -> Reading:
    """What a text means that may be read in several ways: any of them."""
    if len(readings) == 1:
        return readings[0]
    known = [reading for reading in readings if reading.known]
    if not known:
        return readings[0]
    first = known[0]
    others = [reading for reading in known[1:] if reading.lenient != first.lenient]
    if not others:
        return first
    if {(reading.kind, reading.unit) for reading in others} != {(first.kind, first.unit)}:
        meant = " or ".join(dict.fromkeys(reading.said or text for reading in known))
        return unknown(text, f"may mean {meant}")
    return attrs.evolve(
        first,
        strict=union(span for reading in (first, *others) for span in reading.strict),
        lenient=union(span for reading in (first, *others) for span in reading.lenient),
        shape=None,
        levels=(),
    )


# The same, each distinct value read once as long as it is remembered.
read = from_table(REMEMBERED)(read_uncached)


def _not_stated(text: str, lowered: str) -> Reading | None:
    if not lowered:
        return unknown(text, EMPTY)
    if NOT_STATED.match(lowered):
        return unknown(text, NOT_AVAILABLE)
    return None


# A whole date in its commonest forms, which is nothing else.
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2} [A-Z][a-z]{2,8} [0-9]{4}").fullmatch
# A number that is no year.
_NUMBER = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?|[0-9]{5,15}").fullmatch


def _inferred(text: str, written: str, unit: str, discrete: bool, order: str) -> Reading:
    if _NUMBER(text):
        return read_quantity(text, unit=unit, discrete=discrete)
    if _DATE(text):
        date = read_date(text, written=written, order=order)
        if date.known:
            return date
    lowered = plain(text)
    if nothing := _not_stated(text, lowered):
        return nothing
    for kind in shown(text, lowered):
        reading = _READERS[kind](text, written, unit, discrete, order)
        if reading.known or kind == Kind.SET:
            return reading
    return _date_or_amount(text, lowered, written, unit, discrete, order)


def _date_or_amount(
    text: str, lowered: str, written: str, unit: str, discrete: bool, order: str
) -> Reading:
    date = None
    dated = is_dated(lowered)
    if dated and (is_no_amount(lowered) or (not unit and has_no_unit(lowered))):
        date = read_date(text, written=written, order=order)
        if date.known:
            return date
    amount = read_quantity(text, unit=unit, discrete=discrete)
    if amount.known and not (dated and amount.unit in ("", unit)):
        return amount
    if not dated and (name := label(text)):
        return Reading(text=text, kind=Kind.NAME, names=frozenset({fold(name)}))
    date = date or read_date(text, written=written, order=order)
    if date.known and (dated or not amount.known):
        return date
    if amount.known:
        return amount
    in_small_letters = text == lowered and text.upper() != text
    if date.impossible or in_small_letters or re.search("[0-9]", digits_for_words(lowered)):
        # neither a value nor a name, which is no word in small letters
        return date if dated or date.impossible else amount
    return read_name(text)
