"""Multiples: how many times as much. "tripled", "a 150-fold increase", "increased by 150%".

All are read as the ratio of the later amount to the earlier one, so "increased by 150%" is
2.5. Readers also take "increased by 300%" for three times: a possibility of its own.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import partial

import attrs

from vkrel.values.hedges import Exact, as_cut, thresholds
from vkrel.values.interval import Cut, union
from vkrel.values.number import NUMERAL, digits_for_words, plain
from vkrel.values.quantity import (
    Printed,
    exact_at,
    parse,
    quotient,
    read_quantity,
    without_time,
)
from vkrel.values.reading import Reading, unknown
from vkrel.values.table import table

_VERB = re.compile(
    r"^(?P<head>.*?)\b(?:(?P<verb>doubl|tripl|trebl|quadrupl|quintupl|sextupl|septupl|octupl)"
    r"(?:e|ed|es|ing)|(?P<word>twice|thrice)|(?P<half>halved|halving|halves))\b"
)
_FOLD_WORD = re.compile(r"\b([a-z]+?)-?fold\b")
_TIMES = re.compile(
    rf"^(?P<head>.*?)(?P<number>{NUMERAL}(?: (?:hundred|thousand|million|billion))?)(?: ?-? ?(?:fold|times?|x)\b)(?P<tail>.*)$"
)
_FACTOR = re.compile(rf"^(?P<head>.*?)\bby an? factor of (?P<hedge>[^0-9]*)(?P<number>{NUMERAL})")
_UP = r"increas\w*|r[io]se\w*|rising|grew|grow\w*|up|jump\w*|surg\w*|climb\w*|expand\w*|soar\w*|gain\w*|higher|added|improv\w*|growth|rise|gain"
_DOWN = r"fell|fall\w*|decreas\w*|declin\w*|drop\w*|down|lower|shr[aiu]nk\w*|reduc\w*|cut|slump\w*|plung\w*|contract\w*|lost|loss"
_PERCENT = rf"(?P<hedge>[^0-9]*?)(?P<number>-?{NUMERAL}) ?(?:%|per ?cent\b|pct\b)"
_BY_PERCENT = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b(?: by| of)?{_PERCENT}")
_PERCENT_CHANGE = re.compile(
    rf"^{_PERCENT}(?P<unused> ?-?[a-z -]*?)\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b"
)
_TO = re.compile(rf"(?<!up )\bto (?P<hedge>[^0-9]*?)(?P<number>{NUMERAL}) ?(?:%|per ?cent)")
_FROM_TO = re.compile(
    rf"\bfrom (?P<a>[^0-9]*{NUMERAL}.*?)(?: to | up to )(?P<b>[^0-9]*{NUMERAL}.*)$"
)
_YEARS = re.compile(r"from (?:1[0-9]|20)[0-9]{2} to (?:1[0-9]|20)[0-9]{2}")
_HIGHER = re.compile(r"^ ?(?:more|higher|greater|larger|bigger|faster|longer)\b(?! or)")


def read_multiple(text: str) -> Reading:
    """The ratio that `text` prints; kind "unknown" with a reason where it is none."""
    lowered = without_time(digits_for_words(_folded(plain(text))))
    try:
        found = _from_to(text, lowered) or _ratio(text, lowered)
    except OverflowError:
        return unknown(text, "the number is too large")
    if found is not None:
        return found
    plain_amount = read_quantity(text)
    changes = _FROM_TO.search(lowered) is not None and not _TIMES.match(lowered)
    if (
        plain_amount.known
        and plain_amount.unit in ("", "1")
        and not (changes or plain_amount.levels)
    ):
        return _as_multiple(plain_amount)
    return unknown(text, "holds no multiple that could be read")


def _folded(lowered: str) -> str:
    """Print "tenfold" as "10-fold"."""
    return _FOLD_WORD.sub(lambda found: f"{digits_for_words(found[1])}-fold", lowered)


def _as_multiple(reading: Reading) -> Reading:
    return attrs.evolve(reading, kind="multiple", unit="1")


def _from_to(text: str, lowered: str) -> Reading | None:
    found = _FROM_TO.search(lowered)
    if found is None or _YEARS.fullmatch(found[0]) or _TIMES.match(lowered):
        return None
    below, above = parse(without_time(found["a"])), parse(without_time(found["b"]))
    if below is None or above is None or not below.m or below.negative or above.negative:
        return None
    if below.unit != above.unit and "" not in (below.unit, above.unit):
        return None
    return quotient(text, "multiple", above, below)


def _ratio(text: str, lowered: str) -> Reading | None:
    found = _TO.search(lowered)
    if found is not None:
        return _plain(text, f"{found['hedge']} {found['number']}%")
    for pattern in (_BY_PERCENT, _PERCENT_CHANGE):
        found = pattern.search(lowered)
        if found is None:
            continue
        change = parse(f"{found['hedge']} {found['number']}%")
        if change is None:
            return None
        sign = 1 if found["up"] else -1
        return _reading(text, change, sign)
    found = _FACTOR.match(lowered)
    if found is not None:
        return _plain(text, f"{found['hedge']} {found['number']}")
    found = _TIMES.match(lowered)
    if found is not None:
        return _times(text, found)
    found = _VERB.match(lowered)
    if found is not None:
        return _verb(text, found)
    return None


def _verb(text: str, found: re.Match[str]) -> Reading | None:
    """Read "doubled": two times, as verbs say it; with a hedge it reads as the number does."""
    if found["half"]:
        return _plain(text, f"{found['head']} half")
    rules = table()["verb"]
    times = rules[found["verb"] or found["word"]]
    hedged = _plain(text, f"{found['head']} {times}")
    unhedged = _plain(text, str(times))
    if hedged is None or unhedged is None or hedged.lenient != unhedged.lenient:
        return hedged
    shape = partial(_verb_at, Fraction(times))
    strict, lenient = thresholds()
    return Reading(
        text=text,
        kind="multiple",
        unit="1",
        strict=shape(strict),
        lenient=shape(lenient),
        value=float(times),
        shape=shape,
    )


def _verb_at(times: Fraction, possibility: float) -> Cut:
    rules = table()["verb"]
    part = Fraction(str(rules["strict" if possibility > rules["possibility"] else "lenient"]))
    return as_cut(Exact(times * (1 - part), times * (1 + part)))


def _plain(text: str, amount: str) -> Reading | None:
    reading = read_quantity(amount.strip())
    if not reading.known or reading.unit not in ("", "1"):
        return None
    return attrs.evolve(_as_multiple(reading), text=text)


def _times(text: str, found: re.Match[str]) -> Reading | None:
    printed = parse(f"{found['head']} {found['number']}")
    if printed is None or printed.unit:
        return None
    if _HIGHER.match(found["tail"]):
        # "three times higher": some readers add the whole to it
        return _with_other(text, printed, partial(exact_at, printed), Fraction(1))
    return _plain(text, f"{found['head']} {found['number']}")


def _reading(text: str, change: Printed, sign: int) -> Reading:
    at = partial(_changed_at, change, sign)
    if sign > 0 and change.value * 100 >= table()["times_percent"]["from_percent"]:
        return _with_other(text, change, at, Fraction(-1))
    strict, lenient = thresholds()
    shape = partial(_cut_of, at)
    value = 1 + sign * change.value
    return Reading(
        text=text,
        kind="multiple",
        unit="1",
        strict=shape(strict),
        lenient=shape(lenient),
        value=value.numerator / value.denominator,
        shape=shape,
    )


def _changed_at(change: Printed, sign: int, possibility: float) -> Exact:
    by = exact_at(change, possibility)
    if sign > 0:
        return Exact(
            None if by.low is None else 1 + by.low,
            None if by.high is None else 1 + by.high,
            by.low_closed,
            by.high_closed,
        )
    return Exact(
        None if by.high is None else 1 - by.high,
        None if by.low is None else 1 - by.low,
        by.high_closed,
        by.low_closed,
    )


def _cut_of(at: partial[Exact], possibility: float) -> Cut:
    return as_cut(at(possibility))


def _with_other(text: str, printed: Printed, at: partial[Exact], other: Fraction) -> Reading:
    """A ratio that some readers take for another one, `other` away."""
    shape = partial(_both_at, at, other)
    strict, lenient = thresholds()
    value = printed.value if other > 0 else 1 + printed.value
    return Reading(
        text=text,
        kind="multiple",
        unit="1",
        strict=shape(strict),
        lenient=shape(lenient),
        value=value.numerator / value.denominator,
        shape=shape,
    )


def _both_at(at: partial[Exact], other: Fraction, possibility: float) -> Cut:
    one = at(possibility)
    if possibility > table()["times_percent"]["possibility"]:
        return as_cut(one)
    moved = one._replace(
        low=None if one.low is None else one.low + other,
        high=None if one.high is None else one.high + other,
    )
    return union((*as_cut(one), *as_cut(moved)))


def looks_like_multiple(lowered: str) -> bool:
    """Whether `lowered` (plain) speaks of a multiple in so many words."""
    return bool(
        _VERB.search(lowered)
        or re.search(r"fold\b|[0-9] ?times\b|factor of", lowered)
        or (_FROM_TO.search(lowered) and not _YEARS.search(lowered))
        or (re.search(rf"\b(?:{_UP}|{_DOWN})\b", lowered) and _BY_PERCENT.search(lowered))
        or _PERCENT_CHANGE.search(lowered)
    )
