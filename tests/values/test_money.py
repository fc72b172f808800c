"""Money in another currency, by a named and dated rate."""

from __future__ import annotations

import pytest

from vkrel.values.compare import compare
from vkrel.values.quantities.money import Rate, converted
from vkrel.values.read import read

RATE = Rate(of="USD", to="VND", factor=23_600, name="State Bank of Viet Nam", date="2022-12-30")


def test_a_rate_makes_currencies_comparable():
    """With a rate there is a verdict, and the reason names the rate."""
    found = compare("US$87 billion", "VND 2,053 trillion", "rounding", rate=RATE)
    assert found.verdict == "compatible"
    assert "1 USD = 23,600 VND (State Bank of Viet Nam, 2022-12-30)" in found.why
    other = compare("VND 3,000 trillion", "US$87 billion", "rounding", rate=[RATE])
    assert other.verdict == "contradiction"


def test_without_the_right_rate_there_is_no_verdict():
    """A rate of two other currencies converts nothing."""
    assert compare("US$5", "€5", "rounding", rate=RATE).verdict == "unknown"
    assert converted(read("€5", "quantity"), RATE) is read("€5", "quantity")


def test_both_ways():
    """Cuts, levels and value all move."""
    dong = converted(read("about US$2", "quantity"), RATE)
    assert (dong.unit, dong.value) == ("VND", 47_200)
    assert dong.shape is not None
    assert dong.shape(0.5) == dong.strict
    back = converted(dong, RATE)
    assert back.unit == "USD"
    assert back.value == pytest.approx(2)


@pytest.mark.parametrize("wrong", [{"factor": 0}, {"name": ""}, {"date": ""}])
def test_a_rate_has_a_name_and_a_date(wrong):
    """An anonymous rate is refused."""
    with pytest.raises(ValueError, match=r".+"):
        Rate(**{"of": "USD", "to": "VND", "factor": 1.0, "name": "bank", "date": "2022", **wrong})
