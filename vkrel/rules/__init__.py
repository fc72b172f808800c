"""Rules: each small file says which relation a domain type implies; its page stands beside it.

A rule is a module with `constraints(variables)`, which yields constraints, and a docstring whose
first line says what cannot be. Its name is the module's with hyphens. Adding one touches nothing else.
A rule of somebody's own project is entered with `rule(name)`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from vkrel.model.claim import Answer, Claim
from vkrel.model.subject import Subject
from vkrel.solve.constraints import Constraint, Difference, Exclusion, Ratio, Sum, width
from vkrel.solve.variable import Variable
from vkrel.values.verdict import Severity
from vkrel.variables.variables import Variables

__all__ = [
    "Answer", "Claim", "Constraint", "Difference", "Exclusion", "Ratio", "Severity", "Subject",
    "Sum", "Variable", "Variables", "all_rules", "chosen", "names", "page", "rank", "rule", "width",
]  # fmt: skip

SAME_SLOT = "same-slot"
INTERNAL = "internal"
INTERNAL_PAGE = """# internal: a rule failed

A rule that raises an error, or rules that contradict one another whatever the claims say, become
a note of this name, and the command ends with status 2.
Every other rule is heard as usual; what the failing one would have found is missing.
It is a fault of the rule, never of the claims: please report it with the text of the note.
Until it is mended, `--ignore RULE` leaves the rule out.
"""


Constraints = Callable[[Variables], Iterable[Constraint]]

_OWN: dict[str, Constraints] = {}
_OWN_PAGES: dict[str, str] = {}


def rule(name: str, page: str = "") -> Callable[[Constraints], Constraints]:
    """Enter a rule of one's own; decorates the function that yields its constraints.

    name: as findings carry it. page: what `vkrel explain NAME` prints, in Markdown; by default
    the function's docstring. Raises ValueError where a rule of vkrel has the name.
    """
    if name in _ours() or name == SAME_SLOT:
        raise ValueError(f"vkrel has a rule {name!r}: give yours another name")

    def enter(constraints: Constraints) -> Constraints:
        _OWN[name] = constraints
        _OWN_PAGES[name] = page or f"# {name}\n\n{constraints.__doc__ or ''}"
        return constraints

    return enter


@cache
def _ours() -> tuple[str, ...]:
    return tuple(sorted(module.name.replace("_", "-") for module in iter_modules(__path__)))


def names() -> tuple[str, ...]:
    """The names of all rules: by name, then a project's own, same-slot last, as it ranks lowest."""
    return (*_ours(), *sorted(_OWN), SAME_SLOT)


def all_rules() -> dict[str, Constraints]:
    """What each rule yields, by name (same-slot is none: slots need no rule)."""
    modules = {name: f"vkrel.rules.{name.replace('-', '_')}" for name in _ours()}
    ours = {name: import_module(module).constraints for name, module in modules.items()}
    return ours | {name: _OWN[name] for name in sorted(_OWN)}


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
    if name in _OWN:
        return _OWN_PAGES[name]
    return Path(__file__).with_name(f"{name.replace('-', '_')}.md").read_text("utf-8")
