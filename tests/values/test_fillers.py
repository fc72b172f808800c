"""Amounts, ranks and multiples: every word is accounted for, whatever reads the value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vkrel.values.compare import compare
from vkrel.values.quantities.fillers import not_counted, thing
from vkrel.values.read import read

VALUES = (
    "2,585", "about 350,000", "87.4 billion", "5 km", "about 5 km", "US$87 billion", "€20 million",
    "9 per cent", "2.5 percentage points", "120 km/h", "5 kg per hectare", "US$3,000 per capita",
    "between 10 and 15", "5 to 10 km", "tens of thousands", "several hundred", "two-thirds",
    "one in ten", "5 ft 10 in", "1 million 200 thousand", "-5 °C", "12 mg/l", "45+", "+45%",
    "third largest", "among the top three", "37th", "no. 1", "30th anniversary",
    "tripled", "a 150-fold increase", "increased by 150%", "over 700 times",
    "from US$1 billion to US$150 billion",
)  # fmt: skip
# Words that change a value, or are no part of one, in English and in tongues that we do not know.
REAL = (
    "not", "hardly", "never", "blorp", "kaum", "nicht", "pas", "neredeyse", "нет", "yaklaşık",
    "mieltei", "lähes", "prawie", "planned", "target", "million-ish", "milyon", "miliarda", "kaksi",
)  # fmt: skip
invented = st.text("bcdfgjklpqvxz", min_size=6, max_size=9)


def planted(data: st.DataObject, text: str, word: str) -> str:
    """The value with the word in front, inside or behind."""
    words = text.split(" ")
    place = data.draw(st.integers(0, len(words)))
    return " ".join([*words[:place], word, *words[place:]])


@pytest.mark.parametrize("text", VALUES)
def test_the_values_themselves_are_read(text):
    """Without the word each of them is read, and agrees with itself."""
    assert read(text).known
    assert compare(text, text).verdict == "compatible"


@given(st.data(), st.sampled_from(VALUES), invented | st.sampled_from(REAL))
def test_a_planted_word_leaves_no_verdict(data, text, word):
    """In front, inside or behind: with one more word nothing confident is said of the value."""
    printed = planted(data, text, word)
    if printed == "not among the top three":
        return  # says what it says
    assert compare(printed, text).verdict == "unknown"


@given(st.sampled_from([value for value in VALUES if value[0].isdigit()]), invented)
def test_the_word_is_named(text, word):
    """What is not understood in front of an amount is named."""
    assert word in read(f"{word} {text}").reason


def test_the_thing_that_is_counted():
    """It stands in small letters behind a plain number; its name stands before any "of"."""
    assert thing("valid projects in 2015") == "valid project"
    assert thing("embassies") == "embassy"
    assert thing("") == ""
    assert not_counted(["soldiers"], counts=True) == ""
    assert not_counted(["Milliarden"], counts=True) == "Milliarden"
    assert not_counted(["blorp", "million"], counts=True) == "million"
    assert not_counted(["soldiers"], counts=False) == "soldiers"
    assert not_counted(["of", "rice"], counts=False) == ""


def test_two_things_are_not_compared():
    """Without a question a noun is compared with the same noun only; in one, it is the measure's."""
    assert compare("26 soldiers", "30 ships").verdict == "unknown"
    assert compare("26 soldiers", "30").verdict == "unknown"
    assert compare("26 soldiers", "30 soldiers").verdict == "contradiction"
    assert compare("26 soldiers", "30 men", slot="the garrison").verdict == "contradiction"


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("children", "child"), ("men", "man"), ("women", "woman"), ("people", "person"),
        ("persons", "person"), ("entries", "entry"), ("wolves", "wolf"), ("lives", "life"),
        ("caves", "cave"), ("churches", "church"), ("buses", "bus"), ("houses", "house"),
        ("specimens", "specimen"), ("series", "series"), ("passes", "pass"), ("projects", "project"),
        ("grandchildren", "grandchild"), ("policemen", "policeman"), ("heroes", "hero"),
        ("crises", "crisis"), ("movies", "movie"), ("boxes", "box"),
    ],
)  # fmt: skip
def test_plurals(plural, one):
    """Whether one or many are printed, it is one thing."""
    assert thing(f"valid {plural} in 2015") == thing(f"valid {one}") == f"valid {one}"
