"""Rule pages as tests: each case is a heading with its verdict and a block of claims files."""

from __future__ import annotations

import re
from pathlib import Path

import attrs

import vkrel

RULES = Path(vkrel.__file__).parent / "rules"
VERDICTS = ("contradiction", "tension", "note", "agrees")
_CASE = re.compile(r"^### (\w+): (.+?)\n```toml\n(.*?)^```", re.MULTILINE | re.DOTALL)


@attrs.frozen
class Case:
    """One case of a page: what the rule should say of the claims."""

    rule: str
    verdict: str
    title: str
    files: tuple[str, ...]

    def write(self, folder: Path) -> Path:
        """Write the case as claims files beside the vocabulary of the pages."""
        vocabulary = (RULES / "cases.toml").read_text("utf-8")
        (folder / "vocabulary.toml").write_text(vocabulary, "utf-8")
        for number, text in enumerate(self.files):
            (folder / f"{number}.toml").write_text(text, "utf-8")
        return folder


def cases_of(page: Path) -> list[Case]:
    """All cases of a page; raises ValueError where a heading has no block."""
    text = page.read_text("utf-8")
    found = [
        Case(page.stem.replace("_", "-"), verdict, title, _files(block))
        for verdict, title, block in _CASE.findall(text)
    ]
    headings = len(re.findall(r"^### ", text, re.MULTILINE))
    if headings != len(found):
        raise ValueError(f"{page.name}: {headings} headings, {len(found)} cases")
    return found


def all_cases() -> list[Case]:
    """The cases of all pages."""
    return [case for page in sorted(RULES.glob("*.md")) for case in cases_of(page)]


def _files(block: str) -> tuple[str, ...]:
    """A block holds several files: each starts with [source]."""
    return tuple(f"[source]{each}" for each in block.split("[source]")[1:])
