"""Problems in a user's files: each with its place and a remedy, all of them at once."""

from __future__ import annotations

from collections.abc import Iterable

import attrs


@attrs.frozen(order=True)
class Problem:
    """One thing wrong in one place. `line` is 1-based, 0 where the whole file is meant."""

    file: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return (
            f"{place}: {self.field}: {self.message}" if self.field else f"{place}: {self.message}"
        )


class LoadError(Exception):
    """Input that cannot be used; `problems` lists everything that is wrong, with its place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems in the order of files and lines."""
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(each) for each in self.problems))


def shortened(problems: Iterable[Problem], most: int = 5) -> list[str]:
    """Problems as texts; of those that differ in their line alone, the first few and how many."""
    alike: dict[tuple[str, str, str], list[Problem]] = {}
    for problem in problems:
        kind = "".join(" " if letter.isdigit() else letter for letter in problem.message)
        alike.setdefault((problem.file, problem.field, kind), []).append(problem)
    texts: list[str] = []
    for same in alike.values():
        texts += map(str, same[:most])
        if len(same) > most:
            texts.append(f"{same[0].file}: and {len(same) - most} more such rows")
    return texts
