"""People with every spelling of their names, and where each is printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from vkrel.model.claim import Claim
from vkrel.model.vocabulary import Person
from vkrel.registry.views import Told


@attrs.frozen
class Named:
    """Somebody the vocabulary knows, by every name that is printed."""

    registry: Told
    entry: Person

    def __repr__(self) -> str:
        return f"<Person {self.id}: {self.name}>"

    @property
    def id(self) -> str:
        """The vocabulary's id."""
        return self.entry.id

    @property
    def name(self) -> str:
        """The usual form of the name."""
        return self.entry.name

    @property
    def country(self) -> str:
        """The country's id."""
        return self.entry.country

    @property
    def names(self) -> dict[str, list[tuple[str, int | None]]]:
        """Every printed spelling with its places (source, line), in the order of the sources."""
        found: dict[str, set[tuple[str, int | None]]] = {}
        for claim in self.registry.claims:
            if self._spells(claim):
                found.setdefault(claim.value, set()).add((claim.source, claim.line))
        return {
            spelling: sorted(places, key=lambda each: (each[0], each[1] or 0))
            for spelling, places in sorted(found.items())
        }

    @property
    def claims(self) -> list[Claim]:
        """Every claim about the person or that names the person."""
        return self.registry.about(self.id)

    def _spells(self, claim: Claim) -> bool:
        if claim.type == "name":
            return claim.subject.one("thing") == self.id and claim.field == "printed"
        return claim.names == {self.id} and claim.value != self.id


class People(Mapping[str, Named]):
    """People by id or by any spelling of the name."""

    def __init__(self, registry: Told) -> None:
        """A view keeps nothing: it always shows the registry as it is."""
        self._registry = registry

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._registry.vocabulary.section(Person)))

    def __len__(self) -> int:
        return len(self._registry.vocabulary.section(Person))

    def __getitem__(self, name: str) -> Named:
        """The person of a name; raises KeyError with the nearest ones."""
        try:
            identity = self._registry.vocabulary.one("person", name)
        except ValueError as error:
            raise KeyError(str(error)) from None
        entry = self._registry.vocabulary.get(Person, identity)
        assert entry is not None  # noqa: S101  one() returned its id
        return Named(self._registry, entry)
