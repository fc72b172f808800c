"""What the report gives to classes of the rooms below it, which may not import it.

A notebook asks an object for `_repr_html_`; `Findings.to_frame` is a table of what is shown. The
public face attaches both when a name of it is first used; the report itself is imported only
when somebody looks.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vkrel.findings.finding import Findings

_TABLES = {
    "vkrel.findings.finding": ("Finding", "Findings"),
    "vkrel.registry.registry": ("Registry",),
    "vkrel.registry.views": ("Thing", "View"),
}


def attach() -> None:
    """Give the classes that are loaded by now what they lack."""
    for module in _TABLES.keys() & sys.modules.keys():
        for name in _TABLES[module]:
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
