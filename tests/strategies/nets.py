"""Networks of variables and constraints; a net that fails shrinks to few of both."""

from __future__ import annotations

from math import inf

import attrs
from hypothesis import strategies as st

from tests.nets import relation_claim, variable
from vkrel.model.claim import Claim
from vkrel.solve.constraints import Difference, Numeric, Ratio, Sum
from vkrel.solve.variable import Variable

KINDS = ("differences", "ratios", "sums", "mixed")

Variables = tuple[Variable, ...]
_CUTS = st.lists(
    st.builds(lambda low, width: (low, low + width), st.integers(1, 30), st.integers(0, 6)),
    min_size=1,
    max_size=3,
)
_PRINTED = st.sampled_from((False, False, False, True, True))


@attrs.frozen
class Net:
    """Variables and the constraints between them."""

    kind: str
    variables: Variables
    constraints: tuple[Numeric, ...]

    def __repr__(self) -> str:
        lines = [
            f"  {one.name} is in {', '.join(str(each.reading.lenient[0]) for each in one.answers)}"
            for one in self.variables
        ]
        lines += [
            f"  {_shown(one)}{' (printed)' if one.claim is not None else ''}"
            for one in self.constraints
        ]
        return "\n".join([f"A net of {self.kind}:", *lines])

    def _repr_pretty_(self, printer, cycle) -> None:
        """How Hypothesis shows it where a test fails."""
        del cycle
        printer.text(repr(self))


def _shown(constraint: Numeric) -> str:
    match constraint:
        case Difference(earlier=earlier, later=later):
            tied = f"{later.name} - {earlier.name}"
        case Ratio(bottom=bottom, top=top):
            tied = f"{top.name} / {bottom.name}"
        case Sum(total=total, parts=parts):
            tied = " - ".join(one.name for one in (total, *parts))
    return f"{constraint.low} <= {tied} <= {constraint.high}"


@st.composite
def nets(draw: st.DrawFn, kind: str) -> Net:
    """Two to six variables (three for sums) with one to three answers each, up to six ties."""
    unit = "day" if kind == "differences" else "USD"
    least = 2 if kind in {"differences", "ratios"} else 3
    cuts = draw(st.lists(_CUTS, min_size=least, max_size=6))
    variables = tuple(
        variable(f"p{number}", *several, unit=unit) for number, several in enumerate(cuts)
    )
    makers = _MAKERS.values() if kind == "mixed" else (_MAKERS[kind],)
    made = st.lists(st.one_of(*(maker(variables) for maker in makers)), min_size=1, max_size=6)
    constraints = tuple(
        attrs.evolve(one, claim=_claim(number) if draw(_PRINTED) else None)
        for number, one in enumerate(draw(made))
    )
    return Net(kind, variables, constraints)


def _claim(number: int) -> Claim:
    return relation_claim(f"x{number}")


@st.composite
def _several(draw: st.DrawFn, variables: Variables, least: int, most: int) -> Variables:
    """Different variables in any order."""
    places = st.integers(0, len(variables) - 1)
    most = min(most, len(variables))
    chosen = draw(st.lists(places, min_size=least, max_size=most, unique=True))
    return tuple(variables[place] for place in chosen)


@st.composite
def _differences(draw: st.DrawFn, variables: Variables) -> Difference:
    one, other = draw(_several(variables, 2, 2))
    low = draw(st.integers(-8, 8))
    width = draw(st.sampled_from((0, 3, 6, 12, inf)))
    return Difference(one, other, words="words", low=low, high=low + width)


@st.composite
def _ratios(draw: st.DrawFn, variables: Variables) -> Ratio:
    one, other = draw(_several(variables, 2, 2))
    low = draw(st.sampled_from((1.0, 0.1, 0.25, 0.5, 2.0, 3.0)))
    high = low * draw(st.sampled_from((1.0, 1.1, 2.0)))
    return Ratio(one, other, words="words", low=low, high=high)


@st.composite
def _sums(draw: st.DrawFn, variables: Variables) -> Sum:
    total, *parts = draw(_several(variables, 3, 4))
    high = draw(st.sampled_from((0.0, 0.0, inf)))
    return Sum(total, tuple(parts), words="words", low=0.0, high=high)


_MAKERS = {"differences": _differences, "ratios": _ratios, "sums": _sums}
