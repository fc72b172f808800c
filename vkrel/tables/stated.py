"""Whether a cell says that there is no value."""

from __future__ import annotations

from vkrel.values.dates.time import NOT_STATED
from vkrel.values.quantities.number import plain
from vkrel.values.verdict import Kind

_MISSING = frozenset(
    (
        "n/a", "na", "n.a.", "none", "null", "nil", "nan", "unknown", "unavailable", "missing",
        "tba", "tbd", "tbc", "no data", "not available", "not known", "not stated",
        "not applicable", "-", "--", "---", "?", "??", ".", "..", "...",
    )
)  # fmt: skip


def is_missing(value: str, kind: Kind | None = None) -> bool:
    """Whether a cell says that there is no value ("Not Available")."""
    if kind in {Kind.NAME, Kind.TEXT}:
        return len(value) < 16 and plain(value) in _MISSING
    if value[-1:].isdigit():  # as most cells do
        return False
    return NOT_STATED.match(plain(value)) is not None
