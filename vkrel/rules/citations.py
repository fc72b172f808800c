"""A citation in the text has its entry in the list of references of the same document.

Where the author is in the list with another year, text and list disagree: a tension. Where
nothing like it is in the list, nothing contradicts it: a note. An entry that is never cited is
no finding, nor is a document without a list.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate

from vkrel.rules import Claim, Exclusion, Severity, Variables
from vkrel.values.fold import fold

_YEAR = re.compile(r"[0-9]{4}")
_NAMES = re.compile(r"[^\W\d_]+")
_AND = ("and", "et", "und", "y", "e")


def constraints(variables: Variables) -> Iterator[Exclusion]:
    """An exclusion for each label of a document whose list of references does not hold it."""
    entries: defaultdict[str, list[Claim]] = defaultdict(list)
    cited: defaultdict[str, defaultdict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in variables.claims:
        if claim.type == "citation" and claim.field == "entry":
            entries[claim.source].append(claim)
        elif claim.type == "citation":
            cited[claim.source][_label(claim)].append(claim)
    for source, labels in cited.items():
        listed = entries[source]
        known = {_label(each) for each in listed}
        for label, claims in labels.items():
            if listed and label not in known and not any(_matches(label, each) for each in listed):
                yield _exclusion(
                    variables, claims, [each for each in listed if _same_author(label, each)]
                )


def _exclusion(variables: Variables, claims: Sequence[Claim], alike: Sequence[Claim]) -> Exclusion:
    years = " or ".join(sorted({year for each in alike for year in _YEAR.findall(_label(each))}))
    return Exclusion(
        variables.answers((*claims, *alike)),
        words=f"the list of references has this author with {years}"
        if alike
        else "the list of references has no such entry",
        severity=Severity.TENSION if alike else Severity.NOTE,
        show=f"citation {claims[0].quote or _label(claims[0])} and list of references",
    )


def _matches(label: str, entry: Claim) -> bool:
    """Whether a folded label is an entry's: the years meet, and the authors may be the same."""
    years, others = set(_YEAR.findall(label)), set(_YEAR.findall(_label(entry)))
    if years and others and not years & others:
        return False
    one, other = _author(label), _author(_label(entry))
    alike = bool(one and other) and (one.startswith(other) or other.startswith(one))
    return alike or _made_of(one, _names(entry))


def _made_of(author: str, names: Sequence[str]) -> bool:
    """Whether a folded author is some of an entry's names in their order, joined by "and"."""
    left = author
    for name in (each for each in names if len(each) > 1):
        for joined in (name, *(f"{word}{name}" for word in _AND)):
            left = left.removeprefix(joined)
    return bool(author) and not left


def _same_author(label: str, entry: Claim) -> bool:
    """Whether the first two or more names of an entry, or all of them, are the author cited."""
    heads = list(accumulate(_names(entry)))
    return bool(_YEAR.search(label)) and _author(label) in {*heads[1:], *heads[-1:]}


def _names(entry: Claim) -> list[str]:
    """The names before the year of an entry."""
    found = [fold(each) for each in _NAMES.findall(_YEAR.split(entry.value, maxsplit=1)[0])]
    return [each for each in found if each not in {"et", "al", "ed", "eds"}]


def _label(claim: Claim) -> str:
    return claim.subject.one("label")


def _author(label: str) -> str:
    return re.split(r"[0-9]", label, maxsplit=1)[0].removesuffix("etal")
