"""The file of accepted findings: readable TOML that belongs in version control.

Reading collects everything that is wrong with the file. Writing changes only the blocks that
are meant: comments, order and blocks of other findings stay as they were.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from itertools import chain, takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from vkrel.model.converter import UNWRITTEN, extra_keys, structure, unstructure
from vkrel.model.places import Position
from vkrel.model.problems import LoadError
from vkrel.model.tomlfile import ACCEPTED, VERSION, read_toml
from vkrel.model.write import locked, write

if TYPE_CHECKING:
    from tomlkit.container import Container
    from tomlkit.items import Item, Table

TABLE = "accepted"
HEAD = f"""\
# Findings that somebody looked at and accepted, each with a reason; written by `vkrel accept`.
# A finding comes back when its claims change, or when the day after `until` has come.
version = {VERSION}
"""


def _filled(_: Any, field: attrs.Attribute[str], text: str) -> None:
    if not text:
        raise ValueError(f"the {field.name} is empty")


@attrs.frozen(kw_only=True)
class Acceptance:
    """A finding that somebody accepted: which, with what content, why, until when.

    claims: what it said then, value by claim id, so that a change can be named.
    place: the file and line of its block.
    """

    id: str = attrs.field(validator=_filled)
    rule: str = ""
    title: str = ""
    reason: str = attrs.field(validator=_filled)
    on: datetime.date | None = None
    until: datetime.date | None = None
    content: str = attrs.field(validator=_filled)
    claims: Mapping[str, str] = attrs.field(factory=dict)
    place: Position | None = attrs.field(default=None, eq=False, metadata={UNWRITTEN: True})


def beside(path: str | Path | None) -> Path:
    """Where the acceptances of a checked path lie: beside it, never above the current folder."""
    if path is None:
        return Path(ACCEPTED)
    checked = Path(path)
    if Path.cwd().is_relative_to(checked.resolve()):
        return Path(ACCEPTED)
    return checked.parent / ACCEPTED


def read_accepted(path: Path) -> list[Acceptance]:
    """The acceptances of a file; none where there is no file.

    Raises LoadError with everything that is wrong with it.
    """
    if not path.exists():
        return []
    file = read_toml(path)
    mistakes = extra_keys(file.tables, (TABLE,), ())
    blocks = file.tables.get(TABLE, [])
    if not isinstance(blocks, list):
        mistakes.append(((TABLE,), f"blocks begin with [[{TABLE}]]"))
        blocks = []
    acceptances = []
    for number, block in enumerate(blocks):
        where = (TABLE, number)
        acceptance = structure(block, Acceptance, where, mistakes)
        if acceptance is not None:
            acceptances.append(attrs.evolve(acceptance, place=file.place(where)))
    if mistakes:
        raise LoadError(file.problems(mistakes))
    return acceptances


def write_accepted(path: Path, new: Iterable[Acceptance]) -> None:
    """Add acceptances to a file; those of the same finding are replaced where they stand."""
    import tomlkit  # noqa: PLC0415  only where something is accepted
    from tomlkit.items import AoT  # noqa: PLC0415

    wanted: dict[str, list[Table]] = {}
    for acceptance in new:
        wanted.setdefault(acceptance.id, []).append(_block(acceptance))
    with locked(path):
        text = path.read_bytes().decode("utf-8-sig") if path.exists() else HEAD
        document = tomlkit.parse(text.replace("\r\n", "\n").rstrip() + "\n\n")
        document[TABLE] = AoT(_placed(document.get(TABLE, ()), wanted), TABLE, parsed=True)
        write(path, tomlkit.dumps(document).rstrip() + "\n")


def _block(acceptance: Acceptance) -> Table:
    """An acceptance as TOML, its keys in one column."""
    import tomlkit  # noqa: PLC0415
    from tomlkit.items import SingleKey  # noqa: PLC0415

    block = tomlkit.table()
    for name, value in unstructure(acceptance).items():
        block.append(SingleKey(name, sep=f"{'':{7 - len(name)}} = "), value)
    return block


def _placed(blocks: Iterable[Table], wanted: dict[str, list[Table]]) -> list[Table]:
    """The blocks of a file with the wanted ones in the places of those they replace.

    To tomlkit the comments above a block are the end of the block before it: they stay.
    """
    import tomlkit  # noqa: PLC0415

    placed: list[Table] = []
    for block in blocks:
        identity = block.get("id")
        if identity not in wanted:
            placed.append(block)
            continue
        placed += wanted[identity]
        wanted[identity] = []  # a second block of the same finding goes
        for item in _trailing(block):
            _last(placed[-1]).append(None, item)
    for block in chain.from_iterable(wanted.values()):
        if placed and not _trailing(placed[-1]):
            _last(placed[-1]).append(None, tomlkit.nl())
        placed.append(block)
    return placed


def _last(block: Table) -> Container:
    """The table that a block ends with: its own, or that of its claims."""
    from tomlkit.items import Table  # noqa: PLC0415

    inner = block.value.body[-1][1] if block.value.body else None
    return inner.value if isinstance(inner, Table) else block.value


def _trailing(block: Table) -> list[Item]:
    """The empty lines and comments that a block ends with."""
    items = takewhile(lambda pair: pair[0] is None, reversed(_last(block).body))
    return [item for _, item in items][::-1]
