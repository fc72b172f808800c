"""Claims tables: rows of texts become claims.

Long form: a claim a row, with columns source, subject, attribute, value and any qualifiers.
Wide forms: a column a source, or a column an attribute. Names that differ stand in a mapping
file. A table with the columns of `Registry.to_frame()` is taken as it is.
"""

from __future__ import annotations

from pathlib import Path

import attrs

from vkrel.model.claim import Claim
from vkrel.model.problems import LoadError
from vkrel.model.source import Source
from vkrel.model.vocabulary import Vocabulary
from vkrel.tables.attributes import attributes_of
from vkrel.tables.cells import Cells, cells_of
from vkrel.tables.formats import read_grid
from vkrel.tables.grid import Grid, Log
from vkrel.tables.mapping import TableMapping
from vkrel.tables.meanings import looked_at
from vkrel.tables.roles import roles_of
from vkrel.tables.rows import claims_from, is_native
from vkrel.tables.table import Table
from vkrel.values.read import LONGEST


@attrs.frozen(kw_only=True)
class TableClaims:
    """What a table holds: claims that are made, claims that stay in a store, and its sources."""

    log: Log
    claims: list[Claim] = attrs.field(factory=list)
    table: Table | None = None
    sources: dict[str, Source] = attrs.field(factory=dict)


def read_table(
    path: Path, mapping: TableMapping | None = None, vocabulary: Vocabulary | None = None
) -> TableClaims:
    """The claims of a table file; raises LoadError where nothing of it can be used."""
    mapping = mapping or TableMapping()
    grid = read_grid(path, encoding=mapping.encoding, delimiter=mapping.delimiter)
    made = claims_of(grid, mapping, vocabulary)
    if not made.claims and not (made.table and made.table.attributes) and made.log.problems:
        raise LoadError(made.log.problems)
    return made


def claims_of(
    grid: Grid, mapping: TableMapping | None = None, vocabulary: Vocabulary | None = None
) -> TableClaims:
    """The claims of a table; raises LoadError where a column is missing.

    Rows that lack something are named in the log and left out; empty cells are counted.
    """
    mapping = mapping or TableMapping()
    if is_native(grid):
        made = TableClaims(log=grid.log, claims=claims_from(grid))
        named = {claim.source for claim in made.claims}
    else:
        cells = cells_of(grid, roles_of(grid, mapping.columns), mapping.type)
        stated = _whole(cells, grid.log)
        attributes, stated = attributes_of(cells, stated, mapping, vocabulary, grid.log)
        sources = {source.id: source for source in mapping.source}
        table = looked_at(cells, stated, attributes, sources, grid.log)
        made = TableClaims(log=grid.log, table=table)
        named = {source for (source,) in cells.store.rows(f"select distinct source from {stated}")}
    made.sources.update({source.id: source for source in mapping.source})
    for source in sorted(named - made.sources.keys()):
        made.sources[source] = Source(id=source)
    return made


def _whole(cells: Cells, log: Log) -> str:
    """The cells that say something of something; those that lack a part are named."""
    store, needed = cells.store, ("source", "subject", "attribute")
    lacking = " or ".join(f"{role} = ''" for role in needed)
    empty = store.rows(f"select count(*) from {cells.table} where value = ''")[0][0]
    rows = store.rows(
        f"select line, {', '.join(needed)} from {cells.table} "
        f"where value <> '' and ({lacking}) order by line"
    )
    for line, *texts in rows:
        missing = [role for role, text in zip(needed, texts, strict=True) if not text]
        log.problem(line, f"no {' and no '.join(missing)}: the row is left out")
    long = store.rows(
        f"select line, length(value) from {cells.table} where length(value) > {LONGEST} "
        "order by line"
    )
    for line, length in long:
        message = (
            f"a value of {length:,} characters is no printed value: "
            f"give the phrase that carries it, {LONGEST} characters at most"
        )
        log.problem(line, message)
    conditions = ["value <> ''"] if empty else []
    conditions += [f"not ({lacking})"] if rows else []
    conditions += [f"length(value) <= {LONGEST}"] if long else []
    if empty:
        log.note(f"{empty:,} empty cells are no claims")
    return narrowed(cells, cells.table, " and ".join(conditions))


def narrowed(cells: Cells, table: str, condition: str) -> str:
    """A view of the rows of a table that fulfil a condition."""
    if not condition:
        return table
    view = cells.store.fresh("stated")
    cells.store.run(f"create view {view} as select * from {table} where {condition}")
    return view
