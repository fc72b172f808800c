"""From records to claims: one row for each value and for each printed relation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from vkrel.model.claim import Claim
from vkrel.model.fields import Field, Printed, Target, fields_of
from vkrel.model.ids import person
from vkrel.model.passage import Passage
from vkrel.model.places import Place
from vkrel.model.record import TYPES, Record, subject_of
from vkrel.model.slot import Qualifiers, Slot
from vkrel.model.source import Source
from vkrel.model.subject import Subject
from vkrel.model.vocabulary import Form, Measure, Vocabulary
from vkrel.values.dates.text import as_edtf
from vkrel.values.read import read

Report = Callable[[str, str], None]
Where = Callable[[str], Place | None]

NAMED = frozenset(
    {"person", "country", "place", "office", "form", "actor", "thing", "level", "kind"}
)
DEFAULTS = {"modality": "actual", "status": "final"}
IMPOSSIBLE = "does not exist"  # what the reader says of 30 February
REACHED = frozenset({"declared", "signed", "adopted"})


class Rows:
    """Turns the records of one source into claims.

    Problems go to `report(field, message)`, all of them; a value with a problem becomes no
    claim, the others do.
    """

    def __init__(self, source: Source, vocabulary: Vocabulary) -> None:
        self.source = source
        self.vocabulary = vocabulary
        self._record = 0

    def of(self, record: Record, passage: Passage, report: Report, place: Where) -> list[Claim]:
        """The claims of a record; `place(field)` tells where the field is written."""
        self._record += 1
        return list(_Writer(self, record, passage, report, place, self._record).claims())

    def over(
        self, passage: Passage, records: Sequence[Sequence[Claim]], report: Report, place: Where
    ) -> list[Claim]:
        """The relations of a passage: one claim each over all its records."""
        tied = tuple(dict.fromkeys(claim.subject for claims in records for claim in claims))
        if not tied:
            return []
        first = next(claim for claims in records for claim in claims)
        written = []
        for name, target in passage.relations.items():
            try:
                text, thing = describe_target(self.vocabulary, target)
            except ValueError as error:
                report(name, str(error))
                continue
            written.append(
                Claim(
                    source=self.source.id,
                    line=target.line or passage.line,
                    quote=target.quote or "",
                    slot=Slot(first.subject, name),
                    value=text,
                    kind="target",
                    many=True,
                    target=thing,
                    tied=tied,
                    speaker=passage.speaker or "",
                    see=target.see or passage.see,
                    also=target.also or passage.also,
                    record=first.record,
                    place=place(""),
                )
            )
        return written


def describe_target(vocabulary: Vocabulary, target: Target) -> tuple[str, Subject | None]:
    """What a relation points to: how it is written, and the thing where it names one."""
    if target.to in TYPES:
        thing = subject_of(vocabulary, target.to, target.what)
        return str(thing), thing
    if not isinstance(target.what, str):
        raise ValueError(f"a {target.to} is a text, as printed")  # noqa: TRY004
    return target.what, describe_target(vocabulary, target.of)[1] if target.of else None


class _Writer:
    def __init__(
        self,
        rows: Rows,
        record: Record,
        passage: Passage,
        report: Report,
        place: Where,
        number: int,
    ) -> None:
        self.source = rows.source
        self.vocabulary = rows.vocabulary
        self.record = record
        self.passage = passage
        self.report = report
        self.place = place
        self.number = number
        self.type = record.type_name()
        self.fields = fields_of(type(record))
        self.given = {
            name.rstrip("_"): getattr(record, name)
            for name in self.fields
            if getattr(record, name) is not None
        }

    def claims(self) -> Iterator[Claim]:
        try:
            subject = subject_of(self.vocabulary, self.type, self._keys())
        except ValueError as error:
            self.report(self._guilty_key(str(error)), str(error))
            return
        wrote = False
        for attribute, field in self.fields.items():
            name = attribute.rstrip("_")
            if name not in self.given or field.role not in {"value", "relation"}:
                continue
            wrote = True
            try:
                if field.role == "relation":
                    yield self._relation(subject, name, field)
                else:
                    yield from self._values(subject, name, field)
            except ValueError as error:
                self.report(name, str(error))
        if not wrote:
            yield self._stated(subject)

    def _keys(self) -> dict[str, Any]:
        keys = {
            name.rstrip("_"): self.given[name.rstrip("_")]
            for name, field in self.fields.items()
            if field.role == "key" and name.rstrip("_") in self.given
        }
        for name in ("with", "form"):
            if isinstance(self.given.get(name), Printed):
                keys[name] = self.given[name].value
        return keys

    def _guilty_key(self, error: str) -> str:
        """The key whose printed text the message repeats, or the record as a whole."""
        for name, each in self._keys().items():
            if any(repr(text) in error for text in _texts(each)):
                return name
        return ""

    def _values(self, subject: Subject, name: str, field: Field) -> Iterator[Claim]:
        printed: Printed = self.given[name]
        if field.kind == "parts":
            yield from self._parts(subject, name, printed)
        elif field.kind == "share":
            yield self._share(subject, name, printed)
        elif isinstance(printed.value, list | tuple) and field.kind != "set":
            for each in printed.value:
                yield self._claim(subject, name, field, attrs.evolve(printed, value=each))
        else:
            yield self._claim(subject, name, field, printed)

    def _claim(self, subject: Subject, name: str, field: Field, printed: Printed) -> Claim:
        kind, names = field.kind, frozenset[str]()
        if kind in NAMED or kind == "stage":
            names, text = self._names(kind, printed.value)
            kind = "name"
        else:
            text = self._text(printed.value)
        if kind == "date":
            self._refuse_impossible(text)
        if name == "members" and getattr(self.record, "closed", False):
            text = f"the members are {text}"
        more = self._counted() if name == "value" else {}
        return self._row(
            subject, name, text, printed, kind=kind, names=names, many=field.many,
            said=self._qualifiers(name), **more,
        )  # fmt: skip

    def _counted(self) -> dict[str, Any]:
        """What a bare number of the measure counts."""
        measure = self._measure()
        return {"unit": measure.unit, "discrete": measure.discrete} if measure else {}

    def _names(self, kind: str, given: Any) -> tuple[frozenset[str], str]:
        if isinstance(given, Mapping):
            identity = person(self.vocabulary, given)
            return frozenset({identity}), identity
        text = self._text(given)
        if kind == "form":
            form = self.vocabulary.get(Form, self.vocabulary.one("form", text))
            assert form is not None  # noqa: S101  one() returned its id
            return frozenset({form.id, *form.admits}), text
        if kind == "person":
            return self.vocabulary.find("actor" if " " not in text else "person", text), text
        found = self.vocabulary.find(kind, text)
        if kind == "place":
            found = frozenset(each for one in found for each in self.vocabulary.within(one))
        return found, text

    def _relation(self, subject: Subject, name: str, field: Field) -> Claim:
        target: Target = self.given[name]
        text, thing = describe_target(self.vocabulary, target)
        return self._row(
            subject, name, text, target, kind="target", many=field.many, target=thing,
            tied=(subject,),
        )  # fmt: skip

    def _share(self, subject: Subject, name: str, printed: Printed) -> Claim:
        given = printed.value
        if not isinstance(given, Mapping) or "value" not in given:
            raise ValueError(
                'a share names its whole: { value = "9 per cent", whole = { measure = ... } }'
            )
        whole = given.get("whole")
        text = self._text(given["value"])
        qualifiers, implied = self._qualifiers(name)
        target = None
        if whole is not None:
            if not isinstance(whole, Mapping):
                raise ValueError("the whole of a share is described by a table with `measure`")
            target = subject_of(self.vocabulary, "indicator", self._whole(whole))
            qualifiers = tuple(sorted((*qualifiers, ("whole", target.text))))
        return self._row(
            subject, name, text, printed, kind="share", target=target, said=(qualifiers, implied)
        )

    @staticmethod
    def _whole(whole: Mapping[str, Any]) -> dict[str, Any]:
        return {
            name: each
            for name, each in whole.items()
            if name in {"measure", "of", "in", "from", "to", "between"}
        }

    def _parts(self, subject: Subject, name: str, printed: Printed) -> Iterator[Claim]:
        if not isinstance(printed.value, list | tuple) or not printed.value:
            raise ValueError("parts are a list of tables, each with its own `value`")
        parts: list[Claim] = []
        for number, each in enumerate(printed.value, 1):
            if not isinstance(each, Mapping) or "value" not in each:
                raise ValueError(f"part {number} has no `value`")
            keys = self._keys()
            keys.update({k: v for k, v in each.items() if k in keys or k in {"of", "in"}})
            own = {k: v for k, v in each.items() if k in {"period", "as_of", "population"}}
            where = attrs.evolve(
                printed, line=each.get("line", printed.line), quote=each.get("quote", printed.quote)
            )
            part = self._row(
                subject_of(self.vocabulary, self.type, keys), "value", self._text(each["value"]),
                where, kind="quantity", said=self._qualifiers("value", own), **self._counted(),
            )  # fmt: skip
            parts.append(part)
            yield part
        text = " + ".join(str(part.slot) for part in parts)
        if getattr(self.record, "partial", False):
            text = f"including {text}"
        yield self._row(
            subject, name, text, printed, kind="parts", many=True,
            tied=tuple(part.slot for part in parts), said=self._qualifiers("value"),
        )  # fmt: skip

    def _stated(self, subject: Subject) -> Claim:
        """A record without values says that the thing exists or took place."""
        printed = Printed(value="stated")
        return self._row(subject, "stated", "stated", printed, kind="text", many=True)

    def _row(
        self,
        subject: Subject,
        name: str,
        text: str,
        where: Printed | Target,
        *,
        said: tuple[Qualifiers, tuple[str, ...]] = ((), ()),
        **more: Any,
    ) -> Claim:
        """A claim of the record; `said` are its qualifiers and those that are implied."""
        record, passage = self.record, self.passage
        return Claim(
            source=self.source.id,
            line=where.line or record.line or passage.line,
            quote=where.quote or record.quote or "",
            slot=Slot(subject, name, said[0]),
            value=text,
            speaker=where.speaker or record.speaker or passage.speaker or "",
            see=where.see or record.see or passage.see,
            also=where.also or record.also or passage.also,
            record=self.number,
            place=self.place(name),
            implied=said[1],
            **more,
        )

    def _measure(self) -> Measure | None:
        if self.type != "indicator":
            return None
        return self.vocabulary.get(Measure, self.vocabulary.one("measure", self.given["measure"]))

    def _qualifiers(
        self, name: str, own: Mapping[str, Any] | None = None
    ) -> tuple[Qualifiers, tuple[str, ...]]:
        """The printed qualifiers that separate the slots of this field, and the implied ones."""
        printed: dict[str, str] = {}
        for attribute, field in self.fields.items():
            each = self.given.get(attribute.rstrip("_"))
            if field.role == "qualifier" and each is not None:
                printed[attribute] = self._text(each)
        printed.update({name: self._text(each) for name, each in (own or {}).items()})
        if self.passage.as_of and "as_of" in self.fields and "period" not in printed:
            printed.setdefault("as_of", self.passage.as_of)
        if self.type == "partnership":
            return self._stages(name), ()
        for each in ("as_of", "period", "since"):
            if each in printed:
                printed[each] = self._date(printed[each])
        for each in ("stage", "modality", "stat", "status"):
            if each in printed:
                printed[each] = self.vocabulary.one(each, printed[each])
        for each, usual in DEFAULTS.items():
            if printed.get(each) == usual:
                del printed[each]
        if self.type == "indicator":
            return self._of_measure(name, printed)
        return tuple(sorted(printed.items())), ()

    def _stages(self, name: str) -> Qualifiers:
        stage = self.given.get("stage")
        if stage is None or name == "stage":
            return ()
        known = self.vocabulary.one("stage", self._text(stage.value))
        return () if known in REACHED else (("stage", known),)

    def _of_measure(self, name: str, printed: dict[str, str]) -> tuple[Qualifiers, tuple[str, ...]]:
        measure = self._measure()
        assert measure is not None  # noqa: S101  the subject was built from it
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
        qualifiers = {each: text for each, text in printed.items() if each in separates}
        implied: tuple[str, ...] = ()
        dates = {"as_of", "period"} & set(printed)
        if "as_of" in measure.separators and not dates and self.source.dated:
            qualifiers["as_of"] = self._date(self.source.dated)
            implied = ("as_of",)
        return tuple(sorted(qualifiers.items())), implied

    def _refuse_impossible(self, text: str) -> None:
        """What cannot be read stays unknown, but a day that no calendar has is a slip of typing."""
        reason = read(text, "date", written=self.source.dated).reason
        if IMPOSSIBLE in reason:
            raise ValueError(f"impossible date {text!r}: {reason}")

    def _date(self, printed: str) -> str:
        """One spelling for one date, so that "currently" and "August 2025" are told apart."""
        self._refuse_impossible(printed)
        reading = read(printed, "date", written=self.source.dated)
        if reading.known and not reading.unsure and len(reading.levels) < 3:
            return as_edtf(reading.strict)
        return printed

    @staticmethod
    def _text(given: Any) -> str:
        if isinstance(given, str):
            if not given.strip():
                raise ValueError("the value is empty: leave the field out")
            return given.strip()
        if isinstance(given, bool):
            return "yes" if given else "no"
        if isinstance(given, int | float):
            return str(given)
        if isinstance(given, list | tuple):
            return ", ".join(str(each) for each in given)
        raise ValueError(
            f"{type(given).__name__} is no printed value: put it in quotes, as printed"
        )


def _texts(given: Any) -> Iterator[str]:
    """Every text in a key as it is written."""
    if isinstance(given, str):
        yield given
    elif isinstance(given, Mapping):
        for each in given.values():
            yield from _texts(each)
    elif isinstance(given, list | tuple):
        for each in given:
            yield from _texts(each)
