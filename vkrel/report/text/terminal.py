"""Lines of findings in colour, where somebody looks at a terminal; imported only then."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from vkrel.report.text.lines import Line

STYLES = {
    "subject": "bold underline",
    "headline": "bold",
    "returned": "magenta",
    "value": "bold",
    "excerpt": "dim",
    "mark": "red",
    "slip": "yellow",
    "next": "dim",
    "summary": "bold",
}
SEVERITY_STYLES = {"contradiction": "bold red", "tension": "bold yellow", "note": "bold blue"}
_SEVERITY = re.compile(r"^(contradiction|tension|note)(?=: )")
_QUOTE = r"“[^”]*”?"
_LABEL = r"^ *(Likely slip|To settle it|Sources|Proof|Fits both sides):"


def print_lines(lines: Iterable[Line], console: Console | None = None) -> None:
    """Print lines with their styles; their text is never read as markup."""
    out = console or Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
    for line in lines:
        out.print(styled(line), soft_wrap=True)


def styled(line: Line) -> Text:
    """One line as rich's text."""
    text = Text(line.text, style=STYLES.get(line.part, ""))
    if line.part == "headline":
        found = _SEVERITY.match(line.text)
        if found:
            text.stylize(SEVERITY_STYLES[found[1]], *found.span(1))
    if line.part == "said":
        text.highlight_regex(_QUOTE, "cyan")
    text.highlight_regex(_LABEL, "bold")
    return text
