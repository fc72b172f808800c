"""What is said: a line a claim, or one subject slot by slot with each verdict and its reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vkrel.model.claim import Answer, Claim
from vkrel.model.show import show_value
from vkrel.model.vocabulary import Vocabulary
from vkrel.registry.registry import Registry
from vkrel.report.escape import one_line, visible
from vkrel.report.labels import address_of, plural, value_of
from vkrel.report.text.wrap import wrapped
from vkrel.solve.same import conflict_in
from vkrel.solve.variable import Variable
from vkrel.variables.variables import Variables


def claims_text(claims: Iterable[Claim], registry: Registry) -> str:
    """`vkrel claims`: where each stands, the slot, the value."""
    return "\n".join(
        f"{address_of(claim):<10} {visible(str(claim.slot))} = {one_line(show_value(registry.vocabulary, claim))}"
        for claim in claims
    )


def subject_text(registry: Registry, subject: str) -> str:
    """`vkrel show`: every slot about a subject; empty where nobody speaks of it."""
    variables = Variables(registry)
    wanted = {claim.id for claim in registry.about(subject)}
    return "\n\n".join(
        "\n".join(_slot_lines(variables, slot))
        for slot in variables.slots.values()
        if any(claim.id in wanted for claim in slot.claims)
    )


def verdict_on(slot: Variable) -> str:
    """What the check makes of a slot, in words; why it was not compared, where it was not."""
    sources = len({claim.source for claim in slot.claims})
    if len(slot.claims) == 1:
        return "said once: nothing to compare"
    if slot.first.many:
        return "not compared: several can be true"
    unread = [each.reading for each in slot.answers if not each.reading.known]
    conflict = conflict_in(slot)
    if conflict:
        return f"{conflict.severity} in {len(conflict.camps)} camps"
    compared = slot.comparable
    if len(compared) < 2:
        reason = unread[0].reason if unread else "the units do not convert"
        return f"cannot be compared: {reason}"
    text = f"compatible ({len(compared)} claims, {plural(sources, 'source')})"
    return f"{text}; {len(unread)} not read" if unread else text


def _slot_lines(variables: Variables, slot: Variable) -> Iterator[str]:
    yield from wrapped(one_line(f"{slot.show}: {verdict_on(slot)}"))
    yield f"  {visible(slot.name)}"
    for answer in sorted(slot.answers, key=_by_source):
        yield from wrapped(_line(answer, variables.vocabulary), "  ", "      ")


def _by_source(answer: Answer) -> tuple[str, int, str]:
    return answer.claim.source, answer.claim.line or 0, answer.claim.id


def _line(answer: Answer, vocabulary: Vocabulary) -> str:
    claim = answer.claim
    value, meaning = value_of(claim, answer.reading, vocabulary)
    parts = [address_of(claim), f"{value} = {meaning}" if meaning else value]
    if claim.quote:
        parts.append(f"“{claim.quote}”")
    return "  ".join(map(one_line, parts))
