"""Markdown for a pull request: complete, harmless, short enough for a comment."""

from __future__ import annotations

from markdown_it import MarkdownIt

import vkrel
from tests.cli.test_cli import vkrel as run
from tests.report.outcomes import of
from tests.report.test_html import hostile_registry
from tests.report.test_text import pair
from vkrel.report.data.markdown import findings_markdown


def test_seeds():
    """Every finding of the five documents with its phrases; a comment holds it all."""
    status, output, _ = run("check", "--format", "markdown")
    assert status == 1
    assert len(output) < 65_536
    for finding in vkrel.check().at_least("tension"):
        assert f"vkrel accept {finding.id}" in output
        assert all(claim.quote in output for claim in finding.claims)


def test_no_quote_becomes_markup():
    """A hostile quote ends in a code span; a hostile speaker calls nobody."""
    quote = "`<script>` @team ![x](y) | #1"
    registry = hostile_registry(quote, "2001", "@team <b>", "a")
    text = findings_markdown(of(registry))
    tokens = MarkdownIt("commonmark").parse(text)
    spans = [
        each for token in tokens for each in token.children or () if each.type == "code_inline"
    ]
    assert any(quote == each.content.strip() for each in spans)
    inline = [each for token in tokens for each in token.children or ()]
    assert not [each for each in inline if each.type in {"image", "link_open"}]
    assert {each.content for each in inline if each.type == "html_inline"} <= {"<!-- -->"}
    assert {each.content.strip() for each in tokens if each.type == "html_block"} <= {
        "<details><summary>What to do</summary>", "</details>",
    }  # fmt: skip


def test_what_does_not_fit_is_counted():
    """Findings beyond the limit are counted, the worst are kept."""
    outcome = of(pair())
    assert "1 more do not fit here" in findings_markdown(outcome, limit=100)
    assert "do not fit" not in findings_markdown(outcome)
