"""Which column says what: long tables, wide tables, and what is missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain, repeat

import attrs

from vkrel.model.problems import LoadError, Problem
from vkrel.model.slot import Qualifiers
from vkrel.tables.grid import Grid
from vkrel.tables.mapping import ROLES, TableMapping
from vkrel.values.dates.text import as_edtf
from vkrel.values.fold import fold
from vkrel.values.read import read

NEEDED = ("source", "subject", "attribute", "value")
SPELLED = {"field": "attribute"}  # further names that a column may have without a mapping
QUALIFIERS = (
    "as_of", "period", "since", "stat", "modality", "status", "population", "definition", "among",
    "stage",
)  # fmt: skip
DATES = frozenset({"as_of", "period", "since"})
PREFIX = "qualifier."
# The columns that `Registry.to_frame()` writes beside the plain ones; see `files.rows`.
NATIVE = ("type", "kind", "discrete", "many", "names", "target", "tied", "record")

_ESCAPED = str.maketrans({"#": "%23", "?": "%3F", "&": "%26", "=": "%3D"})


@attrs.define(kw_only=True, eq=False)
class Rows:
    """A table in long form: a list for each role, all of one length; empty ones are not there."""

    source: Sequence[str]
    subject: Sequence[str]
    attribute: Sequence[str]
    value: Sequence[str]
    line: Sequence[int]
    qualifiers: Sequence[Qualifiers]
    cited: Sequence[int | None] = ()
    type: Sequence[str] = ()
    quote: Sequence[str] = ()
    speaker: Sequence[str] = ()
    unit: Sequence[str] = ()


@attrs.define(eq=False)
class _Columns:
    """The name of a column for each role."""

    roles: dict[str, str]
    qualifiers: dict[str, str]
    wide: tuple[str, ...] = ()
    wide_is: str = ""


def is_native(grid: Grid) -> bool:
    """Whether a table has the columns of `Registry.to_frame()`."""
    return set(NATIVE) <= set(grid.header)


def rows_of(grid: Grid, mapping: TableMapping, problems: list[Problem], notes: list[str]) -> Rows:
    """A table in long form; raises LoadError with a remedy where a column is missing."""
    found = _columns(grid, mapping, notes)
    used = {*found.roles.values(), *found.qualifiers.values(), *found.wide, *mapping.ignore}
    unused = [name for name in dict.fromkeys(grid.header) if name and name not in used]
    if unused:
        message = (
            f"not used: {_listed(unused)}; write a column that separates questions under "
            "`qualifiers` in the mapping, one that does not under `ignore`"
        )
        problems.append(Problem(grid.name, 1, "", message))
    return _wide(grid, found) if found.wide else _long(grid, found, problems)


def slot_part(text: str) -> str:
    """A text as part of a slot: on one line, and the characters that part a slot escaped."""
    return " ".join(text.split()).translate(_ESCAPED)


def _columns(grid: Grid, mapping: TableMapping, notes: list[str]) -> _Columns:
    folded = {name.strip().lower().replace(" ", "_"): name for name in reversed(grid.header)}
    roles: dict[str, str] = {}
    problems: list[Problem] = []
    for role in ROLES:
        if role in mapping.columns:
            roles[role] = mapping.columns[role]
            if roles[role] not in grid.header:
                problems.append(_no_column(grid, roles[role], f"columns.{role}"))
        elif role in folded:
            roles[role] = folded[role]
    for name, role in SPELLED.items():
        if role not in roles and name in folded:
            roles[role] = folded[name]
    listed = (*mapping.sources, *mapping.attributes, *mapping.qualifiers.values())
    problems += [_no_column(grid, each, "columns") for each in listed if each not in grid.header]
    if problems:
        raise LoadError(problems)
    qualifiers = _qualifiers(grid, mapping, roles, folded)
    taken = {*roles.values(), *qualifiers.values(), *mapping.ignore}
    rest = tuple(name for name in dict.fromkeys(grid.header) if name and name not in taken)
    found = _Columns(roles, qualifiers)
    if mapping.sources:
        found.wide, found.wide_is = mapping.sources, "source"
    elif mapping.attributes:
        found.wide, found.wide_is = mapping.attributes, "attribute"
    elif {"subject", "attribute"} <= set(roles) and not {"source", "value"} & set(roles) and rest:
        found.wide, found.wide_is = rest, "source"
    elif {"source", "subject"} <= set(roles) and not {"attribute", "value"} & set(roles) and rest:
        found.wide, found.wide_is = rest, "attribute"
    if found.wide:
        notes.append(
            f"{grid.name}: read as a wide table: a column for each {found.wide_is}: "
            f"{_listed(found.wide)}"
        )
    needed = {each for each in NEEDED if each not in {found.wide_is, "value" if found.wide else ""}}
    missing = [each for each in NEEDED if each in needed - set(roles)]
    if missing:
        raise LoadError([_missing(grid, missing)])
    return found


def _qualifiers(
    grid: Grid, mapping: TableMapping, roles: dict[str, str], folded: dict[str, str]
) -> dict[str, str]:
    """Qualifiers that the mapping names, and in long tables those that vkrel knows by name."""
    found = dict(mapping.qualifiers)
    long = "value" in roles and "attribute" in roles
    taken = {*found.values(), *roles.values(), *mapping.ignore, *mapping.sources}
    for name in QUALIFIERS if long else tuple(DATES):
        if name in folded and folded[name] not in taken | set(mapping.attributes):
            found.setdefault(name, folded[name])
    for name in grid.header:
        if name.startswith(PREFIX) and name not in taken:
            found.setdefault(name.removeprefix(PREFIX), name)
    return dict(sorted(found.items()))


def _no_column(grid: Grid, name: str, field: str) -> Problem:
    message = f"no column {name!r}; there are {_listed(grid.header)}"
    return Problem(grid.name, 1, field, message)


def _missing(grid: Grid, missing: Sequence[str]) -> Problem:
    """Which columns are missing, with a mapping to fill in."""
    message = (
        f"no column {' and no column '.join(map(repr, missing))}; there are "
        f"{_listed(grid.header)}. Rename them, or give a mapping (--mapping FILE): [columns] "
        + ", ".join(f'{each} = "..."' for each in missing)
        + "; in a table with a column for each source: sources = [...]"
    )
    return Problem(grid.name, 1, "", message)


def _listed(names: Sequence[str]) -> str:
    few = ", ".join(repr(each) for each in names[:10])
    return f"{few} and {len(names) - 10} more" if len(names) > 10 else few


def _long(grid: Grid, found: _Columns, problems: list[Problem]) -> Rows:
    def column(role: str) -> Sequence[str]:
        return _stripped(grid.column(found.roles[role])) if role in found.roles else ()

    rows = Rows(
        source=column("source"),
        subject=_each(slot_part, grid.column(found.roles["subject"])),
        attribute=column("attribute"),
        value=column("value"),
        line=grid.lines,
        qualifiers=_pairs(grid, found.qualifiers),
        type=column("type"),
        quote=column("quote"),
        speaker=column("speaker"),
        unit=column("unit"),
    )
    if "line" in found.roles:
        rows.cited = _line_numbers(grid, found.roles["line"], problems)
    return rows


def _wide(grid: Grid, found: _Columns) -> Rows:
    """A claim for each row and each of the wide columns, row by row."""
    times = len(found.wide)
    count = len(grid)

    def column(role: str, name: Callable[[str], str] = str.strip) -> Sequence[str]:
        cells = _each(name, grid.column(found.roles[role]))
        return list(chain.from_iterable(repeat(cell, times) for cell in cells))

    names = list(found.wide) * count
    cells = zip(*(_stripped(grid.column(each)) for each in found.wide), strict=True)
    pairs = _pairs(grid, found.qualifiers)
    return Rows(
        source=names if found.wide_is == "source" else column("source"),
        subject=column("subject", slot_part),
        attribute=names if found.wide_is == "attribute" else column("attribute"),
        value=list(chain.from_iterable(cells)),
        line=list(chain.from_iterable(repeat(line, times) for line in grid.lines)),
        qualifiers=list(chain.from_iterable(repeat(pair, times) for pair in pairs)),
        type=column("type") if "type" in found.roles else (),
    )


def _stripped(cells: Sequence[str]) -> Sequence[str]:
    return list(map(str.strip, cells))


def _each(change: Callable[[str], str], cells: Sequence[str]) -> list[str]:
    """Each cell changed; every distinct one once."""
    changed = {cell: change(cell) for cell in set(cells)}
    return [changed[cell] for cell in cells]


def _pairs(grid: Grid, qualifiers: dict[str, str]) -> Sequence[Qualifiers]:
    if not qualifiers:
        return [()] * len(grid)
    columns = []
    for name, column in qualifiers.items():
        spelled = _date if name in DATES else _folded
        columns.append([(name, each) for each in _each(spelled, grid.column(column))])
    known: dict[Qualifiers, Qualifiers] = {}
    pairs = []
    for each in zip(*columns, strict=True):
        found = tuple(pair for pair in each if pair[1])
        pairs.append(known.setdefault(found, found))
    return pairs


def _date(text: str) -> str:
    """One spelling for one date, so that "March 2021" and "2021-03" are one question."""
    text = text.strip()
    reading = read(text, "date")
    if reading.known and not reading.unsure and len(reading.levels) < 3:
        return slot_part(as_edtf(reading.strict))
    return slot_part(text)


def _folded(text: str) -> str:
    """A qualifier in one spelling: "Both sexes" and "both-sexes" are one question."""
    text = slot_part(text)
    return text.lower() if text and fold(text) else ""


def _line_numbers(grid: Grid, column: str, problems: list[Problem]) -> list[int | None]:
    numbers: list[int | None] = []
    for cell, line in zip(grid.column(column), grid.lines, strict=True):
        text = cell.strip()
        if text.isdecimal() and int(text) > 0:
            numbers.append(int(text))
            continue
        numbers.append(None)
        if text:
            message = f"{text!r} is no line: a whole number from 1 on; the claim is kept without"
            problems.append(Problem(grid.name, line, column, message))
    return numbers
