"""Subjects: one text for one thing, there and back."""

from __future__ import annotations

import pickle

from hypothesis import given

from tests.strategies.registries import claims
from vkrel.model.subject import Subject


@given(claims())
def test_text_goes_round(claim):
    """The text of a subject gives the subject back."""
    subject = claim.subject
    assert Subject.parse(subject.type, subject.text) == subject
    assert str(subject) == f"{subject.type}/{subject.text}"
    assert pickle.loads(pickle.dumps(subject)) == subject  # noqa: S301  our own bytes


@given(claims())
def test_keys(claim):
    """Each key gives its ids, another key none; every id finds the subject."""
    subject = claim.subject
    assert dict(subject.keys) == {key: subject[key] for key in subject}
    assert subject["no such key"] == ()
    assert subject.one("no such key") == ""
    assert {one for key in subject for one in subject[key]} <= subject.words


@given(claims())
def test_another_id(claim):
    """A subject with another id is another one, and differs in that key alone."""
    key = next(iter(claim.subject))
    other = claim.subject.but(**{key: "another"})
    assert other != claim.subject
    assert other.one(key) == "another"
    assert list(other) == list(claim.subject)
    assert all(other[one] == claim.subject[one] for one in other if one != key)
