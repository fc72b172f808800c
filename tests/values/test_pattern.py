"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from vkrel.values import pattern as module
from vkrel.values.pattern import pattern

REGEX = r"(?P<word>[a-z]+)|[0-9]"


@given(st.text("abC01 ,", max_size=12), st.sampled_from((0, re.IGNORECASE)))
def test_a_pattern_is_what_re_compiles(text, flags):
    """Late or not, it finds and replaces the same."""
    late, compiled = pattern(REGEX, flags), re.compile(REGEX, flags)
    assert [found.span() for found in late.finditer(text)] == [
        found.span() for found in compiled.finditer(text)
    ]
    assert late.sub("-", text) == compiled.sub("-", text)
    assert (late.match(text) is None) == (compiled.match(text) is None)


def test_nothing_is_compiled_before_it_is_used(monkeypatch):
    """Importing a module of patterns costs nothing; a method is looked up once."""
    compiled = []
    compile_ = re.compile
    monkeypatch.setattr(
        module.re, "compile", lambda *printed: compiled.append(printed) or compile_(*printed)
    )
    late = pattern(REGEX)
    assert compiled == []
    assert late.search("5")
    assert late.search("a")
    assert compiled == [(REGEX, 0)]
