"""The report: one HTML file that needs no network, works on paper, on a phone and read aloud.

Jinja2 escapes whatever is printed; a content security policy allows the file's own style and
script by their hashes and nothing else, so that no quote can bring a script of its own.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import attrs
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from vkrel.model.claim import Answer
from vkrel.model.show import show_slot
from vkrel.model.source import Source
from vkrel.model.write import write
from vkrel.report.escape import visible
from vkrel.report.html.charts import HEIGHT, charts, findings_by_slot, ladder, visits
from vkrel.report.outcome import Outcome
from vkrel.report.words import address_of, capital, plural, value_of
from vkrel.values.verdict import Severity
from vkrel.variables.variables import Variables

MOST_CLAIMS = 5000
EXCERPT_WIDTH = 160
MOST_CULPRITS = 10


@attrs.frozen
class Covered:
    """One source: its claims by type, the lines that carry them, how many findings and culprits."""

    source: Source
    types: Counter[str]
    lines: set[int]
    findings: int
    culprits: int


def write_report(outcome: Outcome, path: Path) -> int:
    """Write the whole report; gives its size in bytes, raises OSError where it cannot be written."""
    content = report_html(outcome).encode()
    write(path, content)
    return len(content)


def report_html(outcome: Outcome) -> str:
    """The whole report as one page."""
    registry, findings = outcome.registry, outcome.triage.open
    variables = Variables(registry)
    by_slot = findings_by_slot(findings.at_least(Severity.TENSION))
    claims = registry.claims
    listed = [
        (claim, *value_of(Answer(claim, registry.reading(claim)), registry.vocabulary))
        for claim in claims[:MOST_CLAIMS]
    ]
    style, script = _asset("report.css"), _asset("report.js")
    return (
        _environment()
        .get_template("report.html")
        .render(
            accepted=outcome.triage.accepted,
            blame=outcome.look_first(MOST_CULPRITS),
            charts=charts(variables, by_slot),
            claims=listed,
            claims_count=len(claims),
            coverage=outcome.coverage,
            counts=[(severity, findings.count_of(severity)) for severity in Severity],
            excerpts=lambda claim: outcome.texts.excerpts(claim, EXCERPT_WIDTH),
            groups=outcome.groups,
            height=HEIGHT,
            question_of=lambda claim: capital(show_slot(registry.vocabulary, claim)),
            ladder=ladder(variables, by_slot),
            policy=f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
            "base-uri 'none'; form-action 'none'",
            script=Markup(script),  # noqa: S704  our own file
            sources=list(_coverage(outcome)),
            style=Markup(style),  # noqa: S704  our own file
            types=Counter(claim.type for claim in claims).most_common(),
            version=version("vkrel"),
            visits=visits(variables, by_slot),
        )
    )


def _coverage(outcome: Outcome) -> Iterator[Covered]:
    """Every source with what it covers; documents first."""
    registry = outcome.registry
    wrong = Counter(culprit.claim.source for culprit in outcome.blame.values())
    found = Counter(source for finding in outcome.triage.open for source in finding.sources)
    for source in sorted(registry.sources.values(), key=lambda each: (each.reference, each.id)):
        claims = registry.by_source.get(source.id, [])
        yield Covered(
            source=source,
            types=Counter(claim.type for claim in claims),
            lines={claim.line for claim in claims if claim.line},
            findings=found[source.id],
            culprits=wrong[source.id],
        )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("vkrel.report.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.filters["plural"] = plural
    environment.globals["address_of"] = address_of
    environment.globals["coded"] = _coded
    return environment


def _shown(value: Any) -> Any:
    """Control characters spelled out; what is markup already stays."""
    plain = isinstance(value, str) and not isinstance(value, Markup)
    return visible(value) if plain else value


def _coded(words: str) -> Markup:
    """Words of our own with their code spans."""
    pieces = visible(words).split("`")
    return Markup().join(
        Markup("<code>{}</code>").format(piece) if number % 2 else piece
        for number, piece in enumerate(pieces)
    )


@cache
def _asset(name: str) -> str:
    return (Path(__file__).parent / "templates" / name).read_text("utf-8")


def _hash(content: str) -> str:
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"
