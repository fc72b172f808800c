"""Suspects: the claims outside the strictly largest camp of independent groups."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vkrel
from tests.made_tables import MAKERS
from tests.tables.test_claims import registry_of


def said(*values, attribute="opens"):
    """One question, answered by a, b, c ..."""
    return [
        (source, "x", attribute, value)
        for source, value in zip("abcdefghijkl", values, strict=False)
    ]


def suspects(*values, **more):
    """Who is suspect."""
    found = vkrel.check(registry_of(said(*values, **more.pop("said", {})))).suspects(**more)
    return "".join(sorted(claim.source for claim in found))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("9:00", "9:00", "11:00"), "c"),
        (("9:00", "11:00"), ""),
        (("9:00", "9:00", "11:00", "11:00"), ""),
        (("9:00", "9:00", "9:00", "11:00", "11:00", "13:00"), "def"),
        (("9:00", "9:00", "9:00"), ""),
    ],
)
def test_the_strictly_largest_camp(values, expected):
    """Whoever stands outside the largest camp is suspect; nobody where two are equally large."""
    assert suspects(*values) == expected


def test_one_minute_off():
    """A minute off is suspect only where tensions are asked for."""
    values = ("9:00", "9:00", "9:00", "9:01", "11:00")
    assert suspects(*values) == "e"
    assert suspects(*values, severity="tension") == "de"


def test_a_missing_qualifier_makes_no_suspect():
    """A figure without its date may be of another date: a finding, but nobody is suspect."""
    header = ("source", "subject", "attribute", "value", "as_of")
    table = [
        ("a", "x", "people", "1,200", "2001"),
        ("b", "x", "people", "1,200", "2001"),
        ("c", "x", "people", "1,900", ""),
    ]
    findings = vkrel.check(registry_of(table, header))
    assert [each.severity for each in findings] == ["tension"]
    assert findings.suspects("tension") == []


def test_speakers_are_their_own_voice():
    """Two people quoted by one source are two votes."""
    header = ("source", "subject", "attribute", "value", "speaker")
    table = [
        ("a", "x", "opens", "9:00", "Ada"),
        ("a", "x", "opens", "9:00", "Bo"),
        ("b", "x", "opens", "11:00", ""),
        ("c", "y", "opens", "8:00", ""),
    ]
    findings = vkrel.check(registry_of(table, header))
    assert [claim.source for claim in findings.suspects()] == ["b"]


@given(st.lists(st.sampled_from(("9:00", "9.00 am", "11:00", "13:00")), max_size=9), st.randoms())
def test_order_changes_nothing(values, random):
    """Claims in another order give the same suspects, and every suspect stands in a finding."""
    rows = said(*values)
    one = vkrel.check(registry_of(rows)) if rows else vkrel.check(vkrel.Registry())
    random.shuffle(rows)
    other = vkrel.check(registry_of(rows)) if rows else one
    assert [each.id for each in one.suspects()] == [each.id for each in other.suspects()]
    known = {claim.id for finding in one for claim in finding.claims}
    assert {each.id for each in one.suspects()} <= known


@pytest.mark.parametrize("maker", MAKERS, ids=lambda each: each.__name__)
def test_made_tables(maker):
    """Of single mistakes among nine sources, the suspects are the wrong claims and no others."""
    made = maker(Random(11))
    mapping = {}
    if made.mapping:
        import tomli

        mapping = tomli.loads(made.mapping)
    findings = vkrel.check(registry_of(made.rows, mapping=mapping))
    found = {(claim.subject.text, claim.field) for claim in findings.suspects()}
    assert len(made.wrong) > 20
    assert found <= made.wrong
    assert len(found) >= 0.8 * len(made.wrong)


def test_suspects_of_some_findings():
    """A part of the findings has the suspects of that part."""
    rows = [*said("9:00", "9:00", "11:00"), *said("1 m", "1 m", "4 m", attribute="size")]
    findings = vkrel.check(registry_of(rows))
    assert len(findings.suspects()) == 2
    assert len(findings[:1].suspects()) == 1
