"""A printed value and a printed relation, each with the phrase and the line that carry it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from vkrel.model.placed import PLACED, Placed
from vkrel.model.record import TYPES


@attrs.frozen(kw_only=True, repr=False)
class Printed(Placed):
    """A value as printed. `value` is a text, or a list of texts where several stand together."""

    value: Any

    @classmethod
    def of_table(cls, given: Any) -> Printed:
        """A printed value from a text, a list, or a table with `value`; raises ValueError."""
        if isinstance(given, cls):
            return given
        if isinstance(given, str) and not given.strip():
            raise ValueError("the value is empty: leave the field out, or give what is printed")
        if not isinstance(given, Mapping):
            return cls(value=given)
        placed, said = _apart(given)
        if not said:
            raise ValueError("the table has no `value`")
        if "value" not in said or "whole" in said:
            return cls(value=said, **placed)
        value = said.pop("value")
        if said:
            raise ValueError(f"unknown keys: {', '.join(sorted(said))}")
        return cls(value=value, **placed)

    def as_table(self) -> Any:
        """As a file has it: the bare value, or a table where its place stands beside it."""
        placed = self.placed()
        if not isinstance(self.value, Mapping):
            return {"value": self.value, **placed} if placed else self.value
        share = "value" in self.value and "whole" in self.value
        return {**(self.value if share else {"value": dict(self.value)}), **placed}


@attrs.frozen(kw_only=True, repr=False)
class Target(Placed):
    """What a relation points to: `to` is the kind of the thing, `what` its description."""

    to: str
    what: Any
    of: Target | None = None

    @classmethod
    def of_table(cls, given: Any) -> Target:
        """A relation's target from its table; raises ValueError where it names none or several."""
        if isinstance(given, cls):
            return given
        if not isinstance(given, Mapping):
            raise ValueError(  # noqa: TRY004  one error type for all that a user writes wrong
                "a relation is a table that names what it points to, such as "
                '{ partnership = "strategic", quote = "..." }'
            )
        placed, said = _apart(given)
        of = said.pop("of", None) if "duration" in said else None
        if len(said) != 1 or next(iter(said)) not in targets():
            raise ValueError(
                f"a relation names exactly one of {', '.join(targets())}; "
                f"found {', '.join(sorted(said)) or 'none'}"
            )
        ((to, what),) = said.items()
        return cls(to=to, what=what, of=cls.of_table(of) if of is not None else None, **placed)

    def as_table(self) -> dict[str, Any]:
        """As a file has it: the kind of the thing and its description, and where it stands."""
        of = {"of": self.of.as_table()} if self.of is not None else {}
        return {self.to: self.what, **of, **self.placed()}


def targets() -> tuple[str, ...]:
    """What a relation may point to: things of most record types, a date, a duration."""
    return (*(name for name, each in TYPES.items() if each.pointed_at), "date", "duration")


def _apart(given: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """A table in two: where something stands, and what it says."""
    placed = {name: given[name] for name in PLACED if name in given}
    return placed, {name: part for name, part in given.items() if name not in placed}
