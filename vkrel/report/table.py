"""Findings as a table: a row for each claim of each finding, for spreadsheets and data frames."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

from vkrel.findings.finding import Finding
from vkrel.report.escape import cell, one_line
from vkrel.report.json import claim_row

COLUMNS = (
    "finding", "rule", "severity", "title", "claim", "source", "line", "quote", "slot", "value",
    "low", "high", "unit", "witness", "culprit",
)  # fmt: skip


def findings_csv(findings: Iterable[Finding]) -> str:
    """`vkrel check --format csv`; no text begins a formula where a spreadsheet opens it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in finding_rows(findings):
        writer.writerow(cell(one_line(each)) if isinstance(each, str) else each for each in row)
    return out.getvalue().rstrip("\n")


def findings_frame(findings: Iterable[Finding]) -> Any:
    """A pandas DataFrame with a row for each claim of each finding; raises ImportError without."""
    pandas: Any = import_module("pandas")  # an extra
    return pandas.DataFrame(list(finding_rows(findings)), columns=list(COLUMNS))


def finding_rows(findings: Iterable[Finding]) -> Iterator[tuple[Any, ...]]:
    """The rows of the table, as values."""
    for finding in findings:
        for claim, reading in zip(finding.claims, finding.readings, strict=True):
            row = claim_row(claim, reading)
            yield (
                finding.id,
                finding.rule,
                finding.severity,
                finding.title,
                claim.id,
                claim.source,
                claim.line,
                claim.quote,
                str(claim.slot),
                claim.value,
                row["strict"][0][0] if row["strict"] else None,
                row["strict"][-1][1] if row["strict"] else None,
                reading.unit,
                claim.id in finding.witness,
                finding.culprits.index(claim.id) + 1 if claim.id in finding.culprits else None,
            )
