"""Culprits and best supported values, for people and for machines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from vkrel.findings.culprits import Culprit
from vkrel.findings.resolve import Candidate, Resolution
from vkrel.model.claim import Claim
from vkrel.model.show import ends, show_slot, show_value
from vkrel.model.vocabulary import Vocabulary
from vkrel.registry.registry import Registry
from vkrel.report.escape import one_line
from vkrel.report.json import VERSION, claim_row


def culprits_text(found: Sequence[Culprit], vocabulary: Vocabulary) -> str:
    """A ranking with reasons; the first would clear most."""
    if not found:
        return "Nobody is to blame: nothing is in conflict."
    lines = []
    for number, each in enumerate(found, 1):
        claim = each.claim
        lines.append(f"{number}. {_address(claim)} {_quoted(claim)}")
        lines.append(f"   {show_slot(vocabulary, claim)}: {show_value(vocabulary, claim)}")
        lines.append(f"   {each.reason}.")
    if not all(each.exact for each in found):
        lines.append("A limit was hit: a smaller set of culprits may exist.")
    return "\n".join(one_line(each) if not each.startswith(" ") else each for each in lines)


def culprits_json(found: Iterable[Culprit], registry: Registry) -> str:
    """`vkrel culprits --format json`."""
    rows = [
        {
            "claim": claim_row(each.claim, registry.reading(each.claim)),
            "reason": each.reason,
            "clears": list(each.findings),
            "part_of": list(each.part_of),
            "votes": each.support.votes,
            "against": each.support.against,
            "exact": each.exact,
        }
        for each in found
    ]
    return _dump({"version": VERSION, "culprits": rows})


def resolutions_text(found: Iterable[Resolution], *, everything: bool = False) -> str:
    """A slot a paragraph: its best supported value, who says so, who says something else.

    Slots that only one group speaks of are left out, unless `everything` is asked for.
    """
    lines, hidden = [], 0
    for each in found:
        if not everything and len(each.candidates) == 1 and each.candidates[0].votes < 2:
            hidden += 1
            continue
        lines.append(str(each))
        if each.best is None:
            lines += [f"  {one.value}: {_places(one.supporters)}" for one in each.candidates]
        else:
            lines.append(f"  for it: {_places(each.supporters)}")
            if each.opponents:
                lines.append(f"  against: {_places(each.opponents)}")
    if hidden:
        lines.append(f"{hidden:,} slots with one voice not shown (--all).")
    return "\n".join(lines) or "No slot holds a value that can be read."


def resolutions_json(found: Iterable[Resolution]) -> str:
    """`vkrel resolve --format json`."""
    rows = [
        {
            "slot": each.slot,
            "status": each.status,
            "value": each.value,
            "votes": each.best.votes if each.best else None,
            "against": each.against,
            "supporters": [claim.id for claim in each.supporters],
            "opponents": [claim.id for claim in each.opponents],
            "candidates": [_candidate(one) for one in each.candidates],
        }
        for each in found
    ]
    return _dump({"version": VERSION, "slots": rows})


def _candidate(candidate: Candidate) -> dict[str, Any]:
    return {
        "value": candidate.value,
        "cut": [ends(each, candidate.reading) for each in candidate.cut],
        "votes": candidate.votes,
        "supporters": [claim.id for claim in candidate.supporters],
    }


def _places(claims: Iterable[Claim]) -> str:
    return "; ".join(f"{_address(each)} {_quoted(each)}".rstrip() for each in claims)


def _address(claim: Claim) -> str:
    return f"{claim.source}:{claim.line}" if claim.line else claim.source


def _quoted(claim: Claim) -> str:
    return one_line(f"“{claim.quote}”") if claim.quote else ""


def _dump(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False)
