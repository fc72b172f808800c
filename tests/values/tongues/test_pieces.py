"""Pieces: every sign of the text is in one, and numbers of mixed print are exact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vkrel.values.tongues.cut import clean
from vkrel.values.tongues.numerals import Numerals
from vkrel.values.tongues.phrases import cut_in
from vkrel.values.tongues.pieces import joined, pieces
from vkrel.values.tongues.tongue import Tongue, codes, load


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


ARABIC = Tongue(
    "xx",
    "Test",
    "Arabic",
    joins=frozenset({"و"}),
    glued=True,
    numbers={"خمسة": 5, "عشرة": 10, "عشرون": 20, "عشرين": 20, "مئة": 100},
    phrases={"بين": "between"},
)


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("خمسة وعشرون", "25"),
        ("مئة وخمسة وعشرون", "125"),
        ("بين عشرة وعشرين", "between 10 and 20"),
    ],
)
def test_joins_in_one_word(text, english):
    """A join glued to a number word joins two numbers to one, or stands between two."""
    assert joined(pieces(text, ARABIC)) == english


HAN = Tongue(
    "xx",
    "Test",
    "Han",
    spaced=False,
    multiplies=frozenset({10}),
    next_place=True,
    numbers={
        **{sign: at for at, sign in enumerate("〇一二三四五六七八九十")},
        "百": 100,
        "千": 1000,
    }
    | {"两": 2, "零": 0},
    phrases={
        "万": "ten thousand",
        "亿": "hundred million",
        "{n}多": "more than {n}",
        "{y}年": "{y}",
        "{m}月": "{m}",
        "{d}日": "{d}",
        "至": "to",
        "星期一": "Monday",
        "{b}分之{a}": "{a}/{b}",
        "人": "people",
    },
)


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("一九四九年", "1949"),
        ("二十三", "23"),
        ("三百万", "3000000"),
        ("两千五", "2500"),
        ("两千零五", "2005"),
        ("一万五千亿", "1500000000000"),
        ("30多亿", "more than 3000000000"),
        ("30万多亿", "more than 30000000000000"),
        ("30多人", "more than 30 people"),
        ("2至3亿", "200000000 to 300000000"),
        ("十月一日", "October 1"),
        ("5日", "5"),
        ("星期一", "Monday"),
        ("千分之一", "1/1000"),
        ("统一", "统一"),
        ("万一", "万一"),
        ("三点五亿", "三点五亿"),
        ("一带一路", "一带一路"),
        ("三星", "三星"),
    ],
)
def test_han(text, english):
    """Numbers in Han signs, digit by digit and composed; in words they are none."""
    assert joined(pieces(text, HAN)) == english


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
