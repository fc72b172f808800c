"""Folding: what the short way for Latin letters gives, the whole table of letters gives too."""

from __future__ import annotations

import pytest
from anyascii import anyascii
from hypothesis import given
from hypothesis import strategies as st

from vkrel.values.fold import fold

LATIN = st.text(
    st.characters(max_codepoint=0x24F) | st.characters(min_codepoint=0x1E00, max_codepoint=0x203F)
)


@pytest.mark.parametrize(
    ("printed", "folded"),
    [("Đỗ Mười", "domuoi"), ("Viet Nam–RoK’s", "vietnamroks"), ("한국", "hangug"), (" — ", "—")],
)
def test_fold(printed, folded):
    """Letters and digits of ASCII remain; where there are none, the text."""
    assert fold(printed) == folded


@given(LATIN | st.text())
def test_the_short_way_is_the_long_way(text):
    """Marks, dashes and quotes fall away as the table of all letters has it."""
    plain = "".join(filter(str.isalnum, anyascii(text).casefold()))
    assert fold(text) == (plain or text.strip())
