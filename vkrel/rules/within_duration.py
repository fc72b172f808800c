"""What is said to follow within a time does not follow later than that.

"within only six months": the calendar difference or the elapsed time may satisfy it, and the
lenient cut adds one unit more. All of that is in the reading of the printed duration.
"""

from __future__ import annotations

from collections.abc import Iterator

from vkrel.solve.relations import Difference, width
from vkrel.values.read import read
from vkrel.variables.facts import Facts
from vkrel.variables.points import printed, target, tied


def relations(facts: Facts) -> Iterator[Difference]:
    """0 <= date of what followed - date of what it followed <= printed duration."""
    for claim in printed(facts, "within"):
        start = target(facts, claim) if claim.target else None
        duration = read(f"within {claim.value.removeprefix('within ')}", "duration")
        if start is None or not duration.known:
            continue
        limits = width(duration)
        limits["low"] = limits["strict_low"] = 0
        for end in tied(facts, claim):
            if end.name != start.name:
                yield Difference(
                    rule="within-duration",
                    words=f"{end.show} is said to be within {claim.value.removeprefix('within ')} "
                    f"after {start.show}",
                    earlier=start,
                    later=end,
                    claim=claim,
                    **limits,
                )
