"""The vocabulary: who and what exists, with every spelling.

Identity is declared here and nowhere else. A name that no entry declares is an error with the
nearest known ones; nothing is ever merged because it looks alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, ClassVar, TypeVar, cast

import attrs
import tomli
from attrs.validators import in_

from vkrel.model.circles import circles, told
from vkrel.model.converter import converter, key_of, texts
from vkrel.model.nearest import nearest
from vkrel.values.fold import fold
from vkrel.values.quantities.units import checked_unit
from vkrel.values.tolerance import checked

# What a field of this kind may name, looked up in this order.
ALTERNATIVES = {
    "actor": ("country", "thing", "person", "place", "office", "level"),
    "thing": ("thing", "country", "place", "person", "level", "list"),
    "any": ("thing", "person", "country", "level", "place", "office", "list", "measure", "kind"),
    "place": ("place", "country", "thing"),
    "whole": ("place", "country", "thing"),
}
REFERS = "vkrel.refers"


def refers(section: str) -> Any:
    """A field that names another entry by its id."""
    return attrs.field(default="", metadata={REFERS: section})


def _filled(_: Any, __: Any, identity: str) -> None:
    if not identity.strip():
        raise ValueError("the id is empty: give one that is unique in its section")


@attrs.frozen(kw_only=True)
class Entry:
    """One thing that exists: what all kinds of entries share.

    A subclass is a kind of its own, with a section of the vocabulary for it.
    id: unique in its section. name: how it is shown, its id where none is given.
    names: every further spelling.
    """

    section: ClassVar[str] = ""

    id: str = attrs.field(validator=_filled)
    name: str = attrs.field(default=attrs.Factory(lambda entry: entry.id, takes_self=True))
    names: tuple[str, ...] = attrs.field(default=(), converter=texts)

    def __init_subclass__(cls) -> None:
        """Open the section; attrs makes a class twice, and the last one counts."""
        cls.section = cls.__dict__.get("section", cls.__name__.lower())
        SECTIONS[cls.section] = cls

    @property
    def spellings(self) -> tuple[str, ...]:
        """Its id, its name and every further spelling."""
        return (self.id, self.name, *self.names)


SECTIONS: dict[str, type[Entry]] = {}
"""The kinds of entries by the section that holds them, in the order of their declaration."""


class Level(Entry):
    """A level of the ladder; the lowest one is declared first."""


@attrs.frozen(kw_only=True)
class Person(Entry):
    """Somebody, of a country."""

    country: str = ""


@attrs.frozen(kw_only=True)
class Place(Entry):
    """A place; `in_` is a country or the id of a larger place."""

    in_: str = ""


@attrs.frozen(kw_only=True)
class Thing(Entry):
    """An agreement, an institution, a policy, a meeting ...: `kind` says what sort it is.

    country: whose it is. begins: what began it, written like the target of a relation.
    """

    kind: str = ""
    country: str = ""
    begins: Any = None


@attrs.frozen(kw_only=True)
class EventKind(Entry):
    """A kind of event; it `lasts` "days" or "years", or that is open."""

    section: ClassVar[str] = "kind"

    lasts: str = attrs.field(default="", validator=in_(("", "days", "years")))


@attrs.frozen(kw_only=True)
class Office(Entry):
    """An office; `single` where one person holds it at a time."""

    single: bool = False


@attrs.frozen(kw_only=True)
class ListEntry(Entry):
    """A list that texts give the members of.

    level: of a list of partners, the level that they have reached.
    above: the measure by which its members rank higher.
    """

    section: ClassVar[str] = "list"

    level: str = refers("level")
    above: str = refers("measure")


@attrs.frozen(kw_only=True)
class Measure(Entry):
    """What figures are given of (see docs/encoding.md).

    unit, stat: what a bare number counts, and whether it is a stock, a flow, a running total.
    separators: the qualifiers that separate its slots. discrete: counted one by one.
    tolerance: how far apart two amounts may lie that agree: "1%", "5 m".
    steady: it changes from year to year within the band of growth.
    ranked: the key of the one that is ranked, where it has several.
    adds_to, at_most, average_of, per, surplus_of, deficit_of: the measures that it is tied to.
    """

    unit: str = attrs.field(default="", validator=checked_unit)
    stat: str = ""
    separators: tuple[str, ...] = attrs.field(default=(), converter=texts)
    discrete: bool = False
    tolerance: str = attrs.field(default="", validator=checked)
    steady: bool = False
    ranked: str = attrs.field(default="", validator=in_(("", "of", "in", "from", "to")))
    adds_to: str = refers("measure")
    at_most: str = refers("measure")
    average_of: str = refers("measure")
    per: str = refers("measure")
    surplus_of: str = refers("measure")
    deficit_of: str = refers("measure")


class Country(Entry):
    """A country or territory; its id is the ISO 3166-1 code of two letters."""


@attrs.frozen(kw_only=True)
class Form(Entry):
    """A form of visit; it `admits` the other forms that the same visit may be called."""

    admits: tuple[str, ...] = attrs.field(default=(), converter=texts)


class Stage(Entry):
    """How far a partnership or an event has come."""


class Modality(Entry):
    """What kind of statement a figure is: actual, target, forecast."""


class Stat(Entry):
    """What kind of figure it is: stock, flow, cumulative ..."""


class Status(Entry):
    """How final a figure is."""


E = TypeVar("E", bound=Entry)


class UnknownNameError(ValueError):
    """A name that the vocabulary does not know; the message names the nearest ones."""


class Vocabulary:
    """Entries by section and id, found by any of their spellings.

    defaults: what a record means that leaves it out (`parties`).
    inherit: countries, forms of visits, stages and the like, as every project has them.
    """

    def __init__(
        self,
        entries: Iterable[Entry] = (),
        defaults: Mapping[str, Any] | None = None,
        *,
        inherit: bool = True,
    ) -> None:
        """A vocabulary of some entries; raises ValueError where two have one id."""
        self.defaults: dict[str, Any] = dict(defaults or {})
        self._sections: dict[str, dict[str, Entry]] = {section: {} for section in SECTIONS}
        self._spellings: dict[str, dict[str, list[str]]] = {section: {} for section in SECTIONS}
        for entry in entries:
            self.add(entry)
        if inherit:
            self.merge(base())

    def __repr__(self) -> str:
        counts = [f"{len(entries)} {name}" for name, entries in self._sections.items() if entries]
        return f"<Vocabulary: {', '.join(counts)}>"

    def add(self, entry: Entry) -> None:
        """Add an entry; raises ValueError where its id is taken."""
        section = self._sections[entry.section]
        if entry.id in section:
            raise ValueError(f"{entry.section} {entry.id!r} is declared twice")
        section[entry.id] = entry
        self._index(entry, entry)

    def merge(self, other: Vocabulary) -> None:
        """Add the entries of another vocabulary; where both have an id, its names add up."""
        for entry in other.entries():
            own = self._sections[entry.section].get(entry.id)
            if own is None:
                self.add(entry)
                continue
            self._index(own, entry)
        self.defaults = {**other.defaults, **self.defaults}

    def section(self, kind: type[E]) -> Mapping[str, E]:
        """The entries of one kind by id, in the order of their declaration."""
        return cast("Mapping[str, E]", self._sections[kind.section])

    def loose_ends(self) -> Iterator[tuple[Entry, str, str]]:
        """What entries refer to and nobody declares, or in a circle: entry, key, what is wrong."""
        for entry in self.entries():
            for field in attrs.fields(type(entry)):
                section, named = field.metadata.get(REFERS), getattr(entry, field.name)
                if section and named and named not in self._sections[section]:
                    yield entry, key_of(field), f"unknown {section} {named!r}: give the id of one"
        places = self.section(Place)
        for circle in circles({name: [place.in_] for name, place in places.items()}):
            yield places[circle[-2]], "in", told(circle)

    def entries(self) -> Iterator[Entry]:
        """Every entry, section by section."""
        for section in self._sections.values():
            yield from section.values()

    def get(self, kind: type[E], identity: str) -> E | None:
        """The entry of a kind with this id, or None."""
        return self.section(kind).get(identity)

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
        for owner in (self.get(Person, identity), self.get(Thing, identity)):
            if owner and owner.country:
                return owner.country
        around = (identity, *self.wider(identity))
        return next((place for place in around if place in self.section(Country)), "")

    def wider(self, identity: str) -> tuple[str, ...]:
        """The places that a place lies in, nearest first."""
        around: list[str] = []
        place = self.get(Place, identity)
        while place and place.in_ and place.in_ not in around:
            around.append(place.in_)
            place = self.get(Place, place.in_)
        return tuple(around)

    def within(self, identity: str) -> frozenset[str]:
        """A place with all places that lie in it: what a more general name may stand for."""
        places = self.section(Place)
        return frozenset({identity} | {place for place in places if identity in self.wider(place)})

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

    def _index(self, entry: Entry, called: Entry) -> None:
        """Find an entry by the spellings of an entry, itself or one of the same id."""
        spellings = self._spellings[entry.section]
        for folded in set(map(fold, called.spellings)):
            ids = spellings.setdefault(folded, [])
            if entry.id not in ids:
                ids.append(entry.id)

    def _unknown(self, kind: str, printed: str, folded: str) -> str:
        spellings: dict[str, str] = {}
        for section in ALTERNATIVES.get(kind, (kind,)):
            for entry in self._sections[section].values():
                for spelling in entry.spellings:
                    spellings[fold(spelling)] = entry.id
        ids = list(dict.fromkeys(map(spellings.__getitem__, nearest(folded, spellings, most=6))))
        hint = f"; the nearest known: {', '.join(ids[:3])}" if ids else ""
        where = f"[[{kind}]]" if kind in SECTIONS else "the vocabulary"
        return f"unknown {kind} {printed!r}{hint}. Add it to {where}, or mend the spelling"


@cache
def base() -> Vocabulary:
    """What every project inherits: countries, forms of visits, stages, modalities."""
    tables = tomli.loads(Path(__file__).with_name("base.toml").read_text("utf-8"))
    return Vocabulary(
        (
            converter().structure(table, SECTIONS[section])
            for section, entries in tables.items()
            for table in entries
        ),
        inherit=False,
    )
