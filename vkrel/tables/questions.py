"""Questions that differ in their qualifiers: which of them may still be one."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from vkrel.model.slot import Qualifiers
from vkrel.tables.cells import Cells
from vkrel.values.interval import hull
from vkrel.values.question import DATED, POINTS_IN_TIME, WORDS
from vkrel.values.read import read
from vkrel.values.reading import Reading


def parts_of(cells: Cells, stated: str) -> str:
    """The cells with a `part`: rows of two parts of a question are never held against each other.

    It is as `question.settled` says: what states other qualifiers, or values of them that may be
    the same, is of one part.
    """
    store = cells.store
    view = store.fresh("stated")
    if len(cells.qualifiers) == 1:
        store.run(f"create view {view} as select *, 0 as part from {stated}")
        return view
    names = [tuple(name for name, _ in each) for each in cells.qualifiers]
    parts = _parts(cells.qualifiers, names)
    numbers = {each: number for number, each in enumerate(dict.fromkeys(names))}
    table = store.put(
        "parts",
        [
            ("qualifiers", "integer", range(len(names))),
            ("part", "integer", parts),
            ("named", "integer", [numbers[each] for each in names]),
        ],
    )
    part, mixed = "part", ""
    if len(numbers) > 1:  # a question of which some rows lack a qualifier is looked at as a whole
        part = "case when several then -1 else part end as part"
        mixed = (
            "join (select type, subject, attribute, min(named) < max(named) as several "
            f"from {stated} join {table} using (qualifiers) group by all) "
            "using (type, subject, attribute)"
        )
    store.run(
        f"create table {view} as select s.*, {part} "
        f"from {stated} s join {table} using (qualifiers) {mixed}"
    )
    return view


def _parts(qualifiers: Sequence[Qualifiers], names: Sequence[Hashable]) -> list[int]:
    """The part of each combination of qualifiers."""
    meanings: dict[tuple[str, str], Hashable] = {}
    for name in {name for each in qualifiers for name, _ in each}:
        texts = sorted({dict(each)[name] for each in qualifiers if name in dict(each)})
        meanings |= {(name, text): meaning for text, meaning in _apart(name, texts).items()}
    found: dict[Hashable, int] = {}
    return [
        found.setdefault((named, *map(meanings.__getitem__, each)), len(found))
        for named, each in zip(names, qualifiers, strict=True)
    ]


def _apart(name: str, texts: Sequence[str]) -> dict[str, Hashable]:
    """What tells texts of a qualifier apart for sure; the same where nothing does."""
    if name in WORDS:
        return dict.fromkeys(texts)
    readings = {text: read(text, "date" if name in DATED else "name") for text in texts}
    if len({reading.known for reading in readings.values()}) > 1:
        return dict.fromkeys(texts)
    if name in POINTS_IN_TIME and all(reading.known for reading in readings.values()):
        return _not_touching(readings)
    return {
        text: reading.names or (reading.known and reading.strict) or text
        for text, reading in readings.items()
    }


def _not_touching(readings: dict[str, Reading]) -> dict[str, Hashable]:
    """Dates that share a day, or are joined by others that do, are one."""
    runs: dict[str, Hashable] = {}
    last, run = float("-inf"), 0
    for text, reading in sorted(readings.items(), key=lambda pair: hull(pair[1].strict)):
        span = hull(reading.strict)
        if span.low > last:
            run += 1
        last = max(last, span.high)
        runs[text] = run
    return runs
