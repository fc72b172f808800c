"""Findings as SARIF 2.1.0, for code hosts and editors that show findings in place.

A finding is a result: the claim to look at first is its location, the others are related
locations; relationships say who cannot be true with whom. What SARIF has no word for stands in
property bags, so that every finding can be had back as `json.py` writes it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from itertools import permutations
from pathlib import Path
from typing import Any
from urllib.parse import quote

from vkrel import rules
from vkrel.findings.accepted import Acceptance
from vkrel.findings.finding import Finding
from vkrel.findings.triage import Back
from vkrel.model.claim import Claim
from vkrel.model.source import Source
from vkrel.report.data.json import converter, finding_row, unread_row
from vkrel.report.escape import one_line, visible
from vkrel.report.formats import renderer
from vkrel.report.outcome import Outcome
from vkrel.report.words import address_of, here, page_of, parts

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {"contradiction": "error", "tension": "warning", "note": "note"}
BASE = "DOCUMENTS"
ID, CONTENT = "vkrelId/v1", "vkrelContent/v1"
# What a result says in SARIF's own words; the rest of a finding goes into its property bag.
_SAID = frozenset({"id", "content", "rule", "title", "explanation", "claims"})
STATUS = {"changed": "underReview", "expired": "rejected"}


@renderer("sarif")
def findings_sarif(outcome: Outcome) -> str:
    """`vkrel check --format sarif`: what is shown, then what was accepted, as suppressed.

    Findings that were accepted and are back say so; with the documents at hand, regions name
    the columns of the phrases.
    """
    triage = outcome.triage
    findings = [*outcome.shown, *(finding for finding, _ in triage.accepted)]
    names = [*rules.names(), *sorted({finding.rule for finding in findings} - set(rules.names()))]
    results = [_result(shown, outcome, names, triage.back.get(shown.id)) for shown in outcome.shown]
    for finding, acceptance in triage.accepted:
        suppressions = [_suppression("accepted", acceptance)]
        results.append({**_result(finding, outcome, names), "suppressions": suppressions})
    driver = {
        "name": "vkrel",
        "semanticVersion": version("vkrel"),
        "shortDescription": {"text": "Compares what documents say."},
        "rules": [_rule(name) for name in names],
    }
    documents = {"text": "The folder of the documents that the claims cite."}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {BASE: {"description": documents}},
        "artifacts": list(_artifacts(findings, outcome.registry.sources)),
        "results": results,
        "properties": {"unread": converter().unstructure([*map(unread_row, outcome.unread)])},
    }
    content = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False)


def _result(
    finding: Finding, outcome: Outcome, names: Sequence[str], back: Back | None = None
) -> dict[str, Any]:
    row = converter().unstructure(finding_row(finding, outcome.shown.doubted(finding), back))
    locations = [
        {
            "id": number,
            "physicalLocation": _place(claim, outcome),
            "logicalLocations": [{"fullyQualifiedName": str(claim.slot), "kind": "slot"}],
            "message": {"text": f"{address_of(claim)} says {one_line(claim.value)}"},
            "properties": row["claims"][number],
        }
        for number, claim in enumerate(finding.claims)
    ]
    _relate(finding, locations)
    # A viewer jumps to the likeliest culprit, else to the witness's first.
    numbers = {claim.id: number for number, claim in enumerate(finding.claims)}
    likely = (*row["culprits"], *finding.witness)
    first = next((numbers[each] for each in likely if each in numbers), 0)
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": names.index(finding.rule),
        "level": LEVELS[finding.severity],
        "message": {"text": f"{visible(finding.title)}. {visible(finding.explanation)}"},
        "locations": [locations[first]] if locations else [],
        "fingerprints": {ID: finding.id},
        "partialFingerprints": {CONTENT: finding.content},
        "properties": {
            "title": finding.title,
            "explanation": finding.explanation,
            **{name: value for name, value in row.items() if name not in _SAID},
        },
    }
    if len(locations) > 1:
        result["relatedLocations"] = locations[:first] + locations[first + 1 :]
    if back:
        result["suppressions"] = [_suppression(STATUS[back.state], back.acceptance)]
    return result


def _relate(finding: Finding, locations: Sequence[dict[str, Any]]) -> None:
    """Say which locations cannot be true together."""
    numbers = {claim.id: number for number, claim in enumerate(finding.claims)}
    related: set[tuple[int, int]] = set()
    for ids in (finding.witness, *finding.alternatives):
        related.update(permutations([numbers[each] for each in ids if each in numbers], 2))
    for one, other in sorted(related):
        relation = {
            "target": other,
            "kinds": ["contradicts" if finding.severity == "contradiction" else "disagrees"],
            "description": {"text": "cannot all be true"},
        }
        locations[one].setdefault("relationships", []).append(relation)


def _place(claim: Claim, outcome: Outcome) -> dict[str, Any]:
    """The document and line that a claim cites; where there is none, where it is written."""
    source, documents = outcome.registry.sources.get(claim.source), outcome.texts
    if source is None or not source.document:
        if claim.place and claim.place.line:
            written = {"uri": _uri(here(claim.place.file))}
            return {"artifactLocation": written, "region": {"startLine": claim.place.line}}
        return {"artifactLocation": {"uri": _uri(here(claim.source))}}
    at = {"uri": _uri(source.document), "uriBaseId": BASE}
    if documents.folder:
        document = (documents.folder / source.document).resolve()
        if document.is_relative_to(Path.cwd()):
            at = {"uri": _uri(here(str(document)))}
    if not claim.line:
        return {"artifactLocation": at}
    region: dict[str, Any] = {"startLine": claim.line}
    if claim.quote:
        region["snippet"] = {"text": claim.quote}
        if span := documents.span(claim):
            region |= {"startColumn": span[0] + 1, "endColumn": span[1] + 1}
    return {"artifactLocation": at, "region": region}


def _artifacts(
    findings: Iterable[Finding], sources: Mapping[str, Source]
) -> Iterator[dict[str, Any]]:
    used = {source for finding in findings for source in finding.sources}
    for source in (sources[source_id] for source_id in sorted(used & set(sources))):
        if source.document:
            hashes = {"hashes": {"sha-256": source.sha256}} if source.sha256 else {}
            yield {
                "location": {"uri": _uri(source.document), "uriBaseId": BASE},
                "description": {"text": visible(source.title or source.id)},
                "properties": {"source": source.id},
                **hashes,
            }


def _rule(name: str) -> dict[str, Any]:
    text = page_of(name).partition("\n## Cases")[0].strip() or name
    first = text.partition("\n")[0].lstrip("# ")
    title = first.partition(": ")[2] or first
    return {
        "id": name,
        "shortDescription": {"text": title},
        "fullDescription": {"text": parts(text).get("What it finds", title)},
        "help": {"text": text, "markdown": text},
        "defaultConfiguration": {"level": "error"},
    }


def _suppression(status: str, acceptance: Acceptance) -> dict[str, Any]:
    return {"kind": "external", "status": status, "justification": acceptance.reason}


def _uri(path: str) -> str:
    return quote(path.replace("\\", "/"))
