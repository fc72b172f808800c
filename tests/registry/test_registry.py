"""A registry whatever is done with it, in whatever order."""

from __future__ import annotations

import pickle
from collections import Counter, defaultdict

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, multiple, rule

import vkrel
from tests.strategies.records import DATES, RECORDS, SOURCES, printed_dates, records, sources
from tests.strategies.registries import claims, registries
from tests.strategies.vocabularies import invented
from vkrel import Registry


def ids(registry):
    """The ids of all claims, sorted."""
    return sorted(claim.id for claim in registry.claims)


def stem(claim):
    """The id without the number of a verbatim repeat."""
    return claim.id.partition("#")[0]


def may_lie_in(claim, period):
    """Whether a date of the claim shares a day with the period; both are of the few dates."""
    first, last = DATES[period]
    printed = [claim.value] if claim.kind == "date" else []
    printed += [text for name, text in claim.qualifiers if name in {"as_of", "period"}]
    return any(DATES[text][0] <= last and first <= DATES[text][1] for text in printed)


class Registries(RuleBasedStateMachine):
    """Two registries that share claims; records, claims and questions come in any order."""

    held = Bundle("held")
    told = Bundle("told")

    @initialize(one=st.tuples(*map(sources, SOURCES)), other=st.tuples(*map(sources, SOURCES)))
    def start(self, one, other):
        """Two empty registries of the same vocabulary; their sources have other dates."""
        self.registries = [Registry(invented(), one), Registry(invented(), other)]
        self.given = {}

    def hold(self, claims):
        """Remember which ids have been handed out."""
        self.given.update((id(claim), (claim, claim.id)) for claim in claims)
        return multiple(*claims)

    @rule(target=told, source=st.sampled_from(SOURCES), record=records())
    def tell(self, source, record):
        """A source says something, which may be added once, twice, or to both."""
        return source, record

    @rule(target=held, which=st.integers(0, 1), said=told)
    def add(self, which, said):
        """What `add` returns is what the registry then holds."""
        registry, (source, record) = self.registries[which], said
        before = len(registry.claims)
        added = registry.add(record, source=source)
        assert added
        assert all(claim in registry.claims for claim in added)
        assert len({claim.id for claim in added}) == len(added)
        assert len(registry.claims) == before + len(added)
        return self.hold(added)

    @rule(which=st.integers(0, 1), claim=held)
    def share(self, which, claim):
        """A claim of one registry goes into the other, and is itself in both."""
        registry = self.registries[which]
        before = Counter(map(stem, registry.claims))
        registry.add_claims([claim])
        assert Counter(map(stem, registry.claims)) == before + Counter([stem(claim)])

    @rule(target=held, which=st.integers(0, 1), claim=held, text=printed_dates())
    def change(self, which, claim, text):
        """A changed copy is another claim; the first stays what it was."""
        kind = "date" if claim.kind == "date" else "text"
        other = attrs.evolve(claim, value=text, kind=kind, repeat=1)
        assert (other.id == claim.id) == (other.value == claim.value and claim.repeat == 1)
        self.registries[which].add_claims([other])
        return self.hold([other])

    @rule(which=st.integers(0, 1))
    def index(self, which):
        """Every index holds every claim once, at its place."""
        registry = self.registries[which]
        for indexed, place in (
            (registry.by_slot, lambda claim: str(claim.slot)),
            (registry.by_question, lambda claim: str(claim.slot.question)),
            (registry.by_source, lambda claim: claim.source),
            (registry.by_thing, lambda claim: str(claim.subject)),
        ):
            expected = defaultdict(list)
            for claim in registry.claims:
                expected[place(claim)].append(claim.id)
            assert {key: [c.id for c in several] for key, several in indexed.items()} == expected

    @rule(which=st.integers(0, 1), period=printed_dates(), source=st.sampled_from(SOURCES))
    def select(self, which, period, source):
        """A selection keeps what fits all that is asked, and nothing else."""
        registry = self.registries[which]
        assert registry.select() == registry.claims
        wanted = [claim for claim in registry.claims if may_lie_in(claim, period)]
        assert registry.select(period=period) == wanted
        own = [claim for claim in wanted if claim.source == source]
        assert registry.select(period=period, source=source) == own
        events = [claim for claim in own if claim.type == "event"]
        assert registry.select(period=period, source=source, type_="event") == events

    @rule(which=st.integers(0, 1), claim=held)
    def about(self, which, claim):
        """A subject finds its claims by its text, and by each of its ids."""
        registry = self.registries[which]
        own = [one for one in registry.claims if one.subject == claim.subject]
        assert own == [
            one for one in registry.about(str(claim.subject)) if one.subject == claim.subject
        ]
        for key in claim.subject:
            for identity in claim.subject[key]:
                assert {one.id for one in own} <= {one.id for one in registry.about(identity)}

    @rule(which=st.integers(0, 1))
    def check(self, which):
        """A check changes nothing, and speaks of claims of the registry alone."""
        registry = self.registries[which]
        before = registry.to_rows()
        findings = vkrel.check(registry)
        assert registry.to_rows() == before
        told = {claim for found in findings for claim in found.claims if claim.type != "document"}
        assert told <= set(registry.claims)
        assert [found.id for found in vkrel.check(registry)] == [found.id for found in findings]

    @rule(which=st.integers(0, 1))
    def pickle(self, which):
        """A registry comes back from pickle as it was, and goes on from there."""
        registry = self.registries[which]
        again = pickle.loads(pickle.dumps(registry))  # noqa: S301  our own bytes
        assert again.claims == registry.claims
        assert again.to_rows() == registry.to_rows()
        self.registries[which] = again

    @rule(which=st.integers(0, 1), random=st.randoms())
    def other_order(self, which, random):
        """The same claims added in another order have the same ids."""
        registry = self.registries[which]
        shuffled = list(registry.claims)
        random.shuffle(shuffled)
        other = Registry(registry.vocabulary, registry.sources.values(), shuffled)
        assert ids(other) == ids(registry)

    @invariant()
    def ids_are_unique(self):
        """No two claims of a registry have one id."""
        for registry in getattr(self, "registries", ()):
            assert len(set(ids(registry))) == len(registry.claims)

    @invariant()
    def repeats_are_numbered(self):
        """Verbatim repeats are numbered from the second on: "", "#2", "#3"."""
        for registry in getattr(self, "registries", ()):
            repeats = defaultdict(set)
            for claim in registry.claims:
                repeats[stem(claim)].add(claim.id.partition("#")[2] or "1")
            for several in repeats.values():
                assert several == {str(number + 1) for number in range(len(several))}

    @invariant()
    def ids_stay(self):
        """A claim that was handed out keeps its id, whatever happens in either registry."""
        for claim, identity in getattr(self, "given", {}).values():
            assert claim.id == identity


TestRegistries = Registries.TestCase
TestRegistries.settings = settings(max_examples=60, stateful_step_count=20, deadline=None)


@given(claims())
def test_a_claim_comes_back_from_pickle(claim):
    """A claim is a value: equal, and of the same id, in another process too."""
    again = pickle.loads(pickle.dumps(claim))  # noqa: S301  our own bytes
    assert (again, again.id, hash(again)) == (claim, claim.id, hash(claim))


@given(registries())
@settings(max_examples=50)
def test_a_period_selects_what_may_lie_in_it(registry):
    """Dates and dated qualifiers count, of whatever precision; all else is left out."""
    for period in DATES:
        wanted = [claim for claim in registry.claims if may_lie_in(claim, period)]
        assert registry.select(period=period) == wanted


@given(registries())
@settings(max_examples=50)
def test_rows_keep_every_type(registry):
    """Claims of all eight types as rows and back are the same claims."""
    again = Registry.from_rows(
        registry.to_rows(), sources=registry.sources.values(), vocabulary=registry.vocabulary
    )
    assert again.to_rows() == registry.to_rows()
    assert ids(again) == ids(registry)


def test_all_record_types_are_drawn():
    """The strategies know each of the record types that there are."""
    assert {each.type_name() for each in RECORDS} == set(vkrel.model.record.TYPES)


@pytest.fixture(scope="module")
def registry():
    """The registry of the seeds."""
    return vkrel.load()


def test_select_by_period(registry):
    """A period keeps the claims whose dates may lie in it, and only those."""
    found = registry.select(type_="visit", period="May 2009")
    assert {claim.subject.text for claim in found} == {"nguyen-tan-dung/KR"}
    assert all(claim.value != "October 2004" for claim in found)
    inside = {claim.id for claim in registry.select(period="2009")}
    assert {claim.id for claim in registry.select(period="May 2009")} <= inside


def test_select_by_all_at_once(registry):
    """Source, type and subject narrow one another."""
    found = registry.select(source="002", type_="partnership", subject="comprehensive")
    assert found
    assert {(claim.source, claim.type) for claim in found} == {("002", "partnership")}
    assert {claim.subject.text for claim in found} == {"KR+VN/comprehensive"}


def test_select_says_what_is_wrong(registry):
    """An unknown source and an unreadable period are named with a remedy."""
    with pytest.raises(KeyError, match="no source '9'"):
        registry.select(source="9")
    with pytest.raises(ValueError, match="cannot be read"):
        registry.select(period="one fine day")
