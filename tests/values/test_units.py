"""Units: pint says what each is, our table how it is spelled."""

from __future__ import annotations

import re
import subprocess
import sys
from fractions import Fraction
from math import isclose
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vkrel.values.compare import compare
from vkrel.values.conflict import conflict
from vkrel.values.quantities.compile_spellings import Spellings, listed
from vkrel.values.quantities.compile_units import (
    COMPILED,
    compiled,
    expression,
    spelling_tables,
    unit_registry,
    unit_rows,
)
from vkrel.values.quantities.in_pint import pint_registry
from vkrel.values.quantities.unit_words import counted_by, spelled
from vkrel.values.quantities.units import (
    ambiguous,
    find,
    longest_spelling,
    per,
    spellings,
    units,
)
from vkrel.values.read import read

ROWS = {name: row for _, name, row in unit_rows()}
PAGE = Path(__file__).parent / "readings" / "units.md"
_NUMBER = re.compile(r"\d[\d.,]* ?(?:billion|million|trillion|crore|bn)? ?")


def test_the_table_is_what_pint_makes_of_it():
    """A factor edited by hand, or another one of pint's, does not pass."""
    assert COMPILED.read_text(encoding="utf-8") == compiled()


def test_each_spelling_of_a_row_means_its_unit():
    """What a row spells is found as that unit, but where the table says that it is ambiguous."""
    for name, row in ROWS.items():
        for text in (*listed(row, "symbols"), *listed(row, "exact"), *listed(row, "spelled")):
            found = find(text)
            assert found == units()[name] or units()[name] in ambiguous(text), (name, text, found)


def test_no_spelling_stands_twice():
    """A spelling at two rows is refused, unless the table says what it means."""
    table = Spellings()
    table.add("bolt", {"spelled": "bolt"}, code=False)
    table.add("ell", {"spelled": "ell, bolt"}, code=False)
    with pytest.raises(ValueError, match="bolt"):
        table.settle({}, {}, ())
    table.settle({"bolt, bolts": {"units": "ell, bolt"}}, {}, ())
    assert table.spelled["bolts"] == "ell"


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if row["example"]])
def test_example_of_each_unit(name):
    """The unit of the printed value beside each row is found in it, with pint's factor."""
    before, after = _NUMBER.split(ROWS[name]["example"], maxsplit=1)
    found = spelled(after.split()) if after else None
    unit, count = found or (find(before.strip()), 0)
    assert unit is not None
    assert count == len(after.split())
    meant = (unit, *ambiguous(after or before.strip()))
    assert (units()[name].base, units()[name].factor) in [(one.base, one.factor) for one in meant]
    if units()[name].base != "degC":
        registry = pint_registry()
        one, base = (registry.parse_expression(_expression(unit)) for unit in (name, unit.base))
        assert isclose((1.0 * one).to(base).magnitude / base.magnitude, units()[name].factor)


def _expression(name):
    return "1 * " + expression(name, ROWS[name])


@given(st.sampled_from(sorted(ROWS)), st.sampled_from(sorted(ROWS)))
def test_a_quotient_of_units_is_what_pint_makes_of_it(above, below):
    """Dimension and factor of "kg per hectare" are those of pint's quotient."""
    if units()[above].offset or units()[below].offset or "degC" in {above, below}:
        return
    registry = _exact()
    ours = per(units()[above], units()[below])
    theirs = _in_pint(registry, above) / _in_pint(registry, below)
    base = find(ours.base)
    assert base is not None
    assert base.factor == 1
    top, _, bottom = ours.base.partition("/")
    unit = _in_pint(registry, top)
    if bottom:
        unit /= _in_pint(registry, bottom)
    assert theirs.dimensionality == unit.dimensionality
    assert (theirs / unit).to_root_units().magnitude == ours.factor


_MADE = []


def _exact():
    if not _MADE:
        _MADE.append(unit_registry(Fraction))
    return _MADE[0]


def _in_pint(registry, name):
    return Fraction(1) * registry.parse_expression(_expression(name))


def test_currencies_do_not_convert():
    """Each currency is a dimension of its own, in pint as in the table."""
    money = [unit for unit in units().values() if unit.money and len(unit.name) == 3]
    assert len(money) >= 165
    assert len({unit.base for unit in money}) == len(money)
    assert not pint_registry().Quantity(1, "USD").check("[VND]")


def test_a_reading_is_a_quantity_of_pint():
    """The printed number in base units, as pint knows them, and the range that it may have."""
    registry = pint_registry()
    assert read("US$87 billion", "quantity").quantity == registry.Quantity(87e9, "USD")
    assert read("US$87 billion").quantity.to("billion USD").magnitude == 87
    assert read("5 km", "quantity").quantity.to("mile").magnitude == pytest.approx(3.1069, 1e-4)
    assert read("20%", "quantity").quantity.to("dimensionless").magnitude == 0.2
    assert read("68 °F", "quantity").quantity.to("degC").magnitude == pytest.approx(20)
    low, high = read("US$87 billion").range
    assert (low, high) == (registry.Quantity(86.5e9, "USD"), registry.Quantity(87.5e9, "USD"))
    assert read("US$3,000 per capita").quantity.check("[USD] / [person]")


def test_counted_things_are_dimensions():
    """A project is no person, and no point of pint's is what a table counts as points."""
    assert read("5", "quantity", unit="project").quantity.check("[project]")
    assert not read("5", "quantity", unit="point").quantity.check("[length]")
    assert not read("5", "quantity", unit="project").quantity.check("[person]")


@pytest.mark.parametrize("text", ["several", "Not Available", "third largest", "October 2009"])
def test_no_quantity_without_a_number(text):
    """What holds no number in a known unit is no quantity."""
    with pytest.raises(ValueError, match="no quantity"):
        _ = read(text).quantity


@pytest.mark.parametrize("unit", ["9**9**9", "__import__", "_x", "USD*2", "a b", "[length]"])
def test_no_text_of_a_user_reaches_the_parser_of_pint(unit):
    """A unit that is neither ours nor a plain name is refused; nothing is worked out."""
    with pytest.raises(ValueError, match=r"no unit of pint|no quantity"):
        _ = read("5", "quantity", unit=unit).quantity


def test_spellings():
    """In any case where no other unit is spelled so; a unit by another is found by its parts."""
    assert find("US$").name == "USD"
    assert find("Square Kilometres").name == "km2"
    assert find("") is None
    assert find("furlong") is None
    assert find("USD/person").base == "USD/person"
    assert find("USD/furlong") is None
    assert spellings()["%"].base == "1"
    assert longest_spelling() >= 3
    assert read("3 Mt").value == 3e9
    assert read("3 mt").value == read("3 MT").value == 3e3


def page_rows() -> list[tuple[str, str, str]]:
    """The rows of all tables of the page."""
    rows = re.findall(r"^\| (.+?) \| (.+?) \| (.+?) \|$", PAGE.read_text("utf-8"), re.MULTILINE)
    return [row for row in rows if row[0] not in ("printed", "---")]


def test_the_page_has_all_its_rows():
    """A table that is not read any more would go unnoticed."""
    assert len(page_rows()) == 394


@pytest.mark.parametrize(("printed", "many", "of"), page_rows())
def test_units_of_public_tables(printed, many, of):
    """Each unit as it is printed is so many of another, by its public definition."""
    unit, plain = find(printed), find(of)
    assert unit is not None
    assert plain is not None
    assert unit.base == plain.base
    above, _, below = many.removeprefix("≈ ").partition("/")
    number = Fraction(above) / Fraction(below or 1)
    if many.startswith("≈"):
        assert isclose(unit.factor, number * plain.factor, rel_tol=1e-9)
    else:
        assert unit.factor == number * plain.factor
    words = spelled(printed.split())
    assert words is not None or printed.startswith("1/")


@pytest.mark.parametrize(
    ("printed", "name", "others"),
    [
        ("kt", "kt", {"knot"}),
        ("KT", "knot", set()),
        ("mt", "t", {"Mt"}),
        ("Mt", "Mt", set()),
        ("ton", "t", {"short_ton", "long_ton"}),
        ("barrels", "barrel", {"beer_barrel"}),
        ("bp", "bp", set()),
        ("bps", "bp", {"bit/second"}),
        ("pc", "percent", {"parsec"}),
        ("k", None, set()),
        ("K", "kelvin", set()),
        ("M", None, set()),
        ("T", None, {"t", "tesla"}),
        ("mb", "millibar", {"MB"}),
        ("MB", "MB", {"MiB"}),
        ("Mb", "Mbit", {"MB"}),
        ("mw", None, {"mW", "MW"}),
        ("mw/cm2", None, {"mW/cm2", "MW/cm2"}),
        ("mW", "mW", set()),
        ("MW", "MW", set()),
        ("Nm", "N_m", set()),
        ("nm", "nm", {"nautical_mile"}),
        ("Cal", "kcal", set()),
        ("cal", "cal", {"kcal"}),
        ("pounds", "lb", {"GBP"}),
        ("Pounds", "lb", {"GBP"}),
        ("gallon", "gallon", {"imperial_gallon"}),
        ("°", None, {"deg", "degC", "degF"}),
        ("pesos", None, {"MXN", "PHP", "ARS", "CLP", "COP", "CUP", "DOP", "UYU"}),
        ("pints", None, {"us_pint", "imperial_pint"}),
        ("top", None, set()),
        ("TOP", "TOP", set()),
        ("Ms", None, set()),
        ("BP", None, set()),
        ("km", "km", set()),
        ("mg", "mg", set()),
        ("Mg", "Mg", set()),
        ("MG", None, {"mg", "Mg"}),
        ("Mm", "Mm", set()),
        ("Mm3", "million_m3", set()),
        ("Mmol", None, set()),
        ("MPs", None, set()),
        ("kB/s", "kB/second", {"KiB/second"}),
        ("kb/s", "kB/second", {"kbit/second", "KiB/second"}),
        ("mb/s", "MB/second", {"Mbit/second"}),
        ("mb/d", "MMbbl/day", set()),
    ],
)
def test_case_and_ambiguous_spellings(printed, name, others):
    """What pint gets wrong in print: the case is looked at, and what may be two is both."""
    found = find(printed)
    assert (None if found is None else found.name) == name
    assert {unit.name for unit in ambiguous(printed)} - {name} == others


@pytest.mark.parametrize("several", ["mostly", "either"])
def test_ambiguous_spellings_have_their_units(several):
    """Each row names units that there are, the one that is found first, and an example."""
    for texts, row in spelling_tables()[several].items():
        named = [find(name) for name in row["units"].split(", ")]
        assert None not in named
        assert row["example"]
        for text in texts.split(", "):
            meant = [unit.base for unit in ambiguous(text)]
            assert meant == [unit.base for unit in named], text
            assert find(text) == (named[0] if several == "mostly" else None)


@pytest.mark.parametrize(
    "noun",
    [
        "points", "links", "hands", "bars", "moles", "counts", "turns", "bags", "stones", "chains",
        "cups", "feet of clay", "marks of respect", "rods", "perches", "leagues", "grains", "heads",
        "projects", "marks", "a", "no", "at", "us", "was", "me", "in all", "in 2012", "stone bridges", "c",
        "million", "billion", "bn", "crore", "dozen", "b", "x", "st", "mil", "MM", "PM",
    ],
)  # fmt: skip
def test_a_noun_is_no_unit(noun):
    """A noun that is a rare unit too is the thing counted; a preposition is none."""
    found = spelled(noun.split())
    assert found is None or noun.startswith("feet")


@pytest.mark.parametrize(
    ("text", "base", "words"),
    [
        ("km an hour through town", "km_per_hour", 3),
        ("Kilometres per Hour", "km_per_hour", 3),
        ("barrels of oil equivalent per day in 2012", "W", 6),
        ("US dollars per tonne of CO2", "USD/kg", 4),
        ("litres per 100 km", "litre/m", 4),
        ("metric tons of CO2", "kg", 2),
        ("square metres,", "m2", 2),
        ("pounds per square inch", "pascal", 4),
        ("degrees Celsius", "degC", 2),
        ("people per km2", "person/m2", 3),
        ("people a year", "person", 1),
        ("tonnes a year", "kg/year", 3),
        ("kWh/m² per year", "Wh/m2/year", 3),
        ("ft", "m", 1),
        ("in", "m", 1),
        ("ft 10 in", "m", 1),
        ("in. of rain", "m", 1),
        ("per cent of GDP", "1", 2),
        ("per 1,000", "1", 2),
        ("per 1,000 people", "1/person", 3),
        ("per 100 000 inhabitants", "1/person", 4),
        ("per 100,000 live births", "1", 2),
        ("% vol", "1", 2),
        ("US$ per capita", "USD/person", 3),
    ],
)
def test_units_in_words(text, base, words):
    """The longest unit at the beginning of words, with all that it is told by."""
    unit, count = spelled(text.split())
    assert (unit.base, count) == (base, words)
    assert unit == find(unit.name)


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("per capita", "person", 2),
        ("p.a. since 2010", "year", 1),
        ("per annum", "year", 2),
        ("a day", "day", 2),
        ("each year", "year", 2),
        ("for every 1,000 births", "1000", 3),
        ("per million inhabitants", "1000000 person", 3),
        ("/ha", "ha", 1),
        ("/ t", "t", 2),
        ("per 100 km", "100 km", 3),
    ],
)
def test_what_an_amount_is_told_by(text, name, words):
    """A unit behind "per", "a" or a stroke, also so many of one."""
    unit, count = counted_by(text.split())
    assert (unit.name, count) == (name, words)


@pytest.mark.parametrize(
    "text", ["", "per passenger", "a share", "each person", "the day", "/", "per the report"]
)
def test_what_is_no_unit_to_tell_by(text):
    """A thing that is counted is left to the reader, and an article tells by time only."""
    assert counted_by(text.split()) is None


@pytest.mark.parametrize(
    "text",
    ["/".join(["kt"] * 60), "kt per " * 9 + "kt", "people/0", "people/" + "9" * 5000, "m" + "-1" * 99,
     "/" * 500, "(" * 500, "km^" * 200, "9**9**9", "1/" + "9," * 999, "\ud800", "٣ km", "²³", "kg m-9"],
)  # fmt: skip
def test_no_text_is_too_odd(text):
    """What a stranger types is no unit, at once."""
    assert find(text) is None
    assert ambiguous(text) == ()
    spelled(text.split())
    counted_by(["per", *text.split()])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bytes", "%"), ("Hz", "Bq"), ("Hz", "rpm"), ("N·m", "J"), ("Sv", "Gy"), ("deg", "%"),
        ("rpm", "deg"), ("kVA", "kW"), ("GT", "t"), ("dwt", "t"), ("pp", "%"), ("bp", "%"),
        ("people", "%"), ("US$", "C$"), ("l/100 km", "m2"), ("kWh/m2", "N/m"), ("kcal/l", "psi"),
        ("mol", "1"), ("IU", "mg"), ("dB", "1"), ("TEU", "1"), ("ha/m", "m"), ("mpg", "km/l"),
    ],
)  # fmt: skip
def test_dimensions_that_never_convert(one, other):
    """What pint would convert and print never does has a dimension of its own."""
    assert find(one).base != find(other).base


@given(st.sampled_from(sorted(units())), st.sampled_from(sorted(units())))
def test_the_name_of_a_unit_finds_it(above, below):
    """So that the unit of one value may be lent to another."""
    assert find(above) == units()[above]
    quotient = per(units()[above], units()[below])
    assert find(quotient.name) == quotient


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("5 knots", "9.26 km/h"),
        ("100 km per hour", "100 km/h"),
        ("36 km an hour", "10 m/s"),
        ("60 mph", "96.56 km/h"),
        ("68 °F", "20 °C"),
        ("300 kelvin", "26.85 degrees Celsius"),
        ("5 square feet", "0.4645 square metres"),
        ("200 kcal", "836.8 kJ"),
        ("1 kWh", "3.6 MJ"),
        ("32 psi", "220.6 kPa"),
        ("1,013 hPa", "1,013 millibars"),
        ("3 Mt", "3,000,000 tonnes"),
        ("5 kg per hectare", "0.5 grams per square metre"),
        ("US$3,000 per capita", "$3,000 per person"),
        ("5 parsecs", "16.3 light-years"),
    ],
)
def test_units_that_agree(a, b):
    """One amount in two units is compatible with itself."""
    assert conflict(read(a, "quantity"), read(b, "quantity")) == "compatible", (read(a), read(b))
    assert compare(a, b).verdict == "compatible"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("10 km per hour", "10 km"),
        ("5 kg per hectare", "5 kg"),
        ("US$3,000 per capita", "US$3,000"),
        ("US$500 a month", "US$500"),
        ("US$500 a month", "US$500 a year"),
        ("5 kWh", "5 kW"),
        ("5 bytes", "500%"),
        ("5 MHz", "5 km"),
        ("US$20 per passenger", "US$20"),
        ("US$20 per passenger", "US$20 per night"),
    ],
)
def test_units_that_say_different_things(a, b):
    """Of two dimensions nothing is said: the word behind the unit is never dropped."""
    assert conflict(read(a, "quantity"), read(b, "quantity")) == "unknown"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("5 square feet", "5 square metres"),
        ("5 knots", "5 km/h"),
        ("20 °F", "20 °C"),
        ("3 Mt", "3 tonnes"),
        ("10 km per second", "10 km per hour"),
    ],
)
def test_units_that_contradict(a, b):
    """One number in two units of a dimension is two amounts."""
    assert conflict(read(a, "quantity"), read(b, "quantity")) == "contradiction"


@pytest.mark.parametrize(
    ("text", "unit", "word"),
    [
        ("5 square leagues", "", "square leagues"),
        ("5.2 furlongs", "km", "furlongs"),
        ("90 stones", "kg", "stones"),
    ],
)
def test_an_unknown_unit_is_named(text, unit, word):
    """A word that stands where a unit stands is no unit in silence."""
    reading = read(text, "quantity", unit=unit)
    assert reading.kind == "unknown"
    assert reading.reason == f"no unit is called “{word}”"


def test_what_says_nothing_of_the_amount_is_kept():
    """The words behind an amount stand in the reading."""
    assert read("9,300 projects", "quantity").rest == "projects"
    assert read("5 km long", "quantity", unit="km").rest == "long"
    assert read("US$87 billion or more", "quantity").rest == ""
    assert read("US$5 billion a year in aid", "quantity").rest == "by the year in aid"
    assert read("6.5 per cent per annum", "quantity").rest == "by the year"
    assert read("US$5 per the report", "quantity").rest == "per the report"


def test_reading_loads_no_pint():
    """Reading takes the compiled table, so that a check starts within its budget."""
    program = (
        "import sys; from vkrel.values.compare import compare;"
        "compare('US$87 billion', '5 km per hour'); print('pint' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("5 kg m-3", "5 kg/m3"),
        ("12 m s-1", "12 m/s"),
        ("about 5 kg m\u207b\u00b3", "about 5 kg/m3"),
    ],
)
def test_inverse_powers(a, b):
    """Units told by powers below nothing are those that are told by a stroke."""
    one, other = read(a, "quantity"), read(b, "quantity")
    assert one.known, one
    assert (one.unit, one.strict, one.lenient) == (other.unit, other.strict, other.lenient)


@pytest.mark.parametrize("text", ["5 to km-3", "the 5 model a-3", "5 blorp-2"])
def test_a_hyphen_and_a_figure_behind_other_words(text):
    """Only known units have powers."""
    assert not read(text, "quantity").known
