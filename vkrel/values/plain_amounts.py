"""Amounts in plain English, which most values are, by the shortest way.

What stands around a number is looked at once and kept, so that each further number that stands so
takes one regular expression, a look-up and the arithmetic. What may be anything else takes the
long way of `read`, with the same result.
"""

from __future__ import annotations

from typing import NamedTuple

from vkrel.values.dates.time import NOT_STATED
from vkrel.values.quantities.amount import amount, one_number
from vkrel.values.quantities.frame import Frame, NoAmount, frame
from vkrel.values.quantities.number import from_digits, plain
from vkrel.values.reading import Reading
from vkrel.values.signs import is_dated, is_no_amount, shown
from vkrel.values.table import from_table
from vkrel.values.tongues.english import is_plain_english

# A number that shows whatever kind any number does which is no year: see `signs`.
_TELLING = "7770"
_LONGEST = 100  # characters around a number; of others nothing is kept
# Signs that make one number part of another form: feet and inches, one thing printed twice.
_SIGNS = frozenset("'()")


class _Around(NamedTuple):
    """What stands around a number: its frame, and which kinds it may be besides.

    alone: no other kind shows; measured: not even a year does.
    """

    frame: Frame
    alone: bool
    measured: bool


def plain_amount(text: str, unit: str, *, discrete: bool, inferred: bool) -> Reading | None:
    """The reading of an amount in plain English; None where the text may be anything else.

    unit, discrete: as for `read`. inferred: the kind is not known.
    """
    found = one_number(text)
    if found is None:
        return None
    head, whole, decimals, tail = found.groups()
    if decimals is not None and len(decimals) == 3:
        return None  # 1.234 is a thousand where a point parts groups
    around = _around(head, tail, unit)
    if around is None:
        return None
    if inferred and not around.measured and (not around.alone or len(decimals or whole) == 4):
        return None
    number = from_digits(whole, decimals)
    if number is None:
        return None
    try:
        return amount(number, around.frame, discrete=discrete).reading(text)
    except OverflowError:
        return None


@from_table(16_384)
def _around(head: str, tail: str, unit: str) -> _Around | None:
    """None where it is not plainly English, or not that of an amount."""
    words = head + tail
    if len(words) > _LONGEST or not _SIGNS.isdisjoint(words) or not is_plain_english(words):
        return None
    try:
        found = frame(head, tail, unit)
    except NoAmount:
        return None
    if found is None:
        return None
    text = f"{head}{_TELLING}{tail}"
    lowered = plain(text)
    dated = is_dated(lowered)
    alone = not (
        NOT_STATED.match(lowered)
        or (dated and is_no_amount(lowered))
        or next(shown(text, lowered), "")
    )
    measured = found.unit.base not in ("", unit)
    return _Around(found, alone and (measured or not dated), alone and measured)
