"""What is printed cannot be: "31 April 2020", a weekday that is not its date's, 25:61.

It needs no other claim to be seen. Such a value answers nothing, so that nothing else is found
about it.
"""

from __future__ import annotations

from collections.abc import Iterator

from vkrel.model.slot import Slot
from vkrel.rules import Answer, Exclusion, Variables
from vkrel.values.question import DATED
from vkrel.values.read import read
from vkrel.values.reading import Reading


def constraints(variables: Variables) -> Iterator[Exclusion]:
    """Each value that cannot be, each date of a value, and each date of a document."""
    for answer in variables.impossible:
        yield _excluded(answer, answer.reading)
    for slot in variables.asked():
        for date in _impossible_dates(slot):
            for answer in variables.answers_to(slot):
                yield _excluded(answer, date)
    for source in variables.sources:
        written = variables.written(source)
        for answer in written.answers:
            if answer.reading.impossible:
                yield _excluded(answer, answer.reading, written.show)


def _impossible_dates(slot: Slot) -> Iterator[Reading]:
    """The printed dates of a question ("as of 31 April") that no calendar has."""
    for name, text in slot.qualifiers:
        date = read(text, "date") if name in DATED else None
        if date is not None and date.impossible:
            yield date


def _excluded(answer: Answer, printed: Reading, show: str = "") -> Exclusion:
    words = f"“{printed.text}” cannot be: {printed.reason}"
    return Exclusion((answer,), words=words, show=show)
