"""The formats of `vkrel check`: one for each file of the shelf `data/`.

A new format is a file there with a function from an outcome to a text, decorated with
`@renderer` and the file's name.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from vkrel.report import data

if TYPE_CHECKING:
    from vkrel.report.outcome import Outcome

    Renderer = Callable[[Outcome], str]

TEXT = "text"  # the format of people, and the first

_RENDERERS: dict[str, Renderer] = {}


def renderer(name: str) -> Callable[[Renderer], Renderer]:
    """Register the function that makes a format."""

    def register(render: Renderer) -> Renderer:
        _RENDERERS[name] = render
        return render

    return register


def names() -> list[str]:
    """The names of all formats; none of them is loaded for that."""
    found = (module.name for module in iter_modules(data.__path__))
    return sorted(found, key=lambda name: (name != TEXT, name))


def render(outcome: Outcome, name: str) -> str:
    """An outcome in a format; raises ValueError for an unknown one."""
    if name not in names():
        raise ValueError(f"no format {name!r}; there are {', '.join(names())}")
    import_module(f"{data.__name__}.{name}")
    return _RENDERERS[name](outcome)
