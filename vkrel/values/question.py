"""The same question or another: what the qualifiers of two values say, once for all faces.

Absent on both sides is the same; printed on both and different is another question; printed on
one side only is a doubt, and then nothing stronger than a tension follows (theory, section 10.1).
Revisions (provisional, estimated) are doubts too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import attrs

from vkrel.values.context import Context, Side
from vkrel.values.fold import fold
from vkrel.values.interval import contains, hull, meets
from vkrel.values.quantities.amount import time_said
from vkrel.values.quantities.number import plain
from vkrel.values.read import LONGEST, read
from vkrel.values.reading import Reading
from vkrel.values.verdict import Kind

DATED = frozenset({"as_of", "period", "since"})
# A flow of a month is never the flow of its year; a stock of March may be that of the year.
POINTS_IN_TIME = frozenset({"as_of"})


class Word(NamedTuple):
    """A word of a qualifier that has a list of words: how it is shown, how else it is printed."""

    name: str
    names: tuple[str, ...] = ()


# The words of every vocabulary (base.toml declares the same), and those that no project need
# declare. A status is one of SDMX OBS_STATUS, or its letter.
WORDS: Mapping[str, Mapping[str, Word]] = {
    "modality": {
        "actual": Word("actual", ("final",)),
        "target": Word("target", ("goal", "pledge")),
        "forecast": Word("forecast", ("projection", "projected", "expected")),
        "planned": Word("planned", ("plan",)),
        "estimate": Word("estimate", ("estimated",)),
        "provisional": Word("provisional", ("preliminary",)),
    },
    "status": {
        "final": Word("final", ("A",)),
        "provisional": Word("provisional", ("P", "preliminary")),
        "estimated": Word("estimated", ("E", "estimate")),
        "forecast": Word("forecast", ("F",)),
        "break": Word("after a break in the series", ("B",)),
        "other-definition": Word("of another definition", ("D",)),
    },
}
# What is meant where one of these is never left out.
_USUAL = {"modality": "actual", "status": "final"}
# A revision explains why these differ from any other.
_REVISED = frozenset({"estimate", "provisional"})
# These are of another series, or no observation.
_OTHER_SERIES = frozenset({"break", "other-definition", "forecast"})
# A plan is a target, to those who compare.
_ONE_SORT = {"planned": "target"}

_CURRENTLY = re.compile(r"\b(?:currently|current|now|today|at present|presently|to date|so far)\b")


@attrs.frozen
class Doubt:
    """Why two values may be answers to two questions.

    name: the qualifier. words: the reason. vaguer: the side that says less of it, "a" or "b", or
    "" where neither does. absent: whether that side does not state it at all.
    """

    name: str
    words: str
    vaguer: str = ""
    absent: bool = False


@attrs.frozen
class Question:
    """Whether two values answer one question.

    different: why they certainly do not, else "". doubts: why they may not.
    order: for totals that only grow: 1 where b is later, -1 where a is, else 0.
    """

    different: str = ""
    doubts: tuple[Doubt, ...] = ()
    order: int = 0

    @property
    def doubt(self) -> str:
        """All doubts in words."""
        return " and ".join(doubt.words for doubt in self.doubts)

    @property
    def missing(self) -> tuple[str, ...]:
        """The qualifiers that are in doubt."""
        return tuple(sorted({doubt.name for doubt in self.doubts}))

    @property
    def vaguer(self) -> frozenset[str]:
        """The sides, "a" and "b", that lack what the other says; a wider date counts less."""
        absent = [doubt for doubt in self.doubts if doubt.absent]
        return frozenset(doubt.vaguer for doubt in absent or self.doubts) - {""}


_SAME = Question()


def question(a: Reading, b: Reading, context: Context) -> Question:
    """Whether two values answer one question, by what is known beside them."""
    if not context.same_slot:
        return Question(context.slot or "the values answer different questions")
    sides = context.a, context.b
    if Kind.DATE not in (a.kind, b.kind):
        sides = _dated(a.text, context.a, context), _dated(b.text, context.b, context)
    one, other = map(qualifiers, sides)
    return between(one, other, stat=context.stat, never_missing=context.never_missing)


def qualifiers(side: Side) -> dict[str, Reading]:
    """What the qualifiers of one side mean, by their names."""
    return {
        name: read(text, "date" if name in DATED else "name", written=side.document)
        for name, text in side.qualifiers
    }


def _dated(text: str, side: Side, context: Context) -> Side:
    """The side with the date when its value holds, where print or document say it."""
    known = dict(side.qualifiers)
    stated = known.get("as_of", "")
    current = _CURRENTLY.fullmatch if stated else _CURRENTLY.search
    if side.document and current(plain(stated or text[:LONGEST])):
        stated = side.document
    if not stated and not context.slot and len(text) <= LONGEST:
        stated = time_said(text)[1]
    if not stated and context.stat == "stock" and "period" not in known:
        stated = side.document  # a stock without a date is as of its document
    return attrs.evolve(side, qualifiers={**known, "as_of": stated})


def between(
    a: Mapping[str, Reading],
    b: Mapping[str, Reading],
    *,
    stat: str = "",
    never_missing: Collection[str] = (),
) -> Question:
    """Whether two sides ask one question, by what their qualifiers mean.

    stat: the statistic kind of the values. never_missing: qualifiers whose absence says something
    ("not a goal"), so that present and absent are different questions.
    """
    doubts: tuple[Doubt, ...] = ()
    order = 0
    for name in sorted({*a, *b}):
        one, other = a.get(name), b.get(name)
        if name in WORDS:
            found = _of_words(name, one, other, usual=name in never_missing)
        elif one is None or other is None:
            found = _missing(name, one, other, never=name in never_missing)
        elif name in POINTS_IN_TIME:
            found = _of_points(name, one, other, stat)
        else:
            words = f"the {name} differs ({one.text} and {other.text})"
            found = _SAME if _equal(one, other) else Question(words)
        if found.different:
            return found
        doubts += found.doubts
        order = order or found.order
    return Question(doubts=doubts, order=order)


def settled(sides: Sequence[Mapping[str, Reading]]) -> bool:
    """A quick look: True only where any two of these sides surely ask different questions.

    The sides are told apart already, so that no two of them print the same.
    """
    if len({frozenset(side) for side in sides}) > 1:
        return False
    for name in sides[0] if sides else ():
        readings = list({side[name].text: side[name] for side in sides}.values())
        if len(readings) < 2:
            continue
        if name in WORDS or len({reading.known for reading in readings}) > 1:
            return False
        if len(
            {
                reading.names or (reading.known and reading.strict) or reading.text
                for reading in readings
            }
        ) < len(readings):
            return False
        if name in POINTS_IN_TIME and readings[0].known:
            spans = sorted(hull(reading.strict) for reading in readings)
            if any(meets((one,), (other,)) for one, other in pairwise(spans)):
                return False
    return True


def _missing(name: str, a: Reading | None, b: Reading | None, *, never: bool) -> Question:
    """A qualifier that one side does not state."""
    text = "".join(side.text for side in (a, b) if side)
    if never:
        return Question(f"only one of them is of the {name} {text}")
    words = f"only one of them states its {name} ({text})"
    if name in POINTS_IN_TIME:
        words = f"only one of them says when it holds ({text})"
    return Question(doubts=(Doubt(name, words, "b" if a else "a", absent=True),))


def _of_words(name: str, a: Reading | None, b: Reading | None, *, usual: bool) -> Question:
    """Two words from the list of a qualifier; one that is never missing has a usual word."""
    implied = _USUAL[name] if usual else ""
    one, other = (_word(name, side.text) if side else implied for side in (a, b))
    if one == other:
        return _SAME
    shown, other_shown = (_shown(name, word) for word in (one, other))
    vaguer = "" if a and b else "b" if a else "a"
    if not one or not other:
        words = f"only one of them says that it is {shown or other_shown}"
    elif not _revisable(name, {one, other}):
        return Question(f"one value is {shown}, the other {other_shown}")
    else:
        words = f"one is {shown} and the other {other_shown}, which a revision explains"
    return Question(doubts=(Doubt(name, words, vaguer, absent=vaguer != ""),))


def _revisable(name: str, words: set[str]) -> bool:
    """Whether a revision explains that one side is of the one word, the other of the other."""
    if name == "modality":
        return not words.isdisjoint(_REVISED)
    return words.isdisjoint(_OTHER_SERIES)


def _of_points(name: str, a: Reading, b: Reading, stat: str) -> Question:
    """Two points in time at which the values hold; a month may be a day of it, no other month."""
    if _equal(a, b):
        return _SAME
    dates = f"the one holds for {a.text}, the other for {b.text}"
    known = a.known and b.known
    if known and stat == "cumulative" and not meets(a.strict, b.strict):
        return Question(order=1 if hull(a.strict).low < hull(b.strict).low else -1)
    if known and stat == "flow" and meets(a.strict, b.strict):
        return Question(f"the periods differ ({a.text} and {b.text})")
    for vaguer, wide, narrow in (("a", a, b), ("b", b, a)):
        if narrow.known and (not wide.known or contains(wide.strict, narrow.strict)):
            return Question(doubts=(Doubt(name, dates, vaguer),))
    return Question(dates)


def _equal(a: Reading, b: Reading) -> bool:
    """Whether two qualifiers say the same."""
    if a.names or b.names:
        return bool(a.names & b.names)
    return a.text == b.text or (a.known and b.known and a.strict == b.strict)


def _word(name: str, printed: str) -> str:
    """The id of a printed word, or the word itself where no list holds it."""
    wanted = fold(printed)
    for word, listed in WORDS[name].items():
        if wanted in map(fold, (word, listed.name, *listed.names)):
            return _ONE_SORT.get(word, word)
    return printed.strip()


def _shown(name: str, word: str) -> str:
    if name == "modality":
        return word and f"of the kind {word}"
    return WORDS[name][word].name if word in WORDS[name] else word and f"of the status {word}"
