"""Multiples: how many times as much. "tripled", "a 150-fold increase", "increased by 150%".

All are read as the ratio of the later amount to the earlier one, so "increased by 150%" is
2.5. Readers also take "increased by 300%" for three times: a possibility of its own.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import partial

import attrs

from vkrel.values.interval import Cut, union
from vkrel.values.pattern import pattern
from vkrel.values.quantities.amount import Amount, parse, without_time, words_as_digits
from vkrel.values.quantities.fillers import BEFORE, not_counted
from vkrel.values.quantities.forms import quotient, read_quantity
from vkrel.values.quantities.frame import NoAmount
from vkrel.values.quantities.hedges import Exact, hedge_words, shaped
from vkrel.values.quantities.number import NUMERAL, digits_for_words, plain
from vkrel.values.quantities.units import find
from vkrel.values.reading import Reading, unknown
from vkrel.values.table import from_table, table
from vkrel.values.verdict import Kind
from vkrel.values.words import longest_first

_VERBS = (
    r"\b(?:(?P<verb>doubl|tripl|trebl|quadrupl|quintupl|sextupl|septupl|octupl)"
    r"(?:e|ed|es|ing)|(?P<word>twice|thrice)|(?P<half>halved|halving|halves))\b"
)
_VERB = pattern(rf"^(?P<head>.*?){_VERBS}")
_FOLD_WORD = pattern(r"\b([a-z]+?)-?fold\b")
_TIMES = pattern(
    rf"^(?P<head>.*?)(?P<number>{NUMERAL}(?: (?:hundred|thousand|million|billion))?)(?: ?-? ?(?:fold|times?|x)\b)(?P<tail>.*)$"
)
_FACTOR = pattern(rf"^(?P<head>.*?)\bby an? factor of (?P<hedge>[^0-9]*)(?P<number>{NUMERAL})")
_UP = r"increas\w*|r[io]se\w*|rising|grew|grow\w*|up|jump\w*|surg\w*|climb\w*|expand\w*|soar\w*|gain\w*|higher|added|improv\w*|growth|rise|gain"
_DOWN = r"fell|fall\w*|decreas\w*|declin\w*|drop\w*|down|lower|shr[aiu]nk\w*|reduc\w*|cut|slump\w*|plung\w*|contract\w*|lost|loss"
_PERCENT = rf"(?P<hedge>[^0-9]*?)(?P<number>-?{NUMERAL}) ?(?:%|per ?cent\b|pct\b)"
_BY_PERCENT = pattern(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b(?: by| of)?{_PERCENT}")
_PERCENT_CHANGE = pattern(
    rf"^{_PERCENT}(?P<unused> ?-?[a-z -]*?)\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b"
)
_SIGNED = pattern(rf"(?P<hedge>)(?:(?P<up>\+)|-) ?(?P<number>{NUMERAL}) ?%")
_BY_HALF = pattern(rf"(?:{_DOWN}) by (?P<hedge>[a-z ]*?) ?half")
_TO = pattern(rf"(?<!up )\bto (?P<hedge>[^0-9]*?)(?P<number>{NUMERAL}) ?(?:%|per ?cent)")
_FROM_TO = pattern(rf"\bfrom (?P<a>[^0-9]*{NUMERAL}.*?)(?: to | up to )(?P<b>[^0-9]*{NUMERAL}.*)$")
_YEARS = pattern(r"from (?:1[0-9]|20)[0-9]{2} to (?:1[0-9]|20)[0-9]{2}")
_MOVES = pattern(rf"\b(?:{_UP}|{_DOWN})\b(?: by\b)?")
_HIGHER = pattern(r"^ ?(?:more|higher|greater|larger|bigger|faster|longer)\b(?! or)")


def read_multiple(text: str) -> Reading:
    """The ratio that `text` prints; kind "unknown" with a reason where it is none."""
    lowered = words_as_digits(
        _FOLD_WORD.sub(lambda word: f"{digits_for_words(word[1])}-fold", plain(text))
    )
    # both sides of "from ... to ..." account for their own words
    strange = _strange(_FROM_TO.sub("", lowered))
    if strange:
        return unknown(text, f"“{strange}” is not understood beside a multiple")
    try:
        found = _from_to(text, lowered) or _ratio(text, lowered)
    except OverflowError:
        return unknown(text, "the number is too large")
    except NoAmount as why_not:
        return unknown(text, str(why_not))
    if found is None:
        found = _plain(text, text)
        changes = _FROM_TO.search(lowered) is not None and not _TIMES.match(lowered)
        if found is None or changes or found.levels:
            return unknown(text, "holds no multiple that could be read")
    return found


_LAST = pattern(rf"^.*(?:[0-9][0-9.,]*|{_VERBS})(?: ?-? ?(?:(?:fold|times?|x|per ?cent|pct)\b|%))?")
_SCALED = pattern(rf"{NUMERAL}(?:[ -](?:hundred|thousand|million|billion|trillion)\b)*")
_WORD = pattern(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_MOVED = pattern(rf"(?:{_UP}|{_DOWN})")
_BESIDE = frozenset({
    "half",
    "by", "factor", "fold", "times", "time", "x", "as", "much", "many", "more", "than",
    "higher", "greater", "larger", "bigger", "faster", "longer", "high", "large", "big", "fast",
    "long", "from", "to", "up", "percent", "per", "cent", "pct",
})  # fmt: skip


def _strange(lowered: str) -> str:
    """The first word that is not accounted for, "" where each is."""
    lowered = _hedge_phrases().sub(" ", lowered)
    last = _LAST.match(lowered)
    head, tail = (lowered[: last.end()], lowered[last.end() :]) if last else (lowered, "")
    words: list[str] = _WORD.findall(_SCALED.sub(" ", head))
    beside = (word for word in words if not _MOVED.fullmatch(word))
    known = BEFORE | _BESIDE
    for word in beside:
        if not (word in known or re.search(_VERBS, word) or find(word)):
            return word
    behind = [word for word in tail.split() if not _MOVED.fullmatch(word.strip(".,;"))]
    while behind and behind[0].strip("-") in _BESIDE:
        behind = behind[1:]
    return not_counted(behind, counts=False)


@from_table()
def _hedge_phrases() -> re.Pattern[str]:
    words = longest_first(*(re.escape(words) for words in hedge_words() if words[0].isalpha()))
    return re.compile(rf"(?:\b(?:{words})|[~≈≥≤<>]=?)(?![a-z])")


def _from_to(text: str, lowered: str) -> Reading | None:
    found = _FROM_TO.search(lowered)
    if found is None or _YEARS.fullmatch(found[0]) or _TIMES.match(lowered):
        return None
    return quotient(text, Kind.MULTIPLE, without_time(found["b"]), without_time(found["a"]))


def _ratio(text: str, lowered: str) -> Reading | None:
    if found := _TO.search(lowered):
        return _plain(text, f"{found['hedge']} {found['number']}%")
    found = _BY_PERCENT.search(lowered) or _PERCENT_CHANGE.search(lowered)
    if found := found or _SIGNED.fullmatch(lowered):
        return _changed(text, found)
    if found := _BY_HALF.fullmatch(lowered):
        return _plain(text, f"{found['hedge']} half")
    if found := _FACTOR.match(lowered):
        return _plain(text, f"{found['hedge']} {found['number']}")
    if found := _TIMES.match(lowered):
        return _times(text, found)
    found = _VERB.match(lowered)
    return _verb(text, found) if found else None


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
    return shaped(text, Kind.MULTIPLE, "1", partial(_verb_at, Fraction(times)), Fraction(times))


def _verb_at(times: Fraction, possibility: float) -> Cut:
    rules = table()["verb"]
    part = Fraction(str(rules["strict" if possibility > rules["possibility"] else "lenient"]))
    return Exact(times, times).wider(times * part, times * part).cut


def _plain(text: str, amount: str) -> Reading | None:
    reading = read_quantity(amount.strip())
    if not reading.known or reading.unit not in ("", "1"):
        return None
    return attrs.evolve(reading, text=text, kind=Kind.MULTIPLE, unit="1")


def _times(text: str, found: re.Match[str]) -> Reading | None:
    head = _MOVES.sub("", found["head"])
    printed = parse(f"{head} {found['number']}")
    if printed is None or printed.unit:
        return None
    if _HIGHER.match(found["tail"]):
        # "three times higher": some readers add the whole to it
        return _upon(text, printed, 1, 0, 1)
    return _plain(text, f"{head} {found['number']}")


def _changed(text: str, found: re.Match[str]) -> Reading | None:
    """Increased by 150%: 2.5; of large increases some readers take the change for the ratio."""
    change = parse(f"{found['hedge']} {found['number']}%")
    if change is None:
        return None
    if not found["up"]:
        return _upon(text, change, -1, 1, 0)
    large = change.value * 100 >= table()["times_percent"]["from_percent"]
    return _upon(text, change, 1, 1, -1 if large else 0)


def _upon(text: str, amount: Amount, sign: int, base: int, other: int) -> Reading:
    """An amount upon a base, or off it; some readers take it for another ratio, `other` away."""
    shape = partial(_upon_at, amount, sign, base, other)
    return shaped(text, Kind.MULTIPLE, "1", shape, base + sign * amount.value)


def _upon_at(amount: Amount, sign: int, base: int, other: int, possibility: float) -> Cut:
    by = amount.exact(possibility)
    one = (by if sign > 0 else -by).wider(-base, base)
    if not other or possibility > table()["times_percent"]["possibility"]:
        return one.cut
    return union(one.cut + one.wider(-other, other).cut)


_SPOKEN = pattern(rf"{_VERBS}|fold\b|[0-9] ?times\b|factor of")


def looks_like_multiple(lowered: str) -> bool:
    """Whether `lowered` (plain) speaks of a multiple in so many words."""
    return bool(
        _SPOKEN.search(lowered)
        or _BY_PERCENT.search(lowered)
        or _PERCENT_CHANGE.search(lowered)
        or _BY_HALF.fullmatch(lowered)
        or (_FROM_TO.search(lowered) and not _YEARS.search(lowered))
    )
