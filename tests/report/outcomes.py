"""Outcomes of checks for tests of the formats."""

from __future__ import annotations

import vkrel
from vkrel.findings.triage import Triage
from vkrel.report.outcome import Outcome


def of(registry, triage=None, **options):
    """Everything that a check of a registry finds, after triage."""
    sorted_out = triage or Triage(vkrel.check(registry))
    return Outcome(registry, sorted_out, everything=True, **options)
