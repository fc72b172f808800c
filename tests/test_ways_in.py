"""The ways in of docs/contributing.md, walked in a scratch copy: each needs the files it names."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import vkrel

PACKAGE = Path(vkrel.__file__).parent

LOAN = '''"""A loan: money that is lent."""

from __future__ import annotations

from typing import ClassVar

import attrs

from vkrel.model.fields import Printed, key, value
from vkrel.model.record import Record


@attrs.frozen(kw_only=True)
class Loan(Record):
    """That money was lent, and when."""

    layout: ClassVar[tuple[str, ...]] = ("name",)

    name: str = key("text")
    signed: Printed | None = value("date")
    repaid: Printed | None = value("date")
'''
RULE = '''"""A loan is not paid back before it is signed."""

from __future__ import annotations

from collections.abc import Iterator

from vkrel.solve.constraints import Difference
from vkrel.variables.variables import Variables


def constraints(variables: Variables) -> Iterator[Difference]:
    """Signed <= repaid."""
    for signed in variables.of_type("loan", "signed"):
        for repaid in variables.of_type("loan", "repaid"):
            yield Difference(signed, repaid, words="a loan is signed before it is paid back")
'''
CLAIMS = """
[source]
id = "a"
[[passage]]
[[passage.loan]]
name = "bridge"
signed = "May 2009"
repaid = "March 2008"
"""


@pytest.fixture
def scratch(tmp_path):
    """A copy of the package, and a way to run its modules."""
    shutil.copytree(PACKAGE, tmp_path / "vkrel", ignore=shutil.ignore_patterns("__pycache__"))

    def run(*arguments):
        return subprocess.run(
            [sys.executable, "-m", *arguments],
            capture_output=True, text=True, check=False, cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(tmp_path)},
        )  # fmt: skip

    return tmp_path, run


def test_a_unit_is_a_row(scratch):
    """A row of the spelling table, compiled by pint."""
    folder, run = scratch
    assert run("vkrel", "compare", "3 chains", "60 metres").stdout.startswith("unknown")
    table = folder / "vkrel" / "values" / "quantities" / "units.toml"
    row = 'chain = { pint = "chain", spelled = "chains", example = "3 chains" }\n'
    table.write_text(table.read_text("utf-8").replace("foot = ", f"{row}foot = ", 1), "utf-8")
    compiled = run("vkrel.values.quantities.compile_units")
    assert compiled.returncode == 0, compiled.stderr
    assert run("vkrel", "compare", "3 chains", "60 metres").stdout.startswith("compatible")


def test_a_record_type_and_a_rule(scratch):
    """A type is its file and a line of `types.py`; a rule is its file and its page."""
    folder, run = scratch
    (folder / "a.toml").write_text(CLAIMS, "utf-8")
    assert "loan" in run("vkrel", "check", "a.toml").stderr
    model = folder / "vkrel" / "model"
    (model / "loan.py").write_text(LOAN, "utf-8")
    types = model / "types.py"
    line, before = "from vkrel.model.loan import Loan as Loan\n", "from vkrel.model.name "
    types.write_text(types.read_text("utf-8").replace(before, line + before, 1), "utf-8")
    assert run("vkrel", "check", "a.toml").stdout.startswith("Nothing contradicts")
    rules = folder / "vkrel" / "rules"
    (rules / "repaid_late.py").write_text(RULE, "utf-8")
    (rules / "repaid_late.md").write_text("# repaid-late: a loan is signed first\n", "utf-8")
    assert "[repaid-late]" in run("vkrel", "check", "a.toml").stdout
