"""One vote for sources that copy: declared, of one origin, or found, and always shown."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import vkrel
from tests.made_tables import clock
from tests.tables.test_claims import registry_of
from vkrel import Source
from vkrel.solve.independence import Link, independence


def world(seed, *, slots=120, honest=6, wrong=0.1, mirrors=(), origin_wrong=0.4):
    """What sources say of many slots: honest ones err apart; mirrors repeat "origin"."""
    random = Random(seed)
    said = []
    for _ in range(slots):
        truth = random.randrange(1440)
        row = {
            f"honest{number}": truth if random.random() > wrong else random.randrange(1440)
            for number in range(honest)
        }
        if mirrors:
            row["origin"] = truth if random.random() > origin_wrong else random.randrange(1440)
            for mirror, faithful in mirrors:
                same = random.random() < faithful
                row[mirror] = row["origin"] if same else random.randrange(1440)
        said.append(row)
    return said


def sources_of(said, **declared):
    """The sources of such rows; `declared` gives some of them attributes."""
    names = {name for row in said for name in row}
    return {name: Source(id=name, **declared.get(name, {})) for name in names}


@pytest.mark.parametrize("seed", range(5))
def test_copies_are_found(seed):
    """Sources that repeat one another's mistakes are one group, the others stay alone."""
    said = world(seed, mirrors=(("mirror1", 1.0), ("mirror2", 0.99)))
    found = independence(sources_of(said), said)
    assert found.groups == (("mirror1", "mirror2", "origin"),)
    assert found.complete


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("wrong", [0.02, 0.1, 0.3])
def test_honest_sources_stay_alone(seed, wrong):
    """Sources that err apart are never joined, however good or bad they are."""
    said = world(seed, wrong=wrong)
    assert independence(sources_of(said), said).groups == ()


@pytest.mark.parametrize("seed", range(5))
def test_few_values_to_choose_from_make_no_copies(seed):
    """Where a mistake has one form only, sharing it says nothing."""
    said = [{name: value % 2 for name, value in row.items()} for row in world(seed, wrong=0.3)]
    assert independence(sources_of(said), said).groups == ()


def test_a_few_shared_mistakes_are_not_enough():
    """Three shared mistakes may have one cause outside the two sources."""
    said = world(3, wrong=0.0)
    for row in said[:3]:
        row["honest0"] = row["honest1"] = -1
    assert independence(sources_of(said), said).groups == ()


def test_copies_that_outnumber_the_rest_in_places():
    """A group that is the majority in some slots is found by those where it is not."""
    random = Random(1)
    said = world(1, honest=4, mirrors=(("mirror1", 1.0), ("mirror2", 1.0), ("mirror3", 1.0)))
    for row in said:
        for name in [each for each in row if each.startswith("mirror") and random.random() < 0.7]:
            del row[name]
    found = independence(sources_of(said), said)
    assert all(not name.startswith("honest") for group in found.groups for name in group)
    assert any({"origin"} < set(group) for group in found.groups)


def test_declared_copies_and_origins():
    """Declared copies and one origin make one vote, through any number of steps."""
    sources = {
        "a": Source(id="a"),
        "b": Source(id="b", copies=("a",)),
        "c": Source(id="c", copies=("b",)),
        "d": Source(id="d", origin="Census"),
        "e": Source(id="e", origin="Census"),
        "f": Source(id="f", copies=("nobody",)),
    }
    found = independence(sources, [])
    assert found.groups == (("a", "b", "c"), ("d", "e"))
    assert [str(each) for each in found.links] == [
        "b copies a, as declared", "c copies b, as declared", "d and e name one origin",
    ]  # fmt: skip
    assert found.votes == {"a": "a", "b": "a", "c": "a", "d": "d", "e": "d"}


@given(st.integers(0, 1000), st.randoms(use_true_random=False))
@settings(max_examples=20)
def test_order_and_names_change_nothing(seed, random):
    """Slots in another order and sources under other names give the same groups."""
    said = world(seed, slots=60, mirrors=(("mirror1", 1.0),))
    renamed = {"origin": "zz", "mirror1": "aa", "honest0": "mm"}
    other = [{renamed.get(name, name): value for name, value in row.items()} for row in said]
    random.shuffle(other)
    one = {frozenset(renamed.get(each, each) for each in group) for group in
           independence(sources_of(said), said).groups}  # fmt: skip
    assert one == {frozenset(group) for group in independence(sources_of(other), other).groups}


def test_numbers_are_shown():
    """What was counted stands in the link: agreed, shared, against the rest."""
    said = world(0, mirrors=(("mirror1", 1.0),))
    (link,) = independence(sources_of(said), said).links
    assert link.why == "copies"
    assert link.shared == link.agreed == len(said)
    assert 20 < link.rare < len(said)
    assert str(link) == (
        f"mirror1 and origin agree on {link.agreed} of {link.shared} disputed facts, "
        f"{link.rare} times against the rest"
    )


def table(votes_for_wrong, votes_for_right):
    """One question, and how many sources say 9:00 (wrong) and 11:00 (right)."""
    rows = [(f"w{number}", "x", "opens", "9:00") for number in range(votes_for_wrong)]
    return rows + [(f"r{number}", "x", "opens", "11:00") for number in range(votes_for_right)]


def test_a_copy_is_no_second_voice():
    """Three copies of one source lose against two independent ones; the finding says so."""
    copies = [{"id": f"w{number}", "copies": "w0"} for number in (1, 2)]
    plain = vkrel.check(registry_of(table(3, 2)))
    assert {claim.source for claim in plain.suspects()} == {"r0", "r1"}
    findings = vkrel.check(registry_of(table(3, 2), mapping={"source": copies}))
    assert {claim.source for claim in findings.suspects()} == {"w0", "w1", "w2"}
    assert findings[0].one_vote == (("w0", "w1", "w2"),)
    assert Link("w1", "w0", "declared") in findings.independence.links


def test_groups_of_the_caller():
    """`groups` says it in Python, and goes before what is found."""
    registry = registry_of(table(3, 2))
    findings = vkrel.check(registry, groups={"w0": "w", "w1": "w", "w2": "w"})
    assert {claim.source for claim in findings.suspects()} == {"w0", "w1", "w2"}
    assert vkrel.check(registry, groups={}).independence.groups == ()


def test_the_command_line_shows_who_is_one_vote(tmp_path):
    """Whoever reads the findings sees which sources were joined, and why."""
    from click.testing import CliRunner

    from tests.made_tables import as_csv
    from vkrel.cli import main

    rows = [
        (source, f"thing {number}", "opens", clock(value, 0))
        for number, row in enumerate(world(2, slots=60, mirrors=(("mirror1", 1.0),)))
        for source, value in row.items()
    ]
    path = tmp_path / "claims.csv"
    path.write_text(as_csv(("source", "subject", "attribute", "value"), rows), "utf-8")
    shown = CliRunner().invoke(main, ["check", str(path)]).stdout
    assert "One vote: mirror1, origin." in shown
    assert "mirror1 and origin agree on" in shown


@pytest.mark.parametrize(("speaker", "groups"), [("", (("x", "y"),)), ("Ada", ())])
def test_who_quotes_one_speaker_copies_nobody(speaker, groups):
    """Two papers that quote one person say the same for that reason, not by copying one another."""
    header = ("source", "subject", "attribute", "value", "speaker")
    table = [
        (source, f"shop{number}", "opens", value, said_by)
        for number in range(40)
        for source, value, said_by in (
            *((each, "9:00", "") for each in "abcd"),
            ("x", f"1{number % 8}:{number:02}", speaker),
            ("y", f"1{number % 8}:{number:02}", speaker),
        )
    ]
    assert vkrel.check(registry_of(table, header)).independence.groups == groups
