"""Names and other texts of a table: which of them can mean the same.

Two texts are one where they fold to the same letters, or are made of the same parts. A text with
more parts is the more special one: "Hanoi, Viet Nam" is Hanoi and is Viet Nam, "Gate C41" is 41,
and no more is guessed: two that only a vaguer one joins (C41, 41, D41) contradict each other. A
declared hierarchy says the rest. Nothing is ever compared by likeness.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from itertools import combinations

from vkrel.model.vocabulary import Country, Vocabulary, base
from vkrel.tables.mapping import Hierarchy
from vkrel.tables.parts import MOST_PARTS, Column, Parts
from vkrel.values.fold import fold

MOST_SHARED = 8  # parts of one text that others have, too: with more only each alone is a case
LONG = 4  # digits of a number that is hardly the same by chance
MOST_COMPLETED = 64  # texts made of those of one long number
_APART = re.compile(r"[^\W_]+")
_INVERTED = re.compile(r"([^\W\d]+)\s*,\s*([^,\d]+)")


def names_of(
    values: Iterable[str],
    hierarchy: Hierarchy | None = None,
    vocabulary: Vocabulary | None = None,
    about: str = "",
) -> dict[str, frozenset[str]]:
    """What each value may stand for: itself and every narrower value beside it.

    values: all distinct values of an attribute, in any order. about: the name of the attribute.

    Returns:
        Nothing where folding alone decides, as for most columns.

    """
    folded = {value: fold(value) for value in values}
    tree = hierarchy or Hierarchy()
    parts = _parts_by_fold(folded, _countries(vocabulary or base()), about)
    turned = {value: other for value in folded if (other := _turned(value)) in parts}
    meant: dict[Parts, list[str]] = {own: [] for own in parts.values()}
    carried = Counter(part for own in meant for part in own)
    for own in meant:
        joined = "|".join(sorted(own))
        for general in _generalised(own, tree, carried):
            if general in meant:
                meant[general].append(joined)
    for own in _completed(meant):
        joined = "|".join(sorted(own))
        for general in _generalised(own, tree, carried + Counter(own)):
            if general in meant:
                meant[general].append(joined)
    if len(meant) == len(parts) and not turned and not any(meant.values()):
        return {}
    for own, narrower in meant.items():
        narrower.append("|".join(sorted(own)))
    return {
        value: frozenset((letters, *meant[parts[letters]], *filter(None, (turned.get(value),))))
        for value, letters in folded.items()
    }


def _parts_by_fold(
    folded: Mapping[str, str], countries: Mapping[str, str], about: str
) -> dict[str, Parts]:
    """The parts of values by their letters; of values of the same letters those that tell most.

    So "Paris France" is the same as "Paris, France" where both are there.
    """
    column = Column(folded, countries, about)
    parts: dict[str, tuple[int, int, list[str]]] = {}
    for value, letters in folded.items():
        own = column.parts(value)
        # of as many parts those of more words: EH6 6JF has a 6 twice, EH66JF a 66
        told = len(own), len(_APART.findall(value)), sorted(own)
        parts[letters] = max(told, parts.get(letters, told))
    return {letters: frozenset(own) for letters, (_, _, own) in parts.items()}


def _completed(texts: Collection[Parts]) -> set[Parts]:
    """What two texts of one long number say together, one with a word, the other with a number.

    "FL 32526" and "32526-4900" are both of "FL 32526-4900", which nobody has to print.
    """
    worded: defaultdict[str, list[Parts]] = defaultdict(list)
    numbered: defaultdict[str, list[Parts]] = defaultdict(list)
    for own in texts:
        kinds = worded if any(map(str.isalpha, own)) else numbered
        if len(own) > 1:
            for number in own:
                if number.isdigit() and len(number) >= LONG:
                    kinds[number].append(own)
    return {
        one | other
        for number in worded.keys() & numbered.keys()
        if len(worded[number]) * len(numbered[number]) <= MOST_COMPLETED
        for one in worded[number]
        for other in numbered[number]
        if one - other and all(map(str.isalpha, one - {number}))
    }


def _turned(value: str) -> str:
    """The letters of "Smith, John" as "John Smith" has them."""
    inverted = _INVERTED.fullmatch(value.strip()) if "," in value else None
    return fold(f"{inverted[2]} {inverted[1]}") if inverted else ""


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


def _generalised(own: Parts, tree: Hierarchy, carried: Mapping[str, int]) -> Iterable[Parts]:
    """Every wider text that these parts are a case of, among texts of the parts `carried`."""
    reach = own.union(*map(tree.wider, own)) if tree.parents else own
    # what only this text carries is in no other
    shared = [part for part in reach if carried.get(part, 0) > (part in own)]
    most = 1 if len(shared) > MOST_SHARED else min(len(shared), MOST_PARTS)
    for size in range(1, most + 1):
        for chosen in map(frozenset, combinations(shared, size)):
            if chosen != own:
                yield chosen
