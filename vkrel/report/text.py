"""Findings as lines of text, each with the part it plays; `terminal.py` colours the parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import attrs

from vkrel.findings.finding import Findings
from vkrel.model.claim import Claim
from vkrel.model.show import show_value
from vkrel.model.vocabulary import Vocabulary
from vkrel.report.escape import one_line
from vkrel.report.excerpt import Documents
from vkrel.report.view import (
    MANY,
    Said,
    Side,
    View,
    address_of,
    count_words,
    groups_of,
    here,
    plural,
)
from vkrel.report.wrap import WIDTH, wrapped

MOST = 3


class Line(NamedTuple):
    """A line and its part: subject, headline, value, said, excerpt, mark, why, hint, summary."""

    part: str
    text: str


@attrs.frozen
class Left:
    """What is not shown: notes, accepted findings, and acceptances that nothing answers to."""

    notes: int = 0
    accepted: int = 0
    accepted_file: str = ""


def finding_text(view: View, documents: Documents | None = None) -> str:
    """One finding as plain text."""
    return plain(finding_lines(view, documents))


def plain(lines: Iterable[Line]) -> str:
    """Lines without their parts."""
    return "\n".join(line.text for line in lines)


def findings_lines(
    views: Sequence[View], left: Left, documents: Documents | None = None
) -> Iterator[Line]:
    """All findings by subject, worst first, and the summary."""
    groups = groups_of(views)
    for group in groups:
        if len(group.views) > 1:
            yield from _lines("subject", f"{group.subject}: {group.counts}")
            yield Line("", "")
        for view in group.views:
            yield from finding_lines(view, documents)
            yield Line("", "")
    yield from _lines("summary", summary(views, left), "", "  ")
    if len(groups) > 1:
        for group in groups:
            yield from _lines("tally", f"{group.subject}: {group.counts}", "  ", "      ")


def finding_lines(view: View, documents: Documents | None = None) -> Iterator[Line]:
    """One finding: what it is about, who says what, why it cannot be, what to type next."""
    finding = view.finding
    headline = f"{finding.severity}: {finding.title}  [{finding.rule}]"
    yield from _lines("headline", headline, "", "  ")
    if view.returned:
        yield from _lines("returned", view.returned.words, "  ", "  ")
    yield from _side_lines(view.sides, documents)
    if view.fits:
        yield from _lines("value", "Fits both sides:", "  ")
        yield from _side_lines(view.fits, None, "    ")
    for words in view.why:
        yield from _lines("why", words, "  ", "  ")
    for number, words in enumerate(view.steps, 1):
        yield from _lines("why", words, f"    {number}. ", "       ")
    if view.slip:
        yield from _lines("slip", f"Likely slip: {view.slip}.", "  ", "  ")
    if view.settle:
        yield from _lines("hint", f"To settle it: {' '.join(view.settle)}", "  ", "  ")
    if view.who:
        who = "; ".join(f"{source} is {label}" for source, label in view.who)
        yield from _lines("hint", f"Sources: {who}.", "  ", "  ")
    yield Line("next", f"  id {finding.id}; next:")
    for command in view.commands:
        yield Line("next", f"    {one_line(command)}")


def proof_lines(view: View, documents: Documents | None = None) -> Iterator[Line]:
    """One finding with all that proves it: the witness, other minimal sets, camps, suspects."""
    yield from finding_lines(view, documents)
    finding = view.finding
    known = {claim.id: claim for claim in finding.claims}

    def names(ids: Iterable[str]) -> str:
        return ", ".join(
            f"{address_of(known[each])} ({known[each].value})" for each in ids if each in known
        )

    yield Line("", "")
    yield from _lines("why", finding.explanation, "Proof: ", "  ")
    yield from _lines("said", names(finding.witness), "  These alone cannot be: ", "    ")
    for each in finding.alternatives:
        yield from _lines("said", names(each), "  Nor can these: ", "    ")
    for number, camp in enumerate(finding.camps, 1):
        yield from _lines("said", names(camp), f"  Can be true together ({number}): ", "    ")
    if finding.culprits:
        yield from _lines("slip", names(finding.culprits), "  Likeliest wrong first: ", "    ")
    yield from _lines("hint", ", ".join(finding.slots), "  Slots: ", "    ")
    places = sorted({here(str(claim.place)) for claim in finding.claims if claim.place})
    if places:
        yield from _lines("hint", ", ".join(places), "  Written in: ", "    ")


def summary(views: Sequence[View], left: Left) -> str:
    """How many findings of each severity, and how many are not shown."""
    text = count_words(view.finding.severity for view in views) or "Nothing contradicts"
    if left.accepted:
        where = f" ({left.accepted_file})" if left.accepted_file else ""
        text += f"; {left.accepted:,} accepted{where}"
    if left.notes:
        text += f"; {plural(left.notes, 'note')} not shown (--all)"
    return text + "."


def independence_lines(findings: Findings) -> Iterator[Line]:
    """Which sources of the findings were counted as one vote, and why."""
    apart = findings.independence
    taking_part = {each for finding in findings for group in finding.one_vote for each in group}
    for group in apart.within(taking_part):
        yield Line("", "")
        yield from _lines("summary", f"One vote: {', '.join(group)}.", "", "  ")
        why = apart.why(group)
        for each in why[:MOST]:
            yield from _lines("tally", f"{each}.", "  ", "      ")
        if len(why) > MOST:
            yield from _lines("tally", f"and {len(why) - MOST} more such pairs.", "  ", "      ")
    if not apart.complete:
        yield from _lines("hint", "More sources may copy: a limit of the search was hit.", "", "  ")


def culprit_lines(findings: Findings) -> Iterator[Line]:
    """Where to look first: the claims without which most of the findings disappear."""
    if len(findings) > MANY:
        return
    blamed = [each for each in findings.culprits() if len(each.part_of) > 1][:MOST]
    if not blamed:
        return
    yield Line("", "")
    yield Line("summary", "Look first at:")
    for each in blamed:
        value = one_line(each.claim.value)
        text = f"{address_of(each.claim)} “{each.claim.quote or value}”: {each.reason}"
        yield from _lines("tally", text, "  ", "      ")


def claims_text(claims: Sequence[Claim], vocabulary: Vocabulary) -> str:
    """A line a claim: where it stands, the slot, the value."""
    return "\n".join(
        f"{address_of(claim):<10} {claim.slot} = {one_line(show_value(vocabulary, claim))}"
        for claim in claims
    )


def _side_lines(
    sides: Iterable[Side], documents: Documents | None, indent: str = "  "
) -> Iterator[Line]:
    about = ""
    for side in sides:
        if side.about != about:
            about, indent = side.about, "    "
            yield from _lines("value", about, "  ", "    ")
        yield from _lines("value", side.label, indent, f"{indent}    ")
        for said in side.said:
            yield from _lines("said", _where(said), f"{indent}  ", f"{indent}    ")
            if documents:
                yield from _excerpt_lines(said, f"{indent}    | ", documents)


def _excerpt_lines(said: Said, margin: str, documents: Documents) -> Iterator[Line]:
    for excerpt in documents.excerpts(said.claim, WIDTH - len(margin)):
        yield Line("excerpt", f"{margin}{excerpt.line}".rstrip())
        yield Line("mark", f"{margin}{excerpt.mark}")


def _where(said: Said) -> str:
    quote = f" “{said.quote}”" if said.quote else ""
    speaker = f" (said by {said.speaker})" if said.speaker else ""
    return f"{said.address}{quote}{speaker}"


def _lines(part: str, text: str, first: str = "", rest: str = "") -> Iterator[Line]:
    for line in wrapped(text, first, rest):
        yield Line(part, line)
