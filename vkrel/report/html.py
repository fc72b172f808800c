"""The report: one HTML file that needs no network, works on paper, on a phone and read aloud.

Jinja2 escapes whatever is printed; a content security policy allows the file's own style and
script by their hashes and nothing else, so that no quote can bring a script of its own.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib import resources
from importlib.metadata import version
from typing import Any

import attrs
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from vkrel.findings.finding import SEVERITIES
from vkrel.model.claim import Claim
from vkrel.model.show import show_reading, show_slot, show_value
from vkrel.registry.registry import Registry
from vkrel.report.coverage import coverage
from vkrel.report.escape import visible
from vkrel.report.excerpt import Excerpt
from vkrel.report.output import Outcome
from vkrel.report.series import HEIGHT, charts
from vkrel.report.timeline import findings_by_slot, ladder, visits
from vkrel.report.view import address_of, blame_of, count_words, groups_of, plural
from vkrel.variables.facts import Facts

MOST_CLAIMS = 5000
EXCERPT_WIDTH = 160
_WORDLESS = frozenset({"name", "target", "text", "parts"})


@attrs.frozen
class ClaimRow:
    """A claim in the table of all claims."""

    claim: Claim
    address: str
    question: str
    value: str
    meaning: str


def report_html(outcome: Outcome) -> str:
    """The whole report as one page."""
    registry, findings = outcome.registry, outcome.triage.open
    blame = blame_of(findings)
    facts = Facts(registry)
    by_slot = findings_by_slot(findings.at_least("tension"))
    types, sources = coverage(registry, findings, blame)
    claims = registry.claims
    style, script = _asset("report.css"), _asset("report.js")

    def excerpts(claim: Claim) -> list[Excerpt]:
        return outcome.documents.excerpts(claim, EXCERPT_WIDTH) if outcome.documents else []

    return (
        _environment()
        .get_template("report.html")
        .render(
            accepted=outcome.triage.accepted,
            blame=[each for each in blame.values() if len(each.part_of) > 1][:10],
            charts=charts(facts, by_slot),
            claims=[_claim_row(registry, each) for each in claims[:MOST_CLAIMS]],
            claims_count=len(claims),
            counts=[(each, findings.count_of(each)) for each in SEVERITIES],
            excerpts=excerpts,
            groups=groups_of(outcome.views),
            height=HEIGHT,
            ladder=ladder(facts, by_slot),
            policy=f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
            "base-uri 'none'; form-action 'none'",
            script=Markup(script),  # noqa: S704  our own file
            sources=sources,
            style=Markup(style),  # noqa: S704  our own file
            types=types,
            version=version("vkrel"),
            visits=visits(facts, by_slot),
        )
    )


def _claim_row(registry: Registry, claim: Claim) -> ClaimRow:
    value = show_value(registry.vocabulary, claim)
    meaning = "" if claim.kind in _WORDLESS else show_reading(registry.reading(claim))
    question = show_slot(registry.vocabulary, claim)
    return ClaimRow(
        claim,
        address_of(claim),
        question[:1].upper() + question[1:],
        value,
        meaning if meaning != value else "",
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("vkrel.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.filters["plural"] = plural
    environment.globals["count_words"] = count_words
    environment.globals["address_of"] = address_of
    return environment


def _shown(value: Any) -> Any:
    """Control characters spelled out; what is markup already stays."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return visible(value)
    return value


@cache
def _asset(name: str) -> str:
    return resources.files("vkrel.report").joinpath("templates", name).read_text("utf-8")


def _hash(content: str) -> str:
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"
