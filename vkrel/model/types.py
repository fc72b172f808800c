"""The eight record types that there are from the start."""

from __future__ import annotations

from vkrel.model.citation import Citation
from vkrel.model.event import Event
from vkrel.model.indicator import Indicator
from vkrel.model.listing import List
from vkrel.model.name import Name
from vkrel.model.partnership import Partnership
from vkrel.model.record import TYPES
from vkrel.model.role import Role
from vkrel.model.visit import Visit

# The records of a passage are taken in this order, whichever module was loaded first.
for _type in (Partnership, Visit, Event, Indicator, List, Role, Name, Citation):
    TYPES[_type.type_name()] = TYPES.pop(_type.type_name())

__all__ = [
    "TYPES", "Citation", "Event", "Indicator", "List", "Name", "Partnership", "Role", "Visit",
]  # fmt: skip
