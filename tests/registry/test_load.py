"""Loading: what stands in files is in the registry, whatever the files call it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote

from hypothesis import given, settings

import vkrel
from tests.strategies.tables import tables
from tests.strategies.vocabularies import entries, vocabulary_of, written


@given(tables())
@settings(max_examples=60)
def test_every_stated_cell_is_a_claim(table):
    """A cell that states a value is one claim at its line; no other cell is one."""
    with TemporaryDirectory() as folder:
        registry = vkrel.load(table.write(Path(folder)))
    told = [
        (claim.line, claim.source, unquote(claim.subject.text), claim.field, claim.value)
        for claim in registry.claims
    ]
    assert sorted(told) == sorted(table.stated)
    assert {claim.type for claim in registry.claims} <= {"thing"}
    assert not registry.problems


@given(entries())
@settings(max_examples=40)
def test_every_spelling_finds_its_entry(sections):
    """An entry is found by its id, its name and every further spelling."""
    vocabulary = vocabulary_of(written(sections))
    for section, several in sections.items():
        for entry in several:
            for spelling in (entry["id"], entry["name"], *entry["names"]):
                assert entry["id"] in vocabulary.find(section, spelling)
