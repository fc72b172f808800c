"""Registries of records, and the claims that they come to."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.strategies.records import SOURCES, records, sources
from tests.strategies.vocabularies import invented
from vkrel import Claim, Registry


@st.composite
def registries(draw: st.DrawFn, most: int = 8) -> Registry:
    """What one to three sources say, in so many records at most."""
    registry = Registry(invented(), [draw(sources(name)) for name in SOURCES])
    said = st.tuples(st.sampled_from(SOURCES), records())
    for source, record in draw(st.lists(said, min_size=1, max_size=most)):
        registry.add(record, source=source)
    return registry


def claims() -> st.SearchStrategy[Claim]:
    """A claim as a registry holds it."""
    return registries(most=3).flatmap(lambda registry: st.sampled_from(registry.claims))
