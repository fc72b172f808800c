"""Printing lines: in colour where somebody looks, as plain text anywhere else."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from vkrel.report.text.lines import Line, plain


def show(lines: Iterable[Line]) -> None:
    """Print lines; rich is loaded for a terminal alone."""
    if sys.stdout.isatty():
        from vkrel.report.text.terminal import print_lines  # noqa: PLC0415

        print_lines(lines)
    else:
        print(plain(lines))  # noqa: T201
