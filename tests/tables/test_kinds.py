"""The kind of a column is that of two thirds of its values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vkrel.tables.kinds import kind_of, looks_of
from vkrel.tables.mapping import AttributeMapping
from vkrel.values.verdict import Kind

WAYS = {
    Kind.TIME: lambda number: f"{number % 24}:{number:02}",
    Kind.DATE: lambda number: f"{number + 1} May 2009",
    Kind.QUANTITY: lambda number: f"{1_000 * number + 7_003:,}",
    Kind.DURATION: lambda number: f"{number + 2} years",
    Kind.RANK: lambda number: f"{number + 4}th largest",
}


def kind_of_column(kind, values, names):
    """The kind of a column of so many values of a kind and so many names."""
    column = [WAYS[kind](number) for number in range(values)]
    column += [f"{chr(ord('A') + number)}stadt" for number in range(names)]
    return kind_of(looks_of(dict.fromkeys(column, 1)), AttributeMapping()).kind


@pytest.mark.parametrize("kind", WAYS)
@given(values=st.integers(1, 26), names=st.integers(0, 26))
def test_two_thirds_make_a_kind(kind, values, names):
    """Two values in three of a kind make a column of it, one fewer makes a column of names."""
    expected = kind if 3 * values >= 2 * (values + names) else Kind.NAME
    assert kind_of_column(kind, values, names) == expected


@pytest.mark.parametrize("kind", WAYS)
def test_at_the_border(kind):
    """Twelve of eighteen are two thirds; eleven, and the half, are not."""
    assert [kind_of_column(kind, values, 18 - values) for values in (12, 11, 9)] == [
        kind, Kind.NAME, Kind.NAME,
    ]  # fmt: skip


@given(st.permutations([WAYS[Kind.TIME](number) for number in range(26)] + ["Oslo", "Bergen"] * 4))
def test_order_of_values_is_nothing(column):
    """Which values are looked at does not depend on their order."""
    assert kind_of(looks_of(dict.fromkeys(column, 1)), AttributeMapping()).kind == Kind.TIME


def test_years_beside_numbers():
    """Bare years are dates among dates, and numbers among numbers."""
    years = ["1999", "2001", "2003"]
    dated = kind_of(looks_of(dict.fromkeys([*years, "4 May 2009"], 1)), AttributeMapping())
    counted = kind_of(looks_of(dict.fromkeys([*years, "12,000", "9,400"], 1)), AttributeMapping())
    assert (dated.kind, counted.kind) == (Kind.DATE, Kind.QUANTITY)


def test_codes_are_names():
    """Numbers of one length with leading zeros are compared by their digits."""
    assert (
        kind_of(looks_of({"02139": 1, "10001": 1, "94103": 1}), AttributeMapping()).kind
        == Kind.NAME
    )
    assert (
        kind_of(looks_of({"2139": 1, "10001": 1, "94103": 1}), AttributeMapping()).kind
        == Kind.QUANTITY
    )


def test_lists():
    """One value in ten that is a list makes a column of lists, one in twenty does not."""
    names = [f"{chr(ord('A') + number)}stadt" for number in range(9)]
    lists = kind_of(looks_of(dict.fromkeys([*names, "Ada; Bo"], 1)), AttributeMapping())
    assert lists.many
    more = [f"Neu{name}" for name in names]
    assert not kind_of(
        looks_of(dict.fromkeys([*names, *more, "Ada; Bo"], 1)), AttributeMapping()
    ).many
