"""A language of one's own is read at once, also what was read before."""

from __future__ import annotations

from vkrel.values.own_tongue import use_tongue
from vkrel.values.read import read
from vkrel.values.tongues import tongue


def test_what_was_read_before_is_forgotten(tmp_path):
    """A value that nobody could read is read once its language is there."""
    file = tmp_path / "sw.toml"
    file.write_text('name = "Swahili"\nscript = "Latin"\n[units]\nwatu = "people"\n', "utf-8")
    assert not read("500 watu", language="sw").said
    try:
        assert use_tongue(file) == "sw"
        assert read("500 watu", language="sw").said == "500 people"
    finally:
        tongue.forget(own=True)
