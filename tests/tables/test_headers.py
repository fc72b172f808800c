"""What headings say of unit and scale, and that they say nothing where a word is strange."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vkrel.tables.headers import heading, unit_in
from vkrel.tables.mapping import AttributeMapping, TableMapping

names = st.sampled_from(("Revenue", "land area", "net_income", "Höhe", "Cost of sales"))
units = st.sampled_from(("km", "kg", "US$", "US dollars", "euros", "people", "km/h", "t/ha", "%"))
scales = st.sampled_from(("", "thousand", "million", "billion"))
strange = st.sampled_from(("blorps", "est.", "constant 2015 US$", "min", "F", "ALL", "net", "1"))
FORMS = ("{} ({})", "{} [{}]", "{}, {}", "{} in {}", "{} (in {})")


@given(names, units, scales, st.sampled_from(FORMS))
def test_understood(name, unit, scale, form):
    """A unit with its scale is found in every form of heading, and the name without them."""
    said = heading(form.format(name, f"{scale} {unit}".strip()))
    assert said is not None
    assert (said.name, said.unit, said.scale) == (name, unit, scale)


@given(names, strange, scales, st.sampled_from(FORMS))
def test_strange(name, word, scale, form):
    """Where a word is no unit, or may be something else, the heading says nothing."""
    if not (scale and word in ("min", "ALL", "1")):
        assert heading(form.format(name, f"{scale} {word}".strip())) is None


@given(st.text(max_size=30))
def test_any_heading(text):
    """Nothing crashes, and what is found is understood again."""
    said = heading(text)
    if said is not None:
        again = unit_in(said.printed)
        assert again is not None
        assert (again.unit, again.scale) == (said.unit, said.scale)


@pytest.mark.parametrize(
    ("text", "name", "printed"),
    [
        ("Revenue (US$ thousands)", "Revenue", "thousand US$"),
        ("Revenue (in millions of euros)", "Revenue", "million euros"),
        ("GDP, current US$ (millions)", "GDP", "million US$"),
        ("Turnover, €m", "Turnover", "million €"),
        ("Cost (US$bn)", "Cost", "billion US$"),
        ("population (1000s)", "population", "thousand"),
        ("Population ('000)", "Population", "thousand"),
        ("Population (1,000s)", "Population", "thousand"),
        ("Distance (1000 km)", "Distance", "thousand km"),
        ("Area [km²]", "Area", "km²"),
        ("Height (m)", "Height", "m"),
        ("speed in km/h", "speed", "km/h"),
        ("height_cm", "height", "cm"),
        ("height_in_cm", "height", "cm"),
        ("age_years", "age", "years"),
    ],
)
def test_headings(text, name, printed):
    """Headings as tables have them."""
    said = heading(text)
    assert said is not None
    assert (said.name, said.printed) == (name, printed)


@pytest.mark.parametrize(
    "text",
    ["revenue", "check_in", "birth_year", "temp_min", "vitamin_c", "max_m", "Author(s)",
     "Temp (min)", "Deaths (F)", "Gate (A)", "Rank (k)", "Name, first", "Paris, France",
     "born in Mali", "Players in 1999", "Founded (year)", "GDP (constant 2015 US$)", "Total (net)"],
)  # fmt: skip
def test_no_unit(text):
    """Headings that look as if they printed a unit."""
    assert heading(text) is None


def test_a_whole_table():
    """The unit of the table is that of attributes that say none, but of what it excepts no scale."""
    mapping = TableMapping(
        unit="in thousands of US dollars, except per share amounts",
        attribute={
            "staff": AttributeMapping(unit="people"),
            "debt": AttributeMapping(kind="money"),
        },
    )
    assert {
        name: mapping.unit_of(name)
        for name in ("sales", "debt", "staff", "EPS (per share)", "Assets (€m)", "margin (%)")
    } == {
        "sales": "thousand US dollars",
        "debt": "thousand US dollars",
        "staff": "people",
        "EPS (per share)": "US dollars",
        "Assets (€m)": "million €",
        "margin (%)": "%",
    }
    assert TableMapping().unit_of("sales") == ""
