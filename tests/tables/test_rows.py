"""TOML, tables and Python end in the same rows: one registry written three ways."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vkrel
from tests.findings.test_check import build, records, vocabulary
from tests.made_tables import MAKERS, as_csv
from tests.report.outcomes import of
from tests.strategies.habits import habits
from vkrel import Claim, Partnership, Registry, Source, Visit
from vkrel.model.places import Position
from vkrel.model.slot import Slot
from vkrel.model.subject import Subject
from vkrel.report.data.json import findings_json
from vkrel.tables.roles import slot_part
from vkrel.tables.rows import COLUMNS
from vkrel.values.verdict import Kind

VOCABULARY = """
[defaults]
parties = ["NO", "SE"]
[[level]]
id = "low"
name = "low partnership"
[[level]]
id = "high"
name = "high partnership"
[[person]]
id = "ada"
name = "Ada"
country = "NO"
"""

TOML = {
    "a": """
[source]
id = "a"
published = "May 2010"
[[passage]]
line = 3
[[passage.partnership]]
level = "low"
date = { value = "October 2009", quote = "In October 2009" }
[[passage]]
line = 7
[[passage.visit]]
visitor = "Ada"
to = "SE"
date = "2001"
quote = "in 2001"
""",
    "b": """
[source]
id = "b"
published = "2011"
[[passage]]
line = 5
[[passage.partnership]]
level = "low"
date = { value = "2008", quote = "since 2008" }
[[passage.partnership]]
level = "high"
date = { value = "2007", quote = "in 2007" }
[[passage.visit]]
visitor = "Ada"
to = "NO"
date = "March 2001"
quote = "in March 2001"
""",
}


def from_toml(folder):
    """The registry as claims files."""
    (folder / "vocabulary.toml").write_text(VOCABULARY, "utf-8")
    for name, text in TOML.items():
        (folder / f"{name}.toml").write_text(text, "utf-8")
    return vkrel.load(folder)


def from_python():
    """The registry as records."""
    registry = Registry(
        vocabulary(), [Source(id="a", published="May 2010"), Source(id="b", published="2011")]
    )
    said = (
        ("a", 3, "In October 2009", Partnership(level="low", date="October 2009")),
        ("a", 7, "in 2001", Visit(visitor="Ada", to="SE", date="2001")),
        ("b", 5, "since 2008", Partnership(level="low", date="2008")),
        ("b", 5, "in 2007", Partnership(level="high", date="2007")),
        ("b", 5, "in March 2001", Visit(visitor="Ada", to="NO", date="March 2001")),
    )
    for source, line, quote, record in said:
        registry.add(record, source=source, line=line, quote=quote)
    return registry


def from_table(registry, folder):
    """The rows of a registry as a CSV file with a mapping for its sources."""
    folder.mkdir()
    rows = registry.to_rows()
    header = tuple(rows[0])
    table = [tuple("" if row[name] is None else str(row[name]) for name in header) for row in rows]
    (folder / "claims.csv").write_text(as_csv(header, table), "utf-8")
    (folder / "vocabulary.toml").write_text(VOCABULARY, "utf-8")
    sources = "".join(
        f'[[source]]\nid = "{each.id}"\npublished = "{each.published}"\n'
        for each in registry.sources.values()
    )
    (folder / "claims.mapping.toml").write_text(sources, "utf-8")
    return vkrel.load(folder / "claims.csv")


def test_three_ways(tmp_path):
    """Claims files, a table and Python give findings that are equal byte by byte."""
    files, python = from_toml(tmp_path), from_python()
    table = from_table(files, tmp_path / "table")
    expected = findings_json(of(files))
    assert expected.count('"rule"') >= 3
    assert findings_json(of(python)) == expected
    assert findings_json(of(table)) == expected


@given(st.lists(records(), min_size=1, max_size=7))
def test_rows_go_round(said):
    """Claims of records as rows and back give the same findings."""
    registry = build(said)
    again = Registry.from_rows(
        registry.to_rows(), sources=registry.sources.values(), vocabulary=vocabulary()
    )
    assert findings_json(of(again)) == findings_json(of(registry))
    assert again.to_rows() == registry.to_rows()


texts = st.text(max_size=6)
values = st.text(min_size=1, max_size=6)
words = st.text(min_size=1, max_size=6).filter(slot_part).map(slot_part)
types = st.sampled_from(("visit", "partnership", "indicator", "document", "item", "flight"))
subjects = st.builds(Subject.parse, types, words)
qualifiers = st.dictionaries(st.sampled_from(("as_of", "period", "sex")), words, max_size=3)
slots = st.builds(
    lambda subject, field, printed: Slot(subject, field, tuple(sorted(printed.items()))),
    subjects, words, qualifiers,
)  # fmt: skip
lines = st.integers(1, 99)
places = st.none() | st.builds(Position, st.just("claims.csv"), lines)


def several(items):
    """Some of these as a tuple."""
    return st.lists(items, max_size=3).map(tuple)


claims = st.builds(
    Claim,
    source=values, line=st.none() | lines, quote=texts, slot=slots, value=values,
    kind=st.sampled_from(("", *Kind)), unit=texts, discrete=st.booleans(), many=st.booleans(),
    names=st.frozensets(texts, max_size=3), target=st.none() | subjects,
    tied=several(subjects | slots), speaker=texts, see=several(lines), also=several(lines),
    record=st.integers(0, 9), place=places, implied=several(words),
    order=st.sampled_from(("", "dmy", "mdy")), habit=habits(), repeat=st.just(1),
)  # fmt: skip


@given(st.lists(claims, max_size=4))
def test_any_claims_go_round(drawn):
    """Whatever claims hold comes back from rows of plain cells, and from their texts."""
    registry = Registry(claims=drawn)
    rows = registry.to_rows()
    assert all(type(cell) in {str, int, bool, type(None)} for row in rows for cell in row.values())
    as_texts = [
        {name: "" if cell is None else str(cell) for name, cell in row.items()} for row in rows
    ]
    for again in (Registry.from_rows(rows), Registry.from_rows(as_texts)):
        assert again.claims == registry.claims
        assert [str(claim.place) for claim in again.claims] == [
            str(claim.place) for claim in registry.claims
        ]
        assert again.to_rows() == rows


def test_the_five_documents_go_round():
    """Nothing of the claims that come with vkrel is lost in rows."""
    registry = vkrel.load()
    again = Registry.from_rows(
        registry.to_rows(), sources=registry.sources.values(), vocabulary=registry.vocabulary
    )
    assert len(again.claims) == len(registry.claims) > 400
    assert findings_json(of(again)) == findings_json(of(registry))


@pytest.mark.parametrize("backend", ["pandas", "polars", "pyarrow"])
def test_frames_go_round(backend):
    """`to_frame` and `from_frame` give the same claims and findings."""
    pytest.importorskip(backend)
    registry = from_python()
    frame = registry.to_frame(backend)
    again = Registry.from_frame(frame, vocabulary=vocabulary())
    again.sources.update(registry.sources)
    assert again.to_rows() == registry.to_rows()
    assert findings_json(of(again)) == findings_json(of(registry))


@pytest.mark.parametrize("maker", MAKERS, ids=lambda each: each.__name__)
def test_tables_go_round(maker, tmp_path):
    """A plain table, the rows made of it, and those rows as a table again say the same."""
    made = maker(Random(5), slots=20)
    path = tmp_path / "claims.csv"
    path.write_text(made.csv(), "utf-8")
    registry = vkrel.load(path)
    rows = registry.to_rows()
    header = tuple(rows[0])
    native = tmp_path / "native.csv"
    native.write_text(as_csv(header, [[row[name] for name in header] for row in rows]), "utf-8")
    again = vkrel.load(native)
    assert again.to_rows() == rows
    assert findings_json(of(again)) == findings_json(of(registry))


def test_every_column_of_a_claim_is_in_a_row():
    """The columns of rows are those of a claim: a slot in its parts, repeats counted anew."""
    import attrs

    names = {field.name for field in attrs.fields(vkrel.Claim)} - {"slot", "repeat"}
    assert set(COLUMNS) == names | {"type", "subject", "attribute"}


def test_a_row_that_cannot_be():
    """A wrong row says which column is wrong."""
    row = from_python().to_rows()[0]
    with pytest.raises(ValueError, match="line: 'x' is no whole number"):
        Registry.from_rows([{**row, "line": "x"}])
    with pytest.raises(ValueError, match="habit: a place is a number or a time"):
        Registry.from_rows([{**row, "habit": "place=x"}])
    with pytest.raises(ValueError, match="no value"):
        Registry.from_rows([{**row, "value": ""}])
    with pytest.raises(ValueError, match=r"names: .* is no list"):
        Registry.from_rows([{**row, "names": "[oops"}])


def test_no_rows():
    """An empty registry has no rows, and a frame without rows has all columns."""
    pytest.importorskip("polars")
    assert Registry().to_rows() == []
    assert set(Registry().to_frame("polars").columns) == set(COLUMNS)
