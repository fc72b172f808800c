"""Vocabularies as a project writes them: a text in TOML, read by the library itself."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st

import vkrel
from tests.pages import RULES
from vkrel import Vocabulary

Entries = Mapping[str, Sequence[Mapping[str, object]]]

_LETTERS = st.text("abcdefghijklmnopqrstuvwxyzåäöđễ", min_size=2, max_size=8)


@cache
def vocabulary_of(text: str) -> Vocabulary:
    """The vocabulary that a TOML text declares."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "vocabulary.toml").write_text(text, "utf-8")
        (Path(folder) / "a.toml").write_text('[source]\nid = "a"\n', "utf-8")
        return vkrel.load(folder).vocabulary


def invented() -> Vocabulary:
    """The vocabulary of the rule pages: invented people of four countries."""
    return vocabulary_of((RULES / "cases.toml").read_text("utf-8"))


def written(entries: Entries) -> str:
    """The entries of each section as a vocabulary file."""
    tables = (
        "\n".join([f"[[{section}]]", *(f"{key} = {json.dumps(it)}" for key, it in entry.items())])
        for section, several in entries.items()
        for entry in several
    )
    return "\n\n".join(tables) + "\n"


@st.composite
def entries(draw: st.DrawFn) -> dict[str, list[dict[str, object]]]:
    """Levels, people, places and measures with ids of their own and up to two further spellings."""
    ids = iter(draw(st.lists(_LETTERS, min_size=1, max_size=8, unique=True)))
    made: dict[str, list[dict[str, object]]] = {}
    for number, identity in enumerate(ids):
        section = draw(st.sampled_from(("level", "person", "place", "thing", "measure")))
        entry: dict[str, object] = {
            "id": f"x-{identity}",
            "name": f"{identity.title()} {number}",
            "names": [f"{spelling} {number}" for spelling in draw(st.lists(_LETTERS, max_size=2))],
        }
        if section == "person":
            entry["country"] = draw(st.sampled_from(("NO", "SE")))
        if section == "measure":
            entry |= {"unit": draw(st.sampled_from(("USD", "person", "project")))}
            entry |= {"stat": draw(st.sampled_from(("stock", "flow")))}
        made.setdefault(section, []).append(entry)
    return made
