"""What English says in another order: nothing is lost, and no date is another."""

from __future__ import annotations

import pytest

from vkrel.values.tongues.arranged import arranged
from vkrel.values.tongues.piece import Piece, joined
from vkrel.values.tongues.translate import renderings


@pytest.mark.parametrize(
    ("printed", "language", "english"),
    [
        # Roman numerals beside a century
        ("конец XVIII - начало XIX века", "ru", "late 18th century - early 19th century"),
        ("siglos XVIII y XIX", "es", "18th century and 19th century"),
        ("Luis XIV", "es", "Luis XIV"),
        ("ХIХ век", "ru", "19th century"),
        # a decade and its century
        ("ثمانينيات القرن التاسع عشر", "ar", "1880s"),
        ("в 80-х годах XIX века", "ru", "in 1880s"),
        ("anni ottanta", "it", "eighties"),
        ("años 20", "es", "20s"),
        # a hedge behind the amount
        ("500 km aprox.", "es", "about 500 km"),
        ("5 000 habitantes (aprox.)", "es", "about 5,000 people"),
        ("aprox. 500 km", "es", "about 500 km"),
        ("aprox.", "es", "about"),
        # halves
        ("tres millones y medio", "es", "3.5 million"),
        ("un año y medio", "es", "1.5 years"),
        ("año y medio", "es", "1.5 years"),
        ("y medio", "es", "y medio"),
        # what follows
        ("hace unos 20 años", "es", "about 20 years ago"),
        ("hace", "es", "hace"),
        ("مليونان ونصف", "ar", "2.5 million"),
        ("hace 3 blorp", "es", "hace 3 blorp"),
        # one phrase, two meanings
        ("3 al 5 de mayo de 1990", "es", "3 to 5 May 1990"),
        ("al 31 de diciembre de 2020", "es", "as of 31 December 2020"),
        # a month by two names
        ("كانون الثاني/يناير 2010", "ar", "January 2010"),
        ("كانون الثاني (يناير) 2010", "ar", "January 2010"),
        ("يناير/فبراير 2010", "ar", "January/February 2010"),
        # open to this day
        ("1998年 -", "ja", "since 1998"),
        ("1998 -", "ja", "1998 -"),
        ("2010年初頭", "ja", "early 2010"),
    ],
)
def test_cases(printed, language, english):
    """Each says what is printed, in the order of English."""
    (rendering,) = renderings(printed, language)
    assert rendering.text == english


@pytest.mark.parametrize(
    ("printed", "language", "english"),
    [
        ("二三十万", "zh", "200000 to 300000"),
        ("两三人", "zh", "2 to 3 people"),
        ("二、三十万人", "ja", "200000 to 300000 people"),
        ("이삼십만", "ko", "200000 to 300000"),
        ("一九四九年", "zh", "1949"),
        ("十二", "zh", "12"),
    ],
)
def test_digits_in_a_row(printed, language, english):
    """Two digits in words before one scale word are two numbers; a year stays one."""
    (rendering,) = renderings(printed, language)
    assert rendering.text == english


@pytest.mark.parametrize(
    ("printed", "english"),
    [
        ("mil millones de euros", "1 billion euros"),
        ("500 mil millones de euros", "500 billion euros"),
        ("varios mil millones de euros", "several billion euros"),
    ],
)
def test_one_of_a_scale(printed, english):
    """A scale word that begins with a number is one of it, unless it is counted."""
    (rendering,) = renderings(printed, "es")
    assert rendering.text == english


def test_words_left_to_english():
    """The tongue that says the words of dates itself is meant: "sept" is English too."""
    assert [rendering.tongue for rendering in renderings("le 12 sept 2010")] == ["fr"]
    assert [rendering.tongue for rendering in renderings("79 apr. J.-C.")] == ["fr"]


def test_pieces_are_kept():
    """All that is printed is in the pieces, in its order."""
    found = [Piece("1990", "1990"), Piece(" ", " "), Piece("x", "about")]
    assert "".join(piece.printed for piece in arranged(found)) == "1990 x"
    assert joined(arranged(found)) == "about 1990"
