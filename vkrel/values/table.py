"""The table of readings: `hedges.toml`, parsed once.

Every number that decides a verdict comes from here, each with its source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import tomli

OWN_TABLE = Path(__file__).with_name("hedges.toml")

_replaced: dict[str, Any] = {}
_on_change: list[Callable[[], None]] = []


@cache
def _own() -> dict[str, Any]:
    return tomli.loads(OWN_TABLE.read_text(encoding="utf-8"))


@cache
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
    forget_readings()


def on_change(forget: Callable[[], None]) -> None:
    """Have `forget` called whenever the table is replaced."""
    _on_change.append(forget)


def forget_readings() -> None:
    """Empty every cache that was filled from the table."""
    table.cache_clear()
    for forget in _on_change:
        forget()


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
            yield f"{prefix}{key}: " + ", ".join(str(each) for each in value)
        else:
            yield f"{prefix}{key}: {value}"
