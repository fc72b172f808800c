"""Tongues: every file holds, and a project brings its own."""

from __future__ import annotations

import pytest

from vkrel.values.tongues.tongue import (
    codes,
    forget,
    load,
    ordinal,
    scale_value,
    spelled,
    use,
)
from vkrel.values.tongues.translate import renderings


@pytest.fixture
def own(tmp_path):
    """A file for a tongue of one's own, forgotten afterwards."""
    yield tmp_path / "sw.toml"
    forget(own=True)


def test_own_tongue(own):
    """A file of the same form is a tongue as ours are."""
    own.write_text(
        'name = "Swahili"\nscript = "Latin"\n[scales]\n"milyoni" = "million"\n', encoding="utf-8"
    )
    assert renderings("3 milyoni") == ()
    assert use(own) == "sw"
    assert "sw" in codes()
    assert [rendering.text for rendering in renderings("3 milyoni")] == ["3 million"]


@pytest.mark.parametrize(
    "content", ["name = ", 'name = "A"\nscript = 3\n[months]\n"x" = 5\n', "[months]\n"]
)
def test_what_is_no_tongue(own, content):
    """It is refused with its path."""
    own.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=r"sw\.toml is no tongue"):
        use(own)


def test_no_such_tongue():
    """An unknown code is none."""
    with pytest.raises(KeyError):
        load("xx")


@pytest.mark.parametrize("code", codes())
def test_keys(code):
    """Keys are in lower case with ordinary spaces."""
    tongue = load(code)
    for key in (*tongue.phrases, *tongue.numbers):
        assert key == key.lower() == " ".join(key.split()), key


def test_ordinals_and_scales():
    """English ordinals and scale words."""
    assert [ordinal(number) for number in (1, 2, 3, 11, 12, 13, 21, 112, 122)] == [
        "1st", "2nd", "3rd", "11th", "12th", "13th", "21st", "112th", "122nd",
    ]  # fmt: skip
    assert scale_value("hundred million") == 10**8
    assert scale_value("dozen") == scale_value("") == 0


def test_spelled():
    """Several phrases stand in one row, and choices in a phrase."""
    assert spelled("januar, jan.") == ["januar", "jan."]
    assert spelled("{n}(e|ste) eeuw( n. chr.|)") == [
        "{n}e eeuw n. chr.", "{n}e eeuw", "{n}ste eeuw n. chr.", "{n}ste eeuw",
    ]  # fmt: skip
    assert spelled("(est.)") == ["(est.)"]


def test_points():
    """A short month is one without its point too, but not where that is a number."""
    assert load("pt").phrases["dez."] == "December"
    assert [each.text for each in renderings("dez pessoas", "pt")] == ["10 people"]
    assert load("de").phrases["okt"] == "October"
