"""Random consistent worlds, told by several sources in their own words; and planted errors.

A world has a true history: levels reached in order, visits, an occasion, trade in both
directions with its total, people of one country in another, shares, multiples, running totals.
Sources print true things only: rounded as writers round, hedged, in other units, at other
precision. Each printing follows from the truth by arithmetic written here, not by the library.
So nothing that `check` calls a contradiction can be right, and after one claim is made wrong,
every contradiction is owed to it.

Run `python -m tests.worlds --count 100000 --seed 1` for a long run: it prints every world with a
contradiction, and how often errors of each size are found and blamed.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from math import ceil, floor, log10
from random import Random

import attrs

import vkrel
from vkrel import Indicator, Partnership, Registry, Source, Visit
from vkrel.model.claim import Claim
from vkrel.model.vocabulary import Level, Measure, Person, Vocabulary
from vkrel.values.interval import intersection, meets

LEVELS = ("contact", "partnership", "close", "union")
PEOPLE = (("ada", "NO"), ("bo", "SE"), ("cai", "NO"), ("dag", "SE"))
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WRITTEN = date(2024, 6, 1)
DAY_SIZES = (3, 40, 400, 2500)
FACTOR_SIZES = (1.01, 1.1, 1.5, 10.0)


@cache
def vocabulary() -> Vocabulary:
    """Four levels, four people, measures of every sort."""
    measures = [
        ("trade", "USD", "flow", False, ("period",)),
        ("projects", "project", "cumulative", True, ("as_of",)),
        ("residents", "person", "stock", True, ("as_of",)),
        ("population", "person", "stock", True, ("as_of",)),
    ]
    return Vocabulary(
        [
            *(Level(id=each) for each in LEVELS),
            *(Person(id=who, name=who.title(), country=home) for who, home in PEOPLE),
            *(
                Measure(
                    id=name, unit=unit, stat=stat,
                    discrete=discrete, separators=separators,
                )
                for name, unit, stat, discrete, separators in measures
            ),
        ],
        {"parties": ["NO", "SE"]},
    )  # fmt: skip


@attrs.frozen
class Fact:
    """Something true: a date or an amount, and how it goes into a record."""

    kind: str
    truth: float | date
    record: type
    fields: dict
    field: str = "date"
    unit: str = ""
    relation: dict = attrs.field(factory=dict)


def history(random: Random) -> list[Fact]:
    """What really happened."""
    facts = []
    day = date(1990, 1, 1) + timedelta(random.randrange(700))
    reached = {}
    for level in LEVELS:
        day += timedelta(random.randrange(300, 2200))
        reached[level] = day
        before = LEVELS[LEVELS.index(level) - 1] if level != LEVELS[0] else None
        relation = {"after": {"partnership": before}} if before and random.random() < 0.5 else {}
        facts.append(Fact("date", day, Partnership, {"level": level}, relation=relation))
    for who, home in PEOPLE:
        level = random.choice(LEVELS[:3])
        host = "SE" if home == "NO" else "NO"
        when = reached[level] + timedelta(random.randrange(1, 1500))
        relation = {}
        if random.random() < 0.5:
            relation = {"because": {"partnership": level}}
        elif when <= reached[level] + timedelta(150):
            relation = {"within": {"duration": "6 months", "of": {"partnership": level}}}
        facts.append(
            Fact("date", when, Visit, {"visitor": who.title(), "to": host}, relation=relation)
        )
    facts += _figures(random)
    return facts


def _figures(random: Random) -> Iterator[Fact]:
    first = random.uniform(2e8, 9e8)
    out, back = first, first * random.uniform(0.3, 3)
    for year in ("2001", "2002", "2003"):
        out *= random.uniform(0.9, 1.4)
        back *= random.uniform(0.9, 1.4)
        for start, end, value in (("NO", "SE", out), ("SE", "NO", back)):
            fields = {"measure": "trade", "from_": start, "to": end, "period": year}
            yield Fact("amount", value, Indicator, fields, "value", "USD")
        both = {"measure": "trade", "between": ("NO", "SE"), "period": year}
        yield Fact("amount", out + back, Indicator, both, "value", "USD")
    count = random.randrange(120, 9000)
    for year in ("2001", "2003", "2005"):
        count += random.randrange(0, 3000)
        fields = {"measure": "projects", "of": "NO", "in_": "SE", "as_of": year}
        yield Fact("amount", count, Indicator, fields, "value", "project")
    population = random.randrange(3_000_000, 60_000_000)
    residents = int(population * random.uniform(0.002, 0.3))
    yield Fact(
        "amount", population, Indicator, {"measure": "population", "of": "SE", "as_of": "2003"},
        "value", "person",
    )  # fmt: skip
    guests = {"measure": "residents", "of": "NO", "in_": "SE", "as_of": "2003"}
    yield Fact("amount", residents, Indicator, guests, "value", "person")
    yield Fact("share", residents / population, Indicator, guests, "share")


# ---------------------------------------------------------------- printing


def print_date(day: date, random: Random) -> str:
    """A true way to print a day."""
    month = MONTHS[day.month - 1]
    return random.choice(
        (
            f"{day.day} {month} {day.year}",
            f"{month} {day.day}, {day.year}",
            day.isoformat(),
            f"{month} {day.year}",
            f"{month} {day.year}",
            f"{day.year}",
            f"in {day.year}",
            f"between {day.year - random.randrange(3)} and {day.year + random.randrange(3)}",
            f"before {day.year + 1}",
            f"after {day.year - 1}",
            f"around {day.year}",
        )
    )


def print_amount(value: float, unit: str, random: Random) -> str:
    """A true way to print an amount: two digits at least where it stands bare."""
    digits = random.randrange(2, 5)
    place = 10 ** (floor(log10(value)) - digits + 1)
    if unit != "USD":
        place = max(place, 1)
    down, up, near = (
        floor(value / place) * place,
        ceil(value / place) * place,
        floor(value / place + 0.5) * place,
    )
    hedge, number = random.choice(
        (
            ("", near),
            ("", near),
            ("about ", near),
            ("approximately ", near),
            ("some ", near),
            ("more than ", down),
            ("over ", down),
            ("at least ", down),
            ("nearly ", up),
            ("less than ", up if up > value else up + place),
            ("up to ", up),
        )
    )
    return f"{hedge}{_number(number, place, unit, random)}"


def _number(number: float, place: float, unit: str, random: Random) -> str:
    if unit != "USD":
        return f"{number:,.0f}"
    scale, word = random.choice(((1e9, "billion"), (1e6, "million"), (1.0, "")))
    decimals = max(0, round(log10(scale / place)))
    text = f"{number / scale:,.{decimals}f}"
    return random.choice((f"US${text} {word}", f"{text} {word} USD", f"USD {text} {word}")).strip()


def print_share(value: float, random: Random) -> str:
    """A true way to print a share."""
    percent = value * 100
    decimals = 1 if percent >= 1 else 2
    near = f"{floor(percent * 10**decimals + 0.5) / 10**decimals:.{decimals}f}"
    return random.choice((f"{near}%", f"{near} per cent", f"about {near}%"))


def printed(fact: Fact, truth: float | date, random: Random) -> str:
    """A true way to print a fact, were this the truth."""
    if fact.kind == "date":
        return print_date(truth, random)
    if fact.kind == "share":
        return print_share(truth, random)
    return print_amount(truth, fact.unit, random)


def tell(facts: Sequence[Fact], random: Random, *, sources: int = 3) -> Registry:
    """A registry in which every source tells every fact, and some relations."""
    return _told(facts, random, sources)[0]


def _told(
    facts: Sequence[Fact], random: Random, sources: int = 3
) -> tuple[Registry, dict[str, Fact]]:
    """The registry, and which fact each slot is about."""
    about: dict[str, Fact] = {}
    names = [f"s{number}" for number in range(sources)]
    registry = Registry(
        vocabulary(), [Source(id=each, published=WRITTEN.isoformat()) for each in names]
    )
    for fact in facts:
        for name in names:
            text = printed(fact, fact.truth, random)
            value = text
            if fact.kind == "share":
                value = {"value": text, "whole": {"measure": "population", "of": "SE"}}
            relation = fact.relation if random.random() < 0.5 else {}
            claims = registry.add(
                fact.record(**fact.fields, **{fact.field: value}, **relation), source=name
            )
            about.update((claim.slot, fact) for claim in claims)
    return registry, about


# ---------------------------------------------------------------- errors


@attrs.frozen
class Planted:
    """A world with one claim made wrong.

    excluded: whether what the claim now allows leaves out all that the others of its slot allow.
    """

    registry: Registry
    claim: Claim
    kind: str
    size: float
    excluded: bool


def plant(facts: Sequence[Fact], random: Random, size: int) -> Planted:
    """Tell a world, and let one source be wrong about one fact by one of the sizes."""
    registry, about = _told(facts, random)
    claims = [each for each in registry.claims if each.kind in {"date", "quantity"}]
    claim = random.choice(claims)
    fact = about[claim.slot]
    by = (DAY_SIZES if fact.kind == "date" else FACTOR_SIZES)[size]
    if fact.kind == "date":
        wrong = fact.truth + timedelta(by * random.choice((1, -1)))
    else:
        wrong = fact.truth * by if random.random() < 0.5 else fact.truth / by
    text = printed(fact, max(wrong, 11) if fact.kind == "amount" else wrong, random)
    changed = [
        attrs.evolve(each, value=text) if each is claim else each for each in registry.claims
    ]
    made = Registry(registry.vocabulary, registry.sources.values(), changed)
    bad = next(
        each for each in made.claims if each.source == claim.source and each.slot == claim.slot
    )
    common = None
    for each in made.slot(str(bad.slot)):
        if each != bad:
            cut = made.reading(each).lenient
            common = cut if common is None else intersection(common, cut)
    excluded = not meets(made.reading(bad).lenient, common or ())
    kind = "visit" if fact.record is Visit else fact.kind
    return Planted(made, bad, kind, by, excluded)


def false_alarms(count: int, seed: int) -> Iterator[tuple[int, str]]:
    """The seeds of worlds with a contradiction, and what it says."""
    for number in range(count):
        random = Random(seed * 1_000_003 + number)
        for finding in vkrel.check(tell(history(random), random)).at_least("contradiction"):
            yield number, str(finding)


def recall(count: int, seed: int) -> dict[tuple[str, float], Counter[str]]:
    """For each kind and size of error: planted, excluded, found, found where excluded, blamed.

    A wrong date of a visit is no contradiction by itself, since it may be another visit.
    """
    totals: dict[tuple[str, float], Counter[str]] = {}
    for number in range(count):
        random = Random(seed * 1_000_003 + number)
        made = plant(history(random), random, number % len(DAY_SIZES))
        findings = vkrel.check(made.registry)
        found = any(
            made.claim.id in each.witness
            or any(made.claim.id in other for other in each.alternatives)
            or (each.rule == "same-slot" and made.claim in each.claims)
            for each in findings.at_least("contradiction")
        )
        tally = totals.setdefault((made.kind, made.size), Counter())
        tally["planted"] += 1
        tally["excluded"] += made.excluded
        tally["found"] += found
        tally["found of excluded"] += found and made.excluded
        if found:
            tally["first culprit"] += findings.culprits()[0].claim is made.claim
    return totals


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--errors", type=int, default=4000, help="Worlds with a planted error.")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    alarms = 0
    for number, text in false_alarms(given.count, given.seed):
        alarms += 1
        print(f"world {number}: {text}")
    print(f"{given.count:,} worlds, {alarms} contradictions")
    for (kind, size), tally in sorted(recall(given.errors, given.seed).items(), key=str):
        print(f"{kind} by {size}: {dict(tally)}")
