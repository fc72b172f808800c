"""JSON is a contract: valid against its schema, the schema made of its rows, and read back."""

from __future__ import annotations

import json

import attrs
import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import vkrel
from tests.cli.test_cli import ROOT
from tests.cli.test_cli import vkrel as run
from tests.findings.test_triage import VOCABULARY, statements
from tests.pages import all_cases
from tests.report.outcomes import of
from tests.report.schemas import SCHEMAS, schema_of, text_of
from vkrel.findings.triage import accept, triage
from vkrel.report.data.json import dump, findings_from_json, findings_json, unread_from_json


@pytest.mark.parametrize("key", SCHEMAS)
def test_schemas_are_up_to_date(key):
    """docs/ holds the schema that the rows give: `python -m tests.report.schemas docs`."""
    file = ROOT / "docs" / f"{key}.schema.json"
    assert file.read_text("utf-8") == text_of(key)
    jsonschema.Draft202012Validator.check_schema(schema_of(key))


@pytest.mark.parametrize("key", SCHEMAS)
def test_the_schema_finds_mistakes(key):
    """A missing field, a further one and another kind of value are refused."""
    verb, _ = SCHEMAS[key]
    content = json.loads(run(verb, "--format", "json")[1])
    valid = jsonschema.Draft202012Validator(schema_of(key)).is_valid
    assert valid(content)
    row = content[key][0]
    for wrong in ({**row, "more": 1}, {**row, "id": 3}, {k: row[k] for k in row if k != "id"}):
        assert not valid({**content, key: [wrong]})


def returned(text):
    """Findings and unread values that were read from JSON, as JSON again."""
    return dump(findings=findings_from_json(text), unread=unread_from_json(text))


@pytest.mark.parametrize(
    "case",
    [case for case in all_cases() if case.verdict != "agrees"],
    ids=lambda case: f"{case.rule}: {case.title}",
)
def test_round_trip_of_every_case(case, tmp_path):
    """Every kind of finding is read back as it was, byte for byte."""
    outcome = of(vkrel.load(case.write(tmp_path)))
    text = findings_json(outcome)
    assert [row.id for row in findings_from_json(text)] == [each.id for each in outcome.shown]
    assert returned(text) == text


@settings(max_examples=100)
@given(st.lists(statements(), min_size=2, max_size=6), st.text(min_size=1).filter(str.strip))
def test_round_trip_of_hostile_texts(written, reason):
    """Whatever is printed, nothing is lost; what was accepted and is back says so."""
    registry = vkrel.Registry(VOCABULARY)
    for each in written:
        registry.add(each.record, source=each.source)
    findings = vkrel.check(registry)
    old = [attrs.evolve(accept(each, reason), content="other") for each in findings]
    text = findings_json(of(registry, triage(findings, old)))
    assert returned(text) == text
    assert {row.returned.reason for row in findings_from_json(text)} <= {reason.strip()}


def test_no_findings():
    """Another file is an error that says so."""
    for text in ("{}", "[]", '{"version": 2, "findings": []}', '{"version": 1}', "findings"):
        with pytest.raises(ValueError, match=r"no JSON of vkrel|Expecting value"):
            findings_from_json(text)


def test_the_documented_keys():
    """docs/json.md names every key of a finding, of a claim and of a value that was not read."""
    text = (ROOT / "docs" / "json.md").read_text("utf-8")
    for _, rows in SCHEMAS.values():
        for row in rows.values():
            assert [each.name for each in attrs.fields(row) if f"`{each.name}`" not in text] == []
