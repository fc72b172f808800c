"""A table in long form, in its store: a row for each cell that may be a claim."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from vkrel.model.slot import Qualifiers
from vkrel.tables.grid import Grid
from vkrel.tables.mapping import DATES
from vkrel.tables.roles import ESCAPES, Roles, date_in_one_spelling, in_one_spelling
from vkrel.tables.sql import listed, quoted
from vkrel.tables.store import Store

# What `str.strip` and `str.split` take for white space, beside the plain space.
_OTHER_SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_OTHERS = "".join(f"\\x{{{ord(space):x}}}" for space in _OTHER_SPACES)
_SPACE = f"[ {_OTHERS}]"
# What is to be changed in a cell is looked for first, as in most there is nothing.
_PADDED = f"^{_SPACE}|{_SPACE}$"
_NO_PART_OF_A_SLOT = f"{_PADDED}|[#?&={_OTHERS}]|  "

TEXTS = ("source", "subject", "attribute", "value", "type", "quote", "speaker", "unit")


@attrs.frozen(eq=False)
class Cells:
    """The cells of one or several tables, all in one store.

    table: its name, with columns `file` (INTEGER, into `files`), `line` (BIGINT, where the row
        stands), source, subject, attribute, value, type, quote, speaker, unit (VARCHAR, "" where
        nothing is said), `own_line` (BIGINT, the line that the row itself names, NULL where that
        cell is empty; `line` where no column names any) and `qualifiers` (INTEGER, into
        `qualifiers`).
    has: which of the optional columns say anything.
    """

    store: Store
    table: str
    files: Sequence[str]
    qualifiers: Sequence[Qualifiers]
    has: frozenset[str]


def cells_of(grid: Grid, roles: Roles, type_: str) -> Cells:
    """The cells of a grid; lines that are none are named in its log."""
    store = grid.store
    columns = {role: _cleaned(grid, role, name) for role, name in roles.columns.items()}
    printed = columns.pop("line", None)
    if printed:
        _tell_lines(grid, roles.columns["line"])
        printed = f"case when regexp_full_match({printed}, '0*[1-9][0-9]{{0,17}}') then {printed}::bigint end"
    if roles.wide:
        cells = [_cleaned(grid, "value", name) for name in roles.wide]
        columns[roles.wide_is] = f"unnest([{', '.join(map(quoted, roles.wide))}])"
        columns["value"] = f"unnest([{', '.join(cells)}])"
    known = {"type": quoted(type_), **columns}
    selected = [
        "0 as file",
        "line",
        *(f"{known.get(role) or quoted('')} as {role}" for role in TEXTS),
        f"{printed or 'line'}::bigint as own_line",
    ]
    qualifiers, number, joined = _qualifiers(grid, roles.qualifiers)
    selected.append(f"{number} as qualifiers")
    table = store.fresh("cells")
    plain = all(expression.startswith("c") for expression in columns.values()) and not joined
    # what is only a choice of columns is not copied
    store.run(
        f"create {'view' if plain else 'table'} {table} as "
        f"select {', '.join(selected)} from {grid.table} {joined}"
    )
    return Cells(store, table, (grid.log.file,), qualifiers, frozenset(columns))


def united(several: Sequence[Cells]) -> Cells:
    """The cells of several tables in one store, as one."""
    first, *others = several
    if not others:
        return first
    selected = []
    files: list[str] = []
    qualifiers: list[Qualifiers] = []
    for each in several:
        selected.append(
            f"select * replace (file + {len(files)} as file, "
            f"qualifiers + {len(qualifiers)} as qualifiers) from {each.table}"
        )
        files += each.files
        qualifiers += each.qualifiers
    view = first.store.fresh("cells")
    first.store.run(f"create view {view} as {' union all '.join(selected)}")
    has = frozenset[str]().union(*(each.has for each in several))
    return Cells(first.store, view, files, qualifiers, has)


def _cleaned(grid: Grid, role: str, name: str) -> str:
    """An expression for a column without spaces around its cells; as it is, where it has none."""
    column = grid.at(name)
    pattern = quoted(_NO_PART_OF_A_SLOT if role == "subject" else _PADDED)
    found = f"select 1 from {grid.table} where regexp_matches({column}, {pattern}) limit 1"
    if not grid.store.rows(found):
        return column
    if role != "subject":
        return f"trim({column}, {quoted(' ' + _OTHER_SPACES)})"
    escaped = f"trim(regexp_replace({column}, {quoted(_SPACE + '+')}, ' ', 'g'))"
    for sign, instead in ESCAPES.items():
        escaped = f"replace({escaped}, {quoted(sign)}, {quoted(instead)})"
    return escaped


def _tell_lines(grid: Grid, name: str) -> None:
    column = grid.at(name)
    wrong = grid.store.rows(
        f"select line, {column} from {grid.table} where trim({column}) <> '' "
        f"and not regexp_full_match(trim({column}), '0*[1-9][0-9]{{0,17}}') order by line"
    )
    for line, text in wrong:
        message = f"{text!r} is no line: a whole number from 1 on; the claim is kept without"
        grid.log.problem(line, message, name)


def _qualifiers(grid: Grid, named: dict[str, str]) -> tuple[list[Qualifiers], str, str]:
    """All qualifiers of the rows, an expression for their number, and what is joined for it."""
    if not named:
        return [()], "0", ""
    columns = [grid.at(name) for name in named.values()]
    combinations = grid.store.rows(
        f"select distinct {listed(columns)} from {grid.table} order by all"
    )
    found: dict[Qualifiers, int] = {}
    numbers = []
    for combination in combinations:
        texts = (
            (name, date_in_one_spelling(text) if name in DATES else in_one_spelling(text))
            for name, text in zip(named, combination, strict=True)
        )
        numbers.append(found.setdefault(tuple(pair for pair in texts if pair[1]), len(found)))
    keys = [
        (f"k{at}", "varchar", cells) for at, cells in enumerate(zip(*combinations, strict=True))
    ]
    table = grid.store.put("qualifiers", [("number", "integer", numbers), *keys])
    on = " and ".join(f"{column} = k{at}" for at, column in enumerate(columns))
    return list(found), "number", f"join {table} on {on}"
