"""What rules look at: a snapshot of a registry as variables, its visits told apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from math import inf
from operator import attrgetter

from vkrel.model.claim import Answer, Claim
from vkrel.model.show import show_slot
from vkrel.model.slot import Slot
from vkrel.model.subject import DOCUMENT, Subject
from vkrel.model.types import TYPES
from vkrel.model.vocabulary import Vocabulary
from vkrel.registry.registry import Registry
from vkrel.solve.variable import Variable
from vkrel.values.interval import Interval, hull
from vkrel.values.reading import Reading
from vkrel.variables.unread import FirstLook, Unread, first_look
from vkrel.variables.visits import Occurrence, Record, marks, occurrences

DATES = ("as_of", "period")


class Variables:
    """A registry seen as variables with their answers; nothing here changes the registry.

    A variable is made when somebody asks for it, and then it is always the same one.
    """

    def __init__(self, registry: Registry, *, reference: bool = True) -> None:
        """Leave reference sources out where `reference` is false."""
        self.registry = registry
        self.vocabulary: Vocabulary = registry.vocabulary
        left_out = () if reference else registry.sources.values()
        self._left_out = frozenset(source.id for source in left_out if source.reference)
        self._made: dict[Slot, Variable] = {}
        self._read: dict[Slot, list[Reading]] = {}
        self._of_types: dict[str, list[Variable]] = {}

    # ------------------------------------------------------------ answers

    @cached_property
    def claims(self) -> list[Claim]:
        """The claims of the record types that take part, by id.

        Rows of tables under other types have no rules of ours: `of_type` gives their slots.
        """
        return sorted(
            (
                claim
                for type_ in self._slots.keys() & TYPES.keys()
                for slot in self._slots[type_]
                for claim in self._numbered(slot)
            ),
            key=lambda claim: claim.id,
        )

    def answer(self, claim: Claim) -> Answer:
        """A claim with what it means."""
        return Answer(claim, self.registry.reading(claim))

    def answers(self, claims: Iterable[Claim]) -> tuple[Answer, ...]:
        """Claims with what they mean."""
        return tuple(map(self.answer, claims))

    def span(self, claim: Claim, names: Iterable[str] = DATES) -> Interval | None:
        """The days of the first of these qualifiers that a claim prints, or None if it is open."""
        readings = (self.registry.qualifier(claim, name) for name in names)
        reading = next((each for each in readings if each is not None), None)
        if reading is None or not reading.known or reading.unsure or not reading.strict:
            return None
        span = hull(reading.strict)
        return None if inf in {-span.low, span.high} else span

    # ------------------------------------------------------------ variables

    @cached_property
    def slots(self) -> dict[str, Variable]:
        """The variables of all slots by name, visits told apart."""
        slots = (slot for type_ in self._slots for slot in self._of_type(type_))
        return {slot.name: slot for slot in sorted(slots, key=attrgetter("name"))}

    def slot(self, slot: Slot) -> Variable:
        """The variable of a slot (no visit)."""
        if slot not in self._made:
            self._made[slot] = self._variable(str(slot), self._numbered(slot))
        return self._made[slot]

    def name_of(self, claim: Claim) -> str:
        """The slot of a claim, with the visit that is meant where there are several."""
        which = self._which.get(claim.origin, "") if claim.type == "visit" else ""
        return claim.slot.named(which)

    def of_type(self, type_: str, field: str) -> Iterator[Variable]:
        """The slots of one type of record and one field, by name."""
        return (slot for slot in self._of_type(type_) if slot.field == field)

    def by_record(self, type_: str, field: str) -> dict[Record, Answer]:
        """The answers to one field of one type of record, by the record that gives them."""
        slots = self.of_type(type_, field)
        return {answer.claim.origin: answer for slot in slots for answer in slot.answers}

    def of_thing(self, thing: Subject, field: str = "") -> list[Variable]:
        """The slots of one thing, of one field if so wished, by name; several visits apart."""
        if thing.type == "visit":
            slots = [slot for slot in self._of_type("visit") if slot.subject == thing]
        else:
            slots = sorted(map(self.slot, self._by_thing.get(thing, ())), key=attrgetter("name"))
        return [slot for slot in slots if field in {"", slot.field}]

    def written(self, source: str) -> Variable:
        """When a source was written: nobody doubts that, so nobody is blamed for it."""
        slot = Slot(Subject.of(DOCUMENT, source=source), "written")
        dated = self.registry.sources[source].dated
        answer = Answer(
            Claim(source, None, "", slot, dated, kind="date"), self.registry.date(source)
        )
        return Variable(
            f"document/{source}", (answer,), f"the date of document {source}", blamed=False
        )

    @property
    def sources(self) -> list[str]:
        """The sources that take part."""
        return [source for source in self.registry.sources if source not in self._left_out]

    # ------------------------------------------------------------ a first look, without variables

    @cached_property
    def questions(self) -> list[list[Slot]]:
        """Slots that differ in qualifiers only, by what they share; visits aside."""
        questions: defaultdict[Slot, list[Slot]] = defaultdict(list)
        for type_, slots in self._slots.items():
            for slot in slots if type_ != "visit" else ():
                questions[slot.question].append(slot)
        return list(questions.values())

    @cached_property
    def visit_questions(self) -> list[list[Variable]]:
        """The variables of visits that differ in qualifiers only."""
        questions: defaultdict[str, list[Variable]] = defaultdict(list)
        for slot in self._of_type("visit"):
            questions[slot.name.partition("?")[0]].append(slot)
        return list(questions.values())

    def readings(self, slot: Slot) -> list[Reading]:
        """What the claims of a slot mean, in no order."""
        if slot not in self._read:
            self._read[slot] = self.registry.readings(self.claims_of(slot))
        return self._read[slot]

    def claims_of(self, slot: Slot) -> Sequence[Claim]:
        """The claims of a slot, in no order and not yet numbered."""
        return self._taking_part(self.registry.groups[slot])

    @cached_property
    def look(self) -> FirstLook:
        """What cannot be read, and what cannot be, among the values of all slots."""
        return first_look((slot, self._values(slot)) for slot in self.asked())

    def asked(self) -> Iterator[Slot]:
        """Every slot that takes part."""
        return chain.from_iterable(self._slots.values())

    @property
    def unread(self) -> Unread:
        """The answers whose values were not understood."""
        answers = chain.from_iterable(map(self.answers_to, self.look.unread))
        return Unread(self.look.values, sum(self.look.unread.values()), answers)

    @property
    def impossible(self) -> list[Answer]:
        """The answers whose values were understood, and cannot be: "31 April 2020"."""
        answers = chain.from_iterable(map(self.answers_to, self.look.impossible))
        return [each for each in answers if each.reading.impossible]

    def answers_to(self, slot: Slot) -> tuple[Answer, ...]:
        """The answers to a question, by id; those of several visits together."""
        return self.answers(self._numbered(slot))

    # ------------------------------------------------------------ visits

    @cached_property
    def visits(self) -> dict[Subject, list[Occurrence]]:
        """The visits of each visitor to each country."""
        told: defaultdict[Subject, list[Answer]] = defaultdict(list)
        occasions: defaultdict[Subject, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            if claim.type == "visit":
                told[claim.subject].append(self.answer(claim))
            elif claim.field == "occasion" and claim.target and claim.target.type == "visit":
                occasions[claim.target].append(claim)
        return {thing: occurrences(told[thing], occasions[thing]) for thing in told}

    @cached_property
    def _which(self) -> dict[tuple[str, int], str]:
        return marks(self.visits.values())

    # ------------------------------------------------------------ inside

    def _values(self, slot: Slot) -> Iterator[tuple[str, Reading]]:
        """How each value of a slot is read, and what it means."""
        kinds = (claim.kind for claim in self.claims_of(slot))
        return zip(kinds, self.readings(slot), strict=True)

    @cached_property
    def _slots(self) -> dict[str, list[Slot]]:
        """The slots that take part, by the type of their records."""
        slots: defaultdict[str, list[Slot]] = defaultdict(list)
        for slot in self.registry.groups:
            if not self._left_out or self.claims_of(slot):
                slots[slot.type].append(slot)
        return dict(slots)

    @cached_property
    def _by_thing(self) -> dict[Subject, list[Slot]]:
        things: defaultdict[Subject, list[Slot]] = defaultdict(list)
        for slots in self._slots.values():
            for slot in slots:
                things[slot.subject].append(slot)
        return dict(things)

    def _taking_part(self, claims: Sequence[Claim]) -> Sequence[Claim]:
        if not self._left_out:
            return claims
        return [claim for claim in claims if claim.source not in self._left_out]

    def _numbered(self, slot: Slot) -> Sequence[Claim]:
        return self._taking_part(self.registry.number(slot))

    def _variable(self, name: str, claims: Sequence[Claim]) -> Variable:
        return Variable(name, self.answers(claims), show_slot(self.vocabulary, claims[0]))

    def _of_type(self, type_: str) -> list[Variable]:
        """The slots of one type by name; visits are told apart by their dates."""
        if type_ not in self._of_types:
            plain: Iterable[Variable] = map(self.slot, self._slots.get(type_, ()))
            slots = self._visit_slots() if type_ == "visit" else plain
            self._of_types[type_] = sorted(slots, key=attrgetter("name"))
        return self._of_types[type_]

    def _visit_slots(self) -> Iterator[Variable]:
        named: defaultdict[str, list[Claim]] = defaultdict(list)
        for slot in self._slots.get("visit", ()):
            for claim in self._numbered(slot):
                named[self.name_of(claim)].append(claim)
        for name, claims in named.items():
            yield self._variable(name, sorted(claims, key=lambda claim: claim.id))
