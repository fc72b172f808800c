"""The house: which rooms there are, and which way imports go; docs/architecture.md agrees.

Every import counts, also those inside functions and those for type checking alone.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "vkrel"
ROOMS, FLOORS, ARROWS = 13, 10, 45
FILE, FUNCTION = 400, 60
LINES = 29_950  # to be lowered: what is said once takes fewer


@cache
def modules() -> dict[str, Path]:
    """Every module of the package by its dotted name."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@cache
def imports() -> dict[str, frozenset[str]]:
    """The modules of the package that each module imports, wherever the import stands."""
    found = {}
    for name, path in modules().items():
        targets: set[str] = set()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                targets |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                for alias in node.names:
                    inner = f"{node.module}.{alias.name}"
                    targets.add(inner if inner in modules() else node.module)
            elif isinstance(node, ast.Constant) and node.value in modules().keys() - {"vkrel"}:
                targets.add(str(node.value))  # what is loaded by its name
        found[name] = frozenset(target for target in targets & modules().keys() if target != name)
    return found


def room(module: str) -> str:
    """The file or folder right under the package; the package itself is its face."""
    return module.split(".")[1] if "." in module else "__init__"


@cache
def arrows() -> dict[str, frozenset[str]]:
    """The rooms that each room imports from."""
    found: dict[str, set[str]] = {}
    for name, targets in imports().items():
        own = found.setdefault(room(name), set())
        own |= {room(target) for target in targets} - {room(name)}
    return {name: frozenset(targets) for name, targets in found.items()}


def floors() -> dict[str, int]:
    """How many rooms stand below each one, one on the other."""
    heights: dict[str, int] = {}
    for name in TopologicalSorter(arrows()).static_order():
        heights[name] = 1 + max((heights[below] for below in arrows()[name]), default=0)
    return heights


def test_figures():
    """Few rooms, few floors, few arrows, and no way round in a circle."""
    assert len(arrows()) <= ROOMS
    assert sum(map(len, arrows().values())) <= ARROWS
    assert max(floors().values()) <= FLOORS


def test_no_circle_of_modules():
    """No module imports itself by way of others, in no room."""
    try:
        TopologicalSorter(imports()).prepare()
    except CycleError as error:
        raise AssertionError(" -> ".join(error.args[1])) from None


def test_architecture_agrees():
    """The page lists the rooms from bottom to top, and what each may import; no more, no less."""
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)/?` \| .+? \| (.+?) \|$", text, re.MULTILINE)
    order = [name for name, _ in rows]
    assert set(order) == arrows().keys() - {"__main__"}
    for place, (name, below) in enumerate(rows):
        allowed = set(re.findall(r"\w+", below))
        assert allowed <= set(order[:place]), f"{name} imports from above itself"
        assert allowed == arrows()[name], f"docs/architecture.md is wrong about {name}"


def test_every_room_says_what_it_holds():
    """The docstring of a room is one sentence, and the page says the same."""
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    for name, path in modules().items():
        if path.name == "__init__.py" and name.count(".") == 1:
            first = (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").split("\n\n")[0]
            assert first.endswith("."), name
            assert first in text, f"docs/architecture.md does not say what {name} holds: {first}"


def test_sizes():
    """No file over 400 lines, no function over 60, the whole no longer than it has to be."""
    total = 0
    for name, path in modules().items():
        source = path.read_text("utf-8")
        lines = len(source.splitlines())
        total += lines
        assert lines <= FILE, f"{name}: {lines} lines"
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef):
                length = (node.end_lineno or 0) - node.lineno + 1
                assert length <= FUNCTION, f"{name}.{node.name}: {length} lines"
    assert total <= LINES, f"{total:,} lines of Python"
