"""The formats of `vkrel check`: plain text, and one for each file of the shelf `data/`.

A new format is a file there with a function from an outcome to a text, decorated with
`@renderer` and the file's name.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from vkrel.report import data
from vkrel.report.renderer import RENDERERS, TEXT

if TYPE_CHECKING:
    from vkrel.report.outcome import Outcome


def names() -> list[str]:
    """The names of all formats; none of them is loaded for that."""
    return [TEXT, *sorted(module.name for module in iter_modules(data.__path__))]


def render(outcome: Outcome, name: str) -> str:
    """An outcome in a format; raises ValueError for an unknown one."""
    if name not in names():
        raise ValueError(f"no format {name!r}; there are {', '.join(names())}")
    import_module("vkrel.report.text.findings" if name == TEXT else f"{data.__name__}.{name}")
    return RENDERERS[name](outcome)
