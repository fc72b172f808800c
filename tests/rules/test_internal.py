"""Rules that fail, and rules that contradict one another."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

import vkrel
from tests.findings.test_check import vocabulary
from tests.nets import variable
from vkrel import Partnership, Registry, rules
from vkrel.cli import main
from vkrel.solve.constraints import Difference


def broken(_):
    """A rule that raises after all."""
    raise ZeroDivisionError("one over none")


@pytest.fixture
def with_rule(monkeypatch):
    """Put another rule beside the real ones."""

    def put(relations):
        known = {**rules.all_rules(), "ladder-order": relations}
        monkeypatch.setattr(rules, "all_rules", lambda: known)

    return put


def registry(*dates):
    """One level, a source a date."""
    made = Registry(vocabulary())
    for number, date in enumerate(dates):
        made.add(Partnership(level="low", date=date), source=f"s{number}")
    return made


def test_a_rule_that_raises_is_a_note(with_rule):
    """A failing rule becomes a note of the rule internal, and the other findings are there."""
    with_rule(broken)
    findings = vkrel.check(registry("2001", "2009"))
    assert [(each.rule, each.severity) for each in findings] == [
        ("same-slot", "contradiction"),
        ("internal", "note"),
    ]
    assert findings[1].title == "The rule ladder-order failed"
    assert "ZeroDivisionError: one over none" in findings[1].explanation


def test_rules_that_contradict_one_another_blame_no_claim(with_rule):
    """Implied relations that exclude one another are a note about the rules."""

    def relations(variables):
        (slot,) = variables.of_type("partnership", "date")
        there, back = slot, variable("x", (1, 2))
        yield Difference(there, back, words="up", low=1)
        yield Difference(back, there, words="down", low=1)

    with_rule(relations)
    (finding,) = vkrel.check(registry("2001"))
    assert (finding.rule, finding.severity, finding.claims) == ("internal", "note", ())
    assert "contradicts itself" in finding.title


def test_status_of_a_failing_rule(with_rule):
    """The command line says which rule failed, and ends with status 2."""
    with_rule(broken)
    done = CliRunner().invoke(main, ["check"])
    assert done.exit_code == 2
    assert "The rule ladder-order failed" in done.output


def test_internal_has_a_page():
    """`vkrel explain internal` says what the name means."""
    done = CliRunner().invoke(main, ["explain", "internal"])
    assert done.output.startswith("# internal: a rule failed")
