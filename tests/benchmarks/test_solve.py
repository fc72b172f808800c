"""The solver beside z3 and OR-Tools, in one run: `pytest tests/benchmarks --benchmark-enable`.

Every solver gets the same difference network of days with one planted conflict, and has to say
which claims are in it. The limits that are promised stand in `test_promised_times`.
"""

from __future__ import annotations

from random import Random
from time import perf_counter

import pytest

from tests.nets import variable
from vkrel.solve.components import solve
from vkrel.solve.constraints import Difference, Sum

SIZES = (50, 1000)


@pytest.fixture(autouse=True)
def only_when_asked(request: pytest.FixtureRequest) -> None:
    """Time is measured on its own, never within the ordinary tests."""
    if request.config.getoption("benchmark_disable") and not request.config.getoption(
        "benchmark_enable"
    ):
        pytest.skip("a benchmark: run it with --benchmark-enable")


def ladder(claims, *, wrong=True, seed=1):
    """Points in a random order network, two or three claims each, one of them far off."""
    random = Random(seed)
    points = []
    for number in range(claims * 2 // 5):
        day = number * 10
        spans = [
            (day - random.randint(0, 4), day + random.randint(0, 4)) for _ in range(2 + number % 2)
        ]
        points.append(variable(f"p{number:05}", *spans))
    if wrong:
        middle = len(points) // 2
        points[middle] = variable(f"p{middle:05}", (10, 12), (middle * 10, middle * 10 + 3))
    relations = []
    for number, each in enumerate(points[1:], 1):
        for _ in range(2):
            other = points[random.randrange(max(0, number - 20), number)]
            relations.append(Difference(other, each, words="w", low=0))
    return points, relations


def islands(claims):
    """Small components of five claims: a total of two parts, each in order with a limit."""
    relations = []
    for number in range(claims // 5):
        a, b = (variable(f"{name}{number}", (5, 6), unit="USD") for name in "ab")
        total = variable(f"t{number}", (10, 12), (11, 12) if number % 100 else (50, 60), unit="USD")
        relations.append(Sum(total, (a, b), words="w"))
        relations.append(Difference(a, total, words="w"))
    return relations


def seconds(what):
    """The least of three runs."""
    times = []
    for _ in range(3):
        start = perf_counter()
        what()
        times.append(perf_counter() - start)
    return min(times)


def test_promised_times():
    """50 claims around a finding in 10 ms, 1,000 in a second (threefold on a busy machine)."""
    for claims, limit in ((50, 0.010), (1000, 1.0)):
        _, relations = ladder(claims)
        assert next(iter(solve(relations))).conflicts
        assert seconds(lambda relations=relations: list(solve(relations))) < 3 * limit


def test_small_components_are_linear():
    """Ten times as many claims in small components take about ten times as long."""
    small, large = islands(1_000), islands(10_000)
    assert len(list(solve(small))) == 2
    ratio = seconds(lambda: list(solve(large))) / seconds(lambda: list(solve(small)))
    assert ratio < 20


@pytest.mark.parametrize("claims", SIZES)
def test_ours(benchmark, claims):
    """All conflicts with their explanations."""
    _, relations = ladder(claims)
    benchmark(lambda: list(solve(relations)))


def test_ours_in_small_components(benchmark):
    """A hundred thousand claims in components of five."""
    relations = islands(100_000)
    benchmark.pedantic(lambda: list(solve(relations)), rounds=1)


@pytest.mark.parametrize("claims", SIZES)
def test_z3(benchmark, claims):
    """One conflict, by z3's minimised core."""
    z3 = pytest.importorskip("z3", reason="z3-solver is not installed")
    points, relations = ladder(claims)

    def run():
        solver = z3.Solver()
        solver.set("core.minimize", True)
        for each in points:
            for number, reading in enumerate(answer.reading for answer in each.answers):
                span = reading.lenient[0]
                name = z3.Int(each.name)
                solver.assert_and_track(
                    z3.And(name >= int(span.low), name <= int(span.high)), f"{each.name} {number}"
                )
        for each in relations:
            solver.add(z3.Int(each.earlier.name) <= z3.Int(each.later.name))
        assert solver.check() == z3.unsat
        return solver.unsat_core()

    benchmark.pedantic(run, rounds=3)


@pytest.mark.parametrize("claims", SIZES)
def test_or_tools(benchmark, claims):
    """One conflict, by CP-SAT's assumptions."""
    cp_model = pytest.importorskip("ortools.sat.python.cp_model", reason="ortools is not installed")
    points, relations = ladder(claims)

    def run():
        model = cp_model.CpModel()
        days = {each.name: model.new_int_var(-100, 10_000, each.name) for each in points}
        literals = []
        for each in points:
            for number, reading in enumerate(answer.reading for answer in each.answers):
                span = reading.lenient[0]
                said = model.new_bool_var(f"{each.name} {number}")
                model.add(days[each.name] >= int(span.low)).only_enforce_if(said)
                model.add(days[each.name] <= int(span.high)).only_enforce_if(said)
                literals.append(said)
        for each in relations:
            model.add(days[each.earlier.name] <= days[each.later.name])
        model.add_assumptions(literals)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        assert solver.solve(model) == cp_model.INFEASIBLE
        return solver.sufficient_assumptions_for_infeasibility()

    benchmark.pedantic(run, rounds=3)
