"""What is known beside the values of a source and an attribute: the source's ways of writing."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import NamedTuple

import attrs

from vkrel.model.source import Source
from vkrel.tables.attribute import Attribute
from vkrel.tables.cells import Cells
from vkrel.tables.habits import habits
from vkrel.tables.sql import listed, quoted
from vkrel.values.habit import NO_HABIT, Habit
from vkrel.values.verdict import Kind

_ROUNDED = frozenset({Kind.QUANTITY, Kind.TIME, Kind.TIMESTAMP, Kind.DURATION})
# Day and month are told apart by their order alone: 3/4/2011, not 2011-04-03.
_FIGURES = r"(?:^|[^\d/-])(\d{1,2})[/-](\d{1,2})[/-](?:\d{4}|\d{2})(?:[^\d/-]|$)"


# Of so many rows habits are told from some of the subjects: as many rows as this, or more.
ENOUGH = 100_000


class Context(NamedTuple):
    """What is known beside a value.

    written, language: of its source. order: of day and month in its figures. habit: what its
    source does in its attribute.
    """

    written: str = ""
    language: str = ""
    order: str = ""
    habit: Habit = NO_HABIT

    @property
    def notation(self) -> Hashable:
        """What may make the same text mean two things; how far a source rounds does not."""
        return self.written, self.language, self.order, self.habit.decimal


@attrs.frozen
class Contexts:
    """All contexts of a table.

    table: of the number and the notation of the context of each source and attribute that has one
        of its own; "" where none has.
    """

    all: tuple[Context, ...] = (Context(),)
    table: str = ""

    @property
    def one_notation(self) -> bool:
        """Whether one text always means one thing."""
        return {each.notation for each in self.all} == {Context().notation}

    def of(self, cells: str) -> str:
        """A query for cells, each with the numbers of its context and its notation."""
        if not self.table:
            return f"(select *, 0 as context, 0 as notation from {cells})"
        return (
            "(select s.*, coalesce(c.context, 0) as context, coalesce(c.notation, 0) as notation "
            f"from {cells} s left join {self.table} c using (source, attribute))"
        )


def contexts_of(
    cells: Cells, stated: str, attributes: Mapping[str, Attribute], sources: Mapping[str, Source]
) -> Contexts:
    """The contexts of the cells, as their sources say and their values show."""
    dated = [name for name, each in attributes.items() if each.kind.kind in {Kind.DATE, Kind.TIME}]
    orders = _orders(cells, stated, dated) if dated else {}
    habits = _habits(cells, stated, attributes)
    contexts = {Context(): 0}
    keys: list[tuple[str, str, int]] = []
    known = {(source, name) for source in sources for name in attributes}
    for source, name in sorted(known | orders.keys() | habits.keys()):
        said = sources.get(source) or Source(id=source)
        key = source, name
        context = Context(said.dated, said.language, orders.get(key, ""), habits.get(key, NO_HABIT))
        if context != Context():
            keys.append((source, name, contexts.setdefault(context, len(contexts))))
    if not keys:
        return Contexts()
    notations: dict[Hashable, int] = {}
    numbers = [notations.setdefault(each.notation, len(notations)) for each in contexts]
    source_of, attribute_of, number_of = zip(*keys, strict=True)
    table = cells.store.put(
        "contexts",
        [
            ("source", "varchar", source_of),
            ("attribute", "varchar", attribute_of),
            ("context", "integer", number_of),
            ("notation", "integer", [numbers[each] for each in number_of]),
        ],
    )
    return Contexts(tuple(contexts), table)


def _habits(
    cells: Cells, stated: str, attributes: Mapping[str, Attribute]
) -> dict[tuple[str, str], Habit]:
    """How far each source rounds, where an attribute is of numbers or times."""
    names = [name for name, each in attributes.items() if each.kind.kind in _ROUNDED]
    if not names:
        return {}
    among = f"from {stated} where attribute in ({listed(map(quoted, names))})"
    ((rows,),) = cells.store.rows(f"select count(*) {among}")
    if rows > 2 * ENOUGH:
        among += f" and hash(subject) % {rows // ENOUGH} = 0"
    some = cells.store.fresh("some")
    cells.store.run(f"create view {some} as select source, attribute, value {among}")
    return habits(cells.store, some)


def _orders(cells: Cells, stated: str, dated: list[str]) -> dict[tuple[str, str], str]:
    """The order of day and month in the figures of a source, where its own dates settle it."""
    rows = cells.store.rows(
        f"""select source, max(one::int) > 12, max(other::int) > 12 from (
            select source, unnest(regexp_extract_all(value, {quoted(_FIGURES)}, 1)) as one,
                unnest(regexp_extract_all(value, {quoted(_FIGURES)}, 2)) as other
            from {stated} where attribute in ({listed(map(quoted, dated))})
        ) group by source order by source"""
    )
    orders = {
        source: "dmy" if first else "mdy" for source, first, second in rows if first != second
    }
    return {(source, name): order for source, order in orders.items() for name in dated}
