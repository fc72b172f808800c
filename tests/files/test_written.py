"""A claims file that is written from records loads to the claims of these records."""

from __future__ import annotations

import tempfile
from pathlib import Path

import tomlkit
from hypothesis import given
from hypothesis import strategies as st

import vkrel
from tests.pages import RULES
from tests.strategies.records import records, sources
from tests.strategies.vocabularies import invented
from vkrel.model.converter import unstructure
from vkrel.model.passage import Passage


@given(sources("a"), st.lists(records(), min_size=1, max_size=4))
def test_the_same_claims(source, several):
    """Records go through a file, each in a passage of its own, and say what they said before."""
    passages = [
        {**unstructure(Passage(line=7)), record.type_name(): [unstructure(record)]}
        for record in several
    ]
    tables = {"version": 1, "source": unstructure(source), "passage": passages}
    registry = vkrel.Registry(invented(), [source])
    for record in several:
        registry.add(record, source=source, line=record.line or 7)
    with tempfile.TemporaryDirectory() as folder:
        vocabulary = (RULES / "cases.toml").read_text("utf-8")
        (Path(folder) / "vocabulary.toml").write_text(vocabulary, "utf-8")
        (Path(folder) / "a.toml").write_text(tomlkit.dumps(tables), "utf-8")
        loaded = vkrel.load(folder)
    assert loaded.sources == {"a": source}
    assert loaded.claims == registry.claims
