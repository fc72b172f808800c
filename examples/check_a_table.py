"""Check a claims table, and ask which claims are probably wrong."""

from pathlib import Path

import vkrel

registry = vkrel.load(Path(__file__).with_name("departures.csv"))
findings = vkrel.check(registry)
for finding in findings:
    print(finding)
for claim in findings.suspects():
    print(f"probably wrong: {claim.source} says {claim.value} on line {claim.line}")
