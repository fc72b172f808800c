"""Figures for rules: rows of one basis, what follows what, and which values a claim may mean."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import vkrel
from vkrel.model.claim import Answer
from vkrel.values.dates.days import day_number
from vkrel.values.interval import Interval
from vkrel.values.verdict import Severity
from vkrel.variables.figures import (
    Dated,
    alike,
    any_of,
    firm,
    meant,
    neighbours,
    rows,
    same_year,
    steps,
)
from vkrel.variables.variables import Variables

VOCABULARY = """
[[measure]]
id = "fish"
unit = "USD"
stat = "flow"
separators = ["period", "definition", "population"]
[[measure]]
id = "boats"
unit = "person"
stat = "stock"
separators = ["as_of"]
adds_to = "ships"
"""

SLOT = None  # steps never looks at it


def facts(tmp_path, *records, vocabulary=VOCABULARY):
    """The facts of one claims file."""
    text = '[source]\nid = "a"\npublished = "2020"\n[[passage]]\n' + "\n".join(
        "[[passage.indicator]]\n" + "\n".join(f"{name} = {value!r}" for name, value in each.items())
        for each in records
    )
    (tmp_path / "vocabulary.toml").write_text(vocabulary.replace('adds_to = "ships"\n', ""))
    (tmp_path / "a.toml").write_text(text)
    return Variables(vkrel.load(tmp_path))


def fish(period, value, **more):
    return {"measure": "fish", "of": "NO", "period": period, "value": value, **more}


def year(number):
    return Interval(day_number(number, 1, 1), day_number(number, 12, 31))


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=12))
def test_steps_order_all_that_is_ordered(ends):
    """Steps never go back, and whatever is certainly later is reached by them."""
    row = sorted(
        (Dated(SLOT, first, first + length) for first, length in ends),
        key=lambda each: (each.first, each.last),
    )
    found = {(id(one), id(other)) for one, other in steps(row)}
    for one in row:
        reached, waiting = set(), [one]
        while waiting:
            here = waiting.pop()
            for other in row:
                if (id(here), id(other)) in found and id(other) not in reached:
                    reached.add(id(other))
                    waiting.append(other)
        assert reached == {id(other) for other in row if other.first > one.last}


def test_alike():
    """A basis that one side leaves open may be the other's, unless its absence says something."""
    assert alike((("definition", "goods"),), ())
    assert not alike((("definition", "goods"),), (("definition", "services"),))
    assert not alike((("population", "students"),), ())
    assert not alike((("stat", "average"),), ())


def test_same_year():
    """Dates of one calendar year go together, and so does a period with itself."""
    assert same_year(year(2021), Interval(day_number(2021, 3, 1), day_number(2021, 3, 31)))
    assert not same_year(year(2021), year(2022))
    decade = Interval(day_number(2010, 1, 1), day_number(2019, 12, 31))
    assert same_year(decade, decade)
    assert not same_year(decade, year(2015))
    assert not same_year(None, None)


def test_rows_keep_bases_apart(tmp_path):
    """Figures of one basis stand in a row; across bases only where one is open, and not for sure."""
    known = facts(
        tmp_path,
        fish("2001", "1 USD"),
        fish("2002", "2 USD", definition="goods"),
        fish("2003", "3 USD"),
        fish("2004", "4 USD", definition="services"),
        fish("2005", "5 USD", population="boats"),
    )
    (bases,) = rows(known, "flow")
    found = {
        (one.slot.claims[0].value, other.slot.claims[0].value): sure
        for one, other, sure in neighbours(bases)
    }
    assert found == {
        ("1 USD", "3 USD"): True,
        ("1 USD", "2 USD"): False,
        ("2 USD", "3 USD"): False,
        ("3 USD", "4 USD"): False,
    }


def test_meant_prefers_the_own_source(tmp_path):
    """A claim means what its own source says for its year, whatever the definition."""
    known = facts(tmp_path, fish("2001", "1 USD"), fish("2001", "2 USD", definition="goods"))
    claim = next(each for each in known.claims if each.value == "1 USD")
    found = meant(known, claim, claim.subject, known.span(claim), record=False)
    assert sorted(each.claim.value for each in found) == ["1 USD", "2 USD"]
    point = any_of(known, found, claim, "x", "x")
    assert len(point.claims) == 1
    (own, other) = point.answers[0].reading.strict
    assert (own.low, own.high) == known.answer(claim).reading.strict[0][:2]
    goods = next(each for each in found if each.claim != claim).reading.strict[0]
    assert (other.low, other.high) == (goods.low * 0.9, goods.high * 1.1)
    assert firm(claim, found)
    assert not firm(claim, [each for each in found if each.claim.value == "2 USD"])


def test_loose_ends(tmp_path):
    """A tie to a measure that does not exist is an error with file, entry and key."""
    (tmp_path / "vocabulary.toml").write_text(VOCABULARY)
    (tmp_path / "a.toml").write_text('[source]\nid = "a"\n')
    with pytest.raises(vkrel.LoadError, match=r"boats\.adds_to.*unknown measure 'ships'"):
        vkrel.load(tmp_path)


def test_yearly():
    """A figure of a year, leap or not, stands for a year; one of five years or a month does not."""
    for number in (2003, 2004):
        assert Dated(SLOT, *year(number)[:2]).yearly
    assert not Dated(SLOT, day_number(2001, 1, 1), day_number(2005, 12, 31)).yearly
    assert not Dated(SLOT, day_number(2001, 1, 1), day_number(2001, 12, 30)).yearly
    assert not Dated(SLOT, day_number(2001, 1, 1), day_number(2001, 1, 31)).yearly


def test_a_doubt_about_one_of_several_is_a_doubt_about_all(tmp_path):
    """Where a source doubts one of the values that may be meant, they contradict nobody."""
    known = facts(tmp_path, fish("2001", "1 USD"), fish("2001", "2 USD", definition="goods"))
    sure = meant(known, known.claims[0], known.claims[0].subject, year(2001), record=False)
    doubted = [sure[0], Answer(sure[1].claim, attrs.evolve(sure[1].reading, unsure=True))]
    for answers, expected in ((sure, 1), (doubted, 0)):
        wide = any_of(known, answers, known.claims[0], "x", "x")
        assert len(wide.bounds(Severity.CONTRADICTION)) == expected
        assert len(wide.bounds(Severity.TENSION)) == 1
