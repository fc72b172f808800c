"""A format is one file: found by its name, loaded only when it is asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import vkrel
from tests.cli.test_cli import ROOT
from tests.cli.test_cli import vkrel as run
from tests.report.outcomes import of
from vkrel.report import data, formats


@pytest.mark.parametrize("name", formats.names())
def test_every_format_is_registered(name):
    """Each file of the shelf gives the format of its name, and the command line prints it."""
    registry = vkrel.load()
    triage = of(registry).triage
    written = formats.render(of(registry, triage), name)
    assert written
    assert run("check", "--all", "--format", name)[1] == f"{written}\n"


def test_a_new_format_is_one_file(tmp_path, monkeypatch):
    """A file with a decorated function on the shelf is a format of the command line."""
    file = tmp_path / "counts.py"
    file.write_text(
        "from vkrel.report.formats import renderer\n\n\n"
        "@renderer('counts')\n"
        "def counts(outcome):\n"
        "    return str(len(outcome.shown))\n",
        "utf-8",
    )
    monkeypatch.setattr(data, "__path__", [*data.__path__, str(tmp_path)])
    assert "counts" in formats.names()
    assert formats.render(of(vkrel.Registry()), "counts") == "0"


def test_unknown_format():
    """An unknown format is an error with the known ones."""
    with pytest.raises(ValueError, match="no format 'xml'; there are text, csv, json"):
        formats.render(of(vkrel.Registry()), "xml")
    assert run("check", "--format", "xml")[0] == 2


def test_names_load_no_format():
    """`--help` knows the formats without loading one, nor the findings."""
    code = (
        "from vkrel.report import formats; import sys; formats.names();"
        "print([m for m in sys.modules if m.startswith(('vkrel.report.data.', 'vkrel.findings'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout == "[]\n"
    shelf = Path(data.__path__[0]).glob("[a-z]*.py")
    assert formats.names()[0] == "text"
    assert sorted(formats.names()) == sorted(each.stem for each in shelf)
