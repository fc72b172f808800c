"""Proofs: every step redone, on random networks and sums and on the five documents."""

from __future__ import annotations

import pickle
from math import inf, isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import vkrel
from tests.strategies.nets import nets
from vkrel.findings.proof import prove
from vkrel.solve.components import solve
from vkrel.solve.constraints import Ratio


def redo(step, severity):
    """The value of a step from what it came from, by arithmetic that the library has no part in."""
    if step.constraint is None:
        cut = step.bound.reading.at(severity)
        ends = [(part.high if step.upper else part.low) for part in cut]
        return max(ends) if step.upper else min(ends)
    if not step.parents:
        return 0.0  # amounts in ratios are above zero
    low, high = step.constraint.limits(severity)
    values = {parent.variable.name: parent.value for parent in step.parents}
    if isinstance(step.constraint, Ratio):
        (value,) = values.values()
        if step.variable.name == step.constraint.top.name:
            return value * (high if step.upper else low)
        return value / (low if step.upper else high)
    total = step.constraint.total.name
    if step.variable.name == total and total not in values:
        return sum(values.values()) + (high if step.upper else low)
    rest = sum(value for name, value in values.items() if name != total)
    return values[total] - rest - (low if step.upper else high)


def check(proof):
    """Every step follows from those before it, and the last two leave no value."""
    known = set()
    for step in proof.steps:
        assert all(id(parent) in known for parent in step.parents)
        assert isclose(step.value, redo(step, proof.severity), rel_tol=1e-9, abs_tol=1e-9)
        assert abs(step.value) < inf
        known.add(id(step))
    low, high = proof.apart.low, proof.apart.high
    assert low.variable.name == high.variable.name
    assert (low.upper, high.upper) == (False, True)
    assert low.value > high.value or (low.value == high.value and not (low.closed and high.closed))


@pytest.mark.parametrize("kind", ["differences", "ratios", "sums", "mixed"])
@given(data=st.data())
@settings(max_examples=15)
def test_every_step_can_be_redone(kind, data):
    """A proof holds by its own numbers: each limit is what its parents make of it."""
    for solution in solve(data.draw(nets(kind)).constraints):
        for conflict in solution.conflicts[:5]:
            proof = prove(conflict)
            if proof.apart is not None:
                check(proof)


def test_every_proof_on_the_documents_can_be_redone():
    """Whatever is found across slots of the five documents has a proof that holds."""
    proofs = [each.proof for each in vkrel.check() if each.proof is not None]
    assert len(proofs) >= 5
    for proof in proofs:
        check(proof)


def test_findings_can_be_pickled():
    """Findings go to another process with their proofs, their words and who is doubted."""
    findings = vkrel.check()
    again = pickle.loads(pickle.dumps(findings))  # noqa: S301  our own bytes
    assert [str(each) for each in again] == [str(each) for each in findings]
    assert [again.doubted(each) for each in again] == [findings.doubted(each) for each in findings]
    assert [each.arithmetic for each in again] == [each.arithmetic for each in findings]
