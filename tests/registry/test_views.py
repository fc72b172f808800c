"""Typed views of a registry: its things and what is said of them."""

from __future__ import annotations

import pytest

import vkrel


@pytest.fixture(scope="module")
def registry():
    """The registry of the seeds."""
    return vkrel.load()


def test_views(registry):
    """A view finds a thing by a part of its subject, and says so where that is not one."""
    strategic = registry.partnerships["KR+VN/strategic"]
    assert set(strategic.said("date")) >= {"000", "002", "003"}
    assert len(registry.partnerships) == len(list(registry.partnerships))
    with pytest.raises(KeyError, match=r"one of \d+ partnerships: KR\+VN/.*, KR\+VN/"):
        registry.partnerships["KR+VN"]


def test_quantities(registry):
    """Figures are pint quantities that can be converted and printed."""
    trade = registry.indicators["trade/between:KR+VN"]
    found = {str(each.to("billion USD").magnitude) for each in trade.quantities.values()}
    assert "87.0" in found
    with pytest.raises(ValueError, match="quantities"):
        _ = trade.value
    companies = registry.indicators["companies/of:KR/in:VN"]
    assert companies.value.magnitude == 10_000
