"""Consistent worlds give no contradiction; planted errors are found and blamed."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings

from tests.strategies.hunt import hunt
from tests.strategies.worlds import (
    DAY_SIZES,
    FACTOR_SIZES,
    PEOPLE,
    SOURCES,
    planted,
    worlds,
)
from tests.worlds import false_alarms, recall

WORLDS = 1200  # many more by `python -m tests.worlds --count 100000`
SHARES = 8  # so that the worlds are spread over the cores
ERRORS = 240


@pytest.mark.parametrize("share", range(SHARES))
def test_no_contradiction_in_a_consistent_world(share):
    """What true sources print, in whatever words, is never called a contradiction."""
    false_alarms(WORLDS // SHARES, seed=share + 1)


@pytest.fixture(scope="module")
def tallies():
    """Planted errors of every kind and size."""
    return recall(ERRORS, seed=5)


def test_errors_that_readings_exclude_are_found(tallies):
    """A claim that leaves out all that the others allow is always found; visits aside."""
    ours = {key: tally for key, tally in tallies.items() if key[0] != "visit"}
    assert sum(tally["excluded"] for tally in ours.values()) >= 50


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


@given(worlds(silent=False))
@settings(max_examples=20)
def test_worlds_are_worth_checking(world):
    """A world has four levels, visits and figures, each told three times."""
    fields = Counter(claim.field for claim in world.registry().claims)
    assert fields["date"] == len(SOURCES) * (4 + len(PEOPLE))
    assert fields["value"] == len(SOURCES) * 14
    assert fields["share"] == len(SOURCES)


def test_worlds_hold_printed_relations():
    """Levels follow on one another, visits have causes and are within half a year."""
    seen = set()
    hunt(worlds(), lambda world: seen.update(*(one.relation for one in world.tellings)), 50, seed=1)
    assert seen == {"after", "because", "within"}


@given(planted(3))
@settings(max_examples=50)
def test_a_planted_error_changes_one_claim(made):
    """The world with an error is the world without it, but for one value."""
    assert made.size == (DAY_SIZES if made.kind in {"date", "visit"} else FACTOR_SIZES)[3]
    assert made.claim in made.registry.claims
    assert made.claim.value == made.world.tellings[made.world.wrong].text
    assert len(made.registry.claims) >= len(made.world.tellings)


def test_a_world_shrinks_to_the_claims_that_matter():
    """Where a test fails for two tellings, they alone are left of some sixty."""

    def fails(world):
        assert sum(one.fact.kind == "share" for one in world.tellings) < 2

    with pytest.raises(AssertionError) as caught:
        hunt(worlds(), fails, 20, seed=1)
    (note,) = (note for note in caught.value.__notes__ if "tellings" in note)
    assert "2 tellings:" in note
