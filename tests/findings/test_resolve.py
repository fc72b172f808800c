"""Best supported values: one vote a group, the most specific value, honest ties."""

from __future__ import annotations

import json

from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import vkrel
from tests.findings.test_check import vocabulary
from vkrel import Partnership, Registry, Visit
from vkrel.cli import main


def resolved(*said, groups=None):
    """The resolution of the date of one level: (source, date) each."""
    registry = Registry(vocabulary())
    for source, date in said:
        registry.add(Partnership(level="low", date=date), source=source)
    return next(iter(vkrel.resolve(registry, groups=groups or {})), None)


def test_majority():
    """Two independent sources lead against one, and both sides are named."""
    found = resolved(("a", "2009"), ("b", "2009"), ("c", "2001"))
    assert (found.status, found.value, found.best.votes, found.against) == (
        "supported",
        "2009",
        2,
        1,
    )
    assert [each.source for each in found.supporters] == ["a", "b"]
    assert [each.source for each in found.opponents] == ["c"]


def test_most_specific_value():
    """A month that a year supports is the answer, not the year."""
    found = resolved(("a", "2009"), ("b", "October 2009"), ("c", "2009"))
    assert (found.value, found.best.votes, found.opponents) == ("October 2009", 3, ())


def test_what_supporters_share_though_nobody_prints_it():
    """Two spans that overlap share the days of both."""
    found = resolved(("a", "between May 2009 and August 2009"), ("b", "between July 2009 and 2010"))
    assert found.value == "2009-07-01 to 2009-08-31"


def test_ties_are_unresolved():
    """One against one is no answer; both candidates stand there."""
    found = resolved(("a", "2009"), ("b", "2001"))
    assert (found.status, found.value, found.supporters) == ("unresolved", None, ())
    assert {each.value for each in found.candidates} == {"2001", "2009"}
    assert len(found.opponents) == 2


def test_a_vague_claim_breaks_no_tie():
    """A year supports both of its months, so neither leads."""
    found = resolved(("a", "May 2009"), ("b", "October 2009"), ("c", "2009"))
    assert found.status == "unresolved"
    assert {each.votes for each in found.candidates} == {2}


def test_copies_are_one_vote():
    """Three copies do not lead against two independent sources."""
    said = [("a", "2009"), ("b", "2009"), ("x", "2001"), ("y", "2001"), ("z", "2001")]
    assert resolved(*said).value == "2001"
    assert resolved(*said, groups=dict.fromkeys("xyz", "g")).value == "2009"


def test_days_that_touch_nothing():
    """Ends count as they are: the last day of June is not July."""
    found = resolved(("a", "before July 2009"), ("b", "July 2009"))
    assert found.status == "unresolved"


def test_unknown_values_take_no_part():
    """What cannot be read supports nothing, and alone gives no resolution."""
    assert resolved(("a", "in the days of old")) is None
    assert resolved(("a", "in the days of old"), ("b", "2009")).best.votes == 1


def test_names():
    """Names are voted on as names: the place that most sources give."""
    registry = Registry(vocabulary())
    for source, place in (("a", "Norway"), ("b", "NO"), ("c", "Sweden")):
        registry.add(Visit(visitor="Ada", to="SE", place=place), source=source)
    (found,) = vkrel.resolve(registry, groups={})
    assert (found.value, found.best.votes, found.against) == ("Norway", 2, 1)


years = st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(2000, 2004)), min_size=1)


@given(years)
def test_against_counting(said):
    """With plain years the answer is the year with most sources, or a tie is said."""
    found = resolved(*((source, str(year)) for source, year in said))
    votes = {year: len({s for s, other in said if other == year}) for _, year in said}
    most = [year for year, count in votes.items() if count == max(votes.values())]
    assert found.value == (str(most[0]) if len(most) == 1 else None)


@given(years, st.randoms())
def test_order_changes_nothing(said, random):
    """The same claims in another order give the same resolution."""
    texts = [(source, str(year)) for source, year in said]
    shuffled = random.sample(texts, len(texts))
    one, other = resolved(*texts), resolved(*shuffled)
    assert (str(one), one.status) == (str(other), other.status)


def test_command_line(tmp_path):
    """`vkrel resolve` shows value, votes, supporters and opponents; JSON has the same."""
    (tmp_path / "vocabulary.toml").write_text("[[level]]\nid = 'close'\n", "utf-8")
    for name, date in (("a", "2009"), ("b", "May 2009"), ("c", "1999")):
        (tmp_path / f"{name}.toml").write_text(
            f"[source]\nid = '{name}'\n[[passage]]\nline = 3\n[[passage.partnership]]\n"
            f"parties = ['NO', 'SE']\nlevel = 'close'\ndate = '{date}'\nquote = 'in {date}'\n",
            "utf-8",
        )
    done = CliRunner().invoke(main, ["resolve", str(tmp_path)])
    assert done.exit_code == 0
    assert "May 2009 (2 against 1)" in done.output
    assert "against: c:3 “in 1999”" in done.output
    done = CliRunner().invoke(main, ["resolve", str(tmp_path), "--format", "json"])
    (row,) = json.loads(done.output)["slots"]
    assert (row["status"], row["value"], row["votes"], row["against"]) == (
        "supported", "May 2009", 2, 1,
    )  # fmt: skip
    assert row["candidates"][0]["cut"] == [["2009-05-01", "2009-05-31", True, True]]
