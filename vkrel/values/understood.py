"""How each word of a printed value was understood, as the reader itself took it.

Amounts are told by the parts of their frame, dates by their tokens, words of another language by
their rendering; any other value is one word with its meaning. Nothing is read a second time in
another way: what none of them took is said to be left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from math import isfinite
from operator import itemgetter

import attrs

from vkrel.values.dates.days import MONTHS, WEEKDAYS, NotADate
from vkrel.values.dates.edtf import LOOKS_LIKE_EDTF
from vkrel.values.dates.reckonings import FIRST_SIGN, told_with_print
from vkrel.values.dates.spans import reading as of_spans
from vkrel.values.dates.tokens import SIGNS, Context, cut
from vkrel.values.dates.words import Token
from vkrel.values.dates.year_words import years_in_figures
from vkrel.values.dates.zones import clocks_in, without_clock
from vkrel.values.quantities.amount import Amount, parse, time_said, words_as_digits
from vkrel.values.quantities.fillers import FILLER, STRANGE, Part
from vkrel.values.quantities.forms import ends_of_range
from vkrel.values.quantities.frame import NoAmount
from vkrel.values.quantities.hedges import WHOLE, Ends, hedge_words, hedged, thresholds
from vkrel.values.quantities.number import NUMERAL, digits_for_words, with_digits
from vkrel.values.quantities.units import Unit, ambiguous
from vkrel.values.read import read
from vkrel.values.reading import Reading
from vkrel.values.tongues.tongue import load
from vkrel.values.tongues.translate import Rendering, renderings
from vkrel.values.verdict import Kind
from vkrel.values.wording import cut_in_words
from vkrel.values.words import CARDINALS, longest_first

NUMBER = "number"
LEFT_OUT = "not part of the value"
WHOLE_VALUE = "read as a whole"


@attrs.frozen(slots=True)
class Word:
    """One or more printed words and what they were taken for.

    printed: as printed; said: its English, where it is printed in another language.
    role: number, hedge, scale, unit, thing counted, month, says nothing, not understood ...
    meaning: what it stands for: "1,000,000,000"; "" where the role says all.
    """

    printed: str
    role: str
    meaning: str = ""
    said: str = ""


def understood(
    text: str, kind: str = "", *, unit: str = "", order: str = "", language: str = ""
) -> tuple[Word, ...]:
    """How each word of a printed value was understood, in the order of print.

    Args:
        text: as printed.
        kind: how to read it, as for `read`; "" infers it.
        unit: of a number that prints none.
        order: of day and month in 11/10/2023.
        language: the code of the language that it is printed in, where it is known.

    Returns:
        The words with their roles. Of a value that cannot be read, those that are not understood
        have the role "not understood".

    """
    reading = read(text, kind, unit=unit, order=order, language=language)
    return words_of(reading, unit=unit, language=language)


def words_of(reading: Reading, *, unit: str = "", language: str = "") -> tuple[Word, ...]:
    """How each word of what was read was understood; see `understood`."""
    rendering = _rendering(reading, language)
    english = rendering.text if rendering else reading.text
    words = tuple(_english(reading, english, unit))
    return tuple(_as_printed(words, rendering)) if rendering else words


def tongue_of(reading: Reading, language: str = "") -> str:
    """The name of the language that a value was understood in; "" for English."""
    rendering = _rendering(reading, language)
    return load(rendering.tongue).name if rendering else ""


def _rendering(reading: Reading, language: str) -> Rendering | None:
    """The rendering that was read; of what cannot be read, the only one that there is."""
    found = [each for each in renderings(reading.text, language) if each.text != reading.text]
    said = [each for each in found if each.text == reading.said]
    return next(iter(said or (() if reading.known else found)), None)


def _english(reading: Reading, text: str, unit: str) -> Iterator[Word]:
    found: Sequence[Word] = ()
    if reading.kind == Kind.QUANTITY:
        found = _amounts(reading, text, unit)
    elif reading.kind == Kind.DATE:
        found = _date(text)
    elif not reading.known:
        yield from _not_understood(reading, text)
        return
    if found:
        yield from _in_order(text, found)
    else:
        yield Word(text, WHOLE_VALUE, f"{reading.kind}: {_meant(reading)}")


def _meant(reading: Reading) -> str:
    if reading.kind in (Kind.NAME, Kind.SET):
        members = reading.names or (reading.listing.members if reading.listing else ())
        return ", ".join(sorted(members)) or "so many"
    return cut_in_words(reading.strict, reading)


_QUOTED = re.compile("“([^”]+)”")


def _not_understood(reading: Reading, text: str) -> Iterator[Word]:
    """The words that the reader names as the reason, or the whole text."""
    named = [word for word in _QUOTED.findall(reading.reason) if word.lower() in text.lower()]
    for word in named or [text]:
        yield Word(word, STRANGE, reading.reason)


# ---------------------------------------------------------------- amounts


def _amounts(reading: Reading, text: str, unit: str) -> tuple[Word, ...]:
    """The words of an amount, or of both ends of a range; none where it has another form."""
    printed = words_as_digits(text)
    when = " ".join(time_said(text)).strip()
    time = (Word(when, "when", "the amount is of that time"),) if when else ()
    try:
        amount = parse(text, unit=unit)
        if amount is not None:
            # of one thing printed twice the other may have been read
            is_read = float(amount.value) == reading.value
            return (*_amount(printed, amount), *time) if is_read else ()
        ends = ends_of_range(printed)
        both = [(end, parse(end, unit=unit)) for end in ends[:2]] if ends else []
    except NoAmount:
        return ()
    return (*(word for end, amount in both if amount for word in _amount(end, amount)), *time)


_NUMERAL = re.compile(NUMERAL)


def _amount(printed: str, amount: Amount) -> Iterator[Word]:
    numeral = _NUMERAL.search(printed)
    if numeral:
        yield Word(numeral[0], NUMBER, f"its last digit counts {_plain(_in_unit(amount))} (g)")
    for part in amount.around.parts:
        if part.words:
            yield Word(with_digits(part.words), part.role, _meaning(part, amount))


def _in_unit(amount: Amount) -> Fraction:
    """The place of the last digit that is not zero, with the scale word, in the printed unit."""
    return amount.last_place / amount.around.unit.factor


def _meaning(part: Part, amount: Amount) -> str:
    around = amount.around
    if part.role == "scale":
        times = Fraction(around.times * around.unit.over, around.over * around.unit.times)
        return _plain(10**around.power * times)
    if part.role == "unit":
        others = [unit.name for unit in ambiguous(part.words) if unit.base == around.unit.base]
        rarer = [name for name in others if name != around.unit.name]
        return _one_of(around.unit) + (f"; more rarely {', '.join(rarer)}" if rarer else "")
    if part.role == "hedge":
        return _reach(hedge_words().get(part.words, part.words), amount)
    return ""


def _one_of(unit: Unit) -> str:
    if unit.name == unit.base:
        return unit.name
    zero = f", from {_plain(unit.offset)}" if unit.offset else ""
    base = "" if unit.base == "1" else f" {unit.base}"
    return f"{unit.name} = {_plain(unit.factor)}{base}{zero}"


def _reach(name: str, amount: Amount) -> str:
    """How far the readers of a hedge go, in g: at most as most of them do, and at the widest."""
    strict, lenient = (
        hedged(name, min(amount.around.steady, amount.m), possibility, zeros=amount.zeros)
        for possibility in thresholds()
    )
    return f"{name}: {_sides(strict)}; at the widest {_sides(lenient)}"


def _sides(ends: Ends) -> str:
    below, above = (_plain(Fraction(end) / WHOLE) if isfinite(end) else "" for end in ends[:2])
    below = below.removeprefix("-")
    if below == above:
        return f"{above} g to both sides"
    sides = [
        f"{size} g {side}" if size else f"anything {side}"
        for size, side in ((below, "below"), (above, "above"))
        if size != "0"
    ]
    return ", ".join(sides)


def _plain(number: Fraction | int) -> str:
    return f"{int(number):,}" if number == int(number) else f"{float(number):,.10g}"


# ---------------------------------------------------------------- dates

_ROLES = {
    "y": "year", "m": "month", "d": "weekday", "s": "season", "u": "span of time", "D": "date",
    "n": NUMBER, "o": "ordinal", "p": "decade or century", "q": "part of a year",
    "r": "year and two figures", "w": "calendar word", "-": "joins two ends",
}  # fmt: skip
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}


def _date(text: str) -> tuple[Word, ...]:
    """The words of a date; none where figures alone say it, as in EDTF."""
    stripped = text.strip(_AROUND)
    if LOOKS_LIKE_EDTF.fullmatch(stripped):
        return ()
    lowered = text.lower().translate(SIGNS)
    dated, _ = without_clock(lowered)
    try:
        marked, told, printed = told_with_print(years_in_figures(dated))
        found = list(cut(marked, told, Context()))
    except NotADate:
        return ()
    signs = {chr(ord(FIRST_SIGN) + place): words for place, words in enumerate(printed)}
    words = [
        Word(
            signs.get(each.printed, each.printed),
            _ROLES[each.token[0]] if each.token else FILLER,
            _of_token(each.token) if each.token else "",
        )
        for each in found
        if each.known
    ]
    return (*words, *(Word(clock, "time of day") for clock in clocks_in(lowered)))


def _of_token(token: Token) -> str:
    kind, value = token
    if kind == "m":
        return MONTHS[value - 1]
    if kind == "d":
        return WEEKDAYS[value]
    if kind == "s":
        return _SEASONS[value]
    if kind == "q":
        return f"quarter {value - 32}" if value < 40 else f"half {value - 39}"
    if kind == "D":
        return cut_in_words(of_spans("", value).strict, of_spans("", value))
    if kind == "r":
        return "".join(map(str, value))
    return str(value)


# ---------------------------------------------------------------- words where they stand

_AROUND = " \t\n,;:.()[]-\u2013\u2014"
_SPARE = {
    **dict.fromkeys(("between", "from", "to", "and", "or", "ranging", "range of"), _ROLES["-"]),
    **dict.fromkeys(("a", "an"), FILLER),
    "+": "sign",
}


def _in_order(text: str, words: Iterable[Word]) -> Iterator[Word]:
    """The words as `text` prints them, from left to right, and what none of them took."""
    places: list[tuple[int, Word]] = []
    homeless: list[Word] = []
    free = text.lower().translate(SIGNS)
    for word in words:
        found = _place(word.printed, free)
        if found is None:
            homeless.append(word)
            continue
        start, end = found
        free = free[:start] + _TAKEN * (end - start) + free[end:]
        places.append((start, attrs.evolve(word, printed=text[start:end])))
    for left in _LEFT.finditer(free):
        printed = left.group().strip(_AROUND)
        start = left.start() + left.group().find(printed)
        if printed:
            places.append((start, _left_over(text[start : start + len(printed)], homeless)))
    yield from (word for _, word in sorted(places, key=itemgetter(0)))


_TAKEN = "\0"
_LEFT = re.compile(f"[^{_TAKEN}]+")


def _left_over(printed: str, homeless: list[Word]) -> Word:
    """What stands where no word was found: a number printed otherwise than in figures, if any."""
    numbers = [word for word in homeless if word.role == NUMBER]
    if numbers and (any(map(str.isnumeric, printed)) or _A_NUMBER.search(printed.lower())):
        homeless.remove(numbers[0])
        return attrs.evolve(numbers[0], printed=printed)
    return Word(printed, _SPARE.get(printed.lower(), LEFT_OUT))


_A_NUMBER = re.compile(rf"\b(?:{longest_first(*CARDINALS, 'half', 'quarter', 'quarters')})\b")


def _place(printed: str, text: str) -> tuple[int, int] | None:
    """Where the words stand in a text in lower case: as whole words, else anywhere."""
    spaced = r"\s+".join(map(re.escape, printed.lower().translate(SIGNS).split()))
    found = spaced and (
        re.search(rf"(?<![^\W_]){spaced}(?![^\W_])", text) or re.search(spaced, text)
    )
    if not found and printed.isdecimal():
        found = next((each for each in _SOME_WORDS.finditer(text) if _says(each[1], printed)), None)
        return found.span(1) if found else None
    return found.span() if found else None


_SOME_WORDS = re.compile(r"(?=\b((?:[a-z]+[ -]){0,6}[a-z]+)\b)")


def _says(words: str, figures: str) -> bool:
    return figures in (digits_for_words(words), years_in_figures(words))


# ---------------------------------------------------------------- another language


def _as_printed(words: Iterable[Word], rendering: Rendering) -> Iterator[Word]:
    """The words of the English with what was printed for each, and what said nothing."""
    spans, at = [], 0
    for _, english in rendering.pairs:
        start = rendering.text.find(english, at)
        at = start + len(english) if start >= 0 else at
        spans.append((at - len(english) if english else at, at))
    places: list[tuple[float, Word]] = [
        (place, Word(printed, FILLER))
        for place, (printed, english) in enumerate(rendering.pairs)
        if not english
    ]
    begin = 0
    for word in words:
        begin = max(rendering.text.find(word.printed, begin), begin)
        end = begin + len(word.printed)
        over = [place for place, (low, high) in enumerate(spans) if low < end and begin < high]
        printed = " ".join(rendering.pairs[place][0] for place in over) or word.printed
        said = "" if printed.lower() == word.printed.lower() else word.printed
        before = sum(low < begin for low, _ in spans) - 0.5
        at_pair = over[0] if over else before
        places.append((at_pair, attrs.evolve(word, printed=printed, said=said)))
        begin = end
    yield from (word for _, word in sorted(places, key=itemgetter(0)))
