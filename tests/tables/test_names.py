"""Names and codes of a column: a part more or less is no contradiction, another part is one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vkrel.tables.mapping import Hierarchy
from vkrel.tables.names import names_of
from vkrel.values.fold import fold

# A gate with its letter and its terminal, as airlines and airports print it.
NOTATIONS = (
    "{letter}{number}", "{letter}-{number}", " {letter} {number} ", "Gate {letter}{number}",
    "{letter}0{number}", "GATE: {letter}{number}", "{letter}{number}/{letter}",
    "Concourse {letter}, Gate {number}", "{number}", "Gate {number}", "No. {number}",
    "{letter}{number}/T{terminal}", "Terminal {terminal} - {letter}{number}",
    "Terminal {terminal} - {number}", "{letter}{number} (Terminal {terminal})",
)  # fmt: skip

gates = st.fixed_dictionaries(
    {
        "letter": st.sampled_from("ABCD"),
        "number": st.integers(10, 99),  # no terminal has so high a number
        "terminal": st.integers(1, 9),
    }
)
printed = st.tuples(gates, st.sampled_from(NOTATIONS))


def meet(one, other, column=()):
    """Whether two values of a column can both be true."""
    names = names_of([*column, one, other])
    stands_for = [names.get(value, frozenset({fold(value)})) for value in (one, other)]
    return bool(stands_for[0] & stands_for[1])


@given(gates, st.sampled_from(NOTATIONS), st.sampled_from(NOTATIONS), st.lists(printed))
def test_gates_differ_in_form(gate, one, other, others):
    """One gate in two notations is no contradiction, whatever else stands in the column."""
    values = [notation.format(**gate) for notation in (one, other)]
    full = "{letter}{number}/T{terminal}".format(**gate)
    column = [full, *(notation.format(**each) for each, notation in others)]
    assert meet(*values, column)


@given(gates, gates, st.sampled_from(NOTATIONS), st.sampled_from(NOTATIONS), st.lists(printed))
def test_gates_differ(gate, other, notation, another, others):
    """Gates whose numbers differ, or whose letters do where both are printed, contradict."""
    lettered = "{letter}" in notation and "{letter}" in another
    if gate["number"] == other["number"] and (not lettered or gate["letter"] == other["letter"]):
        return
    column = [form.format(**each) for each, form in others]
    assert not meet(notation.format(**gate), another.format(**other), column)


@given(st.lists(printed, max_size=12), st.randoms(use_true_random=False))
def test_order_is_nothing(column, random):
    """What a value stands for does not depend on the order of the others, nor on doubles."""
    values = [notation.format(**gate) for gate, notation in column]
    shuffled = random.sample(values, len(values))
    assert names_of(values) == names_of([*shuffled, *values])


@given(st.lists(st.text(max_size=12), min_size=1, max_size=8))
def test_letters_decide(column):
    """Values of the same letters are one, whatever stands between them; nothing crashes."""
    names = names_of(column)
    for one in column:
        for other in column:
            if names and fold(one) == fold(other):
                assert names[one] & names[other]


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("C41", "41", True),
        ("Gate 41", "Terminal 41", True),  # words that say what is numbered, not which
        ("Gate C41", "Terminal C - 41", True),
        ("Terminal C", "C41", True),
        ("Terminal 1", "Terminal 2", False),
        ("Terminal 1 - B16", "Terminal 2 - B16", False),
        ("T3", "Terminal 3", True),
        ("C041", "C41", True),
        ("A26X", "26", True),
        ("AA 1234", "1234", True),
        ("AA 1234", "UA 1234", False),
        ("AA-12-IAH-ORD", "AA-12-ORD-IAH", False),  # there and back
        ("2-1", "1-2", False),
        ("1.5 mg", "5.1 mg", False),
        ("Die Hard", "Die Hard 2", False),  # a name is no code
        ("York", "New York", False),
        ("Acme, Inc.", "ACME Incorporated", True),
        ("Acme Inc.", "Acme", True),
        ("Acme Inc.", "Acme Ltd", False),
        ("Paris, France", "Paris France", True),
        ("Paris, France", "Paris, Texas", False),
    ],
)
def test_pairs(one, other, both):
    """More and less precise values are compatible, others are not."""
    assert meet(one, other) == both


def test_a_vaguer_value_joins_nothing():
    """C41 and D41 both are a 41, and contradict each other."""
    assert meet("C41", "41", ["D41"])
    assert meet("D41", "41", ["C41"])
    assert not meet("C41", "D41", ["41"])


def test_words_of_the_column():
    """A word that very many values carry is a part of its own; another such word differs."""
    kinds, names = ("Church", "School"), ("Paul", "John", "Luke", "Anne", "Mark")
    saints = [f"St. {name}'s {kind}" for name in names for kind in kinds]
    assert meet("St. Mary's Church", "St. Mary's", saints)
    assert not meet("St. Mary's Church", "St. Mary's School", [*saints, "St. Mary's"])
    assert not meet("St. Mary's Church", "St. Mary's")  # two values are no column


def test_words_that_say_what():
    """Of codes such a word says nothing, unless another takes its place."""
    doors = [f"Puerta {number}" for number in range(20, 30)]
    assert meet("Puerta 12", "C12", doors)
    wings = [f"{wing} {number}" for wing in ("North", "South") for number in range(20, 30)]
    assert not meet("North 12", "South 12", [*wings, "12"])


def test_a_hierarchy():
    """What lies in a wider value fits it, in any notation of its parts."""
    tree = Hierarchy.of_table({"Hue": "Viet Nam", "Hanoi": "Viet Nam"})
    names = names_of(["Hue", "Hanoi", "Vietnam", "Hue, Viet Nam"], tree)
    assert names["Hue"] & names["Vietnam"]
    assert names["Hue"] & names["Hue, Viet Nam"]
    assert not names["Hue"] & names["Hanoi"]
