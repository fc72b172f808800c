"""Triage that lasts: accepted findings stay out until their claims change, and no longer.

The histories below edit claims at random. `pytest tests/findings/test_triage.py` plays 1,000 of them;
more by `VKREL_HISTORIES=100000 pytest tests/findings/test_triage.py -k histories` (docs/triage.md).
"""

from __future__ import annotations

import datetime
import json
import os
import tempfile
from collections import Counter
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

import vkrel
from tests.cli.test_cli import CLAIMS
from tests.cli.test_cli import vkrel as run
from tests.findings.test_check import vocabulary
from vkrel.findings.accepted import Acceptance, beside, read_accepted, write_accepted
from vkrel.findings.triage import accept, find, triage
from vkrel.model.problems import LoadError
from vkrel.report.words import returned

TODAY = datetime.date(2026, 11, 21)
HISTORIES = int(os.environ.get("VKREL_HISTORIES", "1000"))

SOURCES = ("a", "b", "c")
DATES = ("2001", "May 2001", "October 2001", "2002", "October 2009", "between 1999 and 2001")
QUOTES = ("in print", "as said", "[sic] = 1")
THINGS = (
    ("partnership", "low"), ("partnership", "high"), ("visit", "Ada"), ("visit", "Bo"),
    ("event", "embassy"),
)  # fmt: skip


@attrs.frozen
class Statement:
    """One record of one source, as somebody wrote it down."""

    source: str
    thing: tuple[str, str]
    date: str
    quote: str
    line: int

    @property
    def record(self):
        """The statement as a record."""
        printed = {"date": self.date, "quote": self.quote, "line": self.line}
        type_, name = self.thing
        if type_ == "partnership":
            return vkrel.Partnership(level=name, **printed)
        if type_ == "visit":
            return vkrel.Visit(visitor=name, to="SE" if name == "Ada" else "NO", **printed)
        return vkrel.Event(what=name, by="NO", of="SE", **printed)


def statements():
    """Statements that agree and disagree often."""
    return st.builds(
        Statement,
        st.sampled_from(SOURCES),
        st.sampled_from(THINGS),
        st.sampled_from(DATES),
        st.sampled_from(QUOTES),
        st.integers(1, 30),
    )


VOCABULARY = vocabulary()


def findings_of(written):
    """What the check finds in statements."""
    registry = vkrel.Registry(VOCABULARY)
    for each in written:
        registry.add(each.record, source=each.source)
    return vkrel.check(registry)


def question(finding):
    """What makes two findings the same one: rule, slots, sources; told without its id."""
    return (finding.rule, finding.slots, tuple(finding.sources))


def said(finding):
    """What a finding rests on, told without ids and without lines."""
    return Counter(
        (claim.source, claim.type, claim.subject.text, claim.field, claim.value, claim.quote)
        for claim in finding.claims
    )


class Histories(RuleBasedStateMachine):
    """Claims are added, changed, moved, reordered and dropped; findings are accepted."""

    def __init__(self):
        """Nothing is written, nothing is accepted."""
        super().__init__()
        self.written = []
        self.accepted = {}
        self.folder = tempfile.TemporaryDirectory()
        self.file = Path(self.folder.name) / "vkrel-accepted.toml"

    def teardown(self):
        """Throw the file away."""
        self.folder.cleanup()

    def look(self):
        """Check, sort by the file, and compare with what was accepted by hand."""
        findings = findings_of(self.written)
        assert len({question(each) for each in findings}) == len(findings)
        sorted_out = triage(findings, read_accepted(self.file), today=TODAY)
        hidden = {question(finding) for finding, _ in sorted_out.accepted}
        shown = {question(each) for each in sorted_out.open}
        assert hidden | shown == {question(each) for each in findings}
        assert not hidden & shown
        for each in findings:
            known = self.accepted.get(question(each))
            assert (question(each) in hidden) == (known == said(each))
            assert (each.id in sorted_out.back) == (known is not None and known != said(each))
        present = {question(each) for each in findings}
        assert len(sorted_out.stale) == sum(each not in present for each in self.accepted)
        return sorted_out

    @initialize(written=st.lists(statements(), min_size=2, max_size=6))
    def begin(self, written):
        """Some statements to start with."""
        self.written = written
        self.look()

    @rule(each=statements())
    def add(self, each):
        """Somebody writes a statement down."""
        self.written.append(each)
        self.look()

    @precondition(lambda self: self.written)
    @rule(data=st.data())
    def drop(self, data):
        """Somebody takes a statement back."""
        self.written.pop(data.draw(st.integers(0, len(self.written) - 1)))
        self.look()

    @precondition(lambda self: self.written)
    @rule(data=st.data(), date=st.sampled_from(DATES))
    def mend_date(self, data, date):
        """Somebody mends a date."""
        number = data.draw(st.integers(0, len(self.written) - 1))
        self.written[number] = attrs.evolve(self.written[number], date=date)
        self.look()

    @precondition(lambda self: self.written)
    @rule(data=st.data(), quote=st.sampled_from(QUOTES))
    def mend_quote(self, data, quote):
        """Somebody mends a quote."""
        number = data.draw(st.integers(0, len(self.written) - 1))
        self.written[number] = attrs.evolve(self.written[number], quote=quote)
        self.look()

    @rule(by=st.integers(0, 40), order=st.randoms(use_true_random=False))
    def move(self, by, order):
        """Lines move and statements change places: no finding may notice."""
        before = {(each.id, each.content) for each in findings_of(self.written)}
        self.written = [attrs.evolve(each, line=each.line + by) for each in self.written]
        order.shuffle(self.written)
        assert {(each.id, each.content) for each in findings_of(self.written)} == before
        self.look()

    @rule(data=st.data())
    def accept_one(self, data):
        """Somebody accepts a finding that is shown."""
        shown = list(self.look().open)
        if shown:
            finding = data.draw(st.sampled_from(shown))
            write_accepted(self.file, [accept(finding, "looked at", today=TODAY)])
            self.accepted[question(finding)] = said(finding)
            self.look()


def test_histories():
    """No accepted finding comes back unchanged; no changed one stays hidden."""
    run_state_machine_as_test(
        Histories,
        settings=settings(
            max_examples=HISTORIES,
            stateful_step_count=8,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.fixture
def folder(tmp_path):
    """Two sources that disagree, in a folder with nothing beside it."""
    claims = tmp_path / "claims"
    claims.mkdir()
    (claims / "vocabulary.toml").write_text("[[level]]\nid = 'close'\n", "utf-8")
    (claims / "a.toml").write_text(CLAIMS.format(id="a", date="May 2009"), "utf-8")
    (claims / "b.toml").write_text(CLAIMS.format(id="b", date="October 2009"), "utf-8")
    return claims


@pytest.fixture
def disagreement():
    """One finding: two sources, two dates."""
    (finding,) = findings_of(
        [
            Statement("a", ("partnership", "high"), "May 2001", "in May", 3),
            Statement("b", ("partnership", "high"), "October 2001", "in October", 5),
        ]
    )
    return finding


def test_until(disagreement):
    """An acceptance counts on its last day and not on the day after."""
    until = accept(disagreement, "looked at", until=TODAY, today=TODAY)
    findings = vkrel.Findings([disagreement])
    assert len(triage(findings, [until], today=TODAY).accepted) == 1
    after = triage(findings, [until], today=TODAY + datetime.timedelta(days=1))
    assert after.back[disagreement.id].state == "expired"
    assert "that day has passed" in returned(after.back[disagreement.id])
    assert len(after.open) == 1


def test_changed_says_what(disagreement):
    """A finding that comes back as changed names what is gone and what is new."""
    acceptance = accept(disagreement, "looked at", today=TODAY)
    (changed,) = findings_of(
        [
            Statement("a", ("partnership", "high"), "May 2001", "in May", 3),
            Statement("b", ("partnership", "high"), "2002", "in 2002", 5),
        ]
    )
    assert changed.id == disagreement.id
    back = triage(vkrel.Findings([changed]), [acceptance], today=TODAY).back[changed.id]
    assert back.state == "changed"
    assert back.gone == (f"{disagreement.claims[1].id} = October 2001",)
    assert back.new == (f"{changed.claims[1].id} = 2002",)


def test_reason_is_needed(disagreement):
    """An acceptance without a reason is refused."""
    with pytest.raises(ValueError, match="needs a reason"):
        accept(disagreement, "  ")


def test_find_by_beginning(disagreement):
    """An id is found by its beginning of four characters; others are an error that helps."""
    findings = [disagreement]
    assert find(findings, disagreement.id[:4]) == findings
    for wrong in (disagreement.id[:3], "zzzzzz"):
        with pytest.raises(ValueError, match="prints the ids"):
            find(findings, wrong)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
ACCEPTANCES = st.builds(
    Acceptance,
    id=st.text("0123456789abcdef", min_size=1, max_size=12),
    content=st.text("0123456789abcdef", min_size=1, max_size=12),
    reason=TEXTS.filter(bool),
    rule=TEXTS,
    title=TEXTS,
    on=st.none() | st.dates(),
    until=st.none() | st.dates(),
    claims=st.dictionaries(TEXTS, TEXTS, max_size=3),
)


@settings(max_examples=300)
@given(st.lists(ACCEPTANCES, max_size=4, unique_by=lambda each: each.id))
@example([Acceptance(id="1", content="2", reason='"""\n[[accepted]]\n#\x7f\x1b\\')])
def test_file_round_trip(acceptances):
    """What is written is read back, whatever the texts hold."""
    with tempfile.TemporaryDirectory() as folder_:
        file = Path(folder_) / "accepted.toml"
        for each in acceptances:
            write_accepted(file, [each])
        assert read_accepted(file) == acceptances
        write_accepted(file, acceptances[::-1])
        assert read_accepted(file) == acceptances


def test_writing_keeps_the_rest(tmp_path):
    """Comments, order and other blocks stay as somebody wrote them; one block is replaced."""
    file = tmp_path / "accepted.toml"
    by_hand = (
        "# Ours.\n\n# about one\n[[accepted]]\nid = 'one'  # first\ncontent='1'\nreason = '''a\nb'''\n"
        "\n# about two\n[[accepted]]\nid = 'two'\ncontent = '2'\nreason = 'b'\n"
    )
    file.write_text(by_hand, "utf-8")
    write_accepted(file, [Acceptance(id="two", content="3", reason="new")])
    text = file.read_text("utf-8")
    assert text.startswith(by_hand[: by_hand.index("[[accepted]]\nid = 'two'")])
    assert '# about two\n[[accepted]]\nid      = "two"' in text
    assert [each.content for each in read_accepted(file)] == ["1", "3"]
    write_accepted(file, [Acceptance(id="one", content="4", reason="new")])
    write_accepted(
        file, [Acceptance(id=name, content="5", reason="x") for name in ("three", "four")]
    )
    assert file.read_text("utf-8") == (
        '# Ours.\n\n# about one\n[[accepted]]\nid      = "one"\nreason  = "new"\ncontent = "4"\n'
        '\n# about two\n[[accepted]]\nid      = "two"\nreason  = "new"\ncontent = "3"\n'
        '\n[[accepted]]\nid      = "three"\nreason  = "x"\ncontent = "5"\n'
        '\n[[accepted]]\nid      = "four"\nreason  = "x"\ncontent = "5"\n'
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[accepted]]\nid = 'a'\ncontent = 'b'\n", "accepted.toml:1: accepted.reason: missing"),
        ("[[accepted]]\nid = 'a'\ncontent = 'b'\nreason = ''\n", ":4: accepted.reason: the reason is empty"),
        ("[[accepted]]\nid = 'a'\ncontent = 'b'\nreason = 3\n", ":4: accepted.reason: 3 is no text"),
        ("[[accepted]]\nid='a'\ncontent='b'\nreason='c'\nuntil='2027'\n", ":5: accepted.until: '2027' is no day"),
        ("[[accepted]]\nid='a'\ncontent='b'\nreason='c'\nunti=2027-01-01\n", ":5: accepted.unti: unknown key 'unti': did you mean 'until'?"),
        ("[[acceptd]]\nid='a'\n", ":1: acceptd: unknown key 'acceptd': did you mean 'accepted'?"),
        ("[[accepted]\n", "accepted.toml:1"),
        ("accepted = 3\n", ":1: accepted: blocks begin with"),
        ("accepted = [3]\n", ":1: accepted: a table is expected here"),
        ("version = 2\n", ":1: version: format 2 is newer than this vkrel"),
        ("version = 'one'\n", ":1: version: 'one' is no version"),
    ],
)  # fmt: skip
def test_wrong_file(tmp_path, text, message):
    """What is wrong with the file is said with its line."""
    file = tmp_path / "accepted.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(LoadError) as error:
        read_accepted(file)
    assert message in str(error.value)


def test_where_the_file_lies(tmp_path, monkeypatch):
    """It lies beside what is checked, never above the current folder."""
    monkeypatch.chdir(tmp_path)
    assert beside(None) == beside(".") == beside("..") == Path("vkrel-accepted.toml")
    assert beside("claims") == Path("vkrel-accepted.toml")
    assert beside("claims/a.toml") == Path("claims/vkrel-accepted.toml")


def ids_of(folder_):
    """The id and content of every finding, as the command line prints them."""
    found = json.loads(run("check", str(folder_), "--format", "json")[1])["findings"]
    return {(each["id"], each["content"]) for each in found}


def test_accept_on_the_command_line(folder):
    """Accepted, checked again, mended, expired, stale: the whole life of an acceptance."""
    ((identity, _),) = ids_of(folder)
    status, output, _ = run("accept", identity, str(folder), "--reason", "two [sic] ceremonies")
    file = folder.parent / "vkrel-accepted.toml"
    assert (status, output.startswith(f"Accepted {identity} in {file}")) == (0, True)
    assert 'reason  = "two [sic] ceremonies"' in file.read_text("utf-8")
    status, output, errors = run("check", str(folder))
    assert (status, errors) == (0, "")
    assert output.startswith("Nothing contradicts; 1 accepted (vkrel-accepted.toml).\n")
    (folder / "b.toml").write_text(CLAIMS.format(id="b", date="June 2010"), "utf-8")
    status, output, _ = run("check", str(folder))
    assert status == 1
    assert "Changed since it was accepted" in output
    assert "two [sic] ceremonies" in output
    (folder / "b.toml").write_text(CLAIMS.format(id="b", date="2009"), "utf-8")
    status, output, errors = run("check", str(folder))
    assert (status, output.partition("\n")[0]) == (0, "Nothing contradicts.")
    assert f"stale: no finding has the id {identity} any more" in errors
    assert run("check", str(folder), "--select", "own-country")[2] == ""


def test_accept_refuses(folder):
    """An unknown id, an empty reason and a wrong date give status 2 and write nothing."""
    ((identity, _),) = ids_of(folder)
    for arguments in (
        ("zzzzzzzz", str(folder), "--reason", "why"),
        (identity, str(folder), "--reason", " "),
        (identity, str(folder), "--reason", "why", "--until", "soon"),
        (identity, str(folder)),
    ):
        assert run("accept", *arguments)[0] == 2
    assert not (folder.parent / "vkrel-accepted.toml").exists()


def test_a_file_inside_the_folder_is_no_claims_file(folder):
    """A check from within the folder keeps the acceptances there and reads them as such."""
    ((identity, _),) = ids_of(folder)
    run("accept", identity, ".", "--reason", "why", "--until", "2100-01-01", cwd=folder)
    assert (folder / "vkrel-accepted.toml").exists()
    assert run("check", ".", cwd=folder)[0] == 0
    own = folder / "own.toml"
    (folder / "vkrel-accepted.toml").rename(own.with_suffix(".accepted"))
    assert run("check", ".", cwd=folder)[0] == 1
    assert run("check", ".", "--accepted", "own.accepted", cwd=folder)[0] == 0
    assert run("check", ".", "--accepted", "nowhere.toml", cwd=folder)[0] == 2


def test_fail_on(folder):
    """The exit status follows the severity that is asked for; what is shown does not shrink."""
    (folder / "b.toml").write_text(CLAIMS.format(id="b", date="1 June 2009"), "utf-8")
    (folder / "a.toml").write_text(CLAIMS.format(id="a", date="31 May 2009"), "utf-8")
    for severity, status in (("contradiction", 0), ("tension", 1), ("note", 1), ("never", 0)):
        got, output, _ = run("check", str(folder), "--fail-on", severity)
        assert (got, "1 tension." in output) == (status, True)


def test_ids_survive_moving_and_reformatting(folder):
    """Renamed files, moved lines, other layout and other order leave every id as it is."""
    before = ids_of(folder)
    assert before
    moved = folder / "deep" / "er"
    moved.mkdir(parents=True)
    text = (folder / "a.toml").read_text("utf-8").replace("line = 3", "line    = 41   # moved")
    text = text.replace("\n", "\r\n").replace('level = "close"', "level = 'close'")
    (moved / "z.toml").write_bytes(b"# a comment\r\n" + text.encode())
    (folder / "a.toml").unlink()
    (folder / "b.toml").rename(folder / "0.toml")
    assert ids_of(folder) == before
