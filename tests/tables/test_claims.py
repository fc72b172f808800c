"""Claims tables: whatever shape, order or way of writing, the same claims and findings."""

from __future__ import annotations

import json
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import vkrel
from tests.made_tables import MAKERS, as_csv, clock, count
from vkrel.model.slot import Slot
from vkrel.registry.registry import Registry
from vkrel.tables.claims import claims_of
from vkrel.tables.grid import Grid, Log
from vkrel.tables.mapping import mapping_of

HEADER = ("source", "subject", "attribute", "value")


def registry_of(rows, header=HEADER, mapping=None):
    """A registry of rows, read as a file would be."""
    columns = tuple(zip(*rows, strict=True)) or tuple(() for _ in header)
    found = []
    read = mapping_of(mapping or {}, found)
    assert found == []
    grid = Grid.of_columns(Log("made.csv"), header, columns, range(2, len(rows) + 2))
    made = claims_of([(grid, read)])
    return Registry.of_table(made)


def said(findings):
    """What findings say, without lines."""
    return [
        (each.id, each.content, each.severity, each.witness, each.camps, each.suspects)
        for each in findings
    ]


def verdicts(rows, **more):
    """Severity by slot."""
    return {each.slots[0]: each.severity for each in vkrel.check(registry_of(rows, **more))}


def pair(attribute, one, other):
    """Two sources on one question."""
    return [("a", "x", attribute, one), ("b", "x", attribute, other)]


rows = st.lists(
    st.tuples(
        st.sampled_from("abcd"),
        st.sampled_from(("x", "y & z", "p/q?#")),
        st.sampled_from(("opens", "size", "city")),
        st.integers(0, 3),
    ),
    min_size=1,
    max_size=16,
    unique_by=lambda row: row[:3],
)


def printed(row, style=0):
    """A drawn row as texts: a time, a count or a city."""
    source, subject, attribute, number = row
    values = {
        "opens": clock(500 + 90 * number, style),
        "size": count(1_000_003 * (number + 1), style % 4),
        "city": ("Oslo", "Bergen", "Huế", "Seoul")[number].upper()
        if style % 2
        else ("Oslo", "Bergen", "Hue", "Seoul")[number],
    }
    return source, subject, attribute, values[attribute]


@given(rows, st.randoms(use_true_random=False))
@settings(max_examples=12)
def test_order_of_rows(drawn, random):
    """Rows in another order give the same findings, ids and contents included."""
    table = [printed(row) for row in drawn]
    shuffled = list(table)
    random.shuffle(shuffled)
    assert said(vkrel.check(registry_of(table))) == said(vkrel.check(registry_of(shuffled)))


@given(rows, st.permutations(range(4)))
@settings(max_examples=12)
def test_order_of_columns(drawn, order):
    """Columns in another order give the same findings."""
    table = [printed(row) for row in drawn]
    turned = [tuple(row[at] for at in order) for row in table]
    header = tuple(HEADER[at] for at in order)
    one, other = registry_of(table), registry_of(turned, header)
    assert said(vkrel.check(one)) == said(vkrel.check(other))


@given(rows, st.lists(st.integers(0, 44), min_size=16, max_size=16))
@settings(max_examples=12)
def test_ways_of_writing(drawn, styles):
    """Each value written in another way gives the same verdicts."""
    plain = [printed(row) for row in drawn]
    varied = [printed(row, style) for row, style in zip(drawn, styles, strict=False)]
    assert verdicts(plain) == verdicts(varied)


@given(rows)
@settings(max_examples=12)
def test_wide_tables(drawn):
    """A column for each source, or for each attribute, says the same as the long form."""
    table = {row[:3]: printed(row)[3] for row in drawn}
    sources, attributes = "abcd", ("opens", "size", "city")
    keys = sorted({key[1:] for key in table})
    by_source = [(*key, *(table.get((each, *key), "") for each in sources)) for key in keys]
    pairs = sorted({key[:2] for key in table})
    by_attribute = [(*key, *(table.get((*key, each), "") for each in attributes)) for key in pairs]
    long = said(vkrel.check(registry_of([(*key, value) for key, value in table.items()])))
    wide = registry_of(by_source, ("subject", "attribute", *sources))
    assert said(vkrel.check(wide)) == long
    wide = registry_of(by_attribute, ("source", "subject", *attributes))
    assert said(vkrel.check(wide)) == long
    assert any("wide table" in note for note in wide.notes)


@pytest.mark.parametrize("maker", MAKERS, ids=lambda each: each.__name__)
def test_made_tables(maker, tmp_path):
    """Of planted mistakes nine in ten are found; of mere ways of writing fewer than 1 % flagged."""
    found = missed = flagged = right = 0
    for seed in range(3):
        made = maker(Random(seed), slots=120)
        (tmp_path / "claims.csv").write_text(made.csv(), "utf-8")
        mapping = tmp_path / "mapping.toml"
        mapping.write_text(made.mapping, "utf-8")
        findings = vkrel.check(vkrel.load(tmp_path / "claims.csv", mapping=mapping))
        slots = {(each.claims[0].subject.text, each.claims[0].field) for each in findings}
        found += len(slots & made.wrong)
        missed += len(made.wrong - slots)
        flagged += len(slots - made.wrong)
        right += len(made.slots - made.wrong)
    assert found + missed > 50
    assert found >= 0.9 * (found + missed)
    assert flagged < 0.01 * right


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("7:10 a.m.", "07:10", None),
        ("12/1/11 2:06 PM (-05:00)", "2:06 p.m.", None),
        ("$1.2bn", "1,200 million dollars", None),
        ("1,234 km", "1234 km", None),
        ("São Paulo", "SAO PAULO", None),
        ("Paris, France", "France", None),
        ("Smith, John", "John Smith", None),
        ("Viet Nam", "Vietnam", None),
        ("The Hague", "Hague", None),
        ("7:10 a.m.", "7:10 p.m.", "contradiction"),
        ("$1.2bn", "$1.9bn", "contradiction"),
        ("1,234 km", "1,334 km", "contradiction"),
        ("São Paulo", "Santos", "contradiction"),
        ("Paris, France", "Paris, Texas", "contradiction"),
        ("Boeing 747", "Boeing 737", "contradiction"),
        ("AB-123", "CD-123", "contradiction"),
        ("02139", "02193", "contradiction"),
    ],
)
def test_values(one, other, verdict):
    """Values are read as printed: ways of writing agree, different things do not."""
    assert verdicts(pair("said", one, other)).get("item/x#said") == verdict


def test_times_with_and_without_a_date():
    """A time is compared with one that prints its date; two dates are compared with each other."""
    with_date = pair("left", "12/1/2011 10:00 PM", "10:00 PM")
    assert verdicts(with_date) == {}
    days = [*with_date, ("c", "x", "left", "12/5/2011 10:00 PM")]
    assert verdicts(days) == {"item/x#left": "contradiction"}


def test_order_of_day_and_month_is_settled_by_the_source():
    """A source that prints 25/12 puts the day first everywhere; another one may not."""
    table = [
        ("a", "x", "founded", "03/04/2011"),
        ("a", "y", "founded", "25/12/2011"),
        ("b", "x", "founded", "4 March 2011"),
        ("b", "y", "founded", "25 December 2011"),
    ]
    assert verdicts(table) == {"item/x#founded": "contradiction"}
    assert verdicts(table[:1] + table[2:]) == {}


def test_declared_order_of_day_and_month():
    """The mapping says how the figures of an attribute are read."""
    table = pair("founded", "03/04/2011", "4 March 2011")
    for order, expected in (("dmy", {"item/x#founded": "contradiction"}), ("mdy", {}), ("", {})):
        mapping = {"attribute": {"founded": {"order": order}}}
        assert verdicts(table, mapping=mapping) == expected


def test_units_of_rows():
    """A column of units says what the numbers of its rows count, in wide tables as well."""
    long = [("a", "x", "length", "1000", "metre"), ("b", "x", "length", "1", "km")]
    assert verdicts(long, header=(*HEADER, "unit")) == {}
    wide = [("x", "length", "1000", "1000", "metre"), ("x", "width", "1", "7", "km")]
    header = ("subject", "attribute", "a", "b", "unit")
    assert verdicts(wide, header=header) == {"item/x#width": "contradiction"}
    units = {claim.unit for claim in registry_of(wide, header).claims}
    assert units == {"metre", "km"}


def test_missing_values_are_no_claims():
    """Empty cells and "Not Available" are counted, not compared."""
    registry = registry_of(
        [
            *pair("opens", "9:00", "Not Available"),
            ("c", "x", "opens", ""),
            ("d", "x", "opens", "9:00"),
        ]
    )
    assert len(registry.claims) == 2
    assert any("1 empty cells" in each for each in registry.notes)
    assert any("1 rows state no value" in each for each in registry.notes)


def by_source(source, *names):
    """Authors of three books, as a source has them: as many a book as there are names."""
    return [(source, book, "author", f"{name} {book}") for book in "xyz" for name in names]


def test_several_values_are_not_compared():
    """Names of which sources state several, time and again, are shown as such, not compared."""
    table = [*by_source("a", "Ada", "Bo"), *by_source("b", "Cy")]
    table += [("a", "x", "year", "1999"), ("b", "x", "year", "2001")]
    registry = registry_of(table)
    assert [each.slots for each in vkrel.check(registry)] == [("item/x#year",)]
    assert any("author: not compared" in each for each in registry.notes)


def test_one_source_with_two_values_switches_nothing_off():
    """What a source says of one thing is its own slip; all other things are compared."""
    table = [
        ("a", "x", "born", "1815-12-10"), ("a", "x", "born", "1815-12-12"),
        ("b", "x", "born", "1815-12-10"), ("c", "x", "born", "1815-12-10"),
        ("a", "y", "born", "1901-01-01"), ("b", "y", "born", "1921-01-01"),
    ]  # fmt: skip
    first, second = sorted(vkrel.check(registry_of(table)), key=lambda each: each.slots)
    assert sorted((claim.source, claim.line) for claim in first.claims) == [("a", 2), ("a", 3)]
    assert {claim.source for claim in second.claims} == {"a", "b"}


def test_a_source_that_says_two_things_votes_for_neither():
    """Beside its own slip, others are held against one another, and it counts on no side."""
    values = {"a": ("1900", "1950"), "b": ("1900",), "c": ("1980",), "d": ("1980",), "e": ("1980",)}
    table = [
        (source, "x", "born", f"{each}-05-05") for source, said in values.items() for each in said
    ]
    across, alone = sorted(vkrel.check(registry_of(table)), key=lambda each: -len(each.claims))
    assert {claim.source for claim in alone.claims} == {"a"}
    suspects = [across.claim(each) for each in across.suspects]
    assert {(claim.source, claim.value[:4]) for claim in suspects} == {
        ("a", "1900"), ("a", "1950"), ("b", "1900"),
    }  # fmt: skip


def test_declared_many_and_declared_single():
    """The mapping decides over what the table seems to be."""
    one_each = pair("author", "Ada", "Bo")
    assert verdicts(one_each) == {"item/x#author": "contradiction"}
    assert verdicts(one_each, mapping={"attribute": {"author": {"many": True}}}) == {}
    several = by_source("a", "Ada", "Bo")
    assert verdicts(several) == {}
    single = {"attribute": {"author": {"many": False}}}
    assert set(verdicts(several, mapping=single).values()) == {"contradiction"}


def test_declared_kind_and_unit():
    """A kind and a unit from the mapping are used, and shown."""
    table = pair("length", "1234", "1,234 km")
    assert verdicts(table) == {}
    in_km = {"attribute": {"length": {"kind": "quantity", "unit": "km"}}}
    assert verdicts(table, mapping=in_km) == {}
    in_miles = {"attribute": {"length": {"kind": "quantity", "unit": "mile"}}}
    assert verdicts(table, mapping=in_miles) == {"item/x#length": "contradiction"}
    assert any("as the mapping says" in note for note in registry_of(table, mapping=in_km).notes)


def test_hierarchy():
    """A wider value agrees with a narrower one, two narrow ones do not."""
    tree = {"hierarchy": {"places": {"Hue": "Vietnam", "Hanoi": "Vietnam", "Vietnam": "Asia"}}}
    assert verdicts(pair("born", "Hue", "Asia"), mapping=tree) == {}
    assert verdicts(pair("born", "Huế", "VIET NAM"), mapping=tree) == {}
    assert verdicts(pair("born", "Hue", "Hanoi"), mapping=tree) == {"item/x#born": "contradiction"}
    assert verdicts(pair("born", "Hue", "Asia")) == {"item/x#born": "contradiction"}


def test_hierarchy_files(tmp_path):
    """A hierarchy may stand in a file of its own, as TOML or as pairs in CSV."""
    (tmp_path / "t.csv").write_text(as_csv(HEADER, pair("born", "Hue", "Asia")), "utf-8")
    for name, text in (("p.csv", "Hue,Vietnam\nVietnam,Asia\n"), ("p.toml", 'Hue = "Asia"\n')):
        (tmp_path / name).write_text(text, "utf-8")
        (tmp_path / "t.mapping.toml").write_text(f'[hierarchies]\nplaces = "{name}"\n', "utf-8")
        assert len(vkrel.check(tmp_path / "t.csv")) == 0
    (tmp_path / "t.mapping.toml").unlink()
    assert len(vkrel.check(tmp_path / "t.csv")) == 1


def test_qualifiers_separate_questions():
    """Values of different dates are different questions; one spelling of a date is one."""
    header = (*HEADER, "as_of")
    table = [
        ("a", "x", "people", "1,200", "2001"),
        ("b", "x", "people", "1,900", "2011"),
        ("c", "x", "people", "1,900", "March 2021"),
        ("d", "x", "people", "1,400", "2021-03"),
    ]
    assert verdicts(table, header=header) == {"item/x#people?as_of=2021-03": "contradiction"}


def test_columns_that_are_not_used_are_named():
    """A further column is named in a warning and ignored, or becomes a qualifier on demand."""
    header = (*HEADER, "sex")
    table = [("a", "x", "height", "180", "male"), ("b", "x", "height", "165", "female")]
    registry = registry_of(table, header)
    assert len(vkrel.check(registry)) == 1
    assert ["not used: 'sex'" in each.message for each in registry.problems] == [True]
    declared = registry_of(table, header, {"columns": {"qualifiers": ["sex"]}})
    assert len(vkrel.check(declared)) == 0
    assert declared.problems == []
    ignored = registry_of(table, header, {"columns": {"ignore": ["sex"]}})
    assert ignored.problems == []


def test_names_of_columns_from_the_mapping():
    """Columns under other names are found through the mapping."""
    header = ("site", "flight", "what", "cell")
    names = {"source": "site", "subject": "flight", "attribute": "what", "value": "cell"}
    table = pair("opens", "9:00", "11:00")
    registry = registry_of(table, header, {"type": "flight", "columns": names})
    assert said(vkrel.check(registry))[0][2] == "contradiction"
    assert {str(claim.slot) for claim in registry.claims} == {"flight/x#opens"}


def test_lines_and_places():
    """A claim names its row; the header is line 1."""
    registry = registry_of(pair("opens", "9:00", "11:00"))
    assert [claim.line for claim in registry.claims] == [2, 3]
    assert [str(claim.place) for claim in registry.claims] == ["made.csv:2", "made.csv:3"]


@given(st.text(max_size=12), st.text(max_size=12))
@settings(max_examples=20)
def test_subjects_keep_slots_parseable(one, other):
    """Whatever a subject holds, its slot parts at the first # and ?; texts that differ stay apart."""
    table = [("a", one, "opens", "9:00"), ("b", other, "opens", "11:00")]
    for claim in registry_of(table).claims:
        thing, _, rest = str(claim.slot).partition("#")
        assert (thing, rest) == (str(claim.subject), "opens")
        assert "?" not in thing


@pytest.mark.parametrize("ending", [".csv", ".tsv", ".jsonl", ".parquet"])
def test_files(ending, tmp_path):
    """CSV, TSV, JSON Lines and Parquet say the same."""
    table = [*pair("opens", "9:00", "11:00"), *pair("Größe", "1,5 m", "2 m")]
    path = tmp_path / f"claims{ending}"
    if ending == ".parquet":
        parquet = pytest.importorskip("pyarrow.parquet")
        arrow = pytest.importorskip("pyarrow")
        columns = dict(zip(HEADER, map(list, zip(*table, strict=True)), strict=True))
        parquet.write_table(arrow.table(columns), path)
    elif ending == ".jsonl":
        lines = [json.dumps(dict(zip(HEADER, row, strict=True))) for row in table]
        path.write_text("\n".join(lines), "utf-8")
    elif ending == ".tsv":
        path.write_text("\n".join("\t".join(row) for row in (HEADER, *table)), "utf-8")
    else:
        path.write_text(as_csv(HEADER, table), "utf-8")
    assert said(vkrel.check(path)) == said(vkrel.check(registry_of(table)))


@pytest.mark.parametrize("backend", ["pandas", "polars", "pyarrow"])
def test_frames(backend):
    """A frame says the same as its rows; typed cells are read as they would be printed."""
    module = pytest.importorskip(backend)
    table = [*pair("opens", "9:00", "11:00"), *pair("size", "1200", "1300"), ("c", "x", "size", "")]
    columns = dict(zip(HEADER, map(list, zip(*table, strict=True)), strict=True))
    columns["value"] = [each or None for each in columns["value"]]
    frame = module.table(columns) if backend == "pyarrow" else module.DataFrame(columns)
    assert said(vkrel.check(Registry.from_frame(frame))) == said(vkrel.check(registry_of(table)))


def test_typed_cells():
    """Numbers, dates and missing cells of a frame are texts as a person would write them."""
    polars = pytest.importorskip("polars")
    import datetime as dt

    frame = polars.DataFrame(
        {
            "source": ["a", "b", "c"],
            "subject": ["x", "x", "x"],
            "founded": [dt.date(2001, 5, 1), None, dt.date(2001, 5, 1)],
            "size": [1200.0, 1200.5, None],
        }
    )
    registry = Registry.from_frame(frame)
    values = sorted((claim.field, claim.value) for claim in registry.claims)
    assert values == [
        ("founded", "2001-05-01"), ("founded", "2001-05-01"), ("size", "1200"), ("size", "1200.5"),
    ]  # fmt: skip


def test_on_the_command_line(tmp_path):
    """`vkrel check claims.csv` lists the conflicts and shows what was inferred."""
    from click.testing import CliRunner

    from vkrel.cli import main

    path = tmp_path / "claims.csv"
    path.write_text(as_csv(("who", *HEADER[1:]), pair("opens", "9:00", "11:00")), "utf-8")
    failed = CliRunner().invoke(main, ["check", str(path)])
    assert failed.exit_code == 2
    assert "no column 'source'" in failed.stderr
    (tmp_path / "m.toml").write_text('[columns]\nsource = "who"\n', "utf-8")
    done = CliRunner().invoke(main, ["check", str(path), "--mapping", str(tmp_path / "m.toml")])
    assert done.exit_code == 1
    assert "contradiction: X, opens" in done.stdout
    assert "opens: times: 2 of 2 values" in done.stderr


def test_claims_are_made_when_somebody_asks():
    """Slots that agree cost no claims; asking for them gives the same ones, ids included."""
    table = [*pair("opens", "9:00", "11:00"), *pair("closes", "17:00", "5 pm")]
    checked, asked = registry_of(table), registry_of(table)
    findings = vkrel.check(checked)
    ids = {claim.id for finding in findings for claim in finding.claims}
    assert ids < {claim.id for claim in checked.claims}
    assert [claim.id for claim in checked.claims] == [claim.id for claim in asked.claims]
    assert said(vkrel.check(asked)) == said(findings)


def test_claims_added_to_a_table():
    """Records and rows can be added to a registry that came from a table."""
    registry = registry_of(pair("opens", "9:00", "9:00"))
    assert len(vkrel.check(registry)) == 0
    late = vkrel.Claim("c", 9, "", Slot.parse("item/x#opens"), "11:00", kind="time")
    registry.add_claims([late])
    assert [each.severity for each in vkrel.check(registry)] == ["contradiction"]
    assert len(registry.claims) == 3


def test_each_source_is_read_in_its_language():
    """One text is two numbers where two sources print in two languages."""
    sources = [{"id": "a", "language": "de"}, {"id": "b", "language": "en"}]
    mapping = {"attribute": {"size": {"kind": "quantity"}}, "source": sources}
    rows = pair("size", "1.234", "1.234")
    assert verdicts(rows, mapping=mapping) == {"item/x#size": "contradiction"}
    assert verdicts(rows, mapping={**mapping, "source": []}) == {}


def test_a_column_of_types():
    """A row may be of any type but that of a record, which is told once and left out."""
    header = (*HEADER, "type")
    table = [
        ("a", "x", "date", "1999", "bridge"), ("b", "x", "date", "2001", "bridge"),
        ("a", "x/y", "date", "1999", "visit"), ("b", "x/y", "date", "2001", "visit"),
    ]  # fmt: skip
    registry = registry_of(table, header)
    assert [each.slots for each in vkrel.check(registry)] == [("bridge/x#date",)]
    ((line, message),) = [(each.line, each.message) for each in registry.problems]
    assert (line, "'visit' is a type of records" in message) == (4, True)
