"""The file of accepted findings: readable TOML that belongs in version control.

Reading collects everything that is wrong with the file. Writing changes only the blocks that
are meant: comments, order and blocks of other findings stay as they were.
"""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import attrs
import tomli

from vkrel.model.places import index, line_of
from vkrel.model.problems import LoadError, Problem

FILE_NAME = "vkrel-accepted.toml"
TABLE = "accepted"
HEAD = """\
# Findings that somebody looked at and accepted, each with a reason; written by `vkrel accept`.
# A finding comes back when its claims change, or when the day after `until` has come.
"""
_REQUIRED = ("id", "content", "reason")
_TEXTS = ("id", "content", "rule", "title", "reason")
_DAYS = ("on", "until")


@attrs.frozen(kw_only=True)
class Acceptance:
    """A finding that somebody accepted: which, with what content, why, until when.

    claims: what it said then, value by claim id, so that a change can be named.
    place: the file and line of its block.
    """

    id: str
    content: str
    reason: str
    rule: str = ""
    title: str = ""
    on: datetime.date | None = None
    until: datetime.date | None = None
    claims: Mapping[str, str] = attrs.field(factory=dict)
    place: str = attrs.field(default="", eq=False)


def beside(path: str | Path | None) -> Path:
    """Where the acceptances of a checked path lie: beside it, never above the current folder."""
    if path is None:
        return Path(FILE_NAME)
    checked = Path(path)
    if Path.cwd().is_relative_to(checked.resolve()):
        return Path(FILE_NAME)
    return checked.parent / FILE_NAME


def read_accepted(path: Path) -> list[Acceptance]:
    """The acceptances of a file; none where there is no file.

    Raises LoadError with everything that is wrong with it.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise LoadError([Problem(str(path), 0, "", f"cannot be read: {error}")]) from None
    try:
        tables = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise LoadError([Problem(str(path), error.lineno, "", error.msg)]) from None
    lines = index(text)
    problems: list[Problem] = []
    blocks = tables.pop(TABLE, [])
    for key in tables:
        line = line_of(lines, (key,))
        problems.append(Problem(str(path), line, key, f"unknown; blocks begin with [[{TABLE}]]"))
    if not isinstance(blocks, list):
        message = f"blocks begin with [[{TABLE}]]"
        raise LoadError([Problem(str(path), line_of(lines, (TABLE,)), TABLE, message)])
    found = []
    for number, block in enumerate(blocks):
        line = line_of(lines, (TABLE, number))
        wrong = list(_problems(block))
        problems += [
            Problem(str(path), line_of(lines, (TABLE, number, field)) or line, field, message)
            for field, message in wrong
        ]
        if not wrong:
            found.append(Acceptance(**block, place=f"{path}:{line}"))
    if problems:
        raise LoadError(problems)
    return found


def write_accepted(path: Path, new: Iterable[Acceptance]) -> None:
    """Add acceptances to a file; one of the same finding is replaced where it stands."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        text = HEAD
    wanted: dict[str, str] = {}
    for each in new:
        wanted[each.id] = "\n".join(filter(None, (wanted.get(each.id), block_of(each))))
    kept: list[str] = []
    written: set[str] = set()
    for part in _blocks(text.replace("\r\n", "\n")):
        identity = _id_of(part)
        if identity not in wanted:
            kept.append(part)
        elif identity not in written:  # a second block of the same finding goes
            kept.append(_comments(part) + wanted[identity])
            written.add(identity)
    kept += [block for identity, block in wanted.items() if identity not in written]
    content = "\n".join(f"{part.strip(chr(10))}\n" for part in kept if part.strip())
    beside_it = path.with_name(f"{path.name}.new")
    beside_it.write_bytes(content.encode())
    os.replace(beside_it, path)  # noqa: PTH105  one step: a reader sees the old file or the new one


def block_of(acceptance: Acceptance) -> str:
    """An acceptance as TOML."""
    lines = [f"[[{TABLE}]]"]
    for name in ("id", "rule", "title", "reason", *_DAYS, "content"):
        value = getattr(acceptance, name)
        if value:
            shown = value.isoformat() if isinstance(value, datetime.date) else _text(value)
            lines.append(f"{name:<7} = {shown}")
    if acceptance.claims:
        lines.append(f"[{TABLE}.claims]")
        lines += [f"{_text(each)} = {_text(value)}" for each, value in acceptance.claims.items()]
    return "\n".join(lines) + "\n"


def _problems(block: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(block, dict):
        yield "", f"blocks begin with [[{TABLE}]]"
        return
    known = {each.name for each in attrs.fields(Acceptance)} - {"place"}
    for name in sorted(set(block) - known):
        yield name, f"unknown; there are {', '.join(sorted(known))}"
    for name in _REQUIRED:
        if not block.get(name):
            yield name, "is missing"
    for name in _TEXTS:
        if not isinstance(block.get(name, ""), str):
            yield name, f"{block[name]!r} is no text"
    for name in _DAYS:
        day = block.get(name)
        if day is not None and (
            not isinstance(day, datetime.date) or isinstance(day, datetime.datetime)
        ):
            yield name, f"{day!r} is no day: write 2027-06-30, without quotes"
    claims = block.get("claims", {})
    if not isinstance(claims, dict) or not all(isinstance(each, str) for each in claims.values()):
        yield "claims", "is no table of values by claim id"


def _blocks(text: str) -> Iterator[str]:
    """The head of a file and each block, with the comments right above it."""
    lines = text.split("\n")
    starts = sorted(
        number - 1
        for path, number in index(text).items()
        if len(path) == 2 and path[0] == TABLE and isinstance(path[1], int)
    )
    begins = []
    for start in starts:
        begin = start
        while begin and lines[begin - 1].startswith("#") and begin - 1 not in begins:
            begin -= 1
        begins.append(begin or start)
    cuts = [0, *begins, len(lines)]
    for begin, end in pairwise(cuts):
        yield "\n".join(lines[begin:end])


def _id_of(part: str) -> str:
    blocks = tomli.loads(part).get(TABLE, [])
    return str(blocks[0].get("id", "")) if blocks else ""


def _comments(part: str) -> str:
    head, _, _ = part.partition(f"[[{TABLE}]]")
    return head


def _text(value: str) -> str:
    """A basic string: JSON's, with the one control character that JSON leaves alone."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
