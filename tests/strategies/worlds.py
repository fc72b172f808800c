"""Consistent worlds, told by several sources in their own words; and planted errors.

A world has a true history: levels reached in order, visits, an occasion, trade in both
directions with its total, people of one country in another, shares, multiples, running totals.
Sources print true things only: rounded as writers round, hedged, in other units, at other
precision. Each printing follows from the truth by arithmetic written here, not by the library.
So nothing that `check` calls a contradiction can be right, and after one claim is made wrong,
every contradiction is owed to it.

Whether a source tells a fact is drawn for each of them, with silence as the simplest choice: a
world with a false alarm shrinks to the few claims that raise it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from math import ceil, floor, log10

import attrs
from hypothesis import strategies as st

from tests.strategies.vocabularies import vocabulary_of, written
from vkrel import Claim, Indicator, Partnership, Registry, Source, Visit, Vocabulary
from vkrel.model.record import Record
from vkrel.values.dates.days import MONTHS
from vkrel.values.interval import intersection, meets

LEVELS = ("contact", "partnership", "close", "union")
PEOPLE = {"ada": "NO", "bo": "SE", "cai": "NO", "dag": "SE"}
SOURCES = ("s0", "s1", "s2")
WRITTEN = date(2024, 6, 1)
DAY_SIZES = (3, 40, 400, 2500)
FACTOR_SIZES = (1.01, 1.1, 1.5, 10.0)

_MEASURES = (
    {"id": "trade", "unit": "USD", "stat": "flow", "separators": ["period"]},
    {"id": "projects", "unit": "project", "stat": "cumulative", "separators": ["as_of"]},
    {"id": "residents", "unit": "person", "stat": "stock", "separators": ["as_of"]},
    {"id": "population", "unit": "person", "stat": "stock", "separators": ["as_of"]},
)


def vocabulary() -> Vocabulary:
    """Four levels, four people, measures of every sort."""
    entries = {
        "level": [{"id": level, "name": level} for level in LEVELS],
        "person": [
            {"id": who, "name": who.title(), "country": home} for who, home in PEOPLE.items()
        ],
        "measure": [
            {**one, "name": one["id"], "discrete": one["unit"] != "USD"} for one in _MEASURES
        ],
    }
    return vocabulary_of('[defaults]\nparties = ["NO", "SE"]\n' + written(entries))


# ---------------------------------------------------------------- what happened


@attrs.frozen
class Fact:
    """Something true: a date or an amount, and how it goes into a record."""

    kind: str
    truth: float | date
    record: type[Record]
    fields: dict
    field: str = "date"
    unit: str = ""
    relation: dict = attrs.field(factory=dict)


@st.composite
def histories(draw: st.DrawFn) -> tuple[Fact, ...]:
    """What really happened."""
    reached: dict[str, date] = {}
    day = date(1990, 1, 1)
    for level in LEVELS:
        day += timedelta(draw(st.integers(300, 2200)))
        reached[level] = day
    return (*_levels(draw, reached), *_visits(draw, reached), *_figures(draw), *_guests(draw))


def _levels(draw: st.DrawFn, reached: dict[str, date]) -> Iterator[Fact]:
    for number, (level, day) in enumerate(reached.items()):
        follows = number > 0 and draw(st.booleans())
        relation = {"after": {"partnership": LEVELS[number - 1]}} if follows else {}
        yield Fact("date", day, Partnership, {"level": level}, relation=relation)


def _visits(draw: st.DrawFn, reached: dict[str, date]) -> Iterator[Fact]:
    for who, home in PEOPLE.items():
        level = draw(st.sampled_from(LEVELS[:3]))
        later = draw(st.integers(1, 1500))
        relation = {}
        if draw(st.booleans()):
            relation = {"because": {"partnership": level}}
        elif later <= 150:
            relation = {"within": {"duration": "6 months", "of": {"partnership": level}}}
        fields = {"visitor": who.title(), "to": "SE" if home == "NO" else "NO"}
        yield Fact("date", reached[level] + timedelta(later), Visit, fields, relation=relation)


def _between(draw: st.DrawFn, low: float, high: float) -> float:
    """An amount of three decimals."""
    return draw(st.integers(round(low * 1000), round(high * 1000))) / 1000


def _figures(draw: st.DrawFn) -> Iterator[Fact]:
    out = draw(st.integers(200_000, 900_000)) * 1000.0
    back = out * _between(draw, 0.3, 3)
    for year in ("2001", "2002", "2003"):
        out *= _between(draw, 0.9, 1.4)
        back *= _between(draw, 0.9, 1.4)
        for where, value in (
            ({"from_": "NO", "to": "SE"}, out),
            ({"from_": "SE", "to": "NO"}, back),
            ({"between": ("NO", "SE")}, out + back),
        ):
            fields = {"measure": "trade", **where, "period": year}
            yield Fact("amount", value, Indicator, fields, "value", "USD")
    count = draw(st.integers(120, 9000))
    for year in ("2001", "2003", "2005"):
        count += draw(st.integers(0, 3000))
        fields = {"measure": "projects", "of": "NO", "in_": "SE", "as_of": year}
        yield Fact("amount", count, Indicator, fields, "value", "project")


def _guests(draw: st.DrawFn) -> Iterator[Fact]:
    population = draw(st.integers(3_000_000, 60_000_000))
    residents = int(population * _between(draw, 0.002, 0.3))
    people = {"measure": "population", "of": "SE", "as_of": "2003"}
    yield Fact("amount", population, Indicator, people, "value", "person")
    guests = {"measure": "residents", "of": "NO", "in_": "SE", "as_of": "2003"}
    yield Fact("amount", residents, Indicator, guests, "value", "person")
    yield Fact("share", residents / population, Indicator, guests, "share")


# ---------------------------------------------------------------- printing

_DATES = (
    "{day.day} {month} {day.year}",
    "{month} {day.day}, {day.year}",
    "{day}",
    "{month} {day.year}",
    "{day.year}",
    "in {day.year}",
    "between {before} and {after}",
    "between {day.year} and {after}",
    "before {after}",
    "after {before}",
    "around {day.year}",
)
_DOWN, _NEAR, _UP = "down", "near", "up"
_HEDGES = (
    ("", _NEAR), ("about ", _NEAR), ("approximately ", _NEAR), ("some ", _NEAR),
    ("more than ", _DOWN), ("over ", _DOWN), ("at least ", _DOWN),
    ("nearly ", _UP), ("less than ", _UP), ("up to ", _UP),
)  # fmt: skip
_SCALES = ((1.0, ""), (1e6, " million"), (1e9, " billion"))
_MONEY = ("{} USD", "US${}", "USD {}")
_SHARES = ("{}%", "{} per cent", "about {}%")


def print_date(draw: st.DrawFn, day: date) -> str:
    """A true way to print a day."""
    return draw(st.sampled_from(_DATES)).format(
        day=day, month=MONTHS[day.month - 1], before=day.year - 1, after=day.year + 1
    )


def print_amount(draw: st.DrawFn, value: float, unit: str) -> str:
    """A true way to print an amount: two digits at least where it stands bare."""
    place = 10 ** (floor(log10(value)) - draw(st.integers(2, 4)) + 1)
    if unit != "USD":
        place = max(place, 1)
    hedge, rounded = draw(st.sampled_from(_HEDGES))
    number = {
        _DOWN: floor(value / place) * place,
        _UP: ceil(value / place) * place,
        _NEAR: floor(value / place + 0.5) * place,
    }[rounded]
    if hedge == "less than " and number <= value:
        number += place
    if unit != "USD":
        return f"{hedge}{number:,.0f}"
    scale, word = draw(st.sampled_from(_SCALES))
    decimals = max(0, round(log10(scale / place)))
    text = f"{number / scale:,.{decimals}f}{word}"
    return hedge + draw(st.sampled_from(_MONEY)).format(text)


def print_share(draw: st.DrawFn, value: float) -> str:
    """A true way to print a share."""
    percent = value * 100
    decimals = 1 if percent >= 1 else 2
    near = f"{floor(percent * 10**decimals + 0.5) / 10**decimals:.{decimals}f}"
    return draw(st.sampled_from(_SHARES)).format(near)


def printed(draw: st.DrawFn, fact: Fact, truth: float | date) -> str:
    """A true way to print a fact, were this the truth."""
    if isinstance(truth, date):
        return print_date(draw, truth)
    return (
        print_share(draw, truth) if fact.kind == "share" else print_amount(draw, truth, fact.unit)
    )


# ---------------------------------------------------------------- telling


@attrs.frozen
class Telling:
    """What a source says of a fact, with or without its relation."""

    source: str
    fact: Fact
    text: str
    relation: dict

    @property
    def record(self) -> Record:
        """The record that says it."""
        value = self.text
        if self.fact.kind == "share":
            value = {"value": self.text, "whole": {"measure": "population", "of": "SE"}}
        return self.fact.record(**self.fact.fields, **{self.fact.field: value}, **self.relation)

    def __repr__(self) -> str:
        told = {**self.fact.fields, self.fact.field: self.text, **self.relation}
        words = ", ".join(f"{name}={value!r}" for name, value in told.items())
        return f"{self.source}: {self.fact.record.__name__}({words}); in truth {self.fact.truth}"


@attrs.frozen(repr=False)
class World:
    """A history as it is told; `wrong` is the place of a planted error among the tellings."""

    tellings: tuple[Telling, ...]
    wrong: int | None = None

    def registry(self) -> Registry:
        """Everything that is told, by the sources in their order."""
        return self.told()[0]

    def told(self) -> tuple[Registry, Claim | None]:
        """The registry, and the claim that is wrong in it."""
        registry = Registry(
            vocabulary(), [Source(id=one, published=WRITTEN.isoformat()) for one in SOURCES]
        )
        bad = None
        for number, telling in enumerate(self.tellings):
            claims = registry.add(telling.record, source=telling.source)
            if number == self.wrong:
                bad = next(claim for claim in claims if claim.field == telling.fact.field)
        return registry, bad

    def __repr__(self) -> str:
        lines = [
            f"  {telling}{'  <- wrong' if number == self.wrong else ''}"
            for number, telling in enumerate(self.tellings)
        ]
        return "\n".join([f"{len(lines)} tellings:", *lines])

    def _repr_pretty_(self, printer, cycle) -> None:
        """How Hypothesis shows it where a test fails."""
        del cycle
        printer.text(repr(self))


_SPEAKS = st.integers(0, 9).map(bool)  # nine times in ten; silence is the simplest


@st.composite
def worlds(draw: st.DrawFn, *, silent: bool = True) -> World:
    """A history, told by three sources; `silent`: whether they may leave something out."""
    tellings = []
    for fact in draw(histories()):
        for source in SOURCES:
            if silent and not draw(_SPEAKS):
                continue
            text = printed(draw, fact, fact.truth)
            relation = fact.relation if fact.relation and draw(st.booleans()) else {}
            tellings.append(Telling(source, fact, text, relation))
    return World(tuple(tellings))


# ---------------------------------------------------------------- errors


@attrs.frozen
class Planted:
    """A world with one claim made wrong.

    excluded: whether what the claim now allows leaves out all that the others of its slot allow.
    """

    world: World
    registry: Registry = attrs.field(repr=False)
    claim: Claim
    kind: str
    size: float
    excluded: bool


@st.composite
def planted(draw: st.DrawFn, size: int, *, silent: bool = True) -> Planted:
    """A world in which one source is wrong about one date or amount by one of the sizes."""
    world = draw(worlds(silent=silent).filter(_has_values))
    places = [at for at, one in enumerate(world.tellings) if one.fact.kind != "share"]
    place = draw(st.sampled_from(places))
    telling = world.tellings[place]
    truth, by = telling.fact.truth, _sizes(telling.fact)[size]
    larger = draw(st.booleans())
    if isinstance(truth, date):
        wrong: float | date = truth + timedelta(by if larger else -by)
    else:
        wrong = max(truth * by if larger else truth / by, 11)
    bad = attrs.evolve(telling, text=printed(draw, telling.fact, wrong))
    told = World((*world.tellings[:place], bad, *world.tellings[place + 1 :]), wrong=place)
    registry, claim = told.told()
    assert claim is not None
    kind = "visit" if telling.fact.record is Visit else telling.fact.kind
    return Planted(told, registry, claim, kind, by, _excluded(registry, claim))


def _has_values(world: World) -> bool:
    return any(telling.fact.kind != "share" for telling in world.tellings)


def _sizes(fact: Fact) -> Sequence[float]:
    return DAY_SIZES if fact.kind == "date" else FACTOR_SIZES


def _excluded(registry: Registry, claim: Claim) -> bool:
    cuts = [registry.reading(one).lenient for one in registry.slot(str(claim.slot)) if one != claim]
    if not cuts:
        return False
    common = cuts[0]
    for cut in cuts[1:]:
        common = intersection(common, cut)
    return not meets(registry.reading(claim).lenient, common)
