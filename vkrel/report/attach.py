"""What the report gives to classes of the rooms below it, which may not import it.

A finding is put into words by the report; a notebook asks an object for `_repr_html_`;
`Findings.to_frame` is a table of what is shown. The public face attaches all of it when a name
of it is first used; what makes tables is imported only when somebody looks.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vkrel.findings.findings import Findings

_SHOWN = (
    ("vkrel.findings.finding", "Finding"),
    ("vkrel.findings.findings", "Findings"),
    ("vkrel.registry.registry", "Registry"),
    ("vkrel.registry.views", "Topic"),
    ("vkrel.registry.views", "View"),
)


def attach() -> None:
    """Give the classes that are loaded by now what they lack."""
    if "vkrel.findings.finding" in sys.modules:
        words: Any = import_module("vkrel.report.words")
        sys.modules["vkrel.findings.finding"].speak_with(words)
    for module, name in _SHOWN:
        if module in sys.modules:
            shown: Any = getattr(sys.modules[module], name)
            shown._repr_html_ = _repr_html_
            if name == "Findings":
                shown.to_frame = to_frame


def _repr_html_(self: object) -> str:
    from vkrel.report.html.notebook import table_of  # noqa: PLC0415

    return table_of(self)


def to_frame(self: Findings) -> Any:
    """A pandas DataFrame: a row for each claim of each finding; raises ImportError without."""
    from vkrel.report.data.csv import findings_frame  # noqa: PLC0415

    return findings_frame(self)
