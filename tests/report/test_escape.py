"""Whatever strangers print stays text: no control of the terminal, no markup, no formula."""

from __future__ import annotations

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from vkrel.report.escape import cell, code, markdown, one_line, prose, visible

HOSTILE = (
    "\x1b[31mred\x1b[0m", "\x1b]8;;http://x\x07link", "a\rb", "\u202egnp.exe", "\x00", "\x9b2J",
    "<script>alert(1)</script>", "[sic]", "[/red]", "=1+1", "@team", "`", "``", "|", "</q>", "\ud800",
    "&lt;", "**x**", "![x](y)", "#1", "1. x", "- x", "> x", "\n\n# x", "$x$", "~~x~~", "<!--", "\u2028",
)  # fmt: skip
printed = st.text(max_size=60) | st.lists(st.sampled_from(HOSTILE), max_size=5).map(" ".join)


@given(printed)
def test_nothing_hidden(text):
    """No control character, direction mark or lone surrogate is left."""
    shown = visible(text)
    left = {each for each in shown if category(each) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}
    assert left <= set("\n\t\u200c\u200d\u00ad")
    assert "\n" not in one_line(text)


def test_plain_text_stays():
    """Letters of any script, emoji and joiners are shown as they are."""
    for text in ("Nguyễn Phú Trọng", "한국과 베트남", "👩‍🔬", "“quote” – 5 %"):
        assert visible(text) == text


@given(printed)
def test_markdown_shows_the_text(text):
    """CommonMark renders an escaped text as one paragraph of that text, without an element."""
    shown = one_line(text)
    tokens = MarkdownIt("commonmark").parse(f"x {markdown(text)} x")
    assert [each.type for each in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    kinds = {each.type for each in tokens[1].children}
    assert kinds <= {"text", "html_inline", "text_special", "entity"}
    comments = [each.content for each in tokens[1].children if each.type == "html_inline"]
    assert set(comments) <= {"<!-- -->"}
    words = "".join(each.content for each in tokens[1].children if each.type != "html_inline")
    assert " ".join(words.split()) == " ".join(f"x {shown} x".split())


@given(printed)
def test_code_spans_hold(text):
    """A code span holds the text and ends where it should, whatever backticks it has."""
    tokens = MarkdownIt("commonmark").parse(f"x {code(text)} x")
    kinds = [each.type for each in tokens[1].children]
    assert kinds == ["text", "code_inline", "text"]
    assert tokens[1].children[1].content.strip() == one_line(text).strip()


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_cells_begin_no_formula(text):
    """A cell that a spreadsheet would compute begins with an apostrophe."""
    assert cell(text) == f"'{text}"
    assert cell(f"a{text}") == f"a{text}"


def test_our_own_words_keep_their_code_spans():
    """Code spans of a rule's page stay, with the spaces around them; the rest is escaped."""
    assert prose("write `stage = 1` or\n`x_y` *here*") == "write `stage = 1` or `x_y` \\*here\\*"
