"""A table as plain columns of texts, whatever file or frame it comes from."""

from __future__ import annotations

from collections.abc import Sequence

import attrs


@attrs.frozen(eq=False)
class Grid:
    """Rows of texts under a header.

    name: the file, or how a frame is called in messages.
    header: the names of the columns, stripped. columns: the cells, a list a column.
    lines: where each row stands; 1 is the header.
    """

    name: str
    header: tuple[str, ...]
    columns: tuple[Sequence[str], ...]
    lines: Sequence[int]

    def column(self, name: str) -> Sequence[str]:
        """The cells of a column; raises ValueError where there is none."""
        return self.columns[self.header.index(name)]

    def __len__(self) -> int:
        return len(self.lines)
