"""Writing: whole or not at all, and nothing lost where several write at once."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys

import pytest

from vkrel.findings.accepted import Acceptance, read_accepted, write_accepted
from vkrel.model.write import locked, write


def test_whole_files(tmp_path):
    """A file is made, replaced, and keeps its permissions; nothing else is left in its folder."""
    file = tmp_path / "a.txt"
    write(file, "ä")
    assert file.read_bytes() == "ä".encode()
    file.chmod(0o640)
    write(file, b"b")
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"b", 0o640)
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]


def test_links_are_followed(tmp_path):
    """What a link points to is written, and the link stays."""
    target, link = tmp_path / "a.txt", tmp_path / "b.txt"
    target.write_text("old", "utf-8")
    link.symlink_to(target)
    write(link, "new")
    assert link.is_symlink()
    assert target.read_text("utf-8") == "new"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="nobody forbids root to write")
def test_read_only_files_stay(tmp_path):
    """A file that may not be written is not replaced."""
    file = tmp_path / "a.txt"
    file.write_text("old", "utf-8")
    file.chmod(0o400)
    with pytest.raises(PermissionError):
        write(file, "new")
    assert file.read_text("utf-8") == "old"


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_no_space(tmp_path, monkeypatch, step):
    """Where writing fails, the old file is as it was and no part of the new one is left."""
    file = tmp_path / "a.txt"
    file.write_text("old", "utf-8")

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*(("os.fsync",) if step == "fsync" else ("pathlib.Path.replace",)), fail)
    with pytest.raises(OSError, match="No space"):
        write(file, "new")
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]
    assert file.read_text("utf-8") == "old"


CRASH = """
import os, pathlib, sys
from vkrel.findings import accepted
file = pathlib.Path(sys.argv[1])
pathlib.Path.replace = lambda *_: os._exit(9)
accepted.write_accepted(file, [accepted.Acceptance(id="b", content="c", reason="d")])
"""


def test_a_crash_in_the_middle(tmp_path):
    """A process that dies before the last step leaves the old file, and nobody locked out."""
    file = tmp_path / "a.toml"
    old = Acceptance(id="a", content="c", reason="d")
    write_accepted(file, [old])
    died = subprocess.run([sys.executable, "-c", CRASH, str(file)], check=False, timeout=60)
    assert died.returncode == 9
    assert read_accepted(file) == [old]
    new = Acceptance(id="b", content="c", reason="d")
    write_accepted(file, [new])
    assert read_accepted(file) == [old, new]


def count_up(path, times):
    """Read a number, add one, write it: what loses counts without a lock."""
    for _ in range(times):
        with locked(path):
            write(path, str(int(path.read_text("utf-8")) + 1))


def test_nothing_is_lost(tmp_path):
    """Processes that read, change and write one file at once all count."""
    file = tmp_path / "count"
    file.write_text("0", "utf-8")
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=count_up, args=(file, 40)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert file.read_text("utf-8") == "120"
    assert [each.name for each in tmp_path.iterdir()] == ["count"]


def accept(file, start, ids):
    """Accept findings one by one, once everybody is ready."""
    start.wait(60)
    for identity in ids:
        write_accepted(file, [Acceptance(id=identity, content="c", reason="d")])


def test_two_accept_at_once(tmp_path):
    """Processes that accept different findings in one file at once lose none of them."""
    context = multiprocessing.get_context("spawn")
    file, start = tmp_path / "accepted.toml", context.Barrier(2)
    ids = [f"{number:02}" for number in range(40)]
    processes = [
        context.Process(target=accept, args=(file, start, half)) for half in (ids[::2], ids[1::2])
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert sorted(acceptance.id for acceptance in read_accepted(file)) == ids
