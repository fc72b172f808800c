"""One attribute of a table: how its values are read, and the claims that its rows make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from vkrel.tables.kinds import ColumnKind
from vkrel.values.verdict import Kind

NOBODY: frozenset[str] = frozenset()


@attrs.frozen(eq=False, kw_only=True)
class Attribute:
    """What all rows of an attribute share.

    field: its name as part of a slot. others: the values that are of another kind than most.
    names: what each value may stand for, where folding alone does not decide.
    unsure: the values that have a reader, of which it is not yet known that it understands them.
    """

    field: str
    kind: ColumnKind
    others: Mapping[str, Kind] = attrs.field(factory=dict)
    names: Mapping[str, frozenset[str]] = attrs.field(factory=dict)
    unsure: Sequence[str] = ()

    def kind_of(self, value: str) -> Kind:
        """How a value is read."""
        return self.others.get(value, self.kind.kind)

    def names_of(self, value: str) -> frozenset[str]:
        """What a value may stand for; nobody where its letters decide."""
        return self.names.get(value, NOBODY)
