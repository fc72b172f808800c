"""Short forms of amounts: coordinates, durations, a number in words and figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vkrel.values.interval import meets
from vkrel.values.read import read
from vkrel.values.verdict import Kind


def fits(one, other):
    """Whether two printed amounts of one unit can be the same."""
    readings = [read(text, Kind.QUANTITY) for text in (one, other)]
    assert all(each.known for each in readings), readings
    return readings[0].unit == readings[1].unit and meets(*(each.lenient for each in readings))


@given(st.integers(0, 89), st.integers(0, 59), st.integers(0, 59), st.sampled_from("NSEW"))
def test_degrees(degrees, minutes, seconds, side):
    """A place is the same in seconds, in decimal minutes and in decimal degrees, bare or not."""
    value = degrees + minutes / 60 + seconds / 3600
    sign = "-" if side in "SW" else ""
    printed = f"{degrees}°{minutes:02}′{seconds:02}″{side}"
    assert fits(printed, f"{sign}{value:.4f}")
    assert fits(printed, f"{value:.2f}° {side}")
    assert fits(printed, f"{degrees}° {minutes + seconds / 60:.3f}' {side}")
    assert not fits(printed, f"{sign}{value + 0.01:.4f}")


@pytest.mark.parametrize("text", ["45°", "5.5° 30'", "5° 71' N", "-5° 30' N"])
def test_no_place(text):
    """What may be a temperature, or cannot be, is not understood."""
    assert not read(text, Kind.QUANTITY).known


@given(st.integers(1, 9), st.integers(1, 59))
def test_hours_and_minutes(hours, minutes):
    """Hours and minutes in short are those written out."""
    words = f"{hours} hours {minutes} minutes"
    assert fits(f"{hours}h {minutes:02}m", words)
    assert fits(f"PT{hours}H{minutes}M", words)
    assert fits(f"{60 * hours + minutes} min", words)
    assert not fits(f"{hours}h {minutes:02}m", f"{2 * (60 * hours + minutes) + 1} min")


def test_words_and_figures():
    """A number that is printed twice is one, where both agree."""
    assert fits("twelve (12)", "12")
    assert not fits("twelve (12)", "20")
    assert not read("twelve (13)", Kind.QUANTITY).known


def test_year_in_brackets():
    """A year behind a title is no loss for sure; a loss with a mark is one."""
    assert fits("(1984)", "1984")
    assert not fits("(1984)", "1990")
    assert not fits("(1,984)", "1,984")


def test_units():
    """Micro is printed with a u, too, and no siemens is a second."""
    assert fits("956 uS/cm", "0.956 mS/cm")
    assert fits("7.1 ug/L", "7.1 µg/L")
    assert fits("pH 7.3", "7.3")
