"""A visitor's own country is not the host of a visit.

A head of state who "visits" the own country is a slip of the pen: the visitor or the host is
another. Meetings and calls have no host in this sense.
"""

from __future__ import annotations

from collections.abc import Iterator

from vkrel.rules import Exclusion, Variables

NO_HOST = frozenset({"meeting", "call"})


def constraints(variables: Variables) -> Iterator[Exclusion]:
    """An exclusion for each visit whose host is the visitor's country."""
    forms = variables.by_record("visit", "form")
    no_host = {record for record, form in forms.items() if form.claim.value in NO_HOST}
    for thing in variables.visits:
        visitors, host = thing["visitor"], thing.one("to")
        homes = {variables.vocabulary.country_of(visitor) for visitor in visitors}
        if host not in homes:
            continue
        claims = [
            claim
            for claim in variables.claims
            if claim.subject == thing and claim.origin not in no_host
        ]
        if claims:
            who = variables.vocabulary.show("+".join(visitors))
            where = variables.vocabulary.show(host)
            one_record = len({claim.record for claim in claims}) == 1
            yield Exclusion(
                variables.answers(claims[:1] if one_record else claims),
                words=f"{where} is the country of {who}: nobody visits the own country",
                show=f"visit of {who} to {where}",
            )
