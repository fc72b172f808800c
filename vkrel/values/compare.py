"""Compare two printed values: verdict, degree and the reason in one sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import attrs

from vkrel.values.conflict import (
    comparable,
    conflict,
    degree,
    in_one_unit,
    not_below,
)
from vkrel.values.context import Context, Side
from vkrel.values.interval import meets
from vkrel.values.quantities.fillers import thing
from vkrel.values.quantities.hedges import thresholds
from vkrel.values.quantities.money import Rate, converted
from vkrel.values.quantities.number import digits_for_words, plain
from vkrel.values.question import question
from vkrel.values.read import read
from vkrel.values.reading import Reading
from vkrel.values.slips import slip
from vkrel.values.verdict import Kind, Verdict
from vkrel.values.wording import both_in_words, verdict_in_words


@attrs.frozen(slots=True, kw_only=True, repr=False)
class Comparison:
    """What two printed values say of each other.

    verdict: compatible, tension, contradiction, or unknown where a value cannot be read or
        the units do not convert.
    degree: how far both can be true together, between 0 and 1; None for unknown.
    why: one sentence with both readings.
    slip: the mistake that would explain the difference, where the values show one.
    """

    verdict: Verdict
    degree: float | None
    why: str
    a: Reading
    b: Reading
    slip: str | None = None

    def __repr__(self) -> str:
        return f"<Comparison {self.verdict}: {self.a.text!r} and {self.b.text!r}>"


# Words for what is done with values, not for what they are: the kind is inferred.
_NO_KIND = frozenset({"", "rounding", "hedge", "series"})

# Where two sides were inferred apart, the first of their kinds that both can be read as.
_PREFERRED = (
    Kind.QUANTITY, Kind.DATE, Kind.TIME, Kind.TIMESTAMP, Kind.DURATION, Kind.RANK, Kind.ORDINAL,
    Kind.MULTIPLE, Kind.SET,
)  # fmt: skip

# What reads as one of these is not read again as a number because the other side is one; only a
# year that stands alone may be one.
_NO_NUMBERS = frozenset({Kind.DATE, Kind.TIME, Kind.TIMESTAMP, Kind.SET, Kind.NAME})
_WITH_THINGS = frozenset({Kind.QUANTITY, Kind.RANK, Kind.ORDINAL})
_YEAR = re.compile(r"\s*[0-9]{4}\s*")

_COUNTED = re.compile(r"[^0-9]*[0-9][0-9, ]*(?: ?[a-z].*)?")
_SINCE = re.compile(
    r"(?i)^\s*(?:(?:ever )?since|starting(?: in| from)?|as from|beginning(?: in)?|from)\s+(?!.* to )(?!.*-\s*\d{4}$)"
)
_UNTIL = re.compile(r"(?i)^\s*(?:until|till|up to|ended in|ending(?: in)?)\s+")


def compare(a: str, b: str, kind: str | None = None, **context: Any) -> Comparison:
    """Whether two printed values can both be true of one thing; never an exception for a text.

    kind: date, quantity, rounding, count, hedge, percent, share, rank, set, multiple, series,
        time, duration, ordinal, name; inferred without.
    context: what is known beside them, see `Context.of`: slot (the question in words), same_slot
        (False: different questions), discrete (whole things are counted), type (event or state),
        stat (stock, flow, cumulative, share, rank ...), unit, order, tolerance, rate (a Rate, or several),
        and for each side a_asof, a_modality (actual, target, forecast, estimate, provisional),
        a_status (SDMX OBS_STATUS), a_language (the code of its language), a_habit (how far its
        source rounds, and its decimal mark: "place=10; decimal=,"), dct_a (the date of its
        document), b_... likewise. Any other a_x and b_x are qualifiers that separate questions.
    Raises TypeError where the context is wrong.
    """
    return compared(str(a), str(b), kind or "", Context.of(**context))


def compared(a: str, b: str, kind: str, context: Context) -> Comparison:
    """What `compare` returns, in a context that is made already."""
    one, other = _read_both(a, b, kind, context)
    asked = question(one, other, context)
    both = both_in_words(one, other)
    if one.impossible or other.impossible:
        return _contradiction(one, other, f"what cannot be is no value of anything: {both}")
    if asked.different:
        return _compatible(one, other, f"different questions: {asked.different}; {both}")
    if not (context.slot or context.unit) and (things := _two_things(one, other)):
        return _apart(one, other, f"{things}: {both}")
    ends = _ends_of_a_state(one, other, context)
    if ends == ():
        return _compatible(one, other, f"a state may hold at both dates: {both}")
    one, other, rate = _in_one_currency(one, other, context.rates)
    first, second = ends or ((other, one) if asked.order < 0 else (one, other))
    meeting = not_below if ends or asked.order else meets
    verdict = conflict(first, second, meeting)
    level = degree(first, second, meeting)
    why = verdict_in_words(one, other, verdict, grows=bool(asked.order))
    if rate:
        why += f", at {rate}"
    if verdict == Verdict.CONTRADICTION and asked.doubts:
        verdict, level = Verdict.TENSION, thresholds()[1]
        why += f", but {asked.doubt}"
    named = None if verdict == Verdict.COMPATIBLE else slip(first, second)
    if named:
        why += f"; likely slip: {named}"
    return Comparison(verdict=verdict, degree=level, why=_sentence(why), a=one, b=other, slip=named)


def _compatible(a: Reading, b: Reading, why: str) -> Comparison:
    return Comparison(verdict=Verdict.COMPATIBLE, degree=1.0, why=_sentence(why), a=a, b=b)


def _contradiction(a: Reading, b: Reading, why: str) -> Comparison:
    return Comparison(verdict=Verdict.CONTRADICTION, degree=0.0, why=_sentence(why), a=a, b=b)


def _apart(a: Reading, b: Reading, why: str) -> Comparison:
    return Comparison(verdict=Verdict.UNKNOWN, degree=None, why=_sentence(why), a=a, b=b)


def _two_things(a: Reading, b: Reading) -> str:
    """Why two amounts may count two things, where no question is known that they answer."""
    if not {a.kind, b.kind} <= _WITH_THINGS:
        return ""
    one, other = (
        thing(reading.rest) or (reading.unit if reading.kind == Kind.QUANTITY else "")
        for reading in (a, b)
    )
    if one == other or not (thing(a.rest) or thing(b.rest)):
        return ""
    return f"these may count two things, {one or 'not said'} and {other or 'not said'}"


def _sentence(why: str) -> str:
    return why if why.endswith(".") else why + "."


# ---------------------------------------------------------------- reading both


def _read_both(a: str, b: str, kind: str, context: Context) -> tuple[Reading, Reading]:
    """Both values, read as one kind where that can be."""
    discrete = context.discrete
    if discrete is None:
        discrete = kind == "count" or (_counts(a, context.a) and _counts(b, context.b))

    def both(reader: str) -> tuple[Reading, Reading]:
        # two lengths are held against each other, not against two dates
        reader = "length" if reader == Kind.DURATION else reader
        started = reader == Kind.DATE and kind in ("", Kind.DATE) and context.type == "event"
        one, other = (
            _printed_as(
                read(
                    _SINCE.sub("", text, count=1) if started else text,
                    reader,
                    written=side.document,
                    unit=context.unit,
                    discrete=discrete,
                    order=context.order,
                    language=side.language,
                    tolerance=context.tolerance,
                    habit=side.habit,
                ),
                text,
            )
            for text, side in ((a, context.a), (b, context.b))
        )
        return in_one_unit(one, other)

    one, other = both(kind)
    alike = kind or one.kind == other.kind or Kind.SET in (one.kind, other.kind)
    if kind not in _NO_KIND or (alike and comparable(one, other)):
        return one, other
    # no amounts after all, or the two sides were inferred apart
    kinds = {reading.kind for reading in both("") if reading.known}
    no_numbers = any(
        reading.kind in _NO_NUMBERS and not _YEAR.fullmatch(reading.text) for reading in both("")
    )
    for reader in _PREFERRED:
        if reader not in kinds or (reader == Kind.QUANTITY and no_numbers):
            continue
        first, second = both(reader)
        if comparable(first, second):
            return first, second
    return one, other


def _counts(text: str, side: Side) -> bool:
    """Whether a number counts things ("ten countries"), rather than measuring an amount."""
    printed = side.habit.in_english(text) or text
    if _COUNTED.fullmatch(digits_for_words(plain(printed))) is None:
        return False
    reading = read(text, Kind.QUANTITY, language=side.language, habit=side.habit)
    return reading.known and reading.unit in ("", "person")


def _printed_as(reading: Reading, text: str) -> Reading:
    if reading.text == text or not reading.known:
        return reading
    return attrs.evolve(reading, text=text)


def _in_one_currency(a: Reading, b: Reading, rates: Sequence[Rate]) -> tuple[Reading, Reading, str]:
    """Both in one currency where a named rate ties the two."""
    for rate in rates:
        if a.unit != b.unit and {a.unit, b.unit} == {rate.of, rate.to}:
            one, other = (
                converted(reading, rate) if reading.unit == rate.of else reading
                for reading in (a, b)
            )
            return one, other, str(rate)
    return a, b, ""


# ---------------------------------------------------------------- states


def _ends_of_a_state(a: Reading, b: Reading, context: Context) -> tuple[Reading, ...] | None:
    """Of a state that holds at two dates, the end that is earlier and the one that is not.

    Only its start and its end can be in conflict: () where no order is told, None where both
    dates are of one end. Statements of outer bounds O and inner bounds I are consistent iff
    hull(all I) lies within every O (CIDOC-CRM P81 and P82; theory, section 3).
    """
    if context.type != "state" or a.kind != Kind.DATE or b.kind != Kind.DATE:
        return None
    (role, first), (other_role, second) = map(_end, (a, b))
    if role == other_role:
        return None if role else ()
    return (first, second) if role == "start" or other_role == "end" else (second, first)


def _end(reading: Reading) -> tuple[str, Reading]:
    """Which end of a state a date tells, and that date: the start, for "since 2009"."""
    for role, pattern in (("start", _SINCE), ("end", _UNTIL)):
        if pattern.search(reading.text):
            named = read(pattern.sub("", reading.text, count=1), Kind.DATE)
            return role, named if named.known else reading
    return "", reading
