"""A claim is itself wherever it is: in two registries, out of a pickle."""

from __future__ import annotations

import pickle

import vkrel
from vkrel import Event, Registry


def pair():
    """Two claims of one event that contradict one another."""
    vocabulary = vkrel.vocabulary
    registry = Registry(vkrel.Vocabulary([vocabulary.EventKind(id="embassy")]))
    for source, date in (("a", "March 1993"), ("b", "1991")):
        registry.add(Event(what="embassy", by="Norway", of="Sweden", date=date), source=source)
    return registry


def test_a_claim_in_two_registries_keeps_its_id():
    """A second registry, in which it is a verbatim repeat, changes nothing in the first."""
    one = pair()
    claim = one.claims[0]
    before = claim.id
    other = Registry(one.vocabulary)
    other.add_claims([claim, claim])
    assert [each.id for each in other.claims] == [before, f"{before}#2"]
    assert [each.id for each in one.claims if each == claim] == [before]


def test_everything_public_can_be_pickled():
    """Claims, findings, registries and comparisons come back equal, with their words."""
    registry = vkrel.load()
    findings = vkrel.check(registry)
    again = pickle.loads(pickle.dumps(findings))  # noqa: S301  our own bytes
    assert [str(finding) for finding in again] == [str(finding) for finding in findings]
    assert list(map(str, again.culprits())) == list(map(str, findings.culprits()))
    assert pickle.loads(pickle.dumps(registry)).claims == registry.claims  # noqa: S301
    compared = vkrel.compare("about 200,000", "240,000")
    assert pickle.loads(pickle.dumps(compared)).degree == compared.degree  # noqa: S301


def test_every_public_name_is_there_and_tells_something():
    """`dir` holds public names only, each is found, and objects have a short repr."""
    assert dir(vkrel) == vkrel.__all__
    assert all(getattr(vkrel, name) is not None for name in dir(vkrel))
    registry = pair()
    finding = vkrel.check(registry)[0]
    for shown in (registry, registry.claims[0], finding, vkrel.read("5 km"), registry.vocabulary):
        assert len(repr(shown)) < 200, repr(shown)
        assert " at 0x" not in repr(shown)
