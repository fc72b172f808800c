"""What only a terminal gets: lines in colour, and a word about work that takes long.

rich is loaded where somebody looks, and only then.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import TYPE_CHECKING

from vkrel.report.text.lines import Line, plain

if TYPE_CHECKING:
    from rich.console import Console

PATIENCE = 1.0
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


def show(lines: Iterable[Line]) -> None:
    """Print lines: in colour where somebody looks, as plain text anywhere else."""
    if sys.stdout.isatty():
        print_lines(lines)
    else:
        print(plain(lines))  # noqa: T201


def print_lines(lines: Iterable[Line], console: Console | None = None) -> None:
    """Print lines with their styles; their text is never read as markup."""
    from rich.console import Console  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    out = console or Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
    for line in lines:
        text = Text(line.text, style=STYLES.get(line.part, ""))
        severity = _SEVERITY.match(line.text)
        if line.part == "headline" and severity:
            text.stylize(SEVERITY_STYLES[severity[1]], *severity.span(1))
        if line.part == "said":
            text.highlight_regex(_QUOTE, "cyan")
        text.highlight_regex(_LABEL, "bold")
        out.print(text, soft_wrap=True)


@contextmanager
def progress(words: str, patience: float = PATIENCE) -> Iterator[None]:
    """Say on standard error what is being done once it has taken `patience` seconds.

    Nothing is said off a terminal.
    """
    if not sys.stderr.isatty():
        yield
        return
    done = Event()
    thread = Thread(target=_wait, args=(words, patience, done), daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _wait(words: str, patience: float, done: Event) -> None:
    if done.wait(patience):
        return
    from rich.console import Console  # noqa: PLC0415

    with Console(stderr=True, markup=False, highlight=False).status(words):
        done.wait()
