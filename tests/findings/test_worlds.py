"""Consistent worlds give no contradiction; planted errors are found and blamed."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from tests.worlds import DAY_SIZES, FACTOR_SIZES, false_alarms, history, plant, recall, tell

WORLDS = 2000  # many more by `python -m tests.worlds --count 100000`
SHARES = 8  # so that the worlds are spread over the cores
ERRORS = 200


@pytest.mark.parametrize("share", range(SHARES))
def test_no_contradiction_in_a_consistent_world(share):
    """What true sources print, in whatever words, is never called a contradiction."""
    assert list(false_alarms(WORLDS // SHARES, seed=share + 1)) == []


@pytest.fixture(scope="module")
def tallies():
    """Planted errors of every kind and size."""
    return recall(ERRORS, seed=5)


def test_errors_that_readings_exclude_are_found(tallies):
    """A claim that leaves out all that the others allow is always found; visits aside."""
    ours = {key: tally for key, tally in tallies.items() if key[0] != "visit"}
    assert sum(tally["excluded"] for tally in ours.values()) >= 50
    for key, tally in ours.items():
        assert tally["found of excluded"] == tally["excluded"], key


def test_larger_errors_are_found_more_often(tallies):
    """Ten times too much is found in most worlds; one per cent seldom, since it is rounding."""
    found = {key: tally["found"] / tally["planted"] for key, tally in tallies.items()}
    assert found["amount", FACTOR_SIZES[-1]] >= 0.6
    assert found["amount", FACTOR_SIZES[0]] <= 0.4
    assert found["date", DAY_SIZES[-1]] >= 0.6


def test_the_planted_claim_is_the_first_culprit(tallies):
    """Of the errors found, at least four in five are blamed first."""
    total = sum(tallies.values(), Counter())
    assert total["first culprit"] >= 0.8 * total["found"]


def test_worlds_are_worth_checking():
    """A world has four levels, visits, figures and printed relations, each told three times."""
    random = Random(1)
    facts = history(random)
    registry = tell(facts, random)
    fields = Counter(claim.field for claim in registry.claims)
    assert fields["date"] == 3 * 8
    assert fields["value"] >= 3 * 14
    assert fields["share"] == 3
    assert (
        sum(
            Counter(claim.kind for claim in tell(history(Random(n)), Random(n)).claims)["target"]
            for n in range(20)
        )
        >= 40
    )


def test_a_planted_error_changes_one_claim():
    """The world with an error is the world without it, but for one value."""
    made = plant(history(Random(3)), Random(3), 3)
    assert made.size == (DAY_SIZES if made.kind in {"date", "visit"} else FACTOR_SIZES)[3]
    assert made.claim in made.registry.claims
