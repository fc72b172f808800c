"""Which claims of a slot are probably wrong: those outside the strictly largest camp.

Camps are formed at the strict cut, as the best supported value is the point of deepest support
there, one vote a group (theory, section 7). Where two camps are equally strong nobody is suspect.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from vkrel.model.claim import Claim
from vkrel.solve.slots import conflict_of
from vkrel.solve.support import Groups, group_of
from vkrel.values.conflict import conflict
from vkrel.values.reading import Reading


def outside_largest_camp(
    claims: Sequence[Claim], readings: Sequence[Reading], votes: Groups, severity: str
) -> list[Claim]:
    """The claims that the strictly largest camp excludes, in their order; none without one.

    severity: "contradiction" for those that cannot be true beside it, "tension" also for those
        that only a loose reading saves.
    """
    strictly = [
        attrs.evolve(each, lenient=each.strict) if each.known and each.kind != "name" else each
        for each in readings
    ]
    found = conflict_of(strictly)
    if found is None:
        return []
    support = [len({group_of(claims[each], votes) for each in camp}) for camp in found.camps]
    most = max(support)
    if support.count(most) > 1:
        return []
    best = found.camps[support.index(most)]
    bad = {"contradiction"} if severity == "contradiction" else {"contradiction", "tension"}
    meanings = {id(readings[each]): readings[each] for each in best}.values()
    suspects = sorted({each for camp in found.camps for each in camp} - set(best))
    verdicts: dict[int, bool] = {}
    for each in suspects:
        reading = readings[each]
        if id(reading) not in verdicts:
            verdicts[id(reading)] = any(conflict(reading, one) in bad for one in meanings)
    return [claims[each] for each in suspects if verdicts[id(readings[each])]]
