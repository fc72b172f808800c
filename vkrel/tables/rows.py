"""Claims as rows of a table and back: nothing that a registry holds is lost.

Lists stand in their cells as JSON; a qualifier has a column of its own, `qualifier.as_of`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from itertools import chain
from typing import Any, get_args, get_origin

import attrs
from cattrs import ClassValidationError, Converter
from cattrs.gen import make_dict_unstructure_fn, override

from vkrel.model.claim import Claim
from vkrel.model.places import Position
from vkrel.model.slot import Slot
from vkrel.model.subject import Subject
from vkrel.tables.grid import Grid
from vkrel.tables.roles import PREFIX
from vkrel.values.habit import Habit, habit

SLOT = ("type", "subject", "attribute")
NEEDED = ("source", *SLOT, "value")
COLUMNS = tuple(
    chain.from_iterable(
        SLOT if field.name == "slot" else (field.name,)
        for field in attrs.fields(Claim)
        if field.name != "repeat"  # a registry counts anew
    )
)
# What a table has beside the plain columns where it was written by `Registry.to_frame()`.
NATIVE = ("type", "kind", "discrete", "many", "names", "target", "tied", "record")
_TRUTHS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}

Row = dict[str, Any]


def rows_from(claims: Iterable[Claim]) -> list[Row]:
    """A row for each claim, with a column for each qualifier that any of them has."""
    rows: list[Row] = [converter().unstructure(claim) for claim in claims]
    further = sorted({name for row in rows for name in row if name.startswith(PREFIX)})
    empty = dict.fromkeys((*COLUMNS, *further), "")
    return [empty | row for row in rows]


def is_native(grid: Grid) -> bool:
    """Whether a table has the columns of `Registry.to_frame()`."""
    return set(NATIVE) <= set(grid.header)


def claims_from(grid: Grid) -> list[Claim]:
    """The claims of a table that `rows_from` wrote; rows that cannot be read are named."""
    missing = [name for name in NEEDED if name not in grid.header]
    if missing:
        message = f"no column {', '.join(map(repr, missing))} beside {', '.join(NATIVE)}"
        raise grid.log.refusal(message, 1)
    claims: list[Claim] = []
    for cells, line in zip(zip(*grid.columns, strict=True), grid.lines, strict=True):
        try:
            claims.append(claim_from(dict(zip(grid.header, cells, strict=True))))
        except ValueError as error:
            grid.log.problem(line, f"{error}; the row is left out")
    return claims


def claim_from(row: Mapping[str, Any]) -> Claim:
    """The claim of a row; raises ValueError with what is wrong in which column."""
    cells = {
        name: cell
        for name, cell in row.items()
        if cell is not None and cell == cell and cell != ""  # noqa: PLR0124  NaN differs from itself
    }
    missing = [name for name in NEEDED if name not in cells]
    if missing:
        raise ValueError(f"no {' and no '.join(missing)}")
    try:
        return converter().structure({"line": None, "quote": "", **cells, "slot": cells}, Claim)
    except ClassValidationError as errors:
        fields, _ = errors.group_exceptions()
        raise ValueError("; ".join(f"{note.name}: {error}" for error, note in fields)) from None


@cache
def converter() -> Converter:
    """The converter between claims and rows, whose cells may be typed or texts."""
    made = Converter()
    made.register_structure_hook(int, _whole)
    made.register_structure_hook(bool, _truth)
    made.register_structure_hook(Slot, _slot)
    made.register_structure_hook(Subject, lambda cell, _: _subject(cell))
    made.register_structure_hook(
        Subject | Slot, lambda cell, _: Slot.parse(cell) if "#" in cell else _subject(cell)
    )
    made.register_structure_hook(Habit, lambda cell, _: habit(cell))
    made.register_structure_hook(Position, lambda cell, _: Position.parse(str(cell)))
    made.register_structure_hook_factory(_is_list, lambda type_: _list_of(made, type_))
    made.register_unstructure_hook_func(_is_list, _as_json)
    made.register_unstructure_hook_func(
        lambda type_: type_ in (Subject | None, Position | None),
        lambda value: "" if value is None else str(value),
    )
    in_parts = make_dict_unstructure_fn(
        Claim,
        made,
        kind=override(unstruct_hook=str),
        habit=override(unstruct_hook=str),
        slot=override(unstruct_hook=_parts),
        repeat=override(omit=True),
    )
    made.register_unstructure_hook(Claim, lambda claim: _flat(in_parts(claim)))
    return made


def _flat(cells: Row) -> Row:
    return {**cells.pop("slot"), **cells}


def _parts(slot: Slot) -> Row:
    qualifiers = {f"{PREFIX}{name}": text for name, text in slot.qualifiers}
    return {"type": slot.type, "subject": slot.subject.text, "attribute": slot.field, **qualifiers}


def _slot(cells: Row, _: type[Slot]) -> Slot:
    qualifiers = sorted(
        (name.removeprefix(PREFIX), str(cell))
        for name, cell in cells.items()
        if name.startswith(PREFIX)
    )
    type_, subject, field = (str(cells[name]) for name in SLOT)
    return Slot(Subject.parse(type_, subject), field, tuple(qualifiers))


def _subject(text: str) -> Subject:
    type_, _, keys = text.partition("/")
    return Subject.parse(type_, keys)


def _whole(cell: Any, _: type[int]) -> int:
    try:
        return int(cell)
    except (TypeError, ValueError):
        raise ValueError(f"{cell!r} is no whole number") from None


def _truth(cell: Any, _: type[bool]) -> bool:
    if isinstance(cell, str) and cell.lower() in _TRUTHS:
        return _TRUTHS[cell.lower()]
    if cell in (True, False):
        return bool(cell)
    raise ValueError(f"{cell!r} is neither true nor false")


def _is_list(type_: Any) -> bool:
    return get_origin(type_) in {tuple, frozenset}


def _list_of(made: Converter, type_: Any) -> Callable[[Any, Any], Any]:
    """What reads a list in a cell, as JSON where it is a text."""
    made_of, item_type = get_origin(type_), get_args(type_)[0]

    def structured(cell: Any, _: Any) -> Any:
        if isinstance(cell, str):
            try:
                cell = json.loads(cell)
            except json.JSONDecodeError:
                raise ValueError(f"{cell!r} is no list in JSON") from None
        if not isinstance(cell, list | tuple | set | frozenset):
            raise ValueError(f"{cell!r} is no list")  # noqa: TRY004  one error type for rows
        return made_of(made.structure(item, item_type) for item in cell)

    return structured


def _as_json(items: Iterable[Any]) -> str:
    cells = [item if isinstance(item, int) else str(item) for item in items]
    if isinstance(items, frozenset):
        cells.sort()
    return json.dumps(cells, ensure_ascii=False) if cells else ""
