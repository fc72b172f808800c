"""Pausing the search for circles while many rows are made.

Rows, claims and readings hold no circles. Each pass of the collector over a hundred thousand of
them costs as much as reading them, and finds nothing.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """Switch the collector off for a while, where it is on."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
