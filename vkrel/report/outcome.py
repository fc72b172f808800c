"""What `vkrel check` shows after triage, and each finding as people read it.

Every format is made of an outcome. For people an account says who says what and where, grouped
by value; who fits both sides; why the sides cannot meet; what settles it; what to type next.
Machines get the rows of `data/json.py` instead.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from shlex import quote as shell_quote

import attrs

from vkrel.findings.causes import Culprit, look_first
from vkrel.findings.finding import Finding
from vkrel.findings.findings import Findings
from vkrel.findings.triage import Triage
from vkrel.model.claim import Answer, Claim
from vkrel.model.show import show_slot, show_thing
from vkrel.model.subject import DOCUMENT
from vkrel.model.vocabulary import Vocabulary
from vkrel.registry.registry import Registry
from vkrel.report.text.excerpt import Documents
from vkrel.report.words import (
    capital,
    count_words,
    coverage,
    label_of,
    plural,
    returned,
    settle,
    value_of,
    why_apart,
)
from vkrel.rules import INTERNAL
from vkrel.values.interval import Interval, hull
from vkrel.values.verdict import Severity
from vkrel.variables.unread import Unread

NEVER, UNREAD = "never", "unread"
FEW = 3
MOST_LISTED = 25  # values of a finding, and claims of a value; the others are counted
MANY = 200  # findings; beyond that each is judged by its own camps, not by all together


@attrs.frozen
class Side:
    """The claims that give one value: what it is about (where slots differ), what it means."""

    about: str
    value: str
    meaning: str
    claims: tuple[Claim, ...]

    @property
    def label(self) -> str:
        """The value with its meaning: "May 2009 (2009-05-01 to 2009-05-31)"."""
        return f"{self.value} ({self.meaning})" if self.meaning else self.value


@attrs.frozen
class Account:
    """One finding for people. `sides` cannot meet, `fits` agree with both of them.

    things: what it is about, each with its words; the first claim's first.
    suspects: the ids of the claims to look at first.
    who: the sources that take part, each with its label.
    returned: what had been accepted, where the finding is back, in words.
    """

    finding: Finding
    things: tuple[tuple[str, str], ...]
    sides: tuple[Side, ...]
    fits: tuple[Side, ...]
    suspects: frozenset[str]
    why: tuple[str, ...]
    settle: tuple[str, ...]
    who: tuple[tuple[str, str], ...]
    commands: tuple[str, ...]
    returned: str


@attrs.frozen
class Group:
    """Findings about one subject, worst first."""

    subject: str
    accounts: tuple[Account, ...]

    @property
    def severities(self) -> list[Severity]:
        """How bad each finding is."""
        return [account.finding.severity for account in self.accounts]

    @property
    def counts(self) -> str:
        """How many of each severity, in words."""
        return count_words(self.severities)


@attrs.frozen
class Outcome:
    """A check after triage: what is shown, what is left out, what the exit status rests on.

    everything: whether notes are shown too.
    fail_on: the severity that fails the check, tension by default; with "unread" beside it, or
        alone, a value that was not read fails it too.
    path: what the commands to type next name. accepted_file: where the acceptances stand.
    documents: the folder of those at hand, to show phrases in their lines.
    """

    registry: Registry
    triage: Triage
    everything: bool = False
    fail_on: Sequence[str] = ()
    path: str = ""
    accepted_file: str = ""
    documents: Path | None = None

    @cached_property
    def shown(self) -> Findings:
        """Tensions and worse; all of it on demand, or where notes fail a check too."""
        notes = self.everything or self.least_severity == Severity.NOTE
        return self.triage.open.at_least(Severity.NOTE if notes else Severity.TENSION)

    @property
    def least_severity(self) -> str:
        """The severity from which on findings fail the check, or "never"."""
        return next((each for each in reversed(self.fail_on) if each != UNREAD), Severity.TENSION)

    @property
    def failing(self) -> Findings:
        """The findings that make the check fail."""
        found, least = self.triage.open, self.least_severity
        return found.at_least(least) if least != NEVER else found[:0]

    @property
    def fails(self) -> bool:
        """Whether the check fails: by a finding, or by a value that was not read."""
        return bool(self.failing) or (UNREAD in self.fail_on and bool(self.unread))

    @property
    def unread(self) -> Unread:
        """The answers with values that nobody understood."""
        return self.triage.open.unread

    @property
    def coverage(self) -> str:
        """How many values were not read, and what lists them."""
        return coverage(self.unread, f"vkrel claims --unread{_end(self.path)}")

    @property
    def failed(self) -> Findings:
        """Rules that raised: what they would have found is missing."""
        return self.triage.open.of(INTERNAL)

    @cached_property
    def texts(self) -> Documents:
        """The documents, read when they are needed."""
        return Documents(self.documents, self.registry.sources)

    @property
    def summary(self) -> str:
        """How many findings of each severity, and how many are not shown."""
        text = count_words(finding.severity for finding in self.shown) or "Nothing contradicts"
        accepted, notes = len(self.triage.accepted), len(self.triage.open) - len(self.shown)
        if accepted:
            where = f" ({self.accepted_file})" if self.accepted_file else ""
            text += f"; {accepted:,} accepted{where}"
        if notes:
            text += f"; {plural(notes, 'note')} not shown (--all)"
        return text + "."

    @cached_property
    def blame(self) -> dict[str, Culprit]:
        """The claims that the shown findings together point at, by id, likeliest first.

        None where findings are too many to weigh.
        """
        culprits = self.shown.culprits() if len(self.shown) <= MANY else []
        return {culprit.claim.id: culprit for culprit in culprits}

    def look_first(self, most: int) -> list[Culprit]:
        """The claims without which most of the findings disappear."""
        return [culprit for culprit in self.blame.values() if len(culprit.part_of) > 1][:most]

    def account(self, finding: Finding) -> Account:
        """What a reader needs of one finding."""
        first, both = _first(finding), _fits_both(finding)
        suspects = look_first(finding, self.blame, FEW)
        sources, vocabulary = self.registry.sources, self.registry.vocabulary
        labels = ((each, label_of(sources[each])) for each in finding.sources if each in sources)
        back = self.triage.back.get(finding.id)
        sides = _sides(finding, vocabulary, {claim.id for claim in finding.claims} - both)
        sides, more = _counted(sides, finding.witness)
        fits, more_fit = _counted(_sides(finding, vocabulary, both), finding.witness)
        return Account(
            finding=finding,
            things=tuple(_things(finding, first, vocabulary)),
            sides=sides,
            fits=fits,
            suspects=frozenset(claim.id for claim in suspects),
            why=(*more, *more_fit, *why_apart(finding)),
            settle=tuple(settle(finding, suspects, self.blame)),
            who=tuple((source, label) for source, label in labels if label),
            commands=tuple(_commands(finding, first, self.path)),
            returned=returned(back) if back else "",
        )

    @cached_property
    def groups(self) -> list[Group]:
        """The shown findings by subject: those with the worst and the most findings first.

        A finding about several things stands with the one that most findings are about.
        """
        accounts = [self.account(finding) for finding in self.shown]
        often = Counter(thing for account in accounts for thing, _ in account.things)
        homes: dict[tuple[str, str], list[Account]] = {}
        for account in accounts:
            home = max(account.things, key=lambda thing: often[thing[0]])
            homes.setdefault(home, []).append(account)
        groups = [Group(words, tuple(members)) for (_, words), members in homes.items()]

        def worst_first(group: Group) -> tuple[list[int], str]:
            return [-group.severities.count(severity) for severity in Severity], group.subject

        return sorted(groups, key=worst_first)


def _first(finding: Finding) -> Claim | None:
    """The claim that a finding is filed under; None where a rule itself failed."""
    order = [finding.claim(claim_id) for claim_id in finding.witness] or list(finding.claims)
    spoken_of = [claim for claim in order if claim.id in finding.blamed]
    return next(iter(spoken_of or order), None)


def _fits_both(finding: Finding) -> set[str]:
    """Claims that can be true together with either side of the witness."""
    camps = finding.camps
    homes = [set().union(*(camp for camp in camps if one in camp)) for one in finding.witness]
    if len(camps) < 2 or not homes:
        return set()
    return set.intersection(*homes) - set(finding.witness)


def _things(
    finding: Finding, first: Claim | None, vocabulary: Vocabulary
) -> Iterator[tuple[str, str]]:
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


def _sides(finding: Finding, vocabulary: Vocabulary, ids: set[str]) -> tuple[Side, ...]:
    """The claims with these ids by what they are about and say, in the order of their meaning."""
    sides: dict[str, dict[tuple[str, str], list[Claim]]] = {}
    for answer in sorted(finding.answers, key=_by_meaning):
        claim = answer.claim
        if claim.id in ids:
            apart = len(finding.slots) > 1 or claim.id not in finding.blamed
            about = capital(show_slot(vocabulary, claim)) if apart else ""
            values = sides.setdefault(about, {})
            values.setdefault(value_of(answer, vocabulary), []).append(claim)
    return tuple(
        Side(about, *value, tuple(sorted(claims, key=lambda one: (one.source, one.line or 0))))
        for about, values in sides.items()
        for value, claims in values.items()
    )


def _counted(
    sides: tuple[Side, ...], witness: Collection[str]
) -> tuple[tuple[Side, ...], list[str]]:
    """The sides that are listed, those of the witness and of most claims, and how many are not."""
    counts = {at: len(side.claims) for at, side in enumerate(sides)}
    seen = [at for at, side in enumerate(sides) if any(each.id in witness for each in side.claims)]
    order = dict.fromkeys([*seen, *sorted(counts, key=lambda at: -counts[at])])
    kept = sorted(list(order)[:MOST_LISTED])
    shown = tuple(attrs.evolve(sides[at], claims=sides[at].claims[:MOST_LISTED]) for at in kept)
    left = sum(counts.values()) - sum(len(side.claims) for side in shown)
    if not left:
        return sides, []
    values = len(sides) - len(kept)
    words = f"{plural(values, 'further value')}, {plural(left, 'further claim')} in all"
    return shown, [f"Not listed: {words if values else plural(left, 'further claim')}."]


def _by_meaning(answer: Answer) -> tuple[float, float, str, str]:
    reading = answer.reading
    known = reading.known and reading.strict
    span = hull(reading.strict) if known else Interval(0, 0)
    return (span.low, span.high, reading.text, answer.claim.id)


def _commands(finding: Finding, first: Claim | None, path: str) -> Iterator[str]:
    end = _end(path)
    yield f"vkrel explain {finding.id}{end}"
    if first and first.id in finding.blamed and first.type != DOCUMENT:
        yield f"vkrel show {shell_quote(str(first.subject))}{end}"
    yield f'vkrel accept {finding.id}{end} --reason "..."'


def _end(path: str) -> str:
    """The path that a command to type next ends with."""
    return f" {shell_quote(path)}" if path else ""
