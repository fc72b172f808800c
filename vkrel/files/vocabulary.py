"""Reading vocabulary files."""

from __future__ import annotations

from typing import Any

import attrs

from vkrel.model.converter import Mistake, extra_keys, structure
from vkrel.model.places import Place
from vkrel.model.printed import as_target
from vkrel.model.tomlfile import TomlFile
from vkrel.model.vocabulary import SECTIONS, Thing, Vocabulary

DEFAULTS = ("parties",)


def read_vocabulary(file: TomlFile, vocabulary: Vocabulary) -> list[Mistake]:
    """Add the entries of a vocabulary file; gives back what is wrong in it."""
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
            _add(vocabulary, section, table, file.place((section, number)), mistakes)
    return mistakes


def _add(
    vocabulary: Vocabulary,
    section: str,
    table: Any,
    place: Place,
    mistakes: list[Mistake],
) -> None:
    path = place.path
    if isinstance(table, dict) and "id" not in table:
        mistakes.append((path, f"a {section} needs an `id`"))
        return
    entry = structure(table, SECTIONS[section], path, mistakes)
    if entry is None:
        return
    if isinstance(entry, Thing) and entry.begins is not None:
        try:
            as_target(entry.begins)
        except ValueError as error:
            mistakes.append(((*path, "begins"), str(error)))
    try:
        vocabulary.add(attrs.evolve(entry, place=place))
    except ValueError as error:
        mistakes.append((path, f"{error}: keep one of them"))
