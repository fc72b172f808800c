"""JSON Lines and lists of JSON: cells as they are printed, damage by its line."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vkrel import LoadError
from vkrel.tables.formats import read_grid


def read(folder, content, name="claims.jsonl"):
    """The grid of a file of these bytes or this text."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_grid(path)


def told(grid):
    """Line and message of everything that is wrong."""
    return [(each.line, each.message) for each in grid.log.problems]


PRINTED = {
    "1200.0": "1200.0", "12.50": "12.50", "1e3": "1e3", "0.30000000000000004": "0.30000000000000004",
    "123456789012345678901234567890": "123456789012345678901234567890", "-0": "-0", "-1.10": "-1.10",
    "true": "yes", "false": "no", "null": "", '"true"': "true", '"12.50"': "12.50", '"a\\n\\"5.0"': 'a\n"5.0',
    '"é\\u00e9"': "éé", '""': "", "[1, 2.50]": "[1,2.5]", '{"a": null}': '{"a":null}',
    "NaN": "", "Infinity": "", "-Infinity": "", '"Infinity"': "Infinity", '"-1.50"': "-1.50",
}  # fmt: skip


@pytest.mark.parametrize("cell", PRINTED)
def test_a_cell(cell, tmp_path):
    """A number keeps its printed form, whatever stands beside it; what is nested is JSON."""
    for line in (
        f'{{"value":{cell}}}',
        f'{{ "x": 1.50, "y 2.0": "3.10 \\" 4e5", "value": {cell} }}',
    ):
        grid = read(tmp_path, line + "\n")
        assert told(grid) == []
        assert grid.column("value") == [PRINTED[cell]]


KEYS = st.text(max_size=5).map(str.strip)
VALUES = st.text() | st.integers() | st.none() | st.booleans() | st.decimals(-99, 99, places=2)


def text_of(value):
    """What a value of JSON is printed as, and as what it is read."""
    if isinstance(value, str | bool | None):
        text = {None: "", True: "yes", False: "no"}.get(value, value)
        return json.dumps(value), text
    return str(value), str(value)


@given(st.lists(st.dictionaries(KEYS, VALUES, max_size=4), min_size=1, max_size=4))
@settings(max_examples=30)
def test_any_objects(folder, rows):
    """Whatever objects of plain values hold comes back by key, from lines and from a list."""
    texts = [
        "{" + ", ".join(f"{json.dumps(key)}: {text_of(row[key])[0]}" for key in row) + "}"
        for row in rows
    ]
    header = tuple(dict.fromkeys(key for row in rows for key in row))
    if not header:
        return
    for name, content in (("a.jsonl", "\n".join(texts)), ("a.json", f"[{','.join(texts)}]")):
        grid = read(folder, content.encode(), name)
        assert grid.header == header
        assert grid.columns == tuple([text_of(row.get(key))[1] for row in rows] for key in header)


FAULTS = {
    '{"source": "b", oops}': "no valid JSON at column 17",
    '{"source": "b",}': "no valid JSON at column ",
    '{"source": ["b" , ]}': "no valid JSON at column ",
    "[1, 2]": "no JSON object",
    "5": "no JSON object",
    '"text"': "no JSON object",
    '{"source": "b", "source": "c"}': "the key 'source' stands twice",
    '{"source": "b"} {}': "no valid JSON at column 17",
    '{"source": "\\ud800"}': "no valid JSON",
    '{"source": "b\x01"}': "holds a control character",
    '{"source": "b\0"}': "holds a NUL byte",
    "[" * 100_000: "no valid JSON: nested too deeply",
    '{"source": "' + "b" * 3_000_000 + '"}': "a line of 3,000,0",
}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda each: each[:30])
def test_a_damaged_line(fault, tmp_path):
    """A damaged line is named, also between blank ones; those above and below are read."""
    grid = read(tmp_path, f'{{"source": "a"}}\n\n{fault}\n{{"source": "d"}}')
    ((line, message),) = told(grid)
    assert (line, message[: len(FAULTS[fault])]) == (3, FAULTS[fault])
    assert (grid.column("source"), grid.lines) == (["a", "d"], [1, 4])


def test_commas_in_texts(tmp_path):
    """A comma in front of a bracket is no fault where both are text."""
    grid = read(tmp_path, '{"source": "a,}", "value": ["\\",]", 1]}\n')
    assert (told(grid), grid.columns) == ([], (["a,}"], ['["\\",]",1]']))


def test_bytes_of_another_encoding(tmp_path):
    """A line that is not UTF-8 is named."""
    grid = read(tmp_path, b'\xef\xbb\xbf{"source": "a"}\r\n{"source": "\xe9"}\r\n{"source": "c"}')
    assert [line for line, _ in told(grid)] == [2]
    assert grid.column("source") == ["a", "c"]


def test_keys_that_differ(tmp_path):
    """Columns come in the order in which keys are first seen; what a line lacks is empty."""
    grid = read(tmp_path, '{"b": 1}\n{"a": 2, "b": 3}\n')
    assert grid.header == ("b", "a")
    assert grid.columns == (["1", "3"], ["", "2"])


def test_a_list(tmp_path):
    """A list of objects, over many lines or on one: its rows are numbered."""
    content = json.dumps([{"source": "a", "value": {"x": 1}}, {"source": "b\n"}], indent=1)
    grid = read(tmp_path, content, "claims.json")
    assert (grid.lines, grid.columns) == ([1, 2], (["a", "b\n"], ['{"x":1}', ""]))
    other = read(tmp_path, content, "claims.jsonl")
    assert (other.lines, other.columns) == (grid.lines, grid.columns)
    assert [note.partition(": ")[2] for note in other.log.notes] == [
        "a list under the name of JSON Lines; its objects are numbered from 1"
    ]


@pytest.mark.parametrize(
    ("tail", "message"),
    [
        (',\n{"source": oops}]', "Expecting value: line 3 column 12"),
        ('\n{"source": "b"}]', "a comma is missing in line 2"),
        (",\n", "Expecting value: line 3 column 1"),
        ("", "a comma is missing in line 2"),
        (",\n5]", "no JSON object"),
        ('] {"source": "b"}', "something follows the end of the list"),
    ],
)
def test_a_damaged_list(tail, message, tmp_path):
    """What is no JSON ends a list, with its line; the rows before it are read."""
    grid = read(tmp_path, '[\n{"source": "a"}' + tail, "claims.json")
    ((item, found),) = told(grid)
    assert (item, message in found) == (2, True)
    assert grid.column("source") == ["a"]


def test_lines_in_json(tmp_path):
    """A .json file may hold an object a line; one object alone is a row."""
    assert read(tmp_path, '{"source": "a"}\n{"source": "b"}\n', "a.json").column("source") == [
        "a", "b",
    ]  # fmt: skip
    with pytest.raises(LoadError, match="no line holds a row"):
        read(tmp_path, "[]", "b.json")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder for all examples of a property."""
    return tmp_path_factory.mktemp("any")
