"""What belongs together, against joining everything by hand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vkrel.solve.graph import Groups

members = st.integers(0, 9)
joins = st.lists(st.lists(members, min_size=1, max_size=3), max_size=12)


@given(joins)
def test_groups_are_what_is_joined(joined):
    """Two members are in one group exactly where a chain of joins leads from one to the other."""
    groups, sets = Groups(), []
    for some in joined:
        distinct = set(some)
        homes = [home for home in sets if home & distinct]
        apart = len(distinct) == len(some) and all(len(home & distinct) == 1 for home in homes)
        assert groups.join(some) == apart
        sets = [home for home in sets if home not in homes] + [distinct.union(*homes)]
    assert sorted(map(sorted, groups.members())) == sorted(map(sorted, sets))
    for home in sets:
        assert len({groups.of(member) for member in home}) == 1
