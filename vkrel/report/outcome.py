"""What `vkrel check` shows after triage; every format is made of it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import attrs

from vkrel.findings.causes import Culprit
from vkrel.findings.findings import Findings
from vkrel.findings.triage import Triage
from vkrel.registry.registry import Registry
from vkrel.report.account import Account, account_of, blame_of
from vkrel.report.labels import count_words, plural
from vkrel.report.text.excerpt import Documents
from vkrel.rules import INTERNAL
from vkrel.values.verdict import Severity

NEVER = "never"


@attrs.frozen
class Outcome:
    """A check after triage: what is shown, what is left out, what the exit status rests on.

    path: what the commands to type next name. accepted_file: where the acceptances stand.
    documents: where given, phrases are shown in their lines.
    """

    registry: Registry
    triage: Triage
    shown: Findings
    failing: Findings
    path: str = ""
    accepted_file: str = ""
    documents: Documents | None = None

    @property
    def failed(self) -> Findings:
        """Rules that raised: what they would have found is missing."""
        return self.triage.open.of(INTERNAL)

    @cached_property
    def blame(self) -> dict[str, Culprit]:
        """The claims that the shown findings together point at, by claim id."""
        return blame_of(self.shown)

    @cached_property
    def accounts(self) -> list[Account]:
        """The shown findings for people."""
        back = self.triage.back
        return [
            account_of(
                finding, self.registry, self.blame, path=self.path, back=back.get(finding.id)
            )
            for finding in self.shown
        ]

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

    def look_first(self, most: int) -> list[Culprit]:
        """The claims without which most of the findings disappear."""
        return [culprit for culprit in self.blame.values() if len(culprit.part_of) > 1][:most]


def outcome_of(
    registry: Registry,
    triage: Triage,
    *,
    everything: bool = False,
    fail_on: str = Severity.TENSION,
    path: str = "",
    accepted_file: str = "",
    documents: Path | None = None,
) -> Outcome:
    """What is shown: tensions and worse, all of it on demand or where notes fail a check too."""
    still_open = triage.open
    least = Severity.NOTE if everything or fail_on == Severity.NOTE else Severity.TENSION
    return Outcome(
        registry=registry,
        triage=triage,
        shown=still_open.at_least(least),
        failing=still_open.at_least(fail_on) if fail_on != NEVER else still_open[:0],
        path=path,
        accepted_file=accepted_file,
        documents=Documents(documents, registry.sources) if documents else None,
    )
