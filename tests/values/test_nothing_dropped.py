"""Dates, times and durations: every word is accounted for, none is dropped."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vkrel.values.dates.calendars import ERAS, HIJRI, REPUBLICAN, SOLAR_HIJRI
from vkrel.values.dates.date import read_date
from vkrel.values.dates.duration import read_duration
from vkrel.values.dates.time import read_time
from vkrel.values.dates.words import TOKENS
from vkrel.values.reading import Reading

DATES = (
    "3 October 2009", "October 3, 2009", "in March 2010", "the early 1990s", "circa 1950",
    "from 2017 to 2022", "9-11 February 2022", "17th century", "before 1975", "Q1 2010",
    "2009", "12 Ramadan 1442 AH", "Showa 54 March", "25 October 1917 O.S.", "2024-W05",
    "week 5 of 2024", "9 Thermidor An II", "two years before 2011", "the night of 3 May 1998",
    "October 18, 2022 - 07:28", "12 March 1921 (1921-03-12)", "b. 1921", "1921 (aged 79)",
    "FY 2023/24", "spring 1998", "the week of 3 March 2024", "10 February 1731/32",
)  # fmt: skip
TIMES = (
    "7:10 pm", "19:10", "half past seven", "a quarter to seven", "7:13 in the evening",
    "seven o'clock", "7:10 pm EST", "2011-12-01 19:10", "7:10 pm Dec 1, 2011", "noon",
    "Thu 7:10p", "6:47 p.m. (Estimated runway)", "19:10 (UTC+9)",
)  # fmt: skip
DURATIONS = (
    "90 minutes", "an hour and a half", "1 h 30", "a year and a half", "within a year",
    "2 years 3 months", "more than 30 years", "nearly 40 years", "half a century",
    "in the next 2 years", "10 years or more", "six months",
)  # fmt: skip
READERS: dict[str, tuple[Callable[[str], Reading], tuple[str, ...]]] = {
    "date": (read_date, DATES),
    "time": (read_time, TIMES),
    "duration": (read_duration, DURATIONS),
}
# Words of print that change a value: none of them may be lost.
REAL = (
    "nearly", "hardly", "almost", "not", "no", "fast", "kaum", "nicht", "presque", "pas", "нет",
    "почти", "target", "planned", "soldiers", "never", "approximativement", "août",
)  # fmt: skip
# Known words of estimates and lengths: in a place where they say nothing others are named.
HEDGES = ("nearly", "almost")
_KNOWN = {
    word
    for phrase in (*TOKENS, *ERAS, *(n for c in (HIJRI, SOLAR_HIJRI, REPUBLICAN) for m in c.months for n in m))
    for word in phrase.replace("-", " ").split()
}  # fmt: skip
invented = st.text("bcdfgjklpqvxz", min_size=6, max_size=9).filter(lambda word: word not in _KNOWN)


@pytest.mark.parametrize("kind", READERS)
def test_the_values_themselves_are_read(kind: str) -> None:
    """Without the word each of the values below is read."""
    read, texts = READERS[kind]
    assert [text for text in texts if not read(text).known] == []


@pytest.mark.parametrize("kind", READERS)
@given(st.data(), invented)
def test_an_invented_word_is_named(kind: str, data: st.DataObject, word: str) -> None:
    """In front, inside or behind: a word that says nothing leaves the value unknown, by name."""
    read, texts = READERS[kind]
    words = data.draw(st.sampled_from(texts)).split(" ")
    place = data.draw(st.integers(0, len(words)))
    text = " ".join([*words[:place], word, *words[place:]])
    reading = read(text)
    assert not reading.known, reading
    assert word in reading.reason
    assert not reading.impossible


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize("word", REAL)
def test_a_real_word_is_never_lost(kind: str, word: str) -> None:
    """A word of print is a hedge that changes the cuts, or leaves the value unknown, by name."""
    read, texts = READERS[kind]
    for text in texts:
        plain = read(text)
        words = text.split(" ")
        for place in range(len(words) + 1):
            planted = read(" ".join([*words[:place], word, *words[place:]]))
            if planted.known:
                same = (planted.strict, planted.lenient) == (plain.strict, plain.lenient)
                twice = word in HEDGES and kind == "time"  # an estimate already
                assert twice or not same, f"{planted} lost “{word}”"
            else:
                named = word in planted.reason or word in HEDGES
                assert named, f"{planted} does not name “{word}”"
