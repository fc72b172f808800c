"""What is generated from CLDR is what Babel gives."""

from __future__ import annotations

import pytest

from vkrel.values.tongues.from_cldr import BEGIN, cldr_version, rewritten
from vkrel.values.tongues.tongue import FOLDER, codes


@pytest.mark.parametrize("code", codes())
def test_generated_part(code):
    """Made again, each file is the same byte for byte."""
    pytest.importorskip("babel")
    text = (FOLDER / f"{code}.toml").read_text("utf-8")
    if BEGIN not in text:
        pytest.skip(f"{code} takes nothing from CLDR")
    if f'version = "{cldr_version()}"' not in text:
        pytest.skip(f"made from another CLDR than {cldr_version()}, which Babel holds here")
    assert rewritten(text, code) == text
