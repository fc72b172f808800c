"""Which records speak of the same visit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vkrel.model.claim import Answer, Claim
from vkrel.model.slot import Slot
from vkrel.model.subject import Subject
from vkrel.values.dates.date import read_date
from vkrel.variables.visits import occurrences

VISIT = Subject.parse("visit", "ada/SE")
UPGRADE = Subject.parse("partnership", "NO+SE/close")
DATES = (
    "2001", "August 2001", "August 2002", "14 August 2002", "2009", "May 2009", "2001-2002", "1999-2009",
)  # fmt: skip


def dated(source, record, date, occasion=None):
    """The claims of one record: a date, and an occasion where there is one."""
    claims = [Claim(source, record, "", Slot(VISIT, "date"), date, record=record)]
    if occasion:
        slot = Slot(VISIT, "occasion")
        claims.append(
            Claim(source, record, "", slot, str(occasion), target=occasion, record=record)
        )
    return claims


def visits(*records, occasions=()):
    """The visits of some records, as sets of (source, record)."""
    claims = [claim for record in records for claim in record]
    found = occurrences([Answer(claim, read_date(claim.value)) for claim in claims], occasions)
    return sorted((sorted(each.records) for each in found), key=str)


def test_within_a_source_dates_apart_are_two_visits():
    """One source that gives two dates tells of two visits."""
    assert visits(dated("a", 1, "2001"), dated("a", 2, "2009")) == [[("a", 1)], [("a", 2)]]


def test_within_a_source_dates_that_meet_are_one_visit():
    """A year and its month in one source are one visit."""
    assert visits(dated("a", 1, "2001"), dated("a", 2, "August 2001")) == [[("a", 1), ("a", 2)]]


def test_across_sources_dates_that_meet_are_one_visit():
    """Two sources that can mean one date mean one visit."""
    assert visits(dated("a", 1, "2009"), dated("b", 1, "May 2009")) == [[("a", 1), ("b", 1)]]


def test_across_sources_dates_apart_stay_apart():
    """Without a shared occasion two dates may be two visits."""
    assert visits(dated("a", 1, "August 2001"), dated("b", 1, "August 2002")) == [
        [("a", 1)],
        [("b", 1)],
    ]


def test_a_shared_occasion_makes_one_visit():
    """Two sources whose visits share an occasion mean one visit, whatever the dates."""
    assert visits(dated("a", 1, "August 2001", UPGRADE), dated("b", 1, "August 2002", UPGRADE)) == [
        [("a", 1), ("b", 1)]
    ]


def test_what_happened_on_the_visit_is_its_occasion_too():
    """A level reached on the occasion of the visit ties visits together from its side."""
    upgrades = [
        Claim(source, 1, "", Slot(UPGRADE, "occasion"), str(VISIT), target=VISIT, record=9)
        for source in "ab"
    ]
    records = dated("a", 1, "August 2001"), dated("b", 1, "August 2002")
    assert visits(*records, occasions=upgrades) == [[("a", 1), ("b", 1)]]


def test_an_undated_record_joins_the_only_visit():
    """A mention without a date speaks of the source's only dated visit."""
    assert visits(dated("a", 1, "2001"), dated("a", 2, "some day")) == [[("a", 1), ("a", 2)]]


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(DATES)), min_size=1, max_size=6),
    st.randoms(),
)
def test_order_and_names_change_nothing(said, random):
    """Another order of records, or other names of sources, gives the same visits."""
    records = [dated(source, number, date) for number, (source, date) in enumerate(said)]
    shuffled = list(records)
    random.shuffle(shuffled)
    assert visits(*records) == visits(*shuffled)
    names = {"a": "z", "b": "y", "c": "x"}
    renamed = [dated(names[source], number, date) for number, (source, date) in enumerate(said)]
    back = {new: old for old, new in names.items()}
    assert visits(*records) == sorted(
        (sorted((back[source], record) for source, record in each) for each in visits(*renamed)),
        key=str,
    )


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(DATES)), min_size=1, max_size=6))
def test_every_record_speaks_of_one_visit(said):
    """No record is lost, and none speaks of two visits."""
    records = [dated(source, number, date) for number, (source, date) in enumerate(said)]
    found = [each for visit in visits(*records) for each in visit]
    assert sorted(found) == sorted((source, number) for number, (source, _) in enumerate(said))
