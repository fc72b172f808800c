"""What a relation is: data that ties the slots of claims to one another.

An implied relation comes from a rule and is never blamed; a printed one carries its `claim`,
which can be the wrong one. Limits hold at the lenient cut (a contradiction needs them broken);
`strict_low` and `strict_high` are the narrower ones for tensions, where they differ.
A limit that is itself printed ("within six months", "9 per cent") is not a constant: spread
`**width(reading)` into the relation and give the claim.

    Difference   low <= later - earlier <= high        dates; order of amounts
    Ratio        low <= top / bottom <= high           shares, multiples, growth, averages
    Sum          low <= total - (all parts) <= high    totals, balances, "of which"
    Denial       these claims cannot all be true       whatever no arithmetic says
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from math import inf
from typing import TypedDict

import attrs

from vkrel.model.claim import Claim
from vkrel.values.interval import Cut, hull
from vkrel.values.reading import Reading


@attrs.frozen(eq=False, slots=False)
class Point:
    """A quantity on a line that several claims speak of: the date of an event, say.

    name: unique in a run; a slot, or a slot and which of several visits is meant.
    claims: what is said of it, each with its reading; rivals are tried one by one.
    show: how it is called in texts for people.
    Two points of one name are one point. Claims of another unit than the others take no part.
    """

    name: str
    show: str
    claims: tuple[tuple[Claim, Reading], ...] = ()

    @cached_property
    def unit(self) -> str:
        """The unit that most of its claims have, "" where none has one."""
        units = Counter(
            reading.unit for _, reading in self.claims if reading.known and reading.unit
        )
        return min(units, key=lambda each: (-units[each], each), default="")

    @cached_property
    def comparable(self) -> tuple[tuple[Claim, Reading], ...]:
        """The claims of its unit, by id."""
        unit = self.unit
        return tuple(
            sorted(
                (each for each in self.claims if each[1].unit in {"", unit}),
                key=lambda each: each[0].id,
            )
        )


def _check_limits(relation: Difference | Ratio | Sum, _: object, high: float) -> None:
    if not relation.low <= high:
        raise ValueError(f"{relation.rule}: no number is between {relation.low} and {high}")


@attrs.frozen(eq=False)
class Difference:
    """`low <= later - earlier <= high`, in the unit of the points (days for dates).

    The defaults say "not later than", and "not more than" for amounts.

    rule: the rule that implies it. words: what a reader is told, after "But".
    claim: the printed relation, or None for an implied one.
    strict_low, strict_high: narrower limits for tensions, where they differ.
    """

    rule: str
    words: str
    earlier: Point
    later: Point
    low: float = 0
    high: float = attrs.field(default=inf, validator=_check_limits)
    claim: Claim | None = None
    strict_low: float | None = None
    strict_high: float | None = None

    @property
    def points(self) -> tuple[Point, ...]:
        """What it ties."""
        return (self.earlier, self.later)


@attrs.frozen(eq=False)
class Ratio:
    """`low <= top / bottom <= high`, for amounts above zero: points seen in logarithms.

    part / whole = share, end / start = multiple, total / average = number of members,
    next year / this year within a band. Whatever a claim or a limit allows at
    or below zero is left out of account.

    rule, words, claim, strict_low, strict_high: as in a Difference.
    """

    rule: str
    words: str
    bottom: Point
    top: Point
    low: float = 0
    high: float = attrs.field(default=inf, validator=_check_limits)
    claim: Claim | None = None
    strict_low: float | None = None
    strict_high: float | None = None

    @property
    def points(self) -> tuple[Point, ...]:
        """What it ties."""
        return (self.bottom, self.top)


@attrs.frozen(eq=False)
class Sum:
    """`low <= total - (part + part + ...) <= high`; amounts may be negative.

    The defaults say that the parts make up the total; `high=inf` that they are some of it.
    exports = imports + balance is a Sum too, whatever the sign of the balance.
    Rounding needs no limits of its own: it is in the readings of total and parts.

    rule, words, claim, strict_low, strict_high: as in a Difference.
    """

    rule: str
    words: str
    total: Point
    parts: tuple[Point, ...]
    low: float = 0
    high: float = attrs.field(default=0, validator=_check_limits)
    claim: Claim | None = None
    strict_low: float | None = None
    strict_high: float | None = None

    @property
    def points(self) -> tuple[Point, ...]:
        """What it ties."""
        return (self.total, *self.parts)


@attrs.frozen(eq=False)
class Denial:
    """Claims that cannot all be true, as a rule finds by looking at them.

    severity: how certain the rule is. reason: the likely slip, or None.
    show: what it is about, for the title; by default the slot of the first claim.
    """

    rule: str
    words: str
    claims: tuple[Claim, ...]
    severity: str = "contradiction"
    reason: str | None = None
    show: str = ""


Numeric = Difference | Ratio | Sum
Relation = Difference | Ratio | Sum | Denial


class Limits(TypedDict):
    """The limits of a relation, as keywords."""

    low: float
    high: float
    strict_low: float
    strict_high: float


def width(reading: Reading, *, times: float = 1, plus: float = 0) -> Limits:
    """The limits that a printed value gives a relation: `Ratio(..., **width(share), claim=said)`.

    Each limit is multiplied by `times` (above zero), then `plus` is added; `plus=1` makes a
    factor of a growth rate. Gaps of a reading are bridged; one that is not known, or whose
    source doubts it, limits nothing at the cut concerned.
    """
    strict = _ends(reading.strict if reading.known else ())
    lenient = _ends(reading.lenient if reading.known and not reading.unsure else ())
    return Limits(
        low=lenient[0] * times + plus,
        high=lenient[1] * times + plus,
        strict_low=strict[0] * times + plus,
        strict_high=strict[1] * times + plus,
    )


def limits(relation: Numeric, severity: str) -> tuple[float, float]:
    """The two limits of a relation that decide on findings of this severity.

    The strict ones are never wider than the lenient ones, so what contradicts is in tension too.
    """
    if severity == "contradiction":
        return relation.low, relation.high
    return (
        relation.low if relation.strict_low is None else max(relation.low, relation.strict_low),
        relation.high if relation.strict_high is None else min(relation.high, relation.strict_high),
    )


def _ends(cut: Cut) -> tuple[float, float]:
    if not cut:
        return -inf, inf
    found = hull(cut)
    return found.low, found.high
