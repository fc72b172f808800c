"""Findings as lines of text: the outcome of a check, and the proof of one finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vkrel.findings.finding import Finding
from vkrel.findings.findings import Findings
from vkrel.report.escape import one_line
from vkrel.report.formats import TEXT, renderer
from vkrel.report.outcome import Account, Outcome, Side
from vkrel.report.text.excerpt import Documents
from vkrel.report.text.lines import WIDTH, Line, lines, plain
from vkrel.report.words import address_of, here, phrase_of

MOST = 3


@renderer(TEXT)
def outcome_text(outcome: Outcome) -> str:
    """`vkrel check`, without colours."""
    return plain(outcome_lines(outcome))


def outcome_lines(outcome: Outcome) -> Iterator[Line]:
    """All findings by subject, worst first; the summary; what was not read; where to look first."""
    for group in outcome.groups:
        if len(group.accounts) > 1:
            yield from lines("subject", f"{group.subject}: {group.counts}")
            yield Line("", "")
        for account in group.accounts:
            yield from finding_lines(account, outcome.texts)
            yield Line("", "")
    yield from lines("summary", outcome.summary, "", "  ")
    if len(outcome.groups) > 1:
        for group in outcome.groups:
            yield from lines("tally", f"{group.subject}: {group.counts}", "  ", "      ")
    yield Line("coverage", one_line(outcome.coverage))  # with a command, which is never broken
    yield from _culprit_lines(outcome)
    yield from _independence_lines(outcome.shown)


def finding_lines(account: Account, documents: Documents | None = None) -> Iterator[Line]:
    """One finding: what it is about, who says what, why it cannot be, what to type next."""
    finding = account.finding
    headline = f"{finding.severity}: {finding.title}  [{finding.rule}]"
    yield from lines("headline", headline, "", "  ")
    if account.returned:
        yield from lines("returned", account.returned, "  ", "  ")
    yield from _side_lines(account.sides, documents)
    if account.fits:
        yield from lines("value", "Fits both sides:", "  ")
        yield from _side_lines(account.fits, None, "    ")
    for words in account.why:
        yield from lines("why", words, "  ", "  ")
    for number, words in enumerate(finding.arithmetic, 1):
        yield from lines("why", words, f"    {number}. ", "       ")
    if finding.slip:
        yield from lines("slip", f"Likely slip: {finding.slip}.", "  ", "  ")
    if account.settle:
        yield from lines("hint", f"To settle it: {' '.join(account.settle)}", "  ", "  ")
    if account.who:
        who = "; ".join(f"{source} is {label}" for source, label in account.who)
        yield from lines("hint", f"Sources: {who}.", "  ", "  ")
    yield Line("next", f"  id {finding.id}; next:")
    for command in account.commands:
        yield Line("next", f"    {one_line(command)}")


def proof_lines(finding: Finding, outcome: Outcome) -> Iterator[Line]:
    """One finding with all that proves it: the witness, other minimal sets, camps, culprits."""
    yield from finding_lines(outcome.account(finding), outcome.texts)
    claims = {claim.id: claim for claim in finding.claims}
    places = sorted({here(str(claim.place)) for claim in finding.claims if claim.place})

    def names(ids: Iterable[str]) -> str:
        known = (claims[claim_id] for claim_id in ids if claim_id in claims)
        return ", ".join(f"{address_of(claim)} ({claim.value})" for claim in known)

    yield Line("", "")
    yield from lines("why", finding.explanation, "Proof: ", "  ")
    yield from lines("said", names(finding.witness), "  These alone cannot be: ", "    ")
    for alternative in finding.alternatives:
        yield from lines("said", names(alternative), "  Nor can these: ", "    ")
    for number, camp in enumerate(finding.camps, 1):
        yield from lines("said", names(camp), f"  Can be true together ({number}): ", "    ")
    if likely := names(outcome.shown.doubted(finding)):
        yield from lines("slip", likely, "  Likeliest wrong first: ", "    ")
    yield from lines("hint", ", ".join(finding.slots), "  Slots: ", "    ")
    if places:
        yield from lines("hint", ", ".join(places), "  Written in: ", "    ")


def _culprit_lines(outcome: Outcome) -> Iterator[Line]:
    culprits = outcome.look_first(MOST)
    if culprits:
        yield Line("", "")
        yield Line("summary", "Look first at:")
    for culprit in culprits:
        claim = culprit.claim
        text = f"{address_of(claim)} “{claim.quote or one_line(claim.value)}”: {culprit.reason}"
        yield from lines("tally", text, "  ", "      ")


def _independence_lines(findings: Findings) -> Iterator[Line]:
    """Which sources of the findings were counted as one vote, and why."""
    apart = findings.independence
    taking_part = {source for finding in findings for group in finding.one_vote for source in group}
    for group in apart.within(taking_part):
        yield Line("", "")
        yield from lines("summary", f"One vote: {', '.join(group)}.", "", "  ")
        links = apart.why(group)
        for link in links[:MOST]:
            yield from lines("tally", f"{link}.", "  ", "      ")
        if len(links) > MOST:
            yield from lines("tally", f"and {len(links) - MOST} more such pairs.", "  ", "      ")
    if not apart.complete:
        yield from lines("hint", "More sources may copy: a limit of the search was hit.", "", "  ")


def _side_lines(
    sides: Iterable[Side], documents: Documents | None, indent: str = "  "
) -> Iterator[Line]:
    about = ""
    for side in sides:
        if side.about != about:
            about, indent = side.about, "    "
            yield from lines("value", about, "  ", "    ")
        yield from lines("value", side.label, indent, f"{indent}    ")
        for claim in side.claims:
            speaker = f" (said by {claim.speaker})" if claim.speaker else ""
            yield from lines("said", phrase_of(claim) + speaker, f"{indent}  ", f"{indent}    ")
            margin = f"{indent}    | "
            for excerpt in documents.excerpts(claim, WIDTH - len(margin)) if documents else ():
                yield Line("excerpt", f"{margin}{excerpt.line}".rstrip())
                yield Line("mark", f"{margin}{excerpt.mark}")
