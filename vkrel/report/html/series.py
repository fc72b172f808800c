"""Values over time: one chart for each question, a bar for each claim, a mark for each source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import inf

import attrs

from vkrel.findings.finding import Finding
from vkrel.model.claim import Claim
from vkrel.model.show import show_reading, show_slot
from vkrel.report.html.scale import Scale, Tick, amount_ticks, amounts, year_ticks, years
from vkrel.report.html.timeline import clashing_in
from vkrel.report.labels import address_of, capital
from vkrel.values.interval import Interval, hull
from vkrel.values.reading import Reading
from vkrel.values.wording import cut_in_words
from vkrel.variables.facts import Facts

HEIGHT = 220  # pixels of a chart
WHEN = ("as_of", "period", "since")
NO_LINE = frozenset({"name", "set", "unknown", "date", "time", "timestamp"})


@attrs.frozen
class Mark:
    """One claim in a chart: left edge and width in per cent, top and height in pixels."""

    start: float
    width: float
    middle: float
    top: float
    height: float
    loose_top: float
    loose_height: float
    shape: int
    words: str
    conflict: bool


@attrs.frozen
class Figure:
    """One claim in the table of a chart."""

    where: str
    source: str
    when: str
    value: str
    meaning: str
    quote: str
    findings: tuple[Finding, ...]


@attrs.frozen
class Chart:
    """Values of one question over time."""

    title: str
    marks: tuple[Mark, ...]
    entries: tuple[Figure, ...]
    sources: tuple[tuple[str, int], ...]
    ticks: tuple[Tick, ...]
    levels: tuple[Tick, ...]
    findings: tuple[Finding, ...]


@attrs.frozen
class _Point:
    claim: Claim
    reading: Reading
    when: Interval | None
    words: str
    findings: tuple[Finding, ...]


def charts(facts: Facts, findings: Mapping[str, Sequence[Finding]]) -> list[Chart]:
    """Every question about figures with at least two dated claims; those in conflict first."""
    groups: dict[tuple[str, str], list[_Point]] = {}
    for slot in facts.slots.values():
        if slot.claims[0].type != "indicator":
            continue
        about = tuple(findings.get(slot.name, ()))
        clashing = clashing_in(about)
        for claim, reading in zip(slot.claims, slot.readings, strict=True):
            if reading.kind not in NO_LINE:
                when, words = _when(facts, claim)
                own = about if claim.id in clashing else ()
                point = _Point(claim, reading, when, words, own)
                groups.setdefault((str(claim.slot.question), reading.unit), []).append(point)
    found = [
        _chart(facts, points)
        for points in groups.values()
        if sum(each.when is not None for each in points) >= 2
    ]
    return sorted(found, key=lambda each: (not each.findings, -len(each.marks), each.title))


def _chart(facts: Facts, points: Sequence[_Point]) -> Chart:
    ordered = sorted(points, key=lambda each: (each.when or Interval(inf, 0), each.claim.id))
    dated = [each for each in ordered if each.when is not None]
    sources = {name: n for n, name in enumerate(sorted({each.claim.source for each in ordered}))}
    across = years([each.when for each in dated if each.when])
    upward = amounts([each for point in dated for each in point.reading.strict])
    seen = {finding.id: finding for each in ordered for finding in each.findings}
    text = show_slot(
        facts.vocabulary, attrs.evolve(points[0].claim, slot=points[0].claim.slot.question)
    )
    return Chart(
        title=capital(text),
        marks=tuple(mark for each in dated for mark in _marks(each, across, upward, sources)),
        entries=tuple(_figure(each) for each in ordered),
        sources=tuple(sources.items()),
        ticks=tuple(year_ticks(across)),
        levels=tuple(_levels(upward, points[0].reading)),
        findings=tuple(seen.values()),
    )


def _marks(
    point: _Point, across: Scale, upward: Scale, sources: Mapping[str, int]
) -> Iterator[Mark]:
    when = point.when
    if when is None:
        return
    bar = across.bar(when)
    loose = hull(point.reading.lenient)
    for each in point.reading.strict[:5]:
        top, height = _vertical(upward, each)
        loose_top, loose_height = _vertical(upward, loose)
        yield Mark(
            start=bar.start,
            width=bar.width,
            middle=round(bar.start + bar.width / 2, 2),
            top=top,
            height=height,
            loose_top=loose_top,
            loose_height=loose_height,
            shape=sources[point.claim.source],
            words=f"{address_of(point.claim)}, {point.words}: {point.claim.value}",
            conflict=bool(point.findings),
        )


def _vertical(upward: Scale, span: Interval) -> tuple[float, float]:
    top = HEIGHT - upward.at(span.high) * HEIGHT / 100
    bottom = HEIGHT - upward.at(span.low) * HEIGHT / 100
    return round(top, 1), round(max(bottom - top, 1.0), 1)


def _figure(point: _Point) -> Figure:
    return Figure(
        where=address_of(point.claim),
        source=point.claim.source,
        when=point.words or "not said",
        value=point.claim.value,
        meaning=show_reading(point.reading),
        quote=point.claim.quote,
        findings=point.findings,
    )


def _levels(upward: Scale, reading: Reading) -> Iterator[Tick]:
    for number in amount_ticks(upward):
        label = cut_in_words((Interval(number, number),), reading)
        yield Tick(round(HEIGHT - upward.at(number) * HEIGHT / 100, 1), label)


def _when(facts: Facts, claim: Claim) -> tuple[Interval | None, str]:
    """The time that a figure is of, with its words; None where it is not said or has no end."""
    words = ", ".join(f"{name.replace('_', ' ')} {text}" for name, text in claim.qualifiers)
    for name in WHEN:
        reading = facts.registry.qualifier(claim, name)
        if reading is not None and reading.known and reading.kind == "date":
            span = hull(reading.strict)
            if abs(span.low) < inf and abs(span.high) < inf:
                return span, words
    return None, words
