"""The same question or another: one decision, in whatever order the sides come."""

from __future__ import annotations

from itertools import combinations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vkrel.model.vocabulary import Modality, Status, base
from vkrel.values.context import Side
from vkrel.values.question import WORDS, Question, between, qualifiers, settled

TEXTS = {
    "as_of": (
        "2021",
        "2022",
        "2022-06",
        "June 2022",
        "2022-06-17",
        "2021/2022",
        "season 4",
        "s. 5",
    ),
    "period": ("2021", "2022", "2022-01/2022-12", "2022-06", "season 4"),
    "modality": ("actual", "target", "goal", "plan", "forecast", "estimate", "preliminary", "odd"),
    "status": ("A", "P", "provisional", "E", "B", "D", "F", "X"),
    "population": ("residents", "Residents", "workers"),
}


def sides(names=tuple(TEXTS)):
    """What qualifiers of one side mean."""
    return st.fixed_dictionaries(
        {}, optional={name: st.sampled_from(TEXTS[name]) for name in names}
    ).map(lambda texts: qualifiers(Side(qualifiers=texts)))


stats = st.sampled_from(("", "stock", "flow", "cumulative"))
nevers = st.frozensets(st.sampled_from(sorted(TEXTS)))


def ask(a, b):
    """What two sides of printed qualifiers ask."""
    return between(qualifiers(Side(qualifiers=a)), qualifiers(Side(qualifiers=b)))


@given(sides(), stats, nevers)
def test_a_side_asks_its_own_question(side, stat, never):
    """Whatever is printed on both sides alike makes no difference and no doubt."""
    assert between(side, side, stat=stat, never_missing=never) == Question()


@given(sides(), sides(), stats, nevers)
def test_the_sides_can_be_exchanged(a, b, stat, never):
    """The order of the sides changes neither verdict nor doubts, but who is the vaguer one."""
    one = between(a, b, stat=stat, never_missing=never)
    other = between(b, a, stat=stat, never_missing=never)
    assert bool(one.different) == bool(other.different)
    assert (one.missing, one.order) == (other.missing, -other.order)
    assert one.vaguer == {{"a": "b", "b": "a"}[side] for side in other.vaguer}


@given(sides(), sides(), nevers)
def test_what_one_side_lacks(a, b, never):
    """A qualifier of one side alone is a doubt of the other, and never ignored."""
    asked = between(a, b, never_missing=never)
    for name in (a.keys() ^ b.keys()) - WORDS.keys():
        assert asked.different or (name in asked.missing and name not in never)


@given(st.lists(sides(("as_of", "population", "period")), max_size=5), stats)
def test_a_quick_look(many, stat):
    """What is settled at a glance leaves no doubt in any pair."""
    distinct = list({str(sorted((k, v.text) for k, v in side.items())): side for side in many}.values())  # fmt: skip
    if settled(distinct):
        for a, b in combinations(distinct, 2):
            asked = between(a, b, stat=stat)
            assert asked.different or asked.order


def test_the_words_are_those_of_every_vocabulary():
    """The words of a qualifier with a list stand in `base.toml` as they do here."""
    assert {
        kind.section: {
            word: (entry.name, entry.names) for word, entry in base().section(kind).items()
        }
        for kind in (Modality, Status)
    } == WORDS


@pytest.mark.parametrize(
    ("a", "b", "vaguer"),
    [
        ({"as_of": "2022"}, {"as_of": "June 2022"}, {"a"}),
        ({}, {"as_of": "June 2022"}, {"a"}),
        ({"as_of": "season 4"}, {"as_of": "2022"}, {"a"}),
        ({"as_of": "2022", "population": "workers"}, {"as_of": "2022-06"}, {"b"}),
        ({"status": "P"}, {"status": "E"}, set()),
        ({"as_of": "2022"}, {"period": "2022"}, {"a", "b"}),
    ],
)
def test_who_says_less(a, b, vaguer):
    """A side that lacks a qualifier says less than one with a wider date."""
    asked = ask(a, b)
    assert asked.vaguer == vaguer
    assert asked.doubts
    assert not asked.different


def test_a_revision_is_a_doubt():
    """A provisional value may be revised; one of another series is another question."""
    assert "a revision explains" in ask({"status": "P"}, {"status": "A"}).doubt
    assert "a revision explains" in ask({"modality": "estimate"}, {"modality": "actual"}).doubt
    assert ask({"status": "D"}, {"status": "A"}).different
    assert ask({"modality": "forecast"}, {"modality": "actual"}).different
    assert ask({"modality": "goal"}, {"modality": "target"}) == Question()


def test_the_order_of_a_total_that_only_grows():
    """Two dates of a cumulative figure are one question, with an order."""
    first, later = (qualifiers(Side(qualifiers={"as_of": year})) for year in ("2015", "2018"))
    assert between(first, later, stat="cumulative").order == 1
    assert between(later, first, stat="cumulative").order == -1
    assert between(first, later, stat="stock").different
    assert attrs.evolve(between(first, later, stat="cumulative"), order=0) == Question()
