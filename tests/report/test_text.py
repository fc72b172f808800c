"""A finding by itself says who said what, where, why it cannot be, and what to do."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys

import attrs
import pytest
from rich.console import Console

import vkrel
from tests.cli.test_cli import ROOT
from tests.cli.test_cli import vkrel as run
from tests.findings.test_triage import Statement, findings_of
from tests.pages import all_cases
from tests.report.outcomes import of
from vkrel.findings.triage import Triage, accept
from vkrel.model.placed import spans_of
from vkrel.report.data.text import finding_lines, outcome_lines, outcome_text
from vkrel.report.outcome import Outcome
from vkrel.report.text.excerpt import Documents, excerpts
from vkrel.report.text.lines import WIDTH, plain, width_of
from vkrel.values.verdict import Severity

DISAGREE = [case for case in all_cases() if case.verdict != "agrees"]
HOSTILE = "[red]\x1b[31m “[sic]” <b>\u202e"


def folded(text):
    """Text without its line breaks and indents."""
    return " ".join(text.split())


def test_every_rule_has_an_example():
    """The pages give an example of a finding for at least fifteen rules."""
    assert len({case.rule for case in DISAGREE}) >= 15


@pytest.mark.parametrize("case", DISAGREE, ids=lambda case: f"{case.rule}: {case.title}")
def test_one_finding_is_enough(case, tmp_path):
    """Who, where, which phrase, which value, why, what settles it, what to type: all there."""
    registry = vkrel.load(case.write(tmp_path))
    outcome = of(registry, path=str(tmp_path))
    found = [each for each in outcome.shown if each.severity == case.verdict]
    assert found
    for finding in found:
        account = outcome.account(finding)
        text = plain(finding_lines(account))
        words = folded(text)
        assert words.startswith(f"{finding.severity}: {folded(finding.title)}")
        assert f"[{finding.rule}]" in words
        for claim in finding.claims:
            place = f"{claim.source}:{claim.line}" if claim.line else claim.source
            assert f"{place} “{folded(claim.quote)}”" in words if claim.quote else place in words
        for side in (*account.sides, *account.fits):
            assert folded(side.label) in words
        assert account.why
        assert all(folded(each) in words for each in account.why)
        assert "To settle it: " in words
        assert f"vkrel accept {finding.id}" in text
        assert all(width_of(line) <= WIDTH for line in text.split("\n") if "vkrel " not in line)


def pair(one="May 2001", other="October 2001", quote="in print"):
    """A registry of two sources that disagree on one date."""
    registry = vkrel.Registry(findings_vocabulary())
    for source, date in (("a", one), ("b", other)):
        record = vkrel.Partnership(level="high", date=date)
        registry.add(record, source=source, line=3, quote=quote)
    return registry


def findings_vocabulary():
    """The vocabulary of the histories."""
    from tests.findings.test_triage import VOCABULARY

    return VOCABULARY


def test_quotes_are_no_markup():
    """A hostile quote is shown as it is printed, with its controls spelled out."""
    registry = pair(quote=HOSTILE)
    text = outcome_text(of(registry))
    assert "[red]\\x1b[31m “[sic]” <b>\\u202e" in text
    assert "\x1b" not in text


def test_colours_change_no_text():
    """In colour the same characters stand in the same places."""
    from vkrel.report.text.terminal import print_lines

    registry = pair(quote=HOSTILE)
    lines = list(outcome_lines(of(registry)))
    console = Console(file=io.StringIO(), force_terminal=True, width=40, record=True)
    print_lines(lines, console)
    assert console.export_text(styles=False).rstrip("\n") == plain(lines)


def on_terminal(*arguments, **environment):
    """What `vkrel` prints where standard output is a terminal."""
    host, guest = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "vkrel", *arguments],
        stdout=guest,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", **environment},
    )
    os.close(guest)
    output = b""
    while True:
        try:
            piece = os.read(host, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        output += piece
    process.wait()
    os.close(host)
    return output.decode()


def test_colour_where_somebody_looks():
    """Colours on a terminal, none with NO_COLOR, none in a pipe."""
    assert "\x1b[1;31mcontradiction" in on_terminal("check", NO_COLOR="")
    assert "\x1b[1;31m" not in on_terminal("check", NO_COLOR="1")
    assert "\x1b" not in run("check")[1]


def test_fits_both_sides():
    """A claim that agrees with either side stands under "Fits both sides"."""
    registry = pair()
    registry.add(vkrel.Partnership(level="high", date="2001"), source="c", line=9)
    text = outcome_text(of(registry))
    assert text.index("October 2001") < text.index("Fits both sides:") < text.index("c:9")


def test_the_gap_is_named():
    """The proof says where one reading ends and the other begins."""
    registry = pair()
    text = folded(outcome_text(of(registry)))
    assert "“May 2001” ends on 2001-05-31 and “October 2001” begins on 2001-10-01" in text


def test_worst_first_and_counted():
    """Subjects with the worst findings come first; the end counts everything, shown or not."""
    registry = pair()
    for source, date in (("a", "3 May 2009"), ("b", "4 May 2009")):
        registry.add(vkrel.Event(what="embassy", by="NO", of="SE", date=date), source=source)
    findings = vkrel.check(registry)
    conflict = attrs.evolve(findings[0].conflict, severity=Severity.NOTE)
    notes = [attrs.evolve(findings[0], conflict=conflict)] * 3
    later = Triage(
        vkrel.Findings([*findings, *notes]), ((findings[0], accept(findings[0], "why")),)
    )
    text = outcome_text(Outcome(registry, later, accepted_file="x.toml"))
    assert text.index("contradiction: ") < text.index("tension: ")
    assert "1 contradiction, 1 tension; 1 accepted (x.toml); 3 notes not shown (--all)." in folded(
        text
    )


def test_findings_of_one_subject_stand_together():
    """Two findings about one thing share a heading that counts them."""
    written = [
        Statement("a", ("partnership", "low"), "2009", "q", 1),
        Statement("b", ("partnership", "low"), "2012", "q", 1),
        Statement("a", ("partnership", "high"), "2001", "q", 2),
    ]
    registry = vkrel.Registry(findings_vocabulary())
    for each in written:
        registry.add(each.record, source=each.source)
    findings = findings_of(written)
    assert len(findings) >= 2
    text = outcome_text(of(registry, Triage(findings)))
    assert any(line.endswith(": 2 contradictions") for line in text.split("\n"))


def test_the_phrase_in_its_line(tmp_path):
    """With the documents at hand each phrase stands in its line, with a mark under it."""
    documents = tmp_path / "documents"
    documents.mkdir()
    line = "한국 " * 30 + "It was raised in May 2009, they say." + " and so on" * 30
    (documents / "a.txt").write_text(f"one\ntwo\n{line}\n", "utf-8")
    claims = tmp_path / "claims"
    claims.mkdir()
    (claims / "vocabulary.toml").write_text("[[level]]\nid = 'close'\n", "utf-8")
    for source, date in (("a", "May 2009"), ("b", "October 2009")):
        (claims / f"{source}.toml").write_text(
            f"[source]\nid = '{source}'\ndocument = '{source}.txt'\n[[passage]]\nline = 3\n"
            "[[passage.partnership]]\nparties = ['NO', 'SE']\nlevel = 'close'\n"
            f"date = {{ value = '{date}', quote = 'in {date}' }}\n",
            "utf-8",
        )
    status, output, errors = run("check", str(claims), "--documents", str(documents))
    assert status == 1
    shown, marks = next(
        (above, below)
        for above, below in zip(output.split("\n"), output.split("\n")[1:], strict=False)
        if "^" in below
    )
    start = marks.index("^")
    assert width_of(shown[: shown.index("in May 2009")]) == start
    assert marks.count("^") == len("in May 2009")
    assert width_of(shown) <= WIDTH
    assert "document of source 'b' cannot be read" in errors


def test_spans_follow_gaps():
    """The parts of a quote are found one after the other; a missing part gives none."""
    assert spans_of("to ... (2001)", "to be, to (2001)") == [(0, 2), (10, 16)]
    assert spans_of("in 2009", "in 2010") is None
    (one,) = excerpts("\x1b a\tb", [(2, 5)], 30)
    assert (one.before, one.phrase) == ("\\x1b ", "a b")


def test_documents_of_another_text(tmp_path):
    """A document with another hash is named; its lines are still looked at."""
    (tmp_path / "a.txt").write_text("in May\n", "utf-8")
    documents = Documents(tmp_path, {"a": vkrel.Source(id="a", document="a.txt", sha256="00")})
    assert documents.line("a", 1) == "in May"
    assert documents.line("a", 9) == documents.line("b", 1) == ""
    assert "another text" in str(documents.problems[0])


def test_explain_has_three_kinds():
    """A rule gives its page, an id its proof, `readings` the table; all else is an error."""
    assert run("explain", "same-slot")[1].startswith("# same-slot: ")
    identity = next(
        line.split()[1].rstrip(";")
        for line in run("check")[1].split("\n")
        if line.startswith("  id ")
    )
    status, output, _ = run("explain", identity[:6])
    assert status == 0
    assert "These alone cannot be: " in output
    assert f"id {identity}" in output
    assert "source: " in run("explain", "readings")[1]
    assert run("explain", "nonsense")[0] == run("explain", "ffffffff")[0] == 2


def test_progress_is_silent_off_a_terminal(capfd, monkeypatch):
    """Long work says so on standard error where somebody looks, and nowhere else."""
    from time import sleep

    from vkrel.report.text.terminal import progress

    with progress("working", patience=0):
        sleep(0.05)
    assert capfd.readouterr() == ("", "")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    with progress("working", patience=0):
        sleep(0.3)
    output, errors = capfd.readouterr()
    assert output == ""
    assert "working" in errors
