"""Pages of rules as parts: the title, and what stands under each heading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vkrel import rules

SETTLE = "How to settle it"
CASES = "Cases"

_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)

# What settles two answers to one question depends on what is asked.
_RECORDS = {
    "date": "A record made at the time settles it: the document that was signed, or a report "
    "of the day.",
    "quantity": "The published statistic settles it, with its definition, its period and the "
    "date on which it was read.",
    "name": "A third source that names it independently settles it.",
    "set": "The full list as first published settles it.",
}
_ANY_RECORD = "A third source that does not repeat either side settles it."


def title(rule: str) -> str:
    """The first line of a page without the rule's name: what cannot be."""
    first = _page(rule).partition("\n")[0].lstrip("# ")
    return first.partition(": ")[2] or first or rule


def parts(rule: str) -> dict[str, str]:
    """What stands under each heading of a page, by heading."""
    pieces = _HEADING.split(_page(rule))
    return {
        heading.strip(): text.strip()
        for heading, text in zip(pieces[1::2], pieces[2::2], strict=True)
    }


def help_text(rule: str) -> str:
    """A page without its cases: what a reader of a finding wants to know of its rule."""
    return _page(rule).partition(f"\n## {CASES}")[0].strip() or rule


def settle_words(rule: str, kind: str) -> Iterator[str]:
    """What would settle a finding of a rule about values of a kind."""
    if rule == rules.SAME_SLOT:
        yield _RECORDS.get(kind, _ANY_RECORD)
        return
    yield from parts(rule).get(SETTLE, "").split("\n")


def _page(rule: str) -> str:
    """The page of a rule; empty where it has none, as a finding about the check itself."""
    try:
        return rules.page(rule)
    except (ValueError, OSError):
        return ""
