"""What is said about one subject, slot by slot, side by side, with each verdict and its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from vkrel.model.claim import Claim
from vkrel.model.show import show_reading, show_slot, show_value
from vkrel.registry.registry import Registry
from vkrel.solve.slots import comparable, conflict_of
from vkrel.values.reading import Reading
from vkrel.variables.facts import Facts, Slot

WIDTH = 80


def subject_text(registry: Registry, subject: str) -> str:
    """Every slot about a subject; empty where nobody speaks of it."""
    facts = Facts(registry)
    wanted = {claim.id for claim in registry.about(subject)}
    return "\n\n".join(
        "\n".join(_slot_lines(facts, slot))
        for slot in facts.slots.values()
        if any(claim.id in wanted for claim in slot.claims)
    )


def verdict_on(slot: Slot) -> str:
    """What the check makes of a slot, in words; why it was not compared, where it was not."""
    first = slot.claims[0]
    sources = len({claim.source for claim in slot.claims})
    if len(slot.claims) == 1:
        return "said once: nothing to compare"
    if first.many:
        return "not compared: several can be true"
    unread = [each for each in slot.readings if not each.known]
    conflict = conflict_of(slot.readings)
    if conflict:
        return f"{conflict.severity} in {len(conflict.camps)} camps"
    compared = comparable(slot.readings)
    if len(compared) < 2:
        reason = unread[0].reason if unread else "the units do not convert"
        return f"cannot be compared: {reason}"
    text = f"compatible ({len(compared)} claims, {sources} source{'s' if sources > 1 else ''})"
    if unread:
        text += f"; {len(unread)} not read"
    return text


def _slot_lines(facts: Facts, slot: Slot) -> Iterator[str]:
    yield from wrap(f"{show_slot(facts.vocabulary, slot.claims[0])}: {verdict_on(slot)}", WIDTH)
    yield f"  {slot.name}"
    for claim, reading in _by_source(slot):
        yield from wrap(
            _line(facts, claim, reading),
            WIDTH,
            initial_indent="  ",
            subsequent_indent="      ",
            break_long_words=False,
            break_on_hyphens=False,
        )


def _by_source(slot: Slot) -> Sequence[tuple[Claim, Reading]]:
    pairs = zip(slot.claims, slot.readings, strict=True)
    return sorted(pairs, key=lambda each: (each[0].source, each[0].line or 0, each[0].id))


def _line(facts: Facts, claim: Claim, reading: Reading) -> str:
    place = f"{claim.source}:{claim.line}" if claim.line else claim.source
    value = show_value(facts.vocabulary, claim)
    meaning = "" if claim.kind in {"target", "text", "name", "parts"} else show_reading(reading)
    meaning = f" = {meaning}" if meaning and meaning != value else ""
    quote = f"  “{claim.quote}”" if claim.quote else ""
    return f"{place}  {value}{meaning}{quote}"
