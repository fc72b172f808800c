"""The mark of a function that makes a format."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vkrel.report.outcome import Outcome

    Renderer = Callable[[Outcome], str]

TEXT = "text"

RENDERERS: dict[str, Renderer] = {}


def renderer(name: str) -> Callable[[Renderer], Renderer]:
    """Register the function that makes a format."""

    def register(render: Renderer) -> Renderer:
        RENDERERS[name] = render
        return render

    return register
