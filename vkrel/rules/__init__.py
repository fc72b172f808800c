"""Rules: each small file says which relation a domain type implies; its page stands beside it.

A rule is a module with `constraints(variables)`, which yields constraints, and a docstring whose
first line says what cannot be. Its name is the module's with hyphens. Adding one touches nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from vkrel.solve.constraints import Constraint
    from vkrel.variables.variables import Variables

SAME_SLOT = "same-slot"
INTERNAL = "internal"
INTERNAL_PAGE = """# internal: a rule failed

A rule that raises an error, or rules that contradict one another whatever the claims say, become
a note of this name, and the command ends with status 2.
Every other rule is heard as usual; what the failing one would have found is missing.
It is a fault of the rule, never of the claims: please report it with the text of the note.
Until it is mended, `--ignore RULE` leaves the rule out.
"""


class Rule(Protocol):
    """What a rule module offers."""

    __doc__: str | None

    def constraints(self, variables: Variables) -> Iterator[Constraint]:
        """The constraints that this rule implies among the variables."""


@cache
def names() -> tuple[str, ...]:
    """The names of all rules: by name, same-slot last, as it ranks lowest."""
    found = sorted(each.name.replace("_", "-") for each in iter_modules(__path__))
    return (*found, SAME_SLOT)


@cache
def all_rules() -> dict[str, Rule]:
    """The rule modules by name (same-slot is no module: slots need no rule)."""
    return {
        name: cast("Rule", import_module(f"vkrel.rules.{name.replace('-', '_')}"))
        for name in names()
        if name != SAME_SLOT
    }


def rank(name: str) -> int:
    """The place of a rule in the fixed order: of several relations the first names a finding."""
    return names().index(name)


def chosen(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> set[str]:
    """The names that are left after selecting and ignoring; raises ValueError for unknown ones."""
    select, ignore = list(select), list(ignore)
    for name in (*select, *ignore):
        if name not in names():
            raise ValueError(f"no rule {name!r}; there are {', '.join(names())}")
    return set(select or names()) - set(ignore)


def page(name: str) -> str:
    """The page of a rule, in Markdown; raises ValueError for an unknown one."""
    chosen([name])
    return Path(__file__).with_name(f"{name.replace('-', '_')}.md").read_text("utf-8")
