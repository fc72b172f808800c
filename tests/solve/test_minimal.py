"""QuickXplain and hitting sets, against trying everything."""

from __future__ import annotations

from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from vkrel.solve.hitting import DEPTH, hitting_set
from vkrel.solve.minimal import minimal, several

items = st.integers(0, 7)
families = st.lists(st.frozensets(items, min_size=1, max_size=4), min_size=1, max_size=8)


def impossible_for(conflicts):
    """Whether some items are impossible together, where each conflict is impossible."""
    return lambda some: any(each <= set(some) for each in conflicts)


@given(families)
def test_minimal_gives_a_minimal_conflict(conflicts):
    """What comes out is impossible, and possible without any one of its members."""
    impossible = impossible_for(conflicts)
    found = minimal(tuple(range(8)), impossible)
    assert impossible(found)
    assert not any(impossible([each for each in found if each != one]) for one in found)


@given(families)
def test_minimal_prefers_the_first_items(conflicts):
    """Where several conflicts exist, the one found ends as early as any does."""
    impossible = impossible_for(conflicts)
    found = minimal(tuple(range(8)), impossible)
    assert not impossible(range(max(found)))


def test_minimal_where_nothing_is_wrong():
    """Possible items have no conflict; what is impossible anyway needs none of them."""
    assert minimal((1, 2), lambda _: False) is None
    assert minimal((1, 2), lambda _: True) == ()


def test_minimal_asks_few_questions():
    """Two guilty among a thousand are found with far fewer questions than a thousand."""
    asked = []

    def impossible(some):
        asked.append(1)
        return {17, 900} <= set(some)

    assert minimal(tuple(range(1000)), impossible) == (17, 900)
    assert len(asked) <= 50


def test_several_finds_further_conflicts():
    """Leaving out members of a known conflict shows the other ones."""
    conflicts = [frozenset("ab"), frozenset("cd"), frozenset("ad")]
    letters = list("abcd")

    def conflict(left):
        found = minimal(left, impossible_for(conflicts))
        return None if found is None else (found, frozenset(found))

    assert set(several(letters, conflict, 20)) == set(conflicts)


@given(
    st.lists(st.frozensets(st.sampled_from("abcdefg"), min_size=1, max_size=3), max_size=8),
    st.dictionaries(st.sampled_from("abcdefg"), st.sampled_from((0.5, 1.0, 2.0, 3.0))),
)
def test_hitting_set_is_cheapest(conflicts, weights):
    """No other choice that hits all conflicts costs less."""
    found = hitting_set(conflicts, weights)
    assert found.exact
    assert all(set(found.members) & each for each in conflicts)
    letters = sorted(set().union(*conflicts)) if conflicts else []
    every = chain.from_iterable(combinations(letters, size) for size in range(len(letters) + 1))
    cheapest = min(
        sum(weights.get(each, 1.0) for each in chosen)
        for chosen in every
        if all(set(chosen) & each for each in conflicts)
    )
    assert sum(weights.get(each, 1.0) for each in found.members) == cheapest


def test_hitting_set_does_not_depend_on_order():
    """Ties are settled by name, not by the order of conflicts."""
    conflicts = [frozenset("ab"), frozenset("bc"), frozenset("ca")]
    assert hitting_set(conflicts) == hitting_set(conflicts[::-1])


def test_large_components_are_greedy_and_say_so():
    """Beyond a limit the choice is greedy: it still hits everything, and is not called exact."""
    size = 2 * DEPTH + 3
    circle = [frozenset((f"{n:04}", f"{(n + 1) % size:04}")) for n in range(size)]
    found = hitting_set(circle)
    assert not found.exact
    assert all(set(found.members) & each for each in circle)
