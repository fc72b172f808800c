"""The table of readings: `hedges.toml`, parsed once.

Every number that decides a verdict comes from here, each with its source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, TypeVar

import tomli

OWN_TABLE = Path(__file__).with_name("hedges.toml")

_T = TypeVar("_T")

_replaced: dict[str, Any] = {}
_on_change: list[Callable[[], None]] = []


@cache
def _own() -> dict[str, Any]:
    return tomli.loads(OWN_TABLE.read_text(encoding="utf-8"))


def from_table(most: int | None = None) -> Callable[[Callable[..., _T]], Callable[..., _T]]:
    """Remember what a function works out from the table, until the table is replaced.

    most: so many answers are remembered; without it all of them.
    """

    def remembering(function: Callable[..., _T]) -> Callable[..., _T]:
        remembered = lru_cache(maxsize=most)(function)
        _on_change.append(remembered.cache_clear)
        return remembered

    return remembering


@from_table()
def table() -> dict[str, Any]:
    """All tables by name: those of `hedges.toml`, a user's entries in their place."""
    merged = dict(_own())
    for name, content in _replaced.items():
        merged[name] = {**merged.get(name, {}), **content}
    return merged


def use_table(own: Path | str | Mapping[str, Any] | None) -> None:
    """Read printed values by other numbers from now on.

    own: a TOML file, or its content; its entries replace ours of the same table and name.
        None goes back to ours. Everything that was read before is forgotten.
    """
    if own is None:
        content: Mapping[str, Any] = {}
    elif isinstance(own, Mapping):
        content = own
    else:
        content = tomli.loads(Path(own).read_text(encoding="utf-8"))
    _replaced.clear()
    _replaced.update(content)
    forget()


def forget() -> None:
    """Forget everything that was read, as numbers or units have changed."""
    for clear in _on_change:
        clear()


def describe_table() -> str:
    """The table as text, each part under its name and followed by its source."""
    parts = []
    for name, content in table().items():
        source = content.get("source", "not stated")
        lines = [name, "-" * len(name), *_rows(content), f"source: {source}"]
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def _rows(content: Mapping[str, Any], prefix: str = "") -> Iterator[str]:
    for key, value in content.items():
        if key == "source" and not prefix:
            continue
        if isinstance(value, Mapping):
            yield from _rows(value, f"{prefix}{key} ")
        elif isinstance(value, list):
            yield f"{prefix}{key}: " + ", ".join(str(item) for item in value)
        else:
            yield f"{prefix}{key}: {value}"
