"""Camps: who can be true together, against all subsets of a few."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from vkrel.solve.camps import extremes, fewest, in_pairs, largest
from vkrel.values.interval import Interval

intervals = st.lists(
    st.builds(lambda low, width: Interval(low, low + width), st.integers(0, 12), st.integers(0, 5)),
    min_size=1,
    max_size=7,
)


def together(several, chosen):
    """Whether the chosen closed intervals share a number."""
    return max(several[one].low for one in chosen) <= min(several[one].high for one in chosen)


def maximal(several):
    """Every set that shares a number and is part of no larger one."""
    places = range(len(several))
    sets = [
        frozenset(chosen)
        for size in range(1, len(several) + 1)
        for chosen in combinations(places, size)
        if together(several, chosen)
    ]
    return {one for one in sets if not any(one < other for other in sets)}


@given(intervals)
def test_largest(several):
    """The largest camps are all sets that share a value and cannot grow."""
    found = largest([(one,) for one in several])
    assert {frozenset(camp) for camp in found} == maximal(several)


@given(intervals)
def test_fewest(several):
    """The fewest camps hold everyone, and no smaller number of camps does."""
    found = [frozenset(camp) for camp in fewest(several)]
    everyone = frozenset(range(len(several)))
    assert frozenset().union(*found) == everyone
    assert all(together(several, camp) for camp in found)
    for chosen in combinations(maximal(several), len(found) - 1):
        assert frozenset().union(*chosen) != everyone


@given(intervals)
def test_extremes(several):
    """There is a pair apart just where not all meet, and it is the pair farthest apart."""
    found = extremes(several)
    if together(several, range(len(several))):
        assert found is None
        return
    gaps = [
        max(one.low, other.low) - min(one.high, other.high)
        for one, other in combinations(several, 2)
    ]
    one, other = (several[place] for place in found)
    assert max(one.low, other.low) - min(one.high, other.high) == max(gaps)


@given(intervals)
def test_in_pairs(several):
    """Without an order to sweep along, a camp still agrees pair by pair and loses nobody."""
    camps = in_pairs(len(several), lambda one, other: together(several, (one, other)))
    assert {place for camp in camps for place in camp} == set(range(len(several)))
    for camp in camps:
        assert all(together(several, pair) for pair in combinations(camp, 2))
