"""Claims tables: rows of texts become claims.

Long form: a claim a row, with columns source, subject, attribute, value and any qualifiers.
Wide forms: a column a source, or a column an attribute. Names that differ stand in a mapping
file. A table with the columns of `Registry.to_frame()` is taken as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from os.path import commonpath
from pathlib import Path

import attrs

from vkrel.model.claim import Claim
from vkrel.model.problems import LoadError, Problem
from vkrel.model.source import Source
from vkrel.model.vocabulary import Vocabulary
from vkrel.tables.attributes import attributes_of
from vkrel.tables.cells import Cells, cells_of, united
from vkrel.tables.databases import readable_with
from vkrel.tables.formats import read_grid
from vkrel.tables.grid import Grid, Hints, Log
from vkrel.tables.mapping import TableMapping, joined, type_of_records
from vkrel.tables.meanings import looked_at
from vkrel.tables.roles import roles_of
from vkrel.tables.rows import claims_from, is_native
from vkrel.tables.sql import listed, quoted
from vkrel.tables.store import Store
from vkrel.tables.table import Table
from vkrel.values.read import LONGEST


@attrs.define(kw_only=True)
class TableClaims:
    """What a table holds: claims that are made, claims that stay in a store, and its sources."""

    log: Log
    claims: list[Claim] = attrs.field(factory=list)
    table: Table | None = None
    sources: dict[str, Source] = attrs.field(factory=dict)


def read_tables(
    files: Sequence[tuple[Path, TableMapping | None]],
    vocabulary: Vocabulary | None = None,
    *,
    table: str = "",
) -> TableClaims:
    """The claims of table files, each with its mapping, as one table.

    table: of a database, which one; before what the mapping says.
    Raises LoadError with everything that is wrong where nothing of a file can be used.
    """
    store = Store(*(each for path, _ in files for each in readable_with(path)))
    grids: list[tuple[Grid, TableMapping]] = []
    problems: list[Problem] = []
    for path, given in files:
        mapping = given or TableMapping()
        hints = Hints(
            encoding=mapping.encoding,
            delimiter=mapping.delimiter,
            table=table or mapping.table,
            store=store,
        )
        try:
            grids.append((read_grid(path, hints), mapping))
        except LoadError as error:
            problems += error.problems
    if problems:
        raise LoadError(problems)
    made = claims_of(grids, vocabulary)
    if not made.claims and not made.table and made.log.problems:
        raise LoadError(made.log.problems)
    return made


def claims_of(
    grids: Sequence[tuple[Grid, TableMapping]], vocabulary: Vocabulary | None = None
) -> TableClaims:
    """The claims of grids in one store, each with its mapping; LoadError where a column is missing.

    Rows that lack something are named in the log and left out; empty cells are counted.
    """
    files = [grid.log.file for grid, _ in grids]
    log = Log(files[0] if len(files) == 1 else commonpath(files))
    made = TableClaims(log=log)
    cells: list[Cells] = []
    wrong: list[Problem] = []
    for grid, mapping in grids:
        try:
            if is_native(grid):
                made.claims.extend(claims_from(grid))
            else:
                roles = roles_of(grid, mapping.columns)
                cells.append(whole(cells_of(grid, roles, mapping.type), grid.log))
            log.problems.extend(grid.log.problems)
            log.notes.extend(grid.log.notes)
        except LoadError as error:
            wrong += error.problems
    if wrong:
        raise LoadError(wrong)
    one = joined(mapping for _, mapping in grids)
    made.sources.update({source.id: source for source in one.source})
    named = {claim.source for claim in made.claims}
    if cells:
        every = united(cells)
        attributes, stated = attributes_of(every, every.table, one, vocabulary, log)
        if attributes:
            made.table = looked_at(every, stated, attributes, made.sources, log)
        named |= {source for (source,) in every.store.rows(f"select distinct source from {stated}")}
    for source in sorted(named - made.sources.keys()):
        made.sources[source] = Source(id=source)
    return made


def whole(cells: Cells, log: Log) -> Cells:
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
    of_records = _of_records(cells, log)
    conditions = ["value <> ''"] if empty else []
    conditions += [f"type not in ({listed(map(quoted, of_records))})"] if of_records else []
    conditions += [f"not ({lacking})"] if rows else []
    conditions += [f"length(value) <= {LONGEST}"] if long else []
    if empty:
        log.note(f"{empty:,} empty cells are no claims")
    if not conditions:
        return cells
    view = store.fresh("whole")
    condition = " and ".join(conditions)
    store.run(f"create view {view} as select * from {cells.table} where {condition}")
    return attrs.evolve(cells, table=view)


def _of_records(cells: Cells, log: Log) -> list[str]:
    """The types in a column of types that only records have, each named where it stands first."""
    if "type" not in cells.has:
        return []
    rows = cells.store.rows(f"select type, min(line) from {cells.table} group by type order by all")
    refused = [(type_, line, why) for type_, line in rows if (why := type_of_records(type_))]
    for _, line, why_not in refused:
        log.problem(line, f"{why_not}; rows of this type are left out", "type")
    return [type_ for type_, _, _ in refused]
