"""A hundred thousand claims, and what is timed on them: one process a way, cold caches.

python -m tests.benchmarks.tables vkrel
"""

from __future__ import annotations

import json
import sys
from gc import collect
from random import Random
from time import process_time

from tests.made_tables import MONTHS, clock

CLAIMS = 100_000
HEADER = ("source", "subject", "attribute", "value")


def rows(claims: int = CLAIMS, sources: int = 10, wrong: float = 0.02):
    """Times, dates, counts and names in three ways of writing, 2 % of the values wrong."""
    random = Random(3)
    made = []
    for number in range(claims // sources):
        truth = random.randrange(1, 1400)
        for source in range(sources):
            value = truth + 23 if random.random() < wrong else truth
            text = (_count, _date, _clock, _name)[number % 4](value, source % 3)
            attribute = ("size", "founded", "opens", "city")[number % 4]
            made.append((f"site{source}", f"thing {number // 4}", attribute, text))
    random.shuffle(made)
    return made


def _count(value, style):
    number = 1000 + value * 1709
    return str(number) if style == 1 else f"{number:,}"


def _date(value, style):
    year, month, number = 1900 + value // 12, value % 12, value % 28 + 1
    return (
        f"{year}-{month + 1:02}-{number:02}",
        f"{number} {MONTHS[month]} {year}",
        f"{MONTHS[month]} {number}, {year}",
    )[style]


def _clock(value, style):
    return clock(value, (0, 3, 7)[style])


def _name(value, style):
    text = f"{'ABCDEFGH'[value % 8]}stad {'upon'} {'JKLMNOPQ'[value // 8 % 8]}ee"
    return text.upper() if style == 1 else text


def with_vkrel(table):
    """From rows to findings."""
    import vkrel
    from vkrel.rules import all_rules
    from vkrel.tables.claims import claims_of
    from vkrel.tables.grid import Grid, Log
    from vkrel.tables.mapping import TableMapping

    all_rules()  # importing is start-up
    collect()
    start = process_time()
    columns = tuple(zip(*table, strict=True))
    grid = Grid.of_columns(Log("rows"), HEADER, columns, range(2, len(table) + 2))
    made = claims_of([(grid, TableMapping())])
    read = process_time()
    registry = vkrel.Registry.of_table(made)
    findings = vkrel.check(registry)
    return process_time() - start, {"reading rows": read - start, "flagged": len(findings)}


def with_pandas(table):
    """A group-by by hand: slots with more than one text, case and spaces aside."""
    import pandas as pd

    collect()
    start = process_time()
    frame = pd.DataFrame(table, columns=list(HEADER))
    frame["said"] = frame["value"].str.strip().str.casefold()
    groups = frame.groupby(["subject", "attribute"])
    bad = groups["said"].nunique()
    bad = bad[bad > 1]
    told = frame.set_index(["subject", "attribute"]).loc[bad.index]
    assert len(told) > 0
    return process_time() - start, {"flagged": len(bad)}


def with_pandera(table):
    """A schema with one check over groups: every slot has one text, case and spaces aside."""
    import pandas as pd
    import pandera.pandas as pa

    def one_text(frame):
        said = frame["value"].str.strip().str.casefold()
        return said.groupby([frame["subject"], frame["attribute"]]).transform("nunique") == 1

    text = pa.Column(str, nullable=False)
    schema = pa.DataFrameSchema(dict.fromkeys(HEADER, text), checks=pa.Check(one_text))
    collect()
    start = process_time()
    frame = pd.DataFrame(table, columns=list(HEADER))
    flagged = 0
    try:
        schema.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        cases = errors.failure_cases["index"].dropna().unique()
        flagged = len(frame.loc[cases, ["subject", "attribute"]].drop_duplicates())
    return process_time() - start, {"flagged": flagged}


WAYS = {"vkrel": with_vkrel, "pandas": with_pandas, "pandera": with_pandera}

if __name__ == "__main__":
    seconds, more = WAYS[sys.argv[1]](rows())
    print(json.dumps({"seconds": seconds, **more}))
