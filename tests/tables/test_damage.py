"""Damaged files: each fault is named at its place, all of them at once, and whole rows are read."""

from __future__ import annotations

import gzip
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vkrel import LoadError
from vkrel.tables import delimited
from vkrel.tables.formats import read_grid
from vkrel.tables.grid import Hints
from vkrel.tables.records import Damage, splitter
from vkrel.tables.text import TextFile

HEAD = b"source,subject,attribute,value\n"
ABOVE, BELOW = b"a,x,opens,9:00\n", b"b,x,opens,11:00\n"
WHOLE = ["a", "b"]


def read(folder, content, name="claims.csv", **hints):
    """The grid of a file of these bytes."""
    path = folder / name
    path.write_bytes(content)
    return read_grid(path, Hints(**hints))


def told(grid):
    """Line, column and message of everything that is wrong."""
    return [(each.line, each.field, each.message) for each in grid.log.problems]


FAULTS = {
    "too few fields": (b"c,x,opens\n", [(3, "", "3 fields under 4 columns")]),
    "too many fields": (b"c,x,opens,9,30\n", [(3, "", "5 fields under 4 columns")]),
    "an open quote": (b'c,x,opens,"9:00\n', [(3, "value", "a quote is opened and never closed")]),
    "an open quote in front": (b'"c,x,opens,9:00\n', [(3, "source", "a quote is opened")]),
    "an open quote behind a whole cell": (
        b'"c",x,"opens,9:00\n', [(3, "attribute", "a quote is opened and never closed")],
    ),
    "a quote that swallows rows": (
        b'c,x,opens,"9:00\n' + b"d,x,opens,9:00\n" * 2 + b'e,x,opens,9:30"\n',
        [(3, "value", "a quote is opened and never closed")],
    ),
    "text behind a quote": (
        b'c,x,"opens"ing,9:00\n', [(3, "attribute", "text follows a closing quote")],
    ),
    "quotes that are not doubled": (
        b'c,x,"the "best" one",9:00\n', [(3, "attribute", "text follows a closing quote")],
    ),
    "a NUL": (b"c,x,op\0ens,9:00\n", [(3, "", "holds a NUL byte at byte 6 of the line")]),
    "bytes of another encoding": (b"c,x,opens,9\xe9\n", [(3, "", "not UTF-8 at byte 11")]),
    "a surrogate": (b"c,x,\xed\xa0\x80,9:00\n", [(3, "", "not UTF-8 at byte 4 of the line")]),
    "a rune cut short": (b"c,x,\xe2\x82,9:00\n", [(3, "", "not UTF-8 at byte 4 of the line")]),
    "a line of megabytes": (
        b"c,x,opens," + b"9" * 3_000_000 + b"\n", [(3, "", "a line of 3,000,01")],
    ),
    "a byte that is wrong inside a cell of two lines": (
        b'c,x,"opens\nor \xff",9:00\n',
        [(4, "", "not UTF-8 at byte 3 of the line"), (3, "attribute", "a quote is opened")],
    ),
    "several at once": (
        b'c,x\n"d"d,x,opens,9\n\xff\ne,x,opens,"9\n',
        [
            (3, "", "2 fields under 4 columns"),
            (4, "source", "text follows a closing quote"),
            (5, "", "not UTF-8 at byte 0"),
            (6, "value", "a quote is opened and never closed"),
        ],
    ),
    "many open quotes": (
        b'c,x,opens,"9\n' * 150,
        [(line, "value", "text follows a closing quote") for line in range(3, 103)]
        + [(line, "value", "a quote is not closed on its line") for line in range(103, 153)],
    ),
    "a cell over a thousand lines": (
        b'c,x,opens,"9\n' + b"d,x,opens\n" * 1_001 + b'"\n',
        [(3, "value", "a quote is not closed within 1,000 lines")]
        + [(line, "", "3 fields under 4 columns") for line in range(4, 1_005)]
        + [(1_005, "source", "a quote is opened and never closed")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"], ids=["LF", "CRLF", "CR"])
def test_a_damaged_row(fault, end, tmp_path):
    """A damaged row is named with line and column; the rows above and below it are read."""
    row, expected = FAULTS[fault]
    content = (HEAD + ABOVE + row + BELOW).replace(b"\n", end)
    grid = read(tmp_path, content)
    for (line, column, message), (at, named, start) in zip(told(grid), expected, strict=True):
        assert (line, message[: len(start)]) == (at, start)
        assert not start or column == named
    assert {*WHOLE} <= {*grid.column("source")}
    assert grid.lines[grid.column("source").index("b")] == 3 + row.count(b"\n")


NO_DAMAGE = {
    "no last line end": (HEAD + ABOVE + BELOW.rstrip(), [2, 3]),
    "a byte order mark": (b"\xef\xbb\xbf" + HEAD + ABOVE + BELOW, [2, 3]),
    "UTF-16": ((HEAD + ABOVE + BELOW).decode().encode("utf-16"), [2, 3]),
    "blank lines": (b"\n  \n" + HEAD + b"\n" + ABOVE + b"\n\n" + BELOW + b"\n\n", [5, 8]),
    "a cell over two lines": (HEAD + ABOVE + b'b,"x\n\ny",opens,1\n', [2, 3]),
    "cells over two lines": (HEAD + b'a,"x\ny",opens,1\nb,"x\r\ny",o,2\n', [2, 4]),
    "the separator named": (b"sep=;\n" + (HEAD + ABOVE + BELOW).replace(b",", b";"), [3, 4]),
    "tabs": ((HEAD + ABOVE + BELOW).replace(b",", b"\t"), [2, 3]),
    "bars": ((HEAD + ABOVE + BELOW).replace(b",", b"|"), [2, 3]),
    "commas in the cells of semicolons": (
        b"source;subject, if any;attribute;value, in km, as printed\na;x;y;1,5\nb;x;y;1,6\n", [2, 3],
    ),
    "all quoted": (b'"source","subject"\n"a","x"\n"b","y ""z"""\n', [2, 3]),
    "inches": (b'source,value\na,5" wide\nb,12\'34"\n', [2, 3]),
    "empty cells too many": (HEAD + b"a,x,o,1,,\nb,x,o,1,\n", [2, 3]),
    "a header over two lines": (b'source,"of\nwhat"\na,x\nb,x\n', [3, 4]),
    "old line ends": ((HEAD + ABOVE + BELOW).replace(b"\n", b"\r"), [2, 3]),
    "mixed line ends": (HEAD + ABOVE.replace(b"\n", b"\r\n") + BELOW, [2, 3]),
}  # fmt: skip


@pytest.mark.parametrize("kind", NO_DAMAGE)
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gz"])
def test_what_is_no_damage(kind, packed, tmp_path):
    """Ways of writing are read without a word, each row on the line where it begins."""
    content, lines = NO_DAMAGE[kind]
    name = "claims.csv.gz" if packed else "claims.csv"
    grid = read(tmp_path, gzip.compress(content) if packed else content, name)
    assert told(grid) == []
    assert (grid.column("source"), grid.lines) == (WHOLE, lines)


REFUSED = {
    "an empty file": (b"", "claims.csv", "the file is empty"),
    "blank lines alone": (b"\n \n", "claims.csv", "the file is empty"),
    "an empty file of JSON Lines": (b"", "claims.jsonl", "no line holds a row"),
    "a workbook": (b"PK\x03\x04\x14\0", "claims.csv", "an Excel workbook"),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1", "claims.csv", "such as .xls"),
    "a web page": (b"\n<!doctype html>\n<html>", "claims.csv", "a web page"),
    "a PDF": (b"%PDF-1.7\n", "claims.txt", "a PDF"),
    "Parquet under another name": (b"PAR1\x15\0", "claims.csv", "Parquet"),
    "SQLite under another name": (b"SQLite format 3\0", "claims.csv", "an SQLite database"),
    "packed under another name": (gzip.compress(HEAD), "claims.csv", "compressed"),
    "packed and cut": (gzip.compress(HEAD * 99)[:40], "claims.csv.gz", "cannot be read"),
    "not packed": (HEAD, "claims.csv.gz", "cannot be read"),
    "Parquet cut short": (b"PAR1" + b"\x15" * 99, "claims.parquet", "no Parquet file"),
    "an open quote in the header": (b'source,"subject\na,x\n', "claims.csv", "never closed"),
    "a header of other bytes": (b"source,\xff\na,x\n", "claims.csv", "not UTF-8 at byte 7"),
    "no database": (b"SQLite format 4\0", "claims.db", "neither a DuckDB nor an SQLite"),
    "a database cut short": (b"SQLite format 3\0\1", "claims.sqlite", "no database that can be"),
    "an object in JSON": (b'{\n"rows": []\n}\n', "claims.json", "no valid JSON"),
    "a list cut short": (b"[", "claims.json", "the rest of the list is not read"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_cannot_be_used(kind, tmp_path):
    """A file of which nothing can be used is refused, with its name and a reason."""
    content, name, reason = REFUSED[kind]
    with pytest.raises(LoadError) as refused:
        read(tmp_path, content, name)
    assert reason in str(refused.value)
    assert all(each.file.endswith(name) for each in refused.value.problems)


def test_hints(tmp_path):
    """An encoding or a delimiter that cannot be is refused where it is written."""
    for hints, field in (
        ({"encoding": "klingon"}, "encoding"),
        ({"encoding": "ascii"}, "encoding"),
        ({"delimiter": "::"}, "delimiter"),
        ({"delimiter": '"'}, "delimiter"),
        ({"table": "claims"}, "table"),
    ):
        with pytest.raises(LoadError) as refused:
            read(tmp_path, "source,subject\né,x\n".encode(), **hints)
        assert [each.field for each in refused.value.problems] == [field]
    grid = read(
        tmp_path, "source:value\né:1,5\n".encode("cp1252"), encoding="cp1252", delimiter=":"
    )
    assert grid.columns == (["é"], ["1,5"])


def test_a_header_with_faults(tmp_path):
    """Names that stand twice and columns without a name are told and not used."""
    grid = read(tmp_path, b",source,value,value,\n0,a,1,2,\n")
    assert [message for *_, message in told(grid)] == [
        "the header names 'value' twice: rename one; neither column is used"
    ]
    assert grid.log.notes == [
        f"{grid.log.file}: not used, as the header does not name them: columns 1, 5"
    ]
    assert grid.header == ("", "source", "", "", "")


def test_a_header_alone(tmp_path):
    """A header without rows is a table without rows, which is told."""
    for content in (HEAD, HEAD.rstrip()):
        grid = read(tmp_path, content)
        assert len(grid) == 0
        assert grid.log.notes == [f"{grid.log.file}: no row stands under the header"]


HANGING = {
    "quotes that open again on every line": b'x","y\n' * 100_000,
    "the same with a whole cell between": b'x","y","z\n' * 100_000,
    "the same in many bytes of few lines": (b'x","y\n' + b"x" * 100_000) * 300,
    "an open quote above many rows": b'"a,b\n' + b"a,b\n" * 100_000,
    "open quotes in every other row": b'a,"\n' * 100_001,
    "one line": b"a," * 10_000_000,
}


@pytest.mark.parametrize("kind", HANGING)
def test_nothing_hangs(kind, tmp_path):
    """However quotes stand, a file is read in a time that grows with its size."""
    start = process_time()
    grid = read(tmp_path, b"s,t\n" + HANGING[kind] + b"\nb,c\n")
    assert process_time() - start < 10
    assert grid.log.problems
    assert grid.column("s")[-1] == "b"


def test_names_that_are_patterns(tmp_path):
    """Of a file whose name holds a star, only that file is read."""
    (tmp_path / "ab.csv").write_bytes(HEAD + BELOW)
    assert read(tmp_path, HEAD + ABOVE, "a*.csv").column("source") == ["a"]
    assert read(tmp_path, HEAD + ABOVE, "it's [1].csv").column("source") == ["a"]


def test_what_is_no_file(tmp_path):
    """A folder that is called like a table, and what is not there, are named."""
    (tmp_path / "folder.csv").mkdir()
    for name, reason in (("folder.csv", "no table"), ("none.csv", "no such file")):
        with pytest.raises(LoadError, match=reason):
            read_grid(tmp_path / name)


cells = st.text("ab ,;\"'\n\r\té\0#=-1", max_size=4)
quoted = cells.map(lambda cell: '"' + cell.replace('"', '""') + '"')
texts = st.lists(
    st.lists(cells | quoted, min_size=1, max_size=4).map(",".join), max_size=5
).map("\n".join)  # fmt: skip
damaged = st.builds(
    lambda text, at, byte: text[:at] + byte + text[at:],
    texts.map(str.encode), st.integers(0, 30), st.sampled_from((b"", b"", b"\xff", b'"', b",")),
)  # fmt: skip


@given(damaged)
@settings(max_examples=60)
def test_both_ways_agree(folder, content):
    """What DuckDB reads in one go is what is read record by record, problems included."""
    path = folder / "claims.csv"
    path.write_bytes(b"s,t,u\n" + content)
    fast = read_grid(path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(delimited, "reading", lambda *_, **__: "")
        slow = read_grid(path)
    assert (fast.lines, fast.columns) == (slow.lines, slow.columns)
    assert fast.log.problems == slow.log.problems


@given(st.text('ab", \n', max_size=30))
@settings(max_examples=300)
def test_open_quotes_are_seen_at_once(folder, text):
    """DuckDB is spared each file in which a line alone leaves a quote open; no sound one."""
    path = folder / "open.csv"
    path.write_text(text, "utf-8")
    lines = text.splitlines(keepends=True)
    wrong = [fault for line in lines for fault in faults(line)]
    counted = TextFile(path).tally(",")
    assert counted == -1 or not any("never closed" in fault for fault in wrong)
    # spaces beside a quote are no fault, and may take the slower way
    assert wrong or counted == len(lines) or '" ' in text or ' "' in text


def faults(line):
    """What is wrong with the quotes of a line alone."""
    try:
        splitter(",")(line, str)
    except Damage as damage:
        return [str(damage)]
    return []


@given(st.binary(max_size=60), st.sampled_from((".csv", ".jsonl", ".json", ".parquet", ".db")))
@settings(max_examples=100)
def test_any_bytes(folder, content, ending):
    """Any bytes in any file give a table or a reason, never another error."""
    path = Path(folder / f"any{ending}")
    path.write_bytes(content)
    problems = ()
    try:
        grid = read_grid(path)
    except LoadError as error:
        problems = error.problems
    else:
        assert len(grid.columns) == len(grid.header) > 0
    assert all(each.file == str(path) and each.message for each in problems)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder for all examples of a property."""
    return tmp_path_factory.mktemp("any")
