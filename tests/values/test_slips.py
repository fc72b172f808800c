"""The likely slip between two values."""

from __future__ import annotations

import pytest

from vkrel.values.compare import compare
from vkrel.values.read import read
from vkrel.values.slips import slip


@pytest.mark.parametrize(
    ("a", "b", "kind", "named"),
    [
        ("1,500", "1.5 million", "quantity", "a factor of 1,000 (one scale word for another)"),
        ("US$8.7 billion", "US$87 billion", "quantity", "a factor of 10"),
        ("212,359", "215,329", "quantity", None),
        ("212,359", "221,359", "quantity", "two digits swapped"),
        ("212,359", "212,859", "quantity", "one digit"),
        ("53", "35", "quantity", "two digits swapped"),
        ("86 million", "86.9 million", "quantity", "cut off instead of rounded"),
        ("87 million", "86.3 million", "quantity", "rounded up instead of down"),
        (
            "2,500",
            "2,600",
            "quantity",
            "one unit of the last place: one rounded, the other cut off",
        ),
        ("2%", "2 percentage points", "quantity", "per cent against percentage points"),
        ("7:10 a.m.", "7:10 p.m.", "time", "a.m. against p.m. (twelve hours)"),
        ("2011-12-01 07:10", "2011-12-01 19:10", "time", "a.m. against p.m. (twelve hours)"),
        ("2011-12-01 07:10", "2011-12-02 07:10", "time", "one day off"),
        ("2011-12-01", "2011-01-12", "date", "day and month exchanged"),
        ("5 December 2022", "5 December 2023", "date", "one year off"),
        ("October 2009", "October 2010", "date", "one year off"),
        ("2009", "2010", "date", "one year off"),
        ("1992", "1929", "date", "two digits of the year swapped"),
        ("2009", "2019", "date", "one digit of the year"),
        ("October 2009", "May 2009", "date", None),
        ("US$5 billion", "€50 billion", "quantity", None),
        ("about 200,000", "250,000", "quantity", None),
        ("5", "5", "quantity", None),
        ("N/A", "5", "quantity", None),
    ],
)
def test_slips(a, b, kind, named):
    """A slip is named where the values show one, whichever side made it."""
    one, other = read(a, kind), read(b, kind)
    assert slip(one, other) == named
    assert slip(other, one) == named


def test_the_reason_names_the_slip():
    """compare() says what probably happened; compatible values have no slip."""
    found = compare("1,500", "1.5 million", "rounding")
    assert found.slip == "a factor of 1,000 (one scale word for another)"
    assert found.why.endswith("likely slip: a factor of 1,000 (one scale word for another).")
    assert compare("87", "87.2", "rounding").slip is None
