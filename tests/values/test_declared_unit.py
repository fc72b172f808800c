"""A unit that is declared of bare numbers, and its scale: "thousand US dollars"."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vkrel
from vkrel.values.interval import scaled
from vkrel.values.quantities.units import declared
from vkrel.values.read import read

SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "lakh": 10**5,
    "million": 10**6,
    "1000": 1000,
    "10,000": 10**4,
}


@given(
    st.integers(1, 10**6),
    st.sampled_from(sorted(SCALES)),
    st.sampled_from(("US dollars", "t", "people", "km2", "visitors")),
)
def test_a_bare_number_is_so_many_as_large(number: int, scale: str, unit: str) -> None:
    """Value and both cuts: what it is printed to is a thousand times as coarse."""
    text = f"{number:,}"
    bare = read(text, "quantity", unit=unit)
    many = read(text, "quantity", unit=f"{scale} {unit}")
    assert many.unit == bare.unit
    assert many.value == pytest.approx(bare.value * SCALES[scale])
    for cut, other in ((many.strict, bare.strict), (many.lenient, bare.lenient)):
        (one,), (expected,) = cut, scaled(other, SCALES[scale])
        assert one[:2] == pytest.approx(expected[:2])


@pytest.mark.parametrize(
    ("text", "unit", "value", "base"),
    [
        ("1,234", "thousands", 1_234_000, ""),
        ("1,234", "in thousands of US dollars", 1_234_000, "USD"),
        ("5.5", "hundred thousand people", 550_000, "person"),
        ("(3,561)", "thousand US dollars", -3_561_000, "USD"),
        ("5 million", "thousand US dollars", 5_000_000, "USD"),
        ("$5", "thousand Australian dollars", 5, "AUD"),
        ("5 km", "thousands", 5000, "m"),
        ("5 people", "million people", 5, "person"),
        ("5 projects", "thousands", 5, ""),
        ("5", "project", 5, "project"),
    ],
)
def test_what_prints_its_own_keeps_it(text, unit, value, base):
    """A unit, a scale or a thing in print wins over the declared scale."""
    reading = read(text, "quantity", unit=unit)
    assert (reading.value, reading.unit) == (value, base)


@pytest.mark.parametrize("unit", ["5 ??", "thousand €/?", "0 t", "km, roughly"])
def test_what_is_no_unit_is_refused_where_it_is_declared(unit, tmp_path):
    """With a remedy, once; a value is only unknown."""
    with pytest.raises(ValueError, match="thousand US dollars"):
        declared(unit)
    assert "no unit is called" in read("5", "quantity", unit=unit).reason
    table = tmp_path / "claims.csv"
    table.write_text("source,subject,attribute,value\na,x,sales,5\nb,x,sales,6\n")
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(f'[attribute.sales]\nunit = "{unit}"\n')
    with pytest.raises(vkrel.LoadError, match="no unit is called"):
        vkrel.load(table, mapping=mapping)
