"""Record types, rules and units of a project of one's own, without a change of vkrel."""

from __future__ import annotations

import subprocess
import sys

PLUGIN = '''
from collections.abc import Iterator
from typing import ClassVar

import attrs

import vkrel
from vkrel.model.fields import Printed, key, value
from vkrel.rules import Constraint, Difference, Variables, rule


@attrs.frozen(kw_only=True)
class Loan(vkrel.Record):
    """Money that is lent: the name, the amount, when it was signed and paid back."""

    layout: ClassVar[tuple[str, ...]] = ("name",)
    dated: ClassVar[str] = "signed"

    name: str = key("text")
    amount: Printed | None = value("quantity")
    signed: Printed | None = value("date")
    repaid: Printed | None = value("date")


@rule("repaid-after-signed", "# repaid-after-signed: a loan is not paid back before it is signed")
def constraints(variables: Variables) -> Iterator[Constraint]:
    """Signed <= repaid."""
    for signed in variables.of_type("loan", "signed"):
        for repaid in variables.of_type("loan", "repaid"):
            if signed.subject == repaid.subject:
                yield Difference(earlier=signed, later=repaid, words="a loan is signed before it is paid back")


vkrel.add_unit("rai", of="square metre", factor=1600, names=["rais"])
'''

CLAIMS = """
[source]
id = "a"
[[passage]]
[[passage.loan]]
name = "bridge"
amount = "US$5 million"
signed = "May 2009"
repaid = "March 2008"
"""


def run(folder, *arguments):
    """The command line with the project's own file."""
    command = [sys.executable, "-m", "vkrel", "--plugin", str(folder / "own.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_own_record_type_and_rule(tmp_path):
    """A type, its claims file and its rule: the finding names the rule; its page is explained."""
    (tmp_path / "own.py").write_text(PLUGIN, "utf-8")
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "a.toml").write_text(CLAIMS, "utf-8")
    done = run(tmp_path, "check", str(tmp_path / "claims"))
    assert done.returncode == 1, done.stderr
    assert "[repaid-after-signed]" in done.stdout
    assert "not paid back before" in run(tmp_path, "explain", "repaid-after-signed").stdout


def test_own_unit(tmp_path):
    """A unit is held against others of its dimension."""
    (tmp_path / "own.py").write_text(PLUGIN, "utf-8")
    assert run(tmp_path, "compare", "10 rai", "16,000 square metres").stdout.startswith(
        "compatible"
    )
    assert run(tmp_path, "compare", "10 rais", "5,000 square metres").stdout.startswith("contra")
