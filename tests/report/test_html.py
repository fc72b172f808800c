"""The HTML report: one file, everything in it, nothing from outside, no quote becomes markup."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import vkrel
from tests.cli.test_cli import vkrel as run
from tests.findings.test_triage import VOCABULARY
from tests.report.outcomes import of
from tests.report.test_escape import HOSTILE, printed
from vkrel.findings.triage import Triage, accept
from vkrel.report.escape import one_line
from vkrel.report.html.page import MOST_CLAIMS, report_html

VOID = {"meta", "input", "br", "link", "img"}
ALLOWED = frozenset(
    {
        "html", "head", "meta", "title", "style", "body", "a", "header", "h1", "h2", "h3", "h4",
        "nav", "ul", "ol", "li", "main", "section", "strong", "b", "q", "p", "small", "article",
        "span", "div", "details", "summary", "dl", "dt", "dd", "code", "svg", "line", "rect",
        "text", "circle", "path", "table", "caption", "thead", "tbody", "tr", "th", "td", "form",
        "label", "input", "output", "footer", "script", "mark",
    }
)  # fmt: skip


class Page(HTMLParser):
    """The elements of a page, its attributes and its text; nesting is checked."""

    def __init__(self, text):
        """Read all of it."""
        super().__init__()
        self.open, self.tags, self.attributes, self.words = [], [], [], []
        self.ids, self.links = [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        """Remember the element."""
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]
        known = dict(attrs)
        if "id" in known:
            self.ids.append(known["id"])
        if known.get("href"):
            self.links.append(known["href"])
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        """An element of SVG that holds nothing."""
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag):
        """Every element ends where it began."""
        assert self.open.pop() == tag

    def handle_data(self, data):
        """Collect the text."""
        self.words.append(data)

    @property
    def text(self):
        """All text on one line."""
        return " ".join("".join(self.words).split())


def report_of(registry):
    """The report of a registry."""
    return report_html(of(registry))


@pytest.fixture(scope="module")
def seeds():
    """The report of the five documents."""
    registry = vkrel.load()
    return registry, report_of(registry)


def test_one_small_file_without_a_network(seeds):
    """Under a megabyte; no address but fragments, no import, no style or script from outside."""
    _, text = seeds
    page = Page(text)
    assert len(text.encode()) < 1_000_000
    assert all(link.startswith("#") for link in page.links)
    assert not set(page.attributes) & {"src", "srcset", "style", "onclick", "onload", "action"}
    assert not re.search(r"https?:|@import|url\(", text.partition("<body>")[0])
    assert "default-src 'none'" in html.unescape(text)


def test_everything_is_there(seeds):
    """Every finding, its claims and their phrases; every claim; every source; every lane."""
    registry, text = seeds
    page = Page(text)
    words = page.text
    for finding in vkrel.check(registry):
        assert f"f-{finding.id}" in page.ids
        for claim in finding.claims:
            assert one_line(claim.quote) in words
    for claim in registry.claims:
        assert one_line(claim.quote) in words
        assert one_line(claim.value) in words or claim.kind == "target"
    for source in registry.sources:
        assert source in words
    for heading in ("Timeline", "Visits", "Values over time", "Look first at", "All claims"):
        assert heading in words
    assert text.count('<rect class="bar') > 50
    assert "in conflict" in words


def test_links_lead_somewhere(seeds):
    """Every fragment is the id of one element."""
    page = Page(seeds[1])
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)


def hostile_registry(quote, value, speaker, source):
    """Two claims that disagree, with a stranger's texts wherever texts may stand."""
    registry = vkrel.Registry(VOCABULARY)
    for name, year in ((f"{source}1", "2001"), (f"{source}2", "2005")):
        given = vkrel.Source(id=name, title=quote, author=value, published=value)
        record = vkrel.Partnership(level="high", date=year, speaker=speaker or None)
        registry.add(record, source=given, line=1, quote=quote or None)
        registry.add(vkrel.Partnership(level="low", date=value or "x"), source=given)
    return registry


@settings(max_examples=60)
@given(printed, printed, st.sampled_from(HOSTILE), st.sampled_from(("a", "<b>", '"', "'x=", "#")))
def test_no_quote_becomes_markup(quote, value, speaker, source):
    """Hostile texts add no element and no attribute, and are shown as they are."""
    quote = " ".join(quote.encode(errors="replace").decode().split()[:12])
    value = " ".join(value.encode(errors="replace").decode().split())
    speaker = speaker.encode(errors="replace").decode().strip()
    registry = hostile_registry(quote, value, speaker, source)
    page = Page(report_of(registry))
    assert set(page.tags) <= ALLOWED
    assert page.tags.count("script") == page.tags.count("style") == 1
    assert not any(name.startswith("on") for name in page.attributes)
    assert one_line(quote) in page.text


def test_accepted_findings_are_listed():
    """What was accepted stands there with its reason, and is linked to by nothing broken."""
    registry = hostile_registry("q", "2001", "", "a")
    findings = vkrel.check(registry)
    accepted = (findings[0], accept(findings[0], "two <b>ceremonies</b>"))
    text = report_html(of(registry, Triage(findings[1:], (accepted,))))
    assert "two &lt;b&gt;ceremonies&lt;/b&gt;" in text
    page = Page(text)
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)


def test_an_empty_registry():
    """Nothing to say is said."""
    assert "Nothing contradicts." in Page(report_of(vkrel.Registry(VOCABULARY))).text


def test_many_claims_are_cut_and_counted():
    """A large registry gives a bounded table that says how much it leaves out."""
    registry = vkrel.Registry(VOCABULARY)
    record = vkrel.Partnership(level="high", date="2001")
    (claim,) = registry.add(record, source="a", line=1)
    import attrs

    registry.add_claims(attrs.evolve(claim, line=number) for number in range(2, MOST_CLAIMS + 9))
    words = Page(report_of(registry)).text
    assert "The first 5,000 of 5,008" in words


def test_command_line(tmp_path):
    """`vkrel report -o` writes the file and says so; a wrong place gives status 2."""
    file = tmp_path / "report.html"
    status, output, _ = run("report", "-o", str(file))
    assert (status, output.startswith(f"Wrote {file}")) == (0, True)
    assert file.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert run("report", "-o", str(tmp_path / "no" / "report.html"))[0] == 2
