"""Records of all eight types, about few things and days, so that they often speak of the same."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from tests.strategies.quantities import quantities
from vkrel import Citation, Event, Indicator, List, Name, Partnership, Role, Source, Visit
from vkrel.model.record import Record

SOURCES = ("a", "b", "c")
COUNTRIES = ("NO", "SE", "FI")
PEOPLE = ("Ada Alm", "A. Alm", "Bo Berg", "cai-dal")
QUOTES = ("in that year", "as was said", "“so”")


def _month(year: int, month: int) -> tuple[date, date]:
    last = date(year, month + 1, 1) - timedelta(1)
    return date(year, month, 1), last


# Printed dates with their first and last day; EDTF among them, as qualifiers are written so.
DATES = {
    "2001": (date(2001, 1, 1), date(2001, 12, 31)),
    "in 2002": (date(2002, 1, 1), date(2002, 12, 31)),
    "2002": (date(2002, 1, 1), date(2002, 12, 31)),
    "May 2001": _month(2001, 5),
    "2001-05": _month(2001, 5),
    "14 May 2001": (date(2001, 5, 14), date(2001, 5, 14)),
    "2001-05-14": (date(2001, 5, 14), date(2001, 5, 14)),
    "October 2003": _month(2003, 10),
    "2003-10": _month(2003, 10),
}


def printed_dates() -> st.SearchStrategy[str]:
    """One of the few dates."""
    return st.sampled_from(tuple(DATES))


def sources(identity: str | None = None) -> st.SearchStrategy[Source]:
    """A source with or without a date; at times background, at times of a named origin."""
    return st.builds(
        Source,
        id=st.just(identity) if identity else st.sampled_from(SOURCES),
        published=st.just("") | printed_dates(),
        origin=st.sampled_from(("", "", "bureau")),
        reference=st.booleans(),
    )


def _some(strategy: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | strategy


_COUNTRY = st.sampled_from(COUNTRIES)
_DATE = _some(printed_dates())
_LEVEL = st.sampled_from(("contact", "close", "union"))
_TARGET = _some(
    st.one_of(
        _LEVEL.map(lambda level: {"partnership": level}),
        st.just({"visit": {"visitor": "Bo Berg", "to": "NO"}}),
        printed_dates().map(lambda day: {"date": day}),
    )
)
_PLACED = {
    "line": _some(st.integers(1, 4)),
    "quote": _some(st.sampled_from(QUOTES)),
    "speaker": _some(st.sampled_from(("Ada Alm",))),
}

RECORDS: dict[type[Record], st.SearchStrategy[Record]] = {
    Partnership: st.builds(Partnership, level=_LEVEL, date=_DATE, because=_TARGET, **_PLACED),
    Visit: st.builds(
        Visit, visitor=st.sampled_from(PEOPLE), to=_COUNTRY, date=_DATE, occasion=_TARGET, **_PLACED
    ),
    Event: st.builds(
        Event,
        what=st.sampled_from(("embassy", "forum")),
        of=_some(st.sampled_from(("Fish Accord", "NBL"))),
        date=_DATE,
        stage=_some(st.sampled_from(("signed", "proposed"))),
        **_PLACED,
    ),
    Indicator: st.builds(
        Indicator,
        measure=st.just("projects"),
        of=_COUNTRY,
        value=_some(quantities()),
        as_of=_DATE,
        modality=_some(st.just("target")),
        **_PLACED,
    )
    | st.builds(
        Indicator,
        measure=st.just("fish-trade"),
        from_=_COUNTRY,
        value=st.sampled_from(("2 billion USD", "3 billion USD")),
        trend=_some(st.just("declined")),
        period=_DATE,
        **_PLACED,
    ),
    List: st.builds(
        List,
        of=st.just("partners"),
        whose=_some(_COUNTRY),
        members=_some(st.sampled_from(("Sweden and Finland", "Sweden, Finland and Denmark"))),
        count=_some(st.sampled_from(("only two countries", "three countries"))),
        closed=st.booleans(),
        as_of=_DATE,
        **_PLACED,
    ),
    Role: st.builds(
        Role,
        person=st.sampled_from(PEOPLE),
        office=st.sampled_from(("President", "Prime Minister")),
        at=_DATE,
        from_=_DATE,
        **_PLACED,
    ),
    Name: st.builds(
        Name,
        thing=st.just("north-league"),
        printed=_some(st.sampled_from(("NBL", "North League"))),
        stands_for=_some(st.just("North Baltic League")),
        **_PLACED,
    ),
    Citation: st.builds(
        Citation,
        label=st.sampled_from(("Alm 2009", "Berg 2011")),
        page=_some(st.sampled_from(("12", "13"))),
        entry=_some(st.just("Alm (2009), Fish")),
        **_PLACED,
    ),
}


def records() -> st.SearchStrategy[Record]:
    """A record of any of the eight types."""
    return st.one_of(*RECORDS.values())
