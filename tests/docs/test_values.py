"""docs/values.md lists what is read, as the tables of the readers have it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.docs.test_examples import ROOT
from tests.docs.values import EXAMPLES, PAGE
from vkrel.values.read import read

LINES = 600


def test_the_page_is_up_to_date():
    """docs/ holds what the tables give: `python -m tests.docs.values docs`."""
    text = (ROOT / "docs" / PAGE).read_text("utf-8")
    # in a process of its own: other tests add units and languages
    code = "from tests.docs.values import page; print(page().rstrip())"
    assert (
        text
        == subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
        ).stdout
    )
    assert len(text.splitlines()) <= LINES


@pytest.mark.parametrize("code", EXAMPLES)
def test_examples_are_of_their_language(code):
    """Of every language five printed values are shown, and are read without its name too."""
    texts = EXAMPLES[code].split(" | ")
    assert len(texts) == 5
    for text in texts:
        assert read(text).known, text
