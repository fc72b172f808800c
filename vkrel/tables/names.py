"""Names and other texts of a table: which of them can mean the same.

Two texts are one where they fold to the same letters. A text with more parts is the more
special one: "Hanoi, Viet Nam" is Hanoi and is Viet Nam, and no more is guessed. A declared
hierarchy says the rest. Nothing is ever compared by likeness.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import combinations

from vkrel.model.vocabulary import Country, Vocabulary, base
from vkrel.tables.mapping import Hierarchy
from vkrel.values.fold import fold

_PARTS = re.compile(r"\s*(?:[,;()\[\]&]|\band\b)\s*", re.IGNORECASE)
_STRUCTURE = re.compile(r"[,;()\[\]&]|\band\b", re.IGNORECASE)
_ARTICLE = re.compile(r"the\s+(?=\S)", re.IGNORECASE)
_INVERTED = re.compile(r"([^\W\d]+)\s*,\s*([^,\d]+)")
MOST_PARTS = 6  # with more, a text is only compared as a whole
SHORT = 3  # letters: "CA" is Canada only where the values around it are countries, too


def names_of(
    values: Iterable[str],
    hierarchy: Hierarchy | None = None,
    vocabulary: Vocabulary | None = None,
) -> dict[str, frozenset[str]]:
    """What each value may stand for: itself and every narrower value beside it.

    Empty where folding alone decides, as for most columns.
    """
    values = list(values)
    tree = hierarchy or Hierarchy()
    spelled = _countries(vocabulary or base())
    codes = _are_countries(values, spelled)
    parts = {value: _parts(value, spelled, codes=codes) for value in values}
    if not tree.parents and all(own == {fold(value)} for value, own in parts.items()):
        return {}
    wider: dict[frozenset[str], set[str]] = {own: {_joined(own)} for own in parts.values()}
    most = max(map(len, wider), default=1)
    for own in set(parts.values()):
        for general in _generalised(own, tree, most):
            if general in wider:
                wider[general].add(_joined(own))
    names: dict[str, frozenset[str]] = {}
    for value, own in parts.items():
        inverted = _INVERTED.fullmatch(value.strip())
        turned = {fold(f"{inverted[2]} {inverted[1]}")} if inverted else set()
        names[value] = frozenset(wider[own] | turned)
    return names


def _countries(vocabulary: Vocabulary) -> Mapping[str, str]:
    """Every folded spelling of a country with the one that stands for all of them."""
    return _base_countries() if vocabulary is base() else _spelled(vocabulary)


@cache
def _base_countries() -> dict[str, str]:
    return _spelled(base())


def _spelled(vocabulary: Vocabulary) -> dict[str, str]:
    names: dict[str, str] = {}
    for entry in vocabulary.section(Country).values():
        for spelling in entry.spellings:
            folded = fold(spelling)
            names[folded] = fold(entry.name) if folded not in names else folded
    return names


def _are_countries(values: Iterable[str], spelled: Mapping[str, str]) -> bool:
    """Whether nearly all values are countries, most of them written out."""
    folded = list(map(fold, values))
    known = [name for name in folded if name in spelled]
    written_out = sum(len(name) > SHORT for name in known)
    return 10 * len(known) >= 9 * len(folded) and 2 * written_out >= len(folded)


def _parts(value: str, spelled: Mapping[str, str], *, codes: bool) -> frozenset[str]:
    texts = _PARTS.split(value) if _STRUCTURE.search(value) else [value]
    parts = set()
    for text in texts:
        folded = fold(_ARTICLE.sub("", text.strip(), count=1)) if text.strip() else ""
        if len(folded) > SHORT or codes:
            folded = spelled.get(folded, folded)
        if folded:
            parts.add(folded)
    return frozenset(parts or {fold(value)})


def _generalised(parts: frozenset[str], tree: Hierarchy, most: int) -> Iterable[frozenset[str]]:
    """Every wider text, of `most` parts, that these parts are a case of."""
    reach = sorted(parts.union(*map(tree.wider, parts)))
    most = 1 if len(reach) > 2 * MOST_PARTS else min(most, len(reach), MOST_PARTS)
    for size in range(1, most + 1):
        for chosen in combinations(reach, size):
            yield frozenset(chosen)


def _joined(parts: frozenset[str]) -> str:
    return "|".join(sorted(parts))
