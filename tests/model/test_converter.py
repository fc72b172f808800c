"""From tables to the attrs classes and back: what is written is read as the same."""

from __future__ import annotations

import attrs
import pytest
import tomli
import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from vkrel.model.converter import UNWRITTEN, extra_keys, structure, unstructure
from vkrel.model.fields import ROLE
from vkrel.model.passage import STATUSES, Passage
from vkrel.model.printed import Printed, Target
from vkrel.model.source import Source
from vkrel.model.types import TYPES
from vkrel.model.vocabulary import SECTIONS, Measure, Person

TEXTS = st.text("abcé ü“”'\"\\#[]{}=\n9", min_size=1, max_size=12).filter(str.strip)
LINES = st.integers(1, 99)
MANY_LINES = st.lists(LINES, max_size=2).map(tuple)
PLACED = {
    "quote": st.none() | TEXTS,
    "line": st.none() | LINES,
    "see": MANY_LINES,
    "also": MANY_LINES,
    "speaker": st.none() | TEXTS,
}
OFFICES = st.fixed_dictionaries({"office": TEXTS}, optional={"country": TEXTS})
SHARES = st.fixed_dictionaries({"value": TEXTS, "whole": st.fixed_dictionaries({"measure": TEXTS})})
VALUES = TEXTS | st.lists(TEXTS, min_size=1, max_size=3) | OFFICES | SHARES | st.integers(0, 99)
PRINTED = st.builds(Printed, value=VALUES, **PLACED)
DATED = st.builds(Target, to=st.just("date"), what=TEXTS, **PLACED)
TARGETS = DATED | st.builds(
    Target, to=st.just("duration"), what=TEXTS, of=st.none() | DATED, **PLACED
)


def instances(written):
    """Anything that a class of files can hold, told by the types of its fields."""
    attrs.resolve_types(written)
    kinds = {
        Printed | None: st.none() | PRINTED,
        Target | None: st.none() | TARGETS,
        str: TEXTS,
        str | None: st.none() | TEXTS,
        bool: st.booleans(),
        int | None: st.none() | LINES,
        tuple[str, ...]: st.lists(TEXTS, max_size=3).map(tuple),
        tuple[str, ...] | None: st.none() | st.lists(TEXTS, min_size=1, max_size=3).map(tuple),
        tuple[int, ...]: MANY_LINES,
    }
    parts = {}
    for field in attrs.fields(written):
        options = getattr(field.validator, "options", None)
        if field.metadata.get(UNWRITTEN):
            continue
        if options:
            parts[field.name] = st.sampled_from(options)
        elif field.name == "tolerance":
            parts[field.name] = st.sampled_from(("", "1%", "5 m"))
        elif field.name == "unit":
            parts[field.name] = st.sampled_from(("", "km", "thousand US dollars", "projects"))
        elif field.name == "begins":
            parts[field.name] = st.none() | st.fixed_dictionaries({"partnership": TEXTS})
        elif field.type in kinds:
            parts[field.name] = kinds[field.type]
        else:
            assert field.metadata[ROLE].role == "key", field
            parts[field.name] = TEXTS | OFFICES
    return st.builds(written, **parts)


WRITTEN = [Source, Passage, Printed, Target, *TYPES.values(), *SECTIONS.values()]
ANY = st.sampled_from([Source, Passage, *TYPES.values(), *SECTIONS.values()]).flatmap(instances)


@given(ANY)
def test_round_trip(instance):
    """A table of an instance, printed as TOML and read, makes the same instance."""
    mistakes = []
    text = tomlkit.dumps(unstructure(instance))
    assert structure(tomli.loads(text), type(instance), (), mistakes) == instance, mistakes
    assert not mistakes


@given(PRINTED | TARGETS)
def test_round_trip_of_values(written):
    """A printed value and a relation come back from what stands in a file for them."""
    assert type(written).of_table(written.as_table()) == written


@pytest.mark.parametrize("written", WRITTEN, ids=lambda each: each.__name__)
def test_what_is_usual_is_not_written(written):
    """A table holds what somebody said, and nothing that is so anyway."""
    needed = {field.name: "x" for field in attrs.fields(written) if field.default is attrs.NOTHING}
    if written is Printed:
        assert Printed(value="x").as_table() == "x"
    elif written is Target:
        assert Target(to="date", what="x").as_table() == {"date": "x"}
    else:
        assert unstructure(written(**needed)) == needed


def told(table, into):
    """What is wrong with a table, as paths and messages."""
    mistakes = []
    assert structure(table, into, ("at", 3), mistakes) is None
    return sorted(mistakes)


def test_everything_wrong_at_its_field():
    """All fields of a table are told at once, each at its place."""
    table = {
        "id": 3, "names": "x", "ranked": "off", "discrete": "yes", "separators": ["a", 1],
        "unitt": "m", "section": "measure", "place": "x",
    }  # fmt: skip
    assert told(table, Measure) == [
        (("at", 3, "discrete"), "'yes' is neither true nor false"),
        (("at", 3, "id"), "3 is no text: put it in quotes, as printed"),
        (("at", 3, "names"), "'x' is no list of texts"),
        (("at", 3, "place"), extra_keys(["place"], known_of(Measure), ())[0][1]),
        (("at", 3, "ranked"), "ranked is one of of, in, from, to"),
        (("at", 3, "section"), extra_keys(["section"], known_of(Measure), ())[0][1]),
        (("at", 3, "separators"), "['a', 1] is no list of texts"),
        (("at", 3, "unitt"), "unknown key 'unitt': did you mean 'unit'?"),
    ]


def known_of(written):
    """The keys of a kind of entry."""
    return [
        each.name.rstrip("_") for each in attrs.fields(written) if not each.metadata.get(UNWRITTEN)
    ]


def test_keys_of_another_kind():
    """A key that belongs to another kind of entry is no key of this one."""
    assert told({"id": "ada", "unit": "m"}, Person)[0][0] == ("at", 3, "unit")


@pytest.mark.parametrize("status", ["", *STATUSES])
def test_status(status):
    """A passage has one of the statuses, or none."""
    assert Passage(status=status).status == status
    message = "status is one of furniture, repeat, other"
    assert told({"status": f"{status}!"}, Passage) == [(("at", 3, "status"), message)]


def test_lines_and_quotes_at_their_field():
    """A record's own line and quote are checked where they stand."""
    table = {"what": "x", "line": 0, "see": ["a"], "quote": "a b c d e f g h i j k l m"}
    assert [path[2:] for path, _ in told(table, TYPES["event"])] == [
        ("line",),
        ("quote",),
        ("see",),
    ]
