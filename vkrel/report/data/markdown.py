"""Findings as Markdown, for the comment under a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vkrel.report.escape import code, markdown, prose
from vkrel.report.formats import renderer
from vkrel.report.outcome import Account, Outcome, Side
from vkrel.report.words import address_of

SIGNS = {"contradiction": "❌", "tension": "⚠️", "note": "ℹ️"}  # noqa: RUF001
LIMIT = 60_000  # characters; a comment on a code host holds 65,536


@renderer("markdown")
def findings_markdown(outcome: Outcome, *, limit: int = LIMIT) -> str:
    """The summary, what was not read, each finding by subject; what does not fit is counted."""
    blocks: list[str] = [f"**vkrel: {markdown(outcome.summary)}**", prose(outcome.coverage)]
    size = sum(map(len, blocks))
    omitted = 0
    for group in outcome.groups:
        heading = f"### {markdown(group.subject)}: {group.counts}"
        for account in group.accounts:
            block = "\n".join(_finding(account))
            if omitted or size + len(heading) + len(block) > limit:
                omitted += 1
                continue
            if heading:
                blocks.append(heading)
                size += len(heading)
                heading = ""
            blocks.append(block)
            size += len(block) + 4
    if omitted:
        blocks.append(f"{omitted} more do not fit here: run {code('vkrel check')}.")
    return "\n\n".join(blocks)


def _finding(account: Account) -> Iterator[str]:
    finding = account.finding
    sign = SIGNS[finding.severity]
    yield f"{sign} **{finding.severity}: {markdown(finding.title)}** ({code(finding.rule)})"
    yield ""
    if account.returned:
        yield f"- {markdown(account.returned)}"
    yield from _sides(account.sides)
    for side in account.fits:
        places = ", ".join(code(address_of(claim)) for claim in side.claims)
        yield f"- fits both: {_value(side)}, {places}"
    for words in account.why:
        yield f"- {markdown(words)}"
    if finding.slip:
        yield f"- Likely slip: {markdown(finding.slip)}."
    yield ""
    yield "<details><summary>What to do</summary>"
    yield ""
    for number, words in enumerate(finding.arithmetic, 1):
        yield f"{number}. {markdown(words)}"
    if finding.arithmetic:
        yield ""
    for words in account.settle:
        yield f"- {prose(words)}"
    for source, label in account.who:
        yield f"- {code(source)} is {markdown(label)}"
    for command in account.commands:
        yield f"- {code(command)}"
    yield ""
    yield "</details>"


def _sides(sides: Iterable[Side]) -> Iterator[str]:
    about = ""
    for side in sides:
        if side.about != about:
            about = side.about
            yield f"- {markdown(about)}"
        indent = "  " if about else ""
        yield f"{indent}- {_value(side)}"
        for claim in side.claims:
            quote = f" {code(claim.quote)}" if claim.quote else ""
            speaker = f" (said by {markdown(claim.speaker)})" if claim.speaker else ""
            yield f"{indent}  - {code(address_of(claim))}{quote}{speaker}"


def _value(side: Side) -> str:
    meaning = f" ({markdown(side.meaning)})" if side.meaning else ""
    return f"**{markdown(side.value)}**{meaning}"
