"""Points, claims and relations for tests of the solver, without any files."""

from __future__ import annotations

from random import Random

import attrs

from vkrel.model.claim import Claim
from vkrel.solve.relations import Difference, Numeric, Point, Ratio, Sum
from vkrel.values.interval import Interval
from vkrel.values.reading import Reading


def said(name, number, strict, lenient=None, *, source="s", unit="day", kind=None):
    """A claim of a value with its reading; cuts are (low, high)."""
    claim = Claim(source, None, "", "event", name, "date", str(strict), record=number)
    claim.id = f"{name}{number}"
    reading = Reading(
        text=str(strict),
        kind=kind or ("date" if unit == "day" else "quantity"),
        unit=unit,
        strict=(Interval(*strict),),
        lenient=(Interval(*(lenient or strict)),),
    )
    return claim, reading


def point(name, *cuts, unit="day", source="s"):
    """A point with a claim for each (low, high), or for each ((low, high), (low, high))."""
    claims = []
    for number, cut in enumerate(cuts):
        strict, lenient = cut if isinstance(cut[0], tuple) else (cut, cut)
        claims.append(said(name, number, strict, lenient, unit=unit, source=source))
    return Point(name, name, tuple(claims))


def relation_claim(name, source="s"):
    """The claim of a printed relation."""
    claim = Claim(source, None, "", "event", name, "because", name, kind="target")
    claim.id = f"r-{name}"
    return claim


@attrs.frozen
class Net:
    """Points and the relations between them."""

    points: tuple[Point, ...]
    relations: tuple[Numeric, ...]


def random_net(random: Random, kind: str) -> Net:
    """A random net: "differences", "ratios", "sums", or "mixed" of all three.

    Three to six points with one to three claims each; some relations are printed.
    """
    unit = "day" if kind == "differences" else "USD"
    points = tuple(
        point(f"p{number}", *(_span(random) for _ in range(random.choice((1, 1, 2, 3)))), unit=unit)
        for number in range(random.randint(3, 6))
    )
    relations = []
    for number in range(random.randint(2, 6)):
        claim = relation_claim(f"x{number}") if random.random() < 0.4 else None
        made = {"differences": _difference, "ratios": _ratio, "sums": _sum}
        maker = made[random.choice(list(made)) if kind == "mixed" else kind]
        relations.append(maker(random, points, claim))
    return Net(points, tuple(relations))


def _span(random: Random) -> tuple[float, float]:
    low = random.randint(1, 30)
    return low, low + random.randint(0, 6)


def _difference(random, points, claim):
    one, other = random.sample(points, 2)
    low = random.randint(-8, 8)
    high = low + random.randint(0, 12) if random.random() < 0.7 else float("inf")
    return Difference("rule", "words", one, other, low, high, claim)


def _ratio(random, points, claim):
    one, other = random.sample(points, 2)
    low = random.choice((0.1, 0.25, 0.5, 1.0, 2.0, 3.0))
    return Ratio("rule", "words", one, other, low, low * random.choice((1.0, 1.1, 2.0)), claim)


def _sum(random, points, claim):
    total, *parts = random.sample(points, random.randint(3, min(4, len(points))))
    high = random.choice((0.0, 0.0, float("inf")))
    return Sum("rule", "words", total, tuple(parts), 0.0, high, claim)
