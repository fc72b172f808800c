"""A finding: what cannot all be true, with its proof."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from hashlib import blake2b
from typing import Any

import attrs

from vkrel.findings.proof import Proof
from vkrel.model.claim import Answer, Claim
from vkrel.model.vocabulary import Vocabulary
from vkrel.rules import SAME_SLOT
from vkrel.solve.conflict import Conflict
from vkrel.solve.constraints import Constraint, Exclusion
from vkrel.solve.same import pairs
from vkrel.values.verdict import Severity


@attrs.frozen(eq=False)
class Finding:
    """Claims that cannot all be true.

    rule: same-slot, or the rule whose constraint takes part.
    conflict: a minimal one; others: more of them, as bad and of the same slots.
    slots: the questions concerned, sorted.
    answers: every claim that takes part, with what it means.
    about: what it speaks of, as people call it.
    proof: where slots are tied. slip: the likely one, or None. error: how a rule failed.
    suspects: ids of the claims to doubt by this finding alone, likeliest wrong first.
    needs_reference: whether a background source takes part.
    complete: whether all rival values were tried; a stated limit was hit if not.
    one_vote: sources of the finding that count as one vote, a tuple each group.
    vocabulary: who and what exists, to call things by their names.
    """

    rule: str
    conflict: Conflict
    slots: tuple[str, ...]
    answers: tuple[Answer, ...] = ()
    about: tuple[str, ...] = ()
    others: tuple[Conflict, ...] = ()
    proof: Proof | None = None
    slip: str | None = None
    error: str = ""
    suspects: tuple[str, ...] = ()
    needs_reference: bool = False
    complete: bool = True
    one_vote: tuple[tuple[str, ...], ...] = ()
    vocabulary: Vocabulary = attrs.field(factory=Vocabulary, repr=False)

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return self.conflict.severity

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim that takes part."""
        return tuple(answer.claim for answer in self.answers)

    @property
    def sources(self) -> list[str]:
        """The ids of the sources that take part."""
        return sorted({claim.source for claim in self.claims})

    @cached_property
    def id(self) -> str:
        """Stable as long as rule, slots and sources are the same."""
        return _hash((self.rule, *sorted(self.slots), "", *self.sources))

    @cached_property
    def content(self) -> str:
        """Changes with the claims: the same id with other content is a changed finding."""
        return _hash(sorted(f"{claim.id}\0{claim.value}" for claim in self.claims))

    @property
    def witness(self) -> tuple[str, ...]:
        """The ids of a minimal conflict."""
        return _ids(self.conflict.claims)

    @property
    def alternatives(self) -> tuple[tuple[str, ...], ...]:
        """Other minimal sets of ids."""
        return tuple(_ids(conflict.claims) for conflict in self.others)

    @property
    def camps(self) -> tuple[tuple[str, ...], ...]:
        """Lists of ids that can be true together."""
        return tuple(_ids(answer.claim for answer in camp) for camp in self.conflict.camps)

    @cached_property
    def blamed(self) -> frozenset[str]:
        """The ids of the claims that can be the wrong ones."""
        conflicts = (self.conflict, *self.others)
        everybody = self.claims if self.conflict.questions else ()
        return frozenset(_ids((*everybody, *(each for one in conflicts for each in one.blamed))))

    @property
    def ties(self) -> tuple[Constraint, ...]:
        """What ties the slots; what a rule says several times by itself, once."""
        exclusions = {
            each.words: each
            for conflict in (self.conflict, *self.others)
            for each in conflict.constraints
            if isinstance(each, Exclusion)
        }
        return tuple(exclusions.values()) or self.conflict.constraints

    def conflicts(self) -> tuple[list[frozenset[str]], bool]:
        """Its minimal conflicts as sets of ids of claims to blame, and whether these are all.

        Of one slot they are the pairs that cannot both be true, else the witness and the
        alternatives.
        """
        if self.rule == SAME_SLOT and len(self.slots) == 1:
            return pairs(self.answers, self.severity)
        sets = (frozenset(_ids(each.blamed)) for each in (self.conflict, *self.others))
        return [each for each in sets if each], self.complete

    def claim(self, identity: str) -> Claim:
        """The claim with this id; raises KeyError."""
        return self.answer(identity).claim

    def answer(self, identity: str) -> Answer:
        """The answer whose claim has this id; raises KeyError."""
        for answer in self.answers:
            if answer.claim.id == identity:
                return answer
        raise KeyError(identity)

    # ------------------------------------------------------------ in words

    @property
    def title(self) -> str:
        """What it is about, in words."""
        return speaker().title(self)

    @property
    def explanation(self) -> str:
        """Why it cannot be, in words."""
        return speaker().explanation(self)

    @property
    def arithmetic(self) -> tuple[str, ...]:
        """The steps of the proof in words, to be redone with a pencil."""
        return speaker().arithmetic(self)

    def __repr__(self) -> str:
        return f"<Finding {self.id}: {self.severity} [{self.rule}], {len(self.answers)} claims>"

    def __str__(self) -> str:
        return f"{self.severity}: {self.title} [{self.rule}]\n  {self.explanation}"


class Plain:
    """Who puts a finding into words without a report: names and values.

    The report has functions of the same names that say more.
    """

    def title(self, finding: Finding) -> str:
        """The slots."""
        return " and ".join(finding.slots)

    def explanation(self, finding: Finding) -> str:
        """Who says what."""
        said = (f"{each.claim.source}: {each.claim.value}" for each in finding.conflict.answers)
        return "; ".join(said) or finding.error

    def arithmetic(self, finding: Finding) -> tuple[str, ...]:
        """The numbers."""
        steps = finding.proof.steps if finding.proof else ()
        return tuple(f"{step.variable.name}: {step.value:g}" for step in steps)

    def reason(self, culprit: Any) -> str:
        """How many findings it clears."""
        return f"{len(culprit.findings)} of {len(culprit.part_of)} findings"


_SPEAKERS = [Plain()]


def speaker() -> Plain:
    """Who speaks: the last that was named."""
    return _SPEAKERS[-1]


def speak_with(new: Plain) -> None:
    """Let somebody else put findings into words from now on."""
    if new not in _SPEAKERS:
        _SPEAKERS.append(new)


def _ids(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(claim.id for claim in claims)


def _hash(parts: Iterable[Any]) -> str:
    return blake2b("\0".join(str(each) for each in parts).encode(), digest_size=6).hexdigest()
