"""Printed amounts, and whatever else may stand where a value is expected."""

from __future__ import annotations

from hypothesis import strategies as st

AMOUNT_SCALES = {"": 1, " thousand": 10**3, " million": 10**6, " billion": 10**9, "bn": 10**9}
HEDGE_WORDS = (
    "", "about ", "some ", "around ", "more than ", "at least ", "over ", "fewer than ", "at most ",
    "nearly ", "almost ", "up to ", "exactly ",
)  # fmt: skip
VALUE_WORDS = (
    *HEDGE_WORDS, "between ", " and ", " to ", "-", "12", "3.5", "1,200", "1 000", "US$", "€", "%",
    " per cent", " percentage points", " million", " bn", " dozen", "half", " a third", " of ",
    "tripled", "doubled", "increased by ", " times", "-fold", " years", "within ", "7:10", " p.m.",
    "19:10", "Dec 1", "including ", "A, B", "only ", "the largest", "top ", "second", "th", "(", ")",
    "~", "+", "½", "٣", "²", "Not Available", "hundreds", "several", "no ",
)  # fmt: skip


def amounts() -> st.SearchStrategy[int]:
    """Whole numbers as print has them: mostly round."""
    return st.builds(
        lambda number, zeros: number * 10**zeros, st.integers(1, 99_999), st.integers(0, 6)
    )


@st.composite
def quantities(draw: st.DrawFn) -> str:
    """A printed quantity with a hedge, a scale word and perhaps a unit."""
    number = draw(st.one_of(st.integers(1, 9_999).map(str), amounts().map("{:,}".format)))
    if "," not in number and draw(st.booleans()):
        number += "." + draw(st.from_regex(r"[0-9]{1,3}", fullmatch=True))
    hedge = draw(st.sampled_from(HEDGE_WORDS))
    shape = draw(st.sampled_from(("{n}{s}", "US${n}{s}", "{n}{s} USD", "{n}%", "{n}{s} people")))
    return hedge + shape.format(n=number, s=draw(st.sampled_from(tuple(AMOUNT_SCALES))))


def value_texts() -> st.SearchStrategy[str]:
    """Anything that may stand where a value is expected."""
    return st.one_of(
        st.text(max_size=60), st.lists(st.sampled_from(VALUE_WORDS), max_size=8).map("".join)
    )
