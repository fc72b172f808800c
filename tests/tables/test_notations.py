"""Codes in common notations: another way of writing is no contradiction, another code is one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tables.test_names import meet
from vkrel.tables.names import names_of
from vkrel.tables.stated import unstated
from vkrel.values.verdict import Kind

PHONES = ("+{c} {a}-{b}-{d}", "00{c} {a} {b} {d}", "({a}) {b}-{d}", "{a}.{b}.{d}", "+{c}{a}{b}{d}")
SPANS = ("{h:02}:{m:02}-{k:02}:{m:02}", "{h}:{m:02} am to {l}:{m:02} pm", "{h}.{m:02} a.m. – {l}.{m:02} p.m.")  # fmt: skip
STREETS = ("{n} {name} {long}", "{n} {name} {short}.", "{n}, {name} {long}, York", "{n} {name} {short}, York YO1 7AB")  # fmt: skip
ENDS = {"Street": "St", "Road": "Rd", "Avenue": "Ave", "Place": "Pl"}

phones = st.fixed_dictionaries(
    {
        "c": st.sampled_from(["1", "33", "353"]),
        "a": st.integers(201, 989),
        "b": st.integers(200, 999),
        "d": st.integers(1000, 9999),
    }
)


@given(phones, st.sampled_from(PHONES), st.sampled_from(PHONES))
def test_phones_differ_in_form(phone, one, other):
    """The number within a country is the same number with less said."""
    assert meet(one.format(**phone), other.format(**phone), [PHONES[0].format(**phone)])


@given(phones, phones, st.sampled_from(PHONES), st.sampled_from(PHONES))
def test_phones_differ(phone, other, notation, another):
    """Other numbers contradict in every notation."""
    if (phone["a"], phone["b"], phone["d"]) == (other["a"], other["b"], other["d"]):
        return
    column = [PHONES[0].format(**phone), PHONES[0].format(**other)]
    assert not meet(notation.format(**phone), another.format(**other), column)


def test_trunk():
    """The zero that is only dialled within a country tells nothing apart."""
    column = ["+44 131 496 0614", "+44 (0)131 496 0614", "0131 496 0614", "(0131) 496 0614"]
    assert all(meet(one, other, column) for one in column for other in column)


@given(
    st.integers(1, 11), st.integers(0, 59), st.integers(1, 11), st.sampled_from(SPANS),
    st.sampled_from(SPANS), st.integers(1, 11),
)  # fmt: skip
def test_hours(hour, minute, until, one, other, another):
    """Hours of opening are one in every notation, and others where an end is another."""
    printed = one.format(h=hour, m=minute, k=until + 12, l=until)
    assert meet(printed, other.format(h=hour, m=minute, k=until + 12, l=until))
    if another != until:
        assert not meet(printed, other.format(h=hour, m=minute, k=another + 12, l=another))


@given(
    st.integers(1, 200), st.sampled_from(sorted(ENDS)), st.sampled_from(STREETS),
    st.sampled_from(STREETS), st.integers(1, 200),
)  # fmt: skip
def test_streets(house, end, one, other, another):
    """A street is one written out or not, with its town or without; another house is another."""
    column = [f"{number} Mill {ENDS[kind]}" for number in (3, 5) for kind in ENDS]
    column = [text for text in column if not text.startswith(f"{house} ")]
    words = {"name": "Hanover", "long": end, "short": ENDS[end]}
    assert meet(one.format(n=house, **words), other.format(n=house, **words), column)
    if another != house:
        assert not meet(one.format(n=house, **words), other.format(n=another, **words), column)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("7.19", "7.19.1", True), ("v7.19.1", "Version 7.19.1", True), ("7.19.1", "7.19.2", False),
        ("7.1", "7.19.1", False), ("3.1", "3.10", False), ("v3.8", "3.8", True),
        ("EH6", "EH6 6JF", True), ("EH66JF", "eh6 6jf", True), ("Belt 9", "Carousel 9", True),
    ],
)  # fmt: skip
def test_codes(one, other, same):
    """Versions and what they are of; codes with and without spaces."""
    column = ["EH6 6JF", "EH66JF"] if one.startswith("EH") else []
    assert meet(one, other, column) is same


def test_name_of_the_column():
    """A word of the column's own name says nothing in it."""
    names = names_of(["Ward 7", "Bed 7"], about="ward or bed")
    assert names["Ward 7"] & names["Bed 7"]
    assert not names_of(["Ward 7", "Bed 7"])


def test_word_before():
    """A word is a part of its own where all that it stands before stands there without it."""
    rated = [f"{word}{mark}" for word in ("", "Rated ") for mark in ("G", "PG", "R")]
    assert meet("Rated PG", "PG", rated)
    assert not meet("Rated PG", "R", rated)
    assert not meet("New York", "York", ["London", "New London", "Bern"])


def test_no_code():
    """Among codes a text over and over states nothing; one word may be a code, too."""
    counts = {f"C{number}": 1 for number in range(60)} | {"ask at desk": 20, "closed": 20}
    assert unstated(counts, Kind.NAME, lambda _: False) == {"ask at desk"}
    assert not unstated({**dict.fromkeys("abcdef", 1), "New York": 20}, Kind.NAME, lambda _: False)


def test_completed():
    """A word before and a number behind one long number may both be true; rivals may not."""
    column = ["FL 32526", "32526-4900", "32526", "GA 32526", "32526-4901"]
    names = names_of(column)
    assert names["FL 32526"] & names["32526-4900"] & names["32526"]
    assert not names["FL 32526"] & names["GA 32526"]
    assert not names["32526-4900"] & names["32526-4901"]


def test_names_of_streets():
    """Directions and what a street is named after are written out or not."""
    column = [f"{number} High Street" for number in range(2, 9)]
    assert meet("12 W. Mt. Vernon Ave.", "12 West Mount Vernon Avenue", column)
    assert meet("12 ST CLAIR ST", "12 Saint Clair Street", column)
    assert not meet("12 W Vernon Ave", "12 East Vernon Ave", column)
