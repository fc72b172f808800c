"""Several tables at once: a folder of them, or a pattern, is one registry."""

from __future__ import annotations

import pytest

import vkrel
from vkrel import LoadError

HEAD = "source,subject,attribute,value\n"


@pytest.fixture
def folder(tmp_path):
    """Two tables that disagree, one of them with a mapping of its own."""
    (tmp_path / "one.csv").write_text(HEAD + "a,x,opens,9:00\n", "utf-8")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "two.csv").write_text(
        "who,subject,attribute,value\nb,x,opens,11:00\n", "utf-8"
    )
    mapping = '[columns]\nsource = "who"\n[[source]]\nid = "a"\ntitle = "A"\n'
    (tmp_path / "more" / "two.mapping.toml").write_text(mapping, "utf-8")
    return tmp_path


def test_a_folder(folder):
    """All tables of a folder are compared; each claim names its file, sources are declared once."""
    registry = vkrel.load(folder)
    assert [str(claim.place) for claim in registry.claims] == [
        f"{folder / 'one.csv'}:2", f"{folder / 'more' / 'two.csv'}:2",
    ]  # fmt: skip
    assert registry.sources["a"].title == "A"
    assert len(vkrel.check(registry)) == 1
    assert registry.notes == [f"{folder}: opens: times: 2 of 2 values"]


def test_a_pattern(folder):
    """A pattern means the tables whose names fit, at any depth with two stars."""
    assert {claim.source for claim in vkrel.load(f"{folder}/*.csv").claims} == {"a"}
    assert {claim.source for claim in vkrel.load(f"{folder}/**/*").claims} == {"a", "b"}
    for pattern, reason in (("*.parquet", "nothing has such a name"), ("m*/*.toml", "no table")):
        with pytest.raises(LoadError, match=reason):
            vkrel.load(folder / pattern)


def test_a_file_that_is_called_like_a_pattern(tmp_path):
    """A name that is there is no pattern."""
    path = tmp_path / "claims [1].csv"
    path.write_text(HEAD + "a,x,opens,9:00\n", "utf-8")
    assert len(vkrel.load(path).claims) == 1


def test_everything_that_is_wrong(folder):
    """What is wrong in one table or its mapping is told beside what is wrong in the others."""
    (folder / "bad.csv").write_text("who,what\na,b\n", "utf-8")
    (folder / "worse.csv").write_text(HEAD, "utf-8")
    (folder / "worse.mapping.toml").write_text("columms = 1\n", "utf-8")
    with pytest.raises(LoadError) as failed:
        vkrel.load(folder)
    names = {problem.file.rpartition("/")[2] for problem in failed.value.problems}
    assert names == {"bad.csv", "worse.mapping.toml"}


def test_what_is_no_table_of_the_folder(folder):
    """Notes, hidden files and the hierarchies of a mapping are no tables."""
    (folder / "README.txt").write_text("hello\n", "utf-8")
    (folder / "package.json").write_text("{}", "utf-8")
    (folder / ".cache").mkdir()
    (folder / ".cache" / "old.csv").write_text("x\n", "utf-8")
    (folder / "places.csv").write_text("Hanoi,Viet Nam\n", "utf-8")
    (folder / "one.mapping.toml").write_text('[hierarchies]\nplaces = "places.csv"\n', "utf-8")
    assert len(vkrel.load(folder).claims) == 2


def test_tables_beside_claims_files(folder):
    """In a folder of claims files the tables are named, as they are not read."""
    (folder / "a.toml").write_text('[source]\nid = "a"\n', "utf-8")
    registry = vkrel.load(folder)
    (problem,) = registry.problems
    assert "not read: two.csv, one.csv" in problem.message
    assert registry.claims == []


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/claims.csv",
        "s3://bucket/*.parquet",
        "hf://datasets/a/b.csv",
        "file:///a",
    ],
)
def test_an_address(address):
    """Nothing is read from a network: an address is refused as it is written."""
    with pytest.raises(LoadError) as failed:
        vkrel.load(address)
    assert str(failed.value).startswith(f"{address}: nothing is read from a network")


def test_a_name_of_a_table_for_something_else(folder):
    """The name of a table is for databases, and means nothing for the five documents."""
    with pytest.raises(LoadError, match="for databases: leave it out"):
        vkrel.load(folder / "one.csv", table="claims")
    with pytest.raises(LoadError, match="the name of a table is for tables"):
        vkrel.load(table="claims")


def test_lines_of_tables_that_name_them_and_of_others(tmp_path):
    """A row that names its line stands there, also beside tables whose rows name none."""
    (tmp_path / "one.csv").write_text(HEAD + "a,x,opens,9:00\n", "utf-8")
    header = HEAD.replace("\n", ",line\n")
    (tmp_path / "two.csv").write_text(header + "b,x,opens,9:00,17\nc,x,opens,9:00,\n", "utf-8")
    lines = {claim.source: claim.line for claim in vkrel.load(tmp_path).claims}
    assert lines == {"a": 2, "b": 17, "c": None}
