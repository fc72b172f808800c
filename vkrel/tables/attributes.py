"""What each attribute of a table is, from all its distinct values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

import attrs

from vkrel.model.vocabulary import Vocabulary
from vkrel.tables.attribute import Attribute
from vkrel.tables.cells import Cells
from vkrel.tables.grid import Log
from vkrel.tables.headers import unit_in
from vkrel.tables.kinds import NUMBER, SURE, ColumnKind, Looks, kind_of
from vkrel.tables.mapping import TableMapping
from vkrel.tables.names import names_of
from vkrel.tables.plain import plain_kind
from vkrel.tables.roles import slot_part
from vkrel.tables.sql import listed, quoted
from vkrel.tables.stated import states_nothing, told_unstated, unstated
from vkrel.values.fold import fold
from vkrel.values.read import read
from vkrel.values.reading import WITHOUT_READER
from vkrel.values.verdict import Kind

# A source that states two names of one thing errs, or the thing has several: they are taken for
# several where it is no exception, and happens too often for a slip.
SEVERAL = 0.2  # of the answers of sources
LEAST_SEVERAL = 3


def attributes_of(
    cells: Cells, stated: str, mapping: TableMapping, vocabulary: Vocabulary | None, log: Log
) -> tuple[dict[str, Attribute], str]:
    """The attributes by name, and the cells without those that say that there is no value."""
    texts = _Texts(cells, stated)
    attributes: dict[str, Attribute] = {}
    without: list[tuple[str, str]] = []
    for name in texts.names:
        others = texts.others[name]
        seen = texts.looks[name]
        looks = {
            value: seen.add_value(value, rows)
            for value, rows in others.items()
            if not states_nothing(value)
        }
        kind = _in_its_unit(kind_of(seen, mapping.of(name)), mapping, name)
        none = unstated(others, kind.kind, partial(_understood, kind))
        if none:
            without += [(name, value) for value in sorted(none)]
            log.note(f"{name}: {told_unstated(others, none)}")
        if not seen.seen.total() and len(none) == len(others):
            continue
        names: Mapping[str, frozenset[str]] = {}
        if kind.kind == Kind.NAME and not kind.many:
            every = [*texts.plain(name), *(value for value in others if value not in none)]
            names = names_of(every, mapping.hierarchy_of(name), vocabulary, name)
        of_others, unsure = _read_apart(texts, name, kind, looks)
        attributes[name] = Attribute(
            field=slot_part(name),
            kind=kind,
            others=of_others,
            names=names,
            unsure=[value for value in unsure if value not in none],
        )
    if without:
        stated = _without(cells, stated, without)
    undeclared = [
        name
        for name, each in attributes.items()
        if each.kind.kind is Kind.NAME and mapping.of(name).many is None and not each.kind.many
    ]
    for name, told in _of_several(cells, stated, attributes, undeclared).items():
        kind = attrs.evolve(attributes[name].kind, many=True, told=told)
        attributes[name] = attrs.evolve(attributes[name], kind=kind)
    for name, each in attributes.items():
        log.note(f"{name}: {each.kind.told}")
    return attributes, stated


class _Texts:
    """The distinct values of each attribute.

    looks: what its plain values look like, counted. others: the other values, with their rows.
    """

    def __init__(self, cells: Cells, stated: str) -> None:
        self._cells = cells
        self._table = cells.store.fresh("texts")
        cells.store.run(
            f"create table {self._table} as select attribute, value, count(*) as rows, "
            f"{plain_kind()} as look from {stated} group by attribute, value"
        )
        self.looks = _looks_of_plain(cells, self._table)
        self.others: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for name, value, rows in cells.store.rows(
            f"select attribute, value, rows from {self._table} where look is null order by all"
        ):
            self.others[name][value] = rows

    @property
    def names(self) -> list[str]:
        """All attributes."""
        return sorted(self.looks.keys() | self.others.keys())

    def plain(self, attribute: str, look: str = "") -> list[str]:
        """The plain values of an attribute, those of one look if so wished."""
        wanted = f"= {quoted(look)}" if look else "is not null"
        rows = self._cells.store.rows(
            f"select value from {self._table} "
            f"where attribute = {quoted(attribute)} and look {wanted} order by value"
        )
        return [value for (value,) in rows]


def _read_apart(
    texts: _Texts, name: str, kind: ColumnKind, looks: Mapping[str, str]
) -> tuple[dict[str, Kind], list[str]]:
    """The values of another kind than most, and those that their reader may not understand.

    looks: of the values that are not plain.
    """
    others = _of_another_kind(looks, kind)
    unsure = [
        value for value, look in looks.items() if not _is_sure(others.get(value, kind.kind), look)
    ]
    for look in sorted(texts.looks[name].plain):
        other = kind.of(look)
        if other != kind.kind:
            others |= dict.fromkeys(texts.plain(name, look), other)
        if not _is_sure(other, look):
            unsure += texts.plain(name, look)
    return others, unsure


def _of_several(
    cells: Cells, stated: str, attributes: Mapping[str, Attribute], names: Sequence[str]
) -> dict[str, str]:
    """The attributes of names of which sources state several at once, and what is told of it."""
    if not names:
        return {}
    rows = cells.store.rows(
        f"""select attribute, count(*), list(texts) filter (len(texts) > 1) from (
            select attribute, list(distinct value) as texts from {stated}
            where attribute in ({listed(map(quoted, names))})
            group by attribute, source, type, subject, qualifiers
        ) group by attribute order by attribute"""
    )
    told = {}
    for name, answers, several in rows:
        apart = sum(_differ(attributes[name], texts) for texts in several or ())
        if apart >= max(SEVERAL * answers, LEAST_SEVERAL):
            told[name] = (
                f"not compared: {apart:,} of {answers:,} times a source states several values; "
                f"`many = false` under [attribute.{name}] compares them"
            )
    return told


def _differ(attribute: Attribute, texts: Sequence[str]) -> bool:
    """Whether no name fits all the texts of one source."""
    names = (attribute.names_of(text) or frozenset({fold(text)}) for text in texts)
    return not frozenset.intersection(*names)


def _in_its_unit(kind: ColumnKind, mapping: TableMapping, name: str) -> ColumnKind:
    """The kind of numbers with the unit that mapping or heading say; in thousands none is a count."""
    unit = mapping.unit_of(name)
    if not unit or unit == kind.unit or kind.kind != Kind.QUANTITY:
        return kind
    said = unit_in(unit)
    counted = kind.discrete and not (said and said.scale and mapping.of(name).discrete is None)
    return attrs.evolve(kind, unit=unit, discrete=counted, told=f"{kind.told}, in {unit}")


def _is_sure(kind: Kind, look: str) -> bool:
    """Whether what a value looks like says that it is understood, or needs no reader."""
    return kind is Kind.NAME or kind in WITHOUT_READER or look in SURE.get(kind, ())


def _understood(kind: ColumnKind, value: str) -> bool:
    """Whether a value can be read as its column is."""
    return read(value, kind.kind, unit=kind.unit, discrete=kind.discrete).known


def _looks_of_plain(cells: Cells, texts: str) -> defaultdict[str, Looks]:
    """What plain values look like, counted for each attribute."""
    looks: defaultdict[str, Looks] = defaultdict(Looks)
    whole = f"regexp_full_match(value, {quoted(NUMBER)})"
    rows = cells.store.rows(
        f"""select attribute, look, count(*), sum(rows)::bigint,
            bool_and({whole} and not contains(value, '.')), bool_or({whole}),
            bool_or({whole} and starts_with(value, '0') and length(value) > 1),
            list(distinct length(value)) filter ({whole})
        from {texts} where look is not null group by all order by all"""
    )
    for attribute, look, count, stated, all_whole, numbers, zeros, lengths in rows:
        seen = looks[attribute]
        seen.add(look, count, stated)
        seen.plain.add(look)
        seen.whole = seen.whole and all_whole
        if look == Kind.QUANTITY:
            seen.units.add("")
        if numbers:
            seen.add_numbers(zeros=zeros, lengths=set(lengths))
    return looks


def _of_another_kind(looks: Mapping[str, str], kind: ColumnKind) -> dict[str, Kind]:
    """The values that the kind of their attribute does not understand, and another does."""
    others = {}
    for value, look in looks.items():
        other = kind.of(look)
        if other != kind.kind and not (
            kind.kind != Kind.NAME and read(value, kind.kind, unit=kind.unit).understood
        ):
            others[value] = other
    return others


def _without(cells: Cells, stated: str, unstated: Iterable[tuple[str, str]]) -> str:
    """The cells without these values of these attributes."""
    names, values = zip(*unstated, strict=True)
    table = cells.store.put(
        "unstated", [("attribute", "varchar", names), ("value", "varchar", values)]
    )
    view = cells.store.fresh("stated")
    cells.store.run(
        f"create view {view} as select * from {stated} anti join {table} using (attribute, value)"
    )
    return view
