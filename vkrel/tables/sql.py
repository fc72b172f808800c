"""Pieces of SQL: texts and names; patterns, names and intervals of a column `value`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


def quoted(text: str | Path) -> str:
    """A text as SQL writes it."""
    return "'" + str(text).replace("'", "''") + "'"


def name(text: str) -> str:
    """A name of a column or a table as SQL writes it."""
    return '"' + text.replace('"', '""') + '"'


def listed(names: Iterable[str]) -> str:
    """Names with commas between them."""
    return ", ".join(names)


def matches(regex: str) -> str:
    """Whether the whole value is of a pattern, which RE2 reads."""
    return f"regexp_full_match(value, {quoted(regex)})"


def groups(regex: str, *names: str) -> str:
    """The groups of a pattern of the whole value, by name."""
    whole = quoted(rf"\A(?:{regex})\z")
    return f"regexp_extract(value, {whole}, [{', '.join(map(quoted, names))}])"


def let(name: str, expression: str, then: str) -> str:
    """`then`, which uses an expression by a name, so that it is worked out once."""
    return f"list_transform([{expression}], lambda {name}: {then})[1]"


def interval(low: str, high: str, low_closed: str = "true", high_closed: str = "true") -> str:
    """A struct of both ends, and whether each belongs to it."""
    ends = {"low": low, "high": high, "low_closed": low_closed, "high_closed": high_closed}
    return f"{{{', '.join(f'{name!r}: {end}' for name, end in ends.items())}}}"


def known(number: str, *ends: str) -> str:
    """An interval; NULL where a number is."""
    return f"case when {number} is not null then {interval(*ends)} end"
