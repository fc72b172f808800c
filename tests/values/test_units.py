"""Units: pint says what each is, our table how it is spelled."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vkrel.values.compare import compare
from vkrel.values.conflict import conflict
from vkrel.values.quantities.compile_units import COMPILED, compiled, spelling_table, unit_registry
from vkrel.values.quantities.in_pint import pint_registry
from vkrel.values.quantities.units import find, longest_spelling, per, spellings, units
from vkrel.values.read import read

ROWS = {name: row for rows in spelling_table()[1].values() for name, row in rows.items()}


def test_the_table_is_what_pint_makes_of_it():
    """A factor edited by hand, or another one of pint's, does not pass."""
    assert COMPILED.read_text(encoding="utf-8") == compiled()


def test_no_spelling_stands_twice():
    """Each printed spelling means one unit."""
    spelled = [(text, name) for name, row in ROWS.items() for text in row["spelled"].split(", ")]
    meant = [(text, unit.name) for text, unit in spellings().items()]
    assert set(spelled) <= set(meant)


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if row["example"]])
def test_example_of_each_unit(name):
    """The printed value beside each row is read in its unit, with the value that pint finds."""
    reading = read(ROWS[name]["example"], "quantity")
    assert reading.unit == units()[name].base
    assert not reading.rest
    base = ROWS[reading.unit]["pint"]
    registry = pint_registry()
    number = read(ROWS[name]["example"].casefold().replace("mt", ""), "quantity", unit=name)
    printed = (number.value - float(units()[name].offset)) / units()[name].factor
    if "degree" in ROWS[name]["pint"]:
        meant = registry.Quantity(float(printed), ROWS[name]["pint"])
    else:
        meant = float(printed) * registry.parse_expression(ROWS[name]["pint"])
    assert isclose(meant.to(base).magnitude, reading.value, rel_tol=1e-9)


@given(st.sampled_from(sorted(units())), st.sampled_from(sorted(units())))
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
    return Fraction(1) * registry.parse_expression(ROWS[name]["pint"])


def test_currencies_do_not_convert():
    """Each currency is a dimension of its own, in pint as in the table."""
    money = [unit for unit in units().values() if unit.money]
    assert len(money) >= 15
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
    with pytest.raises(ValueError, match="no unit of pint"):
        _ = read("5", "quantity", unit=unit).quantity


def test_spellings():
    """Case does not matter, but for megatonnes; a unit by another is found by its parts."""
    assert find("US$").name == "USD"
    assert find("Square Kilometres").name == "km2"
    assert find("furlong") is None
    assert find("USD/person").base == "USD/person"
    assert find("USD/furlong") is None
    assert spellings()["%"].base == "1"
    assert longest_spelling() >= 3
    assert read("3 Mt").value == 3e9
    assert read("3 mt").value == read("3 MT").value == 3e3


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
