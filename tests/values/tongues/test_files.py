"""The files of the tongues: all that they say is English that the reader knows."""

from __future__ import annotations

import re

import pytest

from vkrel.values.dates.days import MONTHS, NotADate
from vkrel.values.dates.tokens import Context, tokens
from vkrel.values.quantities.forms import read_quantity
from vkrel.values.quantities.hedges import hedge_words
from vkrel.values.read import read_uncached
from vkrel.values.reading import Reading
from vkrel.values.tongues.tongue import codes, load
from vkrel.values.tongues.translate import renderings
from vkrel.values.verdict import Kind

NUMERALS = {
    "{n}": "20",
    "{a}": "1",
    "{b}": "3",
    "{y}": "1990",
    "{m}": "March",
    "{d}": "3",
    "{r}": "19",
    "{h}": "14",
}


def is_of_a_date(english: str) -> bool:
    """Whether all words are words of dates."""
    try:
        tokens(english, Context())
    except NotADate as error:
        # BC and the like say where they stand: they are words of dates
        return "stands behind" in str(error)
    return True


def is_whole(reading: Reading) -> bool:
    """Whether a reading leaves no word over."""
    return reading.known and not reading.rest and reading.kind != Kind.NAME


def is_understood(english: str) -> bool:
    """Whether the reader knows an English phrase, alone or beside a number."""
    text = re.sub(r"\{[nabcymdhr]\}", lambda place: NUMERALS[place[0]], english)
    amounts = (text, f"5 {text}", f"5 {text} km", f"5 km {text}", f"5 km {text} hour")
    return (
        not text
        or text in hedge_words()
        or is_of_a_date(text)
        or any(is_whole(read_quantity(amount)) for amount in amounts)
        or is_whole(read_uncached(text))
    )


@pytest.mark.parametrize("code", codes())
def test_english(code):
    """Every row is English that the reader understands."""
    phrases = load(code).phrases
    strange = {key: english for key, english in phrases.items() if not is_understood(english)}
    assert not strange


@pytest.mark.parametrize("code", [code for code in codes() if load(code).translates])
def test_months(code):
    """Every name of a month, in a date, is that month."""
    for name, english in load(code).phrases.items():
        if english in MONTHS:
            (rendering,) = renderings(f"{name} 1921", code)
            reading = read_uncached(rendering.text, "date")
            assert reading.edtf == f"1921-{MONTHS.index(english) + 1:02d}", name
