"""The registry: all claims, indexed by slot, source and subject, and typed views of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from vkrel.files.verify import verify
from vkrel.model.claim import Claim
from vkrel.model.passage import Passage
from vkrel.model.problems import Problem
from vkrel.model.record import Record
from vkrel.model.slot import Slot
from vkrel.model.source import Source
from vkrel.model.types import Event, Indicator, List, Partnership, Visit
from vkrel.model.vocabulary import Vocabulary
from vkrel.model.writer import Writer
from vkrel.registry.people import People
from vkrel.registry.readings import Readings
from vkrel.registry.views import View
from vkrel.values.interval import meets
from vkrel.values.read import read
from vkrel.values.reading import Reading, is_unread

if TYPE_CHECKING:  # what reads and writes tables is loaded with the first of them
    from vkrel.tables.claims import TableClaims
    from vkrel.tables.mapping import TableMapping
    from vkrel.tables.table import Table


class Registry:
    """Claims with their sources and the vocabulary that they are written in.

    Claims come from files (`vkrel.load`), from records in Python (`add`) or as rows
    (`add_claims`); all end in the same rows.
    """

    def __init__(
        self,
        vocabulary: Vocabulary | None = None,
        sources: Iterable[Source] = (),
        claims: Iterable[Claim] = (),
    ) -> None:
        """An empty registry, or one of given claims."""
        self.vocabulary = vocabulary if vocabulary is not None else Vocabulary()
        self.sources: dict[str, Source] = {each.id: each for each in sources}
        self.set_aside: dict[str, list[tuple[int, str]]] = {}
        self.problems: list[Problem] = []
        self.notes: list[str] = []
        self._added: list[Claim] = []
        self.tables: list[Table] = []
        self._writers: dict[str, Writer] = {}
        self._readings = Readings(self.sources, self.vocabulary)
        self._counted: dict[Slot, list[Claim]] = {}
        self.add_claims(claims)

    def __repr__(self) -> str:
        claims = len(self._added) + sum(map(len, self.tables))
        return f"<Registry: {claims:,} claims of {len(self.sources):,} sources>"

    # ------------------------------------------------------------ rows in and out

    @classmethod
    def from_rows(
        cls,
        rows: Iterable[Mapping[str, Any]],
        *,
        sources: Iterable[Source] = (),
        vocabulary: Vocabulary | None = None,
    ) -> Registry:
        """A registry of rows as `to_rows` gives them; raises ValueError where one is wrong."""
        from vkrel.tables.rows import claim_from  # noqa: PLC0415

        return cls(vocabulary, sources, [claim_from(row) for row in rows])

    @classmethod
    def from_frame(
        cls,
        frame: Any,
        *,
        mapping: str | Path | TableMapping | None = None,
        vocabulary: Vocabulary | None = None,
    ) -> Registry:
        """A registry of a claims table in a frame (pandas, Polars, PyArrow); see `load`."""
        from vkrel.tables.claims import claims_of  # noqa: PLC0415
        from vkrel.tables.frames import grid_of_frame  # noqa: PLC0415
        from vkrel.tables.mapping import TableMapping, as_mapping  # noqa: PLC0415

        how = as_mapping(mapping) or TableMapping()
        made = claims_of([(grid_of_frame(frame), how)], vocabulary)
        return cls.of_table(made, vocabulary)

    def to_rows(self) -> list[dict[str, Any]]:
        """Every claim as a row of plain values; `from_rows` and claims tables take them back."""
        from vkrel.tables.rows import rows_from  # noqa: PLC0415

        return rows_from(self.claims)

    def to_frame(self, backend: str = "") -> Any:
        """The rows of `to_rows` as a frame: "pandas", "polars" or "pyarrow", else what there is."""
        from vkrel.tables.frames import frame_of  # noqa: PLC0415
        from vkrel.tables.rows import COLUMNS  # noqa: PLC0415

        rows = self.to_rows()
        return frame_of(rows, list(rows[0]) if rows else list(COLUMNS), backend)

    @classmethod
    def of_table(cls, made: TableClaims, vocabulary: Vocabulary | None = None) -> Registry:
        """A registry of what a table holds, as `claims_of` gives it."""
        registry = cls(vocabulary, made.sources.values(), made.claims)
        registry.tables = [made.table] if made.table else []
        registry.problems, registry.notes = made.log.problems, made.log.notes
        return registry

    # ------------------------------------------------------------ filling

    def add(
        self,
        record: Record,
        *,
        source: str | Source,
        line: int | None = None,
        quote: str | None = None,
    ) -> list[Claim]:
        """Add what a record says; gives back its claims.

        Raises ValueError with everything that is wrong with the record.
        """
        if isinstance(source, Source):
            self.sources.setdefault(source.id, source)
            source = source.id
        self.sources.setdefault(source, Source(id=source))
        writer = self._writers.setdefault(source, Writer(self.sources[source], self.vocabulary))
        if line is not None or quote is not None:
            record = attrs.evolve(
                record,
                line=record.line if line is None else line,
                quote=record.quote if quote is None else quote,
            )
        problems: list[str] = []
        claims = writer.of(
            record,
            Passage(),
            lambda field, message: problems.append(f"{field}: {message}" if field else message),
            lambda _: None,
        )
        if problems:
            raise ValueError("\n".join(problems))
        self.add_claims(claims)
        return [self.counted(claim) for claim in claims]

    def add_claims(self, claims: Iterable[Claim]) -> None:
        """Add rows; a source that is not known yet is added with its id alone."""
        added = list(claims)
        for source in {claim.source for claim in added} - self.sources.keys():
            self.sources[source] = Source(id=source)
        if added and self.tables:
            self._added = [claim for slot in self.groups for claim in self.groups[slot]]
            self.tables = []
        self._added.extend(added)
        self._counted.clear()
        for name in ("groups", "_ordered", "by_slot", "by_question", "by_source", "by_thing"):
            self.__dict__.pop(name, None)

    # ------------------------------------------------------------ claims

    @property
    def claims(self) -> list[Claim]:
        """All claims by source, line and id."""
        return list(self._ordered)

    @cached_property
    def _ordered(self) -> tuple[Claim, ...]:
        counted = (claim for slot in self.groups for claim in self.number(slot))
        return tuple(sorted(counted, key=lambda claim: (claim.source, claim.line or 0, claim.id)))

    @cached_property
    def groups(self) -> dict[Slot, list[Claim]]:
        """Claims by slot, as they were added: the one grouping that all others start from."""
        groups: defaultdict[Slot, list[Claim]] = defaultdict(list)
        for claim in chain(self._added, *(table.claims() for table in self.tables)):
            groups[claim.slot].append(claim)
        return dict(groups)

    def survivors(self) -> Registry:
        """A registry of all claims that may be in conflict; those of tables are told in SQL.

        Where claims stand beside tables, it is this registry itself.
        """
        if not self.tables or self._added:
            return self
        claims = chain.from_iterable(table.survivors() for table in self.tables)
        return Registry(self.vocabulary, self.sources.values(), claims)

    def number(self, slot: Slot) -> list[Claim]:
        """The claims of one slot by id, with verbatim repeats counted in the order of lines."""
        claims = self._counted.get(slot)
        if claims is None:
            stems: defaultdict[str, list[Claim]] = defaultdict(list)
            for claim in self.groups[slot]:
                stems[claim.stem].append(claim)
            claims = [
                claim if claim.repeat == repeat else attrs.evolve(claim, repeat=repeat)
                for repeats in stems.values()
                for repeat, claim in enumerate(sorted(repeats, key=_in_lines), 1)
            ]
            claims.sort(key=lambda claim: claim.id)
            self._counted[slot] = claims
        return claims

    def counted(self, claim: Claim) -> Claim:
        """A claim as the registry holds it: which of several verbatim repeats it is."""
        alike = [one for one in self.number(claim.slot) if one.stem == claim.stem]
        same = [one for one in alike if attrs.evolve(one, repeat=claim.repeat) == claim]
        return same[-1]

    @cached_property
    def by_slot(self) -> dict[str, list[Claim]]:
        """Claims by slot."""
        return self._index(lambda claim: str(claim.slot))

    @cached_property
    def by_question(self) -> dict[str, list[Claim]]:
        """Claims by slot without qualifiers."""
        return self._index(lambda claim: str(claim.slot.question))

    @cached_property
    def by_source(self) -> dict[str, list[Claim]]:
        """Claims by source id."""
        return self._index(lambda claim: claim.source)

    @cached_property
    def by_thing(self) -> dict[str, list[Claim]]:
        """Claims by what they speak of ("visit/lee-myung-bak/VN")."""
        return self._index(lambda claim: str(claim.subject))

    def slot(self, slot: str) -> list[Claim]:
        """The claims that answer a question; empty where nobody does."""
        return self.by_slot.get(slot) or self.by_question.get(slot, [])

    def source(self, source: str) -> list[Claim]:
        """What one source says; raises KeyError with the known ones."""
        if source not in self.sources:
            raise KeyError(f"no source {source!r}; there are {', '.join(sorted(self.sources))}")
        return self.by_source.get(source, [])

    def about(self, subject: str) -> list[Claim]:
        """All claims whose subject names the text: an id, a spelling or a part of a slot."""
        wanted = self._spellings(subject)
        return [
            claim
            for claim in self.claims
            if not wanted.isdisjoint(claim.subject.words | claim.names)
            or str(claim.subject) == subject
        ]

    def reading(self, claim: Claim) -> Reading:
        """What the printed value of a claim means; every distinct value is read once."""
        return self._readings.of(claim)

    def readings(self, claims: Iterable[Claim]) -> list[Reading]:
        """What the printed values of claims mean."""
        return list(map(self._readings.of, claims))

    def verify(self, documents: str | Path) -> tuple[int, list[Problem]]:
        """How many quotes were looked up in the documents of a folder, and what is wrong."""
        return verify(self.sources.values(), self.claims, Path(documents))

    def date(self, source: str) -> Reading:
        """When a source was written."""
        return read(self.sources[source].dated, "date")

    def qualifier(self, claim: Claim, name: str) -> Reading | None:
        """What a qualifier of a claim means, or None where it is not printed."""
        for each, text in claim.qualifiers:
            if each == name:
                kind = "date" if name in {"as_of", "period", "since"} else "name"
                return read(text, kind, written=self.sources[claim.source].dated)
        return None

    def select(
        self,
        *,
        source: str | None = None,
        subject: str | None = None,
        type_: str | None = None,
        period: str | None = None,
        unread: bool = False,
    ) -> list[Claim]:
        """The claims that fit all that is given, by source, line and id.

        source: an id. subject: as for `about`. type_: "visit", "indicator" ...
        period: a printed date or EDTF ("2009", "1992/2001"): a claim fits where its date, or a
            qualifier that is one, may lie in it.
        unread: only claims with values that nobody understood; their readings say why.
        Raises KeyError for an unknown source, ValueError for a period that cannot be read.
        """
        found = self.about(subject) if subject is not None else self.claims
        if source is not None:
            self.source(source)
            found = [each for each in found if each.source == source]
        if type_ is not None:
            found = [each for each in found if each.type == type_]
        if period is not None:
            within = read(period, "date")
            if not within.known:
                raise ValueError(f"the period {period!r} cannot be read: {within.reason}")
            found = [each for each in found if self._falls(each, within)]
        if unread:
            found = [each for each in found if is_unread(each.kind, self.reading(each))]
        return found

    def _falls(self, claim: Claim, within: Reading) -> bool:
        dates = [self.reading(claim)] if claim.kind == "date" else []
        dates += [
            reading
            for name in ("as_of", "period")
            if (reading := self.qualifier(claim, name)) is not None
        ]
        return any(each.known and meets(each.strict, within.strict) for each in dates)

    # ------------------------------------------------------------ typed views

    @property
    def people(self) -> People:
        """The people of the vocabulary, by id or any spelling."""
        return People(self)

    @property
    def partnerships(self) -> View[Partnership]:
        """The levels of the ladder that anybody speaks of."""
        return View(self, Partnership)

    @property
    def visits(self) -> View[Visit]:
        """Visits, meetings and calls, by visitor and host country."""
        return View(self, Visit)

    @property
    def events(self) -> View[Event]:
        """Embassies, agreements, statements, forums, policies."""
        return View(self, Event)

    @property
    def indicators(self) -> View[Indicator]:
        """Figures, shares, ranks and trends."""
        return View(self, Indicator)

    @property
    def lists(self) -> View[List]:
        """Lists with their members and counts."""
        return View(self, List)

    # ------------------------------------------------------------ inside

    def _index(self, key: Callable[[Claim], str]) -> dict[str, list[Claim]]:
        found: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self._ordered:
            found[key(claim)].append(claim)
        return dict(found)

    def _spellings(self, subject: str) -> set[str]:
        kinds = ("any", "place", "office", "country")
        return {subject}.union(*(self.vocabulary.known(kind, subject) for kind in kinds))


def _in_lines(claim: Claim) -> tuple[object, ...]:
    return claim.line or 0, tuple(map(str, claim.tied)), claim.record
