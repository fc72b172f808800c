"""What is said to follow within a time does not follow later than that.

"within only six months": the calendar difference or the elapsed time may satisfy it, and the
lenient cut adds one unit more. All of that is in the reading of the printed duration.
"""

from __future__ import annotations

from collections.abc import Iterator

from vkrel.rules import Difference, Variables, width
from vkrel.values.read import read
from vkrel.variables.dates import told_of


def constraints(variables: Variables) -> Iterator[Difference]:
    """0 <= date of what followed - date of what it followed <= printed duration."""
    for claim, start, end in told_of(variables, "within"):
        time = claim.value.removeprefix("within ")
        duration = read(f"within {time}", "duration")
        if claim.target and duration.known:
            limits = width(duration)
            limits["low"] = limits["strict_low"] = 0
            yield Difference(
                start,
                end,
                words=f"{end.show} is said to be within {time} after {start.show}",
                claim=claim,
                **limits,
            )
