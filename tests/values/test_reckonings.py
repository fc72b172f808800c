"""Dates of other calendars and eras, double years, weeks and years in words."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies.dates import days
from vkrel.values.dates.calendars import ERAS, HIJRI, JULIAN, REPUBLICAN, SOLAR_HIJRI
from vkrel.values.dates.date import read_date
from vkrel.values.dates.days import MONTHS, day_number
from vkrel.values.dates.reckonings import told_otherwise
from vkrel.values.dates.year_words import years_in_figures
from vkrel.values.interval import Interval, contains, meets
from vkrel.values.reading import Reading
from vkrel.values.words import ONES, TENS


def read(text: str) -> Reading:
    """A reading that must succeed."""
    reading = read_date(text)
    assert reading.kind == "date", reading
    return reading


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        # eras of Japan
        ("Showa 54", "1979"),
        ("Shōwa 54 March", "1979-03"),
        ("12 March Showa 54", "1979-03-12"),
        ("Showa 54 March 12", "1979-03-12"),
        ("S54", "1979"),
        ("S54.3.12", "1979-03-12"),
        ("R2.5.1", "2020-05-01"),
        ("Heisei gannen", "1989-01-08/1989-12-31"),
        ("Showa 64", "1989-01-01/1989-01-07"),
        ("Meiji 45", "1912-01-01/1912-07-29"),
        ("Meiji 3", "1870-01-20/1871-02-21"),
        ("from Heisei 3 to Heisei 5", "1991/1993"),
        ("late Showa 54", "1979-09-01/1979-12-31"),
        ("Showa era", "1926-12-25/1989-01-07"),
        # China, Thailand
        ("Minguo 100", "2011"),
        ("ROC 100", "2011"),
        ("Minguo 100 October 10", "2011-10-10"),
        ("May 4, Minguo 8", "1919-05-04"),
        ("Guangxu 20", "1894-01-20/1895-02-21"),
        ("2564 BE", "2021"),
        ("B.E. 2564", "2021"),
        ("12 March 2564 BE", "2021-03-12"),
        ("2470 BE", "1927-04-01/1928-03-31"),
        # Hijri
        ("1 Ramadan 1442", "2021-04-11/2021-04-15"),
        ("Ramadan 1, 1442 AH", "2021-04-11/2021-04-15"),
        ("Dhū al-Ḥijjah 1442", "2021-07-09/2021-08-11"),
        ("1442 AH", "2020-08-18/2021-08-11"),
        ("AH 1442", "2020-08-18/2021-08-11"),
        ("1442H", "2020-08-18/2021-08-11"),
        ("before 1442 AH", "../2020-08-17"),
        ("1442\u20131443 AH", "2020-08-18/2022-07-31"),
        ("25 Safar AH 1299", "1882-01-14/1882-01-18"),
        # Solar Hijri
        ("10 Ordibehesht 1393", "2014-04-30"),
        ("1393-02-10 SH", "2014-04-30"),
        ("1393 AP", "2014-03-21/2015-03-20"),
        # Julian, old style
        ("25 October 1917 O.S.", "1917-11-07"),
        ("25 October 1917 (Julian)", "1917-11-07"),
        ("October 25, 1917 (Old Style)", "1917-11-07"),
        ("25.10.1917 (OS)", "1917-11-07"),
        ("29 February 1900 O.S.", "1900-03-13"),
        ("29 May 1453 (Julian)", "1453-06-07"),
        ("29 May 1453 (Gregorian)", "1453-05-29"),
        ("29 May 1453", "[1453-05-29,1453-06-07]"),
        ("29 February 1500", "1500-03-10"),
        ("1453-05-29", "1453-05-29"),
        # double years
        ("1556/7", "1556/1557"),
        ("10 February 1731/32", "[1732-02-10,1732-02-21]"),
        ("February 1731/2", "1732-02"),
        # the French Republic
        ("An III", "1794-09-22/1795-09-22"),
        ("An III [1794/95]", "1794-09-22/1795-09-22"),
        ("9 Thermidor An II", "1794-07-27"),
        ("18 Brumaire Year VIII", "1799-11-09"),
        # weeks
        ("2024-W05", "2024-01-29/2024-02-04"),
        ("2024-W05-3", "2024-01-31"),
        ("week 5 of 2024", "2024-01-29/2024-02-04"),
        ("the week of 3 March 2024", "2024-02-26/2024-03-03"),
        # words
        ("nineteen seventies", "1970/1979"),
        ("nineteen oh five", "1905"),
        ("two thousand and nine", "2009"),
    ],
)
def test_forms(text: str, edtf: str) -> None:
    """Each form stands for the days beside it."""
    assert read(text).edtf == edtf


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31 Mehr 1393", "31 Mehr 1393 does not exist"),
        ("31 Brumaire an VIII", "31 Brumaire 8 does not exist"),
        ("2024-W54", "2024 has no week 54"),
        ("Showa 0", "no year 0"),
    ],
)
def test_impossible_days(text: str, reason: str) -> None:
    """A day that its calendar has not is impossible, in whatever calendar."""
    reading = read_date(text)
    assert reading.impossible, reading
    assert reason in reading.reason


@pytest.mark.parametrize(
    "text",
    ["Guangxu 20 March", "Meiji 3 March", "An XV", "10 May 1731/32", "15 Ramadan", "12-02-1442 AH"],
)
def test_what_is_not_converted_is_unknown(text: str) -> None:
    """Months of the moon and years that nobody counted are unknown, not guessed."""
    reading = read_date(text)
    assert (reading.kind, reading.impossible) == ("unknown", False)


@given(st.dates(dt.date(1926, 12, 25), dt.date(1989, 1, 7)), st.sampled_from(("Showa", "SHOWA")))
def test_days_of_an_era(day: dt.date, era: str) -> None:
    """Every day of an era is the same day in the figures of ours."""
    counted = day.year - ERAS["showa"].before
    for text in (
        f"{era} {counted} {MONTHS[day.month - 1]} {day.day}",
        f"{day.day} {MONTHS[day.month - 1]}, {era} {counted}",
        f"S{counted}.{day.month}.{day.day}",
    ):
        assert read(text).strict == read(day.isoformat()).strict


@given(st.integers(100, 1500), st.integers(1, 12), st.integers(1, 29), st.data())
def test_hijri_days_have_two_days_of_slack(
    year: int, month: int, day: int, data: st.DataObject
) -> None:
    """A Hijri day is the tabular one or one of two on either side, however its month is spelt; all in its year."""
    number = HIJRI.day(year, month, day)
    name = data.draw(st.sampled_from(HIJRI.months[month - 1]))
    for text in (
        f"{day} {name} {year}",
        f"{name.title()} {day}, {year} AH",
        f"{year} {name} {day}",
    ):
        one = read(text)
        assert one.strict == (Interval(number - 2, number + 2),)
        assert contains(read(f"{year} AH").strict, one.strict)
        assert contains(read(f"{name} {year}").strict, one.strict)


@given(st.integers(1200, 1499), st.integers(1, 12), st.integers(1, 29), st.data())
def test_solar_hijri_days(year: int, month: int, day: int, data: st.DataObject) -> None:
    """A Solar Hijri day is one day, in words and in figures."""
    number = SOLAR_HIJRI.day(year, month, day)
    name = data.draw(st.sampled_from(SOLAR_HIJRI.months[month - 1]))
    for text in (
        f"{day} {name} {year}",
        f"{year}/{month:02d}/{day:02d} SH",
        f"{year} {name} {day}",
    ):
        assert read(text).strict == (Interval(number, number),)
    persian = f"{year}-{month:02d}-{day:02d}".translate(
        {ord(str(each)): chr(0x6F0 + each) for each in range(10)}
    )
    assert contains(read(persian).strict, (Interval(number, number),))


@given(st.integers(1, 13), st.integers(1, 12), st.integers(1, 30))
def test_republican_days(year: int, month: int, day: int) -> None:
    """A day of the French Republic, with and without accents."""
    number = REPUBLICAN.day(year, month, day)
    name = REPUBLICAN.months[month - 1][0]
    accented = name.replace("ose", "ôse").replace("demi", "démi").replace("florea", "floréa")
    assert read(f"{day} {name} An {year}").strict == (Interval(number, number),)
    assert read(f"{day} {accented} an {year}").strict == (Interval(number, number),)


@given(st.dates(dt.date(1001, 1, 1), dt.date(1582, 10, 3)))
def test_early_days_are_of_either_calendar(day: dt.date) -> None:
    """Where no calendar is named a day before 1582 is Julian or Gregorian; a name settles it."""
    text = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    either = read(text)
    gregorian = day_number(day.year, day.month, day.day)
    julian = JULIAN.day(day.year, day.month, day.day)
    assert either.strict == (Interval(gregorian, gregorian), Interval(julian, julian))
    assert read(f"{text} (Julian)").strict == either.strict[1:]
    assert read(f"{text} N.S.").strict == either.strict[:1]
    # as ISO 8601 writes it the day is Gregorian; that it is Julian is no contradiction
    plain = read(day.isoformat())
    assert plain.strict == either.strict[:1]
    assert meets(plain.lenient, either.strict[1:])


@given(days())
def test_iso_weeks(day: dt.date) -> None:
    """The week of ISO 8601 holds its days, and the numbered day is that day."""
    year, week, weekday = day.isocalendar()
    if year > 9999:
        return
    one = read(day.isoformat()).strict
    assert contains(read(f"{year}-W{week:02d}").strict, one)
    assert read(f"{year}-W{week:02d}-{weekday}").strict == one
    assert read(f"week {week} of {year}").strict == read(f"{year}W{week:02d}").strict


@given(
    st.sampled_from([w for w, n in ONES.items() if n >= 11]),
    st.sampled_from(sorted(TENS)),
    st.integers(1, 9),
)
def test_years_in_words(century: str, tens: str, ones: int) -> None:
    """Nineteen seventy-five is 1975, with a hyphen or without."""
    word = next(word for word, number in ONES.items() if number == ones)
    year = ONES[century] * 100 + TENS[tens] + ones
    for text in (f"{century} {tens}-{word}", f"{century}-{tens} {word}"):
        assert years_in_figures(text) == str(year)
        assert read(text).strict == read(str(year)).strict


def test_plain_dates_are_left_alone() -> None:
    """What tells no other calendar is not touched."""
    for text in ("3 october 2009", "the 1990s", "h1 2019", "fy2023/24", "2009/10", "a year ago"):
        assert told_otherwise(text) == (text, ())
