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
from vkrel.tables.kinds import NUMBER, ColumnKind, Looks, kind_of
from vkrel.tables.mapping import TableMapping
from vkrel.tables.names import names_of
from vkrel.tables.plain import plain_kind
from vkrel.tables.roles import slot_part
from vkrel.tables.sql import listed, quoted
from vkrel.tables.stated import states_nothing, told_unstated, unstated
from vkrel.values.fold import fold
from vkrel.values.read import read
from vkrel.values.verdict import Kind

# A source that states two names of one thing errs, or the thing has several: they are taken for
# several where it is no exception, and happens too often for a slip.
SEVERAL = 0.2  # of the answers of sources
LEAST_SEVERAL = 3


def attributes_of(
    cells: Cells, stated: str, mapping: TableMapping, vocabulary: Vocabulary | None, log: Log
) -> tuple[dict[str, Attribute], str]:
    """The attributes by name, and the cells without those that say that there is no value."""
    store = cells.store
    texts = store.fresh("texts")
    store.run(
        f"create table {texts} as select attribute, value, count(*) as rows, "
        f"{plain_kind()} as look from {stated} group by attribute, value"
    )
    looks = _looks_of_plain(cells, texts)
    others: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for name, value, rows in store.rows(
        f"select attribute, value, rows from {texts} where look is null order by all"
    ):
        others[name][value] = rows
    attributes = {}
    without: list[tuple[str, str]] = []
    for name in sorted(looks.keys() | others.keys()):
        values = {value: rows for value, rows in others[name].items() if not states_nothing(value)}
        seen = looks[name]
        look_of = {value: seen.add_value(value, rows) for value, rows in values.items()}
        kind = _in_its_unit(kind_of(seen, mapping.of(name)), mapping, name)
        none = unstated(others[name], kind.kind, partial(_understood, kind))
        without += [(name, value) for value in sorted(none)]
        if none:
            log.note(f"{name}: {told_unstated(others[name], none)}")
        if not seen.seen.total() and len(none) == len(others[name]):
            continue

        def of_look(look: str, name: str = name) -> list[str]:
            return _column(cells, texts, f"attribute = {quoted(name)} and look = {quoted(look)}")

        names: Mapping[str, frozenset[str]] = {}
        if kind.kind == Kind.NAME and not kind.many:
            every = [*_column(cells, texts, f"attribute = {quoted(name)} and look is not null")]
            every += [value for value in others[name] if value not in none]
            names = names_of(every, mapping.hierarchy_of(name), vocabulary, name)
        attributes[name] = Attribute(
            field=slot_part(name),
            kind=kind,
            others={
                **{
                    value: other
                    for look in seen.plain
                    if (other := kind.of(look)) != kind.kind
                    for value in of_look(look)
                },
                **_of_another_kind(look_of, kind),
            },
            names=names,
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


def _column(cells: Cells, texts: str, condition: str) -> list[str]:
    rows = cells.store.rows(f"select value from {texts} where {condition} order by value")
    return [value for (value,) in rows]


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
