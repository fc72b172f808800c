"""A citation: what a text cites, and the entries of its list of references."""

from __future__ import annotations

import attrs

from vkrel.model.fields import Printed, key, qualifier, value
from vkrel.model.record import Record


@attrs.frozen(kw_only=True)
class Citation(Record):
    """A citation in the text (`label`, `page`) or an entry of the references (`entry`)."""

    label: str = key("label")
    entry: Printed | None = value("text", many=True)
    page: Printed | None = value("text", many=True)
    cited: Printed | None = value("text", many=True)
    as_of: str | None = qualifier("date")
