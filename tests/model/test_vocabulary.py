"""The vocabulary: built in Python, typed by the kinds of its entries."""

from __future__ import annotations

import pickle

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vkrel.model.vocabulary import (
    SECTIONS,
    Country,
    Entry,
    EventKind,
    Form,
    Level,
    ListEntry,
    Measure,
    Office,
    Person,
    Place,
    Thing,
    UnknownNameError,
    Vocabulary,
    base,
)

KINDS = list(SECTIONS.values())


def test_built_in_python():
    """A list of entries is a vocabulary, with what every project inherits."""
    vocabulary = Vocabulary([Person(id="kim", name="Kim"), Measure(id="trade", unit="USD")])
    assert vocabulary.one("person", "Kim") == "kim"
    assert vocabulary.get(Measure, "trade").unit == "USD"
    assert vocabulary.get(Person, "trade") is None
    assert vocabulary.get(Country, "VN").name == "Vietnam"
    assert "1 person" in repr(vocabulary)
    assert not Vocabulary(inherit=False).section(Country)


def test_a_class_for_each_section():
    """The sections of a file, in their order, each with a class of its own."""
    assert list(SECTIONS) == [
        "level", "person", "place", "thing", "kind", "office", "list", "measure",
        "country", "form", "stage", "modality", "stat", "status",
    ]  # fmt: skip
    assert all(issubclass(kind, Entry) and kind.__doc__ for kind in KINDS)


@given(st.sampled_from(KINDS), st.text(min_size=1, max_size=9).filter(str.strip))
def test_entries_are_values(kind, identity):
    """An entry is called by its id, equal to its like, hashable, picklable and never changed."""
    entry = kind(id=identity, names=["N"])
    assert entry.spellings == (identity, identity, "N")
    assert len({entry, kind(id=identity, names=("N",)), kind(id=identity)}) == 2
    assert pickle.loads(pickle.dumps(entry)) == entry  # noqa: S301  our own
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        entry.name = "x"


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        (Person, {"id": " "}),
        (Person, {"id": "x", "names": "Kim"}),
        (EventKind, {"id": "x", "lasts": "hours"}),
        (Measure, {"id": "x", "ranked": "by"}),
        (Measure, {"id": "x", "separators": "period"}),
        (Form, {"id": "x", "admits": "state"}),
        (Person, {"id": "x", "unit": "USD"}),
    ],
)
def test_wrong_entries(kind, wrong):
    """What no entry of its kind can be is refused when it is made."""
    with pytest.raises((ValueError, TypeError)):
        kind(**wrong)


def test_declared_twice():
    """Two entries of one kind cannot have one id; two of different kinds can."""
    with pytest.raises(ValueError, match="person 'kim' is declared twice"):
        Vocabulary([Person(id="kim"), Person(id="kim")])
    assert Vocabulary([Person(id="kim"), Place(id="kim")]).get(Place, "kim")


def test_an_own_entry_before_the_inherited_one():
    """Who declares a country keeps his words for it, and the inherited spellings count too."""
    vocabulary = Vocabulary([Country(id="VN", name="Viet Nam")])
    assert vocabulary.show("VN") == "Viet Nam"
    assert vocabulary.one("country", "Vietnam") == vocabulary.one("country", "VNM") == "VN"


def test_loose_ends():
    """A reference to an entry that nobody declares is told with its key; the sound ones are not."""
    sound = [
        Measure(id="total"), Measure(id="flow", adds_to="total"), Level(id="close"),
        ListEntry(id="partners", level="close", above="total"),
    ]  # fmt: skip
    assert not list(Vocabulary(sound).loose_ends())
    for key in ("adds_to", "at_most", "average_of", "per", "surplus_of", "deficit_of"):
        wrong = Measure(id="wrong", **{key: "totl"})
        message = "unknown measure 'totl': give the id of one"
        assert list(Vocabulary([*sound, wrong]).loose_ends()) == [(wrong, key, message)]
    wrong = ListEntry(id="wrong", level="clos")
    message = "unknown level 'clos': give the id of one"
    assert list(Vocabulary([*sound, wrong]).loose_ends()) == [(wrong, "level", message)]


def test_places_in_a_circle():
    """A place that lies in itself by way of others is a loose end, two of one name are none."""
    ring = [Place(id="a", in_="b"), Place(id="b", in_="c"), Place(id="c", in_="a")]
    wrong = "'a' lies in 'b' lies in 'c' lies in 'a'"
    ((entry, key, message),) = Vocabulary(ring).loose_ends()
    assert (entry.id, key) == ("c", "in")
    assert message.startswith(wrong)
    city, province = (
        Place(id="city", name="Valencia", in_="province"),
        Place(id="province", name="Valencia"),
    )
    assert not list(Vocabulary([city, province, Place(id="SG", in_="SG")]).loose_ends())


def test_where_people_and_places_belong():
    """People and things have a country, places lie in others, offices are told by their country."""
    vocabulary = Vocabulary(
        [
            Person(id="kim", country="KR"),
            Thing(id="bank", country="VN"),
            Person(id="bank"),
            Place(id="hanoi", in_="VN"),
            Place(id="lake", in_="hanoi"),
            Place(id="ring", in_="gnir"),
            Place(id="gnir", in_="ring"),
            Office(id="president"),
        ]
    )
    belongs = {"kim": "KR", "bank": "VN", "lake": "VN", "president@KR": "KR", "KR": "KR"}
    assert {identity: vocabulary.country_of(identity) for identity in belongs} == belongs
    assert vocabulary.country_of("ring") == vocabulary.country_of("nobody") == ""
    assert vocabulary.wider("lake") == ("hanoi", "VN")
    assert vocabulary.within("hanoi") == {"hanoi", "lake"}
    assert vocabulary.show("president@KR") == "president of South Korea"


def test_an_unknown_name():
    """The nearest known names are told, and where the name can be added."""
    vocabulary = Vocabulary([Person(id="kim-dae-jung", names=["Kim Tae Chung"])])
    with pytest.raises(UnknownNameError, match=r"nearest known: kim-dae-jung\. Add it to \[\[per"):
        vocabulary.one("person", "Kim Dae Jun")


def test_base():
    """Every inherited entry is sound: no loose ends, no form that admits an unknown one."""
    forms = base().section(Form)
    assert not list(base().loose_ends())
    assert len(base().section(Country)) == 249
    assert all(set(form.admits) <= set(forms) - {form.id} for form in forms.values())
