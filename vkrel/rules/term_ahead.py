"""A term does not end before the years that are said to be ahead of it.

A role "for the 2021-2024 term" and the same role "in the next two years", said in late 2023,
do not fit: neither the years of the calendar nor the time that is left come to two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import isfinite

from vkrel.model.claim import Claim
from vkrel.model.vocabulary import EventKind
from vkrel.solve.relations import Denial
from vkrel.values.dates.days import civil
from vkrel.values.interval import hull
from vkrel.values.quantities.number import digits_for_words, plain
from vkrel.variables.facts import Facts, Slot

_AHEAD = re.compile(r"\b(?:next|coming|following) (?P<number>[0-9]{1,3}) years\b")
_YEAR = 365.2425


def relations(facts: Facts) -> Iterator[Denial]:
    """A denial for each pair of a printed term and a longer time ahead, of one lasting thing."""
    for slot in facts.of_type("event", "date"):
        kind = facts.vocabulary.get(EventKind, slot.claims[0].subject.one("what"))
        if kind is None or kind.lasts != "years":
            continue
        for ahead, number in _ahead(slot):
            for term in slot.claims:
                left = _left(facts, ahead, term)
                if term is not ahead and left is not None and left < number:
                    yield Denial(
                        rule="term-ahead",
                        words=f"the term is over {left} year{'s'[: left != 1]} after document "
                        f"{ahead.source}, which speaks of the next {number} years",
                        claims=(term, ahead),
                        severity="tension",
                    )


def _ahead(slot: Slot) -> Iterator[tuple[Claim, int]]:
    for claim in slot.claims:
        found = _AHEAD.search(digits_for_words(plain(claim.value)))
        if found and int(found["number"]) > 1:
            yield claim, int(found["number"])


def _left(facts: Facts, ahead: Claim, term: Claim) -> int | None:
    """Years from the earlier document to the end of the term, by calendar or elapsed time."""
    now, period = facts.registry.date(ahead.source), facts.reading(term)
    if not (now.known and period.known) or period.unsure or _AHEAD.search(plain(term.value)):
        return None
    start, span = hull(now.strict).low, hull(period.strict)
    one_term = isfinite(span.low) and isfinite(span.high) and span.high - span.low > _YEAR
    if not one_term or not span.low <= start <= span.high:
        return None
    return max(civil(span.high).year - civil(start).year, round((span.high - start) / _YEAR))
