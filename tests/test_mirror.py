"""Tests mirror the rooms: whoever changes a module knows which tests to run."""

from __future__ import annotations

import ast
from functools import cache

import pytest

from tests.test_house import PACKAGE, ROOT

TESTS = ROOT / "tests"
ROOMS = sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))
MIRRORED = ("values", "model", "solve", "registry", "findings")
# Modules that no test of their room names, each with the tests that go through them.
ELSEWHERE = {
    "vkrel.values.dates.grammar": "values/test_date.py, oracles/dates.py",
    "vkrel.values.dates.single": "values/test_date.py, oracles/dates.py",
    "vkrel.values.dates.text": "values/test_date.py, oracles/dates.py",
    "vkrel.values.dates.tokens": "values/test_date.py, oracles/dates.py",
    "vkrel.values.quantities.frame": "values/test_quantity.py, oracles/quantities.py",
    "vkrel.values.dates.hours_minutes": "values/test_short_forms.py",
    "vkrel.values.quantities.angle": "values/test_short_forms.py",
    "vkrel.values.signs": "values/test_plain_amounts.py",
    "vkrel.model.citation": "model/test_record.py, files/test_claims.py",
    "vkrel.model.event": "model/test_record.py, files/test_claims.py",
    "vkrel.model.ids": "model/test_record.py, files/test_claims.py",
    "vkrel.model.indicator": "model/test_record.py, files/test_claims.py",
    "vkrel.model.listing": "model/test_record.py, files/test_claims.py",
    "vkrel.model.name": "model/test_record.py, files/test_claims.py",
    "vkrel.model.partnership": "model/test_record.py, files/test_claims.py",
    "vkrel.model.placed": "model/test_record.py, files/test_claims.py",
    "vkrel.model.role": "model/test_record.py, files/test_claims.py",
    "vkrel.model.visit": "model/test_record.py, files/test_claims.py",
    "vkrel.model.writer": "model/test_record.py, files/test_claims.py",
    "vkrel.model.claim": "registry/test_registry.py, registry/test_identity.py",
    "vkrel.model.collector": "benchmarks/test_tables.py",
    "vkrel.model.nearest": "registry/test_views.py",
    "vkrel.model.places": "files/test_claims.py, tables/test_rows.py",
    "vkrel.model.problems": "files/test_claims.py",
    "vkrel.model.show": "report/test_text.py",
    "vkrel.model.tomlfile": "files/test_versions.py",
    "vkrel.solve.distances": "solve/test_network.py, solve/test_sums.py, oracles/networks.py",
    "vkrel.solve.propagation": "solve/test_network.py, solve/test_sums.py, oracles/networks.py",
    "vkrel.solve.rounding": "solve/test_network.py, solve/test_sums.py, oracles/networks.py",
    "vkrel.solve.support": "findings/test_causes.py",
    "vkrel.registry.readings": "findings/test_worlds.py, registry/test_registry.py",
    "vkrel.findings.finding": "findings/test_check.py, findings/test_triage.py",
}


@cache
def imported(room: str) -> frozenset[str]:
    """The modules of vkrel that the tests of a room import."""
    names: set[str] = set()
    for path in (TESTS / room).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
            elif isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
    return frozenset(names)


def test_rooms():
    """Each room has its folder of tests, which says in a sentence what it tests."""
    assert len(ROOMS) >= 10
    for room in ROOMS:
        text = (TESTS / room / "__init__.py").read_text("utf-8")
        assert (ast.get_docstring(ast.parse(text)) or "").endswith("."), room


@pytest.mark.parametrize("room", MIRRORED)
def test_modules(room):
    """A module is tested by `test_MODULE.py`, by a test of its room that imports it, or elsewhere."""
    names = {path.stem for path in (TESTS / room).rglob("test_*.py")}
    missing = set()
    for path in (PACKAGE / room).rglob("*.py"):
        dotted = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        own = path.name == "__init__.py" or f"test_{path.stem}" in names
        if not own and dotted not in imported(room):
            missing.add(dotted)
    assert missing == {name for name in ELSEWHERE if name.split(".")[1] == room}


def test_what_is_tested_elsewhere():
    """The tests that are named exist."""
    for name, tests in ELSEWHERE.items():
        for test in tests.split(", "):
            assert (TESTS / test).exists(), name
