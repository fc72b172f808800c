"""Our reader beside others, in one run, on strings that they can read.

    pytest tests/benchmarks/test_readings.py --benchmark-enable -s

Each string is distinct and no cache is asked, so the rates are of reading, not of looking up.
The ratio to the fastest of the others must be at least ten. quantulum3 is compared where it
is installed.
"""

from __future__ import annotations

import gc
import random
import sys
from collections.abc import Callable, Iterable
from time import process_time

import pytest

from vkrel.values.dates.date import read_date
from vkrel.values.quantities.in_pint import pint_registry
from vkrel.values.read import read_uncached

LEAST_RATIO = 10
ROUNDS = 5


@pytest.fixture(autouse=True)
def only_when_asked(request: pytest.FixtureRequest) -> None:
    """Time is measured on its own, never within the ordinary tests."""
    if request.config.getoption("benchmark_disable") and not request.config.getoption(
        "benchmark_enable"
    ):
        pytest.skip("a benchmark: run it with --benchmark-enable -s")


def rate(read: Callable[[str], object], batches: Iterable[list[str]]) -> float:
    """Strings a second of the processor in the best of several batches of distinct strings."""
    best = 0.0
    gc.disable()
    try:
        for batch in batches:
            start = process_time()
            for text in batch:
                read(text)
            best = max(best, len(batch) / (process_time() - start))
    finally:
        gc.enable()
    return best


def distinct(form: Callable[[random.Random], str], count: int, seed: int) -> list[list[str]]:
    """Batches of strings, no string twice."""
    rng = random.Random(seed)
    found: dict[str, None] = {}
    while len(found) < count * ROUNDS:
        found[form(rng)] = None
    texts = list(found)
    return [texts[start : start + count] for start in range(0, len(texts), count)]


QUANTITIES: dict[str, Callable[[random.Random], str]] = {
    "86.7 billion USD": lambda rng: f"{rng.randint(10, 999_999) / 100} billion USD",
    "87 USD": lambda rng: f"{rng.randint(1, 10**8)} USD",
    "12.5 km": lambda rng: f"{rng.randint(10, 999_999) / 10} km",
    "212359 person": lambda rng: f"{rng.randint(1, 10**8)} person",
    "20.1 percent": lambda rng: f"{rng.randint(1, 999_999) / 100} percent",
}


def report(what: str, ours: float, others: dict[str, float]) -> float:
    """Print the rates of one form, and return the ratio to the fastest of the others."""
    fastest = max(others.values())
    shown = ", ".join(f"{name} {number:,.0f}/s" for name, number in others.items())
    print(f"\n{what}: vkrel {ours:,.0f}/s, {shown}; ratio {ours / fastest:.1f}")
    return ours / fastest


@pytest.mark.parametrize("form", QUANTITIES)
def test_quantities_beside_pint(form):
    """Ten times as fast as pint's own parsing, on what pint parses."""
    registry = pint_registry()
    ours = rate(lambda text: read_uncached(text, "quantity"), distinct(QUANTITIES[form], 20_000, 1))
    others = {"pint": rate(registry.Quantity, distinct(QUANTITIES[form], 1_000, 2))}
    try:
        from quantulum3 import parser
    except ImportError:
        print("\nquantulum3 is not installed: not compared")
    else:
        parser.parse("5 km")
        others["quantulum3"] = rate(parser.parse, distinct(QUANTITIES[form], 50, 3))
    assert report(form, ours, others) >= LEAST_RATIO


def test_dates_beside_edtf_and_undate():
    """Ten times as fast as python-edtf and undate, on EDTF dates of level 0."""
    from edtf import parse_edtf

    Undate = pytest.importorskip("undate", reason="undate is not installed").Undate  # noqa: N806

    def form(rng: random.Random) -> str:
        return f"{rng.randint(1000, 9999)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"

    def undate(text: str) -> object:
        return Undate.parse(text, "EDTF")

    ours = rate(read_date, distinct(form, 10_000, 1))
    others = {
        "python-edtf": rate(parse_edtf, distinct(form, 100, 2)),
        "undate": rate(undate, distinct(form, 300, 3)),
    }
    assert report("1992-12-22", ours, others) >= LEAST_RATIO


def test_hedged_forms():
    """Rates of forms that only we read; nothing to compare with, so printed only."""
    forms: dict[str, Callable[[random.Random], str]] = {
        "more than US$86.7 billion": lambda rng: (
            f"more than US${rng.randint(10, 999_999) / 100} billion"
        ),
        "about 212,000 people": lambda rng: f"about {rng.randint(1, 10**7):,}000 people",
        "between 10 and 15": lambda rng: (
            f"between {rng.randint(1, 999)} and {rng.randint(1000, 99_999)}"
        ),
        "7:10 p.m. Dec 1": lambda rng: (
            f"{rng.randint(1, 12)}:{rng.randint(10, 59)} p.m. Dec {rng.randint(1, 31)}"
        ),
        "US$87 billion of US$435 billion": lambda rng: (
            f"US${rng.randint(1, 999)} billion of US${rng.randint(1000, 9999)} billion"
        ),
    }
    kinds = {"7:10 p.m. Dec 1": "time"}
    for name, form in forms.items():
        kind = kinds.get(name, "quantity")
        ours = rate(lambda text, kind=kind: read_uncached(text, kind), distinct(form, 2_000, 1))
        print(f"\n{name}: vkrel {ours:,.0f}/s", file=sys.stdout)
