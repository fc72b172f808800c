"""The vocabulary: who and what exists, with every spelling.

Identity is declared here and nowhere else. A name that no entry declares is an error with the
nearest known ones; nothing is ever merged because it looks alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

import attrs

from vkrel.values.fold import fold

SECTIONS = (
    "level", "person", "place", "thing", "kind", "office", "list", "measure",
    "country", "form", "stage", "modality", "stat", "status",
)  # fmt: skip

# What a field of this kind may name, looked up in this order.
ALTERNATIVES = {
    "actor": ("country", "thing", "person", "place", "office", "level"),
    "thing": ("thing", "country", "place", "person", "level", "list"),
    "any": ("thing", "person", "country", "level", "place", "office", "list", "measure", "kind"),
    "place": ("place", "country", "thing"),
    "whole": ("place", "country", "thing"),
}


@attrs.frozen(kw_only=True)
class Entry:
    """One thing that exists.

    id: unique in its section. name: how it is shown. names: every further spelling.
    country, in_: where a person or a place belongs. kind: what sort of thing it is.
    unit, stat, separators, discrete: of a measure (see docs/encoding.md).
    admits: for a form of visit, the other forms that the same visit may be called.
    single: for an office, whether one person holds it at a time.
    lasts: for a kind of event, how long it takes: "days", "years", or "" where that is open.
    begins: for a thing, what began it, written like the target of a relation.
    steady: for a measure, whether it changes from year to year within the band of growth.
    ranked: for a measure, the key of the one that is ranked ("of", "from" ...), where it has several.
    adds_to, at_most, average_of, per, surplus_of, deficit_of: for a measure, the measures that
        it is tied to; above: for a list, the measure by which its members rank higher;
    level: for a list of partners, the level that they have reached (see docs/encoding.md).
    place: where the entry is written.
    """

    section: str
    id: str
    name: str
    names: tuple[str, ...] = ()
    country: str = ""
    in_: str = ""
    kind: str = ""
    unit: str = ""
    stat: str = ""
    separators: tuple[str, ...] = ()
    discrete: bool = False
    admits: tuple[str, ...] = ()
    of: str = ""
    single: bool = False
    lasts: str = ""
    begins: Any = attrs.field(default=None, eq=False)
    steady: bool = False
    ranked: str = ""
    adds_to: str = ""
    at_most: str = ""
    average_of: str = ""
    per: str = ""
    surplus_of: str = ""
    deficit_of: str = ""
    above: str = ""
    level: str = ""
    place: str = ""

    @property
    def spellings(self) -> tuple[str, ...]:
        """Its id, its name and every further spelling."""
        return (self.id, self.name, *self.names)


ENTRY_KEYS = frozenset(
    {each.name.rstrip("_") for each in attrs.fields(Entry)} - {"section", "place"}
)


# The keys of an entry that name another entry, with the section where it is found.
TIES = {
    "adds_to": "measure",
    "at_most": "measure",
    "average_of": "measure",
    "per": "measure",
    "surplus_of": "measure",
    "deficit_of": "measure",
    "above": "measure",
    "level": "level",
}


class UnknownNameError(ValueError):
    """A name that the vocabulary does not know; the message names the nearest ones."""


class Vocabulary:
    """Entries by section and id, found by any of their spellings."""

    def __init__(
        self, entries: Iterable[Entry] = (), defaults: Mapping[str, Any] | None = None
    ) -> None:
        """Start from entries; `base()` adds what every project inherits."""
        self.defaults: dict[str, Any] = dict(defaults or {})
        self._sections: dict[str, dict[str, Entry]] = {each: {} for each in SECTIONS}
        self._spellings: dict[str, dict[str, list[str]]] = {each: {} for each in SECTIONS}
        for entry in entries:
            self.add(entry)

    def add(self, entry: Entry) -> None:
        """Add an entry; raises ValueError where its id or a spelling is taken."""
        section = self._sections[entry.section]
        if entry.id in section:
            raise ValueError(f"{entry.section} {entry.id!r} is declared twice")
        section[entry.id] = entry
        for spelling in entry.spellings:
            self._index(entry, spelling)

    def merge(self, other: Vocabulary) -> None:
        """Add the entries of another vocabulary; where both have an id, its names add up."""
        for section, entries in other._sections.items():
            for entry in entries.values():
                own = self._sections[section].get(entry.id)
                if own is None:
                    self.add(entry)
                    continue
                for spelling in entry.spellings:
                    self._index(own, spelling)
        self.defaults = {**other.defaults, **self.defaults}

    def section(self, name: str) -> Mapping[str, Entry]:
        """The entries of one section by id, in the order of their declaration."""
        return self._sections[name]

    def loose_ends(self) -> Iterator[tuple[Entry, str, str]]:
        """The ties of entries to others that do not exist: entry, key, what is wrong."""
        for entry in self.entries():
            for key, section in TIES.items():
                named = getattr(entry, key)
                if named and named not in self._sections[section]:
                    yield entry, key, f"unknown {section} {named!r}: give the id of one"

    def entries(self) -> Iterator[Entry]:
        """Every entry, section by section."""
        for section in self._sections.values():
            yield from section.values()

    def get(self, section: str, identity: str) -> Entry | None:
        """The entry with this id, or None."""
        return self._sections[section].get(identity)

    def known(self, kind: str, printed: str) -> frozenset[str]:
        """The ids that a printed name may stand for; empty where nothing is called so."""
        folded = fold(printed)
        for section in ALTERNATIVES.get(kind, (kind,)):
            ids = self._spellings[section].get(folded)
            if ids:
                return frozenset(ids)
        return frozenset()

    def find(self, kind: str, printed: str) -> frozenset[str]:
        """The ids that a printed name may stand for; raises UnknownNameError.

        `kind` is a section or one of the kinds that name several sections ("actor").
        """
        ids = self.known(kind, printed)
        if not ids:
            raise UnknownNameError(self._unknown(kind, printed, fold(printed)))
        return ids

    def one(self, kind: str, printed: str) -> str:
        """The one id that a printed name stands for; raises ValueError where it is not one."""
        ids = self.find(kind, printed)
        if len(ids) > 1:
            raise ValueError(
                f"{printed!r} may stand for {', '.join(sorted(ids))}: write the id that is meant"
            )
        return next(iter(ids))

    def country_of(self, identity: str) -> str:
        """The country that a person, an office ("president@VN") or a place belongs to, or ""."""
        _, at, country = identity.partition("@")
        if at:
            return country
        for section in ("person", "thing"):
            entry = self._sections[section].get(identity)
            if entry and entry.country:
                return entry.country
        return self._country_of_place(identity)

    def wider(self, identity: str) -> tuple[str, ...]:
        """The places that a place lies in, nearest first."""
        found: list[str] = []
        entry = self._sections["place"].get(identity)
        while entry and entry.in_ and entry.in_ not in found:
            found.append(entry.in_)
            entry = self._sections["place"].get(entry.in_)
        return tuple(found)

    def within(self, identity: str) -> frozenset[str]:
        """A place with all places that lie in it: what a more general name may stand for."""
        return frozenset(
            {identity} | {each for each in self._sections["place"] if identity in self.wider(each)}
        )

    def show(self, identity: str) -> str:
        """How a thing is named in texts for people."""
        office, at, country = identity.partition("@")
        if at:
            return f"{self.show(office)} of {self.show(country)}"
        for section in self._sections.values():
            entry = section.get(identity)
            if entry:
                return entry.name
        return identity

    def show_all(self, ids: Iterable[str]) -> str:
        """Several things as they are named in texts for people."""
        return " and ".join(self.show(identity) for identity in ids)

    def _index(self, entry: Entry, spelling: str) -> None:
        ids = self._spellings[entry.section].setdefault(fold(spelling), [])
        if entry.id not in ids:
            ids.append(entry.id)

    def _country_of_place(self, identity: str) -> str:
        if identity in self._sections["country"]:
            return identity
        for wider in self.wider(identity):
            if wider in self._sections["country"]:
                return wider
        return ""

    def _unknown(self, kind: str, printed: str, folded: str) -> str:
        from rapidfuzz import fuzz, process  # noqa: PLC0415  only where a name is unknown

        spellings: dict[str, str] = {}
        for section in ALTERNATIVES.get(kind, (kind,)):
            for entry in self._sections[section].values():
                for spelling in entry.spellings:
                    spellings[fold(spelling)] = entry.id
        nearest = process.extract(folded, list(spellings), scorer=fuzz.WRatio, limit=6)
        ids = list(dict.fromkeys(spellings[each] for each, score, _ in nearest if score >= 60))
        hint = f"; the nearest known: {', '.join(ids[:3])}" if ids else ""
        where = f"[[{kind}]]" if kind in SECTIONS else "the vocabulary"
        return f"unknown {kind} {printed!r}{hint}. Add it to {where}, or mend the spelling"


@cache
def base() -> Vocabulary:
    """What every project inherits: countries, forms of visits, stages, modalities."""
    import tomli  # noqa: PLC0415

    text = resources.files("vkrel.model").joinpath("base.toml").read_text("utf-8")
    tables = tomli.loads(text)
    vocabulary = Vocabulary()
    for code, (name, *names) in tables.pop("country").items():
        vocabulary.add(Entry(section="country", id=code, name=name, names=tuple(names)))
    for section, entries in tables.items():
        for each in entries:
            names = tuple(each.pop("names", ()))
            admits = tuple(each.pop("admits", ()))
            vocabulary.add(Entry(section=section, names=names, admits=admits, **each))
    return vocabulary
