"""Culprits and best supported values as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from vkrel.findings.causes import Culprit
from vkrel.findings.resolve import Resolution
from vkrel.model.claim import Claim
from vkrel.model.show import show_slot, show_value
from vkrel.registry.registry import Registry
from vkrel.report.escape import one_line
from vkrel.report.labels import address_of


def culprits_text(culprits: Sequence[Culprit], registry: Registry) -> str:
    """`vkrel culprits`: a ranking with reasons; the first would clear most."""
    if not culprits:
        return "Nobody is to blame: nothing is in conflict."
    lines = []
    for number, culprit in enumerate(culprits, 1):
        claim = culprit.claim
        lines.append(one_line(f"{number}. {_place(claim)}"))
        question = show_slot(registry.vocabulary, claim)
        lines.append(f"   {one_line(f'{question}: {show_value(registry.vocabulary, claim)}')}")
        lines.append(f"   {one_line(culprit.reason)}.")
    if not all(culprit.exact for culprit in culprits):
        lines.append("A limit was hit: a smaller set of culprits may exist.")
    return "\n".join(lines)


def resolutions_text(resolutions: Iterable[Resolution], *, everything: bool = False) -> str:
    """`vkrel resolve`: a slot a paragraph: its best value, who says so, who says something else.

    Slots that only one group speaks of are left out, unless `everything` is asked for.
    """
    lines, hidden = [], 0
    for resolution in resolutions:
        candidates = resolution.candidates
        if not everything and len(candidates) == 1 and candidates[0].votes < 2:
            hidden += 1
            continue
        lines.append(one_line(str(resolution)))
        if resolution.best is None:
            lines += [
                f"  {one_line(rival.value)}: {_places(rival.supporters)}" for rival in candidates
            ]
        else:
            lines.append(f"  for it: {_places(resolution.supporters)}")
            if resolution.opponents:
                lines.append(f"  against: {_places(resolution.opponents)}")
    if hidden:
        lines.append(f"{hidden:,} slots with one voice not shown (--all).")
    return "\n".join(lines) or "No slot holds a value that can be read."


def _places(claims: Iterable[Claim]) -> str:
    return "; ".join(map(_place, claims))


def _place(claim: Claim) -> str:
    quote = one_line(f" “{claim.quote}”") if claim.quote else ""
    return f"{address_of(claim)} {quote}".rstrip()
