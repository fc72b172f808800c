"""The JSON Schemas of the files: up to date, and true of every file there is."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path

import jsonschema
import pytest
import tomli

import vkrel
from tests.files.test_claims import SOURCE, VOCABULARY, WRONG
from tests.pages import RULES, all_cases
from vkrel.files.schema import claims_schema, vocabulary_schema
from vkrel.files.seeds import seeds_folder

DOCS = Path(__file__).parents[2] / "docs"
SEEDS = sorted(seeds_folder().rglob("*.toml"))
BASE = Path(vkrel.__file__).parent / "model" / "base.toml"


def validator(tables):
    """The schema that a file is held to."""
    return _validator(bool({"source", "passage"} & set(tables)))


@cache
def _validator(claims):
    schema = claims_schema() if claims else vocabulary_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_up_to_date(tmp_path):
    """What stands in docs/ is what the types say: `python -m vkrel.files.schema docs`."""
    command = [sys.executable, "-m", "vkrel.files.schema", str(tmp_path)]
    subprocess.run(command, check=True, timeout=60)
    written = sorted(path.name for path in tmp_path.iterdir())
    assert written == ["claims-file.schema.json", "vocabulary.schema.json"]
    for name in written:
        assert (DOCS / name).read_text("utf-8") == (tmp_path / name).read_text("utf-8")


@pytest.mark.parametrize("path", [*SEEDS, BASE, RULES / "cases.toml"], ids=lambda path: path.name)
def test_true_of_files(path):
    """The seeds, what every project inherits, and the vocabulary of the pages are valid."""
    tables = tomli.loads(path.read_text("utf-8"))
    validator(tables).validate(tables)


def test_true_of_cases():
    """Every case of every rule's page is valid."""
    for case in all_cases():
        for text in case.files:
            tables = tomli.loads(text)
            validator(tables).validate(tables)


BY_FORM = {
    "an unknown key of a record", "an unknown key of a passage", "an unknown key of the source",
    "an unknown table", "a missing key", "a line that is none", "a relation to two things",
    "no source",
}  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [case[1] for case in WRONG if case[0] in BY_FORM],
    ids=[case[0] for case in WRONG if case[0] in BY_FORM],
)
def test_what_an_editor_sees(text):
    """What is wrong by its form alone is marked while it is typed."""
    tables = tomli.loads(text)
    assert list(validator(tables).iter_errors(tables))


@pytest.mark.parametrize(
    "text",
    ["[[persn]]\nid = 'x'\n", "[[person]]\nname = 'x'\n", "[[kind]]\nid='x'\nlasts='hours'\n"],
)
def test_wrong_vocabularies(text):
    """Unknown sections, missing ids and words that a key cannot have are marked."""
    tables = tomli.loads(VOCABULARY + text)
    assert list(validator(tables).iter_errors(tables))


def test_newer_formats():
    """A file of a later format is marked too."""
    tables = tomli.loads("version = 2\n" + SOURCE)
    assert list(validator(tables).iter_errors(tables))
