"""What is known beside the values of a source and an attribute: the source's ways of writing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from vkrel.model.source import Source
from vkrel.tables.attribute import Attribute
from vkrel.tables.cells import Cells
from vkrel.tables.store import listed, quoted
from vkrel.values.verdict import Kind

# Day and month are told apart by their order alone: 3/4/2011, not 2011-04-03.
_FIGURES = r"(?:^|[^\d/-])(\d{1,2})[/-](\d{1,2})[/-](?:\d{4}|\d{2})(?:[^\d/-]|$)"


class Context(NamedTuple):
    """What is known beside a value.

    written, language: of its source. order: of day and month in its figures.
    """

    written: str = ""
    language: str = ""
    order: str = ""


def contexts_of(
    cells: Cells, stated: str, attributes: Mapping[str, Attribute], sources: Mapping[str, Source]
) -> tuple[list[Context], str]:
    """All contexts, and the cells, each with the number of its own."""
    dated = [name for name, each in attributes.items() if each.kind.kind in {Kind.DATE, Kind.TIME}]
    orders = _orders(cells, stated, dated) if dated else {}
    contexts = {Context(): 0}
    keys: list[tuple[str, str, int]] = []
    for source in sorted({source for source, _ in orders} | sources.keys()):
        known = sources.get(source) or Source(id=source)
        for name in attributes:
            context = Context(known.dated, known.language, orders.get((source, name), ""))
            if context != Context():
                keys.append((source, name, contexts.setdefault(context, len(contexts))))
    view = cells.store.fresh("stated")
    if not keys:
        cells.store.run(f"create view {view} as select *, 0 as context from {stated}")
        return [Context()], view
    named, attribute, number = zip(*keys, strict=True)
    columns = [("source", "varchar", named), ("attribute", "varchar", attribute)]
    table = cells.store.put("contexts", [*columns, ("number", "integer", number)])
    cells.store.run(
        f"create view {view} as select s.*, coalesce(number, 0) as context "
        f"from {stated} s left join {table} using (source, attribute)"
    )
    return list(contexts), view


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
