"""Sums by interval propagation, and the exact arithmetic behind minimal conflicts."""

from __future__ import annotations

from itertools import product
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.nets import relation_claim, variable
from vkrel.solve import sums
from vkrel.solve.components import solve
from vkrel.solve.conflict import Budget
from vkrel.solve.constraints import Difference, Ratio, Sum
from vkrel.solve.graph import components
from vkrel.solve.linear import has_cycle, possible
from vkrel.solve.variable import Variable
from vkrel.values.verdict import Severity

SMALL = range(9)


def found(relations, severity=Severity.CONTRADICTION):
    """The clashes of relations, as sets of claim ids."""
    return [set(each.key) for each in sums.conflicts(relations, severity)]


def amounts(name, *cuts):
    """A point of amounts."""
    return variable(name, *cuts, unit="USD")


def test_parts_that_make_up_the_total():
    """13 + 10 + 19 is 42: no conflict; 50 is one of all four."""
    parts = tuple(amounts(f"part{n}", (each, each)) for n, each in enumerate((13, 10, 19)))
    assert found([Sum(amounts("total", (42, 42)), parts, words="w")]) == []
    assert found([Sum(amounts("total", (50, 50)), parts, words="w")]) == [
        {"total0", "part00", "part10", "part20"}
    ]


def test_some_of_the_parts():
    """Parts that are not all may fall short of the total, never exceed it."""
    parts = (amounts("a", (30, 31)), amounts("b", (20, 21)))
    some = {"high": inf}
    assert found([Sum(amounts("total", (90, 91)), parts, words="w", **some)]) == []
    assert found([Sum(amounts("total", (40, 41)), parts, words="w", **some)]) == [
        {"total0", "a0", "b0"}
    ]


def test_rounded_parts_have_their_slack():
    """Three shares of 33.3 rounded make 100: each may be off by half a unit."""
    parts = tuple(amounts(f"part{n}", (33.25, 33.35)) for n in range(3))
    assert found([Sum(amounts("total", (99.9, 100.1)), parts, words="w")]) == []


def test_deficits_are_negative_amounts():
    """Exports are imports plus balance, also where the balance is a deficit."""
    exports, imports = amounts("exports", (20, 21)), amounts("imports", (30, 31))
    fine, wrong = amounts("balance", (-11, -9)), amounts("balance", (9, 11))
    assert found([Sum(exports, (imports, fine), words="w")]) == []
    assert found([Sum(exports, (imports, wrong), words="w")]) == [
        {"exports0", "imports0", "balance0"}
    ]


def test_the_printed_sum_can_be_the_wrong_one():
    """A sum that a source prints takes part as a claim of its own."""
    total, part = amounts("total", (10, 10)), amounts("part", (3, 3))
    printed = Sum(total, (part,), words="w", claim=relation_claim("sum"))
    assert found([printed]) == [{"total0", "part0", "r-sum"}]


def test_rival_totals_are_tried_one_by_one():
    """Of two rival totals the one that the parts do not make is named."""
    parts = (amounts("a", (3, 3)), amounts("b", (4, 4)))
    assert found([Sum(amounts("total", (7, 7), (17, 17)), parts, words="w")]) == [
        {"a0", "b0", "total1"}
    ]


def test_sums_ratios_and_orders_together():
    """A total of two parts, one of them a tenth of an amount that is too large for it."""
    total, whole = amounts("total", (10, 12)), amounts("whole", (500, 510))
    one, other = Variable("one", show="one"), amounts("other", (1, 2))
    relations = [
        Sum(total, (one, other), words="w"),
        Ratio(whole, one, words="w", low=0.1, high=0.1),
        Difference(other, one, words="w"),
    ]
    assert found(relations) == [{"total0", "whole0", "other0"}]


def test_an_amount_of_several_ratios_is_above_zero_by_each_of_them():
    """What b allows puts a below zero; that a ratio excludes, whatever a printed one says too."""
    a, b = amounts("a", (17, 17)), amounts("b", (1, 7))
    top, other = amounts("top", (13, 13)), amounts("other", (5, 40))
    relations = [
        Ratio(a, top, words="w", low=0.25, high=0.275),
        Difference(a, b, words="w", low=8, high=11, claim=relation_claim("later")),
        Ratio(other, a, words="w", low=2, high=4, claim=relation_claim("multiple")),
    ]
    (solution,) = solve(relations)
    assert [each.key for each in solution.conflicts] == [("a0", "top0"), ("b0", "r-later")]


def test_large_numbers_that_differ_by_rounding_do_not_clash():
    """Sums of floats are not exact, and that is never a finding."""
    parts = tuple(amounts(f"p{n}", (each, each)) for n, each in enumerate((1e11 + 0.1, -1e11, 0.2)))
    assert found([Sum(amounts("total", (0.3, 0.3)), parts, words="w")]) == []


def test_limits_of_enumeration_are_said():
    """Where more rivals combine than are tried, the budget says so, and the rest is still told."""
    parts = tuple(
        amounts(f"p{n}", *((each * 10, each * 10 + 1) for each in range(3))) for n in range(6)
    )
    budget = Budget()
    listed = list(
        sums.conflicts(
            [Sum(amounts("total", (900, 901)), parts, words="w")], Severity.CONTRADICTION, budget
        )
    )
    assert budget.hit
    assert listed


cuts = st.tuples(st.sampled_from(SMALL), st.sampled_from(SMALL)).map(sorted).map(tuple)


@st.composite
def nets(draw):
    """Four amounts with a claim each, and up to three relations over whole numbers."""
    points = [amounts(name, draw(cuts)) for name in "abcd"]
    relations = []
    for number in range(draw(st.integers(1, 3))):
        first, second, third = draw(st.permutations(points))[:3]
        claim = relation_claim(str(number)) if draw(st.booleans()) else None
        if draw(st.booleans()):
            relations.append(Sum(first, (second, third), words="w", claim=claim))
        else:
            low = draw(st.integers(-3, 3))
            relations.append(
                Difference(first, second, words="w", low=low, high=low + 2, claim=claim)
            )
    return points, relations


def solvable(bounds, relations, points):
    """Whether some half numbers fit, by trying them all."""
    names = [each.name for each in points]
    half = [each / 2 for each in range(-8, 25)]
    ranges = [
        [
            each
            for each in half
            if all(
                b.interval.low <= each <= b.interval.high for b in bounds if b.variable.name == name
            )
        ]
        for name in names
    ]
    if any(not each for each in ranges):
        return False
    return any(
        all(_holds(each, dict(zip(names, values, strict=True))) for each in relations)
        for values in product(*ranges)
    )


def _holds(relation, at):
    if isinstance(relation, Sum):
        value = at[relation.total.name] - sum(at[each.name] for each in relation.parts)
    else:
        value = at[relation.later.name] - at[relation.earlier.name]
    return relation.low <= value <= relation.high


@given(nets())
@settings(max_examples=12)
def test_every_clash_is_real(net):
    """No numbers satisfy the claims and relations of a conflict; by trying half numbers."""
    points, relations = net
    for conflict in sums.conflicts(relations, Severity.CONTRADICTION):
        assert not solvable(conflict.bounds, conflict.numeric, points)


@given(nets())
def test_every_clash_is_minimal(net):
    """Without any one of its claims a conflict can hold, by exact arithmetic."""
    _, relations = net
    for conflict in sums.conflicts(relations, Severity.CONTRADICTION):
        assert not possible(conflict.bounds, conflict.numeric, Severity.CONTRADICTION)
        for claim in conflict.claims:
            ends = [each for each in conflict.bounds if each.claim is not claim]
            tied = [each for each in conflict.numeric if each.claim is not claim]
            assert possible(ends, tied, Severity.CONTRADICTION)


@given(nets())
@settings(max_examples=12)
def test_exact_arithmetic_finds_what_exists(net):
    """Where half numbers solve a net, exact arithmetic says so."""
    points, relations = net
    bounds = [each for one in points for each in one.bounds(Severity.CONTRADICTION)]
    if solvable(bounds, relations, points):
        assert possible(bounds, relations, Severity.CONTRADICTION)


@pytest.mark.parametrize(("count", "expected"), [(1, False), (2, True)])
def test_cycles(count, expected):
    """Two relations that share two points have a cycle; one has not."""
    a, b = amounts("a", (1, 2)), amounts("b", (1, 2))
    assert has_cycle([Difference(a, b, words="w")] * count) is expected


def test_components_are_solved_apart():
    """Points that nothing ties are of different components, whatever the order of relations."""
    a, b, c, d = (amounts(name, (1, 2)) for name in "abcd")
    relations = [
        Difference(a, b, words="w"),
        Difference(c, d, words="w"),
        Difference(b, a, words="w"),
    ]

    def names(relation):
        return relation.names

    parts = [len(each) for each in components(relations, names)]
    assert sorted(parts) == [1, 2]
    assert parts == [len(each) for each in components(relations[::-1], names)]


def test_a_conflict_through_a_point_that_shows_it_itself_is_told_once():
    """A <= b <= c: where a's own conflict with b is found, a against c says nothing new."""
    a, b, c = variable("a", (90, 91)), variable("b", (50, 51)), variable("c", (20, 21))
    relations = [Difference(a, b, words="w"), Difference(b, c, words="w")]
    (solution,) = solve(relations)
    assert [each.key for each in solution.conflicts] == [("a0", "b0"), ("b0", "c0")]
    assert solution.complete


def test_tensions_come_after_the_culprits_of_contradictions():
    """A claim that a contradiction blames makes no tensions; others still do."""
    wrong = variable("wrong", ((90, 91), (90, 91)))
    near = variable("near", ((50, 52), (40, 60)))
    far = variable("far", ((45, 48), (44, 49)))
    relations = [Difference(wrong, near, words="w"), Difference(wrong, far, words="w"),
                 Difference(near, far, words="w")]  # fmt: skip
    (solution,) = solve(relations)
    told = {(each.severity, each.key) for each in solution.conflicts}
    assert told == {
        (Severity.CONTRADICTION, ("near0", "wrong0")),
        (Severity.CONTRADICTION, ("far0", "wrong0")),
        (Severity.TENSION, ("far0", "near0")),
    }
