"""The five documents: what the check must find, and what it must not."""

from __future__ import annotations

import pytest

import vkrel
from vkrel.variables.variables import Variables


@pytest.fixture(scope="module")
def registry():
    """The registry of the seeds."""
    return vkrel.load()


@pytest.fixture(scope="module")
def findings(registry):
    """All findings of the seeds."""
    return vkrel.check(registry)


# What readers of the documents found about the ladder, the visits and the events: the rule, the
# slots concerned, and places (source, line) of both sides.
EXPECTED = [
    ("same-slot", "partnership/KR+VN/comprehensive#date", {("002", 15), ("003", 46), ("003", 82)}),
    ("same-slot", "partnership/KR+VN/strategic#date", {("002", 17), ("003", 54), ("003", 82)}),
    ("same-slot", "partnership/KR+VN/partnership#date", {("003", 12), ("003", 82)}),
    ("same-slot", "partnership/KR+VN/strategic#occasion", {("002", 17), ("003", 54)}),
    ("same-slot", "visit/tran-duc-luong/KR#date", {("002", 15), ("003", 44), ("003", 46)}),
    ("ladder-order", "partnership/KR+VN/partnership#date", {("003", 82)}),
    ("own-country", "visit/president@VN/VN#stated", {("001", 13)}),
]


@pytest.mark.parametrize(("rule", "slot", "places"), EXPECTED, ids=[each[1] for each in EXPECTED])
def test_is_found(findings, rule, slot, places):
    """Each known discrepancy is a contradiction that names both sides."""
    found = [each for each in findings.of(rule) if slot in each.slots]
    assert found
    for finding in found:
        assert finding.severity == "contradiction"
        named = {(claim.source, claim.line) for claim in finding.claims}
        assert places <= named
        assert set(finding.witness) <= {claim.id for claim in finding.claims}


AGREE = [
    "partnership/KR+VN/diplomatic#date",
    "partnership/KR+VN/comprehensive-strategic#date",
    "visit/do-muoi/KR#date",
    "visit/bui-thanh-son/KR#date",
]


@pytest.mark.parametrize("slot", AGREE)
def test_agree(registry, findings, slot):
    """A year beside its month, a month beside its day: said by several, and no conflict."""
    said = [each for name, each in Variables(registry).slots.items() if name.startswith(slot)]
    assert any(len(each.claims) > 1 for each in said)
    assert not [each for each in findings if any(name.startswith(slot) for name in each.slots)]


def test_only_true_contradictions(findings):
    """Nothing at severity contradiction is about offices, names or the generic word alone."""
    kinds = {
        slot.split("/")[0] for each in findings.at_least("contradiction") for slot in each.slots
    }
    assert "name" not in kinds
    assert "role" not in kinds


def test_number_of_claims(registry):
    """The seeds hold well over a hundred claims of each kind of document."""
    assert len(registry.sources) >= 5
    assert sum(1 for each in registry.claims if not registry.sources[each.source].reference) >= 500
    assert {each.id for each in registry.sources.values() if each.document} == {
        "000", "001", "002", "003", "004",
    }  # fmt: skip


def test_every_claim_of_a_document_has_a_place(registry):
    """Source, line and phrase, for each claim of a document."""
    for claim in registry.claims:
        if registry.sources[claim.source].document:
            assert claim.line, claim
            assert claim.quote, claim
            assert len(claim.quote.split()) <= 12, claim


def test_ids_are_unique(registry, findings):
    """No two claims and no two findings share an id."""
    ids = [claim.id for claim in registry.claims]
    assert len(ids) == len(set(ids))
    assert len(findings) == len({finding.id for finding in findings})
