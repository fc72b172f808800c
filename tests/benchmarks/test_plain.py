"""A million values, distinct but for times of day, read by SQL beside the one reader.

    pytest tests/benchmarks/test_plain.py --benchmark-enable -s -p no:xdist

Ratios of processor time on the same values, measured in one run; the reader is asked for some of
them, and its cache never.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from time import process_time

import pytest

from tests.benchmarks.test_readings import only_when_asked  # noqa: F401  a fixture
from vkrel.tables.plain import plain, plain_kind
from vkrel.tables.store import Store
from vkrel.values.read import read_uncached
from vkrel.values.verdict import Kind

VALUES, SAMPLE = 1_000_000, 20_000
ROUNDS = 3
# Forms, how a column of them is read, and how many times as fast as by the reader at the least.
COLUMNS = {
    "3521418059.9234457": (lambda at: repr(Random(at).random() * 1e10), Kind.QUANTITY, {}, 2),
    "1,234,567": (lambda at: f"{at * 7919 + 1000:,}", Kind.QUANTITY, {"discrete": True}, 3),
    "1234.56 km": (lambda at: f"{at * 37 / 100:.2f}", Kind.QUANTITY, {"unit": "km"}, 3),
    "$1,234.56": (lambda at: f"${at * 37 / 100:,.2f}", Kind.QUANTITY, {"unit": "USD"}, 3),
    "1971-03-05": (lambda at: str(date(1600, 1, 1) + timedelta(at)), Kind.DATE, {}, 15),
    "5 March 1971": (
        lambda at: f"{date(1600, 1, 1) + timedelta(at):%d %B %Y}", Kind.DATE, {}, 4,
    ),
    "7:10:59 p.m.": (
        lambda at: f"{at % 12 + 1}:{at // 12 % 60:02}:{at // 720 % 60:02} {'ap'[at % 2]}.m.",
        Kind.TIME, {}, 12,
    ),
    "1971-03-05T19:10:59": (
        lambda at: f"{date(1600, 1, 1) + timedelta(at)}T{at % 24:02}:{at % 60:02}:59",
        Kind.TIMESTAMP, {}, 20,
    ),
}  # fmt: skip


def seconds(run):
    """Processor seconds of the best of several rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = process_time()
        run()
        best = min(best, process_time() - start)
    return best


@pytest.mark.parametrize("form", COLUMNS)
def test_columns_beside_the_reader(form):
    """All values of a form are taken, several times as fast as by the reader."""
    value, kind, how, least = COLUMNS[form]
    values = [value(at) for at in range(VALUES)]
    store = Store()
    table = store.put("column", [("value", "VARCHAR", values)])
    expressions = {"read": plain(kind, **how), "kind": plain_kind()}
    took = {}
    for name, expression in expressions.items():
        query = f"create or replace table {name} as select {expression} as found from {table}"  # noqa: S608
        took[name] = seconds(lambda query=query: store.run(query)) / VALUES * 1e6
    [(taken,)] = store.rows("select count(found) from read")
    sample = values[:: VALUES // SAMPLE]
    reader = seconds(lambda: [read_uncached(each, kind, **how) for each in sample])
    reader *= 1e6 / len(sample)
    print(
        f"\n{form}: {taken / VALUES:.1%} taken, {took['read']:.2f} microseconds a value, reader "
        f"{reader:.1f}, ratio {reader / took['read']:.1f}; its kind {took['kind']:.2f}"
    )
    assert taken == VALUES
    assert reader / took["read"] >= least
