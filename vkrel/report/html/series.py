"""Values over time: one chart for each question, a bar for each claim, a mark for each source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import inf

import attrs

from vkrel.findings.finding import Finding
from vkrel.model.claim import Claim
from vkrel.model.show import show_reading, show_slot
from vkrel.report.html.scale import Bar, Scale, Tick, amount_ticks, amounts, year_ticks, years
from vkrel.report.html.timeline import clashing_in
from vkrel.report.words import capital
from vkrel.values.interval import Interval, hull
from vkrel.values.reading import Reading
from vkrel.values.wording import cut_in_words
from vkrel.variables.variables import Variables

HEIGHT = 220  # pixels of a chart
WHEN = ("as_of", "period", "since")
NO_LINE = frozenset({"name", "set", "unknown", "date", "time", "timestamp"})


@attrs.frozen
class Figure:
    """One claim of a chart: the time that it is of, with its words; the findings about it."""

    claim: Claim
    reading: Reading
    when: Interval | None
    words: str
    findings: tuple[Finding, ...]

    @property
    def meaning(self) -> str:
        """What the figure means, in words."""
        return show_reading(self.reading)


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
    """Values of one question over time."""

    title: str
    marks: tuple[Mark, ...]
    figures: tuple[Figure, ...]
    sources: tuple[tuple[str, int], ...]
    ticks: tuple[Tick, ...]
    levels: tuple[Tick, ...]
    findings: tuple[Finding, ...]


def charts(variables: Variables, findings: Mapping[str, Sequence[Finding]]) -> list[Chart]:
    """Every question about figures with at least two dated claims; those in conflict first."""
    groups: dict[tuple[str, str], list[Figure]] = {}
    for slot in variables.slots.values():
        if slot.first.type != "indicator":
            continue
        about = tuple(findings.get(slot.name, ()))
        clashing = clashing_in(about)
        for answer in slot.answers:
            claim, reading = answer.claim, answer.reading
            if reading.kind not in NO_LINE:
                own = about if claim.id in clashing else ()
                figure = Figure(claim, reading, *_when(variables, claim), own)
                groups.setdefault((str(claim.slot.question), reading.unit), []).append(figure)
    found = [
        _chart(variables, figures)
        for figures in groups.values()
        if sum(figure.when is not None for figure in figures) >= 2
    ]
    return sorted(found, key=lambda chart: (not chart.findings, -len(chart.marks), chart.title))


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
        sources=tuple(shapes.items()),
        ticks=tuple(year_ticks(across)),
        levels=tuple(_levels(upward, first.reading)),
        findings=tuple(
            {finding.id: finding for figure in figures for finding in figure.findings}.values()
        ),
    )


def _marks(
    figure: Figure, across: Scale, upward: Scale, shapes: Mapping[str, int]
) -> Iterator[Mark]:
    if figure.when is None:
        return
    loose = _vertical(upward, hull(figure.reading.lenient))
    for span in figure.reading.strict[:5]:
        yield Mark(
            across.bar(figure.when),
            *_vertical(upward, span),
            *loose,
            shape=shapes[figure.claim.source],
            conflict=bool(figure.findings),
        )


def _vertical(upward: Scale, span: Interval) -> tuple[float, float]:
    top = HEIGHT - upward.at(span.high) * HEIGHT / 100
    bottom = HEIGHT - upward.at(span.low) * HEIGHT / 100
    return round(top, 1), round(max(bottom - top, 1.0), 1)


def _levels(upward: Scale, reading: Reading) -> Iterator[Tick]:
    for number in amount_ticks(upward):
        label = cut_in_words((Interval(number, number),), reading)
        yield Tick(round(HEIGHT - upward.at(number) * HEIGHT / 100, 1), label)


def _when(variables: Variables, claim: Claim) -> tuple[Interval | None, str]:
    """The time that a figure is of, with its words; None where it is not said or has no end."""
    words = ", ".join(f"{name.replace('_', ' ')} {text}" for name, text in claim.qualifiers)
    for name in WHEN:
        reading = variables.registry.qualifier(claim, name)
        if reading is not None and reading.known and reading.kind == "date":
            span = hull(reading.strict)
            if abs(span.low) < inf and abs(span.high) < inf:
                return span, words
    return None, words
