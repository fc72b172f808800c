"""The difference network, against enumeration of whole days."""

from __future__ import annotations

from itertools import product
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.nets import point, relation_claim
from vkrel.solve.network import PAIRS, Budget, clashes
from vkrel.solve.relations import Difference, Point, Ratio, width
from vkrel.values.read import read

RANGE = 6

spans = st.tuples(st.integers(0, RANGE), st.integers(0, RANGE)).map(sorted).map(tuple)


@st.composite
def networks(draw):
    """Three points with one or two claims each, and up to four relations, some of them printed."""
    points = [
        point(name, *draw(st.lists(spans, min_size=1, max_size=2))) for name in ("a", "b", "c")
    ]
    relations = []
    for number in range(draw(st.integers(1, 4))):
        one, other = draw(st.permutations(points))[:2]
        low = draw(st.integers(-3, 3))
        claim = relation_claim(str(number)) if draw(st.booleans()) else None
        high = low + draw(st.integers(0, 9))
        relations.append(Difference("rule", "words", one, other, low, high, claim))
    return points, relations


def possible(claims, relations, points):
    """Whether some whole days satisfy the chosen claims and the relations."""
    names = [each.name for each in points]
    ranges = []
    for each in points:
        allowed = set(range(-12, 20))
        for claim, reading in each.claims:
            if claim.id in claims:
                cut = reading.strict[0]
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


def found(relations, severity="contradiction"):
    """The clashes of relations, as sets of claim ids."""
    return [set(each.key) for each in clashes(relations, severity)]


@given(networks())
@settings(max_examples=40)
def test_every_clash_is_real_and_minimal(network):
    """The claims and relations of a clash cannot hold; without any one of its claims they can."""
    points, relations = network
    for clash in clashes(relations, "contradiction"):
        ids = {each.claim.id for each in clash.ends}
        assert not possible(ids, clash.relations, points)
        for claim in clash.claims:
            rest = [each for each in clash.relations if each.claim is not claim]
            assert possible(ids - {claim.id}, rest, points)


@given(networks())
def test_every_pair_that_cannot_hold_is_found(network):
    """Any two claims that all relations together exclude stand in a clash."""
    points, relations = network
    if not possible(set(), relations, points):
        assert found(relations)  # the relations exclude one another, and that is said
        return
    printed = {each.claim.id for each in relations if each.claim is not None}
    known = found(relations)
    for one, other in ((0, 1), (0, 2), (1, 2)):
        for a, _ in points[one].claims:
            for b, _ in points[other].claims:
                if not possible({a.id, b.id}, relations, points):
                    assert any(each <= {a.id, b.id} | printed for each in known)


def test_printed_relations_that_exclude_one_another():
    """Three printed orders that go round are a clash without any date, and minimal."""
    a, b, c = (Point(name, name) for name in "abc")
    round_ = [
        Difference("r", "w", one, other, low=1, claim=relation_claim(one.name))
        for one, other in ((a, b), (b, c), (c, a))
    ]
    assert found(round_) == [{"r-a", "r-b", "r-c"}]
    assert found(round_[:2]) == []


def test_a_wrong_relation_hides_no_wrong_date():
    """Where printed relations exclude one another, dates that clash elsewhere still show."""
    a, b = Point("a", "a"), Point("b", "b")
    late, early = point("late", (50, 60)), point("early", (1, 2))
    relations = [
        Difference("r", "w", a, b, low=1, claim=relation_claim("one")),
        Difference("r", "w", b, a, low=1, claim=relation_claim("other")),
        Difference("r", "w", late, early),
        Difference("r", "w", early, a),
    ]
    assert found(relations) == [{"r-one", "r-other"}, {"late0", "early0"}]


def test_implied_relations_that_exclude_one_another_blame_nobody():
    """Rules that contradict themselves are a clash without claims."""
    a, b = point("a", (1, 2)), point("b", (1, 2))
    relations = [Difference("r", "w", a, b, low=1), Difference("r", "w", b, a, low=1)]
    assert [each.claims for each in clashes(relations, "contradiction")] == [()]


def test_a_printed_relation_is_left_out_where_implied_ones_suffice():
    """What holds anyway blames no printed relation, though the printed one is tighter."""
    a, b = point("a", (100, 110)), point("b", (1, 2))
    relations = [
        Difference("r", "w", a, b),
        Difference("r", "w", a, b, low=30, claim=relation_claim("x")),
    ]
    assert found(relations) == [{"a0", "b0"}]


def test_each_printed_relation_that_suffices_is_tried():
    """Two sources that print one relation give two clashes: rival relations one by one."""
    a, b = point("a", (100, 110)), point("b", (1, 2))
    relations = [
        Difference("r", "w", a, b, claim=relation_claim("x")),
        Difference("r", "w", a, b, low=5, claim=relation_claim("y")),
    ]
    assert {frozenset(each) for each in found(relations)} == {
        frozenset({"a0", "b0", "r-x"}),
        frozenset({"a0", "b0", "r-y"}),
    }


def test_rival_claims_are_tried_one_by_one():
    """Of three rival dates of an upgrade, those after the visit clash with it, each by itself."""
    upgrade = point("upgrade", (10, 12), (40, 42), (70, 72))
    visit = point("visit", (30, 31))
    because = Difference("r", "w", upgrade, visit, claim=relation_claim("because"))
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
    whole = point("whole", (990, 1010), unit="person")
    part = point("part", (390, 410), unit="person")
    tie = Ratio("r", "w", whole, part, claim=relation_claim("share"), **width(read(share, "share")))
    assert found([tie]) == expected


def test_ratios_and_order_work_together():
    """A multiple and an order of amounts share one network: twice as much is not less."""
    start, end, most = (
        point("start", (10, 11), unit="USD"),
        Point("end", "end"),
        point("most", (15, 16), unit="USD"),
    )
    relations = [Ratio("r", "w", start, end, 2, 3), Difference("r", "w", end, most)]
    assert found(relations) == [{"start0", "most0"}]


def test_multiples_of_multiples():
    """Printed multiples along a chain multiply: twice and twice is not ten times."""
    a, b, c = (Point(name, name) for name in "abc")
    chain = [
        Ratio("r", "w", a, b, 2, 2.1, relation_claim("ab")),
        Ratio("r", "w", b, c, 2, 2.1, relation_claim("bc")),
        Ratio("r", "w", a, c, 10, 11, relation_claim("ac")),
    ]
    assert found(chain) == [{"r-ab", "r-bc", "r-ac"}]


def test_amounts_at_or_below_zero_take_no_part_in_ratios():
    """A negative amount has no logarithm and is left out, without an error."""
    whole, part = point("whole", (-5, -4), unit="USD"), point("part", (1, 2), unit="USD")
    assert found([Ratio("r", "w", whole, part, 0.1, 0.2)]) == []


def test_a_width_that_is_printed_has_two_cuts():
    """Within six months: eight months are a tension, two years a contradiction."""
    duration = read("6 months", "duration")
    for days, expected in ((100, None), (240, "tension"), (730, "contradiction")):
        a, b = point("a", (0, 0)), point("b", (days, days))
        limits = {**width(duration), "low": 0, "strict_low": 0}
        relation = Difference("r", "w", a, b, claim=relation_claim("within"), **limits)
        verdict = next(
            (each for each in ("contradiction", "tension") if found([relation], each)), None
        )
        assert verdict == expected


def test_units_that_differ_are_not_compared():
    """Days are not compared with people."""
    a, b = point("a", (100, 110), unit="person"), point("b", (1, 2))
    assert found([Difference("r", "w", a, b)]) == []


def test_the_number_of_rivals_listed_is_limited_and_said():
    """Beyond a limit of rival pairs no more are listed, and the budget says so."""
    many = point("many", *((500 + each, 600) for each in range(PAIRS + 1)))
    budget = Budget()
    listed = list(
        clashes([Difference("r", "w", many, point("b", (1, 2)))], "contradiction", budget)
    )
    assert (len(listed), budget.hit) == (PAIRS, True)


def test_limits_that_exclude_each_other_are_an_error():
    """A relation that no numbers satisfy is a mistake of the rule that made it."""
    with pytest.raises(ValueError, match="no number is between 5 and 1"):
        Difference("r", "w", Point("a", "a"), Point("b", "b"), 5, 1)


def test_width_of_an_unknown_reading_limits_nothing():
    """What cannot be read, or is doubted by its source, proves nothing."""
    assert width(read("a good deal", "share"))["high"] == inf
    assert width(read("a good deal", "share"))["low"] == -inf
