"""Variables, answers and constraints for tests of the solver, without any files."""

from __future__ import annotations

from random import Random

import attrs

from vkrel.model.answer import Answer
from vkrel.model.claim import Claim
from vkrel.model.slot import Slot
from vkrel.model.subject import Subject
from vkrel.solve.constraints import Difference, Numeric, Ratio, Sum
from vkrel.solve.variable import Variable
from vkrel.values.interval import Interval
from vkrel.values.reading import Reading


@attrs.frozen(eq=False)
class Named(Claim):
    """A claim that is called as the test calls it."""

    called: str = attrs.field(kw_only=True)

    @property
    def id(self):
        """The name, in place of a hash."""
        return self.called


def answer(name, number, strict, lenient=None, *, source="s", unit="day", kind=None):
    """A claim of a value with what it means; cuts are (low, high)."""
    slot = Slot(Subject.parse("event", name), "date")
    claim = Named(source, None, "", slot, str(strict), record=number, called=f"{name}{number}")
    reading = Reading(
        text=str(strict),
        kind=kind or ("date" if unit == "day" else "quantity"),
        unit=unit,
        strict=(Interval(*strict),),
        lenient=(Interval(*(lenient or strict)),),
    )
    return Answer(claim, reading)


def variable(name, *cuts, unit="day", source="s"):
    """A variable with a claim for each (low, high), or for each ((low, high), (low, high))."""
    answers = []
    for number, cut in enumerate(cuts):
        strict, lenient = cut if isinstance(cut[0], tuple) else (cut, cut)
        answers.append(answer(name, number, strict, lenient, unit=unit, source=source))
    return Variable(name, tuple(answers), name)


def relation_claim(name, source="s"):
    """The claim of a printed relation."""
    slot = Slot(Subject.parse("event", name), "because")
    return Named(source, None, "", slot, name, kind="target", called=f"r-{name}")


@attrs.frozen
class Net:
    """Variables and the constraints between them."""

    variables: tuple[Variable, ...]
    constraints: tuple[Numeric, ...]


def random_net(random: Random, kind: str) -> Net:
    """A random net: "differences", "ratios", "sums", or "mixed" of all three.

    Three to six variables with one to three answers each; some constraints are printed.
    """
    unit = "day" if kind == "differences" else "USD"
    variables = tuple(
        variable(
            f"p{number}", *(_span(random) for _ in range(random.choice((1, 1, 2, 3)))), unit=unit
        )
        for number in range(random.randint(3, 6))
    )
    constraints = []
    for number in range(random.randint(2, 6)):
        claim = relation_claim(f"x{number}") if random.random() < 0.4 else None
        made = {"differences": _difference, "ratios": _ratio, "sums": _sum}
        maker = made[random.choice(list(made)) if kind == "mixed" else kind]
        constraints.append(maker(random, variables, claim))
    return Net(variables, tuple(constraints))


def _span(random: Random) -> tuple[float, float]:
    low = random.randint(1, 30)
    return low, low + random.randint(0, 6)


def _difference(random, variables, claim):
    one, other = random.sample(variables, 2)
    low = random.randint(-8, 8)
    high = low + random.randint(0, 12) if random.random() < 0.7 else float("inf")
    return Difference(one, other, words="words", low=low, high=high, claim=claim)


def _ratio(random, variables, claim):
    one, other = random.sample(variables, 2)
    low = random.choice((0.1, 0.25, 0.5, 1.0, 2.0, 3.0))
    return Ratio(
        one, other, words="words", low=low, high=low * random.choice((1.0, 1.1, 2.0)), claim=claim
    )


def _sum(random, variables, claim):
    total, *parts = random.sample(variables, random.randint(3, min(4, len(variables))))
    high = random.choice((0.0, 0.0, float("inf")))
    return Sum(total, tuple(parts), words="words", low=0.0, high=high, claim=claim)
