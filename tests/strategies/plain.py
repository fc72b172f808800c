"""Numbers, dates and times in the forms that tables print, and what looks like them."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.strategies.dates import date_salad, days, edtf, spellings
from tests.strategies.quantities import quantities, value_texts

_SALAD = "0123456789" * 3 + ",.+-()$%:/TtapmAPM Ee€£−٣²\n\x00'\""


def _either(*texts: str) -> st.SearchStrategy[str]:
    return st.sampled_from(texts)


def figures() -> st.SearchStrategy[str]:
    """Numbers of all sizes, most of few digits: whole, parted by commas, with decimals."""
    whole = st.one_of(
        st.integers(0, 2000),
        st.builds(lambda m, zeros: m * 10**zeros, st.integers(0, 9999), st.integers(0, 8)),
        st.integers(0, 10**20),
        st.integers(0, 10**40),
    )
    decimals = st.from_regex(r"(\.[0-9]{1,18})?", fullmatch=True)
    return st.one_of(
        whole.map(str),
        whole.map("{:,}".format),
        st.builds("{}{}{}".format, _either("", "0", "00"), whole, decimals),
        st.builds("{:,}{}".format, whole, decimals),
        st.floats(0, allow_nan=False, allow_infinity=False).map(repr),
        st.floats(0, 10**9).map(repr),
        st.from_regex(r"[0-9,]{1,12}(\.[0-9]{0,4})?", fullmatch=True),
    )


def numbers() -> st.SearchStrategy[str]:
    """Figures with the signs that may stand around them, and other amounts."""
    return st.one_of(
        figures(),
        st.builds(
            "{}{}{}{}".format,
            _either("", "", "-", "+", "(", "−", "--"),
            _either("", "", "$", "US$", "US$ ", "€", "A$", "USD ", "us$"),
            figures(),
            _either("", "", "%", " %", ")", "%)", " ", "\n", " km", "bn"),
        ),
        quantities(),
    )


@st.composite
def plain_numbers(draw: st.DrawFn) -> str:
    """Numbers that are never left to the reader: of 17 digits at the most, and of one meaning."""
    whole = draw(st.integers(0, 10**11))
    digits = draw(st.sampled_from((f"{whole}", f"{whole:,}", f"00{whole}")))
    if "," not in digits or whole >= 1000:
        digits += draw(st.from_regex(r"(\.([0-9]{1,2}|[0-9]{4,6}))?", fullmatch=True))
    return draw(st.sampled_from(("{}", "-{}", "+{}", "({})"))).format(digits)


def dates() -> st.SearchStrategy[str]:
    """Days, months and years, among them those that are none."""
    return st.one_of(
        spellings().map(lambda made: made[1]),
        st.from_regex(r"[0-9]{4}(-[0-3][0-9]){0,2}", fullmatch=True),
        st.dates().map(str),
        st.builds(
            "{}{} {}{}{:04}".format,
            st.from_regex(r"([0-9]{1,2} )?", fullmatch=True),
            _either("March", "mar", "MAY", "Sept", "sept.", "février", "mai", "Juni", "Mo"),
            st.from_regex(r"([0-9]{1,2},? )?", fullmatch=True),
            _either("", "", " "),
            st.integers(0, 12_000),
        ),
        edtf(),
        date_salad(),
    )


def plain_dates() -> st.SearchStrategy[str]:
    """Dates that are never left to the reader."""
    forms = ("{0:%Y-%m-%d}", "{0:%Y-%m}", "{0:%Y}", "{0.day} {0:%B %Y}", "{0:%B} {0.day}, {0:%Y}")
    return st.builds(lambda form, day: form.format(day), _either(*forms), days())


def times() -> st.SearchStrategy[str]:
    """Times of day, alone and behind a day, among them those that no clock shows."""
    day = st.one_of(days().map(str), st.from_regex(r"[0-9]{4}-[01][0-9]-[0-3][0-9]"))
    return st.builds(
        "{}{}{}{}".format,
        st.one_of(st.just(""), st.builds("{}{}".format, day, _either(" ", "T", "t", "  "))),
        st.from_regex(r"[0-9]{1,2}:[0-6][0-9](:[0-6][0-9](\.[0-9]{1,3})?)?", fullmatch=True),
        _either("", "", " ", "am", " PM", " a.m.", "p.m.", " p.m", " p", "A"),
        _either("", "", "", "Z", "+07:00", " local", " UTC", "\n"),
    )


def plain_times() -> st.SearchStrategy[str]:
    """Times of day that are never left to the reader."""
    forms = ("{0:%H:%M}", "{0:%H:%M:%S}", "{0:%I:%M} {0:%p}", "{0:%I:%M}{0:%p}", "{0.hour}:{0:%M}")
    return st.builds(lambda form, time: form.format(time), _either(*forms), st.times())


def plain_stamps() -> st.SearchStrategy[str]:
    """Times with their day that are never left to the reader."""
    return st.builds(
        "{}{}{:%H:%M}{}".format, days(), _either(" ", "T"), st.times(), _either("", ":00", ":59")
    )


def anything() -> st.SearchStrategy[str]:
    """Whatever may stand in a cell."""
    return st.one_of(
        numbers(), dates(), times(), value_texts(), st.text(st.sampled_from(_SALAD), max_size=24)
    )
