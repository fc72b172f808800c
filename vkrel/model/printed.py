"""A printed value and a printed relation, each with the phrase and the line that carry it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

MOST_WORDS = 12
"""A quote is the shortest phrase that carries the value, never a whole sentence."""


def check_quote(_: Any, attribute: Any, quote: str | None) -> None:
    """Raise ValueError where a quote is longer than a phrase may be."""
    if quote is None:
        return
    if not isinstance(quote, str):
        raise TypeError(f"{attribute.name} is a text, not {type(quote).__name__}")
    words = len(quote.split())
    if words > MOST_WORDS:
        raise ValueError(
            f"the quote has {words} words, at most {MOST_WORDS} are allowed: "
            "keep the shortest phrase that carries the value"
        )
    if not quote.strip():
        raise ValueError("the quote is empty: leave it out, or give the phrase")


def as_lines(lines: Any) -> tuple[int, ...]:
    """Line numbers, 1-based; raises ValueError where one is none."""
    if not isinstance(lines, list | tuple):
        lines = [lines]
    for line in lines:
        if not isinstance(line, int) or isinstance(line, bool) or line < 1:
            raise ValueError(f"{line!r} is no line number: lines count from 1")
    return tuple(lines)


def _check_line(_: Any, attribute: Any, line: Any) -> None:
    if line is not None:
        as_lines(line)
        del attribute


@attrs.frozen(kw_only=True)
class Placed:
    """Where something stands: the phrase, its line, lines that it leans on or that repeat it."""

    quote: str | None = attrs.field(default=None, validator=check_quote)
    line: int | None = attrs.field(default=None, validator=_check_line)
    see: tuple[int, ...] = attrs.field(default=(), converter=as_lines)
    also: tuple[int, ...] = attrs.field(default=(), converter=as_lines)
    speaker: str | None = None


@attrs.frozen(kw_only=True)
class Printed(Placed):
    """A value as printed. `value` is a text, or a list of texts where several stand together."""

    value: Any


@attrs.frozen(kw_only=True)
class Target(Placed):
    """What a relation points to: `to` is the kind of the thing, `what` its description."""

    to: str
    what: Any
    of: Target | None = None


PLACED = frozenset(each.name for each in attrs.fields(Placed))
TARGETS = ("partnership", "visit", "event", "indicator", "role", "list", "date", "duration")


def as_printed(given: Any) -> Printed:
    """A printed value from a text, a list, or a table with `value`; raises ValueError."""
    if isinstance(given, Printed):
        return given
    if isinstance(given, Mapping):
        if "value" in given:
            unknown = sorted(set(given) - PLACED - {"value"})
            if unknown and "whole" not in given:
                raise ValueError(f"unknown keys: {', '.join(unknown)}")
            placed = {name: each for name, each in given.items() if name in PLACED}
            rest = {name: each for name, each in given.items() if name not in PLACED}
            return Printed(value=rest if "whole" in rest else rest["value"], **placed)
        placed = {name: each for name, each in given.items() if name in PLACED}
        rest = {name: each for name, each in given.items() if name not in PLACED}
        if not rest:
            raise ValueError("the table has no `value`")
        return Printed(value=rest, **placed)
    if isinstance(given, bool | int | float):
        return Printed(value=given)
    if isinstance(given, str) and not given.strip():
        raise ValueError("the value is empty: leave the field out, or give what is printed")
    return Printed(value=given)


def as_target(given: Any) -> Target:
    """A relation's target from its table; raises ValueError where it names none or several."""
    if isinstance(given, Target):
        return given
    if not isinstance(given, Mapping):
        raise ValueError(  # noqa: TRY004  one error type for all that a user writes wrong
            "a relation is a table that names what it points to, such as "
            '{ partnership = "strategic", quote = "..." }'
        )
    placed = {name: each for name, each in given.items() if name in PLACED}
    rest = {name: each for name, each in given.items() if name not in PLACED}
    of = rest.pop("of", None) if "duration" in rest else None
    if len(rest) != 1 or next(iter(rest)) not in TARGETS:
        raise ValueError(
            f"a relation names exactly one of {', '.join(TARGETS)}; "
            f"found {', '.join(sorted(rest)) or 'none'}"
        )
    ((to, what),) = rest.items()
    return Target(to=to, what=what, of=as_target(of) if of is not None else None, **placed)
