"""Pieces: every sign of the text is in one, and numbers of mixed print are exact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vkrel.values.tongues.cut import clean
from vkrel.values.tongues.numerals import Numerals
from vkrel.values.tongues.phrases import cut_in
from vkrel.values.tongues.pieces import joined, pieces
from vkrel.values.tongues.tongue import codes, load


@st.composite
def texts(draw, code: str) -> str:
    """Phrases, number words and numerals of a tongue in any order, with words of none."""
    tongue = load(code)
    words = [*tongue.phrases, *tongue.numbers, "3", "1.234,5", "1,234.5", "1990", "€", "Blorp", "-"]
    return (" " if tongue.spaced else "").join(draw(st.lists(st.sampled_from(words), max_size=8)))


@pytest.mark.parametrize("code", codes())
@given(data=st.data())
def test_no_word_is_lost(code, data):
    """The pieces together are the text, and a word that nobody knows is in the English."""
    text = data.draw(texts(code))
    found = pieces(text, load(code))
    assert "".join(piece.printed for piece in found) == clean(text.strip(), load(code).marks)
    assert joined(found).count("Blorp") == text.count("Blorp")
    assert all(piece.english for piece in found if not piece.known)


@pytest.mark.parametrize(
    ("code", "text", "english"),
    [
        ("ko", "3억5000만", "350000000"),
        ("ko", "1조 2,300억", "1230000000000"),
        ("zh", "2.5亿", "250000000"),
        ("zh", "2-3亿", "200000000-300000000"),
        ("zh", "300-3万", "300-30000"),
    ],
)
def test_figures_and_scale_words(code, text, english):
    """Computed exactly; the first end of a range has the scale word of the last."""
    assert joined(pieces(text, load(code))) == english


def test_numerals():
    """A number is found where it begins, and nowhere else."""
    tongue = load("de")
    numerals = Numerals(cut_in("zwei bis dreihundert", tongue), tongue)
    found = [numerals(at) for at in range(5)]
    assert [number.figures if number else None for number in found] == [
        "2",
        None,
        None,
        None,
        "300",
    ]
