"""From printed names to the ids of a subject: parties, persons, actors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from vkrel.model.subject import Ids
from vkrel.model.vocabulary import Vocabulary


def parties(vocabulary: Vocabulary, given: Any) -> Ids:
    """Two or more parties in the order of their ids; those of the vocabulary where none are given."""
    printed = given or vocabulary.defaults.get("parties")
    if not printed:
        raise ValueError(
            "no parties: name them (`parties = [...]`), or give the vocabulary's [defaults] some"
        )
    if isinstance(printed, str):
        raise ValueError("parties are a list of two or more countries")  # noqa: TRY004
    ids = sorted({vocabulary.one("actor", name) for name in printed})
    if len(ids) < 2:
        raise ValueError("two or more different parties are needed")
    return tuple(ids)


def person(vocabulary: Vocabulary, given: Any) -> str:
    """A person's id, or "president@VN" where only an office is printed."""
    if isinstance(given, Mapping):
        if set(given) - {"office", "country", "of"} or "office" not in given:
            raise ValueError('a person without a name is { office = "President", country = "VN" }')
        office = vocabulary.one("office", given["office"])
        country = given.get("country") or given.get("of")
        return f"{office}@{vocabulary.one('actor', country)}" if country else office
    if not isinstance(given, str):
        raise ValueError(f"{given!r} is no name of a person")  # noqa: TRY004
    return vocabulary.one("person", given)


def people(vocabulary: Vocabulary, given: Any) -> Ids:
    """The ids of one person or of several, in their order."""
    several = given if isinstance(given, list | tuple) else (given,)
    return tuple(sorted({person(vocabulary, name) for name in several}))


def actors(vocabulary: Vocabulary, given: Any) -> Ids:
    """The ids of whoever acts: a country, an institution, a person, or several of them."""
    if isinstance(given, list | tuple):
        return tuple(sorted(vocabulary.one("actor", name) for name in given))
    if isinstance(given, Mapping):
        return (person(vocabulary, given),)
    return (vocabulary.one("actor", given),)
