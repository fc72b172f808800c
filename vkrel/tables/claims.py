"""Claims tables: rows of texts become claims.

Long form: a claim a row, with columns source, subject, attribute, value and any qualifiers.
Wide forms: a column a source, or a column an attribute. Names that differ stand in a mapping
file. A table with the columns of `Registry.to_frame()` is taken as it is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path

import attrs

from vkrel.model.claim import Claim
from vkrel.model.problems import LoadError
from vkrel.model.slot import Qualifiers
from vkrel.model.source import Source
from vkrel.model.vocabulary import Vocabulary
from vkrel.tables.formats import read_grid
from vkrel.tables.grid import Grid, Hints, Log
from vkrel.tables.kinds import has_figures, is_missing, kind_of, order_of
from vkrel.tables.lazy import Attribute
from vkrel.tables.mapping import TableMapping
from vkrel.tables.names import names_of
from vkrel.tables.roles import LongTable, long_table, slot_part
from vkrel.tables.rows import claims_from, is_native
from vkrel.values.conflict import conflict
from vkrel.values.read import LONGEST, read
from vkrel.values.verdict import Kind, Verdict

SEVERAL = 0.1  # of a source's answers: so many with several values make an attribute many-valued


@attrs.frozen(kw_only=True)
class TableClaims:
    """What a table holds: claims that are made, claims that are kept as cells, and its sources."""

    log: Log
    claims: list[Claim] = attrs.field(factory=list)
    attributes: list[Attribute] = attrs.field(factory=list)
    sources: dict[str, Source] = attrs.field(factory=dict)


def read_table(
    path: Path,
    mapping: TableMapping | None = None,
    vocabulary: Vocabulary | None = None,
    *,
    table: str = "",
) -> TableClaims:
    """The claims of a table file; raises LoadError where nothing of it can be used.

    table: of a database, which one; before what the mapping says.
    """
    mapping = mapping or TableMapping()
    hints = Hints(
        encoding=mapping.encoding, delimiter=mapping.delimiter, table=table or mapping.table
    )
    grid = read_grid(path, hints)
    made = claims_of(grid, mapping, vocabulary)
    if not made.claims and not made.attributes and made.log.problems:
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
        table = long_table(grid, mapping.columns)
        attributes = _Builder(grid.log, table, mapping, vocabulary).attributes()
        made = TableClaims(log=grid.log, attributes=attributes)
        rows = chain.from_iterable(attribute.at for attribute in attributes)
        named = set(map(table.source.__getitem__, rows))
    made.sources.update({source.id: source for source in mapping.source})
    for source in sorted(named - made.sources.keys()):
        made.sources[source] = Source(id=source)
    return made


class _Builder:
    """What each attribute of a table is: its rows, its kind, what its names may stand for."""

    def __init__(
        self, log: Log, table: LongTable, mapping: TableMapping, vocabulary: Vocabulary | None
    ) -> None:
        self.log = log
        self.table = table
        self.mapping = mapping
        self.vocabulary = vocabulary
        self.empty = self.missing = 0

    def attributes(self) -> list[Attribute]:
        """All attributes that have a value, by name."""
        attributes = {name: self._attribute(name, at) for name, at in sorted(self._rows().items())}
        if self.empty or self.missing:
            self.log.note(
                f"{self.empty} empty cells and {self.missing} that state no value are no claims"
            )
        table = self.table
        answers = set(
            zip(table.source, table.subject, table.attribute, table.qualifiers, strict=True)
        )
        once = len(answers) == len(table.value)  # everybody answers once
        for name, attribute in attributes.items():
            if self.mapping.of(name).many is None and not once:
                attributes[name] = self._many_valued(attribute)
            self.log.note(f"{name}: {attributes[name].kind.told}")
        return _with_orders(list(attributes.values()))

    def _rows(self) -> dict[str, list[int]]:
        """The rows of each attribute that say something; those that lack a part are named."""
        table = self.table
        rows: defaultdict[str, list[int]] = defaultdict(list)
        for at, (attribute, value) in enumerate(zip(table.attribute, table.value, strict=True)):
            if value:
                rows[attribute].append(at)
            else:
                self.empty += 1
        if all(table.source) and all(table.subject) and all(table.attribute):
            return rows
        whole = {name: list(filter(self._is_whole, at)) for name, at in rows.items()}
        return {name: at for name, at in whole.items() if at}

    def _is_whole(self, at: int) -> bool:
        """Whether a row names who says it, of what, and which attribute."""
        lacking = [
            role for role in ("source", "subject", "attribute") if not getattr(self.table, role)[at]
        ]
        if lacking:
            message = f"no {' and no '.join(lacking)}: the row is left out"
            self.log.problem(self.table.row[at], message)
        return not lacking

    def _attribute(self, name: str, at: list[int]) -> Attribute:
        value_at = self.table.value
        declared = self.mapping.of(name)
        counts = Counter(map(value_at.__getitem__, at))
        too_long = {value for value in counts if len(value) > LONGEST}
        stated = {value: count for value, count in counts.items() if value not in too_long}
        kind = kind_of(stated, declared)
        unstated = {value for value in stated if is_missing(value, kind.kind)}
        self.missing += sum(counts[value] for value in unstated)
        out = too_long | unstated
        if out:
            self._tell_long(at, too_long)
            at = [row for row in at if value_at[row] not in out]
        values = counts.keys() - out
        names = {}
        if kind.kind == Kind.NAME and not kind.many:
            names = names_of(values, self.mapping.hierarchy_of(name), self.vocabulary)
        dated = kind.kind in {Kind.DATE, Kind.TIME}
        return Attribute(
            table=self.table,
            file=self.log.file,
            type=self.mapping.type,
            field=slot_part(name),
            kind=kind,
            at=at,
            names=names,
            figures=frozenset(filter(has_figures, values)) if dated else frozenset(),
        )

    def _tell_long(self, rows: Iterable[int], values: set[str]) -> None:
        for at in rows if values else ():
            value = self.table.value[at]
            if value in values:
                message = (
                    f"a value of {len(value):,} characters is no printed value: "
                    f"give the phrase that carries it, {LONGEST} characters at most"
                )
                self.log.problem(self.table.row[at], message)

    def _many_valued(self, attribute: Attribute) -> Attribute:
        """The attribute, as one that is not compared where sources state several values at once."""
        answers = self._answers(attribute)
        several = sum(_differ(attribute, values) for values in answers.values())
        if not several or several < SEVERAL * len(answers):
            return attribute
        told = f"not compared: {several} times a source states several values"
        return attrs.evolve(attribute, kind=attrs.evolve(attribute.kind, many=True, told=told))

    def _answers(self, attribute: Attribute) -> Mapping[tuple[str, str, Qualifiers], set[str]]:
        """The values of each source and slot."""
        table = self.table
        answers: defaultdict[tuple[str, str, Qualifiers], set[str]] = defaultdict(set)
        for at in attribute.at:
            answers[table.source[at], table.subject[at], table.qualifiers[at]].add(table.value[at])
        return answers


def _differ(attribute: Attribute, values: set[str]) -> bool:
    """Whether the values of one source contradict each other."""
    if len(values) < 2:
        return False
    if attribute.names:
        return not frozenset.intersection(*map(attribute.names.__getitem__, values))
    kind = attribute.kind
    first, *others = [
        read(value, kind.kind, unit=kind.unit, discrete=kind.discrete) for value in sorted(values)
    ]
    return any(conflict(first, other) == Verdict.CONTRADICTION for other in others)


def _with_orders(attributes: list[Attribute]) -> list[Attribute]:
    """The attributes with the order of day and month of each source whose own dates settle it."""
    texts: defaultdict[str, set[str]] = defaultdict(set)
    for attribute in attributes:
        for at in attribute.at if attribute.figures else ():
            value = attribute.table.value[at]
            if value in attribute.figures:
                texts[attribute.table.source[at]].add(value)
    orders = {source: order for source, values in texts.items() if (order := order_of(values))}
    return [
        attrs.evolve(attribute, orders=orders) if attribute.figures else attribute
        for attribute in attributes
    ]
