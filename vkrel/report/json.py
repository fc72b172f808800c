"""Findings and claims for machines: the contract of docs/json.md, version 1."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from vkrel.findings.finding import Finding
from vkrel.model.claim import Claim
from vkrel.model.show import ends
from vkrel.registry.registry import Registry
from vkrel.report.view import Returned
from vkrel.values.reading import Reading

VERSION = 1


def findings_json(
    findings: Iterable[Finding], returned: Mapping[str, Returned] | None = None
) -> str:
    """`vkrel check --format json`; see docs/findings.schema.json.

    returned: findings that were accepted and are back, by id; such a row says so.
    """
    back = returned or {}
    rows = [
        {
            **finding_row(each),
            **({"returned": returned_row(back[each.id])} if each.id in back else {}),
        }
        for each in findings
    ]
    return _dump({"version": VERSION, "findings": rows})


def claims_json(registry: Registry, claims: Iterable[Claim]) -> str:
    """`vkrel claims --format json`; see docs/claims.schema.json."""
    rows = [{**claim_row(claim, registry.reading(claim)), "type": claim.type} for claim in claims]
    return _dump({"version": VERSION, "claims": rows})


def finding_row(finding: Finding) -> dict[str, Any]:
    """One finding as plain data."""
    return {
        "id": finding.id,
        "content": finding.content,
        "rule": finding.rule,
        "severity": finding.severity,
        "title": finding.title,
        "explanation": finding.explanation,
        "slots": list(finding.slots),
        "claims": [
            claim_row(claim, reading)
            for claim, reading in zip(finding.claims, finding.readings, strict=True)
        ],
        "witness": list(finding.witness),
        "camps": [list(camp) for camp in finding.camps],
        "alternatives": [list(each) for each in finding.alternatives],
        "relations": [
            {"rule": each.rule, "words": each.words, "claim": each.claim}
            for each in finding.relations
        ],
        "culprits": list(finding.culprits),
        "needs_reference": finding.needs_reference,
        "reason": finding.reason,
        "arithmetic": list(finding.arithmetic),
        "complete": finding.complete,
        "one_vote": [list(each) for each in finding.one_vote],
    }


def returned_row(returned: Returned) -> dict[str, Any]:
    """Why an accepted finding is back, as plain data."""
    return {
        "state": returned.state,
        "words": returned.words,
        "reason": returned.reason,
        "on": returned.on or None,
        "until": returned.until or None,
    }


def claim_row(claim: Claim, reading: Reading) -> dict[str, Any]:
    """One claim as plain data, with what its value means."""
    return {
        "id": claim.id,
        "source": claim.source,
        "line": claim.line,
        "quote": claim.quote,
        "slot": str(claim.slot),
        "value": claim.value,
        "unit": reading.unit,
        "strict": [ends(each, reading) for each in reading.strict],
        "lenient": [ends(each, reading) for each in reading.lenient],
    }


def _dump(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False)
