"""Have pint work out every unit of `units.toml` and `currencies.toml`, for readings to use.

    python -m vkrel.values.quantities.compile_units

The table is checked in; a test has it made again and fails where the two differ.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pint
import tomli

from vkrel.values.quantities.compile_spellings import Row, Spellings, listed
from vkrel.values.quantities.units import COMPILED, normal_form

SPELLINGS = tuple(Path(__file__).with_name(name) for name in ("units.toml", "currencies.toml"))
_OTHER_TABLES = frozenset({
    "definitions", "prefixes", "binary_prefixes", "below", "nothing", "last", "mostly", "either",
    "short",
})  # fmt: skip


def unit_registry(number: type) -> Any:
    """Pint's own units and those that it lacks, with numbers of that type."""
    made: Any = pint.UnitRegistry(non_int_type=number)
    own = {name: f"[{name}]" for _, name, row in unit_rows() if "pint" not in row}
    definitions = {**own, **spelling_tables()["definitions"]}
    made.load_definitions([f"{name} = {meant}" for name, meant in definitions.items()])
    return made


@cache
def spelling_tables() -> dict[str, dict[str, Any]]:
    """The tables of both files, those of one name together."""
    tables: dict[str, dict[str, Any]] = {}
    for path in SPELLINGS:
        for name, rows in tomli.loads(path.read_text(encoding="utf-8")).items():
            tables.setdefault(name, {}).update(rows)
    return tables


def unit_rows() -> Iterator[tuple[str, str, Row]]:
    """Each unit: its table, its name and its row."""
    for table, rows in spelling_tables().items():
        if table not in _OTHER_TABLES:
            for name, row in rows.items():
                yield table, name, row


def expression(name: str, row: Row) -> str:
    """What a unit is in pint: a unit of its own where the row does not say."""
    return row.get("pint", name)


def compiled() -> str:
    """The text of `units.json`: each unit as a factor to its base, and all that spells it."""
    made = unit_registry(Fraction)
    first: dict[tuple[str, str], tuple[str, Fraction, Fraction]] = {}
    roots: dict[str, Fraction] = {}
    quotients: dict[str, str] = {}
    units: dict[str, Any] = {}
    spellings = Spellings()
    for table, name, row in unit_rows():
        zero, one, dimension = _line(made, expression(name, row))
        base, start, size = first.setdefault((table, str(dimension)), (name, zero, one))
        if base == name:
            roots[name] = size
        if "quotient" in row:
            quotients[row["quotient"]] = name
        offset = str((zero - start) / size) if zero != start else ""
        for prefixed, times, its in _with_prefixes(name, row, long=table != "money"):
            units[prefixed] = [
                base,
                *(times * one / size).as_integer_ratio(),
                table == "money",
                offset,
                "",
            ]
            spellings.add(prefixed, its, code=table == "money")
    tables = spelling_tables()
    spellings.settle(tables["mostly"], tables["either"], listed(tables["last"], "words"))
    for spelling, name in spellings.spelled.items():
        units[name][-1] += f", {spelling}" if units[name][-1] else spelling
    parts = {
        "quotients": {of: _quotient(of, name, roots) for of, name in quotients.items()},
        "units": units,
        "symbols": spellings.symbols,
        "case": spellings.case,
        "also": spellings.also,
        "short": {
            normal_form(spelled): row["means"]
            for several, row in tables["short"].items()
            for spelled in several.split(", ")
        },
        "below": tables["below"],
        "nothing": dict.fromkeys(tables["nothing"], ""),
        "last": dict.fromkeys(listed(tables["last"], "words"), ""),
    }
    return (
        "{"
        + ",\n".join(f"{json.dumps(name)}: {_lines(part)}" for name, part in parts.items())
        + "}\n"
    )


def _line(made: Any, meant: str) -> tuple[Fraction, Fraction, dict[str, int]]:
    """What 0 of a unit is in pint's root units, by how much 1 is more, and its dimension."""
    try:
        unit = made.Quantity(1, made.parse_units(meant)).units
        low, high = (made.Quantity(Fraction(at), unit).to_root_units() for at in (0, 1))
    except ValueError:  # "1e6 * metric_ton" is no unit, but a number of units
        high = made.parse_expression(meant).to_root_units()
        low = 0 * high
    zero = Fraction(low.magnitude)
    dimension = {part: int(power) for part, power in high.dimensionality.items()}
    return zero, Fraction(high.magnitude) - zero, dimension


def _quotient(of: str, name: str, roots: Mapping[str, Fraction]) -> tuple[str, int, int]:
    """A base unit that is the quotient of two others, and how many of it their quotient is."""
    above, below = of.split("/")
    return name, *(roots[above] / roots[below] / roots[name]).as_integer_ratio()


def _with_prefixes(name: str, row: Row, *, long: bool) -> Iterator[tuple[str, Fraction, Row]]:
    """The unit and each of its multiples that print uses: name, factor, spellings.

    long: whether prefixes stand before words too ("kilowatts", but no kilodollars).
    """
    yield name, Fraction(1), row
    symbols = listed(row, "prefixed") or [name]
    words = [word for word in listed(row, "spelled") if long and len(word) > 2]
    for prefix in row.get("prefixes", "").split():
        word, factor = _prefix(prefix)
        its = {
            "prefix": prefix,
            "symbols": ", ".join(prefix + symbol for symbol in symbols),
            "spelled": ", ".join(word + other for other in words),
        }
        yield prefix + symbols[0], factor, its


def _prefix(symbol: str) -> tuple[str, Fraction]:
    """The word of a prefix, and its factor."""
    tables = spelling_tables()
    if symbol in tables["prefixes"]:
        word, power = tables["prefixes"][symbol]
        return word, Fraction(10) ** power
    word, power = tables["binary_prefixes"][symbol]
    return word, Fraction(1024) ** power


def _lines(rows: Mapping[str, Any]) -> str:
    lines = (
        f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(row, ensure_ascii=False)}"
        for name, row in rows.items()
    )
    return "{\n" + ",\n".join(lines) + "\n}"


if __name__ == "__main__":
    COMPILED.write_text(compiled(), encoding="utf-8")
