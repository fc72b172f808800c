"""Compare two printed values: verdict, degree and the reason in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import attrs

from vkrel.values.conflict import (
    COMPATIBLE,
    CONTRADICTION,
    TENSION,
    UNKNOWN,
    Meeting,
    by_cuts,
    comparable,
    conflict,
    degree,
    not_below,
)
from vkrel.values.interval import meets
from vkrel.values.quantities.amount import printed_unit, time_said
from vkrel.values.quantities.hedges import thresholds
from vkrel.values.quantities.money import Rate, converted
from vkrel.values.quantities.number import digits_for_words, plain
from vkrel.values.read import read
from vkrel.values.reading import Reading
from vkrel.values.slips import slip
from vkrel.values.wording import in_words

_COUNTED = re.compile(r"[^0-9]*[0-9][0-9,]* [a-z]")


@attrs.frozen(slots=True, kw_only=True)
class Comparison:
    """What two printed values say of each other.

    verdict: compatible, tension, contradiction, or unknown where a value cannot be read or
        the units do not convert.
    degree: how far both can be true together, between 0 and 1; None for unknown.
    why: one sentence with both readings.
    slip: the mistake that would explain the difference, where the values show one.
    """

    verdict: str
    degree: float | None
    why: str
    a: Reading
    b: Reading
    slip: str | None = None


# The kinds that a caller may name, by the reader that they need.
_READERS = {
    "rounding": "quantity",
    "count": "quantity",
    "hedge": "quantity",
    "percent": "quantity",
    "share": "quantity",
    "series": "quantity",
    "amount": "quantity",
    "money": "quantity",
    "timestamp": "time",
    "list": "set",
    "duration": "length",
}

# Where two sides were inferred apart, the first of their kinds that both can be read as.
_PREFERRED = (
    "quantity", "date", "time", "timestamp", "duration", "rank", "ordinal", "multiple", "set",
    "name",
)  # fmt: skip

# What is planned or expected answers another question than what happened.
_MODALITIES = {
    "goal": "target",
    "plan": "target",
    "planned": "target",
    "pledge": "target",
    "projection": "forecast",
    "projected": "forecast",
    "expected": "forecast",
    "estimated": "estimate",
    "preliminary": "provisional",
    "final": "actual",
}
_EXPLAINABLE = frozenset({"estimate", "provisional"})

# SDMX OBS_STATUS: these are another definition or series (B, D) or no observation (F).
_OTHER_SERIES = frozenset({"B", "D", "F"})
_STATUS_WORDS = {
    "P": "provisional",
    "E": "estimated",
    "A": "final",
    "F": "forecast",
    "B": "after a break in the series",
    "D": "of another definition",
}

# Context that says nothing about the question itself.
_NO_SEPARATORS = frozenset({"asof", "modality", "status", "speaker", "source", "dct"})

_CURRENTLY = re.compile(r"\b(?:currently|current|now|today|at present|presently|to date|so far)\b")


class _Question(NamedTuple):
    """Whether two values answer one question, and what speaks against pressing it."""

    different: str = ""
    doubt: str = ""


def compare(a: str, b: str, kind: str | None = None, **context: Any) -> Comparison:
    """Whether two printed values can both be true of one thing; never an exception.

    kind: date, quantity, rounding, count, hedge, percent, share, rank, set, multiple, series,
        time, duration, ordinal, name; inferred without.
    context: slot (the question in words), same_slot (False: different questions), discrete
        (whole things are counted), type (event or state), stat (stock, flow, cumulative,
        share, rank ...), unit, order, rate (a Rate, or several), and for each side a_asof,
        a_modality (actual, target, forecast, estimate, provisional), a_status (SDMX
        OBS_STATUS), dct_a (the date of its document), b_... likewise. Any other a_x and b_x
        are qualifiers that separate questions.
    """
    a, b = str(a), str(b)
    one, other = _read_both(a, b, kind or "", context)
    question = _question(a, b, one, other, context)
    if question.different:
        why = f"different questions: {question.different}; {in_words(one)}, {in_words(other)}"
        return Comparison(verdict=COMPATIBLE, degree=1.0, why=_sentence(why), a=one, b=other)
    found = _dates_of_a_state(a, b, one, other, context)
    if found is not None:
        return found
    one, other, rate = _in_one_currency(one, other, context.get("rate"))
    meeting, order = _series(a, b, context)
    if order < 0:
        verdict, level = _verdict(other, one, meeting)
    else:
        verdict, level = _verdict(one, other, meeting)
    why = _why(one, other, verdict, cumulative=meeting is not meets)
    if rate:
        why += f", at {rate}"
    if verdict == CONTRADICTION and question.doubt:
        _, lenient = thresholds()
        verdict, level = TENSION, lenient
        why += f", but {question.doubt}"
    named = None if verdict == COMPATIBLE else slip(one, other)
    if named:
        why += f"; likely slip: {named}"
    return Comparison(verdict=verdict, degree=level, why=_sentence(why), a=one, b=other, slip=named)


def _sentence(why: str) -> str:
    return why if why.endswith(".") else why + "."


def _verdict(a: Reading, b: Reading, meeting: Meeting) -> tuple[str, float | None]:
    if meeting is meets:
        return conflict(a, b), degree(a, b)
    if not comparable(a, b):
        return UNKNOWN, None
    return by_cuts(a, b, meeting), degree(a, b, meeting)


# ---------------------------------------------------------------- reading both


def _read_both(a: str, b: str, kind: str, context: Mapping[str, Any]) -> tuple[Reading, Reading]:
    discrete = bool(context.get("discrete", kind == "count" or (_counts(a) and _counts(b))))
    shared = {
        "unit": str(context.get("unit") or ""),
        "order": str(context.get("order") or ""),
        "discrete": discrete,
    }
    written = [_text(context.get(f"dct_{side}") or context.get(f"{side}_dct")) for side in "ab"]
    event = kind in ("", "date") and context.get("type") == "event"

    def both(reader: str) -> tuple[Reading, Reading]:
        texts = (a, b)
        if reader == "date" and event:
            texts = (_start(a), _start(b))
        one, other = (
            read(text, reader, written=when, **shared)
            for text, when in zip(texts, written, strict=True)
        )
        return _printed_as(one, a), _printed_as(other, b)

    one, other = both(_READERS.get(kind, kind))
    if one.kind == other.kind == "quantity" and not comparable(one, other):
        # "5 km" and "5.2": the number without a unit is meant in the printed one
        missing = printed_unit(b if not one.unit else a)
        if "" in (one.unit, other.unit) and missing not in ("", "percent", "percentage_point"):
            shared["unit"] = missing
            one, other = both("quantity")
    if comparable(one, other) and (
        kind or one.kind == other.kind or "set" in (one.kind, other.kind)
    ):
        return one, other
    # another kind than the caller thought, or the two sides were inferred apart
    kinds = {each.kind for each in both("") if each.known}
    for reader in _PREFERRED:
        if reader not in kinds:
            continue
        first, second = both(_READERS.get(reader, reader))
        if comparable(first, second) and (reader != "name" or not kind):
            return first, second
    return one, other


def _counts(text: str) -> bool:
    """Whether a number counts things ("ten countries"), rather than measuring an amount."""
    counted = _COUNTED.match(digits_for_words(plain(text)))
    return counted is not None and printed_unit(text) in ("", "person")


def _printed_as(reading: Reading, text: str) -> Reading:
    if reading.text == text or not reading.known:
        return reading
    return attrs.evolve(reading, text=text)


def _text(value: object) -> str:
    return "" if value is None else str(value)


_SINCE = re.compile(
    r"(?i)^\s*(?:(?:ever )?since|starting(?: in| from)?|as from|beginning(?: in)?|from)\s+(?!.* to )(?!.*-\s*\d{4}$)"
)
_UNTIL = re.compile(r"(?i)^\s*(?:until|till|up to|ended in|ending(?: in)?)\s+")


def _start(text: str) -> str:
    """An event that is dated "since 2009" began in 2009."""
    return _SINCE.sub("", text, count=1)


def _in_one_currency(
    a: Reading, b: Reading, rates: Rate | Iterable[Rate] | None
) -> tuple[Reading, Reading, str]:
    """Both in one currency where a named rate ties the two."""
    if rates is None or a.unit == b.unit:
        return a, b, ""
    for rate in (rates,) if isinstance(rates, Rate) else tuple(rates):
        if isinstance(rate, Rate) and {a.unit, b.unit} == {rate.of, rate.to}:
            return (
                converted(a, rate) if a.unit == rate.of else a,
                (converted(b, rate) if b.unit == rate.of else b),
                str(rate),
            )
    return a, b, ""


# ---------------------------------------------------------------- one question or two


def _question(
    a: str, b: str, one: Reading, other: Reading, context: Mapping[str, Any]
) -> _Question:
    if context.get("same_slot") is False:
        return _Question(_text(context.get("slot")) or "the values answer different questions")
    doubts = []
    for found in (
        _modality(context),
        _status(context),
        _as_of(a, b, one, other, context),
        *_qualifiers(context),
    ):
        if found.different:
            return found
        if found.doubt:
            doubts.append(found.doubt)
    return _Question(doubt=" and ".join(doubts))


def _modality(context: Mapping[str, Any]) -> _Question:
    a, b = (_text(context.get(f"{side}_modality")).strip().lower() for side in "ab")
    a, b = _MODALITIES.get(a, a), _MODALITIES.get(b, b)
    if a == b:
        return _Question()
    if not a or not b:
        return _Question(doubt=f"only one of them says that it is a value of the kind {a or b}")
    if {a, b} & _EXPLAINABLE:
        return _Question(doubt=f"one is {a} and the other {b}, which a revision explains")
    return _Question(f"one is a value of the kind {a}, the other of the kind {b}")


def _status(context: Mapping[str, Any]) -> _Question:
    a, b = (_text(context.get(f"{side}_status")).strip().upper() for side in "ab")
    if a == b:
        return _Question()
    if not a or not b:
        return _Question(doubt=f"only one of them says that it is {_status_word(a or b)}")
    if {a, b} & _OTHER_SERIES:
        return _Question(f"one value is {_status_word(a)}, the other {_status_word(b)}")
    return _Question(
        doubt=f"one is {_status_word(a)} and the other {_status_word(b)}, which a revision explains"
    )


def _status_word(status: str) -> str:
    return _STATUS_WORDS.get(status, f"of the status {status}")


def _times_stated(a: str, b: str, context: Mapping[str, Any]) -> tuple[str, str]:
    """When each value holds, as the context or the print says it."""
    found = []
    for side, text in (("a", a), ("b", b)):
        stated = _text(context.get(f"{side}_asof"))
        document = _text(context.get(f"dct_{side}") or context.get(f"{side}_dct"))
        if _CURRENTLY.fullmatch(plain(stated)):
            stated = document or stated
        if not stated and document and _CURRENTLY.search(plain(text)[:400]):
            stated = document
        if not stated and "slot" not in context:
            stated = time_said(text)[1] if len(text) <= 400 else ""
        found.append(stated)
    return found[0], found[1]


def _as_of(a: str, b: str, one: Reading, other: Reading, context: Mapping[str, Any]) -> _Question:
    if one.kind == "date" or other.kind == "date":
        return _Question()
    first, second = _times_stated(a, b, context)
    if not first and not second and context.get("stat") == "stock":
        return _documents(context)
    if first == second or context.get("stat") == "cumulative":
        missing = bool(first) != bool(second)
        return _Question(doubt="only one of them says when it holds") if missing else _Question()
    if not first or not second:
        return _Question(doubt=f"only one of them says when it holds ({first or second})")
    when, then = read(first, "date"), read(second, "date")
    if not when.known or not then.known:
        return _Question(doubt=f"the one holds for {first}, the other for {second}")
    if not meets(when.strict, then.strict):
        return _Question(f"the one holds for {first}, the other for {second}")
    if context.get("stat") == "flow" and when.strict != then.strict:
        return _Question(f"the periods differ ({first} and {second})")
    return _Question()


def _documents(context: Mapping[str, Any]) -> _Question:
    """A stock without a date holds when its document was written."""
    dates = [read(_text(context.get(f"dct_{side}")), "date") for side in "ab"]
    if all(each.known for each in dates) and not meets(dates[0].lenient, dates[1].lenient):
        return _Question(doubt="their documents are of different dates")
    return _Question()


def _qualifiers(context: Mapping[str, Any]) -> list[_Question]:
    """Any further qualifier: different where both print it, missing where one does."""
    names = {key[2:] for key in context if key[:2] in ("a_", "b_")} - _NO_SEPARATORS
    found = []
    for name in sorted(names):
        a, b = (_text(context.get(f"{side}_{name}")).strip().casefold() for side in "ab")
        if a == b:
            continue
        if a and b:
            found.append(_Question(f"the {name} differs ({a} and {b})"))
        else:
            found.append(_Question(doubt=f"only one of them states its {name} ({a or b})"))
    return found


# ---------------------------------------------------------------- series and states


def _series(a: str, b: str, context: Mapping[str, Any]) -> tuple[Meeting, int]:
    """How two values of a series must stand to each other; order is -1 where b is earlier."""
    if context.get("stat") != "cumulative":
        return meets, 0
    first, second = (read(each, "date") for each in _times_stated(a, b, context))
    if not (first.known and second.known and first.strict and second.strict):
        return meets, 0
    if meets(first.strict, second.strict):
        return meets, 0
    return not_below, 1 if first.strict[0].low < second.strict[0].low else -1


def _dates_of_a_state(
    a: str, b: str, one: Reading, other: Reading, context: Mapping[str, Any]
) -> Comparison | None:
    """A state that holds at two dates: only its start and its end can be in conflict.

    Statements of outer bounds O and inner bounds I are consistent iff hull(all I) lies within
    every O (CIDOC-CRM P81 and P82; theory, section 3).
    """
    if context.get("type") != "state" or one.kind != "date" or other.kind != "date":
        return None
    ends = []
    for text, reading in ((a, one), (b, other)):
        for role, pattern in (("start", _SINCE), ("end", _UNTIL)):
            if pattern.search(text):
                named = read(pattern.sub("", text, count=1), "date")
                ends.append((role, named if named.known else reading))
                break
        else:
            ends.append(("", reading))
    (role, first), (other_role, second) = ends
    if role == other_role:
        if role:
            return None
        why = f"a state may hold at both dates: {in_words(one)}, {in_words(other)}"
        return Comparison(verdict=COMPATIBLE, degree=1.0, why=_sentence(why), a=one, b=other)
    if role == "start" or other_role == "end":
        earlier, later = first, second
    else:
        earlier, later = second, first
    verdict = by_cuts(earlier, later, not_below)
    why = _why(one, other, verdict, cumulative=False)
    return Comparison(
        verdict=verdict,
        degree=degree(earlier, later, not_below),
        why=_sentence(why),
        a=one,
        b=other,
        slip=None if verdict == COMPATIBLE else slip(first, second),
    )


# ---------------------------------------------------------------- the sentence


def _why(a: Reading, b: Reading, verdict: str, *, cumulative: bool) -> str:
    both = f"{in_words(a)}, {in_words(b)}"
    if verdict == UNKNOWN:
        if a.known and b.known:
            return f"these cannot be compared, as their units do not convert: {both}"
        return f"no verdict: {both}"
    if cumulative:
        ending = {
            COMPATIBLE: "a total that only grows can be both",
            TENSION: "a total that only grows is oddly told so",
            CONTRADICTION: "a total that only grows cannot fall",
        }[verdict]
    elif a.kind == "name":
        ending = "the names agree" if verdict == COMPATIBLE else "the names differ"
    elif a.listing is not None or b.listing is not None:
        ending = {
            COMPATIBLE: "one set can be both",
            TENSION: "one set is hardly both",
            CONTRADICTION: "no set can be both",
        }[verdict]
    else:
        ending = {
            COMPATIBLE: "these share a value",
            TENSION: "they meet only where few readers would allow it",
            CONTRADICTION: "no value fits both",
        }[verdict]
    return f"{both}: {ending}"
