"""From SARIF back to findings, as plain data: what `vkrel check --format json` would print."""

from __future__ import annotations

import json
from typing import Any

from vkrel.report.json import VERSION
from vkrel.report.sarif import CONTENT, ID


def read_sarif(text: str, *, suppressed: bool = False) -> dict[str, Any]:
    """The findings of a SARIF file that vkrel wrote; accepted ones too where `suppressed`.

    Raises ValueError where it is no such file.
    """
    try:
        runs = json.loads(text)["runs"]
        results = [each for run in runs for each in run["results"]]
        wanted = [each for each in results if suppressed or not _accepted(each)]
        return {"version": VERSION, "findings": [_finding(each) for each in wanted]}
    except (KeyError, TypeError) as error:
        raise ValueError(f"no SARIF of vkrel: {error!r} is missing or of another kind") from None


def _finding(result: dict[str, Any]) -> dict[str, Any]:
    properties = result["properties"]
    locations = [*result["locations"], *result.get("relatedLocations", ())]
    return {
        "id": result["fingerprints"][ID],
        "content": result["partialFingerprints"][CONTENT],
        "rule": result["ruleId"],
        "claims": [
            each["properties"] for each in sorted(locations, key=lambda each: int(each["id"]))
        ],
        **properties,
    }


def _accepted(result: dict[str, Any]) -> bool:
    return any(each.get("status") == "accepted" for each in result.get("suppressions", ()))
