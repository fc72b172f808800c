"""Variables, answers and claims of relations for tests of the solver, without any files."""

from __future__ import annotations

import attrs

from vkrel.model.claim import Answer, Claim
from vkrel.model.slot import Slot
from vkrel.model.subject import Subject
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

    def __hash__(self):
        return hash(self.called)


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
