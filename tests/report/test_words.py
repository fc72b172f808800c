"""Findings in words: sentences of proofs, and what is said where nobody has words."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import vkrel
from tests.nets import relation_claim, variable
from vkrel.findings.finding import Finding, Plain
from vkrel.findings.proof import prove
from vkrel.report.words import arithmetic, number
from vkrel.solve import network, sums
from vkrel.solve.constraints import Difference, Ratio, Sum
from vkrel.solve.variable import Variable
from vkrel.values.interval import Interval
from vkrel.values.verdict import Severity


def proof(constraints, module=network):
    """The sentences of the proof of the first conflict."""
    conflict = next(iter(module.conflicts(constraints, Severity.CONTRADICTION)))
    return list(arithmetic(Finding("rule", conflict, (), proof=prove(conflict))))


def test_arithmetic_of_dates():
    """A limit in days is added to the date that it starts from."""
    a, b = variable("a", (10957, 10987)), variable("b", (11400, 11400))
    assert proof([Difference(a, b, words="w", low=0, high=183)]) == [
        "by s, b is at the earliest 2001-03-19",
        "by s, a is at the latest 2000-01-31",
        "so b is at the latest 2000-01-31 + 183 days = 2000-08-01",
        "2001-03-19 is later than 2000-08-01",
    ]


@given(st.floats(1, 1e10), st.floats(1e-7, 1))
def test_the_last_step_is_true_as_printed(end, more):
    """What is said to be more is more, in the figures that are printed."""
    low, high = (
        variable(name, (value, value), unit="1")
        for name, value in (("low", end * (1 + more)), ("high", end))
    )
    said = proof([Difference(low, high, words="w")])
    assume(said)  # what differs by less than the solver rounds is no conflict
    above, below = (float(each.replace(",", "")) for each in said[-1].split(" is more than "))
    assert above > below


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


@pytest.mark.parametrize(
    ("closed", "days"),
    [(True, ("2000-01-31", "2001-03-19")), (False, ("2000-01-30", "2001-03-20"))],
)
def test_an_open_end_leaves_out_its_day(closed, days):
    """A span up to but without a day ends on the day before; one after a day begins on the next."""
    early, late = (
        _with_cut(variable(name, (1, 1)), Interval(low, high, closed, closed))
        for name, low, high in (("early", 10957, 10987), ("late", 11400, 11500))
    )
    assert proof([Difference(late, early, words="w")]) == [
        f"by s, late is at the earliest {days[1]}",
        f"so early is at the earliest {days[1]}",
        f"by s, early is at the latest {days[0]}",
        f"{days[1]} is later than {days[0]}",
    ]


def _with_cut(name, interval):
    """The variable with this cut, whoever reads it."""
    (answer,) = name.answers
    reading = type(answer.reading)(
        text="", kind="date", unit="day", strict=(interval,), lenient=(interval,)
    )
    return Variable(name.name, (type(answer)(answer.claim, reading),), name.show)


@pytest.mark.parametrize(("count", "text"), [(0, "no"), (1, "one"), (10, "ten"), (1100, "1,100")])
def test_small_numbers_are_words(count, text):
    """Up to ten a number is a word; then it is a figure."""
    assert number(count) == text


def test_without_a_report_a_finding_still_says_something():
    """Whoever imports the room of findings alone gets slots, sources and values."""
    finding = next(each for each in vkrel.check() if each.rule == "ladder-order")
    plain = Plain()
    assert plain.title(finding) == " and ".join(finding.slots)
    for answer in finding.conflict.answers:
        assert f"{answer.claim.source}: {answer.claim.value}" in plain.explanation(finding)
    assert len(plain.arithmetic(finding)) == len(finding.proof.steps)


def test_prints():
    """What people type first prints severity, title, rule and explanation."""
    finding = vkrel.check()[0]
    first, second = str(finding).split("\n")
    assert first == f"contradiction: {finding.title} [{finding.rule}]"
    assert second.strip() == finding.explanation
