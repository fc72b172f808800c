"""No network, ever: neither the library in these tests nor the command line by itself."""

from __future__ import annotations

import os
import socket
import subprocess
import sys

import pytest

FORBID = """
import sys

def hook(event, arguments):
    if event.startswith("socket."):
        raise RuntimeError(f"a socket is used: {event}")

sys.addaudithook(hook)
"""


@pytest.fixture
def run(tmp_path):
    """Run Python in a process of its own in which any use of a socket fails."""
    (tmp_path / "sitecustomize.py").write_text(FORBID, "utf-8")
    path = os.pathsep.join([str(tmp_path), *sys.path])

    def run(*arguments):
        return subprocess.run(
            [sys.executable, *arguments],
            env={**os.environ, "PYTHONPATH": path},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


VERBS = (
    ("check",),
    ("check", "--format", "sarif"),
    ("claims",),
    ("show", "strategic"),
    ("explain", "same-slot"),
    ("compare", "about 5 km", "9.3 miles"),
    ("culprits",),
    ("resolve",),
    ("report", "-o", "report.html"),
)


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_no_verb_uses_a_socket(run, verb):
    """Each verb does its work where sockets are forbidden."""
    done = run("-m", "vkrel", *verb)
    assert done.returncode in {0, 1}, done.stderr
    assert "a socket is used" not in done.stderr


def test_sockets_are_forbidden_there(run):
    """In such a process a socket cannot be made."""
    done = run("-c", "import socket; socket.socket()")
    assert done.returncode == 1
    assert "a socket is used: socket.__new__" in done.stderr


def test_sockets_are_forbidden_here():
    """No test of this suite can open a socket or look a name up."""
    with pytest.raises((RuntimeError, UserWarning), match="tried to use socket"):
        socket.socket()
    with pytest.raises((RuntimeError, UserWarning), match="tried to use socket"):
        socket.getaddrinfo("localhost", 80)
