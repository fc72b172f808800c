"""Loading claims files: what is wrong in them is told with file, line and field, all at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vkrel
from vkrel.model.places import index, line_of

VOCABULARY = """
[defaults]
parties = ["NO", "SE"]
[[level]]
id = "close"
name = "close partnership"
[[person]]
id = "ada-alm"
name = "Ada Alm"
country = "NO"
[[kind]]
id = "embassy"
[[office]]
id = "president"
name = "President"
[[measure]]
id = "trade"
unit = "USD"
stat = "flow"
separators = ["period"]
"""


def problems(tmp_path, *files, vocabulary=VOCABULARY):
    """What loading says of these files, as (file, line, field, message)."""
    (tmp_path / "vocabulary.toml").write_text(vocabulary, "utf-8")
    for number, text in enumerate(files):
        (tmp_path / f"{number}.toml").write_text(text.lstrip("\n"), "utf-8")
    with pytest.raises(vkrel.LoadError) as caught:
        vkrel.load(tmp_path)
    return [
        (each.file.rsplit("/", 1)[-1], each.line, each.field, each.message)
        for each in caught.value.problems
    ]


SOURCE = '[source]\nid = "a"\n'

# What is wrong, the file, the line, the field, and what the message must say.
WRONG = [
    (
        "an unknown key of a record",
        SOURCE + "[[passage]]\n[[passage.partnership]]\nlevel = 'close'\ndat = '2009'\n",
        6, "passage.partnership.dat", "did you mean 'date'?",
    ),
    (
        "an unknown key of a passage",
        SOURCE + "[[passage]]\nlines = 4\n",
        4, "passage.lines", "did you mean 'line'?",
    ),
    (
        "an unknown key of the source",
        SOURCE + "titel = 'x'\n[[passage]]\n",
        3, "source.titel", "did you mean 'title'?",
    ),
    (
        "an unknown table",
        SOURCE + "[[passages]]\nline = 1\n",
        3, "passages", "did you mean 'passage'?",
    ),
    (
        "an unknown person, with the nearest known one",
        SOURCE + "[[passage]]\n[[passage.visit]]\nvisitor = 'Ada Almm'\nto = 'SE'\n",
        5, "passage.visit.visitor", "nearest known: ada-alm",
    ),
    (
        "an unknown country",
        SOURCE + "[[passage]]\n[[passage.visit]]\nvisitor = 'Ada Alm'\nto = 'Swedn'\n",
        6, "passage.visit.to", "nearest known: SE",
    ),
    (
        "a quote of thirteen words",
        SOURCE + "[[passage]]\n[[passage.partnership]]\nlevel = 'close'\n"
        "date = { value = '2009', quote = 'a b c d e f g h i j k l m' }\n",
        6, "passage.partnership.date", "13 words, at most 12",
    ),
    (
        "a date without quotes",
        SOURCE + "[[passage]]\n[[passage.partnership]]\nlevel = 'close'\ndate = 2009-05-12\n",
        6, "passage.partnership.date", "put it in quotes",
    ),
    (
        "a missing key",
        SOURCE + "[[passage]]\n[[passage.partnership]]\ndate = '2009'\n",
        4, "passage.partnership.level", "'level' is needed",
    ),
    (
        "a line that is none",
        SOURCE + "[[passage]]\nline = 0\n",
        4, "passage.line", "lines count from 1",
    ),
    (
        "a relation to two things",
        SOURCE + "[[passage]]\n[[passage.partnership]]\nlevel = 'close'\n"
        "occasion = { date = '2009', duration = 'a year' }\n",
        6, "passage.partnership.occasion", "exactly one of",
    ),
    (
        "a visit without a host",
        SOURCE + "[[passage]]\n[[passage.visit]]\nvisitor = 'Ada Alm'\ndate = '2009'\n",
        4, "passage.visit", "host country",
    ),
    (
        "a qualifier that separates nothing",
        SOURCE + "[[passage]]\n[[passage.indicator]]\nmeasure = 'trade'\nof = 'NO'\nvalue = '3'\n"
        "population = 'x'\n",
        7, "passage.indicator.value", "not separated by population",
    ),
    (
        "no source",
        "[[passage]]\nline = 1\n",
        0, "source", "no [source] table",
    ),
    (
        "no valid TOML",
        SOURCE + "[[passage]\nline = 1\n",
        3, "", "no valid TOML",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line", "field", "message"), [each[1:] for each in WRONG], ids=[e[0] for e in WRONG]
)
def test_wrong_input(tmp_path, text, line, field, message):
    """Each mistake is told at its line and field, with a remedy."""
    found = problems(tmp_path, text)
    assert len(found) == 1, found
    assert found[0][:3] == ("0.toml", line, field)
    assert message in found[0][3]


def test_all_at_once(tmp_path):
    """All mistakes of all files come together, in the order of files and lines."""
    texts = [each[1].replace('"a"', f'"{number}"') for number, each in enumerate(WRONG)]
    found = problems(tmp_path, *texts)
    assert len(found) == len(WRONG) == 15
    assert found == sorted(found)


def test_source_ids_are_unique(tmp_path):
    """Two files cannot speak for one source."""
    found = problems(tmp_path, SOURCE, SOURCE)
    assert [(each[0], each[1], each[2]) for each in found] == [("1.toml", 2, "source.id")]
    assert "declared twice" in found[0][3]


def test_a_document_needs_lines_and_quotes(tmp_path):
    """A source with a document shows where each claim stands."""
    text = (
        SOURCE + "document = 'a.txt'\n[[passage]]\n[[passage.partnership]]\nlevel = 'close'\n"
        "date = '2009'\n"
    )
    found = problems(tmp_path, text)
    assert [each[1:3] for each in found] == [(7, "passage.partnership.date")] * 2
    assert {each[3].split(":")[0] for each in found} == {"no line", "no quote"}


def test_wrong_vocabulary(tmp_path):
    """Vocabulary mistakes have their places too."""
    wrong = VOCABULARY + "[[person]]\nid = 'ada-alm'\n[[persn]]\nid = 'x'\n[[level]]\nname = 'x'\n"
    found = problems(tmp_path, SOURCE, vocabulary=wrong)
    assert [each[2] for each in found] == ["person", "persn", "level"]
    assert "declared twice" in found[0][3]
    assert "did you mean 'person'?" in found[1][3]
    assert "needs an `id`" in found[2][3]


def test_wrong_encoding(tmp_path):
    """A file that is not UTF-8 is named, with the byte."""
    (tmp_path / "a.toml").write_bytes(b'[source]\nid = "\xff"\n')
    with pytest.raises(vkrel.LoadError, match=r"not UTF-8 at byte 15: save the file as UTF-8"):
        vkrel.load(tmp_path)


def test_nothing_there(tmp_path):
    """An empty folder and a missing path say so."""
    with pytest.raises(vkrel.LoadError, match=r"no \.toml file"):
        vkrel.load(tmp_path)
    with pytest.raises(vkrel.LoadError, match="no such file or folder"):
        vkrel.load(tmp_path / "nowhere")


def test_what_cannot_be_read_is_no_error(tmp_path):
    """A date in words that nobody can place loads, and is unknown with a reason."""
    (tmp_path / "vocabulary.toml").write_text(VOCABULARY, "utf-8")
    text = SOURCE + "[[passage]]\n[[passage.partnership]]\nlevel = 'close'\ndate = 'one fine day'\n"
    (tmp_path / "a.toml").write_text(text, "utf-8")
    registry = vkrel.load(tmp_path)
    (claim,) = registry.claims
    reading = registry.reading(claim)
    assert reading.kind == "unknown"
    assert reading.reason


def test_what_cannot_be_is_no_error(tmp_path):
    """A document may print a day that no calendar has: it loads, and is a finding."""
    (tmp_path / "vocabulary.toml").write_text(VOCABULARY, "utf-8")
    text = (
        SOURCE
        + "[[passage]]\n[[passage.partnership]]\nlevel = 'close'\ndate = '30 February 2009'\n"
    )
    (tmp_path / "a.toml").write_text(text, "utf-8")
    (finding,) = vkrel.check(vkrel.load(tmp_path))
    assert (finding.rule, finding.severity) == ("impossible-value", "contradiction")
    assert finding.explanation.endswith("“30 February 2009” cannot be: 30 February does not exist.")


def test_each_makes_one_record_for_each_table(tmp_path):
    """`each` says one thing of several, one claim for each."""
    (tmp_path / "vocabulary.toml").write_text(VOCABULARY, "utf-8")
    text = (
        SOURCE + "[[passage]]\n[[passage.event]]\nwhat = 'embassy'\ndate = '1993'\n"
        "each = [{ by = 'NO' }, { by = 'SE' }]\n"
    )
    (tmp_path / "a.toml").write_text(text, "utf-8")
    assert sorted(str(claim.slot) for claim in vkrel.load(tmp_path).claims) == [
        "event/embassy/-/NO#date",
        "event/embassy/-/SE#date",
    ]


def test_one_file_finds_its_vocabulary(tmp_path):
    """A single file is loaded with the vocabulary beside it or one folder up."""
    folder = tmp_path / "documents"
    folder.mkdir()
    (tmp_path / "vocabulary.toml").write_text(VOCABULARY, "utf-8")
    text = SOURCE + "[[passage]]\n[[passage.partnership]]\nlevel = 'close'\ndate = '2009'\n"
    (folder / "a.toml").write_text(text, "utf-8")
    assert len(vkrel.load(folder / "a.toml").claims) == 1


keys = st.from_regex(r"[a-z]{1,4}", fullmatch=True)
values = st.sampled_from(
    [
        "1",
        '"x"',
        "'''\na = 1\n[x]\n'''",
        "[\n  1,\n  2,\n]",
        '{ a = "]" }',
        '"# no" # yes',
        '"\\"["',
    ]
)


@given(st.lists(st.tuples(keys, st.lists(st.tuples(keys, values), max_size=4)), max_size=5))
def test_places(tables):
    """The index knows the line of every header and key, whatever the values hold."""
    lines, expected, counts = [], {}, {}
    for name, pairs in tables:
        counts[name] = counts.get(name, -1) + 1
        expected[name, counts[name]] = len("\n".join(lines).split("\n")) + bool(lines)
        lines.append(f"[[{name}]]")
        for key, value in dict(pairs).items():
            expected[name, counts[name], key] = len("\n".join(lines).split("\n")) + 1
            lines.append(f"{key} = {value}")
    found = index("\n".join(lines))
    assert expected == {path: line for path, line in found.items() if path in expected}
    for path, line in expected.items():
        assert line_of(found, (*path, "deeper", 3)) == line
