"""End to end through the command line, as a new user types it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "docs"

CLAIMS = """
[source]
id = "{id}"
published = "2012"
[[passage]]
line = 3
[[passage.partnership]]
parties = ["NO", "SE"]
level = "close"
date = {{ value = "{date}", quote = "in {date}" }}
"""


def vkrel(*arguments, cwd=ROOT, env=None):
    """Run the command line; gives status, output and errors."""
    done = subprocess.run(
        [sys.executable, "-m", "vkrel", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env=env,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def folder(tmp_path):
    """Two sources that disagree."""
    (tmp_path / "vocabulary.toml").write_text("[[level]]\nid = 'close'\n", "utf-8")
    (tmp_path / "a.toml").write_text(CLAIMS.format(id="a", date="May 2009"), "utf-8")
    (tmp_path / "b.toml").write_text(CLAIMS.format(id="b", date="October 2009"), "utf-8")
    return tmp_path


def test_check_finds(folder):
    """Findings give status 1, with both places and phrases."""
    status, output, errors = vkrel("check", str(folder))
    assert (status, errors) == (1, "")
    assert "contradiction: " in output
    assert "a:3 “in May 2009”" in output
    assert "b:3 “in October 2009”" in output
    assert "1 contradiction." in output


def test_check_finds_nothing(folder):
    """Nothing at tension or worse gives status 0."""
    (folder / "b.toml").write_text(CLAIMS.format(id="b", date="2009"), "utf-8")
    output = "Nothing contradicts.\nAll values were read (2).\n"
    assert vkrel("check", str(folder)) == (0, output, "")


def test_check_json(folder):
    """JSON is valid against the schema of docs/ and holds both sides."""
    status, output, _ = vkrel("check", str(folder), "--format", "json")
    found = json.loads(output)
    schema = json.loads((SCHEMAS / "findings.schema.json").read_text("utf-8"))
    jsonschema.validate(found, schema)
    assert status == 1
    (finding,) = found["findings"]
    assert [claim["strict"] for claim in finding["claims"]] == [
        [["2009-05-01", "2009-05-31", True, True]],
        [["2009-10-01", "2009-10-31", True, True]],
    ]
    assert sorted(finding["witness"]) == sorted(claim["id"] for claim in finding["claims"])


def test_seeds_json():
    """The findings and the claims of the five documents are valid against their schemas."""
    for verb, name in (("check", "findings"), ("claims", "claims")):
        _, output, _ = vkrel(verb, "--format", "json")
        found = json.loads(output)
        schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
        jsonschema.validate(found, schema)
        assert len(found[name]) > 5


def test_select_and_ignore(folder):
    """Rules are chosen by name; an unknown one is an error with the known ones."""
    assert vkrel("check", str(folder), "--select", "own-country")[0] == 0
    assert vkrel("check", str(folder), "--ignore", "same-slot")[0] == 0
    status, _, errors = vkrel("check", str(folder), "--select", "same-slop")
    assert status == 2
    assert "no rule 'same-slop'" in errors


def test_unreadable_input(folder):
    """Wrong input gives status 2 and its place."""
    (folder / "b.toml").write_text("[source]\nid = 3\n", "utf-8")
    status, output, errors = vkrel("check", str(folder))
    assert (status, output) == (2, "")
    assert "b.toml:2: source.id: 3 is no text" in errors
    assert vkrel("check", str(folder / "nowhere.toml"))[0] == 2


def test_claims(folder):
    """Claims are listed with place, slot and value, and filtered."""
    status, output, _ = vkrel("claims", str(folder), "--source", "a")
    assert status == 0
    assert output == "a:3        partnership/NO+SE/close#date = May 2009\n"
    assert vkrel("claims", str(folder), "--source", "z")[0] == 2
    assert vkrel("claims", str(folder), "--type", "visit")[1].strip() == ""


def test_show(folder):
    """A subject is shown slot by slot with its verdict, an unknown one is an error."""
    status, output, _ = vkrel("show", "close", str(folder))
    assert status == 0
    assert "contradiction in 2 camps" in output
    assert "May 2009 = 2009-05-01 to 2009-05-31" in output
    assert vkrel("show", "nothing", str(folder))[0] == 2


def test_explain():
    """Each rule explains itself; an unknown one is an error."""
    status, output, _ = vkrel("explain", "ladder-order")
    assert status == 0
    assert output.startswith("# ladder-order: ")
    assert vkrel("explain", "nothing")[0] == 2


def test_explain_a_value():
    """A printed value is told word by word, in its language where that is named."""
    status, output, _ = vkrel("explain", "rund 3,5 Milliarden Euro")
    assert status == 0
    assert "Milliarden = billion  scale   1,000,000,000" in output
    assert "1234 km" in vkrel("explain", "1.234 km", "--language", "de")[1].replace(",", "")
    assert "foo  not understood" in vkrel("explain", "5 kg foo")[1]


def test_compare_tells_each_word():
    """Below the verdict stands how each word of both values was understood."""
    status, output, _ = vkrel(
        "compare", "1.234 km", "about 1,200 km", "--language", "de", "--language", "en"
    )
    assert status == 0
    assert output.startswith("compatible, ")
    assert [line.split()[0] for line in output.splitlines()[-3:]] == ["about", "1,200", "km"]


def test_compare_with_habits():
    """The habit of both values, or of each; one that is none is named."""
    status, output, _ = vkrel("compare", "1.230", "1,234", "--habit", "decimal=,; place=10",
                              "--habit", "place=1")  # fmt: skip
    assert status == 0
    assert output.startswith("compatible, ")
    status, output, errors = vkrel("compare", "1", "2", "--habit", "place=x")
    assert (status, output) == (2, "")
    assert "a place is a number or a time" in errors


def test_verify(folder, tmp_path_factory):
    """Quotes are looked up on their lines; a wrong line names the right one."""
    documents = tmp_path_factory.mktemp("documents")
    (documents / "a.txt").write_text("one\ntwo\nIn short, in May 2009\n", "utf-8")
    text = CLAIMS.format(id="a", date="May 2009")
    (folder / "a.toml").write_text(
        text.replace('id = "a"', 'id = "a"\ndocument = "a.txt"'), "utf-8"
    )
    status, output, errors = vkrel("verify", str(folder), "--documents", str(documents))
    assert (status, output, errors) == (0, "1 quotes looked up, 0 problems.\n", "")
    (documents / "a.txt").write_text("in May 2009\ntwo\nthree\n", "utf-8")
    status, output, errors = vkrel("verify", str(folder), "--documents", str(documents))
    assert status == 1
    assert "it stands on line 1" in errors


def test_verify_hash(folder, tmp_path_factory):
    """Another text than the one encoded is noticed by its hash."""
    documents = tmp_path_factory.mktemp("documents")
    (documents / "a.txt").write_text("one\ntwo\nin May 2009\n", "utf-8")
    text = CLAIMS.format(id="a", date="May 2009")
    declared = 'id = "a"\ndocument = "a.txt"\nsha256 = "00"'
    (folder / "a.toml").write_text(text.replace('id = "a"', declared), "utf-8")
    status, _, errors = vkrel("verify", str(folder), "--documents", str(documents))
    assert status == 1
    assert "is another text" in errors


def test_help_names_every_verb():
    """`--help` lists the verbs that the documentation names."""
    status, output, _ = vkrel("--help")
    assert status == 0
    for verb in ("check", "claims", "show", "explain", "verify"):
        assert f"\n  {verb} " in output


@pytest.mark.parametrize("first", ["import vkrel", "import vkrel.cli"])
def test_import_is_light(first):
    """`import vkrel` and the command line's help load neither pint nor cattrs nor rich."""
    code = f"{first}; import sys; print([m for m in ('pint', 'cattrs', 'rich', 'numpy') if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout == "[]\n"


def test_check_needs_no_pint():
    """A check of the five documents reads its units without pint."""
    code = "import vkrel, sys; vkrel.check(); print('pint' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout == "False\n"
