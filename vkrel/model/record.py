"""The envelope that all record types share."""

from __future__ import annotations

import attrs

from vkrel.model.printed import Placed


@attrs.frozen(kw_only=True)
class Record(Placed):
    """One statement about one thing, as a person writes it down; may hold several values.

    `quote`, `line`, `see`, `also` and `speaker` hold for all its values that name none.
    """
