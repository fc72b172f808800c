"""What is not read, and what cannot be, through the command line."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from tests.cli.test_cli import CLAIMS, SCHEMAS, vkrel

HEADER = "source,subject,attribute,value\n"
READ = "a,mill,opened,1850\nb,mill,opened,2 May 1850\n"
UNREAD = "a,dam,opened,when the ice had gone\nb,dam,opened,blorp 1850\nc,dam,opened,n/a\n"
IMPOSSIBLE = "a,lock,opened,31 April 1850\nb,lock,opened,April 1850\n"


@pytest.fixture
def table(tmp_path):
    """A table of dates."""

    def write(*rows):
        path = tmp_path / "claims.csv"
        path.write_text(HEADER + "".join(rows), "utf-8")
        path.with_suffix(".mapping.toml").write_text("[attribute.opened]\nkind = 'date'\n", "utf-8")
        return str(path)

    return write


@pytest.fixture
def folder(tmp_path):
    """A source that prints a day that no calendar has, beside one that prints a likely one."""
    folder = tmp_path / "claims"
    folder.mkdir()
    (folder / "vocabulary.toml").write_text("[[level]]\nid = 'close'\n", "utf-8")
    (folder / "a.toml").write_text(CLAIMS.format(id="a", date="31 April 2009"), "utf-8")
    (folder / "b.toml").write_text(CLAIMS.format(id="b", date="30 April 2009"), "utf-8")
    return folder


def test_the_line_below_the_findings(table):
    """Check always says how many values were read, and what lists the others."""
    status, output, _ = vkrel("check", table(READ))
    assert (status, output) == (0, "Nothing contradicts.\nAll values were read (2).\n")
    path = table(READ, UNREAD)
    status, output, _ = vkrel("check", path)
    assert status == 0
    summary, line = output.splitlines()
    assert summary == "Nothing contradicts."
    assert line.startswith(f"2 of 4 values were not read: `vkrel claims --unread {path}` lists")
    assert "There was no value to read." in vkrel("check", table("a,dam,opened,n/a\n"))[1]


def test_the_list(table):
    """`claims --unread` gives place, value and what was not understood, as JSON too."""
    path = table(READ, UNREAD)
    status, output, _ = vkrel("claims", "--unread", path)
    first, second = output.splitlines()
    assert status == 0
    assert first.startswith("a:4        item/dam#opened = when the ice had gone: “")
    assert second.startswith("b:5        item/dam#opened = blorp 1850: “blorp” ")
    assert vkrel("claims", "--unread", "--source", "b", path)[1].strip() == second
    listed = json.loads(vkrel("claims", "--unread", "--format", "json", path)[1])
    jsonschema.validate(listed, schema("claims"))
    assert [f"{each['source']}:{each['line']}" for each in listed["claims"]] == ["a:4", "b:5"]
    assert second.endswith(listed["claims"][1]["unread"])
    everything = json.loads(vkrel("claims", "--format", "json", path)[1])
    assert ["unread" in each for each in everything["claims"]].count(True) == 2


def test_every_format_says_it(table, tmp_path):
    """JSON and SARIF hold the values, Markdown and the report the line."""
    path = table(UNREAD)
    content = json.loads(vkrel("check", path, "--format", "json")[1])
    jsonschema.validate(content, schema("findings"))
    one, other = content["unread"]
    assert (one["place"], one["value"]) == ("a:2", "when the ice had gone")
    assert (other["place"], "“blorp”" in other["reason"]) == ("b:3", True)
    (run,) = json.loads(vkrel("check", path, "--format", "sarif")[1])["runs"]
    assert run["properties"]["unread"] == content["unread"]
    markdown = vkrel("check", path, "--format", "markdown")[1]
    assert f"2 of 2 values were not read: `vkrel claims --unread {path}` lists them" in markdown
    vkrel("report", path, "-o", str(tmp_path / "report.html"))
    page = (tmp_path / "report.html").read_text("utf-8")
    assert f"2 of 2 values were not read: <code>vkrel claims --unread {path}</code> lists" in page


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ((), 0),
        (("unread",), 1),
        (("never", "unread"), 1),
        (("unread", "never"), 1),
        (("never",), 0),
        (("contradiction", "unread"), 1),
    ],
)
def test_fail_on_unread(table, options, status):
    """A value that was not read fails a check that asks for it, and no other."""
    asked = [each for option in options for each in ("--fail-on", option)]
    assert vkrel("check", table(READ, UNREAD), *asked)[0] == status
    assert vkrel("check", table(READ), *asked)[0] == 0


def test_fail_on_unread_lets_no_finding_pass(table):
    """Beside `unread` the severity stays what it is: tension, or what is asked for."""
    path = table("a,mill,opened,1850\n", "b,mill,opened,1990\n")
    assert vkrel("check", path, "--fail-on", "unread")[0] == 1
    assert vkrel("check", path, "--fail-on", "unread", "--fail-on", "never")[0] == 0


def test_what_cannot_be_in_a_table(table):
    """One contradiction with one claim, no other finding, and no unread value."""
    path = table(READ, IMPOSSIBLE)
    status, output, _ = vkrel("check", path)
    assert status == 1
    assert output.startswith(
        "contradiction: Lock, opened [impossible-value]\n"
        "  31 April 1850 (31 April does not exist)\n"
        "    a:4\n"
        "  But “31 April 1850” cannot be: 31 April does not exist.\n"
        "  To settle it: Read a:4 first: "
    )
    assert "1 contradiction.\nAll values were read (4).\n" in output
    assert vkrel("claims", "--unread", path)[1].strip() == ""


def test_what_cannot_be_in_claims_files(folder):
    """It is shown, proved, blamed and accepted as any other finding."""
    folder = str(folder)
    content = json.loads(vkrel("check", folder, "--format", "json")[1])
    (finding,) = content["findings"]
    (claim,) = finding["claims"]
    assert (finding["rule"], finding["severity"]) == ("impossible-value", "contradiction")
    assert finding["witness"] == finding["culprits"] == [claim["id"]]
    assert (finding["camps"], finding["alternatives"], content["unread"]) == ([], [], [])
    proof = vkrel("explain", finding["id"], folder)[1]
    assert "These alone cannot be: a:3 (31 April 2009)" in proof
    assert "1. a:3 “in 31 April 2009”" in vkrel("culprits", folder)[1]
    assert "“31 April 2009”" in vkrel("check", folder, "--format", "markdown")[1]
    (run,) = json.loads(vkrel("check", folder, "--format", "sarif")[1])["runs"]
    (result,) = run["results"]
    assert (result["ruleId"], result["level"]) == ("impossible-value", "error")
    assert "relatedLocations" not in result
    assert vkrel("accept", finding["id"], folder, "--reason", "printed so")[0] == 0
    assert vkrel("check", folder)[0] == 0


def test_the_date_of_a_document(folder):
    """A document may be of a day that no calendar has; `show`, which has no such page, is no hint."""
    text = (folder / "b.toml").read_text("utf-8").replace('"2012"', '"31 June 2012"')
    (folder / "b.toml").write_text(text, "utf-8")
    output = vkrel("check", str(folder))[1]
    assert "contradiction: The date of document b [impossible-value]" in output
    assert "vkrel show document" not in output


def test_show_says_what_took_no_part(table):
    """The verdict on a slot names what cannot be, what was not read, and other units."""
    path = table(
        "a,mill,opened,1850\nb,mill,opened,1850\nc,mill,opened,blorp\nd,mill,opened,31 April 1850\n"
        "a,dam,long,12 km\nb,dam,long,12 kg\na,lock,long,5 km\nb,lock,long,5 km\nc,lock,long,5 kg\n"
    )
    kinds = "[attribute.opened]\nkind = 'date'\n[attribute.long]\nkind = 'quantity'\n"
    Path(path).with_suffix(".mapping.toml").write_text(kinds, "utf-8")
    mill = vkrel("show", "mill", path)[1].splitlines()
    assert " ".join(mill[:2]).startswith(
        "mill, opened: compatible (2 claims, 4 sources); “31 April 1850” cannot be; 1 not read"
    )
    assert "cannot be compared: the units do not convert" in vkrel("show", "dam", path)[1]
    lock = " ".join(vkrel("show", "lock", path)[1].split())
    assert "compatible (2 claims, 3 sources); 1 not compared: the units do not convert" in lock


def schema(name):
    """A schema of docs/."""
    return json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
