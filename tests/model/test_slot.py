"""Slots: one text for one question, there and back."""

from __future__ import annotations

import pickle

from hypothesis import given

from tests.strategies.registries import claims
from vkrel.model.slot import Slot


@given(claims())
def test_text_goes_round(claim):
    """The text of a slot gives the slot back, qualifiers and all."""
    assert Slot.parse(str(claim.slot)) == claim.slot
    assert pickle.loads(pickle.dumps(claim.slot)) == claim.slot  # noqa: S301  our own bytes


@given(claims())
def test_the_question(claim):
    """The question is the slot without what separates it from others."""
    question = claim.slot.question
    assert (question.subject, question.field) == (claim.slot.subject, claim.slot.field)
    assert question.qualifiers == ()
    assert str(claim.slot).startswith(str(question))
    for name, text in claim.qualifiers:
        assert claim.slot.qualifier(name) == text
    assert claim.slot.qualifier("no such name") == ""
