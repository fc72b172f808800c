"""Have pint work out every unit of `units.toml`, and write the table that readings use.

    python -m vkrel.values.quantities.compile_units

The table is checked in; a test has it made again and fails where the two differ.
"""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pint
import tomli

from vkrel.values.quantities.units import COMPILED

SPELLINGS = Path(__file__).with_name("units.toml")


def unit_registry(number: type) -> Any:
    """Pint's own units and those that it lacks, with numbers of that type."""
    made: Any = pint.UnitRegistry(non_int_type=number)
    made.load_definitions([f"{name} = {meant}" for name, meant in spelling_table()[0].items()])
    return made


def spelling_table() -> tuple[dict[str, str], dict[str, dict[str, dict[str, str]]]]:
    """The definitions of `units.toml`, and its tables of rows."""
    tables = tomli.loads(SPELLINGS.read_text(encoding="utf-8"))
    definitions = tables.pop("definitions")
    return definitions, tables


def compiled() -> str:
    """The text of `units.json`: a unit a line, its factor to the base unit of its table."""
    made = unit_registry(Fraction)
    bases, units = {}, {}
    for table, rows in spelling_table()[1].items():
        base = ""
        for name, row in rows.items():
            zero, one = _line(made, row["pint"])
            if not base or table == "money":
                base, start, size = name, zero, one
                dimension = made.get_dimensionality(made.parse_units(row["pint"]))
                bases[name] = {
                    "dimension": {part: int(power) for part, power in dimension.items()},
                    "root": size.as_integer_ratio(),
                }
            units[name] = {
                "base": base,
                "factor": (one / size).as_integer_ratio(),
                "offset": str((zero - start) / size),
                "money": table == "money",
                "spelled": row["spelled"].split(", "),
            }
    return f'{{"bases": {_lines(bases)},\n"units": {_lines(units)}}}\n'


def _line(made: Any, expression: str) -> tuple[Fraction, Fraction]:
    """What 0 of a unit is in pint's root units, and by how much 1 is more."""
    try:
        unit = made.Quantity(1, made.parse_units(expression)).units
        low, high = (made.Quantity(Fraction(at), unit).to_root_units().magnitude for at in (0, 1))
    except ValueError:  # "1e6 * metric_ton" is no unit, but a number of units
        low, high = Fraction(0), made.parse_expression(expression).to_root_units().magnitude
    return Fraction(low), Fraction(high) - Fraction(low)


def _lines(rows: dict[str, dict[str, Any]]) -> str:
    lines = (
        f"{json.dumps(name)}: {json.dumps(row, ensure_ascii=False)}" for name, row in rows.items()
    )
    return "{\n" + ",\n".join(lines) + "\n}"


if __name__ == "__main__":
    COMPILED.write_text(compiled(), encoding="utf-8")
