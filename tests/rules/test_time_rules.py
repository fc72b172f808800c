"""Rules of time, office and name on the five documents, and the vocabulary words that they need."""

from __future__ import annotations

import pytest

import vkrel
from vkrel.model.problems import LoadError


@pytest.fixture(scope="module")
def findings():
    """All findings of the seeds."""
    return vkrel.check()


# The rule, its severity, a slot concerned, and places (source, line) of both sides.
EXPECTED = [
    ("cause-first", "contradiction", "visit/lee-han-dong/VN#date", {("002", 15), ("003", 54)}),
    ("cause-first", "contradiction", "visit/phan-van-khai/KR#date", {("003", 82), ("003", 54)}),
    ("enclosing-period", "contradiction", "visit/tran-duc-luong/KR#date", {("003", 44)}),
    ("occasion", "contradiction", "visit/lee-myung-bak/VN#date", {("002", 17), ("003", 54)}),
    ("term-ahead", "tension", "event/coordination/asean-rok/VN#date", {("002", 27), ("001", 36)}),
    ("citations", "tension", "citation/nguyenhoanggiap2009#page", {("003", 58), ("003", 102)}),
    ("two-names", "note", "name/gps#stands_for", {("000", 7), ("001", 30)}),
    ("two-names", "note", "name/kasi#stands_for", {("000", 7), ("001", 36)}),
    ("ambiguous-date", "note", "document/001#written", {("001", None)}),
]


@pytest.mark.parametrize(
    ("rule", "severity", "slot", "places"),
    EXPECTED,
    ids=[f"{each[0]} {each[2]}" for each in EXPECTED],
)
def test_is_found(findings, rule, severity, slot, places):
    """Each known discrepancy has its severity and names both sides."""
    found = [each for each in findings.of(rule) if slot in each.slots]
    assert [severity] == [each.severity for each in found]
    assert places <= {(claim.source, claim.line) for each in found for claim in each.claims}


def test_target_is_found(findings):
    """A target by 2023 in a document of late 2023: both lines, one finding."""
    (found,) = findings.of("target-year")
    assert {("001", 42), ("001", 46)} == {(claim.source, claim.line) for claim in found.claims}


def test_cause_agrees_with_2001(findings):
    """Visits from 2002 on may follow from an upgrade of 2001: no such date takes part."""
    values = {
        claim.value
        for each in findings.of("cause-first")
        for claim in each.claims
        if claim.subject.text == "KR+VN/comprehensive"
    }
    assert {"August 2002", "October 2004"} == {each for each in values if each[:1].isupper()}


SILENT = ["within-duration", "anniversary", "office-term"]


@pytest.mark.parametrize("rule", SILENT)
def test_is_silent(findings, rule):
    """Six months and some days, 30 years in the 30th year, terms of office: all as it should be."""
    assert not findings.of(rule)


WRONG = [
    ('[[kind]]\nid = "summit"\nlasts = "hours"\n', "lasts is one of days, years"),
    ('[[office]]\nid = "president"\nsingle = "yes"\n', "single: 'yes' is neither true nor false"),
    ('[[thing]]\nid = "ties"\nbegins = "1992"\n', "a relation is a table"),
    ('[[thing]]\nid = "ties"\nbegins = { year = "1992" }\n', "a relation names exactly one of"),
]


@pytest.mark.parametrize(("entry", "message"), WRONG, ids=lambda each: each[:30])
def test_vocabulary_says_what_is_wrong(tmp_path, entry, message):
    """A word of the vocabulary that cannot be understood is an error with its remedy."""
    (tmp_path / "vocabulary.toml").write_text(entry, "utf-8")
    (tmp_path / "a.toml").write_text('[source]\nid = "a"\n', "utf-8")
    with pytest.raises(LoadError, match=message):
        vkrel.load(tmp_path)
