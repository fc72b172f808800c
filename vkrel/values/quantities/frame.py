"""What stands around a number: hedge, sign and currency before it, scale and unit behind it.

Every word is accounted for: it is one of these, a word that says nothing (`fillers`), or the
thing that is counted. Any other makes the amount unknown, and is named (theory, section 11.1).
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from vkrel.values.pattern import pattern
from vkrel.values.quantities.fillers import (
    AFTER,
    BEFORE,
    BETWEEN,
    FILLER,
    Part,
    not_counted,
    told_apart,
)
from vkrel.values.quantities.hedges import hedge_words
from vkrel.values.quantities.number import MOST_DIGITS, PART_WORD, scale, tidy, with_digits
from vkrel.values.quantities.unit_words import counted_by, declared, spelled
from vkrel.values.quantities.units import Unit, ambiguous, dollars, find, per, spellings
from vkrel.values.table import from_table, table

# Amounts of these can be negative, so an upper bound reaches below zero.
_SIGNED_BASES = frozenset({"", "1", "percentage_point", "degC"})

_NEVER = 10**MOST_DIGITS  # more than any number has
MULTIPLES = {"dozen": 12, "dozens": 12, "score": 20, "scores": 20}


class NoAmount(ValueError):  # noqa: N818 - it is no error of the program, but an answer
    """The text prints no amount; the message says why, for an editor."""


class Frame(NamedTuple):
    """What stands before and behind a number: its hedge, sign, scale and unit.

    floor: it cannot be less than nothing. turned: it is negative, or zero is not where the base
    unit has it. steady: from this m on the ends lie equally far from it. rest: the words that say
    nothing of how much it is. others: how many times as large the unit is in its rarer meanings.
    parts: what each printed word was taken for.
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
    others: tuple[Fraction, ...] = ()
    parts: tuple[Part, ...] = ()


class Before(NamedTuple):
    """Hedge, sign and currency before a number, and what each of its words was taken for."""

    hedge: str
    negative: bool
    money: Unit | None
    parts: tuple[Part, ...]


_EDGES = " \t\n,;:()[]"
_BARE_DOLLAR = pattern(r"(?<![A-Za-z])\$")
_SCALED_SIGN = pattern(r"(?i)^(k|m|mn|bn|b|t|tn)([€$£¥₩₫])")  # "20 k€"
_REMARK = pattern(r" ?[(\[][^()\[\]]*[)\]]")


@from_table(8192)
def frame(head: str, tail: str, unit: str) -> Frame | None:
    """The meaning of what stands around a number; None where it is no plain amount.

    Raises NoAmount with the word that is not understood.
    """
    before = before_number(tidy(head).rstrip() if head else "")
    tail = tidy(tail)
    behind = _REMARK.sub("", tail.removeprefix("+")).strip(_EDGES + "-")
    if before is None or _REFUSED.search(behind.lower()):
        return None
    hedge, negative, money, parts = before
    behind, glued = _SCALED_SIGN.subn(r"\1 \2", behind.rstrip(".*"), count=1)
    printed_behind = behind.split()
    power, multiple, scaled = _scaled(printed_behind, money=money is not None or glued > 0)
    if power > _MOST_ZEROS:
        return None
    suffix, bare = _suffix(scaled)
    unit_behind, meanings, told = _unit(bare)
    below, hedged = _below(told)
    last, words = _suffix(hedged)
    rest = _accounted(words, unit_behind or money)
    if money and unit_behind and unit_behind.money and unit_behind.base != money.base:
        # "US$5 billion dong" names two currencies
        return None
    meant = _meant(unit_behind or money, meanings, unit, head, rest)
    if unit_behind is None and money is None and not power:
        # a number alone is told in the scale of its column
        meant = meant._replace(times=meant.times * 10 ** declared(unit)[1])
    printed, rest = _counted(meant, below, rest)
    hedge = hedge or hedge_words().get(suffix or last or "+" * tail.startswith("+"), "")
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
        tuple(
            other.factor / printed.factor
            for other in meanings
            if other.base == printed.base and other != printed
        ),
        (
            *parts,
            Part("scale", _taken(printed_behind, scaled)),
            Part("hedge", suffix),
            Part("unit", _taken(bare, told)),
            Part("told by", _taken(told, hedged)),
            Part("hedge", last or "+" * tail.startswith("+")),
            *told_apart(words, counts=_counts(unit_behind or money)),
        ),
    )


def _counted(printed: Unit, below: tuple[Unit, ...], rest: str) -> tuple[Unit, str]:
    """The unit by all that it is counted by, and the words that say what flows in a year."""
    for counted in below:
        if not printed.base or (counted.name == "year" and not printed.measured):
            # what flows is told by the year, whether print says so or not
            rest = f"by the {counted.name} {rest}".rstrip()
        else:
            printed = per(printed, counted)
    return printed, rest


def _taken(words: list[str], left: list[str]) -> str:
    """The words at the beginning that are not left."""
    return " ".join(words[: len(words) - len(left)])


def _meant(
    printed: Unit | None, meanings: tuple[Unit, ...], unit: str, head: str, rest: str
) -> Unit:
    """The unit that is meant: the printed one, or `unit`, which is expected."""
    unit = declared(unit)[0].name if unit else ""
    expected = find(unit) if unit else None
    if expected is not None:
        # of "kt" knots, where a speed is expected
        printed = next((each for each in meanings if each.base == expected.base), printed)
    if printed is None or (printed.base == "person" and unit):
        first = rest.partition(" ")[0]
        if first and first not in AFTER and expected is not None and expected.measured:
            # a word in the place of the unit: "5 leagues"
            raise NoAmount(f"no unit is called “{first}”")
        return expected or Unit(unit, unit)
    if printed.name == "USD" and _BARE_DOLLAR.search(head) and expected:
        # "$17.8 billion" of a measure in Australian dollars
        return expected if expected.name in dollars() else printed
    return printed


# ---------------------------------------------------------------- before the number

_DASH = pattern(r"(?<![^\W_])-$")
_MINUS = pattern(r"(?i)minus$|^(?:negative|-)$")
_PLUS = pattern(r"(?<![^\W_])\+$")
_SIGN = pattern(r"(?:[~≈≥≤]|[<>]=?)$")


def before_number(head: str) -> Before | None:
    """Hedge, sign and currency before a number; None where it is denied: "not 5".

    Raises NoAmount with the word that is not understood.
    """
    head, dashes = _DASH.subn("", _PLUS.sub("", head.strip(_EDGES)).rstrip())
    with_money = head.rstrip()
    head, money = _money_before(with_money)
    currency = with_money[len(head) :].strip(_EDGES) if money else ""
    # the sign of "-$5" stands before its currency
    head, signs = _DASH.subn("", _PLUS.sub("", head).rstrip()) if money else (head, 0)
    minus = _MINUS.search(head.rstrip())
    head, minuses = _MINUS.subn("", head.rstrip())
    hedge, phrase, words = _hedge_before(head.lower().split())
    if words and words[-1] in ("not", "no"):
        return None
    strange = [word for word in words if word.strip(_EDGES) not in BEFORE]
    if strange:
        # of "about blorp 30" it is not the hedge
        named = next((word for word in strange if word not in hedge_words()), strange[0])
        raise NoAmount(f"“{named}” is not understood before a number")
    sign = minus[0] if minus else "-" * (dashes or signs)
    parts = Part("hedge", phrase), Part("sign", sign), Part("unit", currency)
    return Before(
        hedge,
        dashes + signs + minuses > 0,
        money,
        (*(Part(FILLER, word) for word in words), *parts),
    )


def _money_before(head: str) -> tuple[str, Unit | None]:
    for length in range(min(4, len(head)), 0, -1):
        symbol = spellings().get(head[-length:].lower())
        if symbol is None or not (symbol.money or symbol.name == "lb"):
            continue
        cut_off = head[:-length]
        if not (head[-length].isalpha() and cut_off and cut_off[-1].isalpha()):
            return cut_off.rstrip(_EDGES), symbol
    return head, None


def _hedge_before(words: list[str]) -> tuple[str, str, list[str]]:
    """The class of the hedge at the end of the words, its words, and the other words."""
    classes = hedge_words()
    for end in range(len(words), 0, -1):
        for count in range(min(5, end), 0, -1):
            phrase = " ".join(words[end - count : end])
            if phrase in classes:
                return classes[phrase], phrase, words[: end - count] + words[end:]
        if words[end - 1] not in BETWEEN:
            break
    glued = _SIGN.search(" ".join(words))
    if glued is None:
        return "", "", words
    return classes.get(glued[0], ""), glued[0], " ".join(words)[: glued.start()].split()


# ---------------------------------------------------------------- behind the number

_REFUSED = pattern(
    r"^(?:-?(?:st|nd|rd|th)\b|-?fold\b|times\b|x\b|/|:|\.[0-9])|[0-9]"
    rf"|^(?:{PART_WORD})\b"
)
_MOST_ZEROS = 30


def _scaled(words: list[str], *, money: bool) -> tuple[int, int, list[str]]:
    """The scale words at the beginning: their power of ten, their multiple, and the rest."""
    power, multiple, last = 0, 1, 0
    for at, printed in enumerate(words):
        word = printed.strip(_EDGES).rstrip(".").lower()
        ten = scale(word, money=money)
        if ten is not None:
            if last and ten <= last:
                # "million thousand" is no number
                return power, multiple, words[at:]
            power, last = power + ten, ten
        elif word in MULTIPLES:
            multiple *= MULTIPLES[word]
        elif word != "of" or not (power or multiple > 1):
            return power, multiple, words[at:]
    return power, multiple, []


@from_table()
def _suffixes() -> frozenset[str]:
    """The hedges that may stand behind a number."""
    return frozenset(
        words
        for words in hedge_words()
        if words.startswith(("or ", "and ", "at the ", "at most", "at least"))
        or words in ("plus", "+", "more or less", "odd", "maximum", "minimum")
    )


def _suffix(words: list[str]) -> tuple[str, list[str]]:
    """The hedge at the beginning of the words, or "", and the words behind it."""
    for count in range(min(4, len(words)), 0, -1):
        suffix = " ".join(words[:count]).lower().strip(_EDGES)
        if suffix in _suffixes():
            return suffix, words[count:]
    return "", words


def _unit(words: list[str]) -> tuple[Unit | None, tuple[Unit, ...], list[str]]:
    """The unit at the beginning of the words, what else it may be, and the words behind it."""
    if not words:
        return None, (), words
    found = spelled([with_digits(word) for word in words])
    if found is not None:
        unit, count = found
        return unit, ambiguous(" ".join(words[:count]).strip(_EDGES)), words[count:]
    first, rest = words[0], words[1:]
    if first[0] in "%‰€£₩₫$¥":
        unit, glued = spellings()[first[0]], first[1:].lstrip("-")
        rest = [glued, *rest] if glued else rest
        if rest and rest[0].lower().startswith("point"):
            return spellings()["percentage points"], (), rest[1:]
        return unit, (), rest
    if first.lower() in ("square", "cubic") and rest:
        raise NoAmount(f"no unit is called “{first} {rest[0]}”")
    return None, (), words


_THING = pattern(r"(?:per|for each|for every)[ -](?=[a-z])")
_NO_THING = frozenset({"the", "this", "that", "its", "their", "se"})


def _below(words: list[str]) -> tuple[tuple[Unit, ...], list[str]]:
    """What an amount is counted by ("per hectare a year"), and the words behind it."""
    below: list[Unit] = []
    while words:
        found = counted_by([with_digits(word) for word in words])
        if found is None:
            # "per passenger": a thing that is counted
            per_thing = _THING.match(" ".join(words))
            thing = words[per_thing[0].count(" ")].strip(_EDGES) if per_thing else ""
            if per_thing is None or not thing.isalpha() or thing in _NO_THING:
                break
            found = Unit(thing, thing), per_thing[0].count(" ") + 1
        below.append(found[0])
        words = words[found[1] :]
    return tuple(below), words


def _counts(unit: Unit | None) -> bool:
    return unit is None or unit.base == "person"


def _accounted(words: list[str], unit: Unit | None) -> str:
    """The words behind number, scale and unit: the thing counted, and what says nothing.

    Raises NoAmount with the first word that is neither.
    """
    strange = not_counted(words, counts=_counts(unit))
    if strange:
        raise NoAmount(f"“{strange}” is not understood behind a number")
    return " ".join(words).strip(_EDGES)
