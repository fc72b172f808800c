"""A stand-in until plain forms are read in columns."""

from __future__ import annotations

from vkrel.values.verdict import Kind


def plain(kind: Kind, **known: object) -> str | None:
    """Nothing is plain."""
    return None


def plain_kind() -> str:
    """Numbers and years."""
    return (
        r"case when regexp_full_match(value, '1[0-9]{3}|20[0-9]{2}|2100') then 'year' "
        r"when regexp_full_match(value, '[-+]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)([.][0-9]+)?') then 'quantity' end"
    )
