"""The mapping file: what is wrong in it is named with its line."""

from __future__ import annotations

import pytest

import vkrel
from vkrel import LoadError
from vkrel.tables.mapping import read_mapping


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("[columns]\nsorce = 'a'\n", 2, "unknown key 'sorce': did you mean 'source'?"),
        ("[columns]\nsource = 1\n", 2, "a text is expected"),
        ("[columns]\nqualifiers = 'a'\n", 2, "a list of texts is expected"),
        ("[attribute.opens]\nkind = 'tiem'\n", 2, "no kind 'tiem'"),
        ("[attribute.opens]\nmany = 'yes'\n", 2, "neither true nor false"),
        ("[attribute.opens]\nhierarchy = 'p'\n", 2, "no hierarchy 'p'"),
        ("[attribute.opens]\norder = 'dym'\n", 2, "no order 'dym'"),
        ("[hierarchy.p]\na = 'b'\nb = 'A'\n", 3, "'a' lies in 'b' lies in 'a'"),
        ("type = 1\n[hierarchy.p]\na = 'b'\nb = 'a'\n", 4, "'a' lies in 'b' lies in 'a'"),
        ("unit = 'thousand blorps'\n", 1, "the unit 'thousand blorps' is not understood"),
        ("stat = 'cumulative'\n", 1, 'stands under [columns]: qualifiers = ["stat"]'),
        ("[columns]\nstatus = 'x'\n", 2, 'qualifiers = { status = "its column" }'),
        ("[attribute.a]\nmodality = 'x'\n", 2, "stands under [columns]"),
        ("scale = 1000\n", 1, 'a scale stands before its unit: unit = "thousand US dollars"'),
        ("type = 'indicator'\n", 1, "'indicator' is a type of records"),
        ("type = 'visit'\n[columns]\nsorce = 'a'\n", 3, "did you mean 'source'?"),
        ("tpye = 'flight'\n", 1, "did you mean 'type'?"),
        ("unit = 5\n", 1, "a text is expected"),
        ("[[source]]\nname = 'x'\n", 1, "is needed"),
        ("encoding = [\n", 2, "no valid TOML"),
        ("columns = 1\n", 1, "a table is expected"),
        ("[attribute]\nopens = 'time'\n", 2, "a table is expected"),
        ("[source]\nid = 'x'\n", 1, "source is written under [[source]]"),
        ("[hierarchy]\np = 'x'\n", 2, "a hierarchy is a table"),
        ("[hierarchies]\np = 'none.csv'\n", 2, "none.csv cannot be read"),
    ],
)
def test_a_wrong_mapping(text, line, message, tmp_path):
    """What is wrong in a mapping file is named with its line."""
    path = tmp_path / "mapping.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(LoadError) as failed:
        read_mapping(path)
    assert message in str(failed.value)
    assert line in {each.line for each in failed.value.problems}


def test_a_mapping_for_something_else(tmp_path):
    """A mapping beside claims files is refused, one that names no column says which there are."""
    with pytest.raises(LoadError, match="a mapping is for tables"):
        vkrel.load(mapping=tmp_path / "m.toml")
    table, mapping = tmp_path / "claims.csv", tmp_path / "m.toml"
    table.write_text("source,subject,attribute,value\na,x,opens,9:00\n", "utf-8")
    mapping.write_text('[columns]\nsource = "who"\n', "utf-8")
    with pytest.raises(LoadError, match="no column 'who'; there are 'source', 'subject'"):
        vkrel.load(table, mapping=mapping)


def test_what_a_mapping_says(tmp_path):
    """A mapping file fills the classes: columns by role, kinds, hierarchies, sources."""
    path = tmp_path / "mapping.toml"
    path.write_text(
        'type = "flight"\n[columns]\nsource = "website"\nqualifiers = ["sex"]\n'
        '[attribute.length]\nkind = "quantity"\nunit = "km"\n'
        '[hierarchy.places]\nHue = "Vietnam"\nIstanbul = ["Europe", "Asia"]\nVietnam = "Asia"\n'
        '[[source]]\nid = "mirror"\ncopies = "portal"\n',
        "utf-8",
    )
    mapping = read_mapping(path)
    assert (mapping.type, mapping.columns.source, mapping.columns.subject) == (
        "flight",
        "website",
        "",
    )
    assert mapping.columns.qualifiers == {"sex": "sex"}
    assert mapping.of("length").unit == "km"
    assert mapping.hierarchy_of("born").wider("hue") == {"vietnam", "asia"}
    assert mapping.hierarchy_of("born").wider("istanbul") == {"europe", "asia"}
    assert [source.copies for source in mapping.source] == [("portal",)]


def test_two_places_of_one_name(tmp_path):
    """A city may lie in a province of its name; what lies in itself by others may not."""
    mapping, places = tmp_path / "m.toml", tmp_path / "places.csv"
    mapping.write_text(
        '[hierarchies]\nlisted = "places.csv"\n[hierarchy.places]\n'
        'Valencia = ["Valencia", "Spain"]\nGandia = "valencia"\nQuebec = "Québec"\n',
        "utf-8",
    )
    places.write_text("Valencia,Valencia\nValencia,Europe\n", "utf-8")
    assert read_mapping(mapping).hierarchy_of("born").wider("gandia") == {
        "valencia", "spain", "europe",
    }  # fmt: skip
    places.write_text("Hue,Viet Nam\nalone\nViet Nam,Asia\nAsia,Hue\nLima,Peru\nPeru,Lima\n")
    with pytest.raises(LoadError) as failed:
        read_mapping(mapping)
    text = str(failed.value)
    assert "places.csv, line 4: 'Hue' lies in 'Viet Nam' lies in 'Asia' lies in 'Hue'" in text
    assert "places.csv, line 6: 'Lima' lies in 'Peru' lies in 'Lima'" in text
    assert "places.csv, line 2: a row is" in text


@pytest.mark.parametrize("name", ["stat", "modality", "as_of"])
def test_qualifiers_of_a_wide_table(name, tmp_path):
    """A column that separates questions does so in a wide table, with or without a mapping."""
    table, mapping = tmp_path / "wide.csv", tmp_path / "m.toml"
    table.write_text(f"source,subject,deaths,{name}\na,x,10,2021\nb,x,12,2022\n", "utf-8")
    assert not vkrel.check(vkrel.load(table))
    table.write_text(f"source,subject,deaths,my {name}\na,x,10,2021\nb,x,12,2022\n", "utf-8")
    mapping.write_text(f'[columns]\nqualifiers = {{ {name} = "my {name}" }}\n', "utf-8")
    assert not vkrel.check(vkrel.load(table, mapping=mapping))
