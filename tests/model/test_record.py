"""Records of every type: what they say becomes claims."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.strategies.records import RECORDS
from tests.strategies.vocabularies import invented
from vkrel import Registry, Visit
from vkrel.model.fields import fields_of
from vkrel.model.printed import Printed
from vkrel.model.record import TYPES


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.type_name())
@given(data=st.data())
@settings(max_examples=30)
def test_every_value_is_a_claim(kind, data):
    """Each value and relation of a record is a claim of its field; a record without is stated."""
    record = data.draw(RECORDS[kind])
    added = Registry(invented()).add(record, source="a")
    values = attrs.asdict(record, recurse=False)
    printed = {name.rstrip("_") for name, value in values.items() if value is not None}
    expected = {
        name
        for name, field in fields_of(kind).items()
        if field.role in {"value", "relation"} and name in printed
    }
    assert {claim.field for claim in added} == (expected or {"stated"})
    assert {claim.type for claim in added} == {kind.type_name()}
    assert len({claim.subject for claim in added}) == 1
    assert {(claim.line, claim.quote) for claim in added} == {(record.line, record.quote or "")}


@given(data=st.data())
@settings(max_examples=50)
def test_every_subject_has_a_name_for_people(data):
    """What a record speaks of can be called in a text, without its slots and keys."""
    kind = data.draw(st.sampled_from(list(RECORDS)))
    claim, *_ = Registry(invented()).add(data.draw(RECORDS[kind]), source="a")
    called = TYPES[claim.type].called(invented(), claim.subject)
    assert called.strip()
    assert "None" not in called


def test_a_record_shows_what_it_says():
    """What a record leaves out is not in its representation either."""
    visit = Visit(visitor="Ada", to="SE", date=Printed(value="2022", line=3))
    assert repr(visit) == "Visit(visitor='Ada', to='SE', date=Printed(line=3, value='2022'))"
