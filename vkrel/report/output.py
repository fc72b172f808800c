"""What `vkrel check` shows after triage, in each of its formats."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from vkrel.findings.finding import SEVERITIES, Finding, Findings
from vkrel.findings.triage import Triage
from vkrel.registry.registry import Registry
from vkrel.report.excerpt import Documents
from vkrel.report.text import Left, Line, culprit_lines, findings_lines, independence_lines, plain
from vkrel.report.view import Returned, View, views_of
from vkrel.rules import INTERNAL

FORMATS = ("text", "json", "sarif", "markdown", "csv")
NEVER = "never"
THRESHOLDS = (*SEVERITIES, NEVER)


@attrs.frozen
class Outcome:
    """A check after triage: what is shown, what is left out, what the exit status rests on."""

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

    @property
    def left(self) -> Left:
        """What is not shown."""
        return Left(
            notes=len(self.triage.open) - len(self.shown),
            accepted=len(self.triage.accepted),
            accepted_file=self.accepted_file,
        )

    @property
    def views(self) -> list[View]:
        """The shown findings for people."""
        return views_of(self.shown, self.registry, path=self.path, returned=self.returned)

    @property
    def returned(self) -> dict[str, Returned]:
        """Findings that were accepted and are back, by id."""
        return {
            identity: Returned(
                state=back.state,
                words=back.words,
                reason=back.acceptance.reason,
                on=back.acceptance.on.isoformat() if back.acceptance.on else "",
                until=back.acceptance.until.isoformat() if back.acceptance.until else "",
            )
            for identity, back in self.triage.back.items()
        }

    @property
    def suppressed(self) -> list[tuple[Finding, str]]:
        """Accepted findings with the reasons given."""
        return [(finding, acceptance.reason) for finding, acceptance in self.triage.accepted]


def outcome_of(
    registry: Registry,
    triage: Triage,
    *,
    everything: bool = False,
    fail_on: str = "tension",
    path: str = "",
    accepted_file: str = "",
    documents: Path | None = None,
) -> Outcome:
    """What is shown: tensions and worse, all of it on demand or where notes fail a check too."""
    still_open = triage.open
    least = "note" if everything or fail_on == "note" else "tension"
    return Outcome(
        registry=registry,
        triage=triage,
        shown=still_open.at_least(least),
        failing=still_open.at_least(fail_on) if fail_on != NEVER else still_open[:0],
        path=path,
        accepted_file=accepted_file,
        documents=Documents(documents, registry.sources) if documents else None,
    )


def outcome_lines(outcome: Outcome) -> Iterator[Line]:
    """The text of `vkrel check`: findings, summary, likeliest culprits."""
    yield from findings_lines(outcome.views, outcome.left, outcome.documents)
    yield from culprit_lines(outcome.shown)
    yield from independence_lines(outcome.shown)


def outcome_text(outcome: Outcome, form: str) -> str:
    """The output of `vkrel check` in a format."""
    if form == "json":
        from vkrel.report.json import findings_json  # noqa: PLC0415

        return findings_json(outcome.shown, outcome.returned)
    if form == "sarif":
        from vkrel.report.sarif import findings_sarif  # noqa: PLC0415

        return findings_sarif(
            outcome.shown,
            outcome.registry,
            accepted=outcome.suppressed,
            returned=outcome.returned,
            documents=outcome.documents,
        )
    if form == "markdown":
        from vkrel.report.markdown import findings_markdown  # noqa: PLC0415

        return findings_markdown(outcome.views, outcome.left)
    if form == "csv":
        from vkrel.report.table import findings_csv  # noqa: PLC0415

        return findings_csv(outcome.shown)
    return plain(outcome_lines(outcome))


def show_lines(lines: Iterable[Line]) -> None:
    """Print lines: in colour where somebody looks, as plain text anywhere else."""
    if sys.stdout.isatty():
        from vkrel.report.terminal import print_lines  # noqa: PLC0415

        print_lines(lines)
    else:
        print(plain(lines))  # noqa: T201
