"""Build a registry in Python, without files, and check it."""

from vkrel import Event, Registry, Vocabulary, check
from vkrel.model.vocabulary import EventKind

registry = Registry(Vocabulary([EventKind(id="embassy")]))
registry.add(Event(what="embassy", by="Norway", of="Sweden", date="March 1993"), source="a")
registry.add(
    Event(what="embassy", by="Norway", of="Sweden", date="late 1992"),
    source="b",
    line=7,
    quote="opened its embassy in late 1992",
)

for finding in check(registry):
    print(finding)
