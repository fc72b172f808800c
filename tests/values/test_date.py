"""Printed dates are read as the days that they allow."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from math import inf
from time import perf_counter

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

import vkrel
from tests.oracles import dates as oracle
from tests.strategies.dates import date_salad, day_numbers, days, spellings
from tests.values.date_readings import Line, line_of, page
from vkrel.values.dates.calendars import GREGORIAN
from vkrel.values.dates.date import read_date
from vkrel.values.dates.days import MONTHS, NotADate, add_months, civil, day_number, iso, weekday
from vkrel.values.interval import Interval, contains, hull, intersection, is_empty, meets
from vkrel.values.reading import Reading
from vkrel.values.table import table, use_table

PAGE = page("dates.txt")
EPOCH = dt.date(1970, 1, 1)


def number(day: dt.date) -> int:
    return (day - EPOCH).days


def read(text: str, written: str = "", order: str = "") -> Reading:
    """A reading that must succeed."""
    reading = read_date(text, written, order)
    assert reading.kind == "date", reading
    return reading


# --- the page of readings ----------------------------------------------------------------


def test_page_is_complete() -> None:
    """The page keeps its 291 printed dates."""
    assert len(PAGE) == 291


@pytest.mark.parametrize("line", PAGE, ids=lambda line: f"{line.text} ({line.written})")
def test_page(line: Line) -> None:
    """Every printed date on the page allows the days that stand beside it."""
    assert line == line_of(read_date(line.text, line.written), line.written)


# --- the calendar ------------------------------------------------------------------------


@given(st.dates())
def test_day_numbers_agree_with_datetime(day: dt.date) -> None:
    """Day numbers, weekdays and ISO dates are those of datetime where it reaches."""
    assert number(day) == day_number(day.year, day.month, day.day)
    assert (day.year, day.month, day.day) == civil(number(day))
    assert day.isoformat() == iso(number(day))
    assert day.weekday() == weekday(number(day))


@given(day_numbers(10_000_000))
def test_day_numbers_go_round(day: int) -> None:
    """A day number gives a calendar day that gives the number, in any year."""
    assert day == day_number(*civil(day))


@given(day_numbers(10_000_000))
def test_iso_dates_go_round(day: int) -> None:
    """The reader reads every date that `iso` prints as that one day."""
    assert (Interval(day, day),) == read(iso(day)).strict


@pytest.mark.parametrize("day", [inf, -inf])
def test_open_ends_have_no_date(day: float) -> None:
    """An infinite day has no ISO date."""
    with pytest.raises(ValueError, match="open end"):
        iso(day)


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(2009, 2, 29), (2009, 13, 1), (2009, 0, 1), (2009, 4, 31), (2009, 1, 0)],
)
def test_days_that_do_not_exist(year: int, month: int, day: int) -> None:
    """A day that no calendar has is refused."""
    with pytest.raises(NotADate, match="does not exist"):
        day_number(year, month, day)


@given(day_numbers(), st.integers(-500, 500))
def test_months_add_up(day: int, months: int) -> None:
    """Adding months moves the month by as many and never past the month's end."""
    before, after = civil(day), civil(add_months(day, months))
    assert before.year * 12 + before.month + months == after.year * 12 + after.month
    assert before.day >= after.day


# --- against other arithmetic ------------------------------------------------------------


def test_random_dates() -> None:
    """Random printed dates allow exactly the days that fit them when each day is asked."""
    counts = oracle.compare(2_500, 20_091_021)
    assert set(oracle.KINDS) == set(counts)


@given(spellings())
def test_spelling_changes_nothing(spelt: tuple[dt.date, str]) -> None:
    """One day has the same cuts however it is printed."""
    day, text = spelt
    plain, spelled = read(day.isoformat()), read(text)
    assert (plain.strict, plain.lenient, plain.levels) == (
        spelled.strict,
        spelled.lenient,
        spelled.levels,
    )


@given(days(), st.sampled_from(("March", "Mar", "mar.", "MARCH", "  march")))
def test_month_spelling_changes_nothing(day: dt.date, name: str) -> None:
    """One month has the same cuts however it is printed."""
    assert read(f"{day.year}-03").strict == read(f"{name} {day.year}").strict
    assert read(f"{day.year}-03").strict == read(f"in {name}, {day.year}").strict
    assert read(f"{day.year}-03").strict == read(f"3/{day.year}").strict


@given(days(), st.sampled_from("-\u2010\u2011\u2013\u2014"))
def test_dashes_are_alike_in_spans(day: dt.date, dash: str) -> None:
    """Every sort of dash joins two years."""
    later = day.year + 9
    assert read(f"from {day.year} to {later}").strict == read(f"{day.year}{dash}{later}").strict


# --- what the cuts promise ---------------------------------------------------------------


@given(date_salad(), st.sampled_from(("", "18 October 2022", "11/10/2023", "2022", "nonsense")))
@example("before 1970 or earlier", "")
@example("weeks after november", "18 October 2022")
@example("0 BC", "")
@example("recently", "18 October 2022")
def test_cuts_are_nested(text: str, written: str) -> None:
    """Whatever can be read has cuts that are not empty, and wider where less possible."""
    reading = read_date(text, written)
    if not reading.known:
        assert reading.reason
        return
    assert reading.levels[0][0] == 1.0
    for (higher, inner), (lower, outer) in pairwise(reading.levels):
        assert higher > lower
        assert contains(outer, inner)
    assert contains(reading.lenient, reading.strict)
    assert not any(is_empty(each) for each in reading.strict + reading.lenient)


@given(day_numbers().filter(lambda day: day > GREGORIAN))
def test_neighbouring_days_meet_at_the_lenient_cut_only(day: int) -> None:
    """A day meets the next one at the lenient cut, the day after that not at all."""
    one, next_one, third = (read(iso(day + by)) for by in range(3))
    assert not meets(one.strict, next_one.strict)
    assert meets(one.lenient, next_one.lenient)
    assert not meets(one.lenient, third.lenient)


@given(days())
def test_a_day_meets_its_month_and_no_other(day: dt.date) -> None:
    """A day meets the month that it lies in; no slack reaches into the neighbouring months."""
    one = read(day.isoformat())
    first = day.replace(day=1)
    month_before = first - dt.timedelta(1)
    month_after = first + dt.timedelta(31)
    assert meets(one.strict, read(f"{day:%Y-%m}").strict)
    for other in (month_before, month_after):
        assert not meets(one.lenient, read(f"{other:%Y-%m}").lenient)


@given(spellings(), st.sampled_from(("before", "after")))
def test_bounds_leave_the_date_out(spelt: tuple[dt.date, str], word: str) -> None:
    """Before and after exclude the date, by and not before include it; together they are all."""
    day, text = spelt
    text = day.isoformat() if ":" in text or "|" in text else text
    outside = read(f"{word} {text}")
    inside = read(f"{'not before' if word == 'before' else 'by'} {text}")
    assert intersection(outside.strict, inside.strict) == ()
    assert meets(inside.strict, read(text).strict)
    ends = sorted((hull(outside.strict), hull(inside.strict)))
    assert (-inf, inf) == (ends[0].low, ends[1].high)
    assert ends[0].high + 1 == ends[1].low


@given(days(), st.sampled_from(("early", "mid", "late", "first half of", "second half of")))
def test_parts_lie_within(day: dt.date, word: str) -> None:
    """A part of a period lies in the period at both cuts."""
    for text in (f"{day.year}", f"{day:%B} {day.year}", f"the {day.year // 10}0s"):
        part, whole_period = read(f"{word} {text}"), read(text)
        assert contains(whole_period.lenient, part.lenient)


@given(days())
def test_thirds_cover_the_whole(day: dt.date) -> None:
    """early, mid and late leave no day of a period out."""
    for text in (f"{day.year}", f"{day:%B} {day.year}", f"the {day.year // 100 + 1}th century"):
        thirds = [read(f"{word} {text}") for word in ("early", "mid", "late")]
        whole_period = hull(read(text).strict)
        assert whole_period.low == hull(thirds[0].strict).low
        assert whole_period.high == hull(thirds[2].strict).high
        assert all(
            hull(one.strict).high + 1 >= hull(other.strict).low for one, other in pairwise(thirds)
        )


@given(days(), st.sampled_from(("circa", "c.", "ca.", "about", "around", "~", "approximately")))
def test_about_widens(day: dt.date, word: str) -> None:
    """Circa allows what the bare date allows and more, alike for all its words."""
    for text in (f"{day.year}", f"{day:%B} {day.year}", f"{day.year // 10}0s"):
        bare, wide = read(text), read(f"{word} {text}")
        assert contains(wide.strict, bare.strict)
        assert contains(wide.lenient, wide.strict)
        assert wide.levels == read(f"circa {text}").levels
        assert not wide.unsure


@given(days(), st.sampled_from(("{}?", "probably {}", "possibly {}", "perhaps {}")))
def test_doubt_is_marked(day: dt.date, form: str) -> None:
    """A doubted year is marked, and reaches one year at the strict cut, ten at the lenient."""
    reading = read(form.format(day.year))
    assert reading.unsure
    assert (
        Interval(day_number(day.year - 1, 1, 1), day_number(day.year + 1, 12, 31)),
    ) == reading.strict
    assert (
        Interval(day_number(day.year - 10, 1, 1), day_number(day.year + 10, 12, 31)),
    ) == reading.lenient


@given(
    days(), days(), st.sampled_from(("{}-{}", "{} \u2013 {}", "from {} to {}", "between {} and {}"))
)
def test_spans_of_years(one: dt.date, other: dt.date, form: str) -> None:
    """A span reaches from its first year's first day to its last year's last day."""
    first, last = sorted((one.year, other.year))
    expected = Interval(day_number(first, 1, 1), day_number(last, 12, 31))
    assert (expected,) == read(form.format(first, last)).strict


@given(days(), days())
def test_shared_parts_are_printed_once(one: dt.date, other: dt.date) -> None:
    """9-11 February 2022, February 9-11, 2022 and the long form are one span."""
    first, last = sorted((one.day % 28 + 1, other.day % 28 + 1))
    month, year = MONTHS[one.month - 1], one.year
    expected = read(f"{first} {month} {year} - {last} {month} {year}").strict
    assert expected == read(f"{first}-{last} {month} {year}").strict
    assert expected == read(f"{month} {first}-{last}, {year}").strict
    assert expected == read(f"from {first} to {last} {month} {year}").strict
    assert expected == read(f"{month} {first} \u2013 {last}", f"{year}-12-31").strict


# --- choices that print leaves open ------------------------------------------------------


@given(days())
def test_ambiguous_figures_allow_both_orders(day: dt.date) -> None:
    """Figures that allow two days are read as both, and the order settles it."""
    text = f"{day.day}/{day.month}/{day.year}"
    either = read(text)
    assert contains(either.strict, read(day.isoformat()).strict)
    assert read(day.isoformat()).strict == read(text, order="dmy").strict
    american = f"{day.month}/{day.day}/{day.year}"
    assert either.strict == read(american).strict
    assert read(day.isoformat()).strict == read(american, order="mdy").strict
    assert read(day.isoformat()).strict == read(f"{day:%A} {text}").strict or day.day <= 12


@given(st.integers(0, 99), st.integers(1900, 2100))
def test_short_years_lie_near_the_document(short: int, year: int) -> None:
    """A year of two figures lies within the century that ends some years after the document."""
    ahead = table()["dates"]["short_year"]["ahead"]
    found = civil(read(f"25/12/{short:02d}", f"{year}").strict[0].low).year
    assert short == found % 100
    assert year + ahead - 100 < found <= year + ahead


@given(days())
def test_seasons_without_a_hemisphere(day: dt.date) -> None:
    """The northern season is meant, the southern one is possible."""
    assume(day.year % 100 not in (24, 28))  # 2024-25 is a span of years wherever texts print it
    north, south = read(f"{day.year}-25"), read(f"{day.year}-29")
    spring = read(f"spring {day.year}")
    assert north.strict == spring.strict
    assert contains(spring.lenient, south.strict)
    assert table()["dates"]["hemisphere"]["possibility"] == spring.levels[-1][0]


# --- dates that lean on the document -----------------------------------------------------


@given(days(), st.sampled_from(("currently", "now", "today", "at present", "nowadays")))
def test_now_is_the_document(day: dt.date, word: str) -> None:
    """Currently is the document's date, and unknown without it."""
    assert read(day.isoformat()).levels == read(word, day.isoformat()).levels
    assert "missing" in read_date(word).reason


@given(days(), days())
def test_no_year_is_the_last_one(day: dt.date, written: dt.date) -> None:
    """A date without a year is the last such date that is not after the document's."""
    text = f"{day:%B} {day.day}"
    found = civil(read(text, written.isoformat()).strict[0].low)
    assert (day.month, day.day) == (found.month, found.day)
    assert day_number(*found) <= number(written)
    age = 366 if (day.month, day.day) != (2, 29) else 8 * 366
    assert number(written) - day_number(*found) <= age


@given(days())
def test_years_told_from_the_document(written: dt.date) -> None:
    """Last, this and next year are the calendar years; earlier this year ends with the document."""
    year, then = written.year, written.isoformat()
    for word, expected in (("this", year), ("last", year - 1), ("next", year + 1)):
        assert read(f"{expected:04d}").strict == read(f"{word} year", then).strict
    earlier = read("earlier this year", then)
    assert (Interval(day_number(year, 1, 1), number(written)),) == earlier.strict


@pytest.mark.parametrize(
    "text",
    ["today", "this year", "last month", "in March", "yesterday", "30 years ago", "on Monday"],
)
def test_an_ambiguous_document_keeps_both(text: str) -> None:
    """Where the document's date is one of two, so is what leans on it."""
    both = read(text, "11/10/2023")
    for written in ("10 November 2023", "11 October 2023"):
        assert contains(both.strict, read(text, written).strict)


@given(days(), st.integers(1, 99))
def test_years_ago_allow_both_ways_of_counting(written: dt.date, years: int) -> None:
    """N years ago allows the calendar year N back and the day N years back."""
    reading = read(f"{years} years ago", written.isoformat())
    that_year = written.year - years
    assert contains(reading.strict, read(f"{that_year:04d}").strict)
    back = add_months(number(written), -12 * years)
    assert contains(reading.strict, (Interval(back, back),))


# --- what is no date ---------------------------------------------------------------------


@given(st.text(), st.text(), st.sampled_from(("", "dmy", "mdy", "ymd", "?")))
@example("⁷/²/³", "", "")
@example("٣/٤/٢٠٠٩", "", "")
@example("²⁰⁰⁹", "", "")
def test_any_text_is_answered(text: str, written: str, order: str) -> None:
    """No text raises: it is a date, or unknown with a reason."""
    reading = read_date(text, written, order)
    assert text == reading.text
    assert (reading.kind == "date") != bool(reading.reason)


@given(date_salad())
def test_reading_twice_is_reading_once(text: str) -> None:
    """The same text has the same reading each time, remembered or not."""
    one = read_date(text, "2022-10-18")
    use_table(None)
    other = read_date(text, "2022-10-18")
    assert (one.strict, one.lenient, one.levels, one.reason) == (
        other.strict,
        other.lenient,
        other.levels,
        other.reason,
    )


@pytest.mark.parametrize(
    "text",
    ["87 billion", "9,300", "US$100 billion", "2.009", "20091003", "48,000", "17", "three", "4.5",
     "100%", "one of the largest", "", " ", "?", "-", "the", "May be", "Hanoi", "12:30"],
)  # fmt: skip
def test_other_values_are_no_dates(text: str) -> None:
    """Numbers, names and empty texts are unknown as dates, and the reason is said."""
    reading = read_date(text)
    assert reading.kind == "unknown"
    assert reading.reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("30 February 2009", "30 February does not exist"),
        ("29 February 2009", "29 February 2009 does not exist"),
        ("2009-13-01", "month 13 does not exist"),
        ("31/02/2009", "31 February does not exist"),
        ("2009 - 2001", "ends before it begins"),
        ("October 2010 to October 2009", "ends before it begins"),
        ("last year", "the document's date is missing"),
        ("x" * 1000, "too long to be a date"),
        ("87 billion", "billion"),
    ],
)
def test_reasons_name_the_fault(text: str, reason: str) -> None:
    """What is wrong with a date is said in words that an editor can act on."""
    assert reason in read_date(text).reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31 April 2020", "31 April does not exist"),
        ("29 February 2023", "29 February 2023 does not exist"),
        ("2020-13-01", "month 13 does not exist"),
        ("13/13/2009", "month 13 does not exist"),
        ("2020-02-30", "30 February does not exist"),
        ("2020-04-31T10:00Z", "31 April does not exist"),
        ("the year 153505", "153505 is no year"),
        ("May 153505", "153505 is no year"),
        ("0 BC", "no year 0"),
        ("30 February", "30 February does not exist"),
        ("Monday, 3 October 2009", "2009-10-03 is a Saturday, not a Monday"),
        ("Monday 3 to Friday 7 October 2009", "2009-10-03 is a Saturday, not a Monday"),
        ("12 March 1921 (1922-03-12)", "two dates"),
    ],
)
def test_impossible_values(text: str, reason: str) -> None:
    """What cannot be is unknown, and marked as a fault of its own."""
    reading = read_date(text)
    assert (reading.known, reading.impossible) == (False, True)
    assert reason in reading.reason


@pytest.mark.parametrize(
    "text",
    ["201231", "20201231", "2009-13", "2009 - 2001", "Monday in May 2009", "blorp", "last year",
     "Sat 2 Dec", "1 June of that year", "2009-00-00", "1699/70", "the year 10191"],
)  # fmt: skip
def test_what_may_be_something_else_is_not_impossible(text: str) -> None:
    """Figures without separators, spans that turn round and what needs a context are unknown."""
    reading = read_date(text)
    assert (reading.known, reading.impossible) == (False, False)


@given(days(), st.integers(0, 6))
def test_weekdays_are_checked(day: dt.date, by: int) -> None:
    """The weekday of a day changes nothing, another one makes it impossible."""
    name = f"{day + dt.timedelta(by):%A}"
    text = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    if by:
        assert read_date(f"{name}, {text}").impossible
    else:
        assert read(f"{name}, {text}").levels == read(text).levels


@given(days(), st.integers(1, 60))
def test_dates_told_from_printed_dates(day: dt.date, count: int) -> None:
    """So many days, weeks and years before and after a printed date are computed."""
    assume(1700 < day.year < 9000)
    text = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    for way, sign in (("before", -1), ("after", 1)):
        moved = day + dt.timedelta(sign * count)
        assert read(f"{count} days {way} {text}").strict == read(moved.isoformat()).strict
        years = read(f"{count} years {way} {day.year}")
        assert years.strict == read(f"{day.year + sign * count}").strict
        elapsed = read(f"{count} weeks {way} {text}")
        weeks = day + dt.timedelta(7 * sign * count)
        assert contains(elapsed.strict, read(weeks.isoformat()).strict)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("the day after 3 May 2020", "2020-05-04"),
        ("the month after May 2010", "2010-06"),
        ("the year before 2011", "2010"),
        ("the year following 2010", "2011"),
        ("two years before 3 May 2011", "2009"),
        ("the night of 3 to 4 May 1998", "1998-05-03/1998-05-04"),
        ("the night of 3 May 1998", "1998-05-03/1998-05-04"),
        ("the morning of 3 May 1998", "1998-05-03"),
        ("the second month of 2021", "2021-02"),
        ("the month of May 2010", "2010-05"),
        ("EITHER 1731 OR 1734", "[1731,1734]"),
        ("BET 1977 AND 1980", "1977/1980"),
        ("BEF 1850", "../1849-12-31"),
        ("2021. 09. 22.", "2021-09-22"),
        ("mid-March 2010", "2010-03-11/2010-03-21"),
        ("FY2023/24", "2023/2024"),
        ("in the year 10000 BC", "-9999"),
    ],
)
def test_more_of_english(text: str, edtf: str) -> None:
    """Phrases of documents, pedigrees and forms."""
    assert read(text).edtf == edtf


@pytest.mark.parametrize(
    "text",
    ["1 June of that year", "the following year", "the previous year", "the year before",
     "two years later", "in the previous decade", "June of the same year"],
)  # fmt: skip
def test_what_is_told_from_nothing_is_unknown(text: str) -> None:
    """A date that is told from another one, which is not printed, is unknown and says so."""
    for written in ("", "2022-10-18"):
        assert "told from another date" in read_date(text, written).reason


@pytest.mark.parametrize("text", ["9", "-", "[", "1-", "2009 or ", "early ", "a", " ", "9:9", "/"])
def test_long_texts_end_soon(text: str) -> None:
    """A megabyte is answered at once; so is the longest text that is read at all."""
    for length in (1_000_000, 160):
        start = perf_counter()
        read_date((text * length)[:length], (text * length)[:length])
        assert perf_counter() - start < 1


# --- the table ---------------------------------------------------------------------------


def test_every_number_has_its_source() -> None:
    """Each part of the table of dates says where its numbers come from."""
    dates = table()["dates"]
    assert dates["source"]
    assert [name for name, part in dates.items() if name != "source" and not part["source"]] == []


def test_another_table_is_used() -> None:
    """A replaced table holds for dates that were read before."""
    assert read("3 October 2009").levels[-1][0] == 0.3
    try:
        dates = table()["dates"]
        use_table({"dates": {"day": {**dates["day"], "possibility": 0.2}}})
        assert read("3 October 2009").levels[-1][0] == 0.2
    finally:
        use_table(None)
    assert read("3 October 2009").levels[-1][0] == 0.3


@pytest.mark.parametrize(
    "text", ["the following year", "1 June of that year", "the previous month"]
)
@pytest.mark.parametrize("kind", ["date", ""])
def test_what_is_told_from_another_date_says_so(text, kind):
    """It is told from a date of the text, not from the document's, and the reason says so."""
    reading = vkrel.read(text, kind, written="5 May 2021")
    assert not reading.known
    assert "told from another date" in reading.reason
