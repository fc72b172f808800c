"""Only questions that may be in conflict become claims: nothing that is found is lost by it."""

from __future__ import annotations

from time import process_time

from hypothesis import given
from hypothesis import strategies as st

import vkrel
from tests.report.outcomes import of
from tests.tables.test_claims import registry_of, said
from vkrel.registry.registry import Registry
from vkrel.report.data.text import outcome_text

VALUES = {
    "size": ("1,200", "1200", "1,234", "about 1,200", "1.2 thousand", "more than 1,500", "5 km",
             "5,000 m", "7 km", "five", "1.234", "blorp", "3 or 9", "4"),
    "opened": ("1999", "1999-05-04", "4 May 1999", "03/04/2011", "25/04/2011", "2011-04-03",
               "2011-03-04", "early 1999", "1998 or 2001", "153505", "31 April 2020", "1999?", "c. 2011"),
    "opens": ("9:00", "9 a.m.", "21:00", "about 9:00", "2021-03-01 09:00", "9:00 UTC",
              "18:00 KST", "10:00"),
    "city": ("Oslo", "OSLO", "Oslo, Norway", "Norway", "Bergen", "Bergen, Norway", "Hue"),
    "who": ("Ada; Bo", "Ada", "Bo and Ada", "Cy"),
}  # fmt: skip

MAPPING = {
    "columns": {"qualifiers": ["as_of", "sex", "status"]},
    "hierarchy": {"places": {"Bergen": "Norway"}},
    "attribute": {"city": {"hierarchy": "places"}, "who": {"kind": "set"}},
}
HEADER = ("source", "subject", "attribute", "value", "as_of", "sex", "status")


@st.composite
def rows(draw):
    """A row of a table: some of the attributes, values in many forms, qualifiers now and then."""
    attribute = draw(st.sampled_from(tuple(VALUES)))
    return (
        draw(st.sampled_from("abcd")),
        draw(st.sampled_from("xy")),
        attribute,
        draw(st.sampled_from(VALUES[attribute])),
        draw(st.sampled_from(("", "", "", "", "2001", "2001-03", "2005"))),
        draw(st.sampled_from(("", "", "", "", "both", "women"))),
        draw(st.sampled_from(("", "", "", "", "", "final", "P"))),
    )


@given(st.lists(rows(), min_size=2, max_size=24, unique=True))
def test_survivors_hold_all_that_is_in_conflict(table):
    """What is found among the survivors is what is found among all claims."""
    held_against_all(registry_of(table, HEADER, MAPPING))


def test_a_value_with_a_gap():
    """What lies in the gap of a value is in conflict with it, though it lies between its ends."""
    registry = registry_of([("a", "x", "opened", "1998 or 2001"), ("b", "x", "opened", "1999")])
    assert len(vkrel.check(registry)) == 1
    held_against_all(registry)


def held_against_all(registry):
    """Check the survivors and all claims alike."""
    everything = Registry(registry.vocabulary, registry.sources.values(), registry.claims)
    found, expected = vkrel.check(registry), vkrel.check(everything)
    assert said(found) == said(expected)
    assert (len(found.unread), found.unread.values) == (
        len(expected.unread), expected.unread.values,
    )  # fmt: skip
    assert [each.claim.id for each in found.unread] == [each.claim.id for each in expected.unread]


def test_what_agrees_is_no_claim():
    """Of a table whose answers all meet nothing is left."""
    table = [("a", "x", "size", "1,200"), ("b", "x", "size", "1200"), ("a", "y", "size", "3")]
    registry = registry_of(table)
    assert len(registry.claims) == 3
    assert registry.survivors().claims == []


def test_ten_thousand_answers_to_one_question():
    """Their camps are counted, the witness is listed, and nothing is compared in all pairs."""
    for values in (
        [str(1000 + 7 * number) for number in range(10_000)],
        ["Station", *(f"Station N{number}" for number in range(3_000))],
    ):
        table = [(f"s{number}", "x", "what", value) for number, value in enumerate(values)]
        registry = registry_of(table)
        start = process_time()
        (finding,) = vkrel.check(registry)
        text = outcome_text(of(registry))
        assert process_time() - start < 60  # all pairs would take many minutes
        assert len(finding.camps) > len(values) / 2
        assert "further values" in text
        assert len(text.splitlines()) < 100
