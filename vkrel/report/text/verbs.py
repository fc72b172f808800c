"""What the verbs print: claims, one subject slot by slot, culprits, best supported values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from vkrel.findings.causes import Culprit
from vkrel.findings.resolve import Resolution
from vkrel.model.claim import Answer, Claim
from vkrel.model.show import show_slot, show_value
from vkrel.registry.registry import Registry
from vkrel.report.escape import one_line, visible
from vkrel.report.text.lines import wrapped
from vkrel.report.words import address_of, phrase_of, plural, value_of
from vkrel.solve.same import conflict_in
from vkrel.solve.variable import Variable
from vkrel.values.reading import is_unread
from vkrel.variables.variables import Variables


def claims_text(claims: Iterable[Claim], registry: Registry) -> str:
    """`vkrel claims`: where each stands, the slot, the value."""
    return "\n".join(
        f"{address_of(claim):<10} {visible(str(claim.slot))} = {one_line(show_value(registry.vocabulary, claim))}"
        for claim in claims
    )


def unread_text(claims: Iterable[Claim], registry: Registry) -> str:
    """`vkrel claims --unread`: where each stands, the slot, the value, what was not understood."""
    return "\n".join(
        f"{address_of(claim):<10} {visible(str(claim.slot))} = {one_line(claim.value)}"
        f": {one_line(registry.reading(claim).reason)}"
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


def _slot_lines(variables: Variables, slot: Variable) -> Iterator[str]:
    yield from wrapped(one_line(f"{slot.show}: {_verdict_on(slot)}"))
    yield f"  {visible(slot.name)}"
    for answer in sorted(slot.answers, key=_by_place):
        claim = answer.claim
        value, meaning = value_of(answer, variables.vocabulary)
        parts = [address_of(claim), f"{value} = {meaning}" if meaning else value]
        if claim.quote:
            parts.append(f"“{claim.quote}”")
        yield from wrapped("  ".join(map(one_line, parts)), "  ", "      ")


def _by_place(answer: Answer) -> tuple[str, int, str]:
    return answer.claim.source, answer.claim.line or 0, answer.claim.id


def _verdict_on(slot: Variable) -> str:
    """What the check makes of a slot; why it was not compared, where it was not."""
    several = len(slot.claims) > 1 and not slot.first.many
    if several and len(slot.comparable) < 2:
        unknown = [each.reading for each in slot.answers if not each.reading.known]
        reason = unknown[0].reason if unknown else "the units do not convert"
        return f"cannot be compared: {reason}"
    return "; ".join((_agreement(slot), *_aside(slot)))


def _agreement(slot: Variable) -> str:
    if len(slot.claims) == 1:
        return "said once: nothing to compare"
    if slot.first.many:
        return "not compared: several can be true"
    if conflict := conflict_in(slot):
        return f"{conflict.severity} in {len(conflict.camps)} camps"
    sources = plural(len({claim.source for claim in slot.claims}), "source")
    return f"compatible ({len(slot.comparable)} claims, {sources})"


def _aside(slot: Variable) -> Iterator[str]:
    """What takes no part in the verdict, and why."""
    for answer in slot.answers:
        if answer.reading.impossible:
            yield f"“{answer.claim.value}” cannot be"
    unread = sum(is_unread(each.claim.kind, each.reading) for each in slot.answers)
    if unread:
        yield f"{unread} not read"
    compared, known = len(slot.comparable), sum(each.reading.known for each in slot.answers)
    if 2 <= compared < known and not slot.first.many:
        yield f"{known - compared} not compared: the units do not convert"


def culprits_text(culprits: Sequence[Culprit], registry: Registry) -> str:
    """`vkrel culprits`: a ranking with reasons; the first would clear most."""
    if not culprits:
        return "Nobody is to blame: nothing is in conflict."
    vocabulary = registry.vocabulary
    lines = []
    for number, culprit in enumerate(culprits, 1):
        claim = culprit.claim
        lines += [
            one_line(f"{number}. {phrase_of(claim)}"),
            f"   {one_line(f'{show_slot(vocabulary, claim)}: {show_value(vocabulary, claim)}')}",
            f"   {one_line(culprit.reason)}.",
        ]
    if not all(culprit.exact for culprit in culprits):
        lines.append("A limit was hit: a smaller set of culprits may exist.")
    return "\n".join(lines)


def resolutions_text(resolutions: Iterable[Resolution], *, everything: bool = False) -> str:
    """`vkrel resolve`: a slot a paragraph: its best value, who says so, who says something else.

    Slots that only one group speaks of are left out, unless `everything` is asked for.
    """
    lines, hidden = [], 0
    for resolution in resolutions:
        candidates = resolution.candidates
        if not everything and len(candidates) == 1 and candidates[0].votes < 2:
            hidden += 1
            continue
        lines.append(one_line(str(resolution)))
        voices = [("for it", resolution.supporters), ("against", resolution.opponents)]
        if resolution.best is None:
            voices = [(rival.value, rival.supporters) for rival in candidates]
        for what, claims in voices:
            places = "; ".join(map(phrase_of, claims))
            if places:
                lines.append(f"  {one_line(f'{what}: {places}')}")
    if hidden:
        lines.append(f"{hidden:,} slots with one voice not shown (--all).")
    return "\n".join(lines) or "No slot holds a value that can be read."
