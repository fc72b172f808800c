"""Subjects: what a record speaks of, written from vocabulary ids only.

`partnership` of Viet Nam and the Republic of Korea at the strategic level becomes
"partnership/KR+VN/strategic"; nobody ever types such a text by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from vkrel.model.vocabulary import Vocabulary
from vkrel.values.fold import fold

ABSENT = "-"


def parties(vocabulary: Vocabulary, given: Any) -> str:
    """Two or more parties in the order of their ids: "KR+VN"."""
    printed = given or vocabulary.defaults.get("parties")
    if not printed:
        raise ValueError(
            "no parties: name them (`parties = [...]`), or give the vocabulary's [defaults] some"
        )
    if isinstance(printed, str):
        raise ValueError("parties are a list of two or more countries")  # noqa: TRY004
    found = sorted({vocabulary.one("actor", each) for each in printed})
    if len(found) < 2:
        raise ValueError("two or more different parties are needed")
    return "+".join(found)


def person(vocabulary: Vocabulary, given: Any) -> str:
    """A person's id, or "president@VN" where only an office is printed."""
    if isinstance(given, Mapping):
        if set(given) - {"office", "country", "of"} or "office" not in given:
            raise ValueError('a person without a name is { office = "President", country = "VN" }')
        office = vocabulary.one("office", given["office"])
        country = given.get("country") or given.get("of")
        return f"{office}@{vocabulary.one('actor', country)}" if country else office
    if isinstance(given, list | tuple):
        return "+".join(sorted(person(vocabulary, each) for each in given))
    if not isinstance(given, str):
        raise ValueError(f"{given!r} is no name of a person")  # noqa: TRY004
    return vocabulary.one("person", given)


def partnership(vocabulary: Vocabulary, given: Any) -> str:
    """Subject of a partnership, from its level alone or from level and parties."""
    if isinstance(given, str):
        given = {"level": given}
    level = vocabulary.one("level", given["level"])
    return f"{parties(vocabulary, given.get('parties'))}/{level}"


def visit(vocabulary: Vocabulary, given: Mapping[str, Any]) -> str:
    """Subject of a visit (visitor and host country), or of a call (who spoke)."""
    visitor = person(vocabulary, given["visitor"])
    if given.get("to"):
        return f"{visitor}/{vocabulary.one('actor', given['to'])}"
    others = given.get("with") or ()
    others = [others] if isinstance(others, str | Mapping) else others
    people = sorted({visitor, *(person(vocabulary, each) for each in others)})
    if given.get("form") != "call":
        raise ValueError("a visit has a host country: give `to` (only a call has none)")
    return f"{'+'.join(people)}/call"


def event(vocabulary: Vocabulary, given: Mapping[str, Any]) -> str:
    """Subject of an event: its kind, the thing concerned, who did it."""
    what = vocabulary.one("kind", given["what"])
    of = vocabulary.one("thing", given["of"]) if given.get("of") else ABSENT
    by = _actor(vocabulary, given["by"]) if given.get("by") else ABSENT
    return f"{what}/{of}/{by}"


def indicator(vocabulary: Vocabulary, given: Mapping[str, Any]) -> str:
    """Subject of an indicator: its measure and where it applies."""
    parts = [vocabulary.one("measure", given["measure"])]
    parts += [
        f"{name}:{_actor(vocabulary, given[name])}"
        for name in ("of", "in", "from", "to")
        if given.get(name)
    ]
    if given.get("between"):
        parts.append(f"between:{parties(vocabulary, given['between'])}")
    return "/".join(parts)


def listing(vocabulary: Vocabulary, given: Mapping[str, Any]) -> str:
    """Subject of a list: which list, and whose."""
    of = vocabulary.one("list", given["of"])
    return f"{of}/{_actor(vocabulary, given['whose'])}" if given.get("whose") else of


def role(vocabulary: Vocabulary, given: Mapping[str, Any]) -> str:
    """Subject of a role: the person, the office and, where printed, its country."""
    who = person(vocabulary, given["person"])
    office = vocabulary.one("office", given["office"])
    if given.get("country"):
        office = f"{office}@{_actor(vocabulary, given['country'])}"
    return f"{who}/{office}"


def name(vocabulary: Vocabulary, given: Mapping[str, Any]) -> str:
    """Subject of a name: the thing that bears it."""
    return vocabulary.one("any", given["thing"])


def citation(vocabulary: Vocabulary, given: Mapping[str, Any]) -> str:
    """Subject of a citation: its label, folded."""
    del vocabulary
    return fold(given["label"])


SUBJECTS: dict[str, Callable[[Vocabulary, Any], str]] = {
    "partnership": partnership,
    "visit": visit,
    "event": event,
    "indicator": indicator,
    "list": listing,
    "role": role,
    "name": name,
    "citation": citation,
}


def subject(vocabulary: Vocabulary, type_: str, given: Any) -> str:
    """The subject of a record or of a relation's target; raises ValueError with a remedy."""
    if type_ != "partnership" and not isinstance(given, Mapping):
        raise ValueError(f"a {type_} is described by a table")
    try:
        return SUBJECTS[type_](vocabulary, given)
    except KeyError as missing:
        raise ValueError(f"a {type_} needs {missing.args[0]!r}") from None


def _actor(vocabulary: Vocabulary, given: Any) -> str:
    if isinstance(given, list | tuple):
        return "+".join(sorted(vocabulary.one("actor", each) for each in given))
    if isinstance(given, Mapping):
        return person(vocabulary, given)
    return vocabulary.one("actor", given)
