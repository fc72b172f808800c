"""People of a registry: every spelling, with its places."""

from __future__ import annotations

import pytest

import vkrel


@pytest.fixture(scope="module")
def registry():
    """The registry of the seeds."""
    return vkrel.load()


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
