"""From a conflict to a finding: title, proof in words, camps, culprits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from vkrel.findings.finding import SEVERITIES, Finding, Tie
from vkrel.findings.pencil import steps
from vkrel.model.claim import Claim
from vkrel.model.show import show_reading, show_slot, show_thing, show_value
from vkrel.rules import INTERNAL
from vkrel.solve.clash import Clash
from vkrel.solve.independence import Independence
from vkrel.solve.relations import Denial, Numeric
from vkrel.solve.slots import Conflict, comparable
from vkrel.solve.support import Groups, group_of
from vkrel.values.reading import Reading
from vkrel.values.slips import slip
from vkrel.variables.facts import Facts, Slot


def explain_slot(
    facts: Facts,
    slots: Sequence[Slot],
    conflict: Conflict,
    missing: tuple[str, ...] = (),
    apart: Independence | None = None,
) -> Finding:
    """The finding of claims that answer one question differently."""
    claims = [claim for slot in slots for claim in slot.claims]
    readings = [reading for slot in slots for reading in slot.readings]
    one, other = conflict.witness
    taking_part = comparable(readings)
    camps = tuple(tuple(claims[each].id for each in camp) for camp in conflict.camps)
    title = _title(show_slot(facts.vocabulary, slots[0].claims[0]))
    reason = slip(readings[one], readings[other])
    explanation = (
        f"{say(facts, claims[one], readings[one])}; {say(facts, claims[other], readings[other])}. "
        f"{_apart(conflict.severity, readings[one])}"
    )
    if missing:
        explanation += (
            f" Not said by all: {', '.join(each.replace('_', ' ') for each in missing)};"
            " with it, the two may be different questions."
        )
    if reason:
        explanation += f" Likely slip: {reason}."
    return Finding(
        rule="same-slot",
        severity=conflict.severity,
        title=title,
        explanation=explanation,
        slots=tuple(sorted({slot.name for slot in slots})),
        claims=tuple(claims[each] for each in taking_part),
        readings=tuple(readings[each] for each in taking_part),
        witness=(claims[one].id, claims[other].id),
        camps=camps,
        culprits=_outside_largest_camp(claims, conflict.camps, apart.votes if apart else {}),
        one_vote=apart.within(claims[each].source for each in taking_part) if apart else (),
        needs_reference=_needs_reference(facts, (claims[one], claims[other])),
        reason=reason,
    )


def explain_clashes(
    facts: Facts,
    rule: str,
    slots: tuple[str, ...],
    found: Sequence[Clash],
    *,
    complete: bool = True,
) -> Finding:
    """The finding of relations that no claims of these slots allow, with every way to show it."""
    severity = min((each.severity for each in found), key=SEVERITIES.index)
    worst = sorted(
        (each for each in found if each.severity == severity),
        key=lambda each: (len(each.key), each.key),
    )
    first = worst[0]
    readings = _readings(facts, worst)
    claims = _unique(claim for each in worst for claim in each.claims)
    ends = [(each.claim, each.reading) for each in first.ends]
    said = [say(facts, claim, reading) for claim, reading in ends]
    said += [
        _place(each) for each in first.claims if each.id not in {claim.id for claim, _ in ends}
    ]
    words = "; ".join(dict.fromkeys(relation.words for relation in first.relations))
    reason = _slip_between(ends)
    arithmetic = tuple(steps(first))
    explanation = f"{'; '.join(said)}. But {words}."
    if arithmetic:
        explanation += f" {_title('; '.join(arithmetic))}."
    if not complete:
        explanation += " More rival values exist than were tried."
    return Finding(
        rule=rule,
        severity=severity,
        title=_title(" and ".join(dict.fromkeys(_spoken_of(facts, first, worst)))),
        explanation=explanation + (f" Likely slip: {reason}." if reason else ""),
        slots=slots,
        claims=tuple(claims),
        readings=tuple(readings[claim.id] for claim in claims),
        witness=tuple(claim.id for claim in first.claims),
        alternatives=tuple(tuple(claim.id for claim in each.claims) for each in worst[1:]),
        relations=tuple(_tie(each) for each in first.relations),
        culprits=_most_often(worst),
        needs_reference=_needs_reference(facts, first.claims),
        reason=reason,
        arithmetic=arithmetic,
        complete=complete,
    )


def explain_denials(facts: Facts, denials: Sequence[Denial]) -> Finding:
    """The finding of claims that a rule by itself excludes; all denials are of the same slots."""
    ordered = sorted(
        denials,
        key=lambda each: (
            SEVERITIES.index(each.severity),
            len(each.claims),
            sorted(claim.id for claim in each.claims),
        ),
    )
    first = ordered[0]
    worst = [each for each in ordered if each.severity == first.severity]
    claims = _unique(claim for each in worst for claim in each.claims)
    said = "; ".join(_place(claim) for claim in _unique(first.claims))
    return Finding(
        rule=first.rule,
        severity=first.severity,
        title=_title(first.show or show_slot(facts.vocabulary, first.claims[0])),
        explanation=f"{said}. But {first.words}.",
        slots=tuple(sorted({facts.slot_name(claim) for claim in claims})),
        claims=tuple(claims),
        readings=tuple(facts.reading(claim) for claim in claims),
        witness=tuple(claim.id for claim in _unique(first.claims)),
        alternatives=tuple(tuple(claim.id for claim in _unique(each.claims)) for each in worst[1:]),
        relations=tuple(dict.fromkeys(Tie(each.rule, each.words) for each in worst)),
        culprits=tuple(claim.id for claim in claims),
        needs_reference=_needs_reference(facts, claims),
        reason=first.reason,
    )


def explain_failure(rule: str, error: Exception) -> Finding:
    """A rule that raised: a note, so that the others are still heard."""
    return _internal(
        f"The rule {rule} failed",
        f"{type(error).__name__}: {error}. What it would have found is missing; the other rules"
        " are not touched by it.",
        rule,
    )


def explain_rules_apart(rule: str, clash: Clash) -> Finding:
    """Implied relations that exclude one another: no claim is to blame, the rules are."""
    words = "; ".join(dict.fromkeys(each.words for each in clash.relations))
    return _internal(
        f"The rule {rule} contradicts itself or another rule",
        f"No claims could satisfy all of this: {words}. {_title('; '.join(steps(clash)))}.",
        *sorted({each.rule for each in clash.relations}),
    )


def _internal(title: str, explanation: str, *names: str) -> Finding:
    return Finding(
        rule=INTERNAL,
        severity="note",
        title=title,
        explanation=explanation,
        slots=tuple(f"rule/{each}" for each in names),
        claims=(),
        readings=(),
        witness=(),
    )


def say(facts: Facts, claim: Claim, reading: Reading) -> str:
    """Who says what, where, and what it means."""
    value = show_value(facts.vocabulary, claim)
    meaning = show_reading(reading)
    note = "" if meaning in (value, claim.value) or reading.kind == "name" else f" ({meaning})"
    return f"{_place(claim)} says {value}{note}"


def _place(claim: Claim) -> str:
    line = f", line {claim.line}" if claim.line else ""
    quote = f": “{claim.quote}”" if claim.quote else ""
    return f"{claim.source}{line}{quote}"


def _apart(severity: str, reading: Reading) -> str:
    what = {"date": "No day", "name": "Nothing", "set": "No list"}.get(reading.kind, "No value")
    if severity == "contradiction":
        return f"{what} fits both."
    return f"{what} fits both as most readers take them; only a loose reading does."


def _title(text: str) -> str:
    return text[:1].upper() + text[1:]


def _spoken_of(facts: Facts, first: Clash, worst: Sequence[Clash]) -> list[str]:
    """What a finding is about: its values; its printed relations where there are no values."""
    return [
        end.point.show if end.claim.kind == "target" else _subject(facts, end.claim)
        for each in worst
        for end in each.ends
    ] or [_subject(facts, each) for each in first.claims]


def _subject(facts: Facts, claim: Claim) -> str:
    if claim.type == "document":
        return f"the date of document {claim.source}"
    return show_thing(facts.vocabulary, claim.subject)


def _unique(claims: Iterable[Claim]) -> list[Claim]:
    return list({claim.id: claim for claim in claims}.values())


def _tie(relation: Numeric) -> Tie:
    return Tie(relation.rule, relation.words, relation.claim.id if relation.claim else None)


def _readings(facts: Facts, found: Sequence[Clash]) -> dict[str, Reading]:
    """What each claim means: as the relation reads it, else as its slot does."""
    readings = {
        claim.id: facts.reading(claim)
        for clash in found
        for claim in clash.claims
        if claim.type != "document"
    }
    readings.update({end.claim.id: end.reading for clash in found for end in clash.ends})
    return readings


def _slip_between(ends: Sequence[tuple[Claim, Reading]]) -> str | None:
    """The likely slip where two values face each other."""
    return slip(ends[0][1], ends[1][1]) if len(ends) == 2 else None


def _needs_reference(facts: Facts, claims: Iterable[Claim]) -> bool:
    return any(facts.registry.sources[claim.source].reference for claim in claims)


def _outside_largest_camp(
    claims: Sequence[Claim], camps: Sequence[Sequence[int]], votes: Groups
) -> tuple[str, ...]:
    """Claims of the camps with the fewest votes first; those of the strictly largest are left out."""
    support = {
        number: len({group_of(claims[each], votes) for each in camp})
        for number, camp in enumerate(camps)
    }
    if not support:
        return ()
    most = max(support.values())
    largest = [number for number, each in support.items() if each == most]
    spared = set(camps[largest[0]]) if len(largest) == 1 else set()
    order: dict[int, int] = {}
    for number in sorted(support, key=lambda each: support[each]):
        for each in camps[number]:
            order[each] = max(order.get(each, 0), support[number])
    return tuple(
        claims[each].id
        for each in sorted(order, key=lambda each: (order[each], claims[each].id))
        if each not in spared
    )


def _most_often(found: Sequence[Clash]) -> tuple[str, ...]:
    """Claims by the number of minimal conflicts that they stand in."""
    counts: dict[str, int] = {}
    for clash in found:
        for claim in clash.claims:
            if claim.type != "document":
                counts[claim.id] = counts.get(claim.id, 0) + 1
    return tuple(sorted(counts, key=lambda each: (-counts[each], each)))
