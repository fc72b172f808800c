"""Why two sides cannot meet, in sentences: the gap between them, and what ties them together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vkrel.findings.finding import Finding
from vkrel.values.interval import Cut, Interval, hull
from vkrel.values.reading import Reading
from vkrel.values.wording import cut_in_words

_VERDICT = re.compile(r"(?:No day|No list|No value|Nothing) fits both.*", re.DOTALL)
_SLIP = re.compile(r"\s*Likely slip: .*", re.DOTALL)


def why_apart(finding: Finding) -> Iterator[str]:
    """The proof after the two sides have been told."""
    if finding.relations:
        for words in dict.fromkeys(each.words for each in finding.relations):
            yield f"But {words.rstrip('.')}."
        if not finding.complete:
            yield "More rival values exist than were tried."
        return
    explanation = _SLIP.sub("", finding.explanation)
    verdict = _VERDICT.search(explanation)
    yield verdict[0].strip() if verdict else explanation
    gap = _gap(finding)
    if gap:
        yield gap


def _gap(finding: Finding) -> str:
    """What lies between two ranges that do not touch, at the cut that decides."""
    if len(finding.witness) != 2:
        return ""
    known = {
        claim.id: (claim, reading)
        for claim, reading in zip(finding.claims, finding.readings, strict=True)
    }
    pair = [known[each] for each in finding.witness if each in known]
    if len(pair) != 2 or any(reading.kind in {"name", "set", "unknown"} for _, reading in pair):
        return ""
    (low, low_cut), (high, high_cut) = sorted(
        (((claim, reading), _cut(reading, finding.severity)) for claim, reading in pair),
        key=lambda each: (hull(each[1]).low, hull(each[1]).high, each[0][0].id),
    )
    if low[1].unit != high[1].unit or hull(low_cut).high > hull(high_cut).low:
        return ""
    loosely = "Even read loosely, " if finding.severity == "contradiction" else "As printed, "
    end, begin = hull(low_cut), hull(high_cut)
    return (
        f"{loosely}“{low[0].value}” ends {_point(end.high, low[1], '' if end.high_closed else 'before ')}"
        f" and “{high[0].value}” begins "
        f"{_point(begin.low, high[1], '' if begin.low_closed else 'after ')}."
    )


def _cut(reading: Reading, severity: str) -> Cut:
    return reading.lenient if severity == "contradiction" else reading.strict


def _point(number: float, reading: Reading, side: str) -> str:
    on = "on " if reading.kind == "date" else "at "
    return (side or on) + cut_in_words((Interval(number, number),), reading)
