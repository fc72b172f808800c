"""Findings as Markdown, for the comment under a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from vkrel.report.escape import code, markdown
from vkrel.report.text import Left, summary
from vkrel.report.view import Side, View, groups_of

SIGNS = {"contradiction": "❌", "tension": "⚠️", "note": "ℹ️"}  # noqa: RUF001
LIMIT = 60_000  # characters; a comment on a code host holds 65,536


def findings_markdown(views: Sequence[View], left: Left, *, limit: int = LIMIT) -> str:
    """The summary, then each finding by subject, worst first; what does not fit is counted."""
    blocks: list[str] = [f"**vkrel: {markdown(summary(views, left))}**"]
    size = len(blocks[0])
    omitted = 0
    for group in groups_of(views):
        heading = f"### {markdown(group.subject)}: {group.counts}"
        for view in group.views:
            block = "\n".join(_finding(view))
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


def _finding(view: View) -> Iterator[str]:
    finding = view.finding
    sign = SIGNS[finding.severity]
    yield f"{sign} **{finding.severity}: {markdown(finding.title)}** ({code(finding.rule)})"
    yield ""
    if view.returned:
        yield f"- {markdown(view.returned.words)}"
    yield from _sides(view.sides)
    for side in view.fits:
        yield f"- fits both: {_value(side)}, {_places(side)}"
    for words in view.why:
        yield f"- {markdown(words)}"
    if view.slip:
        yield f"- Likely slip: {markdown(view.slip)}."
    yield ""
    yield "<details><summary>What to do</summary>"
    yield ""
    for number, words in enumerate(view.steps, 1):
        yield f"{number}. {markdown(words)}"
    if view.steps:
        yield ""
    for words in view.settle:
        yield f"- {_own(words)}"
    for source, label in view.who:
        yield f"- {code(source)} is {markdown(label)}"
    for command in view.commands:
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
        for said in side.said:
            quote = f" {code(said.quote)}" if said.quote else ""
            speaker = f" (said by {markdown(said.speaker)})" if said.speaker else ""
            yield f"{indent}  - {code(said.address)}{quote}{speaker}"


def _value(side: Side) -> str:
    meaning = f" ({markdown(side.meaning)})" if side.meaning else ""
    return f"**{markdown(side.value)}**{meaning}"


def _places(side: Side) -> str:
    return ", ".join(code(said.address) for said in side.said)


def _own(words: str) -> str:
    """Words of a rule's page, whose code spans are meant."""
    pieces = words.split("`")
    return "".join(
        code(each) if number % 2 else markdown(each) for number, each in enumerate(pieces)
    )
