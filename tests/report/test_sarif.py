"""SARIF 2.1.0: valid against the official schema, and back to findings without loss."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import vkrel
from tests.cli.test_cli import CLAIMS
from tests.cli.test_cli import vkrel as run
from tests.findings.test_triage import VOCABULARY, folder, statements  # noqa: F401  a fixture
from tests.pages import all_cases
from tests.report.outcomes import of
from vkrel.findings.triage import Triage, accept
from vkrel.report.data.json import findings_json
from vkrel.report.data.sarif import CONTENT, ID, findings_sarif

PACKAGE = Path(__file__).parents[1] / "browser" / "node_modules" / "@microsoft" / "jest-sarif"
SCHEMA = PACKAGE / "lib" / "schemas" / "sarif-2.1.0-rtm.5.json"


def read_sarif(text, *, suppressed=False):
    """The findings of a SARIF file as `vkrel check --format json` prints them."""
    (run_,) = json.loads(text)["runs"]
    results = run_["results"]
    wanted = [each for each in results if suppressed or not accepted(each)]
    findings = [finding_of(each) for each in wanted]
    return {"version": 1, "findings": findings, **run_["properties"]}


def finding_of(result):
    """A finding out of a result: its own words, and what stands in property bags."""
    locations = [*result["locations"], *result.get("relatedLocations", ())]
    return {
        "id": result["fingerprints"][ID],
        "content": result["partialFingerprints"][CONTENT],
        "rule": result["ruleId"],
        "claims": [each["properties"] for each in sorted(locations, key=lambda each: each["id"])],
        **result["properties"],
    }


def accepted(result):
    """Whether a result is suppressed."""
    return any(each["status"] == "accepted" for each in result.get("suppressions", ()))


@pytest.fixture(scope="module")
def official():
    """The official schema, from the package that tests/browser/package.json names."""
    if not SCHEMA.exists():
        pytest.skip("the SARIF schema is not here: npm install --prefix tests/browser")
    return jsonschema.Draft4Validator(json.loads(SCHEMA.read_text("utf-8")))


def test_the_schema_finds_mistakes(official):
    """The validator that the other tests trust refuses a wrong field and a line 0."""
    sarif = json.loads(findings_sarif(of(vkrel.load())))
    sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"] = {"startLine": 0}
    assert not official.is_valid(sarif)
    assert not official.is_valid({"version": "2.1.0", "runs": [{"tools": {}}]})


def test_seeds(official):
    """The five documents: valid, every rule with its help, every location in a document."""
    registry = vkrel.load()
    outcome = of(registry)
    sarif = json.loads(findings_sarif(outcome))
    official.validate(sarif)
    (run_,) = sarif["runs"]
    assert len(run_["results"]) == len(outcome.shown)
    assert all(each["help"]["markdown"] for each in run_["tool"]["driver"]["rules"])
    documents = {source.document for source in registry.sources.values() if source.document}
    uris = [
        each["physicalLocation"]["artifactLocation"]["uri"]
        for result in run_["results"]
        for each in result["locations"]
    ]
    assert documents & set(uris)
    assert not any(uri.startswith("/") for uri in uris)
    assert read_sarif(json.dumps(sarif)) == json.loads(findings_json(outcome))


@pytest.mark.parametrize(
    "case",
    [case for case in all_cases() if case.verdict != "agrees"],
    ids=lambda case: f"{case.rule}: {case.title}",
)
def test_round_trip_of_every_case(case, tmp_path):
    """Every kind of finding comes back from SARIF as the JSON output has it."""
    outcome = of(vkrel.load(case.write(tmp_path)))
    assert read_sarif(findings_sarif(outcome)) == json.loads(findings_json(outcome))


@settings(max_examples=100)
@given(
    st.lists(statements(), min_size=2, max_size=6),
    st.text(min_size=1, max_size=20).filter(str.strip),
)
def test_round_trip_of_hostile_texts(written, reason):
    """Whatever is printed, and whatever reason is given, nothing is lost."""
    registry = vkrel.Registry(VOCABULARY)
    for each in written:
        registry.add(each.record, source=each.source)
    findings = vkrel.check(registry)
    old = tuple((each, accept(each, reason)) for each in findings[1:])
    outcome = of(registry, Triage(findings[:1], old))
    text = findings_sarif(outcome)
    assert read_sarif(text) == json.loads(findings_json(outcome))
    back = read_sarif(text, suppressed=True)
    assert back == json.loads(findings_json(of(registry)))


def test_relationships_and_columns(folder, official):  # noqa: F811
    """Related locations say whom they contradict; with the documents regions have columns."""
    documents = folder / "documents"
    documents.mkdir()
    for source, date in (("a", "May 2009"), ("b", "October 2009")):
        declared = f'id = "{source}"\ndocument = "the {source}.txt"'
        text = CLAIMS.format(id=source, date=date).replace(f'id = "{source}"', declared)
        (folder / f"{source}.toml").write_text(text, "utf-8")
        (documents / f"the {source}.txt").write_text(f"1\n2\nIt was in {date}.\n", "utf-8")
    arguments = ("check", ".", "--format", "sarif", "--documents", "documents")
    status, output, _ = run(*arguments, cwd=folder)
    assert status == 1
    sarif = json.loads(output)
    official.validate(sarif)
    (result,) = sarif["runs"][0]["results"]
    (first,), (second,) = result["locations"], result["relatedLocations"]
    assert first["relationships"][0]["target"] == second["id"]
    assert second["relationships"][0]["target"] == first["id"]
    assert first["relationships"][0]["kinds"] == ["contradicts"]
    place = first["physicalLocation"]
    assert place["artifactLocation"]["uri"].startswith("documents/the%20")
    region = place["region"]
    assert (region["startLine"], region["startColumn"]) == (3, len("It was ") + 1)
    assert region["endColumn"] - region["startColumn"] == len(region["snippet"]["text"])
    assert result["level"] == "error"


def test_suppressions(folder, official):  # noqa: F811
    """An accepted finding is suppressed with its reason; a changed one is under review."""
    ((identity),) = [each["id"] for each in json.loads(run("check", str(folder), "--format", "json")[1])["findings"]]  # fmt: skip
    run("accept", identity, str(folder), "--reason", "two ceremonies")
    status, output, _ = run("check", str(folder), "--format", "sarif")
    sarif = json.loads(output)
    official.validate(sarif)
    (result,) = sarif["runs"][0]["results"]
    assert status == 0
    assert result["fingerprints"] == {"vkrelId/v1": identity}
    assert result["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "two ceremonies"}
    ]
    (folder / "b.toml").write_text(CLAIMS.format(id="b", date="June 2010"), "utf-8")
    status, output, _ = run("check", str(folder), "--format", "sarif")
    sarif = json.loads(output)
    official.validate(sarif)
    (result,) = sarif["runs"][0]["results"]
    assert status == 1
    assert result["suppressions"][0]["status"] == "underReview"
    plain = json.loads(run("check", str(folder), "--format", "json")[1])
    assert read_sarif(output) == plain
    assert plain["findings"][0]["returned"]["state"] == "changed"
    schema = json.loads((Path(__file__).parents[2] / "docs/findings.schema.json").read_text())
    jsonschema.validate(plain, schema)
