"""A clash: a minimal conflict of claims across relations."""

from __future__ import annotations

import attrs

from vkrel.model.claim import Claim
from vkrel.solve.bounds import Bound
from vkrel.solve.relations import Numeric


@attrs.frozen(eq=False)
class Clash:
    """Claims that relations do not let be true together, though any fewer of them could be.

    severity: contradiction or tension.
    ends: what the claims of values allow, each at its point; none where printed relations
        exclude one another by themselves.
    relations: those that tie them, implied and printed.
    gap: by how much they miss, in the unit of the points (for ratios, in logarithms).
    """

    severity: str
    ends: tuple[Bound, ...]
    relations: tuple[Numeric, ...]
    gap: float

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Everything that can be blamed: the values, then the printed relations."""
        found = {each.claim.id: each.claim for each in self.ends}
        for relation in self.relations:
            if relation.claim is not None:
                found.setdefault(relation.claim.id, relation.claim)
        return tuple(found.values())

    @property
    def key(self) -> tuple[str, ...]:
        """The ids of its claims, sorted."""
        return tuple(sorted(each.id for each in self.claims))
