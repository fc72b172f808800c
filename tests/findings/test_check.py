"""What must change nothing: order, names of sources, spelling of dates; and what may only help."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import vkrel
from vkrel import Event, Partnership, Registry, Visit
from vkrel.model.vocabulary import EventKind, Level, Person, Vocabulary

MONTHS = ("January", "May", "October")


def vocabulary():
    """Two levels, two people, one kind of event."""
    return Vocabulary(
        [
            Level(id="low", name="low partnership"),
            Level(id="high", name="high partnership"),
            Person(id="ada", name="Ada", country="NO"),
            Person(id="bo", name="Bo", country="SE"),
            EventKind(id="embassy", name="embassy"),
        ],
        {"parties": ["NO", "SE"]},
    )


@st.composite
def dates(draw):
    """A date as (year, month, day), with the month and the day left out at times."""
    year = draw(st.integers(1999, 2003))
    month = draw(st.none() | st.sampled_from((1, 5, 10)))
    day = draw(st.none() | st.integers(1, 28)) if month else None
    return year, month, day


def spell(date, style):
    """One date in one of five spellings."""
    year, month, day = date
    name = dict(zip((1, 5, 10), MONTHS, strict=True)).get(month)
    if month is None:
        return (f"{year}", f"in {year}", f"the year {year}", f"{year}", f"In {year}")[style]
    if day is None:
        return (
            f"{name} {year}", f"{year}-{month:02}", f"in {name} {year}", f"{name}, {year}",
            f"{name[:3]} {year}",
        )[style]  # fmt: skip
    return (
        f"{day} {name} {year}", f"{year}-{month:02}-{day:02}", f"{name} {day}, {year}",
        f"on {day} {name} {year}", f"{day} {name[:3]} {year}",
    )[style]  # fmt: skip


@st.composite
def records(draw):
    """A record with a date, and who says it."""
    kind = draw(st.sampled_from(("low", "high", "visit", "event")))
    return draw(st.sampled_from("abc")), kind, draw(dates())


def build(said, *, styles=(0,), names=None, vaguer=None):
    """A registry of records; `names` renames sources, `styles` are the spellings in turn."""
    registry = Registry(vocabulary())
    for number, (source, kind, date) in enumerate(said):
        text = spell(date, styles[number % len(styles)])
        if number == vaguer:
            text = str(date[0])
        if kind == "visit":
            record = Visit(visitor="Ada", to="SE", date=text)
        elif kind == "event":
            record = Event(what="embassy", by="NO", of="SE", date=text)
        else:
            record = Partnership(level=kind, date=text)
        registry.add(record, source=(names or {}).get(source, source))
    return registry


def verdicts(registry):
    """What the check says, without ids."""
    return sorted(
        (each.rule, each.severity, each.slots, len(each.camps)) for each in vkrel.check(registry)
    )


@given(st.lists(records(), min_size=1, max_size=7), st.randoms())
@settings(max_examples=150)
def test_order_of_claims(said, random):
    """Records in another order give the same findings, ids and contents included."""
    shuffled = list(said)
    random.shuffle(shuffled)
    one, other = vkrel.check(build(said)), vkrel.check(build(shuffled))
    assert [(each.id, each.content) for each in one] == [(each.id, each.content) for each in other]


@given(st.lists(records(), min_size=1, max_size=7), st.lists(st.integers(0, 4), min_size=7))
@settings(max_examples=150)
def test_spelling_of_dates(said, styles):
    """Every spelling of a date gives the same verdicts."""
    assert verdicts(build(said)) == verdicts(build(said, styles=styles))


@given(st.lists(records(), min_size=1, max_size=7))
@settings(max_examples=150)
def test_names_of_sources(said):
    """Sources under other names give the same verdicts."""
    renamed = build(said, names={"a": "z", "b": "000", "c": "b"})
    assert verdicts(build(said)) == verdicts(renamed)


@given(st.lists(records(), min_size=1, max_size=7), st.data())
@settings(max_examples=150)
def test_a_vaguer_claim_makes_no_contradiction(said, data):
    """A month told as its year adds no contradiction about a level or an event."""
    said = [each for each in said if each[1] != "visit"]
    months = [number for number, each in enumerate(said) if each[2][2] is None]
    if not months:
        return
    place = data.draw(st.sampled_from(months))
    before = {
        (each.rule, each.slots) for each in vkrel.check(build(said)).at_least("contradiction")
    }
    after = {
        (each.rule, each.slots)
        for each in vkrel.check(build(said, vaguer=place)).at_least("contradiction")
    }
    assert after <= before


def test_order_of_files(tmp_path):
    """The seeds copied under other file names give the same findings."""
    from vkrel.files.seeds import seeds_folder

    files = sorted(seeds_folder().rglob("*.toml"))
    assert len(files) >= 6
    for number, path in enumerate(reversed(files)):
        name = path.name if path.name == "vocabulary.toml" else f"{number:03}.toml"
        (tmp_path / name).write_text(path.read_text("utf-8"), "utf-8")
    one, other = vkrel.check(), vkrel.check(tmp_path)
    assert [(each.id, each.content) for each in one] == [(each.id, each.content) for each in other]


@pytest.mark.parametrize("field", ["line", "quote"])
def test_moving_a_claim_keeps_its_finding(field):
    """A line or a phrase that changes leaves the finding's id as it is."""
    said = [("a", "low", (2001, None, None)), ("b", "low", (2003, None, None))]
    one = build(said)
    other = build(said)
    moved = attrs.evolve(other.claims[0], **{field: 7 if field == "line" else "in 2001"})
    changed = Registry(vocabulary(), other.sources.values(), [moved, *other.claims[1:]])
    assert [each.id for each in vkrel.check(one)] == [each.id for each in vkrel.check(changed)]
