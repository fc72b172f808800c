"""Pieces: every sign of the text is in one, and numbers of mixed print are exact."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vkrel.values.tongues.cut import clean
from vkrel.values.tongues.numerals import Numerals
from vkrel.values.tongues.phrases import cut_in
from vkrel.values.tongues.piece import joined
from vkrel.values.tongues.pieces import pieces
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


BEHIND = attrs.evolve(
    HAN,
    phrases={
        **HAN.phrases,
        "{y}年{m}月": "{m} {y}",
        "{n}世纪": "{n}th century",
        "约": "about",
        "%": "%",
        "至": "to",
        "末": "late {t}",
        "以来": "since {t}",
        "左右": "about {q}",
        "瓦": "watts",
        "兆": "trillion",
        "兆瓦": "MW",
        "{n}人": "{n} people",
        "人民币": "yuan",
    },
)


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("1990年末", "late 1990"),
        ("1990年末以来", "since late 1990"),
        ("1990年至1995年末", "1990 to late 1995"),
        ("1990年3月以来", "since March 1990"),
        ("十月以来", "since October"),
        ("19世纪末", "late 19th century"),
        ("30人左右", "about 30 people"),
        ("20至30人左右", "about 20 to 30 people"),
        ("约30%左右", "about 30%"),
        ("末", "末"),
        ("左右", "左右"),
        ("统末", "统末"),
        ("统一以来", "统一以来"),
    ],
)
def test_said_before(text, english):
    """What is said behind a date or an amount stands before it in English, else is unknown."""
    assert joined(pieces(text, BEHIND)) == english


@pytest.mark.parametrize(
    ("text", "english"),
    [("5兆瓦", "5 MW"), ("5兆", "5000000000000"), ("5人民币", "5 yuan"), ("5人", "5 people")],
)
def test_no_word_is_cut(text, english):
    """Neither a scale word nor a phrase of a number ends inside a longer word."""
    assert joined(pieces(text, BEHIND)) == english


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("ألفا كم", "2000 km"),
        ("15 ألفا", "15 thousand"),
        ("خمسة عشر ألفا وثلاثمئة", "15300"),
        ("ثلاثة ملايين", "3 million"),
        ("ثلاثة ملايين وخمسمئة ألف", "3500000"),
    ],
)
def test_a_scale_word_in_words(text, english):
    """A word may count for something else alone; what is composed is said in figures."""
    tongue = Tongue(
        "xx",
        "Test",
        "Arabic",
        joins=frozenset({"و"}),
        glued=True,
        phrases={"ألفا": "thousand", "ألف": "thousand", "ملايين": "million", "كم": "km"},
        numbers={"ألفا": 2000, "خمسة عشر": 15, "ثلاثمئة": 300, "خمسمئة": 500, "ثلاثة": 3},
    )
    assert joined(pieces(text, tongue)) == english


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
