"""A term does not end before the years that are said to be ahead of it.

A role "for the 2021-2024 term" and the same role "in the next two years", said in late 2023,
do not fit: neither the years of the calendar nor the time that is left come to two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import isfinite

from vkrel.model.claim import Answer, Claim
from vkrel.model.vocabulary import EventKind
from vkrel.solve.constraints import Exclusion
from vkrel.solve.variable import Variable
from vkrel.values.dates.days import civil
from vkrel.values.interval import hull
from vkrel.values.quantities.number import digits_for_words, plain
from vkrel.values.verdict import Severity
from vkrel.variables.variables import Variables

_AHEAD = re.compile(r"\b(?:next|coming|following) (?P<number>[0-9]{1,3}) years\b")
_YEAR = 365.2425


def constraints(variables: Variables) -> Iterator[Exclusion]:
    """An exclusion for each pair of a printed term and a longer time ahead, of one lasting thing."""
    for slot in variables.of_type("event", "date"):
        kind = variables.vocabulary.get(EventKind, slot.subject.one("what"))
        if kind is None or kind.lasts != "years":
            continue
        for ahead, number in _ahead(slot):
            for term in slot.answers:
                left = _left(variables, ahead.claim, term)
                if term is not ahead and left is not None and left < number:
                    yield Exclusion(
                        (term, ahead),
                        words=f"the term is over {left} year{'s'[: left != 1]} after document "
                        f"{ahead.claim.source}, which speaks of the next {number} years",
                        severity=Severity.TENSION,
                    )


def _ahead(slot: Variable) -> Iterator[tuple[Answer, int]]:
    for answer in slot.answers:
        years = _AHEAD.search(digits_for_words(plain(answer.claim.value)))
        if years and int(years["number"]) > 1:
            yield answer, int(years["number"])


def _left(variables: Variables, ahead: Claim, term: Answer) -> int | None:
    """Years from the earlier document to the end of the term, by calendar or elapsed time."""
    now, period = variables.registry.date(ahead.source), term.reading
    if not (now.known and period.known) or period.unsure or _AHEAD.search(plain(term.claim.value)):
        return None
    start, span = hull(now.strict).low, hull(period.strict)
    one_term = isfinite(span.low) and isfinite(span.high) and span.high - span.low > _YEAR
    if not one_term or not span.low <= start <= span.high:
        return None
    return max(civil(span.high).year - civil(start).year, round((span.high - start) / _YEAR))
