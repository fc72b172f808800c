"""The registry: all claims, indexed by slot, source and subject, and typed views of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import attrs

from vkrel.model.claim import Claim, SlotKey
from vkrel.model.event import Event
from vkrel.model.indicator import Indicator
from vkrel.model.listing import List
from vkrel.model.partnership import Partnership
from vkrel.model.problems import LoadError, Problem
from vkrel.model.record import Record
from vkrel.model.source import Source
from vkrel.model.types import type_name
from vkrel.model.visit import Visit
from vkrel.model.vocabulary import Vocabulary, base
from vkrel.model.writer import Passage, Rows
from vkrel.registry.people import People
from vkrel.tables.column import Column
from vkrel.tables.endings import is_table
from vkrel.values.interval import meets
from vkrel.values.read import read
from vkrel.values.reading import Reading, unknown

if TYPE_CHECKING:
    from vkrel.tables.mapping import TableMapping
    from vkrel.tables.table import TableClaims

R = TypeVar("R", bound=Record)


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
        self.vocabulary = vocabulary if vocabulary is not None else _fresh()
        self.sources: dict[str, Source] = {each.id: each for each in sources}
        self.set_aside: dict[str, list[tuple[int, str]]] = {}
        self.problems: list[Problem] = []
        self.notes: list[str] = []
        self._added: list[Claim] = []
        self._columns: list[Column] = []
        self._rows: dict[str, Rows] = {}
        self._readings: dict[tuple[Any, ...], Reading] = {}
        self._numbered: set[SlotKey] = set()
        self.add_claims(claims)

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
        from vkrel.tables.native import claim_from  # noqa: PLC0415

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
        from vkrel.tables.frames import grid_of_frame  # noqa: PLC0415
        from vkrel.tables.table import claims_of  # noqa: PLC0415

        made = claims_of(grid_of_frame(frame), _mapping(mapping), vocabulary)
        return cls.of_table(made, vocabulary)

    def to_rows(self) -> list[dict[str, Any]]:
        """Every claim as a row of plain values; `from_rows` and claims tables take them back."""
        from vkrel.tables.native import rows_from  # noqa: PLC0415

        return rows_from(self.claims)

    def to_frame(self, backend: str = "") -> Any:
        """The rows of `to_rows` as a frame: "pandas", "polars" or "pyarrow", else what there is."""
        from vkrel.tables.frames import frame_of  # noqa: PLC0415
        from vkrel.tables.native import COLUMNS  # noqa: PLC0415

        rows = self.to_rows()
        return frame_of(rows, list(rows[0]) if rows else list(COLUMNS), backend)

    @classmethod
    def of_table(cls, made: TableClaims, vocabulary: Vocabulary | None = None) -> Registry:
        """A registry of what a table holds, as `files.table.claims_of` gives it."""
        registry = cls(vocabulary, made.sources.values(), made.claims)
        registry._columns = made.columns
        registry.problems, registry.notes = made.problems, made.notes
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
        rows = self._rows.setdefault(source, Rows(self.sources[source], self.vocabulary))
        if line is not None or quote is not None:
            record = attrs.evolve(
                record,
                line=record.line if line is None else line,
                quote=record.quote if quote is None else quote,
            )
        problems: list[str] = []
        claims = rows.of(
            record,
            Passage(),
            lambda field, message: problems.append(f"{field}: {message}" if field else message),
            lambda _: "",
        )
        if problems:
            raise ValueError("\n".join(problems))
        self.add_claims(claims)
        return claims

    def add_claims(self, claims: Iterable[Claim]) -> None:
        """Add rows; a source that is not known yet is added with its id alone."""
        added = list(claims)
        for source in {claim.source for claim in added} - self.sources.keys():
            self.sources[source] = Source(id=source)
        self._added = [*self._claims, *added]
        self._columns = []
        self._numbered.clear()
        for name in ("groups", "by_slot", "by_question", "by_source", "by_thing"):
            self.__dict__.pop(name, None)

    # ------------------------------------------------------------ claims

    @property
    def claims(self) -> list[Claim]:
        """All claims, each with its id, by source, line and id."""
        self._number_all()
        return sorted(self._claims, key=lambda each: (each.source, each.line or 0, each.id))

    @cached_property
    def groups(self) -> dict[SlotKey, Sequence[Claim]]:
        """Claims by the parts of their slot: the one grouping that all others start from."""
        found: dict[SlotKey, list[Claim]] = {}
        for claim in self._added:
            key = (claim.type, claim.subject, claim.field, claim.qualifiers)
            known = found.get(key)
            if known is None:
                found[key] = [claim]
            else:
                known.append(claim)
        groups: dict[SlotKey, Sequence[Claim]] = dict(found)
        for column in self._columns:
            for key, cells in column.slots().items():
                groups[key] = [*groups[key], *cells] if key in groups else cells
        return groups

    def number(self, key: SlotKey) -> list[Claim]:
        """The claims of one slot by id; ids are made when they are first asked for.

        Verbatim repeats count up in the order of their lines.
        """
        claims = self.groups[key]
        if key not in self._numbered:
            stems: defaultdict[str, list[Claim]] = defaultdict(list)
            slot = claims[0].slot
            for claim in claims:
                stems[claim.stem(slot)].append(claim)
            for stem, repeats in stems.items():
                repeats.sort(key=lambda each: (each.line or 0, each.tied, each.record))
                for count, claim in enumerate(repeats, 1):
                    claim.id = stem if count == 1 else f"{stem}#{count}"
            self._numbered.add(key)
        return sorted(claims, key=lambda each: each.id)

    @cached_property
    def by_slot(self) -> dict[str, list[Claim]]:
        """Claims by slot."""
        return self._index(lambda claim: claim.slot)

    @cached_property
    def by_question(self) -> dict[str, list[Claim]]:
        """Claims by slot without qualifiers."""
        return self._index(lambda claim: claim.question)

    @cached_property
    def by_source(self) -> dict[str, list[Claim]]:
        """Claims by source id."""
        return self._index(lambda claim: claim.source)

    @cached_property
    def by_thing(self) -> dict[str, list[Claim]]:
        """Claims by what they speak of ("visit/lee-myung-bak/VN")."""
        return self._index(lambda claim: claim.thing)

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
            if any(each in _words(claim) for each in wanted) or claim.thing == subject
        ]

    def reading(self, claim: Claim) -> Reading:
        """What the printed value of a claim means; every distinct value is read once."""
        return self.readings((claim,))[0]

    def readings(self, claims: Iterable[Claim]) -> list[Reading]:
        """What the printed values of claims mean."""
        known, sources = self._readings, self.sources
        found = []
        for claim in claims:
            source = sources[claim.source]
            key = (
                claim.value,
                claim.kind,
                claim.unit,
                claim.discrete,
                claim.order,
                claim.names,
                claim.target,
                source.written or source.published,
            )
            reading = known.get(key)
            if reading is None:
                reading = known[key] = self._named(_meaning(claim, source))
            found.append(reading)
        return found

    def _named(self, reading: Reading) -> Reading:
        """A list with its members by their ids, where the vocabulary knows one thing of the name."""
        if reading.listing is None:
            return reading
        members = set()
        for name in reading.listing.members:
            ids = self.vocabulary.known("any", name)
            members.add(next(iter(ids)) if len(ids) == 1 else name)
        listing = attrs.evolve(reading.listing, members=frozenset(members))
        return attrs.evolve(reading, listing=listing)

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
    ) -> list[Claim]:
        """The claims that fit all that is given, by source, line and id.

        source: an id. subject: as for `about`. type_: "visit", "indicator" ...
        period: a printed date or EDTF ("2009", "1992/2001"): a claim fits where its date, or a
            qualifier that is one, may lie in it.
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

    def _repr_html_(self) -> str:
        from vkrel.report.notebook import registry_html  # noqa: PLC0415

        return registry_html(self)

    # ------------------------------------------------------------ inside

    @property
    def _claims(self) -> list[Claim]:
        if not self._columns:
            return self._added
        return [claim for claims in self.groups.values() for claim in claims]

    def _index(self, key: Callable[[Claim], str]) -> dict[str, list[Claim]]:
        self._number_all()
        found: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self._claims:
            found[key(claim)].append(claim)
        return dict(found)

    def _number_all(self) -> None:
        for key in self.groups.keys() - self._numbered:
            self.number(key)

    def _spellings(self, subject: str) -> set[str]:
        wanted = {subject}
        for kind in ("any", "place", "office", "country"):
            try:
                wanted |= self.vocabulary.find(kind, subject)
            except ValueError:
                continue
        return wanted


@attrs.frozen
class Thing(Generic[R]):
    """One thing with everything that anybody says of it."""

    registry: Registry
    type: type[R]
    subject: str

    @property
    def claims(self) -> list[Claim]:
        """The claims about it, by source and line."""
        found = self.registry.by_thing[f"{type_name(self.type)}/{self.subject}"]
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

    def __str__(self) -> str:
        return f"{type_name(self.type)} {self.subject}"

    def _repr_html_(self) -> str:
        from vkrel.report.notebook import thing_html  # noqa: PLC0415

        return thing_html(self)


class View(Mapping[str, Thing[R]]):
    """The things of one type, by subject; a unique part of the subject finds it too."""

    def __init__(self, registry: Registry, record_type: type[R]) -> None:
        """A view keeps nothing: it always shows the registry as it is."""
        self._registry = registry
        self._type = record_type

    def __iter__(self) -> Iterator[str]:
        start = f"{type_name(self._type)}/"
        for thing in sorted(self._registry.by_thing):
            if thing.startswith(start):
                yield thing.removeprefix(start)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __getitem__(self, subject: str) -> Thing[R]:
        known = list(self)
        if subject not in known:
            parts = [each for each in known if subject in each.split("/")]
            if len(parts) != 1:
                few = ", ".join(parts or known[:5])
                raise KeyError(f"{subject!r} is not one {type_name(self._type)}: {few}")
            subject = parts[0]
        return Thing(self._registry, self._type, subject)

    def _repr_html_(self) -> str:
        from vkrel.report.notebook import view_html  # noqa: PLC0415

        return view_html(self)

    def __repr__(self) -> str:
        return f"<{len(self)} {type_name(self._type)} subjects: {', '.join(list(self)[:5])} ...>"


def load(
    path: str | Path | None = None, *, mapping: str | Path | TableMapping | None = None
) -> Registry:
    """The registry of claims files or of a claims table.

    path: a folder, a TOML file, a table (.csv, .tsv, .jsonl, .parquet), or None for the five
        documents that come with vkrel.
    mapping: for a table, the file that says what its columns are (see docs/tables.md); by default
        NAME.mapping.toml beside it, where there is one.
    Raises LoadError with everything that is wrong in all files. Of a table, whatever can safely
    be left out is named in `registry.problems` instead.
    """
    from vkrel.files.claims import files_of, load_files  # noqa: PLC0415
    from vkrel.files.seeds import seeds_folder  # noqa: PLC0415

    if path is not None and is_table(Path(path)):
        return _load_table(Path(path), mapping)
    if mapping is not None:
        message = "a mapping is for tables (.csv, .tsv, .jsonl, .parquet): leave it out"
        raise LoadError([Problem(str(path or ""), 0, "", message)])
    loaded = load_files(files_of(Path(path) if path is not None else seeds_folder()))
    registry = Registry(loaded.vocabulary, loaded.sources.values(), loaded.claims)
    registry.set_aside = loaded.set_aside
    return registry


def _load_table(path: Path, mapping: str | Path | TableMapping | None) -> Registry:
    from vkrel.files.claims import files_of, load_files  # noqa: PLC0415
    from vkrel.tables.tablefile import read_table  # noqa: PLC0415

    beside = path.with_suffix(".mapping.toml")
    if mapping is None and beside.exists():
        mapping = beside
    nearest = [each for each in files_of(path) if each != path] if path.exists() else []
    vocabulary = load_files(nearest).vocabulary if nearest else None
    return Registry.of_table(read_table(path, _mapping(mapping), vocabulary), vocabulary)


def _mapping(given: str | Path | TableMapping | None) -> TableMapping | None:
    from vkrel.tables.mapping import read_mapping  # noqa: PLC0415

    return read_mapping(Path(given)) if isinstance(given, str | Path) else given


def _meaning(claim: Claim, source: Source) -> Reading:
    if claim.kind == "target":
        return _of_target(claim)
    if claim.names:
        return Reading(text=claim.value, kind="name", names=claim.names)
    if claim.kind in {"text", "parts"}:
        return unknown(claim.value, "a text: nothing to compare")
    return read(
        claim.value,
        claim.kind,
        written=source.dated,
        unit=claim.unit,
        discrete=claim.discrete,
        order=claim.order,
    )


def _of_target(claim: Claim) -> Reading:
    """Things that a relation points to are compared by name, those of one type only."""
    type_, _, subject = claim.target.partition("/")
    if not claim.target:
        return unknown(claim.value, "a relation: see the rules")
    if "@" in subject:
        return unknown(claim.value, "an office, not a name: it may be anybody who held it")
    return Reading(text=claim.value, kind="name", unit=type_, names=frozenset({claim.target}))


def _fresh() -> Vocabulary:
    vocabulary = Vocabulary()
    vocabulary.merge(base())
    return vocabulary


def _words(claim: Claim) -> set[str]:
    words = set(claim.subject.replace("+", "/").replace(":", "/").replace("@", "/").split("/"))
    words.update(claim.subject.split("/"))
    words.update(each for part in claim.subject.split("/") for each in part.split(":"))
    return words | {claim.type} | set(claim.names)
