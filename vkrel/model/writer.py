"""From records to claims: one row for each value and for each printed relation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import attrs

from vkrel.model.claim import Claim
from vkrel.model.fields import Field, Printed, Target, fields_of, given_in
from vkrel.model.ids import person
from vkrel.model.passage import Passage
from vkrel.model.placed import Placed
from vkrel.model.places import Position
from vkrel.model.record import TYPES, Record, subject_of
from vkrel.model.slot import Qualifiers, Slot
from vkrel.model.source import Source
from vkrel.model.subject import Subject
from vkrel.model.vocabulary import Form, Measure, Vocabulary
from vkrel.values.dates.text import as_edtf
from vkrel.values.read import read
from vkrel.values.verdict import Kind

Report = Callable[[str, str], None]
Where = Callable[[str], Position | None]

USUAL = {"modality": "actual", "status": "final"}  # what is meant where nothing is printed
REACHED = frozenset({"declared", "signed", "adopted"})
WHOLE = frozenset({"measure", "of", "in", "from", "to", "between"})


class Writer:
    """Turns the records of one source into claims.

    Problems go to `report(field, message)`, all of them; a value with a problem becomes no
    claim, the others do. `place(field)` tells where a field is written.
    """

    def __init__(self, source: Source, vocabulary: Vocabulary) -> None:
        self.source = source
        self.vocabulary = vocabulary
        self._record = 0

    def of(self, record: Record, passage: Passage, report: Report, place: Where) -> list[Claim]:
        """The claims of a record."""
        self._record += 1
        return list(_Record(self, record, passage, report, place, self._record).claims())

    def over(
        self, passage: Passage, records: Sequence[Sequence[Claim]], report: Report, place: Where
    ) -> list[Claim]:
        """The relations of a passage: one claim each over all its records."""
        about = [claim for claims in records for claim in claims]
        tied = tuple(dict.fromkeys(claim.subject for claim in about))
        written = []
        for name, target in given_in(passage).items() if tied else ():
            try:
                text, thing = describe_target(self.vocabulary, target)
            except ValueError as error:
                report(name, str(error))
                continue
            written.append(
                Claim(
                    **self.standing(passage, target),
                    slot=Slot(about[0].subject, name),
                    value=text,
                    kind=Kind.TARGET,
                    many=True,
                    target=thing,
                    tied=tied,
                    record=about[0].record,
                    place=place(""),
                )
            )
        return written

    def standing(self, passage: Passage, *within: Placed) -> dict[str, Any]:
        """Who says it where; what a value leaves out its record says, then the passage."""
        found = {
            "source": self.source.id,
            "line": passage.line,
            "quote": "",
            "speaker": passage.speaker or "",
            "see": passage.see,
            "also": passage.also,
        }
        for each in within:
            found |= each.placed()
        return found


def describe_target(vocabulary: Vocabulary, target: Target) -> tuple[str, Subject | None]:
    """What a relation points to: how it is written, and the thing where it names one."""
    if target.to in TYPES:
        thing = subject_of(vocabulary, target.to, target.what)
        return str(thing), thing
    if not isinstance(target.what, str):
        raise ValueError(f"a {target.to} is a text, as printed")  # noqa: TRY004
    return target.what, describe_target(vocabulary, target.of)[1] if target.of else None


class _Asked(NamedTuple):
    """The qualifiers that separate the slots of a field, and which of them are implied."""

    qualifiers: Qualifiers = ()
    implied: tuple[str, ...] = ()


class _Record:
    """One record on its way into claims."""

    def __init__(
        self,
        writer: Writer,
        record: Record,
        passage: Passage,
        report: Report,
        place: Where,
        number: int,
    ) -> None:
        self.writer = writer
        self.vocabulary = writer.vocabulary
        self.written = writer.source.dated
        self.record = record
        self.passage = passage
        self.report = report
        self.place = place
        self.number = number
        self.type = record.type_name()
        kind: type[attrs.AttrsInstance] = type(record)
        self.fields = fields_of(kind)
        self.given = given_in(record)
        self.measure: Measure | None = None

    def claims(self) -> Iterator[Claim]:
        try:
            subject = subject_of(self.vocabulary, self.type, self._keys())
        except ValueError as error:
            self.report(self._guilty_key(str(error)), str(error))
            return
        if subject["measure"]:
            self.measure = self.vocabulary.get(Measure, subject.one("measure"))
        wrote = False
        for name, field in self.fields.items():
            if name not in self.given or field.role not in {"value", "relation"}:
                continue
            wrote = True
            try:
                yield from self._of_field(subject, name, field, self.given[name])
            except ValueError as error:
                self.report(name, str(error))
        if not wrote:  # it says that the thing exists or took place
            field = Field("value", Kind.TEXT, many=True)
            yield self._row(subject, "stated", field, "stated", Printed(value="stated"), _Asked())

    def _keys(self) -> dict[str, Any]:
        keys = {
            name: self.given[name]
            for name, field in self.fields.items()
            if field.role == "key" and name in self.given
        }
        for name in ("with", "form"):
            if isinstance(self.given.get(name), Printed):
                keys[name] = self.given[name].value
        return keys

    def _guilty_key(self, error: str) -> str:
        """The key whose printed text the message repeats, or the record as a whole."""
        for name, value in self._keys().items():
            if any(repr(text) in error for text in _texts(value)):
                return name
        return ""

    def _of_field(self, subject: Subject, name: str, field: Field, given: Any) -> Iterator[Claim]:
        if field.role == "relation":
            text, thing = describe_target(self.vocabulary, given)
            more = {"target": thing, "tied": (subject,)}
            yield self._row(subject, name, field, text, given, _Asked(), **more)
        elif field.kind is Kind.PARTS:
            yield from self._parts(subject, name, field, given)
        elif field.kind is Kind.SHARE:
            yield self._share(subject, name, field, given)
        elif isinstance(given.value, list | tuple) and field.kind is not Kind.SET:
            for value in given.value:
                yield self._value(subject, name, field, attrs.evolve(given, value=value))
        else:
            yield self._value(subject, name, field, given)

    def _value(self, subject: Subject, name: str, field: Field, printed: Printed) -> Claim:
        names = frozenset[str]()
        if field.section:
            names, text = self._names(field.section, printed.value)
        else:
            text = _text(printed.value)
        if name == "members" and getattr(self.record, "closed", False):
            text = f"the members are {text}"
        return self._row(subject, name, field, text, printed, self._asked(name), names=names)

    def _names(self, section: str, given: Any) -> tuple[frozenset[str], str]:
        """The ids that a printed name may stand for, and the name."""
        if isinstance(given, Mapping):
            identity = person(self.vocabulary, given)
            return frozenset({identity}), identity
        text = _text(given)
        if section == "form":
            form = self.vocabulary.get(Form, self.vocabulary.one("form", text))
            return frozenset({form.id, *form.admits} if form else ()), text
        if section == "person" and " " not in text:
            section = "actor"
        ids = self.vocabulary.find(section, text)
        if section == "place":
            ids = frozenset(inner for identity in ids for inner in self.vocabulary.within(identity))
        return ids, text

    def _share(self, subject: Subject, name: str, field: Field, printed: Printed) -> Claim:
        given = printed.value
        if not isinstance(given, Mapping) or "value" not in given:
            raise ValueError(
                'a share names its whole: { value = "9 per cent", whole = { measure = ... } }'
            )
        asked, target, whole = self._asked(name), None, given.get("whole")
        if whole is not None:
            if not isinstance(whole, Mapping):
                raise ValueError("the whole of a share is described by a table with `measure`")
            keys = {key: value for key, value in whole.items() if key in WHOLE}
            target = subject_of(self.vocabulary, "indicator", keys)
            whole_said = (*asked.qualifiers, ("whole", target.text))
            asked = asked._replace(qualifiers=tuple(sorted(whole_said)))
        return self._row(subject, name, field, _text(given["value"]), printed, asked, target=target)

    def _parts(
        self, subject: Subject, name: str, field: Field, printed: Printed
    ) -> Iterator[Claim]:
        if not isinstance(printed.value, list | tuple) or not printed.value:
            raise ValueError("parts are a list of tables, each with its own `value`")
        parts: list[Claim] = []
        for number, given in enumerate(printed.value, 1):
            if not isinstance(given, Mapping) or "value" not in given:
                raise ValueError(f"part {number} has no `value`")
            keys = self._keys()
            keys.update({k: v for k, v in given.items() if k in keys or k in {"of", "in"}})
            own = {k: v for k, v in given.items() if k in {"period", "as_of", "population"}}
            where = attrs.evolve(
                printed,
                line=given.get("line", printed.line),
                quote=given.get("quote", printed.quote),
            )
            part = subject_of(self.vocabulary, self.type, keys)
            asked, text = self._asked("value", own), _text(given["value"])
            parts.append(self._row(part, "value", self.fields["value"], text, where, asked))
        yield from parts
        text = " + ".join(str(part.slot) for part in parts)
        if getattr(self.record, "partial", False):
            text = f"including {text}"
        tied = tuple(part.slot for part in parts)
        field = attrs.evolve(field, many=True)
        yield self._row(subject, name, field, text, printed, self._asked("value"), tied=tied)

    def _row(
        self,
        subject: Subject,
        name: str,
        field: Field,
        text: str,
        where: Placed,
        asked: _Asked,
        **more: Any,
    ) -> Claim:
        """A claim of the record."""
        if self.measure is not None and name == "value":
            more |= {
                name: getattr(self.measure, name) for name in ("unit", "discrete", "tolerance")
            }
        return Claim(
            **self.writer.standing(self.passage, self.record, where),
            slot=Slot(subject, name, asked.qualifiers),
            value=text,
            kind=field.kind,
            many=field.many,
            record=self.number,
            place=self.place(name),
            implied=asked.implied,
            **more,
        )

    def _asked(self, name: str, own: Mapping[str, Any] | None = None) -> _Asked:
        """The printed qualifiers that separate the slots of this field, and the implied ones."""
        printed = {
            key: _text(self.given[key])
            for key, field in self.fields.items()
            if field.role == "qualifier" and key in self.given
        }
        printed.update({key: _text(value) for key, value in (own or {}).items()})
        if self.passage.as_of and "as_of" in self.fields and "period" not in printed:
            printed.setdefault("as_of", self.passage.as_of)
        if self.type == "partnership":
            return _Asked(self._stages(name))
        for key in {"as_of", "period", "since"} & printed.keys():
            printed[key] = self._date(printed[key])
        for key in {"stage", "modality", "stat", "status"} & printed.keys():
            printed[key] = self.vocabulary.one(key, printed[key])
        printed = {key: text for key, text in printed.items() if USUAL.get(key) != text}
        if self.measure is not None:
            return self._of_measure(self.measure, name, printed)
        return _Asked(tuple(sorted(printed.items())))

    def _stages(self, name: str) -> Qualifiers:
        stage = self.given.get("stage")
        if stage is None or name == "stage":
            return ()
        known = self.vocabulary.one("stage", _text(stage.value))
        return () if known in REACHED else (("stage", known),)

    def _of_measure(self, measure: Measure, name: str, printed: dict[str, str]) -> _Asked:
        if printed.get("stat") == measure.stat:
            del printed["stat"]
        separates = {*measure.separators, "modality", "status", "stat"}
        separates |= {"rank": {"among"}, "multiple": {"since"}}.get(name, set())
        extra = sorted(set(printed) - separates - {"among", "since"})
        if extra:
            raise ValueError(
                f"the measure {measure.id!r} is not separated by {', '.join(extra)}: "
                f"add it to its `separators` in the vocabulary, or leave it out"
            )
        qualifiers = {key: text for key, text in printed.items() if key in separates}
        implied: tuple[str, ...] = ()
        dated = not {"as_of", "period"}.isdisjoint(printed)
        if "as_of" in measure.separators and not dated and self.written:
            qualifiers["as_of"] = self._date(self.written)
            implied = ("as_of",)
        return _Asked(tuple(sorted(qualifiers.items())), implied)

    def _date(self, printed: str) -> str:
        """One spelling for one date, so that "currently" and "August 2025" are told apart."""
        reading = read(printed, Kind.DATE, written=self.written)
        if reading.known and not reading.unsure and len(reading.levels) < 3:
            return as_edtf(reading.strict)
        return printed


def _text(given: Any) -> str:
    """A value as text; raises ValueError where it is none."""
    if isinstance(given, str):
        if not given.strip():
            raise ValueError("the value is empty: leave the field out")
        return given.strip()
    if isinstance(given, bool):
        return "yes" if given else "no"
    if isinstance(given, int | float):
        return str(given)
    if isinstance(given, list | tuple):
        return ", ".join(map(str, given))
    raise ValueError(f"{type(given).__name__} is no printed value: put it in quotes, as printed")


def _texts(given: Any) -> Iterator[str]:
    """Every text in a key as it is written."""
    if isinstance(given, str):
        yield given
    elif isinstance(given, Mapping | list | tuple):
        for inner in given.values() if isinstance(given, Mapping) else given:
            yield from _texts(inner)
