"""Renderings: printed values of other tongues in English; no word is lost, no number changed."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vkrel.values.quantities.forms import read_quantity
from vkrel.values.tongues.english import is_plain_english, words
from vkrel.values.tongues.tongue import codes, load
from vkrel.values.tongues.translate import renderings

TRANSLATING = [code for code in codes() if load(code).translates]

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
    ("eine Million zweihunderttausend", "1200000"),
    ("fast zwei Drittel", "nearly 2 third"),
    ("Do., 3. Okt. 1990", "Thursday, 3. October 1990"),
    ("17./18. Jahrhundert", "17th to 18th century"),
    ("tausend Einwohner", "1000 people"),
    ("3 560,5 habitants", "3,560.5 people"),
    ("le 1er janvier 2001", "1st January 2001"),
    ("fin du XIXe siècle", "late 19th century"),
    ("soixante et onze ans", "71 years"),
    ("quatre-vingt-dix-sept ans", "97 years"),
    ("sept ans", "7 years"),
    ("le 12 sept 2010", "12 September 2010"),
    ("deux millions d'habitants", "2 million people"),
    ("trois à quatre millions", "3 to 4 million"),
    ("il y a trois ans", "3 years ago"),
    ("de 1914 à 1918", "1914 to 1918"),
    ("plus de 3,5 M€", "more than 3.5 million euros"),
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


@given(
    st.lists(
        st.sampled_from(sorted(filter(str.isascii, words()))) | st.integers(0, 10**9).map(str),
        max_size=6,
    )
)
def test_english_stays(parts):
    """Words in Latin letters that the readers know are never said otherwise without their English reading."""
    text = " ".join(parts)
    found = renderings(text)
    assert not found or text in {rendering.text for rendering in found}


@pytest.mark.parametrize("code", TRANSLATING)
@given(data=st.data(), whole=st.integers(1, 10**12), decimals=st.text("123456789", max_size=3))
def test_no_number_is_changed(code, data, whole, decimals):
    """A number with the marks of a tongue, with a unit behind it, is read as that number."""
    tongue = load(code)
    mark = data.draw(st.sampled_from(["", *tongue.group]))
    printed = f"{whole:,}".replace(",", mark) + (tongue.decimal + decimals if decimals else "")
    (rendering,) = renderings(f"{printed} km", code)
    exact = Fraction(f"{whole}.{decimals or 0}") * 1000
    assert read_quantity(rendering.text).value == float(exact)


@pytest.mark.parametrize("code", TRANSLATING)
@given(data=st.data())
def test_a_planted_word_stays(code, data):
    """A word of no tongue, anywhere among known phrases, stands in the English as printed."""
    phrases = data.draw(st.lists(st.sampled_from(sorted(load(code).phrases)), max_size=4))
    place = data.draw(st.integers(0, len(phrases)))
    text = " ".join([*phrases[:place], "Blorp", *phrases[place:]])
    (rendering,) = renderings(text, code)
    assert "Blorp" in rendering.text.split()
    assert "Blorp" in rendering.unknown


@pytest.mark.parametrize("code", TRANSLATING)
@given(data=st.data())
def test_every_word_is_accounted_for(code, data):
    """Each printed word is in a pair or among the words that the tongue does not know."""
    phrases = data.draw(st.lists(st.sampled_from([*load(code).phrases, "7", "Blorp"]), max_size=5))
    (rendering,) = renderings(" ".join(phrases), code)
    accounted = "".join([*(printed for printed, _ in rendering.pairs), *rendering.unknown])
    assert sorted(filter(str.isalnum, accounted)) == sorted(filter(str.isalnum, "".join(phrases)))


def test_english_of_the_tests_stays():
    """No printed value of the tests of the readers is taken for another tongue alone."""
    folder = Path(__file__).parents[1]
    rows = (folder / "cases_readings.md").read_text("utf-8").splitlines()
    printed = [cell.strip() for row in rows if row[:1] == "|" for cell in row.split("|")[1:3]]
    for path in (folder / "readings").glob("*.txt"):
        printed += [line.split("\t")[0] for line in path.read_text("utf-8").splitlines()]
    assert len(printed) > 500
    found = {text: {rendering.text for rendering in renderings(text)} for text in printed}
    assert not {
        text: english for text, english in found.items() if english - {text} == english != set()
    }


def test_what_may_be_two_is_both():
    """Five mil are five million in English, five thousand in Spanish."""
    assert {rendering.text for rendering in renderings("5 mil")} == {"5 mil", "5 thousand"}


def test_a_regional_tongue_is_named():
    """A text is taken for the tongue of a region only where its language is named."""
    assert [rendering.text for rendering in renderings("1,234 millones")] == ["1.234 million"]
    assert [rendering.text for rendering in renderings("1,234 millones", "es-MX")] == [
        "1,234 million"
    ]


def test_a_language_decides():
    """A named language is the only one, also where no word tells it."""
    (rendering,) = renderings("1.234", "de")
    assert (rendering.text, rendering.tongue, rendering.order) == ("1,234", "de", "dmy")
    assert renderings("1.234", "en") == ()
    assert [rendering.order for rendering in renderings("11/10/2023", "en-GB")] == ["dmy"]
    assert renderings("3 Millionen", "xx") == ()
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


@given(
    st.text(max_size=30) | st.text("一二十百千万亿3.²至IX- e", max_size=30),
    st.sampled_from(["", *codes()]),
)
def test_never_an_exception(text, language):
    """Whatever the text."""
    for rendering in renderings(text, language):
        assert renderings(text, language)[0].tongue
        assert rendering.text == rendering.text.strip() or rendering.text == text
    assert renderings("e" * 5000, language) == ()
