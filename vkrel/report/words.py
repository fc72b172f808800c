"""Findings in words: titles, explanations, proofs, why somebody is blamed, what settles it; labels.

No sentence about a finding is made anywhere else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from math import ceil, floor, inf, log10
from pathlib import Path
from typing import TYPE_CHECKING

from vkrel import rules
from vkrel.findings.causes import Culprit
from vkrel.findings.finding import Finding
from vkrel.model.claim import Answer, Claim
from vkrel.model.show import show_reading, show_value
from vkrel.model.source import Source
from vkrel.model.vocabulary import Vocabulary
from vkrel.rules import INTERNAL, SAME_SLOT
from vkrel.solve.constraints import Difference, Numeric, Ratio
from vkrel.solve.propagation import Limit
from vkrel.solve.variable import Variable
from vkrel.values.dates.days import iso
from vkrel.values.interval import Interval, hull
from vkrel.values.reading import Reading
from vkrel.values.verdict import Kind, Severity
from vkrel.values.wording import Measure, cut_in_words, digits_for, figures, measure_of
from vkrel.variables.unread import Unread

if TYPE_CHECKING:  # every check speaks, few are triaged
    from vkrel.findings.triage import Back

TIMES, MINUS = "\u00d7", "\u2212"
MORE_RIVALS = "More rival values exist than were tried."
WORDLESS = frozenset({Kind.NAME, Kind.TARGET, Kind.TEXT, Kind.PARTS})
# What settles two answers to one question depends on what is asked.
_RECORDS = {
    "date": "A record made at the time settles it: the document that was signed, or a report "
    "of the day.",
    "quantity": "The published statistic settles it, with its definition, its period and the "
    "date on which it was read.",
    "name": "A third source that names it independently settles it.",
    "set": "The full list as first published settles it.",
}
_ANY_RECORD = "A third source that does not repeat either side settles it."

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
    if finding.error:
        return (
            f"{finding.error}. What it would have found is missing; the other rules"
            " are not touched by it."
        )
    ties = "; ".join(dict.fromkeys(tie.words for tie in finding.conflict.constraints))
    steps = capital("; ".join(arithmetic(finding)))
    after = f" {steps}." if steps else ""
    if finding.rule == INTERNAL:
        return f"No claims could satisfy all of this: {ties}.{after}"
    told = finding.conflict.answers if finding.proof or not finding.ties else ()
    answered = {answer.claim.id for answer in told}
    printed = [claim for claim in finding.conflict.claims if claim.id not in answered]
    said = "; ".join((*(_say(finding.vocabulary, each) for each in told), *map(_place, printed)))
    if finding.ties:
        text = f"{said}. But {ties}.{after}{'' if finding.complete else f' {MORE_RIVALS}'}"
    else:
        text = f"{said}. {_verdict(finding)}"
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


def _say(vocabulary: Vocabulary, answer: Answer) -> str:
    """Who says what, where, and what it means."""
    claim, reading = answer.claim, answer.reading
    value, meaning = show_value(vocabulary, claim), show_reading(reading)
    plain = meaning in (value, claim.value) or reading.kind == Kind.NAME
    return f"{_place(claim)} says {value}{'' if plain else f' ({meaning})'}"


def _place(claim: Claim) -> str:
    return f"{_source(claim)}: “{claim.quote}”" if claim.quote else _source(claim)


def _source(claim: Claim) -> str:
    return f"{claim.source}, line {claim.line}" if claim.line else claim.source


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
    measure = measure_of(low.reading, high.reading)
    loosely = finding.severity == Severity.CONTRADICTION
    return (
        f"{'Even read loosely' if loosely else 'As printed'}, “{low.claim.value}” ends "
        f"{_point(end.high, low.reading, '' if end.high_closed else 'before ', measure)}"
        f" and “{high.claim.value}” begins "
        f"{_point(begin.low, high.reading, '' if begin.low_closed else 'after ', measure)}."
    )


def _point(number: float, reading: Reading, side: str, measure: Measure) -> str:
    on = "on " if reading.kind == Kind.DATE else "at "
    return (side or on) + cut_in_words((Interval(number, number),), reading, measure)


# ------------------------------------------------------------ a proof


def arithmetic(finding: Finding) -> tuple[str, ...]:
    """Sentences from what the answers allow to where no value is left."""
    proof = finding.proof
    if proof is None:
        return ()
    if proof.apart is None:
        limits = [end for tie in proof.circle for end in tie.limits(proof.severity)]
        digits = digits_for(limits)
        around = [_around(constraint, proof.severity, digits) for constraint in proof.circle]
        return (*around, "going round, no value is left") if around else ()
    low, high = proof.apart.low, proof.apart.high
    digits = digits_for(limit.value for limit in (low, high, *proof.steps))
    more = f"is {'later' if _dated(low.variable) else 'more'} than"
    if low.value == high.value and not _dated(low.variable):
        more = "is not below"  # one of the two ends is left out
    return (
        *(_sentence(step, proof.severity, digits) for step in proof.steps),
        f"{_value(low, digits)} {more} {_value(high, digits)}",
    )


def _sentence(limit: Limit, severity: Severity, digits: int) -> str:
    dated = _dated(limit.variable)
    most, least = ("at the latest", "at the earliest") if dated else ("at most", "at least")
    text = f"{limit.variable.show} is {most if limit.upper else least}"
    if limit.constraint is not None:
        how = _how(limit, limit.constraint, severity, digits)
        return f"so {text} {f'{how} = ' if how else ''}{_value(limit, digits)}"
    by = f"by {_source(limit.bound.claim)}, " if limit.bound else ""
    return f"{by}{text} {_value(limit, digits)}"


def _how(limit: Limit, constraint: Numeric, severity: Severity, digits: int) -> str:
    """The calculation: "2 x 45 million", "2009-10-31 + 183 days"; "" where nothing is added."""
    values = [_value(parent, digits) for parent in limit.parents]
    low, high = constraint.limits(severity)
    forward = limit.variable.name == constraint.total.name
    if isinstance(constraint, Ratio):
        factor = high if limit.upper == forward else low
        return f"{values[0]} {TIMES if forward else '÷'} {_plain(factor)}"
    if constraint.total.name in {parent.variable.name for parent in limit.parents}:
        forward = False  # a total that is a part of itself
    more = (high if limit.upper else low) if forward else -(low if limit.upper else high)
    added = ""
    if more:
        size = abs(more)
        shown = plural(size, "day", _plain) if _dated(limit.variable) else _plain(size)
        added = f" {'+' if more > 0 else MINUS} {shown}"
    if isinstance(constraint, Difference):
        return f"{values[0]}{added}" if added else ""
    terms = (f"({value})" if value.startswith("-") else value for value in values)
    return f" {'+' if forward else MINUS} ".join(terms) + added


def _value(limit: Limit, digits: int) -> str:
    if not _dated(limit.variable):
        unit = limit.variable.unit
        return f"{_plain(limit.value, digits)}{f' {unit}' if unit not in {'', '1'} else ''}"
    day = limit.value
    if not limit.closed:  # an open end leaves out its day
        day = ceil(day) - 1 if limit.upper else floor(day) + 1
    return iso(floor(day) if limit.upper else ceil(day))


def _plain(value: float, digits: int = 6) -> str:
    if abs(value) == inf:
        return "any number"
    if value == int(value) or abs(value) < 1000:
        return figures(value, digits)
    # of large numbers the hundredths, and what more is needed to tell two apart
    return f"{value:,.{max(digits - 1 - floor(log10(abs(value))), 2)}f}"


def _dated(variable: Variable) -> bool:
    return any(answer.reading.kind == Kind.DATE for answer in variable.answers)


def _around(constraint: Numeric, severity: Severity, digits: int) -> str:
    """One of the printed relations that exclude one another: its limits."""
    low, high = (_plain(end, digits) for end in constraint.limits(severity))
    parts = " + ".join(part.show for part in constraint.parts)
    between = f"{low} to {high}" if constraint.limits(severity)[1] < inf else f"{low} or more"
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


# ------------------------------------------------------------ a culprit, and what to do


def reason(culprit: Culprit) -> str:
    """Why a claim is suspected."""
    reasons = []
    behind = culprit.support
    if culprit.against:
        alike = plural(culprit.alike, "claim", number)
        reasons.append(f"{alike} against {number(culprit.against)}")
    if behind.against:
        votes = plural(behind.votes, "independent source", number)
        reasons.append(f"{votes} for it, {number(behind.against)} for something else")
    cleared, own = len(culprit.findings), len(culprit.part_of)
    if cleared:
        verb = "disappears" if cleared == 1 else "disappear"
        reasons.append(f"without it {plural(cleared, 'finding', number)} {verb}")
    elif own:
        reasons.append(f"it takes part in {plural(own, 'finding', number)}")
    if culprit.meant is not None:
        for_it = f"{culprit.claim.value} for {culprit.meant.value}"
        reasons.append(f"{for_it} would be a slip: {culprit.slip}")
    return "; ".join(reasons)


def settle(
    finding: Finding, suspects: Iterable[Claim], blame: Mapping[str, Culprit]
) -> Iterator[str]:
    """Which claims to read first and why, and what would settle it."""
    places: dict[str, list[str]] = {}
    for claim in suspects:
        why = f": {blame[claim.id].reason}" if claim.id in blame else ""
        places.setdefault(why, []).append(address_of(claim))
    for why, where in places.items():
        yield f"Read {' and '.join(dict.fromkeys(where))} first{why}."
    if finding.needs_reference:
        yield "A background source takes part; --no-reference leaves those out."
    if finding.rule == SAME_SLOT:
        kind = finding.answers[0].reading.kind if finding.answers else ""
        yield _RECORDS.get(kind, _ANY_RECORD)
    else:
        yield from parts(page_of(finding.rule)).get("How to settle it", "").split("\n")


def page_of(rule: str) -> str:
    """The page of a rule; empty where it has none, as a finding about the check itself."""
    return rules.page(rule) if rule in rules.names() else ""


def parts(page: str) -> dict[str, str]:
    """What stands under each heading of a page, by heading."""
    _, *pieces = re.split(r"^## (.+)$", page, flags=re.MULTILINE)
    pairs = zip(pieces[::2], pieces[1::2], strict=True)
    return {heading.strip(): text.strip() for heading, text in pairs}


# ------------------------------------------------------------ what was not read


def coverage(unread: Unread, command: str) -> str:
    """How many values nobody understood, and the command that lists them."""
    if not unread.values:
        return "There was no value to read."
    if not unread:
        return f"All values were read ({unread.values:,})."
    were, them = ("was", "it") if len(unread) == 1 else ("were", "them")
    return (
        f"{len(unread):,} of {unread.values:,} values {were} not read: `{command}` lists {them}"
        " with the words that were not understood."
    )


# ------------------------------------------------------------ labels


def address_of(claim: Claim) -> str:
    """Where a claim stands: source and line."""
    return f"{claim.source}:{claim.line}" if claim.line else claim.source


def phrase_of(claim: Claim) -> str:
    """Where a claim stands, with its phrase: "003:12 “in May 2009”"."""
    return f"{address_of(claim)} “{claim.quote}”" if claim.quote else address_of(claim)


def meaning_of(claim: Claim, reading: Reading) -> str:
    """What a claim's value means; empty where it means what it says."""
    return "" if claim.kind in WORDLESS else show_reading(reading)


def value_of(answer: Answer, vocabulary: Vocabulary) -> tuple[str, str]:
    """A claim's value in words, and its meaning where that says more."""
    value = show_value(vocabulary, answer.claim)
    meaning = meaning_of(answer.claim, answer.reading)
    return value, "" if meaning == value else meaning


def label_of(source: Source) -> str:
    """Who a source is, in a few words: publisher or author, and when."""
    who = source.publisher or source.author or source.title
    both = f"{source.author}, {source.publisher}" if source.author and source.publisher else who
    if both and source.dated:
        return f"{both} ({source.dated})"
    return both or (f"of {source.dated}" if source.dated else "")


def here(path: str) -> str:
    """A path as seen from the current folder, where it lies below it; the name alone if not."""
    try:
        return Path(path).resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return Path(path).name


def number(count: float) -> str:
    """A small number in words."""
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return words[int(count)] if count < len(words) else f"{count:,}"


def plural(count: float, word: str, show: Callable[[float], str] = "{:,}".format) -> str:
    """A number with its noun in the right number: "2 notes"."""
    return f"{show(count)} {word}{'' if count == 1 else 's'}"


def count_words(severities: Iterable[str]) -> str:
    """How many of each severity in words, worst first; empty where there is nothing."""
    counts = Counter(severities)
    return ", ".join(plural(counts[one], one) for one in Severity if counts[one])


def capital(text: str) -> str:
    """A text that begins a line or a sentence."""
    return text[:1].upper() + text[1:]
