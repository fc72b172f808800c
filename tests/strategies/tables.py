"""Claims tables as people have them: columns of any names and order, and the mapping that says so."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import attrs
from hypothesis import strategies as st

from tests.strategies.quantities import quantities
from tests.strategies.records import printed_dates

ROLES = ("source", "subject", "attribute", "value")
MISSING = ("", "n/a", "Not Available")
_NAMES = st.lists(
    st.text("abcdefgh ", min_size=1, max_size=5).map(lambda name: f"col {name}".strip()),
    min_size=4,
    max_size=4,
    unique=True,
)
_VALUES = {
    "since": printed_dates(),
    "size": quantities(),
    "colour": st.sampled_from(("red", "Dark Blue", "dark-blue", "öde")),
}


@attrs.frozen
class Table:
    """Rows of source, subject, attribute and value, and how they stand in a file.

    names: the header of each role. order: which role stands in which column.
    """

    rows: tuple[tuple[str, str, str, str], ...]
    names: tuple[str, ...]
    order: tuple[int, ...]

    @property
    def stated(self) -> list[tuple[int, str, str, str, str]]:
        """The rows that state something, each with its line in the file."""
        return [(line, *row) for line, row in enumerate(self.rows, 2) if row[3] not in MISSING]

    def write(self, folder: Path) -> Path:
        """Write the table, and beside it the mapping with the names of its columns."""
        path = folder / "claims.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            for row in (self.names, *self.rows):
                writer.writerow([row[place] for place in self.order])
        columns = [
            f"{role} = {json.dumps(name)}" for role, name in zip(ROLES, self.names, strict=True)
        ]
        mapping = "\n".join(['type = "thing"', "[columns]", *columns]) + "\n"
        path.with_suffix(".mapping.toml").write_text(mapping, "utf-8")
        return path


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """One to a dozen rows of few sources and subjects; some cells state no value."""
    rows = []
    for _ in range(draw(st.integers(1, 12))):
        attribute = draw(st.sampled_from(tuple(_VALUES)))
        value = draw(st.one_of(_VALUES[attribute], _VALUES[attribute], st.sampled_from(MISSING)))
        source, subject = draw(st.sampled_from("abc")), draw(st.sampled_from(("x", "y & z")))
        rows.append((source, subject, attribute, value))
    names, order = draw(st.just(ROLES) | _NAMES), draw(st.permutations(range(4)))
    return Table(tuple(rows), tuple(names), tuple(order))
