"""Findings of slots that are tied: which conflict is shown, which are alternatives."""

from __future__ import annotations

from types import SimpleNamespace

import vkrel
from tests.nets import relation_claim, variable
from vkrel.findings.tied import findings_of
from vkrel.solve.constraints import Difference

NOBODY = SimpleNamespace(
    name_of=lambda claim: str(claim.slot),
    vocabulary=vkrel.Vocabulary(),
    registry=SimpleNamespace(sources={"s": vkrel.Source(id="s")}),
    answer=lambda claim: SimpleNamespace(claim=claim, reading=None),
)


def test_the_smallest_conflict_is_the_witness():
    """Of two rivals that clash, the one that needs no printed relation proves the finding."""
    early, late = variable("early", (1, 2), (40, 42)), variable("late", (60, 61))
    constraints = [
        Difference(late, early, words="not later", low=-25, rule="stated-order"),
        Difference(
            late, early, words="by far", low=-10, claim=relation_claim("x"), rule="stated-order"
        ),
    ]
    (finding,) = findings_of(NOBODY, constraints)
    assert set(finding.witness) == {"early0", "late0"}
    assert [set(each) for each in finding.alternatives] == [{"early1", "late0", "r-x"}]
    assert finding.suspects[0] == "late0"


def test_a_witness_is_never_larger_than_an_alternative():
    """On the five documents the witness is among the smallest minimal sets."""
    for finding in vkrel.check():
        assert all(len(finding.witness) <= len(each) for each in finding.alternatives)
