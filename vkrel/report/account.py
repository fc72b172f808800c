"""A finding as people read it: one account that every renderer for people shows.

Who says what and where, grouped by value; who fits both sides; why the sides cannot meet; the
likely slip; where to look first; what settles it; what to type next. Machines get the rows of
`contract.py` instead.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from shlex import quote as shell_quote

import attrs

from vkrel.findings.causes import Culprit, look_first
from vkrel.findings.finding import Finding
from vkrel.findings.findings import Findings
from vkrel.findings.triage import Back
from vkrel.model.claim import Answer, Claim
from vkrel.model.show import show_slot, show_thing
from vkrel.model.source import Source
from vkrel.model.vocabulary import Vocabulary
from vkrel.registry.registry import Registry
from vkrel.report.labels import address_of, count_words, label_of, value_of
from vkrel.report.pages import settle_words
from vkrel.report.words import capital, returned, why_apart
from vkrel.values.interval import hull
from vkrel.values.verdict import Severity

FEW = 3
MANY = 200  # findings; beyond that each is judged by its own camps, not by all together


@attrs.frozen
class Said:
    """One claim in a finding, and whether it is one to look at first."""

    claim: Claim
    suspect: bool

    @property
    def address(self) -> str:
        """Where it stands."""
        return address_of(self.claim)


@attrs.frozen
class Side:
    """The claims that give one value: what it is about (where slots differ), what it means."""

    value: str
    meaning: str
    about: str
    said: tuple[Said, ...]

    @property
    def label(self) -> str:
        """The value with its meaning: "May 2009 (2009-05-01 to 2009-05-31)"."""
        return f"{self.value} ({self.meaning})" if self.meaning else self.value


@attrs.frozen
class Account:
    """One finding for people. `sides` cannot meet, `fits` agree with both of them.

    things: what it is about, each with its words; the first claim's first.
    who: the sources that take part, each with its label.
    returned: what had been accepted, where the finding is back, in words.
    """

    finding: Finding
    things: tuple[tuple[str, str], ...]
    sides: tuple[Side, ...]
    fits: tuple[Side, ...]
    why: tuple[str, ...]
    settle: tuple[str, ...]
    who: tuple[tuple[str, str], ...]
    commands: tuple[str, ...]
    returned: str = ""


@attrs.frozen
class Group:
    """Findings about one subject, worst first."""

    subject: str
    accounts: tuple[Account, ...]

    @property
    def counts(self) -> str:
        """How many of each severity, in words."""
        return count_words(account.finding.severity for account in self.accounts)

    @property
    def order(self) -> tuple[int, ...]:
        """Groups with the worst findings come first, then those with most of them."""
        counts = Counter(account.finding.severity for account in self.accounts)
        worst = min(Severity(severity).rank for severity in counts)
        return (worst, *(-counts[severity] for severity in Severity))


def account_of(
    finding: Finding,
    registry: Registry,
    blame: Mapping[str, Culprit],
    *,
    path: str = "",
    back: Back | None = None,
) -> Account:
    """What a reader needs of one finding.

    blame: the claims that all findings together point at, by claim id (see `blame_of`).
    path: what the commands to type next name.
    """
    suspects = look_first(finding, blame, FEW)
    both = _fits_both(finding)
    sides = list(_sides(finding, registry.vocabulary, suspects, both))
    return Account(
        finding=finding,
        things=tuple(_things(finding, registry.vocabulary)),
        sides=tuple(side for side in sides if side.said[0].claim.id not in both),
        fits=tuple(side for side in sides if side.said[0].claim.id in both),
        why=tuple(why_apart(finding)),
        settle=tuple(_settle(finding, suspects, blame)),
        who=tuple(_who(registry.sources, finding.sources)),
        commands=tuple(_commands(finding, path)),
        returned=returned(back) if back else "",
    )


def groups_of(accounts: Iterable[Account]) -> list[Group]:
    """Findings by subject: those with the worst and the most findings first.

    A finding about several things stands with the one that most findings are about.
    """
    accounts = sorted(accounts, key=lambda account: Severity(account.finding.severity).rank)
    often = Counter(thing for account in accounts for thing, _ in account.things)
    by_thing: dict[tuple[str, str], list[Account]] = {}
    for account in accounts:
        home = max(account.things, key=lambda thing: often[thing[0]])
        by_thing.setdefault(home, []).append(account)
    groups = [Group(words, tuple(members)) for (_, words), members in by_thing.items()]
    return sorted(groups, key=lambda group: (group.order, group.subject))


def blame_of(findings: Findings) -> dict[str, Culprit]:
    """The culprits by claim id, likeliest first; none where findings are too many to weigh."""
    if len(findings) > MANY:
        return {}
    return {culprit.claim.id: culprit for culprit in findings.culprits()}


def _sides(
    finding: Finding, vocabulary: Vocabulary, suspects: Sequence[Claim], both: set[str]
) -> Iterator[Side]:
    """Claims grouped by what they say, in the order of their meaning; those that fit both apart."""
    groups: dict[tuple[bool, str, str, str], list[Said]] = {}
    for answer in sorted(finding.answers, key=_order):
        claim = answer.claim
        about = _about(claim, finding, vocabulary)
        key = (claim.id in both, about, *value_of(claim, answer.reading, vocabulary))
        groups.setdefault(key, []).append(Said(claim, claim in suspects))
    parts = list(dict.fromkeys(key[:2] for key in groups))
    for (_, about, value, meaning), said in sorted(
        groups.items(), key=lambda group: parts.index(group[0][:2])
    ):
        said.sort(key=lambda one: (one.claim.source, one.claim.line or 0))
        yield Side(value, meaning, about, tuple(said))


def _order(answer: Answer) -> tuple[float, float, str, str]:
    reading = answer.reading
    if not reading.strict or not reading.known:
        return (0.0, 0.0, reading.text, answer.claim.id)
    span = hull(reading.strict)
    return (span.low, span.high, reading.text, answer.claim.id)


def _about(claim: Claim, finding: Finding, vocabulary: Vocabulary) -> str:
    told_apart = len(finding.slots) > 1 or claim.id not in finding.blamed
    return capital(show_slot(vocabulary, claim)) if told_apart else ""


def _things(finding: Finding, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    first = _first(finding)
    if first is None:
        yield "", "The check itself"
        return
    by_thing = {str(claim.subject): claim for claim in (first, *finding.claims)}
    for thing, claim in by_thing.items():
        text = show_thing(vocabulary, claim.subject)
        if claim.id in finding.blamed:
            yield thing, capital(text)
        elif len(by_thing) == 1:
            yield thing, text


def _fits_both(finding: Finding) -> set[str]:
    """Claims that can be true together with either side of the witness."""
    if len(finding.camps) < 2:
        return set()
    homes = [
        set().union(*(camp for camp in finding.camps if one in camp)) for one in finding.witness
    ]
    return set.intersection(*homes) - set(finding.witness) if homes else set()


def _settle(
    finding: Finding, suspects: Sequence[Claim], blame: Mapping[str, Culprit]
) -> Iterator[str]:
    reasons: dict[str, list[str]] = {}
    for claim in suspects:
        reason = blame[claim.id].reason if claim.id in blame else ""
        reasons.setdefault(reason, []).append(address_of(claim))
    for reason, places in reasons.items():
        yield f"Read {' and '.join(dict.fromkeys(places))} first{': ' if reason else ''}{reason}."
    if finding.needs_reference:
        yield "A background source takes part; --no-reference leaves those out."
    kind = finding.answers[0].reading.kind if finding.answers else ""
    yield from settle_words(finding.rule, kind)


def _who(sources: Mapping[str, Source], ids: Iterable[str]) -> Iterator[tuple[str, str]]:
    for source in ids:
        if source in sources and (label := label_of(sources[source])):
            yield source, label


def _first(finding: Finding) -> Claim | None:
    """The claim that a finding is filed under; None where a rule itself failed."""
    order = [finding.claim(claim_id) for claim_id in finding.witness] or list(finding.claims)
    spoken_of = [claim for claim in order if claim.id in finding.blamed]
    return next(iter(spoken_of or order), None)


def _commands(finding: Finding, path: str) -> Iterator[str]:
    first = _first(finding)
    end = f" {shell_quote(path)}" if path else ""
    yield f"vkrel explain {finding.id}{end}"
    if first and first.id in finding.blamed:
        yield f"vkrel show {shell_quote(str(first.subject))}{end}"
    yield f'vkrel accept {finding.id}{end} --reason "..."'
