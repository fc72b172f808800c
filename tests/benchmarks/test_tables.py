"""A hundred thousand claims from rows to findings, beside pandera and a pandas group-by.

Ratios of medians of processor time, measured in one run of fresh processes; run with
`pytest tests/benchmarks/test_tables.py --benchmark-enable -s`.
The two others compare texts: they call every other way of writing a disagreement.
"""

from __future__ import annotations

import json
import subprocess
import sys
from statistics import median

import pytest

from tests.benchmarks.tables import CLAIMS, WAYS

ROUNDS = 5


def run(way):
    """What one process measured."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.tables", way],
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    return json.loads(done.stdout)


@pytest.mark.benchmark
def test_rows_to_findings(request):
    """At most ten times a group-by that reads nothing, at most six times pandera.

    Eight and five before each source's habits were told, by which values are read.
    """
    if not request.config.getoption("benchmark_enable"):
        pytest.skip("speed is measured with --benchmark-enable")
    pytest.importorskip("pandas")
    pytest.importorskip("pandera")
    runs = {way: [] for way in WAYS}
    for _ in range(ROUNDS):
        for way, found in runs.items():
            found.append(run(way))
    seconds = {way: median(each["seconds"] for each in found) for way, found in runs.items()}
    for way, found in runs.items():
        print(
            f"\n{way:8} {seconds[way]:.2f} s, {CLAIMS / seconds[way]:,.0f} claims a second, "
            f"{found[0]['flagged']:,} slots flagged, {seconds[way] / seconds['pandas']:.1f} "
            "times the group-by",
            end="",
        )
    print()
    assert seconds["vkrel"] <= 10 * seconds["pandas"]
    assert seconds["vkrel"] <= 6 * seconds["pandera"]
    # Four slots in five agree, and are flagged by whoever compares texts.
    assert runs["vkrel"][0]["flagged"] < runs["pandas"][0]["flagged"] / 2
