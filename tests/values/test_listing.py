"""Sets: open and closed lists, and counts."""

from __future__ import annotations

from math import inf

import pytest

from vkrel.values.compare import compare
from vkrel.values.read import read


@pytest.mark.parametrize(
    ("text", "members", "closed", "low", "high"),
    [
        ("including A and B", "ab", False, 2, inf),
        ("such as A, B, and C", "abc", False, 3, inf),
        ("A, B, C, D and E", "abcde", False, 5, inf),
        ("A; B; C", "abc", False, 3, inf),
        ("A, B and others", "ab", False, 2, inf),
        ("the members are A, B and C", "abc", True, 3, 3),
        ("members: A, B, C", "abc", True, 3, 3),
        ("consists of A & B", "ab", True, 2, 2),
        ("only A and B", "ab", True, 2, 2),
        ("the members are A, B and others", "ab", False, 2, inf),
        ("only four countries, including A and B", "ab", False, 4, 4),
        ("four countries: A, B, C and D", "abcd", True, 4, 4),
        ("four countries (A, B, C and D)", "abcd", True, 4, 4),
        ("only two countries", "", False, 2, 2),
        ("76 provinces", "", False, 76, 76),
        ("no members", "", False, 0, 0),
        ("at least four countries", "", False, 4, 5),
    ],
)
def test_lists(text, members, closed, low, high):
    """Members, whether the list is complete, and how many there are."""
    reading = read(text, "set")
    assert reading.listing is not None
    assert reading.listing.members == frozenset(members)
    assert reading.listing.closed is closed
    assert (reading.strict[0].low, reading.strict[0].high) == (low, high)


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("including A and B", "including C", "compatible"),
        ("including A", "the members are A and B", "compatible"),
        ("including C", "the members are A and B", "contradiction"),
        ("the members are A and B", "the members are B and A", "compatible"),
        ("the members are A and B", "three countries", "contradiction"),
        ("the members are A, B and C", "three countries", "compatible"),
        ("A and B", "only A", "contradiction"),
        ("more than 30 provinces", "including A and B", "compatible"),
        ("four countries", "five countries", "contradiction"),
        ("no countries", "including A", "contradiction"),
        ("Việt Nam and the Republic of Korea", "only Viet Nam and Republic of Korea", "compatible"),
    ],
)
def test_verdicts_between_sets(a, b, verdict):
    """Sets conflict by number, or where a complete list lacks a member; never by silence."""
    assert compare(a, b, "set").verdict == verdict
    assert compare(b, a, "set").verdict == verdict


def test_nothing_is_unknown():
    """An empty text lists nothing."""
    assert not read("  ", "set").known
