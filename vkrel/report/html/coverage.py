"""What each source covers: how much it says of what, and how much of it is in conflict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import attrs

from vkrel.findings.causes import Culprit
from vkrel.findings.findings import Findings
from vkrel.model.source import Source
from vkrel.registry.registry import Registry


@attrs.frozen
class Covered:
    """One source: its claims by type, the lines that carry them, findings and culprits."""

    source: Source
    about: str
    claims: int
    by_type: tuple[int, ...]
    lines: int
    last_line: int
    findings: int
    culprits: int


def coverage(
    registry: Registry, findings: Findings, blame: Mapping[str, Culprit]
) -> tuple[tuple[str, ...], list[Covered]]:
    """The types of records that occur, and every source with what it covers; documents first."""
    types = tuple(name for name, _ in Counter(c.type for c in registry.claims).most_common())
    sources = sorted(registry.sources.values(), key=lambda source: (source.reference, source.id))
    return types, [_covered(registry, source, types, findings, blame) for source in sources]


def _covered(
    registry: Registry,
    source: Source,
    types: Sequence[str],
    findings: Findings,
    blame: Mapping[str, Culprit],
) -> Covered:
    claims = registry.by_source.get(source.id, [])
    counts = Counter(claim.type for claim in claims)
    lines = {claim.line for claim in claims if claim.line}
    return Covered(
        source=source,
        about=", ".join(filter(None, (source.author, source.publisher, source.dated))),
        claims=len(claims),
        by_type=tuple(counts[type_] for type_ in types),
        lines=len(lines),
        last_line=max(lines, default=0),
        findings=sum(source.id in finding.sources for finding in findings),
        culprits=sum(culprit.claim.source == source.id for culprit in blame.values()),
    )
