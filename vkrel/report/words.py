"""Findings in words: titles, explanations, the sentences of proofs, and why somebody is blamed.

No sentence about a finding is made anywhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor, inf
from typing import TYPE_CHECKING

from vkrel.findings.causes import Culprit
from vkrel.findings.finding import Finding
from vkrel.model.claim import Answer, Claim
from vkrel.model.show import show_reading, show_value
from vkrel.model.vocabulary import Vocabulary
from vkrel.rules import INTERNAL
from vkrel.solve.constraints import Difference, Numeric, Ratio
from vkrel.solve.propagation import Limit
from vkrel.solve.variable import Variable
from vkrel.values.dates.days import iso
from vkrel.values.interval import Interval, hull
from vkrel.values.reading import Reading
from vkrel.values.verdict import Kind, Severity
from vkrel.values.wording import cut_in_words

if TYPE_CHECKING:  # every check speaks, few are triaged
    from vkrel.findings.triage import Back

TIMES, MINUS = "\u00d7", "\u2212"
MORE_RIVALS = "More rival values exist than were tried."

# ------------------------------------------------------------ a finding


def title(finding: Finding) -> str:
    """What a finding is about."""
    about = " and ".join(finding.about)
    if finding.error:
        return f"The rule {about} failed"
    if finding.rule == INTERNAL:
        return f"The rule {about} contradicts itself or another rule"
    return capital(about)


def explanation(finding: Finding) -> str:
    """Who says what, and why that cannot be."""
    if finding.rule == INTERNAL:
        return _of_rules(finding)
    told = not finding.ties or finding.proof is not None
    if not finding.ties:
        said = "; ".join(_say(finding.vocabulary, each) for each in finding.conflict.answers)
        text = f"{said}. {_verdict(finding)}"
    else:
        text = f"{'; '.join(_both_sides(finding))}. But {_ties(finding)}."
        if steps := arithmetic(finding):
            text += f" {capital('; '.join(steps))}."
        if not finding.complete:
            text += f" {MORE_RIVALS}"
    return text + (f" Likely slip: {finding.slip}." if finding.slip and told else "")


def why_apart(finding: Finding) -> Iterator[str]:
    """Why the two sides cannot meet, after both have been told."""
    if finding.rule == INTERNAL:
        yield explanation(finding)
    elif finding.ties:
        for tie in dict.fromkeys(tie.words for tie in finding.ties):
            yield f"But {tie.rstrip('.')}."
        if not finding.complete:
            yield MORE_RIVALS
    else:
        yield _verdict(finding)
        if gap := _gap(finding):
            yield gap


def _of_rules(finding: Finding) -> str:
    if finding.error:
        return (
            f"{finding.error}. What it would have found is missing; the other rules"
            " are not touched by it."
        )
    steps = capital("; ".join(arithmetic(finding)))
    return f"No claims could satisfy all of this: {_ties(finding)}. {steps}."


def _ties(finding: Finding) -> str:
    return "; ".join(dict.fromkeys(tie.words for tie in finding.conflict.constraints))


def _both_sides(finding: Finding) -> Iterator[str]:
    """The answers with what they say, then where the printed relations stand."""
    answering = {answer.claim.id for answer in finding.conflict.answers}
    for answer in finding.conflict.answers if finding.proof else ():
        yield _say(finding.vocabulary, answer)
    for claim in finding.conflict.claims:
        if not finding.proof or claim.id not in answering:
            yield _place(claim)


def _say(vocabulary: Vocabulary, answer: Answer) -> str:
    """Who says what, where, and what it means."""
    claim, reading = answer.claim, answer.reading
    value, meaning = show_value(vocabulary, claim), show_reading(reading)
    plain = meaning in (value, claim.value) or reading.kind == Kind.NAME
    return f"{_place(claim)} says {value}{'' if plain else f' ({meaning})'}"


def _place(claim: Claim) -> str:
    quote = f": “{claim.quote}”" if claim.quote else ""
    return f"{claim.source}{_line(claim)}{quote}"


def _line(claim: Claim) -> str:
    return f", line {claim.line}" if claim.line else ""


def _verdict(finding: Finding) -> str:
    """What no value does, and which qualifiers may tell two questions apart."""
    kind = finding.conflict.answers[0].reading.kind
    what = {"date": "No day", "name": "Nothing", "set": "No list"}.get(kind, "No value")
    text = f"{what} fits both."
    if finding.severity != Severity.CONTRADICTION:
        text = f"{what} fits both as most readers take them; only a loose reading does."
    if finding.conflict.missing:
        names = ", ".join(name.replace("_", " ") for name in finding.conflict.missing)
        text += f" Not said by all: {names}; with it, the two may be different questions."
    return text


def _gap(finding: Finding) -> str:
    """What lies between two ranges that do not touch, at the cut that decides."""
    pair = finding.conflict.answers
    if any(not each.reading.known or each.reading.kind in {Kind.NAME, Kind.SET} for each in pair):
        return ""
    (end, low), (begin, high) = sorted(
        ((hull(each.reading.at(finding.severity)), each) for each in pair),
        key=lambda side: (side[0].low, side[0].high, side[1].claim.id),
    )
    if low.reading.unit != high.reading.unit or end.high > begin.low:
        return ""
    loosely = finding.severity == Severity.CONTRADICTION
    return (
        f"{'Even read loosely' if loosely else 'As printed'}, “{low.claim.value}” ends "
        f"{_point(end.high, low.reading, '' if end.high_closed else 'before ')}"
        f" and “{high.claim.value}” begins "
        f"{_point(begin.low, high.reading, '' if begin.low_closed else 'after ')}."
    )


def _point(number: float, reading: Reading, side: str) -> str:
    on = "on " if reading.kind == Kind.DATE else "at "
    return (side or on) + cut_in_words((Interval(number, number),), reading)


# ------------------------------------------------------------ a proof


def arithmetic(finding: Finding) -> tuple[str, ...]:
    """Sentences from what the answers allow to where no value is left."""
    proof = finding.proof
    if proof is None:
        return ()
    if proof.apart is None:
        around = [_around(constraint, proof.severity) for constraint in proof.circle]
        return (*around, "going round, no value is left") if around else ()
    low, high = proof.apart.low, proof.apart.high
    more = "later" if _dated(low.variable) else "more"
    return (
        *(_sentence(step, proof.severity) for step in proof.steps),
        f"{_value(low)} is {more} than {_value(high)}",
    )


def _sentence(limit: Limit, severity: Severity) -> str:
    show = limit.variable.show
    if limit.constraint is None:
        claim = limit.bound.claim if limit.bound else None
        source = f"by {claim.source}{_line(claim)}, " if claim else ""
        return f"{source}{show} is {_side(limit)} {_value(limit)}"
    how = _how(limit, limit.constraint, severity)
    return f"so {show} is {_side(limit)} {f'{how} = ' if how else ''}{_value(limit)}"


def _side(limit: Limit) -> str:
    if _dated(limit.variable):
        return "at the latest" if limit.upper else "at the earliest"
    return "at most" if limit.upper else "at least"


def _how(limit: Limit, constraint: Numeric, severity: Severity) -> str:
    """The calculation: "2 x 45 million", "2009-10-31 + 183 days"; "" where nothing is added."""
    values = [_value(parent) for parent in limit.parents]
    low, high = constraint.limits(severity)
    forward = limit.variable.name == constraint.total.name
    if isinstance(constraint, Ratio):
        factor = high if limit.upper == forward else low
        return f"{values[0]} {TIMES if forward else '÷'} {_plain(factor)}"
    if constraint.total.name in {parent.variable.name for parent in limit.parents}:
        forward = False  # a total that is a part of itself
    more = (high if limit.upper else low) if forward else -(low if limit.upper else high)
    added = f" {_signed(more, dated=_dated(limit.variable))}" if more else ""
    if isinstance(constraint, Difference):
        return f"{values[0]}{added}" if added else ""
    return f" {'+' if forward else MINUS} ".join(map(_bracketed, values)) + added


def _value(limit: Limit) -> str:
    if not _dated(limit.variable):
        unit = limit.variable.unit
        return f"{_plain(limit.value)}{f' {unit}' if unit not in {'', '1'} else ''}"
    day = limit.value
    if not limit.closed:  # an open end leaves out its day
        day = ceil(day) - 1 if limit.upper else floor(day) + 1
    return iso(floor(day) if limit.upper else ceil(day))


def _plain(value: float) -> str:
    if abs(value) == inf:
        return "any number"
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.2f}" if abs(value) >= 1000 else f"{value:.6g}"


def _signed(value: float, *, dated: bool) -> str:
    text = f"{'+' if value > 0 else MINUS} {_plain(abs(value))}"
    return f"{text} day{'' if abs(value) == 1 else 's'}" if dated else text


def _bracketed(text: str) -> str:
    return f"({text})" if text.startswith("-") else text


def _dated(variable: Variable) -> bool:
    return any(answer.reading.kind == Kind.DATE for answer in variable.answers)


def _around(constraint: Numeric, severity: Severity) -> str:
    """One of the printed relations that exclude one another: its limits."""
    low, high = constraint.limits(severity)
    parts = " + ".join(part.show for part in constraint.parts)
    between = f"{_plain(low)} to {_plain(high)}" if high < inf else f"{_plain(low)} or more"
    how = "times" if isinstance(constraint, Ratio) else "away from"
    return f"{constraint.total.show} is {between} {how} {parts}"


# ------------------------------------------------------------ a finding that is back


def returned(back: Back) -> str:
    """What had been accepted, and what has happened since."""
    acceptance = back.acceptance
    on = f" on {acceptance.on.isoformat()}" if acceptance.on else ""
    if back.state == "expired" and acceptance.until:
        until = acceptance.until.isoformat()
        return f"Accepted{on} until {until} ({acceptance.reason}); that day has passed."
    text = f"Changed since it was accepted{on} ({acceptance.reason})"
    if back.gone:
        text += f"; no longer said: {', '.join(back.gone)}"
    if back.new:
        text += f"; new: {', '.join(back.new)}"
    return f"{text}."


# ------------------------------------------------------------ a culprit


def reason(culprit: Culprit) -> str:
    """Why a claim is suspected."""
    return "; ".join(_reasons(culprit))


def _reasons(culprit: Culprit) -> Iterator[str]:
    behind = culprit.support
    if culprit.against:
        alike = f"{number(culprit.alike)} claim{_s(culprit.alike)}"
        yield f"{alike} against {number(culprit.against)}"
    if behind.against:
        votes = f"{number(behind.votes)} independent source{_s(behind.votes)} for it"
        yield f"{votes}, {number(behind.against)} for something else"
    cleared, own = len(culprit.findings), len(culprit.part_of)
    if cleared:
        verb = "disappears" if cleared == 1 else "disappear"
        yield f"without it {number(cleared)} finding{_s(cleared)} {verb}"
    elif own:
        yield f"it takes part in {number(own)} finding{_s(own)}"
    if culprit.meant is not None:
        for_it = f"{culprit.claim.value} for {culprit.meant.value}"
        yield f"{for_it} would be a slip: {culprit.slip}"


def number(count: int) -> str:
    """A small number in words."""
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return words[count] if count < len(words) else f"{count:,}"


def _s(count: int) -> str:
    return "" if count == 1 else "s"


def capital(text: str) -> str:
    """A text that begins a line or a sentence."""
    return text[:1].upper() + text[1:]
