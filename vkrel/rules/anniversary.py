"""An age or an anniversary agrees with the date on which the thing began.

The beginning is what the vocabulary says (`begins` of a thing); two ages of one thing bear on
each other even where nobody prints the beginning. Ordinals are exact, in calendar years.
"""

from __future__ import annotations

from collections.abc import Iterator

from vkrel.model.claim import Claim
from vkrel.model.printed import as_target
from vkrel.model.vocabulary import Thing
from vkrel.model.writer import describe_target
from vkrel.solve.relations import Difference, Point, width
from vkrel.variables.facts import Facts
from vkrel.variables.points import anniversary, constant, date_of, measure_of, read_as, whole_years


def relations(facts: Facts) -> Iterator[Difference]:
    """Beginning + age = date of the age; beginning + ordinal = calendar year of the anniversary."""
    yield from _ages(facts)
    yield from _anniversaries(facts)


def _ages(facts: Facts) -> Iterator[Difference]:
    for slot in facts.of_type("indicator", "value"):
        measure = measure_of(facts, slot)
        if measure is None or measure.stat != "age" or "modality" in slot.qualifiers:
            continue
        of = slot.claims[0].subject.one("of")
        for claim in slot.claims:
            when = facts.registry.qualifier(claim, "as_of")
            age = read_as(facts, claim, "duration")
            if not of or when is None or not when.known or not age.known:
                continue
            if "as_of" in claim.implied:
                continue
            begin = _begin(facts, of, claim) or Point(
                f"{measure.id}/{of}#begin", f"the beginning of {facts.vocabulary.show(of)}"
            )
            yield Difference(
                rule="anniversary",
                words=f"{facts.vocabulary.show(of)} is said to be {claim.value} old then, "
                f"counted from {begin.show}",
                earlier=begin,
                later=constant(claim, when, f"the date of “{claim.value}”"),
                claim=claim,
                **width(age),
            )


def _anniversaries(facts: Facts) -> Iterator[Difference]:
    dates = {
        (claim.source, claim.record): claim
        for slot in facts.of_type("event", "date")
        for claim in slot.claims
        if anniversary(claim.subject)
    }
    for slot in facts.of_type("event", "count"):
        for count, ordinal in zip(slot.claims, slot.readings, strict=True):
            date = dates.get((count.source, count.record))
            begin = _begin(facts, count.subject.one("of"), count) if date else None
            if date is None or begin is None or not ordinal.known or ordinal.value is None:
                continue
            began = whole_years(facts.reading(date), int(ordinal.value))
            yield Difference(
                rule="anniversary",
                words=f"the {count.value} anniversary is {ordinal.value:g} calendar years on from "
                f"{begin.show}",
                earlier=begin,
                later=Point(f"{count.slot} {count.id} {date.id}", date.value, ((date, began),)),
                high=0,
                claim=count,
            )


def _begin(facts: Facts, thing: str, near: Claim) -> Point | None:
    """The date of what began a thing, as the vocabulary has it."""
    entry = facts.vocabulary.get(Thing, thing)
    if entry is None or entry.begins is None:
        return None
    _, began = describe_target(facts.vocabulary, as_target(entry.begins))
    return date_of(facts, began, near) if began else None
