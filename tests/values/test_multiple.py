"""Multiples: ratios in the many ways of print."""

from __future__ import annotations

import pytest

from vkrel.values.compare import compare
from vkrel.values.interval import Interval
from vkrel.values.read import read


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("tripled", 3),
        ("has doubled", 2),
        ("more than doubled", 2),
        ("nearly quadrupled", 4),
        ("halved", 0.5),
        ("twice", 2),
        ("a 150-fold increase", 150),
        ("increased tenfold", 10),
        ("over 700 times", 700),
        ("increased by over 700 times since 1992", 700),
        ("2.5 times", 2.5),
        ("by a factor of 3", 3),
        ("increased by 150%", 2.5),
        ("rose 50 per cent", 1.5),
        ("a 20% increase", 1.2),
        ("fell by 20%", 0.8),
        ("fell by half", 0.5),
        ("-20%", 0.8),
        ("+150%", 2.5),
        ("a decline of 25%", 0.75),
        ("grew to 300% of the plan", 3),
        ("from US$1 billion to US$150 billion", 150),
        ("from $500 million to $78 billion", 156),
        ("1.5", 1.5),
        ("150%", 1.5),
    ],
)
def test_multiples_are_ratios(text, value):
    """All are the later amount over the earlier one."""
    reading = read(text, "multiple")
    assert (reading.kind, reading.unit, reading.value) == ("multiple", "1", value)


def test_notation_changes_no_ratio():
    """Equal rationals give equal floats, whichever way the ratio is printed."""
    assert read("increased by 150%", "multiple").strict == read("2.5 times", "multiple").strict


def test_a_printed_base_keeps_its_width():
    """From one billion: a base printed with one digit leaves the ratio wide."""
    (ratio,) = read("from US$1 billion to US$150 billion", "multiple").strict
    assert ratio == Interval(145 / 1.1, 155 / 0.9, high_closed=False)


def test_readers_take_an_increase_of_300_percent_for_three_times():
    """The other reading is a gap-wise union in the lenient cut, from a hundred per cent on."""
    assert len(read("increased by 250%", "multiple").lenient) == 2
    assert len(read("increased by 50%", "multiple").lenient) == 1
    assert len(read("2.5 times higher", "multiple").lenient) == 2
    assert len(read("three times as high", "multiple").lenient) == 1


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("tripled", "increased by 200%", "compatible"),
        ("tripled", "increased by 300%", "tension"),
        ("tripled", "increased by 500%", "contradiction"),
        ("doubled", "increased by 50%", "contradiction"),
        ("doubled", "increased by 90%", "compatible"),
        ("halved", "fell by 50%", "compatible"),
        ("halved", "fell by 20%", "contradiction"),
        ("more than doubled", "1.5 times", "contradiction"),
        ("over 700 times", "from US$100 million to US$80 billion", "compatible"),
    ],
)
def test_verdicts_between_multiples(a, b, verdict):
    """Verdicts between forms of print."""
    assert compare(a, b, "multiple").verdict == verdict


@pytest.mark.parametrize("text", ["", "many", "from A to B", "US$5 billion", "from 0 to 5"])
def test_no_multiple_is_unknown(text):
    """What is no ratio is unknown; a base of zero has none."""
    assert not read(text, "multiple").known
