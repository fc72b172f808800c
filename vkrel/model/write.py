"""The one way to write a file: whole or not at all, and nothing lost where two write at once."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EACCES
from pathlib import Path


def write(path: Path, content: str | bytes) -> None:
    """Replace a file in one step: a reader, or a crash, sees the old file or the new one.

    Permissions stay, links are followed; what is no file (a pipe) is written to as it is.
    Raises OSError and leaves the old file where the new one cannot be written.
    """
    data = content.encode() if isinstance(content, str) else content
    path = path.resolve()
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    if path.exists() and not os.access(path, os.W_OK):  # replacing it would not ask
        raise PermissionError(EACCES, os.strerror(EACCES), str(path))
    beside = path.with_name(f".{path.name}.{os.urandom(4).hex()}.new")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            beside.chmod(path.stat().st_mode)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep others of this name out while a file is read, changed and written.

    The lock is a file beside it; it ends with the process, whatever becomes of that.
    """
    path = path.resolve()
    lock = path.with_name(f".{path.name}.lock")
    descriptor = _open(lock)
    try:
        yield
    finally:
        with suppress(OSError):  # Windows leaves it to the last who waits for it
            lock.unlink()
        os.close(descriptor)


def _open(lock: Path) -> int:
    """The lock, held; whoever waited for one that was taken away begins anew."""
    while True:
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o666)
        _wait(descriptor)
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(descriptor), lock.stat()):
                return descriptor
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _wait(descriptor: int) -> None:
        while True:
            with suppress(OSError):  # after ten seconds it gives up: ask again
                msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
                return

else:
    import fcntl

    def _wait(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
