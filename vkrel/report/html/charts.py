"""What each source says over time: timelines of dates, charts of figures, conflicts marked.

A timeline has a lane for each thing; a chart is of one question, with a bar for each claim and a
mark for each source.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from math import inf

import attrs

from vkrel.findings.finding import Finding
from vkrel.model.claim import Answer, Claim
from vkrel.model.show import show_reading, show_slot, show_thing
from vkrel.model.vocabulary import Level
from vkrel.report.html.scale import Bar, Scale, Tick, amount_ticks, amounts, year_ticks, years
from vkrel.report.words import address_of, capital
from vkrel.solve.variable import Variable
from vkrel.values.interval import Interval, hull
from vkrel.values.reading import Reading
from vkrel.values.wording import cut_in_words
from vkrel.variables.variables import Variables

FARTHEST = 400 * 366  # days around the median that a timeline shows; what lies beyond is marked
MOST = 5  # bars of one reading
HEIGHT = 220  # pixels of a chart
WHEN = ("as_of", "period", "since")
NO_LINE = frozenset({"name", "set", "unknown", "date", "time", "timestamp"})

BySlot = Mapping[str, Sequence[Finding]]


def findings_by_slot(findings: Iterable[Finding]) -> BySlot:
    """The findings that each slot takes part in."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        for slot in finding.slots:
            found.setdefault(slot, []).append(finding)
    return found


def _clashing(findings: Iterable[Finding]) -> frozenset[str]:
    """The ids of the claims that stand in a minimal conflict; others agree with both sides."""
    return frozenset(chain.from_iterable(ids for one in findings for ids in one.conflicts()[0]))


# ------------------------------------------------------------ dates


@attrs.frozen
class Row:
    """One date as one source gives it."""

    source: str
    value: str
    meaning: str
    places: tuple[str, ...]
    strict: tuple[Bar, ...]
    lenient: tuple[Bar, ...]
    conflict: bool


@attrs.frozen
class Lane:
    """One thing: its rows by source, and the findings that it takes part in."""

    title: str
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]


@attrs.frozen
class Timeline:
    """Lanes over one axis of years."""

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]


def ladder(variables: Variables, findings: BySlot) -> Timeline:
    """The dates of the levels, from the lowest on, parties apart: the most told of first."""
    order = list(variables.vocabulary.section(Level))
    slots = list(variables.of_type("partnership", "date"))
    told = Counter(slot.first.subject.one("parties") for slot in slots for _ in slot.claims)

    def rank(slot: Variable) -> tuple[int, str, int, str]:
        subject = slot.first.subject
        parties, level = subject.one("parties"), subject.one("level")
        step = order.index(level) if level in order else len(order)
        return (-told[parties], parties, step, slot.name)

    return _timeline(variables, sorted(slots, key=rank), findings)


def visits(variables: Variables, findings: BySlot) -> Timeline:
    """The dates of the visits, earliest first."""

    def start(slot: Variable) -> tuple[float, str]:
        starts = (hull(each.reading.strict).low for each in slot.answers if _dated(each.reading))
        return (min(starts, default=inf), slot.name)

    return _timeline(variables, sorted(variables.of_type("visit", "date"), key=start), findings)


def _timeline(variables: Variables, slots: Sequence[Variable], findings: BySlot) -> Timeline:
    readings = [each.reading for slot in slots for each in slot.answers if _dated(each.reading)]
    scale = years(_near([hull(reading.strict) for reading in readings]))
    lanes = []
    for slot in slots:
        first, about = slot.first, tuple(findings.get(slot.name, ()))
        called = (
            show_slot(variables.vocabulary, first)
            if first.qualifiers
            else show_thing(variables.vocabulary, first.subject)
        )
        lanes.append(Lane(capital(called), tuple(_rows(slot, scale, _clashing(about))), about))
    return Timeline(tuple(lanes), tuple(year_ticks(scale)) if readings else ())


def _rows(slot: Variable, scale: Scale, clashing: frozenset[str]) -> Iterator[Row]:
    groups: dict[tuple[str, str], list[Answer]] = {}
    for answer in slot.answers:
        groups.setdefault((answer.claim.source, answer.claim.value), []).append(answer)
    for (source, value), answers in sorted(groups.items()):
        reading = answers[0].reading
        strict = reading.strict if _dated(reading) else ()
        lenient = reading.lenient if strict and reading.lenient != strict else ()
        yield Row(
            source=source,
            value=value,
            meaning=show_reading(reading),
            places=tuple(sorted({address_of(each.claim) for each in answers})),
            strict=tuple(map(scale.bar, strict[:MOST])),
            lenient=tuple(map(scale.bar, lenient[:MOST])),
            conflict=any(each.claim.id in clashing for each in answers),
        )


def _dated(reading: Reading) -> bool:
    return reading.known and reading.kind == "date"


def _near(spans: Sequence[Interval]) -> Sequence[Interval]:
    """The spans without those so far away that the others would be a dot."""
    lows = sorted(span.low for span in spans if abs(span.low) < inf)
    if not lows:
        return spans
    middle = lows[len(lows) // 2]
    ends = ((span, abs(span.low - middle), abs(span.high - middle)) for span in spans)
    return [span for span, low, high in ends if max(low, high) <= FARTHEST]


# ------------------------------------------------------------ figures


@attrs.frozen
class Figure:
    """One claim of a chart: the time that it is of, with its words; the findings about it."""

    claim: Claim
    reading: Reading
    meaning: str
    when: Interval | None
    words: str
    findings: tuple[Finding, ...]


@attrs.frozen
class Mark:
    """A figure in the plot: when it is of; top and height in pixels, also at the widest."""

    bar: Bar
    top: float
    height: float
    loose_top: float
    loose_height: float
    shape: int
    conflict: bool


@attrs.frozen
class Chart:
    """Values of one question over time; the shapes of the sources, ticks of years and values."""

    title: str
    marks: tuple[Mark, ...]
    figures: tuple[Figure, ...]
    shapes: Mapping[str, int]
    ticks: tuple[Tick, ...]
    levels: tuple[Tick, ...]
    findings: tuple[Finding, ...]


def charts(variables: Variables, findings: BySlot) -> list[Chart]:
    """Every question about figures with at least two dated claims; those in conflict first."""
    groups: dict[tuple[str, str], list[Figure]] = {}
    slots = (slot for slot in variables.slots.values() if slot.first.type == "indicator")
    for slot in slots:
        about = tuple(findings.get(slot.name, ()))
        clashing = _clashing(about)
        for answer in slot.answers:
            claim, reading = answer.claim, answer.reading
            if reading.kind not in NO_LINE:
                own = about if claim.id in clashing else ()
                figure = Figure(
                    claim, reading, show_reading(reading), *_when(variables, claim), own
                )
                groups.setdefault((str(claim.slot.question), reading.unit), []).append(figure)
    found = [
        _chart(variables, figures)
        for figures in groups.values()
        if sum(figure.when is not None for figure in figures) >= 2
    ]
    return sorted(found, key=lambda chart: (not chart.findings, -len(chart.marks), chart.title))


def _when(variables: Variables, claim: Claim) -> tuple[Interval | None, str]:
    """The time that a figure is of, with its words; None where it is not said or has no end."""
    words = ", ".join(f"{name.replace('_', ' ')} {text}" for name, text in claim.qualifiers)
    for name in WHEN:
        reading = variables.registry.qualifier(claim, name)
        if reading is not None and _dated(reading):
            span = hull(reading.strict)
            if abs(span.low) < inf and abs(span.high) < inf:
                return span, words
    return None, words


def _chart(variables: Variables, figures: Sequence[Figure]) -> Chart:
    first = figures[0]
    question = attrs.evolve(first.claim, slot=first.claim.slot.question)
    figures = sorted(figures, key=lambda figure: (figure.when or Interval(inf, 0), figure.claim.id))
    sources = sorted({figure.claim.source for figure in figures})
    shapes = {source: number for number, source in enumerate(sources)}
    across = years([figure.when for figure in figures if figure.when])
    upward = amounts([span for figure in figures if figure.when for span in figure.reading.strict])
    return Chart(
        title=capital(show_slot(variables.vocabulary, question)),
        marks=tuple(mark for figure in figures for mark in _marks(figure, across, upward, shapes)),
        figures=tuple(figures),
        shapes=shapes,
        ticks=tuple(year_ticks(across)),
        levels=tuple(
            Tick(
                round(_down(upward, each), 1), cut_in_words((Interval(each, each),), first.reading)
            )
            for each in amount_ticks(upward)
        ),
        findings=tuple(
            {finding.id: finding for figure in figures for finding in figure.findings}.values()
        ),
    )


def _marks(
    figure: Figure, across: Scale, upward: Scale, shapes: Mapping[str, int]
) -> Iterator[Mark]:
    if figure.when is None:
        return
    for span in figure.reading.strict[:MOST]:
        yield Mark(
            across.bar(figure.when),
            *_vertical(upward, span),
            *_vertical(upward, hull(figure.reading.lenient)),
            shape=shapes[figure.claim.source],
            conflict=bool(figure.findings),
        )


def _vertical(upward: Scale, span: Interval) -> tuple[float, float]:
    top = _down(upward, span.high)
    return round(top, 1), round(max(_down(upward, span.low) - top, 1.0), 1)


def _down(upward: Scale, number: float) -> float:
    """How far below the top of a chart a number stands, in pixels."""
    return HEIGHT - upward.at(number) * HEIGHT / 100
