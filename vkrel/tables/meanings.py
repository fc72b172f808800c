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
_NOWHERE = Slot(Subject("", ()), "")
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
    contexts, stated = contexts_of(cells, parts_of(cells, stated), attributes, sources)
    table = Table(log=log, cells=cells, stated=stated, attributes=attributes, contexts=contexts)
    return _Look(table).table()


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
        keys, read, contested = (store.fresh(each) for each in ("keys", "read", "contested"))
        meaning, question = listed(MEANING), listed(QUESTION)
        store.run(
            f"create table {keys} as select {meaning}, count(*) as rows, {plain_kind()} as look "
            f"from {table.stated} group by {meaning}"
        )
        store.run(f"create table {read} ({listed(f'{name} {type_}' for name, type_ in _COLUMNS)})")
        named = self._among(self._named)
        self._by_reader(read, f"from {keys} where look is null and not {named}")
        self._contested(contested, read)
        wanted = (
            f"from {keys} semi join (from {table.stated} semi join {contested} using ({question})) "
            f"using ({meaning})"
        )
        self._by_columns(read, f"{wanted} where look is not null and not {named}")
        self._by_letters(read, f"{wanted} where {named}")
        store.run(
            f"create or replace temp table meanings as select distinct question, {read}.* "
            f"from {table.stated} join {contested} using ({question}) join {read} using ({meaning})"
        )
        questions, unread = store.fresh("questions"), store.fresh("unread")
        store.run(
            f"create table {questions} as select {question} from {contested} "
            f"semi join ({PRUNE}) using (question)"
        )
        store.run(f"create table {unread} as select {meaning} from {read} where unread = 1")
        readable = self._among(
            {
                name
                for name, each in table.attributes.items()
                if each.kind.kind not in WITHOUT_READER
            }
        )
        ((values, left),) = store.rows(
            f"select coalesce(sum(rows) filter ({readable}), 0)::bigint, "
            f"(select coalesce(sum(rows), 0)::bigint from {keys} semi join {unread} using ({meaning})) "
            f"from {keys}"
        )
        store.run(f"drop table {keys}")
        return attrs.evolve(
            table, questions=questions, not_understood=unread, values=values, unread=left
        )

    def _among(self, names: Iterable[str]) -> str:
        return f"(attribute in ({listed(map(quoted, sorted(names)))}))" if names else "false"

    def _contested(self, contested: str, read: str) -> None:
        """The questions with different answers, and those with one that cannot be."""
        table, question = self._table, listed(QUESTION)
        many = self._among({name for name, each in table.attributes.items() if each.kind.many})
        differ = "min(value) < max(value)"
        differ += " or min(unit) < max(unit)" if "unit" in table.cells.has else ""
        differ += " or min(notation) < max(notation)" if len(table.contexts) > 1 else ""
        self._store.run(
            f"""create table {contested} as select row_number() over () as question, *
            from (
                select {question} from {table.stated} where not {many}
                group by {question} having {differ}
                union
                select {question} from {table.stated}
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
            claim = table.claim(attribute, value, unit, context, slot=_NOWHERE)
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
            claim = self._table.claim(*key, slot=_NOWHERE)
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
        known = self._table.contexts[context]
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
