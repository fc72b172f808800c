"""Other calendars, by exact arithmetic: their days as day numbers, and the years of their eras.

Every function takes a year, a month and a day of a calendar and returns the day number (days
from 1970-01-01), or raises `NoSuchDay` where that calendar has no such day.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from vkrel.values.dates.days import MONTHS, NoSuchDay, day_number, month_length

# Day numbers of the first days of year 1.
_JULIAN = day_number(0, 12, 30)
_HIJRI = day_number(622, 7, 19)
_SOLAR_HIJRI = day_number(622, 3, 21)
_REPUBLICAN = day_number(1792, 9, 22)

# The first day of the Gregorian calendar: what is earlier may be told in the Julian one.
GREGORIAN = day_number(1582, 10, 15)


class Calendar(NamedTuple):
    """A calendar of whole days.

    number: the day number of a year, month and day.
    length: how many days a month of a year has.
    months: the names of its months, in lower case.
    slack: so many days its rules and its practice may differ by.
    """

    number: Callable[[int, int, int], int]
    length: Callable[[int, int], int]
    months: tuple[tuple[str, ...], ...]
    slack: int = 0

    def day(self, year: int, month: int, day: int) -> int:
        """The day number of one day; raises NoSuchDay where there is none."""
        if not 1 <= month <= len(self.months):
            raise NoSuchDay(f"month {month} does not exist")
        if not 1 <= day <= self.length(year, month):
            name = self.months[month - 1][0].title()
            raise NoSuchDay(f"{day} {name} {year} does not exist")
        return self.number(year, month, day)

    def span(self, year: int, month: int = 0) -> tuple[int, int]:
        """The first and the last day of a month, or of a year."""
        first, last = (month, month) if month else (1, len(self.months))
        if not self.length(year, last):
            last -= 1  # a year without days at its end
        return self.day(year, first, 1), self.day(year, last, self.length(year, last))


def _julian(year: int, month: int, day: int) -> int:
    before = year - 1
    passed = sum(_julian_length(year, each) for each in range(1, month))
    return _JULIAN + 365 * before + before // 4 + passed + day - 1


def _julian_length(year: int, month: int) -> int:
    return month_length(month, is_leap=year % 4 == 0)


def _hijri(year: int, month: int, day: int) -> int:
    """The tabular calendar: eleven leap years in thirty, months of 30 and 29 days in turn."""
    passed = 29 * (month - 1) + month // 2
    return _HIJRI + 354 * (year - 1) + (11 * year + 3) // 30 + passed + day - 1


def _hijri_length(year: int, month: int) -> int:
    is_leap = (11 * year + 14) % 30 < 11
    return 30 if month % 2 or (month == 12 and is_leap) else 29


def _solar_hijri(year: int, month: int, day: int) -> int:
    """The cycle of 33 years, which is that of the sky from 1178 to 1633 (1799 to 2255)."""
    passed = 31 * (month - 1) if month <= 7 else 30 * (month - 1) + 6
    return _SOLAR_HIJRI + 365 * (year - 1) + (8 * year + 21) // 33 + passed + day - 1


def _solar_hijri_length(year: int, month: int) -> int:
    if month < 12:
        return 31 if month <= 6 else 30
    return 30 if (25 * year + 11) % 33 < 8 else 29


def _republican(year: int, month: int, day: int) -> int:
    """The calendar of the French Republic, whose years 3, 7 and 11 were leap years."""
    return _REPUBLICAN + 365 * (year - 1) + year // 4 + 30 * (month - 1) + day - 1


def _republican_length(year: int, month: int) -> int:
    if not 1 <= year <= 14:
        raise NoSuchDay(f"the French Republic counted no year {year}")
    return 30 if month <= 12 else 5 + (year % 4 == 3)


JULIAN = Calendar(
    _julian, _julian_length, tuple((name.lower(), name[:3].lower()) for name in MONTHS)
)
HIJRI = Calendar(
    _hijri,
    _hijri_length,
    (
        ("muharram", "muharam"),
        ("safar", "saphar"),
        ("rabi al-awwal", "rabi' al-awwal", "rabi i", "rabi 1", "rabi al-awal", "rabi ul-awwal"),
        ("rabi al-thani", "rabi' al-thani", "rabi ii", "rabi 2", "rabi al-akhir", "rabi ul-akhir",
         "rabi ath-thani", "rabi al-akhar"),
        ("jumada al-awwal", "jumada al-ula", "jumada i", "jumada 1", "jumada l-ula",
         "jumada al-awal", "jumada ul-awwal"),
        ("jumada al-thani", "jumada al-akhira", "jumada ii", "jumada 2", "jumada ath-thani",
         "jumada al-akhirah", "jumada ul-akhir"),
        ("rajab",),
        ("sha'ban", "shaban", "shaaban", "sha'aban"),
        ("ramadan", "ramadhan", "ramazan", "ramzan"),
        ("shawwal", "shawal"),
        ("dhu al-qa'dah", "dhu al-qadah", "dhu al-qi'dah", "dhu'l-qa'da", "dhul qadah",
         "dhu al-qa'da", "dhul-qa'dah", "dhu l-qa'da", "zulqada", "dhul qa'dah"),
        ("dhu al-hijjah", "dhu'l-hijja", "dhul hijjah", "dhul-hijjah", "dhu al-hijja",
         "dhu l-hijja", "zulhijja", "dhul hijja"),
    ),
    slack=2,
)  # fmt: skip
SOLAR_HIJRI = Calendar(
    _solar_hijri,
    _solar_hijri_length,
    (
        ("farvardin",), ("ordibehesht", "urdibihisht"), ("khordad", "khurdad"), ("tir",),
        ("mordad", "amordad", "murdad"), ("shahrivar", "shahrevar"), ("mehr", "mihr"),
        ("aban",), ("azar",), ("dey", "dei"), ("bahman",), ("esfand", "isfand"),
    ),
)  # fmt: skip
REPUBLICAN = Calendar(
    _republican,
    _republican_length,
    (
        ("vendemiaire",), ("brumaire",), ("frimaire",), ("nivose",),
        ("pluviose",), ("ventose",), ("germinal",),
        ("floreal",), ("prairial",), ("messidor",), ("thermidor",), ("fructidor",),
        ("complementaire", "sansculottide"),
    ),
)  # fmt: skip


class Era(NamedTuple):
    """An era that counts years: the year before its first, and the days it lasted.

    moon: until that year (of ours) its months were those of the moon.
    """

    before: int
    first: float = float("-inf")
    last: float = float("inf")
    moon: int = -(10**9)


def _eras() -> dict[str, Era]:
    """Eras by their names in lower case; an era ends where the next begins."""
    japan = (
        ("meiji", (1868, 1, 25)), ("taisho", (1912, 7, 30)), ("showa", (1926, 12, 25)),
        ("heisei", (1989, 1, 8)), ("reiwa", (2019, 5, 1)),
    )  # fmt: skip
    ends = [float(day_number(*first)) - 1 for _, first in japan[1:]] + [float("inf")]
    eras = {
        name: Era(first[0] - 1, day_number(*first), end, moon=1872)
        for (name, first), end in zip(japan, ends, strict=True)
    }
    minguo = ("minguo", "republic of china", "republic year", "roc", "r.o.c.")
    eras |= dict.fromkeys(minguo, Era(1911))
    eras |= dict.fromkeys(("be", "b.e", "b.e.", "buddhist era"), Era(-543))
    reigns = {
        "shunzhi": 1644, "kangxi": 1662, "yongzheng": 1723, "qianlong": 1736, "jiaqing": 1796,
        "daoguang": 1821, "xianfeng": 1851, "tongzhi": 1862, "guangxu": 1875, "xuantong": 1909,
    }  # fmt: skip
    return eras | {name: Era(year - 1, moon=9999) for name, year in reigns.items()}


ERAS = _eras()
# S54: the letters of the Japanese eras in forms.
LETTERS = {name[0]: name for name in ("meiji", "taisho", "showa", "heisei", "reiwa")}
