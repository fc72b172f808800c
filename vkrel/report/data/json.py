"""Findings and claims as JSON: the contract of docs/json.md."""

from __future__ import annotations

from collections.abc import Iterable

from vkrel.findings.causes import Culprit
from vkrel.findings.resolve import Resolution
from vkrel.model.claim import Answer, Claim
from vkrel.registry.registry import Registry
from vkrel.report.contract import (
    FindingRow,
    ListedClaimRow,
    claim_row,
    culprit_row,
    dump,
    finding_row,
    load,
    resolution_row,
)
from vkrel.report.outcome import Outcome
from vkrel.report.renderer import renderer


@renderer("json")
def findings_json(outcome: Outcome) -> str:
    """`vkrel check --format json`; see docs/findings.schema.json."""
    back = outcome.triage.back
    return dump(
        "findings",
        (
            finding_row(finding, outcome.shown.doubted(finding), back.get(finding.id))
            for finding in outcome.shown
        ),
    )


def findings_from_json(text: str) -> list[FindingRow]:
    """The findings that `findings_json` wrote; raises ValueError where they are none."""
    return load(text, "findings", FindingRow)


def claims_json(claims: Iterable[Claim], registry: Registry) -> str:
    """`vkrel claims --format json`; see docs/claims.schema.json."""
    answers = (Answer(claim, registry.reading(claim)) for claim in claims)
    return dump("claims", (claim_row(answer, ListedClaimRow) for answer in answers))


def culprits_json(culprits: Iterable[Culprit], registry: Registry) -> str:
    """`vkrel culprits --format json`."""
    return dump(
        "culprits", (culprit_row(culprit, registry.reading(culprit.claim)) for culprit in culprits)
    )


def resolutions_json(resolutions: Iterable[Resolution]) -> str:
    """`vkrel resolve --format json`."""
    return dump("slots", map(resolution_row, resolutions))
