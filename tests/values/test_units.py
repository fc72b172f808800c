"""Units: one file for pint and for the factor table."""

from __future__ import annotations

import subprocess
import sys
from math import isclose

import pytest

from vkrel.values.read import read
from vkrel.values.units import find, longest_spelling, pint_registry, quantity, spellings, units


def test_pint_agrees_with_every_factor():
    """The library pint reads the same file and finds the same factor for each unit."""
    registry = pint_registry()
    for unit in units().values():
        base = "one" if unit.base == "1" else unit.base
        factor = registry.Quantity(1, unit.name).to(base).magnitude
        assert isclose(factor, unit.times / unit.over, rel_tol=1e-12), unit


def test_currencies_do_not_convert():
    """Each currency is a dimension of its own, in pint as in the table."""
    money = [unit for unit in units().values() if unit.money]
    assert len(money) >= 15
    assert len({unit.base for unit in money}) == len(money)
    registry = pint_registry()
    assert not registry.Quantity(1, "USD").check("[VND]")


def test_quantity_hands_a_reading_to_pint():
    """The printed number in base units, as pint knows them."""
    assert quantity(read("US$87 billion", "quantity")) == pint_registry().Quantity(87e9, "USD")
    assert quantity(read("5 km", "quantity")).to("mile").magnitude == pytest.approx(3.1069, 1e-4)
    assert quantity(read("20%", "quantity")).magnitude == 0.2


@pytest.mark.parametrize("text", ["several", "Not Available", "third largest"])
def test_no_quantity_without_a_number(text):
    """What holds no number in a known unit is no quantity."""
    with pytest.raises(ValueError, match="no quantity"):
        quantity(read(text))


def test_spellings():
    """Case does not matter; the first unit of the file keeps a spelling."""
    assert find("US$").name == "USD"
    assert find("Square Kilometres").name == "km2"
    assert find("parsec") is None
    assert spellings()["%"].base == "1"
    assert longest_spelling() >= 3


def test_reading_loads_no_pint():
    """Reading and comparing take the factor table; pint is loaded at the edge only."""
    program = (
        "import sys; from vkrel.values.compare import compare;"
        "compare('US$87 billion', '5 km'); print('pint' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
