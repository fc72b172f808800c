"""How each word was understood: the reader's own parts, tokens and renderings."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.strategies import quantities
from vkrel.values.quantities.fillers import STRANGE
from vkrel.values.understood import LEFT_OUT, understood

CASES = {
    "nearly US$87 billion": "nearly: hedge; US$: unit; 87: number; billion: scale",
    "rund 3,5 Milliarden Euro": "rund = about: hedge; 3,5 = 3.5: number;"
    " Milliarden = billion: scale; Euro = euros: unit",
    "twenty-one million people": "twenty-one: number; million: scale; people: unit",
    "2½ miles": "2½: number; miles: unit",
    "minus 5 °C": "minus: sign; 5: number; °C: unit",
    "5 kg per hectare": "5: number; kg per hectare: unit",
    "US$5 per passenger": "US$: unit; 5: number; per passenger: told by",
    "a total of 3 dozen eggs in the box": "a: says nothing; total: says nothing; of: says nothing;"
    " 3: number; dozen: scale; eggs: thing counted; in the box: of what",
    "500 or more": "500: number; or more: hedge",
    "9,300 by 2015": "9,300: number; by 2015: when",
    "between 5 and 6 km": "between: joins two ends; 5: number; and: joins two ends; 6: number;"
    " km: unit",
    "the early 1990s": "the: says nothing; early: calendar word; 1990s: decade or century",
    "12. März 1921": "12: number; März = March: month; 1921: year",
    "12 Ramadan 1442": "12 Ramadan 1442: date",
    "nineteen seventy-five": "nineteen seventy-five: year",
    "2009-10": "2009-10: read as a whole",
    "12 per 100,000": "12: number; per 100,000: unit",
    "half a mile": "half a: number; mile: unit",
    "+50%": "+: sign; 50: number; %: unit",
    "2 miles (3.2187 km)": "2 miles (3.2187 km): read as a whole",
    "9.1 million (2023 estimate)": "9.1: number; million: scale;"
    " 2023 estimate: not part of the value",
    "Hanoi": "Hanoi: read as a whole",
    "12 foo 1999": "foo: not understood",
    "5 kg foo": "foo: not understood",
}


@pytest.mark.parametrize(("text", "roles"), CASES.items())
def test_roles(text, roles):
    """Each word has the role that the reader gave it, in the order of print."""
    words = understood(text)
    assert (
        "; ".join(
            f"{word.printed}{' = ' * bool(word.said)}{word.said}: {word.role}" for word in words
        )
        == roles
    )


def test_meanings():
    """A role comes with what it stands for, by the reader's own tables."""
    meaning = {word.role: word.meaning for word in understood("about 200 thousand miles")}
    assert meaning["scale"] == "1,000"
    assert meaning["number"] == "its last digit counts 100,000 (g)"
    assert meaning["unit"].startswith("mile = 1,609.344 m")
    assert meaning["hedge"] == "about: 0.2 g to both sides; at the widest 1 g to both sides"


@given(quantities.quantities())
def test_what_is_read_is_understood(text):
    """Of an amount that is read, each word has a role, and no letter or figure is lost."""
    words = understood(text, "quantity")
    assert not [word for word in words if word.role in (STRANGE, LEFT_OUT)]
    told = "".join(word.printed for word in words)
    assert [sign for sign in told if sign.isalnum()] == [sign for sign in text if sign.isalnum()]


@given(quantities.value_texts())
def test_any_text_is_told(text):
    """Whatever is printed, there are words and roles, and no exception."""
    assert all(word.role for word in understood(text))


def test_a_language_that_is_known_decides():
    """A named language decides how each word is understood."""
    (number,) = understood("1.234", language="de")
    assert number.said == "1,234"
