"""What stands around a number: hedge, sign and currency before it, scale and unit behind it."""

from __future__ import annotations

from typing import NamedTuple

from vkrel.values.pattern import pattern
from vkrel.values.quantities.hedges import hedge_words
from vkrel.values.quantities.number import MOST_DIGITS, PART_WORD, plain, scale
from vkrel.values.quantities.units import Unit, dollars, find, longest_spelling, per, spellings
from vkrel.values.table import from_table, table

# Amounts of these can be negative, so an upper bound reaches below zero.
_SIGNED_BASES = frozenset({"", "1", "percentage_point", "degC"})

_NEVER = 10**MOST_DIGITS  # more than any number has
_MULTIPLES = {"dozen": 12, "dozens": 12, "score": 20, "scores": 20}


class NoAmount(ValueError):  # noqa: N818 - it is no error of the program, but an answer
    """The text prints no amount; the message says why, for an editor."""


class Frame(NamedTuple):
    """What stands before and behind a number: its hedge, sign, scale and unit.

    floor: it cannot be less than nothing. turned: it is negative, or zero is not where the base
    unit has it. steady: from this m on the ends lie equally far from it. rest: the words that say
    nothing of how much it is.
    """

    hedge: str
    negative: bool
    power: int
    times: int
    over: int
    unit: Unit
    floor: bool
    rest: str
    turned: bool
    steady: int


_EDGES = " \t\n,;:()[]"
_BARE_DOLLAR = pattern(r"(?<![A-Za-z])\$")


@from_table(8192)
def frame(head: str, tail: str, unit: str) -> Frame | None:
    """The meaning of what stands around a number; None where it is no plain amount."""
    before = before_number(plain(head).rstrip() if head else "")
    tail = plain(tail)
    behind = tail.removeprefix("+").strip(_EDGES + "-")
    if before is None or _REFUSED.search(behind):
        return None
    hedge, negative, money = before
    power, multiple, words = _scaled(behind.rstrip(".*").split(), money=money is not None)
    if power > _MOST_ZEROS:
        return None
    unit_behind, rest = _unit(words)
    below, rest = _below(rest)
    suffix = next((suffix for suffix in _SUFFIXES if f"{rest} ".startswith(f"{suffix} ")), "")
    rest = rest.removeprefix(suffix).strip(_EDGES)
    if money and unit_behind and unit_behind.money and unit_behind.base != money.base:
        # "US$5 billion dong" names two currencies
        return None
    printed = _meant(unit_behind or money, unit, head, rest)
    for counted in below:
        if not printed.base or (counted.name == "year" and not printed.measured):
            # what flows is told by the year, whether print says so or not
            rest = f"by the {counted.name} {rest}".rstrip()
        else:
            printed = per(printed, counted)
    hedge = hedge or hedge_words().get(suffix or "+" * tail.startswith("+"), "")
    if negative:
        # "more than -5" is a bound from below: seen from zero it is one from above
        hedge = {"more": "less", "less": "more"}.get(hedge, hedge)
    return Frame(
        hedge,
        negative,
        power,
        multiple * printed.times,
        printed.over,
        printed,
        printed.base not in _SIGNED_BASES and not printed.money,
        rest,
        negative or printed.offset != 0,
        table()["bare"]["mantissa"] if hedge in ("", "exactly") else _NEVER,
    )


def _meant(printed: Unit | None, unit: str, head: str, rest: str) -> Unit:
    """The unit that is meant: the printed one, or `unit`, which is expected."""
    expected = find(unit) if unit else None
    if printed is None or (printed.base == "person" and unit):
        word = _ONE_WORD.fullmatch(rest) and rest not in _LOOSE
        if word and expected is not None and expected.measured:
            # a word in the place of the unit: "5 leagues"
            raise NoAmount(f"no unit is called “{rest}”")
        return expected or Unit(unit, unit)
    if printed.name == "USD" and _BARE_DOLLAR.search(head) and expected:
        # "$17.8 billion" of a measure in Australian dollars
        return expected if expected.name in dollars() else printed
    return printed


_ONE_WORD = pattern(r"[a-z]{3,}")
# Words that may stand alone behind a number and are no unit.
_LOOSE = frozenset({
    "long", "wide", "high", "tall", "deep", "away", "apart", "across", "ago", "old", "each",
    "total", "overall", "altogether", "together", "only", "today", "now", "annually", "yearly",
    "daily", "estimated", "est",
})  # fmt: skip


_DASH = pattern(r"(?<![^\W_])-$")
_MINUS = pattern(r"minus$|^(?:negative|-)$")
_SIGN = pattern(r"(?:[~≈≥≤]|[<>]=?)$")


def before_number(head: str) -> tuple[str, bool, Unit | None] | None:
    """Hedge, sign and currency before a number; None where it is denied: "not 5"."""
    head, dashes = _DASH.subn("", head.strip(_EDGES))
    head, money = _money_before(head.rstrip())
    head, minuses = _MINUS.subn("", head)
    hedge, words = _hedge_before(head.split())
    denied = words and words[-1] in ("not", "no")
    return None if denied else (hedge, dashes + minuses > 0, money)


def _money_before(head: str) -> tuple[str, Unit | None]:
    for length in range(min(4, len(head)), 0, -1):
        symbol = spellings().get(head[-length:])
        if symbol is None or not (symbol.money or symbol.name == "lb"):
            continue
        cut_off = head[:-length]
        if not (head[-length].isalpha() and cut_off and cut_off[-1].isalpha()):
            return cut_off.rstrip(_EDGES), symbol
    return head, None


def _hedge_before(words: list[str]) -> tuple[str, list[str]]:
    """The class of the hedge at the end of the words, and the words before it."""
    classes = hedge_words()
    for count in range(min(5, len(words)), 0, -1):
        hedge = classes.get(" ".join(words[-count:]))
        if hedge is not None:
            return hedge, words[:-count]
    glued = _SIGN.search(" ".join(words))
    return classes.get(glued[0], "") if glued else "", words


_SUFFIXES = (
    "or more", "and more", "or above", "and above", "or less", "or fewer", "or so",
    "or thereabouts", "more or less", "plus", "+", "at the most", "at the very least",
)  # fmt: skip
_REFUSED = pattern(
    r"^(?:-?(?:st|nd|rd|th)\b|-?fold\b|times\b|x\b|/|:|\.[0-9])|[0-9]"
    rf"|^(?:{PART_WORD})\b"
)
_MOST_ZEROS = 30


def _scaled(words: list[str], *, money: bool) -> tuple[int, int, list[str]]:
    """The scale words at the beginning: their power of ten, their multiple, and the rest."""
    power, multiple = 0, 1
    for at, printed in enumerate(words):
        word = printed.strip(_EDGES)
        ten = scale(word, money=money)
        if ten is not None:
            power += ten
        elif word in _MULTIPLES:
            multiple *= _MULTIPLES[word]
        elif word != "of" or not (power or multiple > 1):
            return power, multiple, words[at:]
    return power, multiple, []


def _unit(words: list[str]) -> tuple[Unit | None, str]:
    """The unit at the beginning of the words, and the words behind it."""
    unit, count = _spelled(words)
    rest = " ".join(words[count:])
    if unit is not None:
        return unit, rest
    if rest[:1] in "%‰€£₩₫$" and rest:
        unit, rest = spellings()[rest[0]], rest[1:].lstrip()
        points = rest.startswith(("point", "-point"))
        return (spellings()["percentage points"] if points else unit), rest
    if len(words) > 1 and words[0] in ("square", "cubic"):
        raise NoAmount(f"no unit is called “{words[0]} {words[1]}”")
    composed = find(words[0].strip(_EDGES)) if words and "/" in words[0] else None
    return composed, " ".join(words[1:]) if composed else rest


def _spelled(words: list[str]) -> tuple[Unit | None, int]:
    """The unit that the first words spell, and how many words they are."""
    known = spellings()
    for count in range(min(longest_spelling(), len(words)), 0, -1):
        spelled = " ".join(words[:count]).strip(_EDGES)
        unit = known.get(spelled) or known.get(spelled.rstrip("."))
        if unit is not None:
            return unit, count
    return None, 0


_PER = pattern(r"(?:(?P<per>per|for each|for every)[ -]|(?P<a>an?|each|every) )(?=[a-z])")
_HEAD = {"capita": "person", "head": "person", "annum": "year"}
_NO_THING = frozenset({"the", "this", "that", "its", "their", "se"})


def _below(rest: str) -> tuple[tuple[Unit, ...], str]:
    """What an amount is counted by ("per hectare a year"), and the words behind it."""
    below: list[Unit] = []
    while found := _PER.match(rest):
        words = rest[found.end() :].split()
        word = words[0].strip(_EDGES)
        unit, count = _spelled(words)
        if word in _NO_THING or (found["a"] and (unit is None or unit.base != "day")):
            break
        if unit is None:
            # "per passenger": a thing that is counted
            unit, count = find(_HEAD.get(word, "")) or Unit(word, word), 1
        below.append(unit)
        rest = " ".join(words[count:])
    return tuple(below), rest
