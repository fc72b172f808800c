"""A declared tolerance: amounts that lie no further apart agree, others are judged as far off."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vkrel
from vkrel.values.compare import compare
from vkrel.values.read import read
from vkrel.values.tolerance import tolerance


@pytest.mark.parametrize(
    ("a", "b", "tolerance", "verdict"),
    [
        ("1,266 m", "1,270 m", "5 m", "compatible"),
        ("1,266 m", "1,272 m", "5 m", "contradiction"),
        ("42.898333", "42.8987", "0.001", "compatible"),
        ("2220 kJ", "540 kcal", "3%", "compatible"),
        ("450 kJ", "1883 kcal", "3%", "contradiction"),
        ("US$87 billion", "US$87.5 billion", "1%", "compatible"),
        ("US$87 billion", "US$89 billion", "1%", "contradiction"),
        ("more than 5 km", "4.9 km", "0.2 km", "compatible"),
        ("5 km", "5 kg", "1 m", "unknown"),
        ("1.234", "1234", "1%", "compatible"),
        ("1.234", "1.24", "1%", "compatible"),
        ("1.234", "1300", "1%", "contradiction"),
    ],
)
def test_verdicts(a, b, tolerance, verdict):
    """It wins over the rounding of print; what it is not of stays as it is."""
    assert compare(a, b, tolerance=tolerance).verdict == verdict


@given(st.integers(1, 10**6), st.integers(1, 50))
def test_no_further_apart(number, percent):
    """Two values agree up to the tolerance, and contradict well beyond it."""
    a, near, far = (
        f"{value:.6f} km" for value in (number, number * (1 + percent / 101), number * (1 + percent / 40))
    )  # fmt: skip
    assert compare(a, near, tolerance=f"{percent}%").verdict == "compatible"
    assert compare(a, far, tolerance=f"{percent}%").verdict == "contradiction"


@pytest.mark.parametrize("text", ["much", "-1%", "0", "5 blorp million"])
def test_what_is_no_tolerance_is_refused(text):
    """What is no amount above nothing is named where it is declared."""
    with pytest.raises(ValueError, match="a tolerance is an amount"):
        tolerance(text)
    with pytest.raises(TypeError, match="tolerance"):
        compare("5 km", "6 km", tolerance=text)


def test_other_kinds_stay():
    """A date, a name and what cannot be read have no tolerance."""
    for text in ("12 March 1921", "Seoul", "blorp 5"):
        assert read(text, tolerance="1%").strict == read(text).strict


def test_declared_for_a_measure_and_an_attribute(tmp_path):
    """In the vocabulary and in the mapping of a table."""
    table = tmp_path / "peaks.csv"
    table.write_text("source,subject,attribute,value\na,peak,height,1266 m\nb,peak,height,1271 m\n")
    assert len(vkrel.check(vkrel.load(table))) == 1
    mapping = tmp_path / "mapping.toml"
    mapping.write_text('[attribute.height]\ntolerance = "5 m"\n')
    assert not vkrel.check(vkrel.load(table, mapping=mapping))
    mapping.write_text('[attribute.height]\ntolerance = "much"\n')
    with pytest.raises(vkrel.LoadError, match="a tolerance is an amount"):
        vkrel.load(table, mapping=mapping)
