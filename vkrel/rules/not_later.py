"""Nothing told as past is later than its document.

A document of June cannot tell what happened in August. Plans, targets and dates that a claim
marks as proposed are no past. A day's slack is left for the day of writing.
"""

from __future__ import annotations

from collections.abc import Iterator

from vkrel.rules import Difference, Variables
from vkrel.variables.dates import alone, planned

PAST = (
    ("partnership", "date"),
    ("visit", "date"),
    ("event", "date"),
    ("role", "from"),
    ("role", "at"),
)


def constraints(variables: Variables) -> Iterator[Difference]:
    """The date of each past thing <= the date of its document, claim by claim."""
    documents = {source: variables.written(source) for source in variables.sources}
    for type_, field in PAST:
        for slot in variables.of_type(type_, field):
            for answer in slot.answers if not planned(slot) else ():
                document = documents[answer.claim.source]
                words = f"{slot.show} is told as past, so it is not later than {document.show}"
                if document.comparable:
                    yield Difference(alone(slot, answer), document, words=words)
