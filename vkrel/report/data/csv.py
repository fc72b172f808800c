"""Findings as a table: a row for each claim of each finding, for spreadsheets and data frames."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from vkrel.findings.findings import Findings
from vkrel.report.data.json import claim_row
from vkrel.report.escape import cell, one_line
from vkrel.report.formats import renderer
from vkrel.report.outcome import Outcome

COLUMNS = (
    "finding", "rule", "severity", "title", "claim", "source", "line", "quote", "slot", "value",
    "low", "high", "unit", "witness", "culprit",
)  # fmt: skip


@renderer("csv")
def findings_csv(outcome: Outcome) -> str:
    """`vkrel check --format csv`; no text begins a formula where a spreadsheet opens it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in _rows(outcome.shown):
        writer.writerow(cell(one_line(value)) if isinstance(value, str) else value for value in row)
    return out.getvalue().rstrip("\n")


def findings_frame(findings: Findings) -> Any:
    """A pandas DataFrame with a row for each claim of each finding; raises ImportError without."""
    pandas: Any = import_module("pandas")  # an extra
    return pandas.DataFrame(list(_rows(findings)), columns=list(COLUMNS))


def _rows(findings: Findings) -> Iterator[tuple[Any, ...]]:
    for finding in findings:
        about = (finding.id, finding.rule, str(finding.severity), finding.title)
        places = {claim_id: place for place, claim_id in enumerate(findings.doubted(finding), 1)}
        for claim in map(claim_row, finding.answers):
            said = (claim.id, claim.source, claim.line, claim.quote, claim.slot, claim.value)
            low = claim.strict[0][0] if claim.strict else None
            high = claim.strict[-1][1] if claim.strict else None
            part = (claim.id in finding.witness, places.get(claim.id))
            yield (*about, *said, low, high, claim.unit, *part)
