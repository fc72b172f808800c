"""The eight record types by the name that files, slots and claims use."""

from __future__ import annotations

from vkrel.model.citation import Citation
from vkrel.model.event import Event
from vkrel.model.indicator import Indicator
from vkrel.model.listing import List
from vkrel.model.name import Name
from vkrel.model.partnership import Partnership
from vkrel.model.record import Record
from vkrel.model.role import Role
from vkrel.model.visit import Visit

TYPES: dict[str, type[Record]] = {
    "partnership": Partnership,
    "visit": Visit,
    "event": Event,
    "indicator": Indicator,
    "list": List,
    "role": Role,
    "name": Name,
    "citation": Citation,
}

_NAMES = {each: name for name, each in TYPES.items()}


def type_name(record_type: type[Record]) -> str:
    """The name of a record type: "partnership" for Partnership."""
    return _NAMES[record_type]
