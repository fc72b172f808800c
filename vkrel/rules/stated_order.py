"""What is said to come after something is not earlier than it.

"after the summit", "from a partnership to a union": the text itself gives the order.
"""

from __future__ import annotations

from collections.abc import Iterator

from vkrel.rules import Difference, Variables
from vkrel.variables.dates import told_of


def constraints(variables: Variables) -> Iterator[Difference]:
    """Date of what came first <= date of each thing that is said to come after it."""
    for claim, first, second in told_of(variables, "after"):
        words = f"{second.show} is said to come after {first.show}"
        yield Difference(first, second, words=words, claim=claim)
