"""The difference network, against enumeration of whole days."""

from __future__ import annotations

from itertools import product
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.nets import relation_claim, variable
from vkrel.solve.conflict import Budget
from vkrel.solve.constraints import Difference, Ratio, width
from vkrel.solve.network import PAIRS, conflicts
from vkrel.solve.variable import Variable
from vkrel.values.read import read
from vkrel.values.verdict import Severity

RANGE = 6

spans = st.tuples(st.integers(0, RANGE), st.integers(0, RANGE)).map(sorted).map(tuple)


@st.composite
def networks(draw):
    """Three points with one or two claims each, and up to four relations, some of them printed."""
    points = [
        variable(name, *draw(st.lists(spans, min_size=1, max_size=2))) for name in ("a", "b", "c")
    ]
    relations = []
    for number in range(draw(st.integers(1, 4))):
        one, other = draw(st.permutations(points))[:2]
        low = draw(st.integers(-3, 3))
        claim = relation_claim(str(number)) if draw(st.booleans()) else None
        high = low + draw(st.integers(0, 9))
        relations.append(Difference(one, other, words="words", low=low, high=high, claim=claim))
    return points, relations


def possible(claims, relations, points):
    """Whether some whole days satisfy the chosen claims and the relations."""
    names = [each.name for each in points]
    ranges = []
    for each in points:
        allowed = set(range(-12, 20))
        for answer in each.answers:
            if answer.claim.id in claims:
                cut = answer.reading.strict[0]
                allowed &= set(range(int(cut.low), int(cut.high) + 1))
        ranges.append(sorted(allowed))
    if not all(ranges):
        return False
    for days in product(*ranges):
        at = dict(zip(names, days, strict=True))
        if all(
            each.low <= at[each.later.name] - at[each.earlier.name] <= each.high
            for each in relations
        ):
            return True
    return False


def found(relations, severity=Severity.CONTRADICTION):
    """The clashes of relations, as sets of claim ids."""
    return [set(each.key) for each in conflicts(relations, severity)]


@given(networks())
@settings(max_examples=40)
def test_every_clash_is_real_and_minimal(network):
    """The claims and relations of a conflict cannot hold; without any one of its claims they can."""
    points, relations = network
    for conflict in conflicts(relations, Severity.CONTRADICTION):
        ids = {each.claim.id for each in conflict.bounds}
        assert not possible(ids, conflict.numeric, points)
        for claim in conflict.claims:
            rest = [each for each in conflict.numeric if each.claim is not claim]
            assert possible(ids - {claim.id}, rest, points)


@given(networks())
def test_every_pair_that_cannot_hold_is_found(network):
    """Any two claims that all relations together exclude stand in a conflict."""
    points, relations = network
    if not possible(set(), relations, points):
        assert found(relations)  # the relations exclude one another, and that is said
        return
    printed = {each.claim.id for each in relations if each.claim is not None}
    known = found(relations)
    for one, other in ((0, 1), (0, 2), (1, 2)):
        for a in points[one].claims:
            for b in points[other].claims:
                if not possible({a.id, b.id}, relations, points):
                    assert any(each <= {a.id, b.id} | printed for each in known)


def test_printed_relations_that_exclude_one_another():
    """Three printed orders that go round are a conflict without any date, and minimal."""
    a, b, c = (Variable(name, show=name) for name in "abc")
    round_ = [
        Difference(one, other, words="w", low=1, claim=relation_claim(one.name))
        for one, other in ((a, b), (b, c), (c, a))
    ]
    assert found(round_) == [{"r-a", "r-b", "r-c"}]
    assert found(round_[:2]) == []


def test_a_wrong_relation_hides_no_wrong_date():
    """Where printed relations exclude one another, dates that conflict elsewhere still show."""
    a, b = Variable("a", show="a"), Variable("b", show="b")
    late, early = variable("late", (50, 60)), variable("early", (1, 2))
    relations = [
        Difference(a, b, words="w", low=1, claim=relation_claim("one")),
        Difference(b, a, words="w", low=1, claim=relation_claim("other")),
        Difference(late, early, words="w"),
        Difference(early, a, words="w"),
    ]
    assert found(relations) == [{"r-one", "r-other"}, {"late0", "early0"}]


def test_implied_relations_that_exclude_one_another_blame_nobody():
    """Rules that contradict themselves are a conflict without claims."""
    a, b = variable("a", (1, 2)), variable("b", (1, 2))
    relations = [Difference(a, b, words="w", low=1), Difference(b, a, words="w", low=1)]
    assert [each.claims for each in conflicts(relations, Severity.CONTRADICTION)] == [()]


def test_a_printed_relation_is_left_out_where_implied_ones_suffice():
    """What holds anyway blames no printed relation, though the printed one is tighter."""
    a, b = variable("a", (100, 110)), variable("b", (1, 2))
    relations = [
        Difference(a, b, words="w"),
        Difference(a, b, words="w", low=30, claim=relation_claim("x")),
    ]
    assert found(relations) == [{"a0", "b0"}]


def test_each_printed_relation_that_suffices_is_tried():
    """Two sources that print one relation give two clashes: rival relations one by one."""
    a, b = variable("a", (100, 110)), variable("b", (1, 2))
    relations = [
        Difference(a, b, words="w", claim=relation_claim("x")),
        Difference(a, b, words="w", low=5, claim=relation_claim("y")),
    ]
    assert {frozenset(each) for each in found(relations)} == {
        frozenset({"a0", "b0", "r-x"}),
        frozenset({"a0", "b0", "r-y"}),
    }


def test_rival_claims_are_tried_one_by_one():
    """Of three rival dates of an upgrade, those after the visit conflict with it, each by itself."""
    upgrade = variable("upgrade", (10, 12), (40, 42), (70, 72))
    visit = variable("visit", (30, 31))
    because = Difference(upgrade, visit, words="w", claim=relation_claim("because"))
    assert found([because]) == [
        {"upgrade1", "visit0", "r-because"},
        {"upgrade2", "visit0", "r-because"},
    ]


@pytest.mark.parametrize(
    ("share", "expected"),
    [("40 per cent", []), ("4 per cent", [{"whole0", "part0", "r-share"}])],
)
def test_ratios_in_logarithms(share, expected):
    """A share ties part and whole: 400 of 1,000 are 40 per cent, and not 4."""
    whole = variable("whole", (990, 1010), unit="person")
    part = variable("part", (390, 410), unit="person")
    tie = Ratio(
        whole, part, words="w", claim=relation_claim("share"), **width(read(share, "share"))
    )
    assert found([tie]) == expected


def test_ratios_and_order_work_together():
    """A multiple and an order of amounts share one network: twice as much is not less."""
    start, end, most = (
        variable("start", (10, 11), unit="USD"),
        Variable("end", show="end"),
        variable("most", (15, 16), unit="USD"),
    )
    relations = [Ratio(start, end, words="w", low=2, high=3), Difference(end, most, words="w")]
    assert found(relations) == [{"start0", "most0"}]


def test_multiples_of_multiples():
    """Printed multiples along a chain multiply: twice and twice is not ten times."""
    a, b, c = (Variable(name, show=name) for name in "abc")
    chain = [
        Ratio(a, b, words="w", low=2, high=2.1, claim=relation_claim("ab")),
        Ratio(b, c, words="w", low=2, high=2.1, claim=relation_claim("bc")),
        Ratio(a, c, words="w", low=10, high=11, claim=relation_claim("ac")),
    ]
    assert found(chain) == [{"r-ab", "r-bc", "r-ac"}]


def test_amounts_at_or_below_zero_take_no_part_in_ratios():
    """A negative amount has no logarithm and is left out, without an error."""
    whole, part = variable("whole", (-5, -4), unit="USD"), variable("part", (1, 2), unit="USD")
    assert found([Ratio(whole, part, words="w", low=0.1, high=0.2)]) == []


def test_a_width_that_is_printed_has_two_cuts():
    """Within six months: eight months are a tension, two years a contradiction."""
    duration = read("6 months", "duration")
    for days, expected in ((100, None), (240, Severity.TENSION), (730, Severity.CONTRADICTION)):
        a, b = variable("a", (0, 0)), variable("b", (days, days))
        limits = {**width(duration), "low": 0, "strict_low": 0}
        relation = Difference(a, b, words="w", claim=relation_claim("within"), **limits)
        verdict = next(
            (
                each
                for each in (Severity.CONTRADICTION, Severity.TENSION)
                if found([relation], each)
            ),
            None,
        )
        assert verdict == expected


def test_units_that_differ_are_not_compared():
    """Days are not compared with people."""
    a, b = variable("a", (100, 110), unit="person"), variable("b", (1, 2))
    assert found([Difference(a, b, words="w")]) == []


def test_the_number_of_rivals_listed_is_limited_and_said():
    """Beyond a limit of rival pairs no more are listed, and the budget says so."""
    many = variable("many", *((500 + each, 600) for each in range(PAIRS + 1)))
    budget = Budget()
    listed = list(
        conflicts(
            [Difference(many, variable("b", (1, 2)), words="w")], Severity.CONTRADICTION, budget
        )
    )
    assert (len(listed), budget.hit) == (PAIRS, True)


def test_limits_that_exclude_each_other_are_an_error():
    """A relation that no numbers satisfy is a mistake of the rule that made it."""
    with pytest.raises(ValueError, match="no number is between 5 and 1"):
        Difference(Variable("a", show="a"), Variable("b", show="b"), words="w", low=5, high=1)


def test_width_of_an_unknown_reading_limits_nothing():
    """What cannot be read, or is doubted by its source, proves nothing."""
    assert width(read("a good deal", "share"))["high"] == inf
    assert width(read("a good deal", "share"))["low"] == -inf
