"""A conflict: what every solver returns, and how many of them it may list."""

from __future__ import annotations

from functools import cached_property

import attrs

from vkrel.model.claim import Answer, Claim
from vkrel.solve.constraints import Constraint, Numeric
from vkrel.solve.variable import Bound, Variable
from vkrel.values.verdict import Severity


@attrs.frozen(eq=False)
class Conflict:
    """Answers that cannot all be true, though any fewer of them could be.

    answers: the values; none where printed constraints exclude one another by themselves.
    constraints: those that tie them, implied and printed; none inside one question.
    gap: by how much they miss, in the unit of the variables (for ratios, in logarithms).
    questions: where the answers are to one question, that one; or two that may be one, with the
        qualifiers that are `missing` to tell.
    camps: which answers to the questions can be true together; a vague one may stand in several.
    """

    severity: Severity
    answers: tuple[Answer, ...]
    constraints: tuple[Constraint, ...] = ()
    gap: float = 0.0
    questions: tuple[Variable, ...] = ()
    camps: tuple[tuple[Answer, ...], ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def bounds(self) -> tuple[Bound, ...]:
        """The values as numbers, each at its variable."""
        return tuple(answer for answer in self.answers if isinstance(answer, Bound))

    @property
    def compared(self) -> tuple[Answer, ...]:
        """All answers to the questions that take part, read as they are compared."""
        part = {answer.claim.id: answer for camp in self.camps for answer in camp}
        everybody = (claim.id for question in self.questions for claim in question.claims)
        return tuple(part[identity] for identity in everybody if identity in part)

    @property
    def numeric(self) -> tuple[Numeric, ...]:
        """The constraints that have limits."""
        return tuple(each for each in self.constraints if isinstance(each, Numeric))

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim that takes part: the values, then the printed constraints."""
        claims = {answer.claim.id: answer.claim for answer in self.answers}
        for constraint in self.constraints:
            if constraint.claim is not None:
                claims.setdefault(constraint.printed, constraint.claim)
        return tuple(claims.values())

    @cached_property
    def blamed(self) -> tuple[Claim, ...]:
        """The claims that can be the wrong ones."""
        spared = {bound.claim.id for bound in self.bounds if not bound.variable.blamed}
        return tuple(claim for claim in self.claims if claim.id not in spared)

    @property
    def key(self) -> tuple[str, ...]:
        """The ids of its claims, sorted."""
        return tuple(sorted(claim.id for claim in self.claims))


@attrs.define
class Budget:
    """How many conflicts may still be listed, and whether more were there."""

    left: int = 1000
    hit: bool = False

    def take(self) -> bool:
        """Take one; False, and remembered, where none is left."""
        if self.left <= 0:
            self.hit = True
            return False
        self.left -= 1
        return True
