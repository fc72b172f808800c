"""Culprits: which claims to doubt, in which order, for which reasons."""

from __future__ import annotations

import json

import attrs
import pytest
from click.testing import CliRunner

import vkrel
from tests.findings.test_check import vocabulary
from vkrel import Partnership, Registry
from vkrel.cli import main
from vkrel.solve.support import Support, group_of, support


def told(*said, groups=None):
    """The findings about levels: (source, level, date) each."""
    registry = Registry(vocabulary())
    for source, level, date in said:
        registry.add(Partnership(level=level, date=date), source=source)
    return vkrel.check(registry, groups=groups)


def blamed(findings):
    """Who is blamed, in order, as (source, value)."""
    return [(each.claim.source, each.claim.value) for each in findings.culprits()]


FOUR = [("a", "low", "2001"), ("b", "low", "2001"), ("c", "low", "2001"), ("d", "low", "2021")]


def test_one_against_three():
    """The claim that three others contradict goes, and it clears the finding."""
    (culprit,) = told(*FOUR).culprits()
    assert (culprit.claim.source, len(culprit.findings), culprit.exact) == ("d", 1, True)
    assert (culprit.support.votes, culprit.support.against) == (1, 3)
    assert culprit.reason == (
        "one claim against three; one independent source for it, three for something else; "
        "without it one finding disappears; 2021 for 2001 would be a slip: one digit of the year"
    )


def test_one_claim_that_clears_several_findings_comes_first():
    """A wrong date of a low level is at odds with its slot and with the ladder above it."""
    findings = told(*FOUR, ("a", "high", "2009"), ("b", "high", "2009"))
    assert blamed(findings) == [("d", "2021")]
    assert len(findings.culprits()[0].findings) == len(findings) == 2
    assert "without it two findings disappear" in findings.culprits()[0].reason


def test_copies_are_one_vote():
    """Three copies of one mistake do not outvote two independent sources."""
    said = [("a", "low", "2001"), ("b", "low", "2001"), *((each, "low", "2005") for each in "xyz")]
    apart = told(*said, groups={})
    together = told(*said, groups=dict.fromkeys("xyz", "copies"))
    assert {source for source, _ in blamed(apart)} == {"a", "b"}
    assert {source for source, _ in blamed(together)} == {"x", "y", "z"}


def test_support_counts_vague_claims_too():
    """A year stands behind a month in it, so the month without such support is blamed."""
    findings = told(("a", "low", "May 2001"), ("b", "low", "2001"), ("c", "low", "October 2003"))
    assert blamed(findings) == [("c", "October 2003")]


def test_nothing_is_wrong():
    """Without conflicts nobody is blamed."""
    assert told(("a", "low", "2001"), ("b", "low", "May 2001")).culprits() == []


def test_without_the_culprits_nothing_contradicts():
    """What is left of the five documents after their culprits has no contradiction."""
    registry = vkrel.load()
    findings = vkrel.check(registry).at_least("contradiction")
    assert len(findings) >= 10
    out = {each.claim.id for each in findings.culprits()}
    kept = [each for each in registry.claims if each.id not in out]
    left = vkrel.check(Registry(registry.vocabulary, registry.sources.values(), kept))
    assert [each.title for each in left.at_least("contradiction")] == []


def test_order_of_claims_changes_nobody():
    """The same claims in another order blame the same ones for the same reasons."""
    said = [*FOUR, ("a", "high", "1999"), ("e", "high", "2004")]
    one, other = told(*said).culprits(), told(*reversed(said)).culprits()
    assert [(each.claim.id, each.reason) for each in one] == [
        (each.claim.id, each.reason) for each in other
    ]


def test_findings_name_the_culprits_of_all_first():
    """Each finding lists the claims to doubt with the overall culprits in front."""
    findings = told(*FOUR, ("a", "high", "2009"))
    first = findings.culprits()[0].claim.id
    assert {findings.doubted(each)[0] for each in findings} == {first}


def test_speakers_are_groups_of_their_own():
    """Somebody who is quoted is not the paper that quotes."""
    claim = told(*FOUR)[0].claims[0]
    assert group_of(claim, {"a": "g"}) == "g"
    assert group_of(attrs.evolve(claim, speaker="Ada"), {"a": "g"}) == "speaker Ada"


def test_weight_of_support():
    """Votes cost most; copies share theirs; of two equals the vaguer costs more."""
    assert Support(votes=2).weight > Support(votes=1, width=20).weight > Support(votes=1).weight
    assert Support(votes=2, copies=4).weight < Support(votes=1).weight
    assert support([], {}) == {}


@pytest.fixture
def folder(tmp_path):
    """Two sources that disagree, as files."""
    (tmp_path / "vocabulary.toml").write_text("[[level]]\nid = 'close'\n", "utf-8")
    for name, date in (("a", "2009"), ("b", "2009"), ("c", "1999")):
        (tmp_path / f"{name}.toml").write_text(
            f"[source]\nid = '{name}'\n[[passage]]\nline = 3\n[[passage.partnership]]\n"
            f"parties = ['NO', 'SE']\nlevel = 'close'\ndate = '{date}'\nquote = 'in {date}'\n",
            "utf-8",
        )
    return tmp_path


def test_command_line(folder):
    """`vkrel culprits` names place, phrase, slot, value and reason."""
    done = CliRunner().invoke(main, ["culprits", str(folder)])
    assert done.exit_code == 0
    assert "1. c:3 “in 1999”" in done.output
    assert "one claim against two" in done.output


def test_command_line_json(folder):
    """`vkrel culprits --format json` has the claim, what it clears and the reason."""
    done = CliRunner().invoke(main, ["culprits", str(folder), "--format", "json"])
    (row,) = json.loads(done.output)["culprits"]
    assert row["claim"]["source"] == "c"
    assert (row["votes"], row["against"], row["exact"], len(row["clears"])) == (1, 2, True, 1)
