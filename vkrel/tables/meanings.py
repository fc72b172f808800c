"""What the values of a table mean, and which of its questions may be in conflict.

Plain forms are read by expressions over whole columns, every other distinct value once by the
reader; both give the same. `prune.sql` then keeps the questions whose answers may not all meet.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from pathlib import Path
from typing import Any

import attrs

from vkrel.model.claim import Claim
from vkrel.model.slot import Slot
from vkrel.model.source import Source
from vkrel.model.subject import Subject
from vkrel.tables.attribute import Attribute
from vkrel.tables.cells import Cells
from vkrel.tables.contexts import contexts_of
from vkrel.tables.grid import Log
from vkrel.tables.plain import plain, plain_kind
from vkrel.tables.questions import parts_of
from vkrel.tables.sql import listed, quoted
from vkrel.tables.table import MEANING, QUESTION, Table
from vkrel.values.fold import fold
from vkrel.values.interval import hull
from vkrel.values.reading import WITHOUT_READER, Reading, is_unread
from vkrel.values.verdict import Kind

PRUNE = Path(__file__).with_name("prune.sql").read_text("utf-8")
_NOWHERE: dict[str, Any] = {
    "source": "", "line": None, "quote": "", "slot": Slot(Subject("", ()), ""),
}  # fmt: skip
_COLUMNS = (
    *((name, "varchar") for name in MEANING[:3]),
    ("context", "integer"), ("sort", "integer"), ("low", "double"), ("high", "double"),
    ("open", "integer"), ("odd", "integer"), ("impossible", "integer"), ("unread", "integer"),
)  # fmt: skip


def looked_at(
    cells: Cells,
    stated: str,
    attributes: Mapping[str, Attribute],
    sources: Mapping[str, Source],
    log: Log,
) -> Table:
    """A table, looked through for what cannot be read and what may be in conflict."""
    stated = parts_of(cells, stated)
    contexts = contexts_of(cells, stated, attributes, sources)
    return _Look(
        Table(log=log, cells=cells, stated=stated, attributes=attributes, contexts=contexts)
    ).table()


class _Look:
    """A first look at a table; what each step finds is a table of its store."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._store = table.cells.store
        self._sorts: dict[Hashable, int] = {}
        # names have no reader: what they are is told by their letters
        self._named = {
            name
            for name, each in table.attributes.items()
            if each.kind.kind is Kind.NAME and not each.others
        }

    def table(self) -> Table:
        """The table with what was found."""
        store, table = self._store, self._table
        read, contested, disputed, keys, questions, unread = map(
            store.fresh, ("read", "contested", "disputed", "keys", "questions", "unread")
        )
        meaning, question = listed(MEANING), listed(QUESTION)
        every = table.contexts.of(table.stated)
        store.run(f"create table {read} ({listed(f'{name} {type_}' for name, type_ in _COLUMNS)})")
        self._by_reader(read, self._unsure(every))
        store.run(f"create table {unread} as select {meaning} from {read} where unread = 1")
        self._contested(contested, read, every)
        some = f"(from {table.stated} join {contested} using ({question}))"
        store.run(f"create table {disputed} as from {table.contexts.of(some)}")
        store.run(
            f"create table {keys} as select distinct {meaning}, {plain_kind()} as look "
            f"from {disputed} anti join {read} using ({meaning})"
        )
        named = self._among(self._named)
        self._by_columns(read, f"from {keys} where look is not null and not {named}")
        self._by_reader(read, f"from {keys} where look is null and not {named}")
        self._by_letters(read, f"from {keys} where {named}")
        store.run(
            f"create or replace temp table meanings as select distinct question, {read}.* "
            f"from {disputed} join {read} using ({meaning})"
        )
        store.run(
            f"create table {questions} as select {question} from {contested} "
            f"semi join ({PRUNE}) using (question)"
        )
        for done in (disputed, keys):
            store.run(f"drop table {done}")
        readable = self._among(
            name for name, each in table.attributes.items() if each.kind.kind not in WITHOUT_READER
        )
        ((values,),) = store.rows(f"select count(*) from {table.stated} where {readable}")
        left = 0
        if store.rows(f"from {unread} limit 1"):
            ((left,),) = store.rows(
                f"select count(*) from {every} semi join {unread} using ({meaning})"
            )
        return attrs.evolve(
            table, questions=questions, not_understood=unread, values=values, unread=left
        )

    def _unsure(self, every: str) -> str:
        """A query for the values of which it is not known that their reader understands them."""
        table = self._table
        readable = self._among(table.attributes.keys() - self._named)
        if "unit" in table.cells.has or not table.contexts.one_notation:
            return f"from (select distinct {listed(MEANING)} from {every} where {readable})"
        unsure = [(name, value) for name, each in table.attributes.items() for value in each.unsure]
        if not unsure:
            return f"from {table.contexts.of(table.stated)} where false"
        names, values = zip(*unsure, strict=True)
        looked_for = self._store.put(
            "unsure", [("attribute", "varchar", names), ("value", "varchar", values)]
        )
        return (
            f"from (select distinct {listed(MEANING)} from {every} "
            f"semi join {looked_for} using (attribute, value))"
        )

    def _among(self, names: Iterable[str]) -> str:
        within = listed(map(quoted, sorted(names)))
        return f"(attribute in ({within}))" if within else "false"

    def _contested(self, contested: str, read: str, every: str) -> None:
        """The questions with different answers, and those with one that cannot be."""
        table, question = self._table, listed(QUESTION)
        many = self._among({name for name, each in table.attributes.items() if each.kind.many})
        differ = "min(value) < max(value)"
        differ += " or min(unit) < max(unit)" if "unit" in table.cells.has else ""
        one = table.contexts.one_notation
        differ += "" if one else " or min(notation) < max(notation)"
        self._store.run(
            f"""create table {contested} as select row_number() over () as question, *
            from (
                select {question} from {table.stated if one else every} where not {many}
                group by {question} having {differ}
                union
                select {question} from {every}
                semi join (from {read} where impossible = 1) using ({listed(MEANING)})
            )"""
        )

    def _by_columns(self, read: str, keys: str) -> None:
        """Read plain forms by one expression for all that are read alike."""
        store, table = self._store, self._table
        alike = store.rows(
            f"select attribute, look, unit, context, min(value) {keys} "
            "group by attribute, look, unit, context order by all"
        )
        for attribute, look, unit, context, value in alike:
            claim = table.claim(attribute, value, unit, context, **_NOWHERE)
            expression = _plain(claim)
            if expression is None:
                continue
            sort = self._sort(self._reading(claim, context))
            store.run(
                f"""insert into {read} select attribute, value, unit, context, ?, cut.low, cut.high,
                    (not cut.low_closed or not cut.high_closed)::integer, 0, 0, 0
                from (select *, {expression} as cut {keys} and attribute = ? and look = ?
                    and unit = ? and context = ?) where cut is not null""",
                sort, attribute, look, unit, context,
            )  # fmt: skip
        self._by_reader(
            read,
            f"from (select {listed(MEANING)} {keys}) anti join {read} using ({listed(MEANING)})",
        )

    def _by_reader(self, read: str, keys: str) -> None:
        """Read each distinct value once."""
        rows = []
        for key in self._store.rows(f"select {listed(MEANING)} {keys} order by all"):
            claim = self._table.claim(*key, **_NOWHERE)
            if claim.kind in WITHOUT_READER:
                continue
            reading = self._reading(claim, key[3])
            rows.append((*key, *self._row(claim.kind, reading)))
        self._put(read, rows)

    def _by_letters(self, read: str, keys: str) -> None:
        """Names that may stand for the same are of one sort."""
        rows = []
        for key in self._store.rows(f"select {listed(MEANING)} {keys} order by all"):
            attribute, value, *_ = key
            names = self._table.attributes[attribute].names_of(value) or frozenset({fold(value)})
            rows.append((*key, self._sorted(names), None, None, 0, 0, 0, 0))
        self._put(read, rows)

    def _put(self, read: str, rows: list[tuple[Any, ...]]) -> None:
        if rows:
            cells = zip(*rows, strict=True)
            columns = [
                (name, type_, column) for (name, type_), column in zip(_COLUMNS, cells, strict=True)
            ]
            self._store.run(f"insert into {read} from {self._store.put('rows', columns)}")

    def _reading(self, claim: Claim, context: int) -> Reading:
        known = self._table.contexts.all[context]
        return claim.reading(known.written, known.language)

    def _row(self, kind: str, reading: Reading) -> tuple[Any, ...]:
        """Sort, ends of the strict cut, open, odd, impossible and unread."""
        unread = int(is_unread(kind, reading))
        if not reading.known:
            return None, None, None, 0, 0, int(reading.impossible), unread
        if reading.kind is Kind.NAME:
            return self._sorted(reading.names), None, None, 0, 0, 0, 0
        low, high, low_closed, high_closed = hull(reading.strict)
        odd = reading.kind is Kind.SET or len(reading.strict) != 1
        return self._sort(reading), low, high, not (low_closed and high_closed), odd, 0, 0

    def _sort(self, reading: Reading) -> int:
        """A number for what readings share that can be compared on one line."""
        return self._sorted(
            (reading.kind is Kind.SET, reading.unit, reading.zone and reading.zone.offsets)
        )

    def _sorted(self, what: Hashable) -> int:
        return self._sorts.setdefault(what, len(self._sorts))


def _plain(claim: Claim) -> str | None:
    """The expression for plain values that are read as that of this claim is."""
    if claim.habit.decimal == ",":
        return None
    return plain(
        Kind(claim.kind),
        unit=claim.unit,
        discrete=claim.discrete,
        tolerance=claim.tolerance,
        order=claim.order,
        place=quoted(claim.habit.place) if claim.habit.place else "",
    )
