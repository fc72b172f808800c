"""Circles: each way round is found, and nothing else."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from vkrel.model.circles import circles, told

names = st.sampled_from("abcdefg")
trees = st.dictionaries(names, st.lists(names, max_size=3))


def goes_round(parents):
    """Whether anything of another name lies between a thing and itself."""
    others = {child: {each for each in wider if each != child} for child, wider in parents.items()}
    try:
        TopologicalSorter(others).prepare()
    except CycleError:
        return True
    return False


@given(trees)
def test_each_way_is_one(parents):
    """A way begins and ends with one thing, and each step is one that is declared."""
    for way in circles(parents):
        assert way[0] == way[-1]
        assert len(set(way)) == len(way) - 1 > 1
        assert all(wider in parents[child] for child, wider in pairwise(way))


@given(trees)
def test_nothing_is_left(parents):
    """Without the last step of each way nothing goes round."""
    last = {way[-2:] for way in circles(parents)}
    rest = {
        child: [wider for wider in listed if (child, wider) not in last]
        for child, listed in parents.items()
    }
    assert goes_round(parents) == bool(last)
    assert not goes_round(rest)


def test_a_long_way():
    """A chain of a hundred thousand steps is followed to its end."""
    chain = {str(step): [str(step + 1)] for step in range(100_000)}
    assert not list(circles(chain))
    assert [len(way) for way in circles({**chain, "100000": ["0"]})] == [100_002]


def test_told():
    """The whole way is told."""
    assert told(("a", "b", "a")).startswith("'a' lies in 'b' lies in 'a': ")
