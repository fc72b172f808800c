"""Rule pages as tests: each case is a heading with its verdict and a block of claims files.

A case that disagrees names its witness, each claim by its source and what is printed (a relation
by its field), and the likely slip:

    Witness: a "April 2002", b "October 2004", a because.
    Slip: one year off.
"""

from __future__ import annotations

import re
from pathlib import Path

import attrs

import vkrel
from vkrel import Claim

RULES = Path(vkrel.__file__).parent / "rules"
VERDICTS = ("contradiction", "tension", "note", "agrees")
_CASE = re.compile(
    r"^### (\w+): (.+?)\n(?:Witness: (.+?)\.\nSlip: (.+?)\.\n)?```toml\n(.*?)^```",
    re.MULTILINE | re.DOTALL,
)
_CLAIM = re.compile(r'\w+ (?:"[^"]*"|\w+)')


@attrs.frozen
class Case:
    """One case of a page: what the rule should say of the claims, and by which of them."""

    rule: str
    verdict: str
    title: str
    files: tuple[str, ...]
    witness: tuple[str, ...] = ()
    slip: str = ""

    def write(self, folder: Path) -> Path:
        """Write the case as claims files beside the vocabulary of the pages."""
        vocabulary = (RULES / "cases.toml").read_text("utf-8")
        (folder / "vocabulary.toml").write_text(vocabulary, "utf-8")
        for number, text in enumerate(self.files):
            (folder / f"{number}.toml").write_text(text, "utf-8")
        return folder


def named(claim: Claim) -> str:
    """How a page names a claim: by its source and what it prints, a relation by its field."""
    relation = claim.kind in {"target", "parts"}
    return f"{claim.source} {claim.field}" if relation else f'{claim.source} "{claim.value}"'


def cases_of(page: Path) -> list[Case]:
    """All cases of a page; raises ValueError where a heading has no block, or a case no witness."""
    text = page.read_text("utf-8")
    cases = [
        Case(
            page.stem.replace("_", "-"),
            verdict,
            title,
            _files(block),
            tuple(sorted(_CLAIM.findall(witness))),
            slip,
        )
        for verdict, title, witness, slip, block in _CASE.findall(text)
    ]
    headings = len(re.findall(r"^### ", text, re.MULTILINE))
    if headings != len(cases):
        raise ValueError(f"{page.name}: {headings} headings, {len(cases)} cases")
    for case in cases:
        if bool(case.witness) == (case.verdict == "agrees"):
            raise ValueError(f"{page.name}, {case.title}: a witness, just where it disagrees")
    return cases


def all_cases() -> list[Case]:
    """The cases of all pages."""
    return [case for page in sorted(RULES.glob("*.md")) for case in cases_of(page)]


def _files(block: str) -> tuple[str, ...]:
    """A block holds several files: each starts with [source]."""
    return tuple(f"[source]{each}" for each in block.split("[source]")[1:])
