"""Exploring a registry: filters, people, views."""

from __future__ import annotations

import pytest

import vkrel


@pytest.fixture(scope="module")
def registry():
    """The registry of the seeds."""
    return vkrel.load()


def test_select_by_period(registry):
    """A period keeps the claims whose dates may lie in it, and only those."""
    found = registry.select(type_="visit", period="May 2009")
    assert {claim.subject.text for claim in found} == {"nguyen-tan-dung/KR"}
    assert all(claim.value != "October 2004" for claim in found)
    inside = {claim.id for claim in registry.select(period="2009")}
    assert {claim.id for claim in registry.select(period="May 2009")} <= inside


def test_select_by_all_at_once(registry):
    """Source, type and subject narrow one another."""
    found = registry.select(source="002", type_="partnership", subject="comprehensive")
    assert found
    assert {(claim.source, claim.type) for claim in found} == {("002", "partnership")}
    assert {claim.subject.text for claim in found} == {"KR+VN/comprehensive"}


def test_select_says_what_is_wrong(registry):
    """An unknown source and an unreadable period are named with a remedy."""
    with pytest.raises(KeyError, match="no source '9'"):
        registry.select(source="9")
    with pytest.raises(ValueError, match="cannot be read"):
        registry.select(period="one fine day")


def test_people(registry):
    """A person is found by any spelling; each printed spelling has its places."""
    person = registry.people["Trần Đức Lương"]
    assert person is not None
    assert person.id == "tran-duc-luong"
    assert person.country == "VN"
    assert ("002", 15) in person.names["Trần Đức Lương"]
    assert ("003", 44) in person.names["Tran Duc Luong"]
    with pytest.raises(KeyError, match="nearest known"):
        registry.people["Tran Duc Luongg"]


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
