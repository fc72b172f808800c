"""Made tables with a known truth: real conflicts planted among mere ways of writing.

Each maker gives rows (source, subject, attribute, value) and which of them are wrong. A value is
written by each source in its own way, at its own granularity, or with a mistake of its own.
"""

from __future__ import annotations

import csv
import io
from random import Random

import attrs

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

Row = tuple[str, str, str, str]


@attrs.frozen
class Made:
    """A table with its truth: wrong holds the slots with a mistake; hierarchy is TOML, or empty."""

    rows: list[Row]
    wrong: frozenset[tuple[str, str]]
    mapping: str = ""

    @property
    def slots(self) -> set[tuple[str, str]]:
        """Every (subject, attribute)."""
        return {(subject, attribute) for _, subject, attribute, _ in self.rows}

    def csv(self) -> str:
        """The table as CSV."""
        return as_csv(("source", "subject", "attribute", "value"), self.rows)


def as_csv(header, rows) -> str:
    """Rows as CSV with a header."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


def clock(minute: int, style: int) -> str:
    """A time of day in one of 45 ways: fifteen forms, three kinds of trimmings."""
    hour, rest = divmod(minute, 60)
    twelve = (hour - 1) % 12 + 1
    half = "am" if hour < 12 else "pm"
    dotted = f"{half[0]}.m."
    forms = (
        f"{hour}:{rest:02}", f"{hour:02}:{rest:02}", f"{hour:02}:{rest:02}:00",
        f"{twelve}:{rest:02} {dotted}", f"{twelve}:{rest:02} {half}", f"{twelve}:{rest:02}{half}",
        f"{twelve}:{rest:02} {half.upper()}", f"{twelve}:{rest:02}{half.upper()}",
        f"{twelve:02}:{rest:02} {half.upper()}", f"{twelve}:{rest:02}{half[0]}",
        f"{twelve}:{rest:02}{half[0].upper()}", f"{twelve}.{rest:02} {half}",
        f"{hour:02}:{rest:02} hrs", f"{twelve}:{rest:02}  {dotted.upper()}",
        f"{twelve:02}:{rest:02}{half}",
    )  # fmt: skip
    trimmings = ("{}", "Thu {}", "{} Dec 01")
    return trimmings[style // 15 % 3].format(forms[style % 15])


def day(year: int, month: int, number: int, style: int) -> str:
    """A date in one of eight ways, the last two vaguer."""
    name = MONTHS[month - 1]
    return (
        f"{year}-{month:02}-{number:02}", f"{number} {name} {year}", f"{name} {number}, {year}",
        f"{number} {name[:3]} {year}", f"{number:02}.{month:02}.{year}",
        f"{name[:3]} {number}, {year}", f"{name} {year}", f"{year}",
    )[style % 8]  # fmt: skip


def count(number: int, style: int) -> str:
    """A count in one of six ways, the last two rounded."""
    million = f"{number / 1e6:.2f} million"
    return (
        f"{number}", f"{number:,}", f"{number:,}".replace(",", " "), f"{number:,} people",
        million if number >= 1e6 else f"{number:,}",
        f"about {round(number, -4):,}" if number >= 1e6 else f"{number:,}",
    )[style % 6]  # fmt: skip


PLACES = {
    "Hanoi": ("Red River Delta", "Vietnam"),
    "Haiphong": ("Red River Delta", "Vietnam"),
    "Huế": ("North Central Coast", "Vietnam"),
    "Seoul": ("Seoul Capital Area", "South Korea"),
    "Incheon": ("Seoul Capital Area", "South Korea"),
    "Busan": ("Yeongnam", "South Korea"),
    "Daegu": ("Yeongnam", "South Korea"),
    "Lyon": ("Auvergne-Rhône-Alpes", "France"),
    "Grenoble": ("Auvergne-Rhône-Alpes", "France"),
    "Nantes": ("Pays de la Loire", "France"),
}
COUNTRY_NAMES = {
    "Vietnam": ("Vietnam", "Viet Nam", "Việt Nam"),
    "South Korea": ("South Korea", "Republic of Korea", "Korea, South"),
    "France": ("France", "FRANCE", "French Republic"),
}


def place(city: str, style: int) -> str:
    """A city in one of eight ways, most of them wider than the city."""
    region, country = PLACES[city]
    return (
        city, city.upper(), f"{city}, {country}", f"{city}, {region}, {country}", region,
        COUNTRY_NAMES[country][0], COUNTRY_NAMES[country][1], f"{city} ({country})",
    )[style % 8]  # fmt: skip


def hierarchy() -> str:
    """The places as a mapping file."""
    lines = ["[hierarchy.places]"]
    regions = {}
    for city, (region, country) in PLACES.items():
        lines.append(f'"{city}" = "{region}"')
        regions[region] = country
    lines += [f'"{region}" = "{country}"' for region, country in regions.items()]
    return "\n".join(lines) + "\n"


def times(random: Random, slots: int = 200, sources: int = 9) -> Made:
    """Departures: every source has its own way of printing a time."""
    return _made(
        random, slots, sources, "departure",
        lambda: random.randrange(1440),
        lambda truth: (truth + random.choice((17, 60, 720, 95))) % 1440,
        clock, styles=45,
    )  # fmt: skip


def dates(random: Random, slots: int = 200, sources: int = 9) -> Made:
    """Leaders' dates, some sources to the day, some to the month or the year."""
    return _made(
        random, slots, sources, "took office",
        lambda: (random.randrange(1900, 2020), random.randrange(1, 13), random.randrange(1, 28)),
        lambda truth: (truth[0] + random.choice((-10, -1, 1, 2)), truth[1], truth[2]),
        lambda truth, style: day(*truth, style), styles=8,
    )  # fmt: skip


def populations(random: Random, slots: int = 200, sources: int = 9) -> Made:
    """Populations, exact or rounded."""
    return _made(
        random, slots, sources, "population",
        lambda: random.randrange(20_001, 9_000_000),
        lambda truth: int(truth * random.choice((0.1, 0.5, 1.7, 10))) + 3,
        count, styles=6,
    )  # fmt: skip


def birthplaces(random: Random, slots: int = 200, sources: int = 9) -> Made:
    """Places at different granularity, with the hierarchy declared."""
    cities = list(PLACES)
    made = _made(
        random, slots, sources, "birthplace",
        lambda: random.choice(cities),
        lambda truth: random.choice(
            [each for each in cities if PLACES[each][1] != PLACES[truth][1]]
        ),
        place, styles=8,
    )  # fmt: skip
    return attrs.evolve(made, mapping=hierarchy())


MAKERS = (times, dates, populations, birthplaces)


def _made(random, slots, sources, attribute, truth_of, mistake, spell, *, styles) -> Made:
    rows: list[Row] = []
    wrong = set()
    style_of = {f"site{number}": random.randrange(styles) for number in range(sources)}
    for number in range(slots):
        subject = f"thing {number}"
        truth = truth_of()
        liar = random.choice(sorted(style_of)) if random.random() < 0.2 else ""
        if liar:
            wrong.add((subject, attribute))
        for source, style in style_of.items():
            value = mistake(truth) if source == liar else truth
            rows.append((source, subject, attribute, spell(value, style)))
    return Made(rows, frozenset(wrong))
