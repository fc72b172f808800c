"""`python -m vkrel` is the command line in a process of its own."""

from __future__ import annotations

import atexit
import gc

from vkrel.cli import main


def run() -> None:
    """Run one verb; what it makes holds no circles, so nobody looks for them, nor at the end."""
    gc.disable()
    atexit.register(gc.freeze)
    main()


if __name__ == "__main__":
    run()
