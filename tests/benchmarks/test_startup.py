"""How long a whole process takes, beside importing the core packages alone.

Ratios of medians measured in one run; run with `pytest tests/benchmarks --benchmark-enable`.
"""

from __future__ import annotations

import subprocess
import sys
from statistics import median
from time import perf_counter

import pytest

ROUNDS = 7
YARDSTICK = ["-c", "import attrs, cattrs, pint"]


def seconds(arguments):
    """The wall time of one process."""
    start = perf_counter()
    subprocess.run([sys.executable, *arguments], capture_output=True, check=False)
    return perf_counter() - start


@pytest.mark.benchmark
def test_startup(request):
    """`vkrel check` takes little longer than the import of the core packages, `--help` less than it."""
    if not request.config.getoption("benchmark_enable"):
        pytest.skip("speed is measured with --benchmark-enable")
    runs = {"core": [], "check": [], "help": []}
    commands = {
        "core": YARDSTICK,
        "check": ["-m", "vkrel", "check"],
        "help": ["-m", "vkrel", "--help"],
    }
    for _ in range(ROUNDS):
        for name, command in commands.items():
            runs[name].append(seconds(command))
    core, check, help_ = (median(runs[name]) for name in ("core", "check", "help"))
    print(
        f"\ncheck / core: {check / core:.2f}, help / core: {help_ / core:.2f} (core {core:.3f} s)"
    )
    assert check <= 1.8 * core
    assert help_ < core
