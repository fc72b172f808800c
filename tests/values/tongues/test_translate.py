"""Renderings: printed values of other tongues in English; no word is lost, no number changed."""

from __future__ import annotations

import pytest

from vkrel.values.tongues.english import is_plain_english
from vkrel.values.tongues.translate import renderings

CASES = [
    ("3. Oktober 1990", "3. October 1990"),
    ("rund 3,5 Millionen Euro", "about 3.5 million euros"),
    ("zwei bis drei Millionen Einwohner", "2 to 3 million people"),
    ("zweitausenddreihundertfünfzig Einwohner", "2350 people"),
    ("dreiundzwanzig Einwohner", "23 people"),
    ("im 19. Jahrhundert", "19th century"),
    ("44 v.Chr.", "44 BC"),
    ("Anfang der 1990er Jahre", "early 1990s"),
    ("vor drei Jahren", "3 years ago"),
    ("1.234 Einwohner", "1,234 people"),
    ("1921년 3월 12일", "12 March 1921"),
    ("약 3억5000만 명", "about 350000000 people"),
    ("1조 2,300억원", "1230000000000 won"),
]


@pytest.mark.parametrize(("printed", "english"), CASES)
def test_cases(printed, english):
    """Each printed value has one rendering, and all its words are known."""
    (rendering,) = renderings(printed)
    assert rendering.text == english
    assert not rendering.unknown


ENGLISH = ["", "3 October 1990", "about US$3.5 billion", "12 km", "1.234", "at least 5 per cent"]


@pytest.mark.parametrize("text", ENGLISH)
def test_english_needs_nothing(text):
    """English of known words is read as it is printed, at once."""
    assert is_plain_english(text)
    assert renderings(text) == ()


def test_what_may_be_two_is_both():
    """Five mil are five million in English, five thousand in Spanish."""
    assert {rendering.text for rendering in renderings("5 mil")} == {"5 mil", "5 thousand"}
    assert {rendering.text for rendering in renderings("1,234 millones")} == {
        "1.234 million",
        "1,234 million",
    }


def test_a_language_decides():
    """A named language is the only one, also where no word tells it."""
    (rendering,) = renderings("1.234", "de")
    assert (rendering.text, rendering.tongue, rendering.order) == ("1,234", "de", "dmy")
    assert renderings("1.234", "en") == ()
    assert [rendering.text for rendering in renderings("3 billion", "de")] == ["3 trillion"]


@pytest.mark.parametrize(
    ("printed", "language"), [("kaum 3 Millionen", "de"), ("약 블롭 3만", "ko")]
)
def test_an_unknown_word_stays(printed, language):
    """What a tongue does not know stands in the English as printed."""
    (rendering,) = renderings(printed, language)
    assert rendering.unknown
    assert all(word in rendering.text for word in rendering.unknown)


def test_a_number_before_an_unknown_word_stays():
    """It may be an article: the reader is not to take it for one."""
    (rendering,) = renderings("ein Blorp", "de")
    assert rendering.text == "ein Blorp"
    assert rendering.unknown == ("ein", "Blorp")
