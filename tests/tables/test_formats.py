"""Damaged tables: the place, the remedy, and the rest still checked where that is safe."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import vkrel
from vkrel import LoadError

HEAD = b"source,subject,attribute,value\n"
GOOD = b"a,x,opens,9:00\nb,x,opens,11:00\n"


def load(tmp_path, content, name="claims.csv", **more):
    """Load a table of these bytes."""
    path = tmp_path / name
    path.write_bytes(content)
    return vkrel.load(path, **more)


def problems(registry):
    """Line and message of what could not be used."""
    return [(each.line, each.message) for each in registry.problems]


@pytest.mark.parametrize(
    ("row", "line", "message"),
    [
        (b"c,x,opens\n", 3, "3 fields under 4 columns"),
        (b"c,x,opens,9,30\n", 3, "5 fields under 4 columns"),
        (b'c,x,opens,"9:00\n', 3, "a quote is opened and never closed"),
        (b'c,x,opens,"9"30\n', 3, "text follows a closing quote"),
        (b"c,x,opens,9\xe9\n", 3, "not UTF-8 at byte 11 of the line"),
        (b",x,opens,9:00\n", 3, "no source: the row is left out"),
        (b"c,,,9:00\n", 3, "no subject and no attribute: the row is left out"),
        (b"c,x,opens," + b"9" * 1_000_000 + b"\n", 3, "a value of 1,000,000 characters"),
    ],
)
def test_a_damaged_row(row, line, message, tmp_path):
    """A damaged row is named with its line and a remedy; the others are still checked."""
    first, second = GOOD.splitlines(keepends=True)
    registry = load(tmp_path, HEAD + first + row + second)
    ((found_line, found),) = problems(registry)
    assert (found_line, found[: len(message)]) == (line, message)
    assert [each.severity for each in vkrel.check(registry)] == ["contradiction"]


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"", "claims.csv", "the file is empty"),
        (
            b"who,subject,attribute,value\n" + GOOD,
            "claims.csv",
            "no column 'source'; there are 'who'",
        ),
        (b"source,value\na,1\n", "claims.csv", "no column 'subject' and no column 'attribute'"),
        (b"\x00\x01\x02" * 50, "claims.csv", "holds a NUL byte"),
        (b"PAR1 but not really", "claims.parquet", "no Parquet file that can be read"),
        (b"{oops\n", "claims.jsonl", "no valid JSON at column 2"),
        (b"[1, 2]\n", "claims.jsonl", "no JSON object"),
        (b"a\xff\xfe,b\n1,2\n", "claims.csv", "not UTF-8"),
    ],
)
def test_a_file_that_cannot_be_used(content, name, message, tmp_path):
    """Where nothing can be used, LoadError names file, place and remedy."""
    with pytest.raises(LoadError) as failed:
        load(tmp_path, content, name)
    assert message in str(failed.value)
    assert name in str(failed.value)


def test_no_such_file(tmp_path):
    """A path that does not exist is named."""
    with pytest.raises(LoadError, match="no such file"):
        vkrel.load(tmp_path / "none.csv")


def test_the_remedy_for_a_missing_column(tmp_path):
    """A missing column gives a mapping to fill in."""
    with pytest.raises(LoadError) as failed:
        load(tmp_path, b"who,what,attribute,value\n" + GOOD)
    assert '[columns] source = "...", subject = "..."' in str(failed.value)


def test_encodings(tmp_path):
    """UTF-16 tells itself; another encoding is named in the mapping; a wrong name is refused."""
    text = "source,subject,attribute,value\na,x,city,Košice\nb,x,city,Kosice\n"
    assert len(load(tmp_path, text.encode("utf-16")).claims) == 2
    mapping = tmp_path / "m.toml"
    mapping.write_text('encoding = "cp1250"\n', "utf-8")
    registry = load(tmp_path, text.encode("cp1250"), mapping=mapping)
    assert {claim.value for claim in registry.claims} == {"Košice", "Kosice"}
    mapping.write_text('encoding = "klingon"\n', "utf-8")
    with pytest.raises(LoadError, match="no encoding is called 'klingon'"):
        load(tmp_path, text.encode("cp1250"), mapping=mapping)
    mapping.write_text('encoding = "ascii"\n', "utf-8")
    with pytest.raises(LoadError, match="name the right `encoding`"):
        load(tmp_path, text.encode(), mapping=mapping)


def test_rows_of_another_encoding_are_left_out(tmp_path):
    """Rows that are not UTF-8 are named, the rest is checked."""
    text = HEAD + "a,x,city,Hué\n".encode("cp1252") + GOOD
    registry = load(tmp_path, text)
    assert [line for line, _ in problems(registry)] == [2]
    assert 'encoding = "cp1252"' in registry.problems[0].message
    assert len(vkrel.check(registry)) == 1


def test_other_delimiters_and_line_ends(tmp_path):
    """Semicolons, a byte order mark, CRLF and blank lines are no damage."""
    text = (HEAD + b"\n" + GOOD).replace(b",", b";").replace(b"\n", b"\r\n")
    registry = load(tmp_path, b"\xef\xbb\xbf" + text)
    assert problems(registry) == []
    assert [claim.line for claim in registry.claims] == [3, 4]


def test_a_quote_over_several_lines(tmp_path):
    """A quoted cell may hold line breaks; the row stands where it begins."""
    text = HEAD + b'a,"x\ny",opens,9:00\nb,x y,opens,11:00\n'
    registry = load(tmp_path, text)
    assert problems(registry) == []
    assert [claim.line for claim in registry.claims] == [2, 4]
    assert len(vkrel.check(registry)) == 1


def test_a_quote_that_takes_in_other_rows(tmp_path):
    """Rows behind a quote that closes too late are read again, not lost."""
    text = HEAD + b'c,x,opens,"9:00\n' + GOOD + b'd,x,opens,"10:00"\n'
    registry = load(tmp_path, text)
    assert [line for line, _ in problems(registry)] == [2]
    assert {claim.source for claim in registry.claims} == {"a", "b", "d"}


def test_many_problems_are_shortened(tmp_path):
    """A thousand rows with one fault are five lines and a number."""
    from vkrel.model.problems import shortened

    registry = load(tmp_path, HEAD + GOOD + b"c,x,opens\n" * 1000)
    assert len(registry.problems) == 1000
    lines = shortened(registry.problems)
    assert len(lines) == 6
    assert "995 more" in lines[-1]


@given(st.binary(max_size=200))
@settings(max_examples=30)
def test_any_bytes(tmp_path_factory, content):
    """Any bytes give a registry or a LoadError with a place, never another exception."""
    path = tmp_path_factory.mktemp("any") / "claims.csv"
    path.write_bytes(HEAD + GOOD + content)
    registry = vkrel.load(path)
    assert {"a", "b"} <= set(registry.sources)
    assert len(vkrel.check(registry)) >= 1
    path.write_bytes(content)
    wrong = ()
    try:
        vkrel.load(path)
    except LoadError as error:
        wrong = error.problems
    assert all(each.file and each.message for each in wrong)
