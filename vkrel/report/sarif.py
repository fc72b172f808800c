"""Findings as SARIF 2.1.0, for code hosts and editors that show findings in place.

A finding is a result: the claim to look at first is its location, the others are related
locations; relationships say who cannot be true with whom. What SARIF has no word for stands in
property bags, so that `sarif_read.py` gets every finding back as `json.py` writes it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from itertools import combinations
from pathlib import Path
from typing import Any
from urllib.parse import quote

from vkrel import rules
from vkrel.findings.finding import Finding
from vkrel.model.claim import Claim
from vkrel.model.source import Source
from vkrel.registry.registry import Registry
from vkrel.report.escape import one_line, visible
from vkrel.report.excerpt import Documents
from vkrel.report.json import claim_row, finding_row, returned_row
from vkrel.report.pages import help_text, parts, title
from vkrel.report.view import Returned, address_of, here

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {"contradiction": "error", "tension": "warning", "note": "note"}
BASE = "DOCUMENTS"
ID, CONTENT = "vkrelId/v1", "vkrelContent/v1"
# What a result says in SARIF's own words; the rest of a finding goes into its property bag.
_SAID = frozenset({"id", "content", "rule", "title", "explanation", "claims"})


def findings_sarif(
    findings: Iterable[Finding],
    registry: Registry,
    *,
    accepted: Sequence[tuple[Finding, str]] = (),
    returned: Mapping[str, Returned] | None = None,
    documents: Documents | None = None,
) -> str:
    """`vkrel check --format sarif`.

    accepted: findings that are suppressed, with the reason given for each.
    returned: findings that were accepted and are back, by id.
    documents: where given, regions name the columns of the phrases.
    """
    found = list(findings)
    back = returned or {}
    everything = [*found, *(finding for finding, _ in accepted)]
    names = [*rules.names(), *sorted({each.rule for each in everything} - set(rules.names()))]
    results = [_result(each, registry, documents, names) for each in everything]
    for result, (_, reason) in zip(results[len(found) :], accepted, strict=True):
        result["suppressions"] = [_suppression("accepted", reason)]
    for result, finding in zip(results, found, strict=False):
        if finding.id in back:
            status = {"changed": "underReview", "expired": "rejected"}[back[finding.id].state]
            result["suppressions"] = [_suppression(status, back[finding.id].reason)]
            result["properties"]["returned"] = returned_row(back[finding.id])
    driver = {
        "name": "vkrel",
        "semanticVersion": version("vkrel"),
        "shortDescription": {"text": "Compares what documents say."},
        "rules": [_rule(name) for name in names],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            BASE: {"description": {"text": "The folder of the documents that the claims cite."}}
        },
        "artifacts": _artifacts(everything, registry.sources),
        "results": results,
    }
    content = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False)


def _result(
    finding: Finding, registry: Registry, documents: Documents | None, names: Sequence[str]
) -> dict[str, Any]:
    row = finding_row(finding)
    locations = [
        {
            "id": number,
            "physicalLocation": _place(claim, registry.sources, documents),
            "logicalLocations": [{"fullyQualifiedName": str(claim.slot), "kind": "slot"}],
            "message": {"text": f"{address_of(claim)} says {one_line(claim.value)}"},
            "properties": claim_row(claim, reading),
        }
        for number, (claim, reading) in enumerate(
            zip(finding.claims, finding.readings, strict=True)
        )
    ]
    _relate(finding, locations)
    first = _first(finding)
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": names.index(finding.rule),
        "level": LEVELS[finding.severity],
        "message": {"text": f"{visible(finding.title)}. {visible(finding.explanation)}"},
        "locations": [each for each in locations if each["id"] == first],
        "fingerprints": {ID: finding.id},
        "partialFingerprints": {CONTENT: finding.content},
        "properties": {
            "title": finding.title,
            "explanation": finding.explanation,
            **{name: value for name, value in row.items() if name not in _SAID},
        },
    }
    others = [each for each in locations if each["id"] != first]
    if others:
        result["relatedLocations"] = others
    return result


def _first(finding: Finding) -> int:
    """The location that a viewer jumps to: the likeliest culprit, else the witness's first."""
    order = [claim.id for claim in finding.claims]
    for each in (*finding.culprits, *finding.witness):
        if each in order:
            return order.index(each)
    return 0


def _relate(finding: Finding, locations: Sequence[dict[str, Any]]) -> None:
    """Say which locations cannot be true together."""
    numbers = {claim.id: number for number, claim in enumerate(finding.claims)}
    related: set[tuple[int, int]] = set()
    for ids in (finding.witness, *finding.alternatives):
        for one, other in combinations([numbers[each] for each in ids if each in numbers], 2):
            related |= {(one, other), (other, one)}
    for one, other in sorted(related):
        relation = {
            "target": other,
            "kinds": ["contradicts" if finding.severity == "contradiction" else "disagrees"],
            "description": {"text": "cannot all be true"},
        }
        locations[one].setdefault("relationships", []).append(relation)


def _place(
    claim: Claim, sources: Mapping[str, Source], documents: Documents | None
) -> dict[str, Any]:
    """The document and line that a claim cites; where there is none, where it is written."""
    source = sources.get(claim.source)
    if source is not None and source.document:
        uri, line = source.document, claim.line
        place: dict[str, Any] = {"uri": _uri(uri), "uriBaseId": BASE}
        if documents is not None:
            document = (documents.folder / uri).resolve()
            if document.is_relative_to(Path.cwd()):
                place = {"uri": _uri(here(str(document)))}
    else:
        uri, line = claim.source, None
        if claim.place and claim.place.line:
            uri, line = claim.place.file, claim.place.line
        place = {"uri": _uri(here(uri))}
    found: dict[str, Any] = {"artifactLocation": place}
    if line:
        found["region"] = {"startLine": line}
        if source is not None and source.document and claim.quote:
            found["region"]["snippet"] = {"text": claim.quote}
            span = documents.span(claim) if documents else None
            if span:
                found["region"] |= {"startColumn": span[0] + 1, "endColumn": span[1] + 1}
    return found


def _artifacts(findings: Iterable[Finding], sources: Mapping[str, Source]) -> list[dict[str, Any]]:
    used = sorted({each for finding in findings for each in finding.sources} & set(sources))
    found = []
    for each in used:
        source = sources[each]
        if source.document:
            artifact: dict[str, Any] = {
                "location": {"uri": _uri(source.document), "uriBaseId": BASE},
                "description": {"text": visible(source.title or source.id)},
                "properties": {"source": source.id},
            }
            if source.sha256:
                artifact["hashes"] = {"sha-256": source.sha256}
            found.append(artifact)
    return found


def _rule(name: str) -> dict[str, Any]:
    known = parts(name)
    text = help_text(name)
    return {
        "id": name,
        "shortDescription": {"text": title(name)},
        "fullDescription": {"text": known.get("What it finds", title(name))},
        "help": {"text": text, "markdown": text},
        "defaultConfiguration": {"level": "error"},
    }


def _suppression(status: str, reason: str) -> dict[str, Any]:
    return {"kind": "external", "status": status, "justification": reason}


def _uri(path: str) -> str:
    return quote(path.replace("\\", "/"))
