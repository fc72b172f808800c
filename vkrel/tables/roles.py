"""Which column says what: long tables, wide tables, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from vkrel.model.problems import LoadError
from vkrel.tables.grid import Grid
from vkrel.tables.mapping import IN_WIDE_TABLES, QUALIFIERS, ROLES, ColumnNames
from vkrel.values.dates.text import as_edtf
from vkrel.values.fold import fold
from vkrel.values.read import read

NEEDED = ("source", "subject", "attribute", "value")
ALSO = {"attribute": "field"}  # a further name that a column may have without a mapping
PREFIX = "qualifier."

# Characters that part a slot.
ESCAPES = {"#": "%23", "?": "%3F", "&": "%26", "=": "%3D"}


@attrs.frozen(kw_only=True, eq=False)
class Roles:
    """The column of each role and of each qualifier; in a wide table, what its columns are."""

    columns: dict[str, str]
    qualifiers: dict[str, str]
    wide: tuple[str, ...] = ()
    wide_is: str = ""


def roles_of(grid: Grid, names: ColumnNames) -> Roles:
    """What the columns of a grid are; raises LoadError with a remedy where one is missing."""
    roles = _roles(grid, names)
    used = {*roles.columns.values(), *roles.qualifiers.values(), *roles.wide, *names.ignore}
    unused = [name for name in dict.fromkeys(grid.header) if name and name not in used]
    if unused:
        message = (
            f"not used: {_listed(unused)}; write a column that separates questions under "
            "`qualifiers` in the mapping, one that does not under `ignore`"
        )
        grid.log.problem(1, message)
    return roles


def slot_part(text: str) -> str:
    """A text as part of a slot: on one line, and the characters that part a slot escaped."""
    for sign, instead in ESCAPES.items():
        text = text.replace(sign, instead)
    return " ".join(text.split())


def _roles(grid: Grid, names: ColumnNames) -> Roles:
    unknown = [(field, name) for field, name in names.named() if name not in grid.header]
    for field, name in unknown:
        message = f"no column {name!r}; there are {_listed(grid.header)}"
        grid.log.problem(1, message, field)
    if unknown:
        raise LoadError(grid.log.problems)
    folded = {name.strip().lower().replace(" ", "_"): name for name in reversed(grid.header)}
    columns: dict[str, str] = {}
    for role in ROLES:
        spelled = next((name for name in (role, ALSO.get(role)) if name in folded), "")
        column = getattr(names, role) or folded.get(spelled)
        if column:
            columns[role] = column
    qualifiers = _named_qualifiers(grid, names, columns, folded)
    taken = {*columns.values(), *qualifiers.values(), *names.ignore}
    rest = tuple(name for name in dict.fromkeys(grid.header) if name and name not in taken)
    wide, wide_is = _wide(names, columns, rest)
    if wide:
        grid.log.note(f"read as a wide table: a column for each {wide_is}: {_listed(wide)}")
    there = {*columns, *((wide_is, "value") if wide else ())}
    missing = [role for role in NEEDED if role not in there]
    if missing:
        message = (
            f"no column {' and no column '.join(map(repr, missing))}; there are "
            f"{_listed(grid.header)}. Rename them, or give a mapping (--mapping FILE): [columns] "
            + ", ".join(f'{role} = "..."' for role in missing)
            + "; in a table with a column for each source: sources = [...]"
        )
        raise grid.log.refusal(message, 1)
    return Roles(columns=columns, qualifiers=qualifiers, wide=wide, wide_is=wide_is)


def _wide(
    names: ColumnNames, columns: dict[str, str], rest: tuple[str, ...]
) -> tuple[tuple[str, ...], str]:
    """The columns that are a source or an attribute each, and which of the two they are."""
    if names.sources or names.attributes:
        return names.sources or names.attributes, "source" if names.sources else "attribute"
    there = columns.keys() & set(NEEDED)
    if rest and there == {"subject", "attribute"}:
        return rest, "source"
    if rest and there == {"source", "subject"}:
        return rest, "attribute"
    return (), ""


def _named_qualifiers(
    grid: Grid, names: ColumnNames, columns: dict[str, str], folded: dict[str, str]
) -> dict[str, str]:
    """Qualifiers that the mapping names, and those that vkrel knows by name."""
    named = dict(names.qualifiers)
    long = "value" in columns and "attribute" in columns
    taken = {*named.values(), *columns.values(), *names.ignore, *names.sources}
    for name in QUALIFIERS if long else IN_WIDE_TABLES:
        if name in folded and folded[name] not in taken | set(names.attributes):
            named.setdefault(name, folded[name])
    for name in grid.header:
        if name.startswith(PREFIX) and name not in taken:
            named.setdefault(name.removeprefix(PREFIX), name)
    return dict(sorted(named.items()))


def _listed(names: Sequence[str]) -> str:
    names = [name for name in names if name]
    few = ", ".join(map(repr, names[:10]))
    return f"{few} and {len(names) - 10} more" if len(names) > 10 else few


def date_in_one_spelling(text: str) -> str:
    """One spelling for one date, so that "March 2021" and "2021-03" are one question."""
    text = text.strip()
    reading = read(text, "date")
    if reading.known and not reading.unsure and len(reading.levels) < 3:
        text = as_edtf(reading.strict)
    return slot_part(text)


def in_one_spelling(text: str) -> str:
    """A qualifier in one spelling: "Both sexes" and "both-sexes" are one question."""
    text = slot_part(text)
    return text.lower() if text and fold(text) else ""
