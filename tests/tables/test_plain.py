"""What SQL reads of a column is what the one reader reads, to the last bit."""

from __future__ import annotations

import csv
import json
import os
import re
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.strategies import plain as made
from vkrel.tables.kinds import _look
from vkrel.tables.plain import plain, plain_kind
from vkrel.tables.store import Store
from vkrel.values.read import read
from vkrel.values.table import use_table
from vkrel.values.verdict import Kind

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("VKREL_SHARED", ROOT.parent / "shared"))
STORE = Store()
UNITS = (
    "", "km", "mile", "light year", "kJ", "kcal", "hour", "degF", "kelvin", "%", "USD", "AUD", "EUR",
    "person", "USD/person", "km/h", "blorp",
)  # fmt: skip
HOW = {
    Kind.QUANTITY: st.fixed_dictionaries(
        {
            "unit": st.sampled_from(UNITS),
            "discrete": st.booleans(),
            "tolerance": st.sampled_from(("", "", "1%", "5 m", "0.5", "3 USD")),
        }
    ),
    Kind.DATE: st.fixed_dictionaries({"order": st.sampled_from(("", "dmy", "mdy"))}),
    Kind.TIME: st.fixed_dictionaries({"unit": st.sampled_from(("", "minute-of-day"))}),
    Kind.TIMESTAMP: st.just({}),
}
MADE = {
    Kind.QUANTITY: made.numbers(),
    Kind.DATE: made.dates(),
    Kind.TIME: made.times(),
    Kind.TIMESTAMP: made.times(),
}


def column(values, expression):
    """What an expression gives for each value of a column."""
    table = STORE.put("column", [("value", "VARCHAR", values)])
    found = STORE.rows(f"select {expression} from {table}")  # noqa: S608  our own
    STORE.run(f"drop table {table}")
    return [each for (each,) in found]


def taken(values, kind, **how):
    """The values that the expression takes, with what it reads; each is what the reader reads."""
    found = dict(zip(values, column(values, plain(kind, **how)), strict=True))
    unit = read("7", kind, **how).unit if kind == Kind.QUANTITY else None
    kept = {value: tuple(ends.values()) for value, ends in found.items() if ends is not None}
    for value, (low, high, *closed) in kept.items():
        reading = read(value, kind, **how)
        [interval] = reading.strict
        told = repr(float(interval.low)), repr(float(interval.high)), *interval[2:]
        assert (repr(low), repr(high), *closed) == told, value
        assert (reading.kind, reading.zone) == (kind, None), value
        assert unit is None or reading.unit == unit, value
    return kept


@pytest.mark.parametrize("kind", MADE)
@given(st.data())
def test_the_same_readings(kind, data):
    """Whatever stands in a column: what is taken is read as the reader reads it."""
    values = st.lists(st.one_of(MADE[kind], made.anything()), min_size=1, max_size=60)
    taken(data.draw(values), kind, **data.draw(HOW[kind]))


@pytest.mark.parametrize(
    ("kind", "plain_ones"),
    [
        (Kind.QUANTITY, made.plain_numbers()),
        (Kind.DATE, made.plain_dates()),
        (Kind.TIME, made.plain_times()),
        (Kind.TIMESTAMP, made.plain_stamps()),
    ],
)
@given(st.data())
def test_common_forms_are_taken(kind, plain_ones, data):
    """Nothing of the common forms is left to the reader."""
    values = set(data.draw(st.lists(plain_ones, min_size=1, max_size=30)))
    assert taken(sorted(values), kind).keys() == values


@given(st.lists(made.anything(), min_size=1, max_size=60))
def test_the_same_kinds(values):
    """The kind of a plain value is the one that its looks have in Python."""
    for value, kind in zip(values, column(values, plain_kind()), strict=True):
        assert kind is None or kind == _look(value)[0], value


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("1,234", "quantity"), ("-12.5", "quantity"), ("007", "quantity"), ("999", "quantity"),
        ("1000", "year"), ("2100", "year"), ("2101", "quantity"), ("2009-10", "date"),
        ("3 March 2021", "date"), ("March 3, 2021", "date"), ("2020-02-30", None),
        ("7:10 p.m.", "time"), ("2020-02-03 10:30", "timestamp"), ("5 km", None), ("", None),
    ],
)  # fmt: skip
def test_kinds(value, kind):
    """A year may be a number; what cannot be is left to the reader."""
    assert column([value], plain_kind()) == [kind]


@pytest.mark.parametrize(
    ("kind", "how", "value"),
    [
        (Kind.QUANTITY, {}, "1.234"),  # or a thousand
        (Kind.QUANTITY, {}, "0,125"),
        (Kind.QUANTITY, {}, "US$5"),  # of a column in no currency
        (Kind.QUANTITY, {"unit": "AUD"}, "US$5"),
        (Kind.QUANTITY, {}, "(5"),
        (Kind.QUANTITY, {}, "-9223372036854775808"),
        (Kind.QUANTITY, {}, f"{7:061}"),  # too long for a measurement
        (Kind.QUANTITY, {}, "5\n"),
        (Kind.QUANTITY, {}, ""),
        (Kind.DATE, {}, "2020-02-30"),
        (Kind.DATE, {}, "1900-02-29"),
        (Kind.DATE, {}, "1452-04-15"),  # Julian or Gregorian
        (Kind.DATE, {}, "03/04/2011"),
        (Kind.DATE, {}, "1 March 2, 2021"),
        (Kind.DATE, {}, "3 mars 2021"),
        (Kind.TIME, {}, "24:00"),
        (Kind.TIME, {}, "2020-02-03 10:30"),  # it is a timestamp
        (Kind.TIME, {"unit": "minute-of-day"}, "2020-02-30 10:30"),
        (Kind.TIMESTAMP, {}, "10:30"),
        (Kind.TIMESTAMP, {}, "2020-02-03T10:30Z"),  # its zone would be lost
    ],
)
def test_left_to_the_reader(kind, how, value):
    """What may mean two things, cannot be or says more than an interval is not taken."""
    assert column([value], plain(kind, **how)) == [None]


@pytest.mark.parametrize("kind", [Kind.NAME, Kind.DURATION, Kind.RANK, Kind.SET])
def test_kinds_without_a_plain_form(kind):
    """There is no expression for what is read by its words."""
    assert plain(kind) is None


# ---------------------------------------------------------------- places and tables


PLACES = st.sampled_from(("0.0001", "0.1", "1", "10", "1000", "1000000"))


def last_place(number, decimals, place):
    """The place to which a number is told whose source rounds to another one."""
    own = Fraction(1, 10**decimals)
    if place <= own or number % place == 0:
        return max(place, own)
    return own if decimals else next(10**ten for ten in range(40) if number % 10 ** (ten + 1))


@given(st.lists(made.plain_numbers(), min_size=1, max_size=30), PLACES)
def test_place(values, place):
    """A number reaches half a unit of its place, or of a finer one that it prints."""
    found = column(values, plain(Kind.QUANTITY, place=f"'{place}'"))
    for value, ends in zip(values, found, strict=True):
        digits = value.strip("()+-").replace(",", "")
        number = Fraction(digits) * (-1 if value[0] in "(-" else 1)
        half = last_place(number, len(digits.partition(".")[2]), Fraction(place)) / 2
        expected = float(number - half), float(number + half), True, True
        assert tuple(ends.values()) == expected, value


@settings(max_examples=20)
@given(st.lists(made.numbers(), min_size=1, max_size=30), st.sampled_from(("null", "''")))
def test_no_place(values, none):
    """Without a place the print says it."""
    for discrete in (False, True):
        placed = plain(Kind.QUANTITY, place=none, discrete=discrete)
        assert column(values, placed) == column(values, plain(Kind.QUANTITY, discrete=discrete))


@pytest.mark.parametrize(
    ("value", "how", "ends"),
    [
        ("1,200", {"place": "'1'"}, (1200, 1200)),
        ("1,200", {"place": "'100'"}, (1150, 1250)),
        ("50", {"place": "'10'"}, (45, 55)),
        ("0", {"place": "'1000'"}, (-500, 500)),
        ("0", {"place": "'1000'", "unit": "person"}, (0, 500)),
        ("1,234", {"place": "'1000'"}, (1234, 1234)),
        ("1,200", {"place": "'100'", "tolerance": "10"}, (1195, 1205)),
    ],
)
def test_places_of_counts(value, how, ends):
    """A count is a point where the unit is its place, zeros or not; a tolerance wins."""
    [found] = column([value], plain(Kind.QUANTITY, discrete=True, **how))
    assert (found["low"], found["high"]) == ends


@pytest.mark.parametrize(("kind", "value"), [(Kind.QUANTITY, "35"), (Kind.TIME, "10:35")])
def test_places_that_are_no_power_of_ten(kind, value):
    """Fives, and five minutes, are left to the reader; what has no place is read as ever."""
    assert column([value], plain(kind, place="'5 min'")) == [None]
    assert column([value], plain(kind, place="''")) == column([value], plain(kind))


@pytest.fixture
def own_table():
    """A table of a user's own, for one test."""
    yield use_table
    use_table(None)


def test_a_table_of_a_users_own(own_table):
    """How far a number reaches, and what is few, is asked of the tables in use."""
    values = ["1", "7", "30", "70", "12", "0.5", "1200", "-3"]
    before = taken(values, Kind.QUANTITY)
    own_table({"bare": {"rounding": 0.25, "mantissa": 20, "count_below": 50}})
    assert taken(values, Kind.QUANTITY) != before
    counts = taken(values, Kind.QUANTITY, discrete=True)
    assert counts["30"][0] == counts["30"][1]
    assert counts["70"][0] < counts["70"][1]
    own_table({"thresholds": {"strict": 0.2}})
    assert plain(Kind.TIME) is plain(Kind.DATE) is None
    assert taken(values, Kind.QUANTITY)


# ---------------------------------------------------------------- corpora


def corpus():
    """Every quoted text and cell in the pages, claims and tests of the project."""
    files = [*ROOT.glob("docs/*.md"), *ROOT.glob("vkrel/rules/*.md"), *ROOT.glob("examples/**/*.*")]
    for suffix in ("md", "txt", "py", "toml", "csv"):
        files += [*ROOT.glob(f"tests/**/*.{suffix}"), *ROOT.glob(f"seeds/**/*.{suffix}")]
    found = set()
    for file in files:
        for line in file.read_text("utf-8", "replace").splitlines():
            found.update(re.findall(r'"([^"]+)"', line), map(str.strip, re.split(r"[|\t,]", line)))
    return sorted(found)


def test_the_corpora_of_the_project():
    """Every printed value of the project, read as every kind."""
    values = corpus()
    for kind, least in ((Kind.QUANTITY, 300), (Kind.DATE, 300), (Kind.TIME, 20)):
        assert len(taken(values, kind)) >= least
    for value, kind in zip(values, column(values, plain_kind()), strict=True):
        assert kind is None or kind == _look(value)[0], value


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared tables do not stand beside the project")
def test_shared_tables():
    """Every column of the shared tables, and the texts that others found in the wild."""
    columns = {}
    for file in sorted((SHARED / "data").glob("*.csv")):
        with file.open(encoding="utf-8") as rows:
            for row in csv.DictReader(rows):
                for name, value in row.items():
                    columns.setdefault((file.name, name), set()).add(value)
    lines = (SHARED / "theory" / "wild.jsonl").read_text("utf-8").splitlines()
    columns["wild"] = {json.loads(line)[side] for line in lines for side in "ab"}
    for values in map(sorted, columns.values()):
        for kind in MADE:
            taken(values, kind)
        taken(values, Kind.QUANTITY, discrete=True, unit="person")
    assert len(taken(sorted(columns["gdp.csv", "Value"]), Kind.QUANTITY)) > 10_000
