"""The two faces of the library say the same of the same two values."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import vkrel
from tests.strategies.habits import habits
from tests.strategies.quantities import quantities
from vkrel import Indicator, Registry, Source
from vkrel.findings.same_slot import NEVER_MISSING
from vkrel.model.vocabulary import Measure, Vocabulary
from vkrel.values.compare import compare
from vkrel.values.context import Context, Side
from vkrel.values.habit import NO_HABIT, Habit
from vkrel.values.verdict import Kind, Severity

YEARS = ("2021", "2022", "2022-06", "June 2022", "2022-06-17")
VALUES = {
    Kind.QUANTITY: st.one_of(
        quantities(),
        st.builds(
            "{}{}{}".format,
            st.sampled_from(("", "about ", "over ", "US$", "€")),
            st.sampled_from(
                ("5", "5.2", "5,2", "6", "20", "87", "120", "5,000", "5.000", "87 billion")
            ),
            st.sampled_from(
                ("", " km", " metres", " per cent", "%", " people", " USD", " years", " tonnes")
            ),
        ),
    ),
    Kind.DATE: st.sampled_from(
        ("2009", "October 2009", "3 October 2009", "4 October 2009", "2009?", "11/10/2009", "c. 2010")
    ),
    Kind.NAME: st.sampled_from(("Ada", "ada ", "Bo", "Çelik", "Celik")),
    Kind.SET: st.sampled_from(
        (
            "Ghana, Togo and Benin", "the members are Ghana and Togo", "only four countries",
            "five countries", "including Ghana", "no countries",
        )
    ),
    Kind.RANK: st.sampled_from(("first", "third largest", "top two", "3rd", "one of the largest")),
    Kind.TIME: st.sampled_from(("7:10", "7:15 p.m.", "19:10", "2011-12-01 7:10 p.m.", "Dec 1 19:10")),
    Kind.DURATION: st.sampled_from(("ten years", "12 years", "6 months", "nearly 40 years")),
    Kind.MULTIPLE: st.sampled_from(("tripled", "fourfold", "increased by 300%", "doubled")),
    Kind.ORDINAL: st.sampled_from(("14th", "the 15th", "fourteenth")),
}  # fmt: skip


def pairs():
    """A kind with two values that are printed for it."""
    return st.sampled_from(sorted(VALUES)).flatmap(
        lambda kind: st.tuples(st.just(kind), VALUES[kind], VALUES[kind])
    )


def sides(**texts):
    """What both sides print beside their values: each qualifier on none, one or both."""
    words = {name: st.none() | st.sampled_from(values) for name, values in texts.items()}
    return st.tuples(*(st.fixed_dictionaries(words) for _ in "ab"))


def keywords(both):
    """Qualifiers of two sides as keywords of `compare`."""
    return {
        f"{side}_{name}": text
        for side, qualifiers in zip("ab", both, strict=True)
        for name, text in qualifiers.items()
    }


def verdict(registry):
    """The worst that `check` finds, as `compare` would call it; None where it finds nothing."""
    severities = [finding.severity for finding in vkrel.check(registry, select=["same-slot"])]
    return min(severities, key=list(Severity).index, default=None)


def told(comparison):
    """What a verdict comes to in a check: what agrees and what cannot be compared is no finding."""
    return comparison.verdict.severity


def rows(kinds, values, both, does=("", ""), **shared):
    """A table of two sources, a row each, on one attribute of one thing; `does` are their habits."""
    return Registry.from_rows(
        {
            "source": source, "line": line, "type": "thing", "subject": "it",
            "attribute": "measured", "value": value, "kind": kind, "habit": str(habit),
            **{f"qualifier.{name}": text for name, text in qualifiers.items()}, **shared,
        }
        for line, (source, kind, value, qualifiers, habit) in enumerate(
            zip(("one", "other"), kinds, values, both, does, strict=True), 1
        )
    )  # fmt: skip


@given(
    pair=pairs(),
    both=sides(
        as_of=YEARS, period=YEARS, population=("residents", "workers", "Residents"),
        modality=("actual", "target", "goal", "forecast", "estimate"), status=("P", "A", "E", "B"),
    ),
    unit=st.sampled_from(("", "km", "USD", "person")),
    discrete=st.booleans(),
    does=st.tuples(habits(), habits()),
)  # fmt: skip
@example(
    pair=(Kind.QUANTITY, "87 billion", "US$120 billion"), both=({}, {}), unit="", discrete=False,
    does=(NO_HABIT, NO_HABIT),
)  # fmt: skip
@example(
    pair=(Kind.QUANTITY, "5.2", "6 km"), both=({}, {}), unit="", discrete=False,
    does=(NO_HABIT, NO_HABIT),
)  # fmt: skip
@example(
    pair=(Kind.QUANTITY, "120", "123"), both=({}, {}), unit="", discrete=True,
    does=(Habit(place="10"), Habit(place="1")),
)  # fmt: skip
def test_rows_of_a_table(pair, both, unit, discrete, does):
    """Two rows of one attribute are judged as their two values are."""
    kind, *values = pair
    registry = rows((kind, kind), values, both, does, unit=unit, discrete=discrete)
    comparison = compare(
        *values, kind, slot="thing/it#measured", unit=unit, discrete=discrete,
        a_habit=does[0], b_habit=does[1], **keywords(both),
    )  # fmt: skip
    assert verdict(registry) == told(comparison), comparison.why


def measures():
    """Two measures that as_of and a definition separate: a stock in persons, one in dollars."""
    return Vocabulary(
        Measure(
            id=unit, unit=unit, stat="stock", discrete=discrete,
            separators=("as_of", "definition", "population"),
        )
        for unit, discrete in (("person", True), ("USD", False))
    )  # fmt: skip


@given(
    VALUES[Kind.QUANTITY],
    VALUES[Kind.QUANTITY],
    sides(
        as_of=YEARS, definition=("narrow", "wide"), population=("residents", "workers"),
        modality=("actual", "target", "forecast", "estimate"), status=("provisional", "final"),
    ),
    st.tuples(*[st.sampled_from(("", "2022-06-17", "2023-01-01"))] * 2),
    st.sampled_from(("person", "USD")),
)  # fmt: skip
def test_figures_of_a_measure(a, b, both, dated, measure):
    """Two figures of a measure: what its vocabulary says is the context of the comparison."""
    registry = Registry(measures())
    for name, value, qualifiers, day in zip("ab", (a, b), both, dated, strict=True):
        printed = {key: text for key, text in qualifiers.items() if text}
        source = Source(id=name, published=day)
        registry.add(Indicator(measure=measure, of="KR", value=value, **printed), source=source)
    comparison = compare(
        a,
        b,
        Kind.QUANTITY,
        slot="indicator",
        stat="stock",
        unit=measure,
        discrete=measure == "person",
        never_missing=NEVER_MISSING["indicator"],
        dct_a=dated[0],
        dct_b=dated[1],
        **keywords(both),
    )
    assert verdict(registry) == told(comparison), comparison.why


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ((Kind.SET, "only four countries"), (Kind.QUANTITY, "5")),
        ((Kind.SET, "Ghana, Togo and Benin"), (Kind.QUANTITY, "2")),
        ((Kind.SET, "Ghana, Togo and Benin"), (Kind.QUANTITY, "12")),
        ((Kind.SET, "only four countries"), (Kind.QUANTITY, "US$5")),
        ((Kind.TIME, "7:10 p.m."), (Kind.TIMESTAMP, "2011-12-01 7:25 p.m.")),
    ],
)
def test_two_kinds(a, b):
    """A list beside a count, a time beside a moment: alike on both faces, in either order."""
    for (kind, value), (other, another) in ((a, b), (b, a)):
        registry = rows((kind, other), (value, another), ({}, {}), discrete=True)
        comparison = compare(value, another, slot="thing/it#measured", discrete=True)
        assert verdict(registry) == told(comparison), comparison.why


def test_the_context_of_the_keywords():
    """A context is made of keywords once, and the same for all who compare."""
    context = Context.of(a_asof=2022, dct_b="2023", rate=None, discrete=True)
    assert context == Context(
        discrete=True,
        a=Side(qualifiers={"as_of": "2022"}),
        b=Side(document="2023"),
    )
