"""An age or an anniversary agrees with the date on which the thing began.

The beginning is what the vocabulary says (`begins` of a thing); two ages of one thing bear on
each other even where nobody prints the beginning. Ordinals are exact, in calendar years.
"""

from __future__ import annotations

from collections.abc import Iterator

from vkrel.model.printed import Target
from vkrel.model.vocabulary import Thing
from vkrel.model.writer import describe_target
from vkrel.rules import Claim, Difference, Variable, Variables, width
from vkrel.variables.dates import anniversary, constant, date_of, read_as, whole_years
from vkrel.variables.figures import measure_of


def constraints(variables: Variables) -> Iterator[Difference]:
    """Beginning + age = date of the age; beginning + ordinal = calendar year of the anniversary."""
    yield from _ages(variables)
    yield from _anniversaries(variables)


def _ages(variables: Variables) -> Iterator[Difference]:
    for slot in variables.of_type("indicator", "value"):
        measure = measure_of(variables, slot)
        if measure.stat != "age" or "modality" in slot.qualifiers:
            continue
        of = slot.subject.one("of")
        for claim in slot.claims:
            when = variables.registry.qualifier(claim, "as_of")
            age = read_as(variables, claim, "duration")
            if not of or when is None or "as_of" in claim.implied or not (when.known and age.known):
                continue
            begin = _begin(variables, of, claim) or Variable(
                f"{measure.id}/{of}#begin", show=f"the beginning of {variables.vocabulary.show(of)}"
            )
            yield Difference(
                begin,
                constant(claim, when, f"the date of “{claim.value}”"),
                words=f"{variables.vocabulary.show(of)} is said to be {claim.value} old then, "
                f"counted from {begin.show}",
                claim=claim,
                **width(age),
            )


def _anniversaries(variables: Variables) -> Iterator[Difference]:
    dates = variables.by_record("event", "date")
    for slot in variables.of_type("event", "count"):
        for answer in slot.answers if anniversary(slot.subject) else ():
            count, ordinal = answer.claim, answer.reading
            date = dates.get(count.origin)
            begin = _begin(variables, count.subject.one("of"), count) if date else None
            if date is None or begin is None or not ordinal.known or ordinal.value is None:
                continue
            began = whole_years(date, int(ordinal.value))
            yield Difference(
                begin,
                Variable(f"{count.slot} {count.id} {date.claim.id}", (began,), date.claim.value),
                words=f"the {count.value} anniversary is {ordinal.value:g} calendar years on from "
                f"{begin.show}",
                high=0,
                claim=count,
            )


def _begin(variables: Variables, thing: str, near: Claim) -> Variable | None:
    """The date of what began a thing, as the vocabulary has it."""
    entry = variables.vocabulary.get(Thing, thing)
    if entry is None or entry.begins is None:
        return None
    _, began = describe_target(variables.vocabulary, Target.of_table(entry.begins))
    return date_of(variables, began, near) if began else None
