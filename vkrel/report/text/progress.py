"""A word on standard error for work that takes longer than a second, where somebody looks."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

PATIENCE = 1.0


@contextmanager
def progress(words: str, patience: float = PATIENCE) -> Iterator[None]:
    """Say what is being done once it has taken `patience` seconds; nothing off a terminal."""
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
    from rich.console import Console  # noqa: PLC0415  only for long work

    console = Console(stderr=True, markup=False, highlight=False)
    with console.status(words):
        done.wait()
