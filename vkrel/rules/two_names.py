"""One acronym has one expansion, and one person one spelling: others are variants to know of.

Never more than a note: a variant is no contradiction, but it hides a thing from a search.
Expansions are compared word by word; one that holds all words of the other is only longer,
unless the letters of the acronym fit the one and not the other.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from vkrel.model.claim import Answer
from vkrel.model.vocabulary import Country, Person, Thing, base
from vkrel.solve.constraints import Exclusion
from vkrel.solve.variable import Variable
from vkrel.values.fold import fold
from vkrel.values.table import table
from vkrel.values.verdict import Severity
from vkrel.variables.variables import Variables

_WORD = re.compile(r"[^\W_]+")
_ACRONYM = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Za-z0-9+-]{2,}")
_SMALL = frozenset({"a", "an", "and", "for", "in", "of", "on", "the", "to"})


def constraints(variables: Variables) -> Iterator[Exclusion]:
    """A note for each thing with several expansions, and each person with several spellings."""
    printed = {
        (claim.source, claim.record): claim.value
        for slot in variables.of_type("name", "printed")
        for claim in slot.claims
    }
    for slot in variables.of_type("name", "stands_for"):
        acronyms = {printed.get((claim.source, claim.record), "") for claim in slot.claims}
        acronym = min((each for each in acronyms if _ACRONYM.fullmatch(each)), default="")
        yield from _expansions(variables, acronym, slot)
    for slot in variables.of_type("name", "printed"):
        person = variables.vocabulary.get(Person, slot.subject.one("thing"))
        if person is not None:
            yield from _spellings(person, slot)


def _expansions(variables: Variables, acronym: str, slot: Variable) -> Iterator[Exclusion]:
    said: defaultdict[str, list[Answer]] = defaultdict(list)
    for answer in slot.answers:
        said[fold(answer.claim.value)].append(answer)
    names = {folded: said[folded][0].claim.value for folded in sorted(said)}
    thing = slot.subject.one("thing")
    different = {
        each
        for one, other in combinations(names, 2)
        if _differ(acronym, names[one], names[other])
        for each in (one, other)
    }
    known = variables.vocabulary.get(Thing, thing)
    doubled = {each for each in names if known and _doubled(names[each], known.name)}
    if different or doubled:
        yield Exclusion(
            tuple(
                answer
                for folded in names
                if folded in different | doubled
                for answer in said[folded]
            ),
            words=_words(acronym, [names[each] for each in names if each in different])
            if different
            else f"a word of “{known.name if known else ''}” is printed twice",
            severity=Severity.NOTE,
            show=f"what {acronym or variables.vocabulary.show(thing)} stands for",
        )


def _words(acronym: str, values: Sequence[str]) -> str:
    right = ", ".join(f"“{each}”" for each in values if _fits(acronym, each))
    wrong = ", ".join(f"“{each}”" for each in values if _fits(acronym, each) is False)
    if wrong and right:
        return f"the letters {acronym} fit {right}, not {wrong}"
    return "these are different names of one thing"


def _spellings(person: Person, slot: Variable) -> Iterator[Exclusion]:
    usual = Counter(_WORD.findall(person.name.casefold()))
    variants: dict[str, Answer] = {}
    for answer in slot.answers:
        printed = answer.claim.value
        own = Counter(fold(word) for word in _WORD.findall(printed))
        if fold(printed) != fold(person.name) and not (own <= usual or usual <= own):
            variants.setdefault(fold(printed), answer)
    if variants:
        yield Exclusion(
            tuple(variants.values()),
            words=f"the vocabulary has {person.name}: another romanisation, or a misspelling",
            severity=Severity.NOTE,
            show=f"spelling of {person.name}",
        )


def _differ(acronym: str, one: str, other: str) -> bool:
    a, b = _meaning(one), _meaning(other)
    fitting = {_fits(acronym, one), _fits(acronym, other)}
    return not (a <= b or b <= a) or fitting == {True, False}


def _doubled(name: str, known: str) -> bool:
    one, other = _meaning(name), _meaning(known)
    return set(one) == set(other) and one > other


def _fits(acronym: str, name: str) -> bool | None:
    """Whether the letters of an acronym are first letters of words; None where it may be so.

    The order may be that of another language, and a short form inside gives all its letters.
    """
    letters = [each for each in fold(acronym) if each.isalpha()]
    words = _WORD.findall(name)
    if not letters or not words:
        return None
    left = iter(fold(each)[0] for each in words)
    if letters[0] == fold(words[0])[0] and all(each in left for each in letters):
        return True
    given = Counter(
        "".join(fold(each) if _ACRONYM.fullmatch(each) else fold(each)[0] for each in words)
    )
    return None if Counter(letters) <= given else False


def _meaning(name: str) -> Counter[str]:
    """The words of a name, countries as their ids, other words by their first letters."""
    words = [fold(each) for each in _WORD.findall(name)]
    letters, countries = table()["rules"]["name_letters"], _countries()
    found: Counter[str] = Counter()
    while words:
        for length in range(min(4, len(words)), 0, -1):
            country = countries.get("".join(words[:length]))
            if country:
                found[country] = 1
                del words[:length]
                break
        else:
            word = words.pop(0)
            if word not in _SMALL:
                found[word[:letters]] += 1
    return found


@cache
def _countries() -> dict[str, str]:
    """Countries by their folded names; codes and abbreviations are left out."""
    return {
        fold(spelling): entry.id
        for entry in base().section(Country).values()
        for spelling in entry.spellings
        if len(spelling) > len("USA")
    }
