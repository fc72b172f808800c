"""What can be compared, and what no verdict can tell apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vkrel
from tests.strategies.quantities import quantities, value_texts
from vkrel.values.compare import compare
from vkrel.values.conflict import alike, comparable, conflict, degree, meaning, together
from vkrel.values.read import read

PRINTED = {
    "quantity": ("5", "87 billion", "US$120 billion", "€5", "5 km", "6 metres", "20%", "7 people"),
    "date": ("2009", "October 2009"),
    "set": ("only four countries", "Ghana, Togo and Benin"),
    "name": ("Ada",),
    "time": ("7:10 p.m.", "2011-12-01 19:10"),
    "rank": ("third",),
    "duration": ("ten years",),
    "multiple": ("tripled",),
}


def readings():
    """What values of all kinds mean, printed with and without units; some cannot be read."""
    typical = st.sampled_from([(text, kind) for kind, texts in PRINTED.items() for text in texts])
    any_text = st.tuples(quantities() | value_texts(), st.sampled_from(sorted(PRINTED)))
    return (typical | any_text).map(lambda value: read(*value))


@given(readings(), readings())
def test_one_definition(a, b):
    """Two readings have a verdict where they can be compared, and only there, in either order."""
    assert comparable(a, b) == comparable(b, a)
    assert comparable(a, b) == (conflict(a, b) != "unknown") == (degree(a, b) is not None)
    assert conflict(a, b) == conflict(b, a)


@given(readings(), readings())
def test_two_readings_of_a_slot(a, b):
    """A slot of two claims compares what two values compare, as they do."""
    if comparable(a, b):
        one, other = together([a, b]).values()
        assert conflict(one, other) == conflict(a, b)
    else:
        assert len(together([a, b])) == min(1, sum(reading.known for reading in (a, b)))


@given(st.lists(readings(), max_size=6))
def test_all_that_take_part_can_be_compared(many):
    """Any two that take part can be compared, and none is left out that all of these can be."""
    part = together(many)
    assert all(comparable(one, other) for one in part.values() for other in part.values())
    assert list(part) == sorted(part)
    assert part or not any(reading.known for reading in many)


@given(readings(), readings(), readings())
def test_one_meaning_has_one_verdict(a, b, other):
    """Readings of one meaning get the same verdict against whatever they are held."""
    if meaning(a) == meaning(b):
        assert conflict(a, other) == conflict(b, other)


@given(quantities(), st.sampled_from(("km", "miles", "tonnes", "km/h", "kg per hectare")))
def test_a_lent_unit_is_that_of_print(text, unit):
    """A bare number beside a measured one reads as if it had printed the other's unit."""
    bare, other = read(text, "quantity"), read(f"7 {unit}", "quantity")
    # "1.000" may be a thousand, "1.000 miles" are English
    if not bare.known or bare.unit or len(bare.lenient) > 1:
        return
    found = alike(bare, other)
    assert found is not None
    assert found[0].strict == read(f"{text} {unit}", "quantity").strict


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("87 billion", "US$120 billion", "contradiction"),
        ("5", "7 km", "contradiction"),
        ("20", "20%", "unknown"),
        ("US$5", "5 people", "unknown"),
    ],
)
def test_a_number_without_a_unit(a, b, verdict):
    """It may be money, people, or in the unit that is printed, but never per cent."""
    assert conflict(read(a, "quantity"), read(b, "quantity")) == verdict
    assert compare(a, b, "quantity").verdict == verdict


def test_bare_numbers_join_the_larger_group():
    """Among dollars and people a bare number is of those that most are; currencies stay apart."""
    texts = ("5", "US$6", "7 people", "US$8", "€9")
    part = together([read(text, "quantity") for text in texts])
    assert list(part) == [0, 1, 3]
    assert alike(*(read(text, "quantity") for text in ("US$6", "€9"))) is None


def test_times_of_two_zones_in_one_slot(tmp_path):
    """A slot holds clocks of two zones against each other as two values are."""
    table = tmp_path / "times.csv"
    rows = "source,subject,attribute,value\na,it,opens,10:00 UTC\nb,it,opens,{}\n"
    table.write_text(rows.format("10:00 KST"))
    assert len(vkrel.check(table)) == 1
    table.write_text(rows.format("19:00 KST"))
    assert not vkrel.check(table)
