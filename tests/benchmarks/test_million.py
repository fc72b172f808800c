"""A million rows of CSV from a file to findings, beside DuckDB's own reading and grouping.

Whole processes, one after the other in one run, start-up counted in both; run with
`pytest tests/benchmarks/test_million.py --benchmark-enable -s`.
"""

from __future__ import annotations

import sys
from os import wait4, waitstatus_to_exitcode
from random import Random
from statistics import median
from subprocess import DEVNULL, Popen
from time import perf_counter

import pytest

SUBJECTS, SOURCES, WRONG, ROUNDS = 125_000, 8, 0.002, 5
DUCKDB = """
import duckdb
duckdb.sql('''select subject, attribute, count(*), min(value), max(value)
from read_csv('{}', all_varchar = true) group by all having min(value) <> max(value)''').fetchall()
"""
MOST = {"ratio": 15, "megabytes": 500}  # measured: 11 and 230


def made(path):
    """A table of counts, dates and areas; two values in a thousand are wrong."""
    random = Random(1)
    draw = {
        "population": lambda: str(random.randint(1_000, 999_999)),
        "opened": lambda: f"{random.randint(1900, 2020)}-{random.randint(1, 12):02}-11",
        "area": lambda: f"{random.randint(10, 9_999) / 10} km2",
    }
    with path.open("w", encoding="utf-8") as file:
        file.write("source,subject,attribute,value\n")
        for number in range(SUBJECTS):
            attribute = random.choice(tuple(draw))
            truth = draw[attribute]()
            for source in range(SOURCES):
                value = draw[attribute]() if random.random() < WRONG else truth
                file.write(f"s{source},thing {number},{attribute},{value}\n")


def run(*command):
    """Seconds of a whole process, and the megabytes that it took at most."""
    start = perf_counter()
    process = Popen(command, stdout=DEVNULL, stderr=DEVNULL)
    _, status, usage = wait4(process.pid, 0)
    process.returncode = waitstatus_to_exitcode(status)
    return perf_counter() - start, usage.ru_maxrss / 1024


@pytest.mark.benchmark
def test_a_million_rows(request, tmp_path):
    """At most so many times DuckDB's time, and in bounded memory."""
    if not request.config.getoption("benchmark_enable"):
        pytest.skip("speed is measured with --benchmark-enable")
    path = tmp_path / "million.csv"
    made(path)
    ways = {
        "duckdb": (sys.executable, "-c", DUCKDB.format(path)),
        "vkrel": (sys.executable, "-m", "vkrel", "check", str(path)),
    }
    runs = {way: [run(*command) for _ in range(ROUNDS)] for way, command in ways.items()}
    seconds = {way: median(each for each, _ in found) for way, found in runs.items()}
    megabytes = max(each for _, each in runs["vkrel"])
    ratio = seconds["vkrel"] / seconds["duckdb"]
    print(f"\n{seconds}, {ratio:.1f} times DuckDB, {megabytes:.0f} MB")
    assert ratio <= MOST["ratio"]
    assert megabytes <= MOST["megabytes"]
