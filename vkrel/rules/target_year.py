"""A target is not set for a time that is over, or almost over.

"to 100 billion by 2023" in a document of November 2023 is an old target, or a wrong year.
Both are possible, so this is a tension and never a contradiction.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from math import isfinite

from vkrel.model.claim import Answer, Claim
from vkrel.model.show import show_reading
from vkrel.solve.constraints import Exclusion
from vkrel.values.dates.days import civil, day_number
from vkrel.values.interval import Interval, hull, intersection
from vkrel.values.reading import Reading
from vkrel.values.table import table
from vkrel.values.verdict import Severity
from vkrel.variables.figures import DATES, values_of
from vkrel.variables.variables import Variables

_BY = re.compile(r"\b(?:by|until|till|before)\b", re.IGNORECASE)


def constraints(variables: Variables) -> Iterator[Exclusion]:
    """An exclusion for each source and target whose time has run out when it is written."""
    for slot in variables.of_type("indicator", "value"):
        late: defaultdict[str, list[Answer]] = defaultdict(list)
        words: dict[str, str] = {}
        for answer in slot.answers if slot.qualifiers.get("modality") == "target" else ():
            source = answer.claim.source
            written, until = variables.registry.date(source), _until(variables, answer.claim)
            over = _late(answer.claim, until, written) if until and written.known else ""
            if until and over and not _outcome(variables, answer.claim, until):
                late[source].append(answer)
                words[source] = f"{over} on {show_reading(written)}"
        for source, answers in late.items():
            yield Exclusion(
                tuple(answers),
                words=f"{words[source]}, when document {source} was written",
                severity=Severity.TENSION,
                show=slot.show,
            )


def _until(variables: Variables, claim: Claim) -> Interval | None:
    for name in ("period", "as_of"):
        reading = variables.registry.qualifier(claim, name)
        if reading is not None and reading.known and not reading.unsure:
            time = hull(reading.strict)
            return time if isfinite(time.high) else None
    return None


def _outcome(variables: Variables, target: Claim, until: Interval) -> bool:
    """Whether the source tells what came of it: then it reports an old target, and knows it."""
    for slot in values_of(variables, target.subject):
        times = [variables.registry.qualifier(slot.first, name) for name in DATES]
        known = [time.strict for time in times if time is not None and time.known]
        own = any(claim.source == target.source for claim in slot.claims)
        if own and known and intersection(known[0], (until,)):
            return True
    return False


def _late(claim: Claim, until: Interval, written: Reading) -> str:
    now = hull(written.strict).low
    if until.high < hull(written.lenient).low:
        return "the time of the target was over"
    first = until.low if isfinite(until.low) else day_number(civil(until.high).year, 1, 1)
    gone = (now - first) / (until.high + 1 - first)
    by = _BY.search(claim.quote) or any(_BY.search(each) for _, each in claim.qualifiers)
    if by and gone >= table()["rules"]["target_almost_over"]:
        return "the time of the target was almost over"
    return ""
