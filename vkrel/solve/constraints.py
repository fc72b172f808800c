"""Constraints: what ties variables to one another, as data.

An implied constraint comes from a rule and is never blamed; a printed one carries its `claim`,
which can be the wrong one. Limits hold at the lenient cut (a contradiction needs them broken);
`strict_low` and `strict_high` are the narrower ones for tensions, where they differ. A rule that
is not `sure` gives no contradiction at all.
A limit that is itself printed ("within six months", "9 per cent") is not a constant: spread
`**width(reading)` into the constraint and give the claim.

    Difference   low <= later - earlier <= high        dates; order of amounts
    Ratio        low <= top / bottom <= high           shares, multiples, growth, averages
    Sum          low <= total - (all parts) <= high    totals, balances, "of which"
    Exclusion    these answers cannot all be true      whatever no arithmetic says
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from math import inf
from typing import TypedDict

import attrs

from vkrel.model.claim import Answer, Claim
from vkrel.solve.variable import Variable
from vkrel.values.interval import Cut, hull
from vkrel.values.reading import Reading
from vkrel.values.verdict import Severity


def _check_limits(constraint: Numeric, _: object, high: float) -> None:
    if not constraint.low <= high:
        raise ValueError(f"no number is between {constraint.low} and {high}: {constraint.words}")


@attrs.frozen(eq=False, kw_only=True)
class Constraint:
    """What every constraint has.

    words: what a reader is told, after "But".
    claim: the printed relation, or None for an implied one.
    rule: the rule that gave it; the check writes it in.
    """

    words: str
    claim: Claim | None = None
    rule: str = ""

    @property
    def printed(self) -> str:
        """The id of the printed relation, "" for an implied one."""
        return "" if self.claim is None else self.claim.id


@attrs.frozen(eq=False, kw_only=True)
class Numeric(Constraint, ABC):
    """A constraint with limits, in the unit of its variables (days for dates)."""

    low: float = 0
    high: float = attrs.field(default=inf, validator=_check_limits)
    strict_low: float | None = None
    strict_high: float | None = None
    sure: bool = True

    @property
    @abstractmethod
    def total(self) -> Variable:
        """What the parts are measured against."""

    @property
    @abstractmethod
    def parts(self) -> tuple[Variable, ...]:
        """What is measured against the total."""

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What it ties."""
        return (*self.parts, self.total)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of what it ties."""
        return tuple(variable.name for variable in self.variables)

    @property
    def of_one_unit(self) -> bool:
        """Whether its arithmetic makes sense: days are not added to people."""
        return len({variable.unit for variable in self.variables} - {""}) <= 1

    def limits(self, severity: Severity) -> tuple[float, float]:
        """The two limits that decide on findings of this severity.

        The strict ones are never wider than the lenient ones, so what contradicts is in tension
        too.
        """
        if severity == Severity.CONTRADICTION:
            return (self.low, self.high) if self.sure else (-inf, inf)
        return (
            self.low if self.strict_low is None else max(self.low, self.strict_low),
            self.high if self.strict_high is None else min(self.high, self.strict_high),
        )


@attrs.frozen(eq=False)
class Difference(Numeric):
    """`low <= later - earlier <= high`.

    The defaults say "not later than", and "not more than" for amounts.
    """

    earlier: Variable
    later: Variable

    @property
    def total(self) -> Variable:
        """The later one: a difference is a sum of one part."""
        return self.later

    @property
    def parts(self) -> tuple[Variable, ...]:
        """The earlier one."""
        return (self.earlier,)


@attrs.frozen(eq=False)
class Ratio(Numeric):
    """`low <= top / bottom <= high`, for amounts above zero: variables seen in logarithms.

    part / whole = share, end / start = multiple, total / average = number of members,
    next year / this year within a band. Whatever a claim or a limit allows at
    or below zero is left out of account.
    """

    bottom: Variable
    top: Variable

    @property
    def total(self) -> Variable:
        """The top."""
        return self.top

    @property
    def parts(self) -> tuple[Variable, ...]:
        """The bottom."""
        return (self.bottom,)

    @property
    def of_one_unit(self) -> bool:
        """A ratio may be of two units: so many dollars a head."""
        return True


@attrs.frozen(eq=False)
class Sum(Numeric):
    """`low <= total - (part + part + ...) <= high`; amounts may be negative.

    The defaults say that the parts make up the total; `high=inf` that they are some of it.
    exports = imports + balance is a Sum too, whatever the sign of the balance.
    Rounding needs no limits of its own: it is in the readings of total and parts.
    """

    total: Variable
    parts: tuple[Variable, ...]
    high: float = attrs.field(default=0, validator=_check_limits, kw_only=True)


@attrs.frozen(eq=False)
class Exclusion(Constraint):
    """Answers that cannot all be true, as a rule finds by looking at them.

    severity: how certain the rule is. slip: the likely one, or None.
    show: what it is about, for the title; by default the slot of the first answer.
    """

    answers: tuple[Answer, ...]
    severity: Severity = attrs.field(default=Severity.CONTRADICTION, kw_only=True)
    slip: str | None = attrs.field(default=None, kw_only=True)
    show: str = attrs.field(default="", kw_only=True)


class Limits(TypedDict):
    """The limits of a constraint, as keywords."""

    low: float
    high: float
    strict_low: float
    strict_high: float


def width(reading: Reading, *, times: float = 1, plus: float = 0) -> Limits:
    """The limits that a printed value gives: `Ratio(..., **width(share), claim=claim)`.

    Each limit is multiplied by `times` (above zero), then `plus` is added; `plus=1` makes a
    factor of a growth rate. Gaps of a reading are bridged; one that is not known, or whose
    source doubts it, limits nothing at the cut concerned.
    """
    strict = _ends(reading.at(Severity.TENSION))
    lenient = _ends(reading.at(Severity.CONTRADICTION))
    return Limits(
        low=lenient[0] * times + plus,
        high=lenient[1] * times + plus,
        strict_low=strict[0] * times + plus,
        strict_high=strict[1] * times + plus,
    )


def usable(constraints: Iterable[Numeric], aside: frozenset[str]) -> list[Numeric]:
    """The constraints that make sense, without those printed by claims that are set `aside`."""
    return [each for each in constraints if each.of_one_unit and each.printed not in aside]


def merged(constraints: Iterable[Numeric]) -> dict[str, Variable]:
    """The variables of constraints by name; two of one name are one."""
    variables: dict[str, Variable] = {}
    for constraint in constraints:
        for variable in constraint.variables:
            same = variables.setdefault(variable.name, variable)
            if same is variable:
                continue
            both = {answer.claim.id: answer for answer in (*variable.answers, *same.answers)}
            if len(both) > len(same.answers):
                answers = tuple(both[each] for each in sorted(both))
                variables[variable.name] = attrs.evolve(same, answers=answers)
    return variables


def _ends(cut: Cut) -> tuple[float, float]:
    if not cut:
        return -inf, inf
    interval = hull(cut)
    return interval.low, interval.high
