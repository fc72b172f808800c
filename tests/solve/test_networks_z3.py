"""The solver against z3, which decides linear arithmetic completely."""

from __future__ import annotations

import pytest

pytest.importorskip("z3", reason="z3-solver is not installed: pip install -e '.[dev]'")

from tests.oracles.networks import EXACT, compare
from tests.strategies.nets import KINDS

NETS = 200  # ten thousand by `python -m tests.oracles.networks --count 10000`


@pytest.mark.parametrize("kind", KINDS)
def test_agrees_with_z3(kind):
    """Every conflict is real and minimal for z3; what z3 excludes shows in a conflict.

    Interval propagation may miss one in a hundred of the choices of rivals in dense sums.
    """
    counts = compare(NETS // len(KINDS), seed=11, kinds=[kind])[kind]
    assert counts["conflicts"] >= 100
    allowed = 0 if kind in EXACT else 0.01 * counts["impossible choices"]
    assert counts["missed"] <= allowed
