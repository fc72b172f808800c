"""Claims tables: rows of texts become claims.

Long form: a claim a row, with columns source, subject, attribute, value and any qualifiers.
Wide forms: a column a source, or a column an attribute. Names that differ stand in a mapping
file. A table with the columns of `Registry.to_frame()` is taken as it is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import attrs

from vkrel.model.claim import Claim
from vkrel.model.collector import paused
from vkrel.model.places import Place
from vkrel.model.problems import Problem
from vkrel.model.slot import Slot
from vkrel.model.source import Source
from vkrel.model.subject import Subject
from vkrel.model.vocabulary import Vocabulary
from vkrel.tables.column import Column
from vkrel.tables.columns import Rows, is_native, rows_of, slot_part
from vkrel.tables.grid import Grid
from vkrel.tables.kinds import Kind, has_figures, is_missing, kind_of, order_of
from vkrel.tables.mapping import Parents, TableMapping
from vkrel.tables.names import names_of
from vkrel.tables.native import native_claims
from vkrel.values.conflict import conflict
from vkrel.values.read import LONGEST, read

SEVERAL = 0.1  # of a source's answers: so many with several values make an attribute many-valued


@attrs.define(kw_only=True)
class TableClaims:
    """What a table holds: its claims, its sources, what could not be used, what was inferred.

    columns: claims that are kept as cells until somebody asks for them.
    """

    claims: list[Claim] = attrs.field(factory=list)
    columns: list[Column] = attrs.field(factory=list)
    sources: dict[str, Source] = attrs.field(factory=dict)
    problems: list[Problem] = attrs.field(factory=list)
    notes: list[str] = attrs.field(factory=list)


def claims_of(
    grid: Grid, mapping: TableMapping | None = None, vocabulary: Vocabulary | None = None
) -> TableClaims:
    """The claims of a table; raises LoadError where a column is missing.

    Rows that lack something are named in `problems` and left out; empty cells are counted.
    """
    mapping = mapping or TableMapping()
    made = TableClaims(sources=dict(mapping.declared))
    with paused():
        if is_native(grid):
            made.claims = native_claims(grid, made.problems)
        else:
            rows = rows_of(grid, mapping, made.problems, made.notes)
            made.claims = _Reader(grid.name, rows, mapping, vocabulary, made).claims()
    said = {claim.source for claim in made.claims}
    for each in made.columns:
        said.update(map(each.sources.__getitem__, each.at))
    for source in sorted(said):
        made.sources.setdefault(source, Source(id=source))
    return made


@attrs.define
class _Attribute:
    """What is known of an attribute: the rows, the kind, and what its names may stand for."""

    at: list[int]
    values: Counter[str] = attrs.field(factory=Counter)
    kind: Kind = attrs.field(factory=lambda: Kind(kind="name"))
    names: dict[str, frozenset[str]] = attrs.field(factory=dict)
    many: bool = False


class _Reader:
    def __init__(
        self,
        name: str,
        rows: Rows,
        mapping: TableMapping,
        vocabulary: Vocabulary | None,
        made: TableClaims,
    ) -> None:
        self.name = name
        self.rows = rows
        self.mapping = mapping
        self.vocabulary = vocabulary
        self.made = made
        self.attributes: dict[str, _Attribute] = {}
        self.orders: dict[str, str] = {}
        self.figures: set[str] = set()

    def claims(self) -> list[Claim]:
        self._gather()
        self._orders()
        self._many()
        self._tell()
        return self._build()

    def _gather(self) -> None:
        """The rows of each attribute, its kind, and what its names may stand for."""
        rows = self.rows
        at_of: defaultdict[str, list[int]] = defaultdict(list)
        empty = 0
        for at, (attribute, value) in enumerate(zip(rows.attribute, rows.value, strict=True)):
            if value:
                at_of[attribute].append(at)
            else:
                empty += 1
        if not (all(rows.source) and all(rows.subject) and all(rows.attribute)):
            at_of = self._complete(at_of)
        missing = 0
        for name, positions in sorted(at_of.items()):
            each = _Attribute(positions)
            counts = Counter(map(rows.value.__getitem__, positions))
            too_long = {one for one in counts if len(one) > LONGEST}
            each.kind = kind_of(
                {one: count for one, count in counts.items() if one not in too_long},
                self.mapping.of(name),
            )
            unstated = {one for one in counts if is_missing(one, each.kind.kind)} - too_long
            missing += sum(counts[one] for one in unstated)
            if too_long or unstated:
                self._too_long(positions, too_long)
                out = too_long | unstated
                each.at = [at for at in positions if rows.value[at] not in out]
                counts = Counter(map(rows.value.__getitem__, each.at))
            each.values = counts
            if each.kind.kind == "name" and not each.kind.many:
                each.names = names_of(counts, self._hierarchy(name), self.vocabulary)
            self.attributes[name] = each
        if empty or missing:
            text = f"{empty} empty cells and {missing} that state no value are no claims"
            self.made.notes.append(f"{self.name}: {text}")

    def _complete(self, at_of: Mapping[str, list[int]]) -> defaultdict[str, list[int]]:
        """The rows that name who says it, of what, and which attribute; the others are named."""
        rows = self.rows
        kept: defaultdict[str, list[int]] = defaultdict(list)
        for attribute, positions in at_of.items():
            for at in positions:
                lacking = [
                    name
                    for name, text in (
                        ("source", rows.source[at]),
                        ("subject", rows.subject[at]),
                        ("attribute", attribute),
                    )
                    if not text
                ]
                if lacking:
                    message = f"no {' and no '.join(lacking)}: the row is left out"
                    self.made.problems.append(Problem(self.name, rows.line[at], "", message))
                else:
                    kept[attribute].append(at)
        return kept

    def _too_long(self, positions: Sequence[int], values: set[str]) -> None:
        for at in positions:
            value = self.rows.value[at]
            if value in values:
                message = (
                    f"a value of {len(value):,} characters is no printed value: "
                    f"give the phrase that carries it, {LONGEST} characters at most"
                )
                self.made.problems.append(Problem(self.name, self.rows.line[at], "", message))

    def _hierarchy(self, attribute: str) -> Parents:
        """The declared hierarchy of an attribute; one that no attribute names serves all."""
        name = self.mapping.of(attribute).hierarchy
        if name:
            return self.mapping.hierarchies[name]
        taken = {each.hierarchy for each in self.mapping.attribute.values()}
        parents: dict[str, tuple[str, ...]] = {}
        for free, each in self.mapping.hierarchies.items():
            if free not in taken:
                parents.update(each)
        return parents

    def _orders(self) -> None:
        """The order of day and month of each source, where its own dates settle it."""
        texts: defaultdict[str, set[str]] = defaultdict(set)
        for each in self.attributes.values():
            if each.kind.kind not in {"date", "time"}:
                continue
            figures = {one for one in each.values if has_figures(one)}
            if figures:
                self.figures |= figures
                for at in each.at:
                    if self.rows.value[at] in figures:
                        texts[self.rows.source[at]].add(self.rows.value[at])
        self.orders = {source: order for source, each in texts.items() if (order := order_of(each))}

    def _many(self) -> None:
        """Attributes of which sources state several values at once are not compared."""
        rows = self.rows
        everything = zip(rows.source, rows.subject, rows.attribute, rows.qualifiers, strict=True)
        if len(set(everything)) == len(rows.value):  # everybody answers once
            for each in self.attributes.values():
                each.many = each.kind.many
            return
        for name, each in self.attributes.items():
            each.many = each.kind.many
            if self.mapping.of(name).many is not None:
                continue
            answers = self._answers(each)
            if answers is None:
                continue
            several = sum(1 for said in answers.values() if self._differ(each, said))
            if several and several >= SEVERAL * len(answers):
                each.many = True
                each.kind = attrs.evolve(
                    each.kind, told=f"not compared: {several} times a source states several values"
                )

    def _answers(self, each: _Attribute) -> dict[tuple[object, ...], set[str]] | None:
        """The values of each source and slot; None where everybody answers once."""
        rows = self.rows
        keys = zip(
            map(rows.source.__getitem__, each.at),
            map(rows.subject.__getitem__, each.at),
            map(rows.qualifiers.__getitem__, each.at),
            strict=True,
        )
        if len(set(keys)) == len(each.at):
            return None
        answers: defaultdict[tuple[object, ...], set[str]] = defaultdict(set)
        for at in each.at:
            key = (rows.source[at], rows.subject[at], rows.qualifiers[at])
            answers[key].add(rows.value[at])
        return answers

    def _differ(self, each: _Attribute, said: set[str]) -> bool:
        if len(said) < 2:
            return False
        if each.names:
            return not frozenset.intersection(*(each.names[one] for one in said))
        kind = each.kind
        first, *rest = [
            read(one, kind.kind, unit=kind.unit, discrete=kind.discrete) for one in sorted(said)
        ]
        return any(conflict(first, other) == "contradiction" for other in rest)

    def _tell(self) -> None:
        for name, each in self.attributes.items():
            self.made.notes.append(f"{self.name}: {name}: {each.kind.told}")

    def _build(self) -> list[Claim]:
        rows, name, type_ = self.rows, self.name, self.mapping.type
        sources, subjects, values, qualifiers = (
            rows.source,
            rows.subject,
            rows.value,
            rows.qualifiers,
        )
        lines = rows.line
        claims: list[Claim] = []
        for attribute, each in self.attributes.items():
            kind, names, many = each.kind, each.names, each.many
            field = slot_part(attribute)
            nothing: frozenset[str] = frozenset()
            order = self.mapping.of(attribute).order
            figures = self.figures & each.values.keys()
            plain = not (rows.cited or rows.quote or rows.type or rows.unit or rows.speaker)
            if plain and not figures and not order:
                self.made.columns.append(self._column(each, field))
                continue
            for at in each.at:
                value = values[at]
                source = sources[at]
                line = lines[at]
                subject = Subject.parse(rows.type[at] if rows.type else type_, subjects[at])
                claims.append(
                    Claim(
                        source=source,
                        line=rows.cited[at] if rows.cited else line,
                        quote=rows.quote[at] if rows.quote else "",
                        slot=Slot(subject, field, qualifiers[at]),
                        value=value,
                        kind=kind.kind,
                        unit=(rows.unit[at] or kind.unit) if rows.unit else kind.unit,
                        discrete=kind.discrete,
                        many=many,
                        names=names.get(value, nothing) if names else nothing,
                        speaker=rows.speaker[at] if rows.speaker else "",
                        record=line,
                        place=Place(name, line),
                        order=order or (self.orders.get(source, "") if value in figures else ""),
                    )
                )
        return claims

    def _column(self, each: _Attribute, field: str) -> Column:
        """The claims of an attribute that has nothing but the four columns: the common case."""
        rows, kind = self.rows, each.kind
        return Column(
            type=self.mapping.type,
            field=field,
            kind=kind.kind,
            unit=kind.unit,
            discrete=kind.discrete,
            many=each.many,
            names=each.names,
            place=self.name,
            at=each.at,
            sources=rows.source,
            subjects=rows.subject,
            values=rows.value,
            qualifiers=rows.qualifiers,
            lines=rows.line,
        )
