"""Patterns that are compiled when they are first used: most runs use few of them."""

from __future__ import annotations

import re
from typing import Any, cast


class _Pattern:
    def __init__(self, regex: str, flags: int) -> None:
        self._regex, self._flags = regex, flags

    def __getattr__(self, name: str) -> Any:
        """A method of the compiled pattern, which is kept: looked up here once."""
        method = getattr(re.compile(self._regex, self._flags), name)
        setattr(self, name, method)
        return method


def pattern(regex: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile`, put off until the pattern is used."""
    return cast("re.Pattern[str]", _Pattern(regex, flags))
