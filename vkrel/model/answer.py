"""An answer: a claim with what its printed value means."""

from __future__ import annotations

import attrs

from vkrel.model.claim import Claim
from vkrel.values.reading import Reading


@attrs.frozen(eq=False)
class Answer:
    """What a claim answers to the question of its slot."""

    claim: Claim
    reading: Reading
