"""A finding as people read it: one model that every renderer for people shows.

Who says what and where, grouped by value; who fits both sides; why the sides cannot meet; the
likely slip; where to look first; what settles it; what to type next. Machines get `json.py`
and `sarif.py` instead.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from shlex import quote as shell_quote

import attrs

from vkrel.findings.culprits import Culprit
from vkrel.findings.finding import SEVERITIES, Finding, Findings
from vkrel.model.claim import Claim
from vkrel.model.show import show_reading, show_slot, show_thing, show_value
from vkrel.model.source import Source
from vkrel.model.vocabulary import Vocabulary
from vkrel.registry.registry import Registry
from vkrel.report.pages import settle_words
from vkrel.report.why import why_apart
from vkrel.values.interval import hull
from vkrel.values.reading import Reading

WORDLESS = frozenset({"name", "target", "text", "parts"})
FEW = 3
MANY = 200  # findings; beyond that each is judged by its own camps, not by all together


@attrs.frozen
class Said:
    """One claim in a finding: where it stands, in which phrase."""

    claim: Claim
    address: str
    quote: str
    speaker: str
    suspect: bool


@attrs.frozen
class Side:
    """The claims that give one value: what it is about (where slots differ), what it means."""

    value: str
    meaning: str
    about: str
    said: tuple[Said, ...]

    @property
    def label(self) -> str:
        """The value with its meaning: "May 2009 (2009-05-01 to 2009-05-31)"."""
        return f"{self.value} ({self.meaning})" if self.meaning else self.value


@attrs.frozen
class Returned:
    """Why a finding that was accepted is back: "changed" or "expired", and what was written."""

    state: str
    words: str
    reason: str
    on: str = ""
    until: str = ""


@attrs.frozen
class View:
    """One finding for people. `sides` cannot meet, `fits` agree with both of them.

    things: what it is about, each with its words; the first claim's first.
    """

    finding: Finding
    things: tuple[tuple[str, str], ...]
    sides: tuple[Side, ...]
    fits: tuple[Side, ...]
    why: tuple[str, ...]
    steps: tuple[str, ...]
    slip: str
    suspects: tuple[Said, ...]
    settle: tuple[str, ...]
    who: tuple[tuple[str, str], ...]
    commands: tuple[str, ...]
    returned: Returned | None = None


@attrs.frozen
class Group:
    """Findings about one subject, worst first."""

    subject: str
    views: tuple[View, ...]

    @property
    def counts(self) -> str:
        """How many of each severity, in words."""
        return count_words(view.finding.severity for view in self.views)


def view_of(
    finding: Finding,
    registry: Registry,
    *,
    path: str = "",
    returned: Returned | None = None,
    blame: Mapping[str, Culprit] | None = None,
) -> View:
    """What a reader needs of one finding.

    path: what the commands to type next name.
    blame: the claims that all findings together point at, by claim id (see `blame_of`).
    """
    vocabulary = registry.vocabulary
    suspects = _suspects(finding, blame or {})
    said = {claim.id: _said(claim, suspects) for claim in finding.claims}
    both = _fits_both(finding)
    first = _first(finding)
    return View(
        finding=finding,
        things=tuple(_things(finding, vocabulary)),
        sides=tuple(_sides(finding, vocabulary, said, lambda each: each.id not in both)),
        fits=tuple(_sides(finding, vocabulary, said, lambda each: each.id in both)),
        why=tuple(why_apart(finding)),
        slip=finding.reason or "",
        suspects=tuple(said[each] for each in suspects),
        steps=finding.arithmetic,
        settle=tuple(_settle(finding, [said[each] for each in suspects], blame or {})),
        who=tuple(_who(registry.sources, finding.sources)),
        commands=tuple(_commands(finding, first, path)),
        returned=returned,
    )


def groups_of(views: Iterable[View]) -> list[Group]:
    """Findings by subject: those with the worst and the most findings first.

    A finding about several things stands with the one that most findings are about.
    """
    found = list(views)
    often = Counter(thing for view in found for thing, _ in view.things)
    by_thing: dict[tuple[str, str], list[View]] = {}
    for view in found:
        by_thing.setdefault(max(view.things, key=lambda each: often[each[0]]), []).append(view)
    groups = [Group(words, tuple(_worst_first(each))) for (_, words), each in by_thing.items()]
    return sorted(groups, key=lambda each: (_weight(each), each.subject))


def views_of(
    findings: Findings,
    registry: Registry,
    *,
    path: str = "",
    returned: Mapping[str, Returned] | None = None,
) -> list[View]:
    """All findings for people, in their order."""
    known = returned or {}
    blame = blame_of(findings)
    return [
        view_of(each, registry, path=path, returned=known.get(each.id), blame=blame)
        for each in findings
    ]


def blame_of(findings: Findings) -> dict[str, Culprit]:
    """The culprits by claim id, likeliest first; none where findings are too many to weigh."""
    if len(findings) > MANY:
        return {}
    return {each.claim.id: each for each in findings.culprits()}


def count_words(severities: Iterable[str]) -> str:
    """How many of each severity in words, worst first; empty where there is nothing."""
    found = list(severities)
    return ", ".join(plural(found.count(each), each) for each in SEVERITIES if each in found)


def plural(count: int, word: str) -> str:
    """A number with its noun in the right number: "2 notes"."""
    return f"{count:,} {word}{'' if count == 1 else 's'}"


def address_of(claim: Claim) -> str:
    """Where a claim stands: source and line."""
    return f"{claim.source}:{claim.line}" if claim.line else claim.source


def here(path: str) -> str:
    """A path as seen from the current folder, where it lies below it; the name alone if not."""
    try:
        return Path(path).resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return Path(path).name


def label_of(source: Source) -> str:
    """Who a source is, in a few words: publisher or author, and when."""
    who = source.publisher or source.author or source.title
    both = f"{source.author}, {source.publisher}" if source.author and source.publisher else who
    if both and source.dated:
        return f"{both} ({source.dated})"
    return both or (f"of {source.dated}" if source.dated else "")


def _sides(
    finding: Finding,
    vocabulary: Vocabulary,
    said: Mapping[str, Said],
    wanted: Callable[[Claim], bool],
) -> Iterator[Side]:
    """Claims grouped by what they say, in the order of their meaning."""
    groups: dict[tuple[str, str, str], list[Said]] = {}
    pairs = zip(finding.claims, finding.readings, strict=True)
    for claim, reading in sorted(pairs, key=lambda each: (_order(each[1]), each[0].id)):
        if wanted(claim):
            key = (_about(claim, finding, vocabulary), *_value(claim, reading, vocabulary))
            groups.setdefault(key, []).append(said[claim.id])
    abouts = list(dict.fromkeys(about for about, _, _ in groups))
    for (about, value, meaning), each in sorted(
        groups.items(), key=lambda each: abouts.index(each[0][0])
    ):
        ordered = sorted(each, key=lambda one: (one.claim.source, one.claim.line or 0))
        yield Side(value, meaning, about, tuple(ordered))


def _order(reading: Reading) -> tuple[float, float, str]:
    if not reading.strict or not reading.known:
        return (0.0, 0.0, reading.text)
    span = hull(reading.strict)
    return (span.low, span.high, reading.text)


def _value(claim: Claim, reading: Reading, vocabulary: Vocabulary) -> tuple[str, str]:
    text = show_value(vocabulary, claim)
    meaning = show_reading(reading)
    return (text, "") if claim.kind in WORDLESS or meaning == text else (text, meaning)


def _about(claim: Claim, finding: Finding, vocabulary: Vocabulary) -> str:
    if claim.type == "document":
        return f"Date of document {claim.source}"
    text = show_slot(vocabulary, claim) if len(finding.slots) > 1 else ""
    return text[:1].upper() + text[1:]


def _things(finding: Finding, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    first = _first(finding)
    if first is None:
        yield "", "The check itself"
        return
    known = {str(claim.subject): claim for claim in (first, *finding.claims)}
    for thing, claim in known.items():
        if claim.type != "document" or len(known) == 1:
            yield thing, _subject(vocabulary, claim)


def _subject(vocabulary: Vocabulary, claim: Claim) -> str:
    if claim.type == "document":
        return f"document {claim.source}"
    text = show_thing(vocabulary, claim.subject)
    return text[:1].upper() + text[1:]


def _said(claim: Claim, suspects: Sequence[str]) -> Said:
    return Said(claim, address_of(claim), claim.quote, claim.speaker, claim.id in suspects)


def _fits_both(finding: Finding) -> set[str]:
    """Claims that can be true together with either side of the witness."""
    if len(finding.camps) < 2:
        return set()
    homes = [
        set().union(*(camp for camp in finding.camps if each in camp)) for each in finding.witness
    ]
    return set.intersection(*homes) - set(finding.witness) if homes else set()


def _suspects(finding: Finding, blame: Mapping[str, Culprit]) -> tuple[str, ...]:
    """The claims to look at first; none where everybody is as likely to be wrong."""
    here = {claim.id for claim in finding.claims}
    blamed = [each for each in blame if each in here]
    enough = [each for each in blamed if finding.id in blame[each].findings]
    if blamed:
        return tuple((enough or blamed)[:FEW])
    known = {claim.id for claim in finding.claims}
    culprits = [each for each in finding.culprits if each in known]
    return tuple(culprits[:FEW]) if len(culprits) < len(known) or len(known) == 1 else ()


def _settle(
    finding: Finding, suspects: Sequence[Said], blame: Mapping[str, Culprit]
) -> Iterator[str]:
    reasons: dict[str, list[str]] = {}
    for each in suspects:
        reason = blame[each.claim.id].reason if each.claim.id in blame else ""
        reasons.setdefault(reason, []).append(each.address)
    for reason, places in reasons.items():
        names = " and ".join(dict.fromkeys(places))
        yield f"Read {names} first{': ' if reason else ''}{reason}."
    if finding.needs_reference:
        yield "A background source takes part; --no-reference leaves those out."
    reading = finding.readings[0] if finding.readings else None
    yield from settle_words(finding.rule, reading.kind if reading else "")


def _who(sources: Mapping[str, Source], ids: Iterable[str]) -> Iterator[tuple[str, str]]:
    for each in ids:
        if each in sources and label_of(sources[each]):
            yield each, label_of(sources[each])


def _first(finding: Finding) -> Claim | None:
    """The claim that a finding is filed under; None where a rule itself failed."""
    order = [finding.claim(each) for each in finding.witness] or list(finding.claims)
    spoken_of = [claim for claim in order if claim.type != "document"]
    return next(iter(spoken_of or order), None)


def _commands(finding: Finding, first: Claim | None, path: str) -> Iterator[str]:
    end = f" {shell_quote(path)}" if path else ""
    yield f"vkrel explain {finding.id}{end}"
    if first and first.type != "document":
        yield f"vkrel show {shell_quote(str(first.subject))}{end}"
    yield f'vkrel accept {finding.id}{end} --reason "..."'


def _worst_first(views: Iterable[View]) -> list[View]:
    return sorted(views, key=lambda each: SEVERITIES.index(each.finding.severity))


def _weight(group: Group) -> tuple[int, ...]:
    severities = [view.finding.severity for view in group.views]
    return (
        min(SEVERITIES.index(each) for each in severities),
        *(-severities.count(each) for each in SEVERITIES),
    )
