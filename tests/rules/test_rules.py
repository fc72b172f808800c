"""Every case of every rule page, and the pages themselves."""

from __future__ import annotations

from collections import Counter

import pytest

import vkrel
from tests.pages import RULES, VERDICTS, all_cases, named
from vkrel import rules

CASES = all_cases()
MOST_CASES = 344  # that there have been; raise it with every new case
HEADINGS = ("What it finds", "Why it matters", "How to settle it", "Known limits", "Cases")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.title}")
def test_case(case, tmp_path):
    """The rule says of a case what its heading promises, by the witness and the slip it names."""
    registry = vkrel.load(case.write(tmp_path))
    findings = vkrel.check(registry, select=[case.rule])
    if case.verdict == "agrees":
        assert not list(findings)
        return
    (finding,) = findings
    witness = [named(finding.claim(identity)) for identity in finding.witness]
    assert finding.severity == case.verdict
    assert tuple(sorted(witness)) == case.witness
    assert (finding.slip or "none") == case.slip
    alike = Counter(map(named, registry.claims))
    assert all(alike[name] <= witness.count(name) for name in witness), "a name means two claims"


def test_number_of_cases():
    """No page lost its cases: each rule has at least five, agreeing and disagreeing ones."""
    assert len(CASES) >= MOST_CASES
    for rule in rules.names():
        verdicts = [case.verdict for case in CASES if case.rule == rule]
        assert len(verdicts) >= 5, rule
        assert "agrees" in verdicts, rule
        assert set(verdicts) - {"agrees"}, rule
        assert set(verdicts) <= set(VERDICTS), rule


@pytest.mark.parametrize("rule", rules.names())
def test_page(rule):
    """A page has its headings, and its name stands in its title."""
    text = rules.page(rule)
    assert text.startswith(f"# {rule}: ")
    assert [each for each in HEADINGS if f"\n## {each}\n" not in text] == []


def test_every_rule_has_a_page_and_every_page_a_rule():
    """A rule is one file and one page beside it; same-slot needs no file."""
    files = {path.stem for path in RULES.glob("*.py")} - {"__init__"}
    pages = {path.stem for path in RULES.glob("*.md")}
    assert files | {"same_slot"} == pages


def test_unknown_rule():
    """A rule that does not exist is named with the known ones."""
    with pytest.raises(ValueError, match=r"no rule 'same-slop'.*same-slot"):
        vkrel.check(select=["same-slop"])
