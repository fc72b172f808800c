"""Context: keywords become one object, and what is wrong with them is named."""

from __future__ import annotations

import pickle

import pytest

from vkrel.values.compare import compare
from vkrel.values.context import Context, Side
from vkrel.values.habit import Habit
from vkrel.values.quantities.money import Rate

RATE = Rate(of="USD", to="VND", factor=23_600, name="State Bank of Viet Nam", date="2022-12-30")


def test_keywords():
    """Keywords of a side go to that side, under one name each; who says it is no qualifier."""
    made = Context.of(
        a_asof=2022, a_source="x", a_habit="place=10", b_modality="goal", b_status=" ", dct_a="2023",
        rate=RATE, unit=None,
    )  # fmt: skip
    assert made == Context(
        rates=(RATE,),
        a=Side(document="2023", habit=Habit(place="10"), qualifiers={"as_of": "2022"}),
        b=Side(qualifiers=(("modality", "goal"),)),
    )
    assert pickle.loads(pickle.dumps(made)) == made  # noqa: S301  our own
    assert made == Context.of(
        a_as_of="2022", a_habit=Habit(place="10"), b_modality="goal", a_document="2023", rate=[RATE]
    )


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"dicsrete": True}, "unknown context 'dicsrete': did you mean 'discrete'"),
        ({"xyz": 1}, "known are dct_a, dct_b, discrete"),
        ({"discrete": "yes"}, "discrete: 'yes' is neither true nor false"),
        ({"unit": 5.5j}, r"unit: 5\.5j is no text"),
        ({"a_definition": True}, "a: definition: True is no text"),
        ({"type": "evnt"}, "'type' must be in"),
        ({"order": "day"}, "'order' must be in"),
        ({"rate": ["5"]}, "'5' is no Rate"),
        ({"statt": "flow", "discrete": 1}, "discrete: 1 is .*; unknown context 'statt'"),
    ],
)
def test_what_is_wrong_is_named(wrong, message):
    """A wrong key names the nearest one, a wrong value its key; all of it at once."""
    with pytest.raises(TypeError, match=message):
        compare("5", "6", **wrong)
