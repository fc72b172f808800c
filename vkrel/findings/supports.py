"""Who stands behind the claims of findings: support counted over whole slots."""

from __future__ import annotations

from collections.abc import Iterable

from vkrel.findings.finding import Finding
from vkrel.solve.support import Groups, Support, support
from vkrel.variables.facts import Facts


def supports_of(facts: Facts, findings: Iterable[Finding], groups: Groups) -> dict[str, Support]:
    """The support of every claim that takes part in a finding, by claim id.

    Counted among all that answer the same question, whether or not they are in conflict.
    """
    slots = {
        slot.name: slot
        for finding in findings
        for claim in finding.claims
        if claim.type != "document"
        for slot in facts.of_thing(claim.subject)
    }
    wanted = {
        facts.slot_name(claim)
        for finding in findings
        for claim in finding.claims
        if claim.type != "document"
    }
    found: dict[str, Support] = {}
    for name in sorted(wanted):
        slot = slots[name]
        found.update(support(slot.claims, slot.readings, groups))
    return found
