"""Running a strategy as often as one likes, from a seed: what the long runs by hand do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from hypothesis import HealthCheck, given, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st

T = TypeVar("T")


def hunt(
    strategy: st.SearchStrategy[T],
    test: Callable[[T], None],
    count: int,
    seed: int,
    *,
    each: int = 10,
) -> None:
    """Give a test so many examples; where it fails, raise its error for the smallest of them.

    The same seed gives the same examples, in the suite as in a run by hand.
    each: examples of one run. From the eleventh on Hypothesis varies what it has drawn, which is
        good for small examples and wasteful for worlds: many short runs see more of them.
    """
    for done in range(0, count, each):

        @seeded(seed * 1_000_003 + done)
        @settings(
            max_examples=min(each, count - done),
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(strategy)
        def run(example: T) -> None:
            test(example)

        run()
