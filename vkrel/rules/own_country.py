"""A visitor's own country is not the host of a visit.

A head of state who "visits" the own country is a slip of the pen: the visitor or the host is
another. Meetings and calls have no host in this sense.
"""

from __future__ import annotations

from collections.abc import Iterator

from vkrel.solve.relations import Denial
from vkrel.variables.facts import Facts

NO_HOST = frozenset({"meeting", "call"})


def relations(facts: Facts) -> Iterator[Denial]:
    """A denial for each visit whose host is the visitor's country."""
    forms = {
        (claim.source, claim.record): claim.value
        for claim in facts.claims
        if claim.type == "visit" and claim.field == "form"
    }
    for thing in facts.visits:
        visitors, host = thing["visitor"], thing.one("to")
        homes = {facts.vocabulary.country_of(visitor) for visitor in visitors}
        if host not in homes:
            continue
        claims = [
            claim
            for claim in facts.claims
            if claim.subject == thing and forms.get((claim.source, claim.record)) not in NO_HOST
        ]
        if claims:
            who = facts.vocabulary.show("+".join(visitors))
            yield Denial(
                rule="own-country",
                words=f"{facts.vocabulary.show(host)} is the country of {who}: "
                "nobody visits the own country",
                claims=tuple(claims[:1] if len({each.record for each in claims}) == 1 else claims),
                show=f"visit of {who} to {facts.vocabulary.show(host)}",
            )
