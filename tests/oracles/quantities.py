"""The readings of quantities against exact rational arithmetic.

Random printed amounts are built from parts, so that what they mean is known without reading
them; their cuts and verdicts are worked out with fractions from the same table, by code that
shares nothing with the reader. A hundred thousand pairs, or the simplest one that disagrees:

    python -m tests.oracles.quantities --count 100000 --seed 1
"""

from __future__ import annotations

import argparse
import random
import tomllib
from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from hypothesis import strategies as st

from tests.strategies.hunt import hunt
from vkrel.values.conflict import conflict
from vkrel.values.interval import Cut
from vkrel.values.read import read_uncached

TABLE = tomllib.loads(
    (Path(__file__).parents[2] / "vkrel" / "values" / "hedges.toml").read_text(encoding="utf-8"),
    parse_float=lambda text: float(text) if "inf" in text else Fraction(text),
)
STRICT, LENIENT = TABLE["thresholds"]["strict"], TABLE["thresholds"]["lenient"]
FAR = Fraction(10) ** 40

SCALES = {"": 0, " thousand": 3, " million": 6, " billion": 9, "bn": 9, " trillion": 12, "m": 6}
WORDS = {
    "": ("",),
    "about": ("about ", "around ", "approximately ", "some ", "roughly "),
    "more": ("more than ", "over ", "at least ", "exceeding "),
    "less": ("fewer than ", "under ", "at most ", "no more than "),
    "nearly": ("nearly ", "almost ", "just under "),
    "upto": ("up to ", "as many as "),
    "exactly": ("exactly ", "precisely "),
}


class Exact(NamedTuple):
    """An interval with exact ends."""

    low: Fraction
    high: Fraction
    low_closed: bool
    high_closed: bool


class Amount(NamedTuple):
    """A printed amount and its two exact cuts."""

    text: str
    strict: Exact
    lenient: Exact


def reach(name: str, m: int, level: Fraction) -> Fraction:
    """The quantile of the table for this level, in g."""
    rows = TABLE["spread"][name]
    place = TABLE["quantiles"]["possibility"].index(level)
    edges = [int(key) for key in rows if key.isdigit()]
    cell = max((edge for edge in edges if edge <= m), default=min(edges))
    found = Fraction(rows[str(cell)][place])
    if m >= TABLE["spread"]["grows_from"]:
        found = max(found, m * Fraction(rows["times_m"][place]))
    return found


def ends(hedge: str, m: int, *, zeros: bool, lenient: bool) -> Exact:
    """Both ends around zero in g, as theory sections 1.3, 2 and 10.2 have them."""
    level = LENIENT if lenient else STRICT
    half = Fraction(1, 2)
    if hedge == "exactly":
        return Exact(-half, half, True, False)
    if hedge == "":
        if m >= 10:
            return Exact(-half, Fraction(1) if lenient else half, True, False)
        if not lenient:
            width = reach("about", m, STRICT)
        elif zeros:
            width = max(reach("about", m, LENIENT) / 2, reach("about", m, STRICT))
        else:
            width = half
        return Exact(-width, width, True, True) if width < half else Exact(-half, half, True, False)
    if hedge == "about":
        width = reach("about", m, level)
        return Exact(-width, width, True, True)
    if hedge == "more":
        if lenient:
            return Exact(Fraction(0), FAR, True, False)
        return Exact(Fraction(0), reach("more", m, level), True, True)
    if hedge == "less":
        if lenient:
            return Exact(-FAR, Fraction(0), False, True)
        return Exact(-reach("less", m, level), Fraction(0), True, True)
    if hedge == "nearly":
        above = min(Fraction(1), Fraction(m, 10)) if lenient else Fraction(0)
        return Exact(-reach("nearly", m, level), above, True, True)
    if lenient:
        return Exact(-FAR, reach("more", m, Fraction(1, 10)), False, True)
    return Exact(-reach("less", m, level), Fraction(0), True, True)


def around(x: Fraction, g: Fraction, end: Exact) -> Exact:
    """The interval around x."""
    low = -FAR if end.low == -FAR else x + g * end.low
    high = FAR if end.high == FAR else x + g * end.high
    return Exact(low, high, end.low_closed, end.high_closed)


def mirrored(cut: Exact) -> Exact:
    """The interval of the negative amount."""
    return Exact(-cut.high, -cut.low, cut.high_closed, cut.low_closed)


def digits(rng: random.Random, base: int, shift: int = 0) -> tuple[str, int, int, bool]:
    """A printed number near `base`: its text, m, the place of g, dropped zeros or not."""
    spread = base // rng.choice((3, 10, 40)) + 1
    number = max(1, base + rng.randint(-spread, spread))
    if rng.random() < 0.4:
        number = max(1, round(number, -rng.randint(1, len(str(number)))))
    decimals = rng.choice((0, 0, 0, 1, 2))
    if decimals:
        text = f"{number}.{rng.randint(0, 10**decimals - 1):0{decimals}d}"
        return text, int(text.replace(".", "")), -decimals, False
    number *= 10**shift
    stripped = str(number).rstrip("0")
    text = f"{number:,}" if rng.random() < 0.7 else str(number)
    return text, int(stripped), len(str(number)) - len(stripped), stripped != str(number)


def amount(rng: random.Random, base: int, unit: str, scale: str, shift: int) -> Amount:
    """One printed amount with its exact cuts."""
    if shift == 0 and rng.random() < 0.1:
        return between(rng, base, unit, scale)
    if unit == "%" and rng.random() < 0.1:
        return share(rng, base)
    hedge = rng.choice(("", "", "", *WORDS))
    printed, m, place, zeros = digits(rng, base, shift)
    negative = unit == "%" and hedge in ("", "about") and rng.random() < 0.2
    number = f"-{printed}" if negative else printed
    word = rng.choice(WORDS[hedge])
    g = Fraction(10) ** (place + SCALES[scale])
    if hedge == "exactly" and zeros:
        m, g, zeros = m * 10**place, Fraction(10) ** SCALES[scale], False
    text = f"{word}{dressed(number, scale, unit)}"
    if unit == "%":
        g /= 100
    cuts = [
        around(m * g, g, ends(hedge, m, zeros=zeros, lenient=lenient)) for lenient in (False, True)
    ]
    if negative:
        cuts = [mirrored(cut) for cut in cuts]
    return Amount(text, *cuts)


def between(rng: random.Random, base: int, unit: str, scale: str) -> Amount:
    """A range of two whole numbers."""
    low = max(1, base)
    high = low + rng.randint(1, base + 5)
    tail = dressed("", scale, unit)
    text = rng.choice(
        (f"between {low} and {high}{tail}", f"{low}-{high}{tail}", f"{low} to {high}{tail}")
    )
    scaled = Fraction(10) ** SCALES[scale] / (100 if unit == "%" else 1)
    g = min(scaled * 10 ** (len(str(n)) - len(str(n).rstrip("0"))) for n in (low, high))
    x, y = low * scaled, high * scaled
    return Amount(
        text,
        Exact(x - g / 2, y + g / 2, True, False),
        Exact(x - g, y + g, True, True),
    )


def share(rng: random.Random, base: int) -> Amount:
    """A part of a whole, both printed: the cut keeps the width of each."""
    percent = Fraction(min(base, 95), 100)
    whole = rng.randint(50, 5000)
    parts = []
    for near in (max(1, round(whole * percent)), whole):
        printed, m, place, zeros = digits(rng, near)
        g = Fraction(10) ** place
        parts.append(
            (
                printed,
                *(
                    around(m * g, g, ends("", m, zeros=zeros, lenient=each))
                    for each in (False, True)
                ),
            )
        )
    (part, *tops), (total, *bottoms) = parts
    cuts = [
        Exact(
            top.low / bottom.high,
            top.high / bottom.low,
            top.low_closed and bottom.high_closed,
            top.high_closed and bottom.low_closed,
        )
        for top, bottom in zip(tops, bottoms, strict=True)
    ]
    return Amount(f"US${part} billion of US${total} billion", *cuts)


def dressed(number: str, scale: str, unit: str) -> str:
    """The number with its scale word and its unit."""
    if unit == "USD" and number and scale != "m":
        return f"US${number}{scale}"
    if unit == "%":
        return f"{number}%"
    if unit == "USD":
        return f"{number}{scale if scale != 'm' else ' million'} USD"
    return f"{number}{scale if scale != 'm' else ' million'}"


def meet(a: Exact, b: Exact) -> bool:
    """Whether the two intervals share a number."""
    low, low_closed = max((a.low, not a.low_closed), (b.low, not b.low_closed))
    high, high_closed = min((a.high, a.high_closed), (b.high, b.high_closed))
    return low < high or (low == high and not low_closed and high_closed)


def verdict(a: Amount, b: Amount) -> str:
    """The verdict by exact arithmetic."""
    if meet(a.strict, b.strict):
        return "compatible"
    return "tension" if meet(a.lenient, b.lenient) else "contradiction"


def same_cut(cut: Cut, exact: Exact) -> bool:
    """Whether the cut is the exact interval with its ends rounded once."""
    if len(cut) != 1:
        return False
    low = float("-inf") if exact.low == -FAR else exact.low.numerator / exact.low.denominator
    high = float("inf") if exact.high == FAR else exact.high.numerator / exact.high.denominator
    return tuple(cut[0]) == (low, high, exact.low_closed, exact.high_closed)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Amount, Amount]:
    """Two printed amounts of like size, unit and scale; their numbers and words shrink."""
    rng = draw(st.randoms(use_true_random=False))
    base = draw(st.sampled_from((1, 3, 7, 12, 25, 60, 87, 150, 350, 940, 1500, 9300, 21000)))
    unit = draw(st.sampled_from(("", "USD", "%")))
    scales = {"": ("", " thousand", " million"), "USD": tuple(SCALES), "%": ("",)}[unit]
    scale = draw(st.sampled_from(scales))
    shift = 0 if unit == "%" else draw(st.sampled_from((0, 0, 1, 2, 3)))
    return amount(rng, base, unit, scale, shift), amount(rng, base, unit, scale, shift)


def is_exact(pair: tuple[Amount, Amount]) -> str:
    """Both cuts of both, and their verdict, are those of exact arithmetic; gives the verdict."""
    readings = [read_uncached(one.text, "quantity") for one in pair]
    for one, reading in zip(pair, readings, strict=True):
        assert same_cut(reading.strict, one.strict), f"{one.text}: {reading}"
        assert same_cut(reading.lenient, one.lenient), f"{one.text}: {reading}"
    expected = verdict(*pair)
    assert conflict(*readings) == expected
    return expected


def compare_many(count: int, seed: int) -> Counter[str]:
    """How many pairs got each verdict; raises AssertionError for one that is not exact."""
    counts: Counter[str] = Counter()
    hunt(pairs(), lambda pair: counts.update([is_exact(pair)]), count, seed, each=100)
    return counts


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for name, number in sorted(compare_many(options.count, options.seed).items()):
        print(f"{name}: {number:,}")
