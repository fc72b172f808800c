"""The files of the tongues: all that they say is English that the reader knows."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest

from vkrel.values.dates.date import read_date
from vkrel.values.dates.days import MONTHS
from vkrel.values.quantities.forms import read_quantity
from vkrel.values.read import read_uncached
from vkrel.values.reading import Reading
from vkrel.values.tongues.tongue import codes, load
from vkrel.values.tongues.translate import renderings
from vkrel.values.verdict import Kind

# Numerals in the places of a phrase, common ones and small ones.
NUMERALS = (
    {"n": "20", "a": "1", "b": "30", "c": "19", "e": "eighties", "y": "1990", "m": "March", "d": "3",
     "r": "19", "h": "14", "t": "1990", "q": "5 km", "f": "3 years"},
    {"n": "2", "a": "1", "b": "3", "c": "9", "e": "forties", "y": "800", "m": "May", "d": "1",
     "r": "2", "h": "9", "t": "May 1990", "q": "5 people", "f": "5 months"},
    {"n": "3", "a": "1", "b": "3", "c": "9", "e": "forties", "y": "1991", "m": "May", "d": "1",
     "r": "3", "h": "9", "t": "May 1990", "q": "5 people", "f": "5 months"},
)  # fmt: skip
PLACE = re.compile(r"\{([nabceymdhrtqf])\}")
# What the tongues themselves put to a number.
ARRANGED = frozenset({"and a half", "last century"})


# Where a phrase may stand in a printed value.
AMOUNTS = ("{}", "5 {}", "{} 500", "5 {} km", "5 km {}", "5 km {} hour", "3 {} ago")
DATES = (
    "{}", "{} 1990", "1990 {}", "{} May 1990", "{} 3 May 1990", "3 {} 1990", "5th {}", "5th century {}",
    "3 years {}", "{} of 1990", "{} 19th century", "between 1990 {} 1995", "1990 {} 1995", "in the {} 1990",
    "{} 1990 and 1995", "the {} of 1990", "the 20th {}", "first {} 1990", "3 {}", "1990 to {}", "2nd {}", "2nd {} BC",
)  # fmt: skip


def is_whole(reading: Reading) -> bool:
    """Whether a reading leaves no word over."""
    return reading.known and not reading.rest and reading.kind != Kind.NAME


def _at(numerals: dict[str, str], place: re.Match[str]) -> str:
    return numerals[place[1]]


def is_understood(english: str) -> bool:
    """Whether the reader knows an English phrase, alone or beside a number."""
    if english in ARRANGED:
        return True
    texts = [PLACE.sub(partial(_at, numerals), english) for numerals in NUMERALS]
    return not english or any(is_said(text) or is_counted(text) for text in texts)


def is_counted(text: str) -> bool:
    """Whether it is a thing that an amount is of, which the reader keeps: "dead", "of oil"."""
    readings = map(read_quantity, (text, f"5 {text}"))
    multiples = read_uncached(f"5 {text}").kind == Kind.MULTIPLE
    return multiples or any(reading.known and reading.rest in COUNTED for reading in readings)


def is_said(text: str) -> bool:
    """Whether any printed value with this text is read whole."""
    return (
        text == "unknown"
        or any(is_whole(read_quantity(form.format(text))) for form in AMOUNTS)
        or any(read_date(form.format(text), written="2020-05-01").known for form in DATES)
        or is_whole(read_uncached(text))
    )


# Things that are counted, which the reader keeps as the words behind an amount.
COUNTED = frozenset((Path(__file__).parent / "counted.txt").read_text("utf-8").splitlines())


@pytest.mark.parametrize("code", codes())
def test_english(code):
    """Every row is English that the reader understands."""
    phrases = load(code).phrases
    strange = {
        key: english
        for key, english in phrases.items()
        if not all(map(is_understood, english.split("|")))
    }
    assert not strange


@pytest.mark.parametrize("code", [code for code in codes() if load(code).translates])
def test_months(code):
    """Every name of a month, in a date, is that month."""
    for name, english in load(code).phrases.items():
        if english in MONTHS:
            day = "3 " if load(code).spaced else ""
            (rendering,) = renderings(f"{day}{name} 1921", code)
            edtf = read_uncached(rendering.text, "date").edtf
            assert edtf.startswith(f"1921-{MONTHS.index(english) + 1:02d}"), name
