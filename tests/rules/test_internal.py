"""Rules that fail, and proofs that can be redone with a pencil."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from click.testing import CliRunner
from vkrel.findings.pencil import steps

import vkrel
from tests.findings.test_invariance import vocabulary
from tests.nets import relation_claim, variable
from vkrel import Partnership, Registry, rules
from vkrel.cli import main
from vkrel.solve import network, sums
from vkrel.solve.constraints import Difference, Ratio, Sum
from vkrel.values.verdict import Severity


def broken(_):
    """A rule that raises after all."""
    raise ZeroDivisionError("one over none")


@pytest.fixture
def with_rule(monkeypatch):
    """Put another rule beside the real ones."""

    def put(relations):
        known = {**rules.all_rules(), "ladder-order": SimpleNamespace(constraints=relations)}
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


def proof(relations, module=network):
    """The steps of the first conflict."""
    return steps(next(iter(module.conflicts(relations, Severity.CONTRADICTION))))


def test_arithmetic_of_dates():
    """A limit in days is added to the date that it starts from."""
    a, b = variable("a", (10957, 10987)), variable("b", (11400, 11400))
    assert proof([Difference(a, b, words="w", low=0, high=183)]) == [
        "by s, b is at the earliest 2001-03-19",
        "by s, a is at the latest 2000-01-31",
        "so b is at the latest 2000-01-31 + 183 days = 2000-08-01",
        "2001-03-19 is later than 2000-08-01",
    ]


def test_arithmetic_of_shares():
    """A share is multiplied with its whole."""
    whole, part = (
        variable("whole", (51e6, 52e6), unit="person"),
        variable("part", (2e5, 3e5), unit="person"),
    )
    said = proof([Ratio(whole, part, words="w", low=0.085, high=0.095)])
    assert said == [
        "by s, whole is at least 51,000,000 person",
        "so part is at least 51,000,000 person × 0.085 = 4,335,000 person",
        "by s, part is at most 300,000 person",
        "4,335,000 person is more than 300,000 person",
    ]


def test_arithmetic_of_sums():
    """Parts are added up, negative ones in brackets."""
    total = variable("total", (50, 50), unit="USD")
    parts = (variable("a", (13, 13), unit="USD"), variable("b", (-3, -3), unit="USD"))
    said = proof([Sum(total, parts, words="w")], sums)
    assert any("13 USD + (-3 USD) = 10 USD" in each for each in said)


def test_arithmetic_of_relations_alone():
    """Printed relations that go round are listed with their limits."""
    a, b = variable("a"), variable("b")
    said = proof(
        [
            Difference(a, b, words="w", low=1, high=5, claim=relation_claim("x")),
            Difference(b, a, words="w", low=2, claim=relation_claim("y")),
        ]
    )
    assert sorted(said) == [
        "a is 2 or more away from b",
        "b is 1 to 5 away from a",
        "going round, no value is left",
    ]
