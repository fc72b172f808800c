"""What is not read is counted: each planted value, once, whatever the claims are kept in."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vkrel
from tests.tables.test_claims import registry_of
from vkrel.registry.registry import Registry
from vkrel.tables.table import Table
from vkrel.variables.unread import Unread
from vkrel.variables.variables import Variables

# Kinds of values by what comes of them; "notes" is a column of texts.
READ = ("2 May 2010", "2010", "spring 2011")
UNREAD = ("blorp", "when the ice had gone", "2 May blorp")
IMPOSSIBLE = ("31 April 2020", "Monday 3 October 2009")
NOT_STATED = ("n/a", "Not Available", "")
MAPPING = {"attribute": {"opened": {"kind": "date"}, "notes": {"kind": "text"}}}

rows = st.lists(
    st.tuples(
        st.sampled_from("abcd"),
        st.sampled_from("xyz"),
        st.sampled_from(("opened", "notes")),
        st.sampled_from(READ + UNREAD + IMPOSSIBLE + NOT_STATED),
    ),
    min_size=1,
    max_size=30,
)


def copied(thing):
    """Something as another process would get it."""
    return pickle.loads(pickle.dumps(thing))  # noqa: S301  our own


@given(rows)
def test_each_planted_value_is_counted_once(planted):
    """So many values were not read, of so many; texts, "n/a" and what cannot be are none."""
    registry = registry_of(planted, mapping=MAPPING)
    dates = [value for _, _, attribute, value in planted if attribute == "opened"]
    unread = Variables(registry).unread
    assert len(unread) == sum(value in UNREAD for value in dates)
    assert unread.values == sum(value not in NOT_STATED for value in dates)
    assert sorted(each.claim.value for each in unread) == sorted(
        value for value in dates if value in UNREAD
    )
    assert all(each.reading.reason for each in unread)


@given(rows)
def test_the_same_from_a_table_and_from_claims(planted):
    """Cells and claims are counted alike, and `select` gives the same claims."""
    registry = registry_of(planted, mapping=MAPPING)
    again = Registry.from_rows(registry.to_rows(), sources=registry.sources.values())
    one, other = vkrel.check(registry), vkrel.check(again)
    assert (len(one.unread), one.unread.values) == (len(other.unread), other.unread.values)
    ids = [each.claim.id for each in one.unread]
    assert ids == [each.claim.id for each in other.unread]
    assert sorted(ids) == sorted(claim.id for claim in registry.select(unread=True))
    impossible = {claim.id for finding in one.of("impossible-value") for claim in finding.claims}
    stated = [claim for claim in registry.claims if claim.value in IMPOSSIBLE]
    assert impossible == {claim.id for claim in stated if claim.field == "opened"}


def test_a_table_is_counted_without_claims(monkeypatch):
    """A distinct value is made a claim to be read, and no more than that."""
    calls = []
    one = Table.claim
    monkeypatch.setattr(
        Table, "claim", lambda *asked, **more: calls.append(asked) or one(*asked, **more)
    )
    made = [(f"s{number}", f"x{number}", "opened", "blorp") for number in range(500)]
    assert len(vkrel.check(registry_of(made, mapping=MAPPING)).unread) == 500
    assert len(calls) == 1


def test_background_that_is_left_out_is_not_counted():
    """Without background sources their values are no concern."""
    registry = registry_of(
        [("a", "x", "opened", "blorp"), ("b", "x", "opened", "blorp")],
        mapping={**MAPPING, "source": [{"id": "b", "reference": True}]},
    )
    assert len(vkrel.check(registry).unread) == 2
    (answer,) = vkrel.check(registry, reference=False).unread
    assert answer.claim.source == "a"


def test_findings_carry_it():
    """Some of the findings say the same of what was not read, and so do pickled ones."""
    findings = vkrel.check(registry_of([("a", "x", "opened", "blorp")], mapping=MAPPING))
    for each in (findings.at_least("note"), copied(findings)):
        (answer,) = each.unread
        assert (answer.claim.value, answer in each.unread) == ("blorp", True)
        assert repr(each.unread) == "<Unread: 1 of 1 values>"


def test_nothing_is_unread_without_a_look():
    """Findings that are put together by hand know of no values."""
    unread = Unread()
    assert (len(unread), list(unread), unread.values) == (0, [], 0)


@pytest.mark.parametrize("slot", ["not-later", "same-slot"])
def test_any_rules_count_the_same(slot):
    """What was not read does not hang on the rules that are chosen."""
    registry = registry_of([("a", "x", "opened", "blorp")], mapping=MAPPING)
    assert len(vkrel.check(registry, select=[slot]).unread) == 1


def test_the_five_documents():
    """What nobody reads there are ranks without a number, and words for no amount."""
    findings = vkrel.check()
    assert not findings.of("impossible-value")
    assert len(findings.unread) <= 15
    assert {each.claim.kind for each in findings.unread} <= {
        "rank", "ordinal", "quantity", "date",
    }  # fmt: skip
