"""Reading vocabulary files."""

from __future__ import annotations

from typing import Any

import attrs

from vkrel.files.converter import Found, extra_keys
from vkrel.model.places import Path
from vkrel.model.printed import as_target
from vkrel.model.vocabulary import ENTRY_KEYS, SECTIONS, Entry, Vocabulary

DEFAULTS = ("parties",)
_LISTS = frozenset({"names", "separators", "admits"})
_SWITCHES = frozenset({"discrete", "single", "steady"})
_LASTS = ("days", "years")
_RANKED = ("of", "in", "from", "to")


def read_vocabulary(tables: dict[str, Any], vocabulary: Vocabulary, file: str) -> list[Found]:
    """Add the entries of a parsed vocabulary file; gives back what is wrong in it."""
    problems = extra_keys(tables, (*SECTIONS, "defaults"), ())
    defaults = tables.get("defaults", {})
    problems += extra_keys(defaults, DEFAULTS, ("defaults",))
    vocabulary.defaults.update(defaults)
    for section in SECTIONS:
        entries = tables.get(section, [])
        if not isinstance(entries, list):
            problems.append(((section,), f"entries are written [[{section}]]"))
            continue
        for number, given in enumerate(entries):
            _add(vocabulary, section, given, (section, number), file, problems)
    return problems


def _add(
    vocabulary: Vocabulary,
    section: str,
    given: Any,
    path: Path,
    file: str,
    problems: list[Found],
) -> None:
    wrong = extra_keys(given, ENTRY_KEYS, path)
    if "id" not in given:
        wrong.append((path, f"a {section} needs an `id`"))
    for name, each in given.items():
        if name in _LISTS:
            if not isinstance(each, list) or not all(isinstance(one, str) for one in each):
                wrong.append(((*path, name), f"{name} is a list of texts"))
        elif name in _SWITCHES:
            if not isinstance(each, bool):
                wrong.append(((*path, name), f"{name} is true or false"))
        elif name == "begins":
            wrong += _begins(each, (*path, name))
        elif not isinstance(each, str):
            wrong.append(((*path, name), f"{name} is a text"))
        elif name == "lasts" and each not in _LASTS:
            wrong.append(((*path, name), f"lasts is one of {', '.join(_LASTS)}"))
        elif name == "ranked" and each not in _RANKED:
            wrong.append(((*path, name), f"ranked is one of {', '.join(_RANKED)}"))
    if wrong:
        problems += wrong
        return
    known = {each.name for each in attrs.fields(Entry)}
    values: dict[str, Any] = {
        (name if name in known else f"{name}_"): tuple(each) if name in _LISTS else each
        for name, each in given.items()
    }
    values.setdefault("name", given["id"])
    try:
        vocabulary.add(Entry(section=section, place=file, **values))
    except ValueError as error:
        problems.append((path, f"{error}: keep one of them"))


def _begins(given: Any, path: Path) -> list[Found]:
    """What began a thing is described like the target of a relation."""
    try:
        as_target(given)
    except ValueError as error:
        return [(path, str(error))]
    return []
