"""Claims as rows of a table and back: nothing that a registry holds is lost.

Lists stand in their cells as JSON; a qualifier has a column of its own, `qualifier.as_of`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from vkrel.model.claim import Claim
from vkrel.model.places import Place
from vkrel.model.problems import LoadError, Problem
from vkrel.model.slot import Slot
from vkrel.model.subject import Subject
from vkrel.tables.columns import NATIVE, PREFIX
from vkrel.tables.grid import Grid

COLUMNS = (
    "source", "line", "quote", "type", "subject", "attribute", "value", "kind", "unit",
    "discrete", "many", "names", "target", "tied", "speaker", "see", "also", "record", "place",
    "implied", "order",
)  # fmt: skip
_LISTS = frozenset({"names", "tied", "see", "also", "implied"})
_TRUTHS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False, "": False}

Row = dict[str, Any]


def rows_from(claims: Iterable[Claim]) -> list[Row]:
    """A row for each claim, with a column for each qualifier that any of them has."""
    claims = list(claims)
    names = sorted({name for claim in claims for name, _ in claim.qualifiers})
    return [_row(claim, names) for claim in claims]


def native_claims(grid: Grid, problems: list[Problem]) -> list[Claim]:
    """The claims of a table that `rows_from` wrote; rows that cannot be read are named."""
    missing = [
        name for name in ("source", "subject", "attribute", "value") if name not in grid.header
    ]
    if missing:
        message = f"no column {', '.join(map(repr, missing))} beside {', '.join(NATIVE)}"
        raise LoadError([Problem(grid.name, 1, "", message)])
    claims: list[Claim] = []
    for cells, line in zip(zip(*grid.columns, strict=True), grid.lines, strict=True):
        try:
            claims.append(claim_from(dict(zip(grid.header, cells, strict=True))))
        except ValueError as error:
            problems.append(Problem(grid.name, line, "", f"{error}; the row is left out"))
    return claims


def claim_from(row: Mapping[str, Any]) -> Claim:
    """The claim of a row; raises ValueError with what is wrong in which column."""
    values: dict[str, Any] = {}
    for name in COLUMNS:
        cell = row.get(name)
        if cell is not None and cell == cell:  # noqa: PLR0124  NaN differs from itself
            values["field" if name == "attribute" else name] = _value(name, cell)
    for name in ("source", "type", "subject", "field", "value"):
        if not values.get(name):
            raise ValueError(f"no {name}")
    values.setdefault("line", None)
    values.setdefault("quote", "")
    qualifiers = sorted(
        (name.removeprefix(PREFIX), str(cell))
        for name, cell in row.items()
        if name.startswith(PREFIX) and cell is not None and cell == cell and cell != ""  # noqa: PLR0124
    )
    subject = Subject.parse(values.pop("type"), values.pop("subject"))
    slot = Slot(subject, values.pop("field"), tuple(qualifiers))
    tied = tuple(_thing(text) for text in values.pop("tied", ()))
    target, place = values.pop("target", ""), values.pop("place", "")
    return Claim(
        slot=slot,
        tied=tied,
        target=_subject(target) if target else None,
        place=Place.parse(place) if place else None,
        **values,
    )


def _subject(text: str) -> Subject:
    type_, _, rest = text.partition("/")
    return Subject.parse(type_, rest)


def _thing(text: str) -> Subject | Slot:
    return Slot.parse(text) if "#" in text else _subject(text)


def _row(claim: Claim, qualifiers: Sequence[str]) -> Row:
    row: Row = {}
    for name in COLUMNS:
        value = getattr(claim, "field" if name == "attribute" else name)
        if name in {"subject", "target", "place"}:
            value = "" if value is None else value.text if name == "subject" else str(value)
        elif name == "tied":
            value = json.dumps([str(each) for each in value], ensure_ascii=False) if value else ""
        elif name in _LISTS:
            listed = sorted(value) if name == "names" else list(value)
            value = json.dumps(listed, ensure_ascii=False) if listed else ""
        row[name] = value
    own = dict(claim.qualifiers)
    row.update({f"{PREFIX}{name}": own.get(name, "") for name in qualifiers})
    return row


def _value(name: str, cell: Any) -> Any:
    if name in _LISTS:
        listed = _list(name, cell)
        return frozenset(listed) if name == "names" else tuple(listed)
    if name in {"line", "record"}:
        if cell == "":
            return None if name == "line" else 0
        try:
            return int(cell)
        except (TypeError, ValueError):
            raise ValueError(f"{name}: {cell!r} is no whole number") from None
    if name in {"discrete", "many"}:
        if isinstance(cell, str) and cell.lower() in _TRUTHS:
            return _TRUTHS[cell.lower()]
        if cell in (True, False):
            return bool(cell)
        raise ValueError(f"{name}: {cell!r} is neither true nor false")
    return str(cell)


def _list(name: str, cell: Any) -> list[Any]:
    if isinstance(cell, str):
        if not cell:
            return []
        try:
            cell = json.loads(cell)
        except json.JSONDecodeError:
            raise ValueError(f"{name}: {cell!r} is no list in JSON") from None
    if not isinstance(cell, list | tuple | set | frozenset):
        raise ValueError(f"{name}: {cell!r} is no list")  # noqa: TRY004  one error type for rows
    return list(cell)
