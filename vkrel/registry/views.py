"""Typed views of a registry: its things by type, and everything that anybody says of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Generic, Protocol, TypeVar

import attrs

from vkrel.model.claim import Claim
from vkrel.model.nearest import nearest
from vkrel.model.record import Record
from vkrel.model.subject import Subject
from vkrel.model.vocabulary import Vocabulary
from vkrel.values.reading import Reading

R = TypeVar("R", bound=Record)


class Told(Protocol):
    """What a view needs of a registry."""

    vocabulary: Vocabulary

    @property
    def claims(self) -> list[Claim]:
        """All claims."""

    @property
    def by_thing(self) -> dict[str, list[Claim]]:
        """Claims by what they speak of."""

    def reading(self, claim: Claim) -> Reading:
        """What a claim means."""

    def about(self, subject: str) -> list[Claim]:
        """The claims about a thing."""


@attrs.frozen
class Topic(Generic[R]):
    """One thing with everything that anybody says of it."""

    registry: Told
    type: type[R]
    subject: Subject

    @property
    def claims(self) -> list[Claim]:
        """The claims about it, by source and line."""
        found = self.registry.by_thing[str(self.subject)]
        return sorted(found, key=lambda each: (each.source, each.line or 0, each.id))

    @property
    def sources(self) -> list[str]:
        """Who speaks of it."""
        return sorted({claim.source for claim in self.claims})

    @property
    def quantities(self) -> dict[str, Any]:
        """The figures that are said of it, as pint quantities by claim id."""
        return {
            claim.id: claim.quantity
            for claim in self.claims
            if claim.kind == "quantity" and self.registry.reading(claim).value is not None
        }

    @property
    def value(self) -> Any:
        """The one figure that is said of it, as a pint quantity.

        Raises ValueError where there is none or where several differ: `quantities` has all.
        """
        found = list(self.quantities.values())
        if not found or any(each != found[0] for each in found):
            raise ValueError(f"{len(found)} figures are said of {self}: see its `quantities`")
        return found[0]

    def said(self, field: str) -> dict[str, list[Claim]]:
        """What each source says of one field: `thing.said("date")`."""
        found: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            if claim.field == field:
                found[claim.source].append(claim)
        return dict(found)

    def __repr__(self) -> str:
        return f"<{self.subject}: {len(self.claims)} claims of {len(self.sources)} sources>"

    def __str__(self) -> str:
        return f"{self.subject.type} {self.subject.text}"


class View(Mapping[str, Topic[R]]):
    """The things of one type by their subjects; an id that only one of them has finds it too."""

    def __init__(self, registry: Told, record_type: type[R]) -> None:
        """A view keeps nothing: it always shows the registry as it is."""
        self._registry = registry
        self._type = record_type

    def _subjects(self) -> dict[str, Subject]:
        name = self._type.type_name()
        subjects = {claims[0].subject for claims in self._registry.by_thing.values()}
        return {each.text: each for each in sorted(subjects, key=str) if each.type == name}

    def __iter__(self) -> Iterator[str]:
        return iter(self._subjects())

    def __len__(self) -> int:
        return len(self._subjects())

    def __getitem__(self, key: str) -> Topic[R]:
        """The thing of a subject, or of an id; raises KeyError with the candidates."""
        subjects = self._subjects()
        if key not in subjects:
            name = self._type.type_name()
            fitting = [text for text, subject in subjects.items() if key in subject.words]
            if not fitting:
                near = nearest(
                    key, [*subjects, *(one for each in subjects.values() for one in each.words)]
                )
                raise KeyError(
                    f"no {name} {key!r}; there are {', '.join(near or list(subjects)[:5])}"
                )
            if len(fitting) > 1:
                raise KeyError(f"{key!r} is one of {len(fitting)} {name}s: {', '.join(fitting)}")
            key = fitting[0]
        return Topic(self._registry, self._type, subjects[key])

    def __repr__(self) -> str:
        few = ", ".join(list(self)[:5])
        return f"<{len(self)} {self._type.type_name()} subjects: {few} ...>"
