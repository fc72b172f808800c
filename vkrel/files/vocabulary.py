"""Reading vocabulary files."""

from __future__ import annotations

from typing import Any

from vkrel.model.converter import Mistake, extra_keys, structure
from vkrel.model.places import Path, Position
from vkrel.model.printed import Target
from vkrel.model.tomlfile import TomlFile
from vkrel.model.vocabulary import SECTIONS, Entry, Thing, Vocabulary

DEFAULTS = ("parties",)


Positions = dict[tuple[str, str], Position]
"""Where an entry is written, by its section and id."""


def read_vocabulary(file: TomlFile, vocabulary: Vocabulary, places: Positions) -> list[Mistake]:
    """Add the entries of a vocabulary file, and their places; gives back what is wrong in it."""
    mistakes = extra_keys(file.tables, (*SECTIONS, "defaults"), ())
    defaults = file.tables.get("defaults", {})
    if isinstance(defaults, dict):
        mistakes += extra_keys(defaults, DEFAULTS, ("defaults",))
        vocabulary.defaults.update(defaults)
    else:
        mistakes.append((("defaults",), "the defaults are a table, written [defaults]"))
    for section in SECTIONS:
        entries = file.tables.get(section, [])
        if not isinstance(entries, list):
            mistakes.append(((section,), f"entries are written [[{section}]]"))
            continue
        for number, table in enumerate(entries):
            entry = _entry(section, table, (section, number), mistakes)
            if entry is None:
                continue
            try:
                vocabulary.add(entry)
            except ValueError as error:
                mistakes.append(((section, number), f"{error}: keep one of them"))
            else:
                places[section, entry.id] = file.place((section, number))
    return mistakes


def _entry(section: str, table: Any, path: Path, mistakes: list[Mistake]) -> Entry | None:
    if isinstance(table, dict) and "id" not in table:
        mistakes.append((path, f"a {section} needs an `id`"))
        return None
    entry = structure(table, SECTIONS[section], path, mistakes)
    if isinstance(entry, Thing) and entry.begins is not None:
        try:
            Target.of_table(entry.begins)
        except ValueError as error:
            mistakes.append(((*path, "begins"), str(error)))
    return entry
