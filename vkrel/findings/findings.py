"""Findings in their order, and who is doubted for all of them together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, overload

from vkrel.findings.causes import Culprit, Doubts, culprits, suspects
from vkrel.findings.finding import Finding
from vkrel.model.claim import Claim
from vkrel.solve.independence import Independence
from vkrel.values.verdict import Severity
from vkrel.variables.unread import Unread


class Findings(Sequence[Finding]):
    """Findings in their order: worst first, then by slot."""

    to_frame: Callable[[], Any]  # attached by the report: see `vkrel.report.attach`

    def __init__(
        self,
        findings: Iterable[Finding],
        doubts: Doubts | None = None,
        independence: Independence | None = None,
        unread: Unread | None = None,
    ) -> None:
        """Sort the findings; their order says nothing else.

        doubts: who is doubted for all the findings of a check, of which these may be some.
        independence: which sources count as one vote, and why.
        unread: the answers that could not be compared, as nobody understood their values.
        """
        self._findings = sorted(
            findings, key=lambda each: (each.severity.rank, each.slots, each.rule, each.id)
        )
        self._doubts = doubts or Doubts(self._findings)
        self._culprits: list[Culprit] | None = None
        self.independence = independence or Independence()
        self.unread = Unread() if unread is None else unread

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> Findings: ...
    def __getitem__(self, index: int | slice) -> Finding | Findings:
        if isinstance(index, slice):
            return self._some(self._findings[index])
        return self._findings[index]

    def __len__(self) -> int:
        return len(self._findings)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._findings)

    def __repr__(self) -> str:
        counts = ", ".join(f"{self.count_of(each)} {each}" for each in Severity)
        return f"<Findings: {counts}>"

    def where(self, wanted: Callable[[Finding], bool]) -> Findings:
        """The findings that `wanted` says yes to."""
        return self._some(each for each in self if wanted(each))

    def at_least(self, severity: str) -> Findings:
        """The findings of this severity or worse."""
        return self.where(lambda each: each.severity.at_least(Severity(severity)))

    def of(self, *rules: str) -> Findings:
        """The findings of these rules."""
        return self.where(lambda each: each.rule in rules)

    def count_of(self, severity: str) -> int:
        """How many findings have exactly this severity."""
        return sum(1 for each in self if each.severity == severity)

    def culprits(self) -> list[Culprit]:
        """The fewest and least supported claims that take part in every conflict.

        The claim that clears most findings comes first. Notes blame nobody.
        """
        if self._culprits is None:
            self._culprits = culprits(self, self._doubts.supports)
        return list(self._culprits)

    def doubted(self, finding: Finding) -> tuple[str, ...]:
        """The ids of a finding's claims to doubt, in front those that are doubted for all."""
        return self._doubts.ordered(finding.suspects)

    def suspects(self, severity: str = "contradiction") -> list[Claim]:
        """The claims that are probably wrong: outside the strictly largest camp of their slot.

        Camps are counted in independent groups of sources; where two are equally strong, or where
        a missing qualifier may explain the difference, nobody is suspect.
        severity: "tension" also names claims that only a loose reading saves.
        """
        return suspects(self.at_least(severity), self.independence.votes, Severity(severity))

    def _some(self, findings: Iterable[Finding]) -> Findings:
        return Findings(findings, self._doubts, self.independence, self.unread)
