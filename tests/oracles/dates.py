"""Random printed dates, read twice: by the library, and by asking every day whether it fits.

Each case is a printed date and a test on `datetime.date`, written without the library's
arithmetic. The days tried are those around every end of the reading, all days of some short
readings, and random days.

Run `python -m tests.oracles.dates --count 100000 --seed 1` for a long comparison; it fails with
the simplest date that is read wrongly.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from math import isfinite
from random import Random

import attrs
from hypothesis import strategies as st

from tests.strategies.hunt import hunt
from vkrel.values.dates.date import read_date
from vkrel.values.dates.days import MONTHS

EPOCH = date(1970, 1, 1)
# Days of the Gregorian calendar; what is tried begins earlier, as other calendars do.
FIRST, LAST = date(1583, 1, 1), date(2999, 12, 31)
TRIED_FROM = date(601, 1, 1)
Case = tuple[str, Callable[[date], bool]]


def _day(random: Random) -> date:
    return FIRST + timedelta(random.randrange((LAST - FIRST).days))


def printed(day: date, random: Random) -> str:
    """A day in one of the common ways of printing it, none of them ambiguous."""
    name = random.choice((MONTHS[day.month - 1], MONTHS[day.month - 1][:3]))
    ways = [
        day.isoformat(),
        f"{day.year}/{day.month:02d}/{day.day:02d}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day} {name} {day.year}",
        f"{name} {day.day}, {day.year}",
        f"the {day.day}th of {name}, {day.year}",
        f"{day:%A}, {day.day} {name} {day.year}",
        f"{name} {day.day:02d}, {day.year} | 20:42",
    ]
    return random.choice(ways)


def _single_day(random: Random) -> Case:
    day = _day(random)
    return printed(day, random), lambda each: each == day


def _month(random: Random) -> Case:
    day = _day(random)
    ways = (
        f"{MONTHS[day.month - 1]} {day.year}",
        f"in {MONTHS[day.month - 1][:3]}. {day.year}",
        f"{day.year}-{day.month:02d}",
        f"{day.month}/{day.year}",
    )
    return random.choice(ways), lambda each: (each.year, each.month) == (day.year, day.month)


def _year(random: Random) -> Case:
    year = _day(random).year
    return random.choice(
        (f"{year}", f"in {year}", f"the year {year}")
    ), lambda each: each.year == year


def _decade(random: Random) -> Case:
    decade = _day(random).year // 100 * 10 + random.randrange(1, 10)
    return random.choice((f"the {decade}0s", f"{decade}X")), lambda each: each.year // 10 == decade


def _span(random: Random) -> Case:
    start, end = sorted((_day(random), _day(random)))
    first, last = printed(start, random), printed(end, random)
    ways = (f"{first} \u2013 {last}", f"from {first} to {last}", f"between {first} and {last}")
    return random.choice(ways), lambda each: start <= each <= end


def _years(random: Random) -> Case:
    start, end = sorted((_day(random).year, _day(random).year))
    return random.choice(
        (f"{start}-{end}", f"{start}/{end}")
    ), lambda each: start <= each.year <= end


def _half(random: Random) -> Case:
    year, half = _day(random).year, random.randrange(2)
    name = ("first", "second")[half]
    return random.choice(
        (f"the {name} half of {year}", f"H{half + 1} {year}")
    ), lambda each: each.year == year and (each.month > 6) == bool(half)


def _quarter(random: Random) -> Case:
    year, quarter = _day(random).year, random.randrange(4)
    if 33 + quarter == year % 100 + 1:  # 2032-33 is a span of years wherever texts print it
        year += 10
    return random.choice(
        (f"Q{quarter + 1} {year}", f"{year}-{33 + quarter}")
    ), lambda each: each.year == year and (each.month - 1) // 3 == quarter


def _third(random: Random) -> Case:
    year, third = _day(random).year, random.randrange(3)
    word = ("early", "mid", "late")[third]
    return f"{word}-{year}", lambda each: each.year == year and (each.month - 1) // 4 == third


def _bound(random: Random) -> Case:
    day = _day(random)
    tests: dict[str, Callable[[date], bool]] = {
        "before": lambda each: each < day,
        "after": lambda each: each > day,
        "by": lambda each: each <= day,
        "not before": lambda each: each >= day,
    }
    word = random.choice(list(tests))
    return f"{word} {printed(day, random)}", tests[word]


def _mask(random: Random) -> Case:
    text = _day(random).isoformat()
    places = [9, 8, 6, 5, 3, 2]
    hidden = set(random.sample(places, random.randint(1, 4)))
    if {2, 3} & hidden and {5, 6, 8, 9} & hidden:
        # Too many pieces would be read as a hull.
        hidden -= {2, 3} if len({5, 6, 8, 9} & hidden) > 1 else {2}
    mask = "".join("X" if at in hidden else digit for at, digit in enumerate(text))
    pattern = re.compile(mask.replace("X", r"\d"))
    return mask, lambda each: bool(pattern.fullmatch(each.isoformat()))


def _set(random: Random) -> Case:
    chosen = {_day(random).year for _ in range(random.randint(1, 6))}
    text = ",".join(str(year) for year in sorted(chosen))
    return random.choice((f"[{text}]", f"{{{text}}}")), lambda each: each.year in chosen


def _figures(random: Random) -> Case:
    day = _day(random)
    other = (day.day, day.month) if day.day <= 12 else (day.month, day.day)
    return (
        f"{day.day}/{day.month}/{day.year}",
        lambda each: (
            each.year == day.year and (each.month, each.day) in ((day.month, day.day), other)
        ),
    )


def _from_julian(day: date) -> date:
    """The day that the Julian calendar gives these figures (not in the last days of February)."""
    century = (day.year - (day.month < 3)) // 100
    return day + timedelta(century - century // 4 - 2)


def _julian(random: Random) -> Case:
    day = _day(random).replace(day=random.randint(1, 28))
    tag = random.choice(("(Julian)", "O.S.", "(Old Style)"))
    name = MONTHS[day.month - 1]
    text = random.choice((f"{day.day} {name} {day.year}", f"{name} {day.day}, {day.year}"))
    return f"{text} {tag}", lambda each: each == _from_julian(day)


def _early(random: Random) -> Case:
    day = date(random.randint(1000, 1581), random.randint(1, 12), random.randint(1, 28))
    text = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return text, lambda each: each in (day, _from_julian(day))


def _era(random: Random) -> Case:
    """A day, month or year of an era that counts our years."""
    name, before, first, last = random.choice((
        ("Taisho", 1911, date(1912, 7, 30), date(1926, 12, 24)),
        ("Showa", 1925, date(1926, 12, 25), date(1989, 1, 7)),
        ("Heisei", 1988, date(1989, 1, 8), date(2019, 4, 30)),
        ("Minguo", 1911, date(1912, 1, 1), date(2030, 12, 31)),
        ("BE", -543, date(1941, 1, 1), date(2100, 12, 31)),
    ))  # fmt: skip
    day = first + timedelta(random.randint(0, (last - first).days))
    counted, month = f"{name} {day.year - before}", MONTHS[day.month - 1]
    return random.choice((
        (f"{counted} {month} {day.day}", lambda each: each == day),
        (f"{day.day} {month}, {counted}", lambda each: each == day),
        (f"{month} {counted}", lambda each: first <= each <= last and (
            (each.year, each.month) == (day.year, day.month))),
        (f"in {counted}", lambda each: first <= each <= last and each.year == day.year),
    ))  # fmt: skip


_HIJRI = (
    "Muharram", "Safar", "Rabi al-Awwal", "Rabi al-Thani", "Jumada al-Ula", "Jumada al-Akhira",
    "Rajab", "Shaban", "Ramadan", "Shawwal", "Dhu al-Qadah", "Dhu al-Hijjah",
)  # fmt: skip


def _hijri(random: Random) -> Case:
    """The Kuwaiti algorithm, from the Julian day number; two days on either side are allowed."""
    year, month, day = random.randint(1, 1600), random.randint(1, 12), random.randint(1, 29)
    number = (11 * year + 3) // 30 + 354 * year + 30 * month - (month - 1) // 2 + day + 1_948_055
    middle = date.fromordinal(number - 1_721_425)
    text = f"{day} {_HIJRI[month - 1]} {year:03d} AH"
    return text, lambda each: abs((each - middle).days) <= 2


_SOLAR = (
    "Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar", "Mehr", "Aban", "Azar",
    "Dey", "Bahman", "Esfand",
)  # fmt: skip
_SOLAR_LEAP = frozenset({1, 5, 9, 13, 17, 22, 26, 30})  # of 33 years


def _solar_hijri(random: Random) -> Case:
    """Counted year by year from 21 March 2025, the first day of 1404."""
    year, month, day = random.randint(1200, 1499), random.randint(1, 12), random.randint(1, 29)
    start = date(2025, 3, 21)
    for each in range(1404, year):
        start += timedelta(365 + (each % 33 in _SOLAR_LEAP))
    for each in range(year, 1404):
        start -= timedelta(365 + (each % 33 in _SOLAR_LEAP))
    there = start + timedelta(30 * (month - 1) + min(month - 1, 6) + day - 1)
    return random.choice((
        (f"{day} {_SOLAR[month - 1]} {year}", lambda each: each == there),
        (f"{year}/{month:02d}/{day:02d} SH", lambda each: each == there),
    ))  # fmt: skip


_REPUBLICAN = (
    "Vendémiaire", "Brumaire", "Frimaire", "Nivôse", "Pluviôse", "Ventôse", "Germinal", "Floréal",
    "Prairial", "Messidor", "Thermidor", "Fructidor",
)  # fmt: skip
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV")
_SEPTEMBER = (22, 22, 22, 23, 22, 22, 22, 23, 23, 23, 23, 24, 23, 23)  # first days of the years


def _republican(random: Random) -> Case:
    year, month, day = random.randrange(14), random.randrange(12), random.randint(1, 30)
    there = date(1792 + year, 9, _SEPTEMBER[year]) + timedelta(30 * month + day - 1)
    return f"{day} {_REPUBLICAN[month]} An {_ROMAN[year]}", lambda each: each == there


def _week(random: Random) -> Case:
    year, week, weekday = _day(random).isocalendar()
    return random.choice((
        (f"{year}-W{week:02d}", lambda each: each.isocalendar()[:2] == (year, week)),
        (f"week {week} of {year}", lambda each: each.isocalendar()[:2] == (year, week)),
        (f"{year}-W{week:02d}-{weekday}", lambda each: each.isocalendar() == (year, week, weekday)),
    ))  # fmt: skip


def _away(random: Random) -> Case:
    day, count = _day(random), random.randint(1, 99)
    text = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return random.choice((
        (f"{count} days after {text}", lambda each: each == day + timedelta(count)),
        (f"{count} days before {text}", lambda each: each == day - timedelta(count)),
        (f"{count} years before {day.year}", lambda each: each.year == day.year - count),
    ))  # fmt: skip


def _twice(random: Random) -> Case:
    day = _day(random)
    text = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    other = random.choice((f"{day.year}", f"{day:%B} {day.year}", day.isoformat()))
    one, two = random.sample((text, other), 2)
    return f"{one} ({two})", lambda each: each == day


KINDS: dict[str, Callable[[Random], Case]] = {
    "day": _single_day,
    "month": _month,
    "year": _year,
    "decade": _decade,
    "span": _span,
    "years": _years,
    "half": _half,
    "quarter": _quarter,
    "third": _third,
    "bound": _bound,
    "mask": _mask,
    "set": _set,
    "figures": _figures,
    "julian": _julian,
    "early": _early,
    "era": _era,
    "hijri": _hijri,
    "solar hijri": _solar_hijri,
    "republican": _republican,
    "week": _week,
    "away": _away,
    "twice": _twice,
}


def _days_to_try(strict: list[tuple[float, float]], random: Random) -> Iterator[date]:
    low, high = (TRIED_FROM - EPOCH).days, (LAST - EPOCH).days
    numbers = [random.randint(low, high) for _ in range(3)]
    for first, last in strict:
        numbers += [int(end) + by for end in (first, last) if isfinite(end) for by in (-1, 0, 1)]
        if last - first < 400 and random.randrange(20) == 0:
            numbers += range(int(first), int(last) + 1)
    for number in numbers:
        if low <= number <= high:
            yield EPOCH + timedelta(number)


@attrs.frozen
class Printed:
    """A printed date of a kind, the test whether a day fits it, and what draws the days to try."""

    kind: str
    text: str
    fits: Callable[[date], bool] = attrs.field(repr=False)
    random: Random = attrs.field(repr=False)


@st.composite
def printed_dates(draw: st.DrawFn) -> Printed:
    """A printed date of any kind; its days and its words shrink."""
    kind = draw(st.sampled_from(tuple(KINDS)))
    random = draw(st.randoms(use_true_random=False))
    return Printed(kind, *KINDS[kind](random), random)


def is_read_rightly(case: Printed) -> None:
    """The reading holds exactly the days that fit."""
    reading = read_date(case.text)
    assert reading.known, reading
    spans = [(cut.low, cut.high) for cut in reading.strict]
    for day in _days_to_try(spans, case.random):
        held = any(low <= (day - EPOCH).days <= high for low, high in spans)
        assert case.fits(day) == held, f"{day}: {reading}"


def compare(count: int, seed: int) -> Counter[str]:
    """How many dates of each kind were compared; raises AssertionError for one read wrongly."""
    counts: Counter[str] = Counter()

    def look(case: Printed) -> None:
        counts[case.kind] += 1
        is_read_rightly(case)

    hunt(printed_dates(), look, count, seed, each=100)
    return counts


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    for kind, number in sorted(compare(asked.count, asked.seed).items()):
        print(f"{kind:12} {number:9,}")
