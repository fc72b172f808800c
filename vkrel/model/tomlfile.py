"""A TOML file as it is read: its tables, the lines of its keys, the version of its format."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any

import attrs
import tomli

from vkrel.model.converter import Mistake
from vkrel.model.places import Path, Position, index, line_of
from vkrel.model.problems import LoadError, Problem

VERSION = 1
"""The format of claims files, vocabularies and accepted findings; a file without one has this."""

ACCEPTED = "vkrel-accepted.toml"
"""The file of accepted findings, which may lie among claims files and is none."""


@attrs.frozen
class TomlFile:
    """A parsed file that can tell on which line each of its keys stands."""

    path: FilePath
    text: str
    tables: dict[str, Any]

    @cached_property
    def lines(self) -> dict[Path, int]:
        """The lines of tables and keys, found when the first of them is asked for."""
        return index(self.text)

    def place(self, path: Path) -> Position:
        """Where a key is written."""
        return Position(str(self.path), path=path)

    def problems(self, mistakes: Iterable[Mistake]) -> list[Problem]:
        """What is wrong in the file, each with its line and the name of its key."""
        return [
            Problem(
                str(self.path),
                line_of(self.lines, path),
                ".".join(part for part in path if isinstance(part, str)),
                message,
            )
            for path, message in mistakes
        ]


def read_toml(path: FilePath) -> TomlFile:
    """A file with its tables, the `version` of the format taken out; raises LoadError."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        tables = tomli.loads(text)
    except UnicodeDecodeError as error:
        line, message = 0, f"not UTF-8 at byte {error.start}: save the file as UTF-8"
    except OSError as error:
        line, message = 0, str(error.strerror or error)
    except tomli.TOMLDecodeError as error:
        line, message = (
            getattr(error, "lineno", 0),
            f"no valid TOML: {getattr(error, 'msg', error)}",
        )
    except RecursionError:
        line, message = 0, "no valid TOML: nested too deeply"
    else:
        file = TomlFile(path, text, tables)
        version = tables.pop("version", VERSION)
        if version == VERSION and not isinstance(version, bool):
            return file
        raise LoadError(file.problems([(("version",), _refused(version))]))
    raise LoadError([Problem(str(path), line, "", message)])


def _refused(version: Any) -> str:
    if isinstance(version, int) and version > VERSION:
        return (
            f"format {version} is newer than this vkrel, which reads format {VERSION}: "
            "install a newer one (pip install --upgrade vkrel)"
        )
    return f"{version!r} is no version of the format: write version = {VERSION}, or leave it out"
