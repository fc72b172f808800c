"""Timelines: what each source says about when, one lane for each thing, conflicts marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from math import inf

import attrs

from vkrel.findings.finding import Finding
from vkrel.model.claim import Claim
from vkrel.model.show import show_reading, show_slot, show_thing
from vkrel.model.vocabulary import Level
from vkrel.report.html.scale import Bar, Scale, Tick, year_ticks, years
from vkrel.report.words import address_of, capital
from vkrel.solve.variable import Variable
from vkrel.values.interval import Cut, Interval, hull
from vkrel.values.reading import Reading
from vkrel.variables.variables import Variables

FARTHEST = 400 * 366  # days around the median that a timeline shows; what lies beyond is marked


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


def ladder(variables: Variables, findings: Mapping[str, Sequence[Finding]]) -> Timeline:
    """The dates of the levels, from the lowest on, parties apart: the most told of first."""
    order = list(variables.vocabulary.section(Level))
    slots = list(variables.of_type("partnership", "date"))
    told: Counter[str] = Counter()
    for slot in slots:
        told[slot.first.subject.one("parties")] += len(slot.claims)

    def rank(slot: Variable) -> tuple[int, str, int, str]:
        subject = slot.first.subject
        parties, level = subject.one("parties"), subject.one("level")
        step = order.index(level) if level in order else len(order)
        return (-told[parties], parties, step, slot.name)

    return _timeline(variables, sorted(slots, key=rank), findings)


def visits(variables: Variables, findings: Mapping[str, Sequence[Finding]]) -> Timeline:
    """The dates of the visits, earliest first."""

    def start(slot: Variable) -> tuple[float, str]:
        starts = (hull(each.reading.strict).low for each in slot.answers if _drawn(each.reading))
        return (min(starts, default=inf), slot.name)

    return _timeline(variables, sorted(variables.of_type("visit", "date"), key=start), findings)


def findings_by_slot(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """The findings that each slot takes part in."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        for slot in finding.slots:
            found.setdefault(slot, []).append(finding)
    return found


def clashing_in(findings: Iterable[Finding]) -> frozenset[str]:
    """The ids of the claims that stand in a minimal conflict; others agree with both sides."""
    return frozenset(chain.from_iterable(ids for one in findings for ids in one.conflicts()[0]))


def _timeline(
    variables: Variables, slots: Sequence[Variable], findings: Mapping[str, Sequence[Finding]]
) -> Timeline:
    readings = [each.reading for slot in slots for each in slot.answers if _drawn(each.reading)]
    scale = years(_near([hull(reading.strict) for reading in readings]))
    lanes = []
    for slot in slots:
        about = tuple(findings.get(slot.name, ()))
        rows = tuple(_rows(slot, scale, clashing_in(about)))
        lanes.append(Lane(_title(variables, slot), rows, about))
    return Timeline(tuple(lanes), tuple(year_ticks(scale)) if readings else ())


def _title(variables: Variables, slot: Variable) -> str:
    first = slot.first
    text = show_thing(variables.vocabulary, first.subject)
    if first.qualifiers:
        text = show_slot(variables.vocabulary, first)
    return capital(text)


def _rows(slot: Variable, scale: Scale, clashing: frozenset[str]) -> Iterable[Row]:
    groups: dict[tuple[str, str], list[tuple[Claim, Reading]]] = {}
    for answer in slot.answers:
        claim, reading = answer.claim, answer.reading
        groups.setdefault((claim.source, claim.value), []).append((claim, reading))
    for (source, value), pairs in sorted(groups.items()):
        reading = pairs[0][1]
        drawn = _drawn(reading)
        yield Row(
            source=source,
            value=value,
            meaning=show_reading(reading),
            places=tuple(sorted({address_of(claim) for claim, _ in pairs})),
            strict=_bars(reading.strict, scale) if drawn else (),
            lenient=_bars(reading.lenient, scale)
            if drawn and reading.lenient != reading.strict
            else (),
            conflict=any(claim.id in clashing for claim, _ in pairs),
        )


def _drawn(reading: Reading) -> bool:
    return reading.known and reading.kind == "date"


def _bars(cut: Cut, scale: Scale) -> tuple[Bar, ...]:
    return tuple(map(scale.bar, cut[:5]))


def _near(spans: Sequence[Interval]) -> list[Interval]:
    """The spans without those so far away that the others would be a dot."""
    middles = sorted(span.low for span in spans if abs(span.low) < inf)
    if not middles:
        return list(spans)
    middle = middles[len(middles) // 2]
    return [
        span
        for span in spans
        if abs(span.low - middle) <= FARTHEST and abs(span.high - middle) <= FARTHEST
    ]
