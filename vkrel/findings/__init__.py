"""Findings: what cannot all be true, its proof, who is likely wrong, what was accepted."""
