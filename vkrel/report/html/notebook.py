"""What a notebook shows: findings, registries, things and views as small tables of HTML.

Plain strings, every text escaped; no template library is needed for a table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import singledispatch
from html import escape
from itertools import islice
from typing import Any

from vkrel.findings.finding import Finding
from vkrel.findings.findings import Findings
from vkrel.model.show import show_reading, show_thing, show_value
from vkrel.registry.registry import Registry
from vkrel.registry.views import Topic, View
from vkrel.report.escape import visible
from vkrel.report.words import address_of, meaning_of

MOST = 100


@singledispatch
def table_of(shown: object) -> str:
    """What a notebook shows of an object; raises TypeError where it has no table."""
    raise TypeError(f"{type(shown).__name__} has no table")


@table_of.register
def _(findings: Findings) -> str:
    """All findings: severity, title, rule, who, id."""
    rows = (
        (finding.severity, finding.title, finding.rule, ", ".join(finding.sources), finding.id)
        for finding in findings
    )
    head = ("severity", "what it is about", "rule", "sources", "id")
    return _table(repr(findings).strip("<>"), head, rows, len(findings))


@table_of.register
def _(finding: Finding) -> str:
    """One finding: its claims, and why they cannot all be true."""
    rows = []
    for answer in finding.answers:
        claim, means = answer.claim, show_reading(answer.reading)
        first = "look here first" if claim.id in finding.suspects[:1] else ""
        proof = "proves it" if claim.id in finding.witness else ""
        part = ", ".join(filter(None, (first, proof)))
        rows.append((address_of(claim), claim.quote, claim.value, means, part))
    head = ("where", "phrase", "value", "means", "part")
    caption = f"{finding.severity}: {finding.title} ({finding.rule}, {finding.id})"
    return f"{_table(caption, head, rows, len(rows))}<p>{_text(finding.explanation)}</p>"


@table_of.register
def _(registry: Registry) -> str:
    """A registry: what each source says, by type."""
    types = sorted({claim.type for claim in registry.claims})
    rows = []
    for source in registry.sources:
        counts = Counter(claim.type for claim in registry.by_source.get(source, ()))
        rows.append((source, counts.total(), *(counts[type_] for type_ in types)))
    caption = f"{len(registry.claims):,} claims of {len(registry.sources):,} sources"
    return _table(caption, ("source", "claims", *types), rows, len(rows))


@table_of.register(Topic)
def _(thing: Topic[Any]) -> str:
    """One thing: everything that anybody says of it."""
    vocabulary, rows = thing.registry.vocabulary, []
    for claim in sorted(thing.claims, key=lambda each: each.field):
        means = meaning_of(claim, thing.registry.reading(claim))
        value = show_value(vocabulary, claim)
        rows.append((claim.field, address_of(claim), value, means, claim.quote))
    head = ("field", "where", "value", "means", "phrase")
    return _table(show_thing(vocabulary, thing.subject), head, rows, len(rows))


@table_of.register(View)
def _(view: View[Any]) -> str:
    """The things of one type, with how much is said of each."""
    rows = (
        (subject, len(thing.claims), ", ".join(thing.sources)) for subject, thing in view.items()
    )
    return _table("", ("subject", "claims", "sources"), rows, len(view))


def _table(caption: str, head: Sequence[str], rows: Iterable[Sequence[Any]], total: int) -> str:
    shown = list(islice(rows, MOST))
    if total > len(shown):
        caption = f"{caption}; the first {len(shown)} of {total:,}".lstrip("; ")
    cells = "".join(
        "<tr>" + "".join(f"<td>{_text(value)}</td>" for value in row) + "</tr>" for row in shown
    )
    titles = "".join(f'<th scope="col">{_text(title)}</th>' for title in head)
    return (
        f"<table><caption>{_text(caption)}</caption><thead><tr>{titles}</tr></thead>"
        f"<tbody>{cells}</tbody></table>"
    )


def _text(value: Any) -> str:
    return escape(visible(str(value)))
