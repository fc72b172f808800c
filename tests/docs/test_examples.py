"""Every example of the README, the pages and the docstrings runs and gives what it shows."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from sybil import Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers import markdown, rest

import vkrel
from vkrel import rules
from vkrel.model.subject import LAYOUTS
from vkrel.model.types import TYPES
from vkrel.values.quantities.units import find, spellings, units
from vkrel.values.tongues import tongue

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
MODULES = sorted(Path(vkrel.__file__).parent.rglob("*.py"))
LEAST = 20  # examples that there have been in the pages; raise it with every new one
LEAST_IN_DOCSTRINGS = 3
SEVERITIES = ("contradiction: ", "tension: ", "note: ")


def run(command: str) -> str:
    """What a command prints; it may end with findings, and never with an error."""
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-c", command], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode in {0, 1}, f"{command}\n{done.stderr}"
    return done.stdout


def shell(example):
    """Run the commands of vkrel among the lines; others set a machine up."""
    for line in example.parsed.splitlines():
        if line.startswith("vkrel "):
            example.namespace["output"] = run(line)


def shown(example):
    """What is shown of findings is what the last command printed; "..." leaves something out."""
    if not example.parsed.startswith(SEVERITIES):
        return
    output = example.namespace.get("output") or run("vkrel check")
    for part in re.split(r"^\.\.\.\n", example.parsed, flags=re.MULTILINE):
        assert part.rstrip("\n") in output, f"not printed:\n{part}"


def toml(example):
    """A file that is shown can be parsed."""
    tomllib.loads(example.parsed)


def table(example):
    """The rows that are shown of a table stand in the file."""
    rows = set(example.parsed.splitlines()) - {"..."}
    assert rows <= set((ROOT / "examples/departures.csv").read_text("utf-8").splitlines())


PAGE = Sybil(
    [
        markdown.PythonCodeBlockParser(),
        markdown.CodeBlockParser("sh", shell),
        markdown.CodeBlockParser("text", shown),
        markdown.CodeBlockParser("toml", toml),
        markdown.CodeBlockParser("csv", table),
    ]
)
DOCSTRING = Sybil(
    [rest.DocTestParser()],
    document_types={".py": PythonDocStringDocument},
)


@pytest.fixture
def sandbox(tmp_path, monkeypatch):
    """A folder with everything that the examples speak of."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    shutil.copytree(ROOT / "seeds", tmp_path / "my_sources")
    (tmp_path / "documents").mkdir()
    for ending in ("csv", "mapping.toml"):
        shutil.copy(ROOT / f"examples/departures.{ending}", tmp_path / f"claims.{ending}")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def evaluate(document):
    """Run the examples of a document one after the other; gives how many there were."""
    examples = list(document.examples())
    for example in examples:
        example.evaluate()
    return len(examples)


@pytest.fixture
def own(monkeypatch):
    """What a page adds of its own goes with it: rules, record types, units, languages."""
    monkeypatch.setattr(rules, "_OWN", {})
    kept = [(table, dict(table)) for table in (TYPES, LAYOUTS, units(), spellings())]
    yield
    tongue.forget(own=True)
    for table, before in kept:
        table.clear()
        table.update(before)
    find.cache_clear()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
@pytest.mark.usefixtures("sandbox", "capsys", "own")
def test_page(page):
    """Python runs, commands end well, and what is shown is what comes out."""
    evaluate(PAGE.parse(page))


def test_docstrings():
    """The examples of every module run, and there are some."""
    counts = {
        path: evaluate(DOCSTRING.parse(path))
        for path in MODULES
        if ">>>" in path.read_text("utf-8")
    }
    assert sum(counts.values()) >= LEAST_IN_DOCSTRINGS


def test_no_example_is_left_out():
    """Every page is looked through, no language is overlooked, and examples do not vanish."""
    counts = {page.name: len(list(PAGE.parse(page).examples())) for page in PAGES}
    assert sum(counts.values()) >= LEAST, counts
    assert min(counts[name] for name in ("README.md", "rules.md", "tables.md", "triage.md")) > 0
    languages = {
        language
        for page in PAGES
        for language in re.findall(r"^```(.*)\n", page.read_text("utf-8"), re.MULTILINE)
    }
    assert languages <= {"", "python", "sh", "text", "toml", "csv", "yaml"}
    assert sum(page.read_text("utf-8").count("```") for page in PAGES) >= 2 * LEAST
