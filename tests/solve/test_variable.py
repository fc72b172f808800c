"""One question: witness and camps, against brute force."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vkrel
from tests.tables.test_claims import registry_of
from vkrel.model.claim import Answer, Claim
from vkrel.solve.same import agree, conflict_in
from vkrel.solve.variable import Variable
from vkrel.values.interval import Interval, intersection, meets
from vkrel.values.reading import Reading
from vkrel.values.verdict import Severity


def question(readings):
    """A variable with an answer for each reading."""
    return Variable(
        "question",
        tuple(
            Answer(Claim("s", None, "", "event", "x", "date", str(number), record=number), each)
            for number, each in enumerate(readings)
        ),
    )


def conflict_of(readings):
    """The conflict among readings."""
    return conflict_in(question(readings))


def reading(strict, lenient, *, unsure=False, unit="1"):
    return Reading(
        text="", kind="quantity", unit=unit, strict=strict, lenient=lenient, unsure=unsure
    )


@st.composite
def readings(draw):
    """A strict interval inside a lenient one, small whole numbers so that ends often touch."""
    ends = sorted(draw(st.lists(st.integers(0, 12), min_size=4, max_size=4)))
    closed = draw(st.tuples(st.booleans(), st.booleans()))
    strict = Interval(ends[1], ends[2], True, True)
    outer = (closed[0] or ends[0] == ends[1], closed[1] or ends[3] == ends[2])
    return reading((strict,), (Interval(ends[0], ends[3], *outer),))


def together(a, b, severity):
    if severity == "contradiction":
        return meets(a.lenient, b.lenient)
    return meets(a.strict, b.strict)


@given(st.lists(readings(), min_size=1, max_size=7))
def test_conflict_is_where_a_pair_does_not_meet(given_readings):
    """A conflict is reported exactly where some pair of cuts does not meet."""
    pairs = list(combinations(given_readings, 2))
    worst = (
        "contradiction"
        if any(not together(a, b, "contradiction") for a, b in pairs)
        else "tension"
        if any(not together(a, b, "tension") for a, b in pairs)
        else None
    )
    conflict = conflict_of(given_readings)
    assert worst == (conflict.severity if conflict else None)


@given(st.lists(readings(), min_size=2, max_size=7))
def test_witness_and_camps(given_readings):
    """The witness does not meet; every camp meets in pairs; camps cover all; they are fewest."""
    conflict = conflict_of(given_readings)
    if conflict is None:
        return
    one, other = conflict.answers
    assert not together(one.reading, other.reading, conflict.severity)
    for camp in conflict.camps:
        for a, b in combinations(camp, 2):
            assert together(a.reading, b.reading, conflict.severity)
    assert len(conflict.compared) == len(given_readings)
    assert len(conflict.camps) == fewest_camps(given_readings, conflict.severity)


def fewest_camps(given_readings, severity):
    """The smallest cover by sets that meet in pairs, by trying all."""
    count = len(given_readings)
    cliques = [
        set(members)
        for size in range(1, count + 1)
        for members in combinations(range(count), size)
        if all(
            together(given_readings[a], given_readings[b], severity)
            for a, b in combinations(members, 2)
        )
    ]
    for size in range(1, count + 1):
        for chosen in combinations(cliques, size):
            if set().union(*chosen) == set(range(count)):
                return size
    raise AssertionError


@given(st.lists(readings(), min_size=2, max_size=6), st.randoms())
def test_order_changes_no_verdict(given_readings, random):
    """The order of readings changes neither the severity nor the number of camps."""
    shuffled = list(given_readings)
    random.shuffle(shuffled)
    one, other = conflict_of(given_readings), conflict_of(shuffled)
    assert (one is None) == (other is None)
    if one and other:
        assert (one.severity, len(one.camps)) == (other.severity, len(other.camps))


@given(st.lists(readings(), min_size=2, max_size=5), st.data())
def test_vaguer_makes_no_contradiction(given_readings, data):
    """Widening both cuts of one reading never creates a contradiction."""
    place = data.draw(st.integers(0, len(given_readings) - 1))
    wider = data.draw(st.integers(0, 5))
    before = conflict_of(given_readings)
    old = given_readings[place]
    vague = reading(
        (Interval(old.strict[0].low - wider, old.strict[0].high + wider),),
        (Interval(old.lenient[0].low - wider, old.lenient[0].high + wider),),
    )
    after = conflict_of([*given_readings[:place], vague, *given_readings[place + 1 :]])
    if before is None:
        assert after is None
    elif before.severity == "tension":
        assert after is None or after.severity == "tension"


def test_a_doubted_value_contradicts_nobody():
    """A source that doubts its own value gives a tension at most."""
    far = (Interval(100, 101),)
    doubted = reading((Interval(1, 2),), (Interval(1, 2),), unsure=True)
    conflict = conflict_of([doubted, reading(far, far)])
    assert conflict is not None
    assert conflict.severity == "tension"


def test_gaps_are_compared_in_pairs():
    """11/10/2023 is one of two days: it agrees with either and not with a third."""
    either = (Interval(1, 1), Interval(30, 30))
    ambiguous = reading(either, either)
    for day, severity in ((1, None), (30, None), (15, "contradiction")):
        other = reading((Interval(day, day),), (Interval(day, day),))
        conflict = conflict_of([ambiguous, other])
        assert severity == (conflict.severity if conflict else None)


def test_units_that_differ_are_not_compared():
    """Dollars and people take no part in one comparison."""
    cut = (Interval(1, 1),)
    other = (Interval(9, 9),)
    assert conflict_of([reading(cut, cut, unit="USD"), reading(other, other, unit="VND")]) is None


@given(st.lists(readings(), min_size=1, max_size=7), st.sampled_from(Severity))
def test_the_largest_camps_share_a_value_and_nobody_can_join(given_readings, severity):
    """Each of the largest camps shares a value; whoever stands outside does not; all are found."""
    asked = question(given_readings)
    camps = [set(map(id, camp)) for camp in asked.largest_camps(severity)]
    everybody = {id(answer): answer.reading.at(severity) for answer in asked.answers}
    cliques = [
        set(members)
        for size in range(1, len(everybody) + 1)
        for members in combinations(everybody, size)
        if shared([everybody[each] for each in members])
    ]
    expected = [each for each in cliques if not any(each < other for other in cliques)]
    assert sorted(map(sorted, camps)) == sorted(map(sorted, expected))


def shared(cuts):
    """What all cuts have in common."""
    first, *rest = cuts
    for cut in rest:
        first = intersection(first, cut)
    return first


@given(st.lists(readings(), max_size=5))
def test_a_quick_look_says_yes_only_where_all_agree(given_readings):
    """Where the quick look finds nothing, the long one finds nothing either."""
    if agree(given_readings):
        assert conflict_of(given_readings) is None


def test_a_number_without_a_unit_goes_with_the_most():
    """87 billion may be dollars; it is compared with the dollars, of which there are most."""
    low, high = (Interval(1, 2),), (Interval(8, 9),)
    asked = question(
        [
            reading(high, high, unit="VND"),
            reading(low, low, unit=""),
            reading(high, high, unit="USD"),
            reading(high, high, unit="USD"),
        ]
    )
    assert [each.reading.unit for each in asked.comparable] == ["", "USD", "USD"]
    conflict = conflict_in(asked)
    assert conflict is not None
    assert [len(camp) for camp in conflict.camps] == [1, 2]


def test_nobody_lends_a_unit_that_is_never_left_out():
    """5 may be kilometres or metres, and 20 is not 20 %: such numbers are not compared."""
    one, other = (Interval(1, 2),), (Interval(8, 9),)
    assert conflict_of([reading(one, one, unit=""), reading(other, other, unit="1")]) is None


@pytest.mark.parametrize(
    "values",
    [
        ("87 billion", "US$120 billion", "US$121 billion"),
        ("5", "9 km", "9.1 km"),
        ("5", "6", "9 km"),
    ],
)
def test_whoever_stands_in_a_camp_takes_part_in_the_finding(values):
    """A number that borrows its unit from the others is a claim of the finding like theirs."""
    rows = [(source, "x", "size", value) for source, value in zip("abc", values, strict=True)]
    for finding in vkrel.check(registry_of(rows)):
        assert {each for camp in finding.camps for each in camp} == {
            claim.id for claim in finding.claims
        }
        assert set(finding.witness) <= {claim.id for claim in finding.claims}
