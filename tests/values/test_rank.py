"""Ranks and ordinals."""

from __future__ import annotations

from math import inf

import pytest

from vkrel.values.conflict import conflict
from vkrel.values.read import read


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("third largest", 3, 3),
        ("3rd largest trading partner (after the US and China)", 3, 3),
        ("second-largest", 2, 2),
        ("2nd", 2, 2),
        ("twenty-first", 21, 21),
        ("twenty first", 21, 21),
        ("ranks first in more than 140 countries", 1, 1),
        ("ranked 37th out of 240 economies", 37, 37),
        ("2/10th in ASEAN", 2, 2),
        ("21st in the world", 21, 21),
        ("number three", 3, 3),
        ("No. 2", 2, 2),
        ("#4", 4, 4),
        ("second only to Japan", 2, 2),
        ("second to none", 1, 1),
        ("the largest", 1, 1),
        ("Vietnam's largest trading partner", 1, 1),
        ("the most populous country", 1, 1),
        ("second or third", 2, 3),
        ("largest but one", 2, 2),
        ("top two", 1, 2),
        ("among the top five", 1, 5),
        ("top-10", 1, 10),
        ("one of the 10 largest economies", 1, 10),
        ("among the five largest", 1, 5),
        ("among the first three", 1, 3),
        ("one of the largest", 1, inf),
        ("among the first countries", 1, inf),
        ("one of the most important partners", 1, inf),
        ("outside the top ten", 11, inf),
        ("at least third", 1, 3),
    ],
)
def test_ranks(text, first, last):
    """A rank is a span of whole numbers; both cuts are the same, as ranks are counted."""
    reading = read(text, "rank")
    assert (reading.kind, reading.unit) == ("rank", "rank")
    assert [(each.low, each.high) for each in reading.strict] == [(first, last)]
    assert reading.lenient == reading.strict


@pytest.mark.parametrize(
    ("text", "number"),
    [("30th anniversary", 30), ("14th", 14), ("the 5th Anniversary", 5), ("fourteenth", 14),
     ("twenty-first", 21), ("the thirtieth anniversary", 30), ("1st", 1), ("No. 7", 7)],
)  # fmt: skip
def test_ordinals_are_exact(text, number):
    """An ordinal is one number."""
    reading = read(text, "ordinal")
    assert (reading.kind, reading.value) == ("ordinal", number)
    assert conflict(reading, read(f"{number + 1}th", "ordinal")) == "contradiction"


@pytest.mark.parametrize("text", ["", "important", "top 20 percent", "0th", "rank"])
def test_no_rank_is_unknown(text):
    """What names no place in an order is no rank."""
    assert not read(text, "rank").known
