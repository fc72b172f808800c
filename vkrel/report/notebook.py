"""What a notebook shows: findings, registries, things and views as small tables of HTML.

Plain strings, every text escaped; no template library is needed for a table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from vkrel.model.show import show_reading, show_thing, show_value
from vkrel.report.escape import visible

if TYPE_CHECKING:
    from vkrel.findings.finding import Finding, Findings
    from vkrel.model.claim import Claim
    from vkrel.registry.registry import Registry
    from vkrel.registry.views import Thing, Told

MOST = 100


def findings_html(findings: Findings) -> str:
    """All findings as a table: severity, title, rule, who, id."""
    rows = (
        (each.severity, each.title, each.rule, ", ".join(each.sources), each.id)
        for each in findings
    )
    head = ("severity", "what it is about", "rule", "sources", "id")
    return _table(head, rows, caption=repr(findings).strip("<>"), total=len(findings))


def finding_html(finding: Finding) -> str:
    """One finding: its claims, and why they cannot all be true."""
    rows = (
        (_address(claim), claim.quote, claim.value, show_reading(reading), _part(finding, claim))
        for claim, reading in zip(finding.claims, finding.readings, strict=True)
    )
    head = ("where", "phrase", "value", "means", "part")
    caption = f"{finding.severity}: {finding.title} ({finding.rule}, {finding.id})"
    table = _table(head, rows, caption=caption, total=len(finding.claims))
    return f"{table}<p>{_text(finding.explanation)}</p>"


def registry_html(registry: Registry) -> str:
    """A registry: what each source says, by type."""
    types = sorted({claim.type for claim in registry.claims})
    rows = []
    for source in registry.sources:
        counts = Counter(claim.type for claim in registry.by_source.get(source, ()))
        rows.append((source, sum(counts.values()), *(counts[each] for each in types)))
    return _table(
        ("source", "claims", *types),
        rows,
        caption=f"{len(registry.claims):,} claims of {len(registry.sources):,} sources",
        total=len(rows),
    )


def thing_html(thing: Thing[Any]) -> str:
    """One thing: everything that anybody says of it."""
    registry = thing.registry
    claims = sorted(thing.claims, key=lambda each: (each.field, each.source, each.line or 0))
    rows = (
        (
            claim.field,
            _address(claim),
            show_value(registry.vocabulary, claim),
            _meaning(registry, claim),
            claim.quote,
        )
        for claim in claims
    )
    caption = show_thing(registry.vocabulary, thing.subject)
    head = ("field", "where", "value", "means", "phrase")
    return _table(head, rows, caption=caption, total=len(claims))


def view_html(view: Mapping[str, Thing[Any]]) -> str:
    """The things of one type, with how much is said of each."""
    rows = (
        (subject, len(thing.claims), ", ".join(thing.sources)) for subject, thing in view.items()
    )
    return _table(("subject", "claims", "sources"), rows, caption="", total=len(view))


def _part(finding: Finding, claim: Claim) -> str:
    parts = []
    if claim.id in finding.culprits[:1]:
        parts.append("look here first")
    if claim.id in finding.witness:
        parts.append("proves it")
    return ", ".join(parts)


def _meaning(registry: Told, claim: Claim) -> str:
    plain = claim.kind in {"name", "target", "text", "parts"}
    return "" if plain else show_reading(registry.reading(claim))


def _address(claim: Claim) -> str:
    return f"{claim.source}:{claim.line}" if claim.line else claim.source


def _table(head: Sequence[str], rows: Iterable[Sequence[Any]], *, caption: str, total: int) -> str:
    shown = [row for row, _ in zip(rows, range(MOST), strict=False)]
    if total > len(shown):
        caption = f"{caption}; the first {len(shown)} of {total:,}".lstrip("; ")
    cells = "".join(
        "<tr>" + "".join(f"<td>{_text(each)}</td>" for each in row) + "</tr>" for row in shown
    )
    titles = "".join(f'<th scope="col">{_text(each)}</th>' for each in head)
    return (
        f"<table><caption>{_text(caption)}</caption><thead><tr>{titles}</tr></thead>"
        f"<tbody>{cells}</tbody></table>"
    )


def _text(value: Any) -> str:
    return escape(visible(str(value)))
