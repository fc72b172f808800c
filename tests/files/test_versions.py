"""The version of the format: files may carry it, and a later one is told with a remedy."""

from __future__ import annotations

import pytest

import vkrel
from tests.files.test_claims import SOURCE, VOCABULARY, problems
from vkrel.findings.accepted import Acceptance, read_accepted, write_accepted

CLAIMS = SOURCE + "[[passage]]\n[[passage.partnership]]\nlevel = 'close'\ndate = '2009'\n"


def test_with_and_without(tmp_path):
    """Claims files and vocabularies of this format say the same with their version and without."""
    told = []
    for number, version in enumerate(("", "version = 1\n")):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "vocabulary.toml").write_text(version + VOCABULARY, "utf-8")
        (folder / "a.toml").write_text(version + CLAIMS, "utf-8")
        told.append([claim.id for claim in vkrel.load(folder).claims])
    assert told[0] == told[1] != []


@pytest.mark.parametrize(
    ("version", "message"),
    [
        ("2", "install a newer one (pip install --upgrade vkrel)"),
        ("0", "0 is no version of the format: write version = 1"),
        ("true", "True is no version"),
        ("'1'", "'1' is no version"),
    ],
)
def test_another_version(tmp_path, version, message):
    """A version that cannot be read is the only thing told of its file."""
    text = f"# a comment\nversion = {version}\nlater = 'a key that only the later format has'\n"
    (found,) = problems(tmp_path, text + CLAIMS)
    assert found[:3] == ("0.toml", 2, "version")
    assert message in found[3]
    (found,) = problems(tmp_path, CLAIMS, vocabulary=text + VOCABULARY)
    assert found[:3] == ("vocabulary.toml", 2, "version")


def test_accepted_files(tmp_path):
    """A file that is made carries the version; one without it is read and keeps its text."""
    new = [Acceptance(id="b", content="c", reason="d")]
    write_accepted(tmp_path / "new.toml", new)
    assert "\nversion = 1\n" in (tmp_path / "new.toml").read_text("utf-8")
    old = "# ours\n[[accepted]]\nid = 'a'\ncontent = 'c'\nreason = 'd'\n"
    (tmp_path / "old.toml").write_text(old, "utf-8")
    assert [each.id for each in read_accepted(tmp_path / "old.toml")] == ["a"]
    write_accepted(tmp_path / "old.toml", new)
    assert [each.id for each in read_accepted(tmp_path / "old.toml")] == ["a", "b"]
    assert (tmp_path / "old.toml").read_text("utf-8").startswith(old)
