"""Triage: which findings somebody has accepted, which are back, which acceptances are stale."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

import attrs

from vkrel.findings.accepted import Acceptance
from vkrel.findings.finding import Finding
from vkrel.findings.findings import Findings


@attrs.frozen
class Back:
    """A finding that was accepted and is open again: "changed" or "expired"."""

    state: str
    acceptance: Acceptance
    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()


@attrs.frozen
class Triage:
    """Findings after acceptances: open ones, accepted ones, and what does not fit together."""

    open: Findings
    accepted: tuple[tuple[Finding, Acceptance], ...] = ()
    back: dict[str, Back] = attrs.field(factory=dict)
    stale: tuple[Acceptance, ...] = ()


def triage(
    findings: Findings,
    acceptances: Sequence[Acceptance],
    *,
    today: datetime.date | None = None,
    rules: Iterable[str] | None = None,
) -> Triage:
    """Sort findings by what was accepted.

    A finding stays out as long as an acceptance has its id and its content, and the day after
    `until` has not come. An acceptance whose id no finding has is stale; where only some `rules`
    ran, those of other rules are left in peace.
    """
    day = today or datetime.datetime.now().astimezone().date()
    known: dict[str, list[Acceptance]] = {}
    for acceptance in acceptances:
        known.setdefault(acceptance.id, []).append(acceptance)
    accepted: list[tuple[Finding, Acceptance]] = []
    back: dict[str, Back] = {}
    for finding in findings:
        of_it = known.get(finding.id, [])
        same = [each for each in of_it if each.content == finding.content]
        valid = [each for each in same if each.until is None or day <= each.until]
        if valid:
            accepted.append((finding, valid[-1]))
        elif same:
            back[finding.id] = Back("expired", same[-1])
        elif of_it:
            back[finding.id] = _changed(finding, of_it[-1])
    settled = {id(finding) for finding, _ in accepted}
    ids = {finding.id for finding in findings}
    ran = None if rules is None else set(rules)
    stale = tuple(
        each
        for each in acceptances
        if each.id not in ids and (ran is None or not each.rule or each.rule in ran)
    )
    open_ones = findings.where(lambda each: id(each) not in settled)
    return Triage(open_ones, tuple(accepted), back, stale)


def accept(
    finding: Finding,
    reason: str,
    *,
    until: datetime.date | None = None,
    today: datetime.date | None = None,
) -> Acceptance:
    """The acceptance of a finding as it is now; raises ValueError without a reason."""
    if not reason.strip():
        raise ValueError("an acceptance needs a reason: who reads it later asks why")
    return Acceptance(
        id=finding.id,
        content=finding.content,
        reason=reason.strip(),
        rule=finding.rule,
        title=finding.title,
        on=today or datetime.datetime.now().astimezone().date(),
        until=until,
        claims={claim.id: claim.value for claim in finding.claims},
    )


def find(findings: Iterable[Finding], identity: str) -> list[Finding]:
    """The findings with this id, or with the one id that begins so; raises ValueError."""
    known = list(findings)
    ids = sorted({each.id for each in known})
    if identity not in ids:
        starts = [each for each in ids if len(identity) >= 4 and each.startswith(identity)]
        if len(starts) != 1:
            what = f"is the beginning of {', '.join(starts)}" if starts else "is no finding's id"
            raise ValueError(f"{identity!r} {what}; `vkrel check --all` prints the ids")
        identity = starts[0]
    return [each for each in known if each.id == identity]


def _changed(finding: Finding, acceptance: Acceptance) -> Back:
    now = {claim.id: claim.value for claim in finding.claims}
    before = acceptance.claims
    if not before:
        return Back("changed", acceptance)
    return Back(
        "changed",
        acceptance,
        gone=tuple(f"{each} = {before[each]}" for each in before if now.get(each) != before[each]),
        new=tuple(f"{each} = {now[each]}" for each in now if before.get(each) != now[each]),
    )
