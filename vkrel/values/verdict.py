"""The words for what is decided: verdicts between values, severities of findings, kinds of values."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """Whether two values can both be true of one thing."""

    COMPATIBLE = "compatible"
    TENSION = "tension"
    CONTRADICTION = "contradiction"
    UNKNOWN = "unknown"

    @property
    def severity(self) -> Severity | None:
        """The severity of a finding with this verdict; None where nothing is found."""
        return Severity(self.value) if self in {Verdict.TENSION, Verdict.CONTRADICTION} else None


class Severity(StrEnum):
    """How bad a finding is, worst first."""

    CONTRADICTION = "contradiction"
    TENSION = "tension"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """Its place in the order, 0 for the worst."""
        return list(Severity).index(self)

    def at_least(self, other: Severity) -> bool:
        """Whether it is as bad as another one or worse."""
        return self.rank <= other.rank


class Kind(StrEnum):
    """What sort of value is printed, and so how it is read."""

    DATE = "date"
    QUANTITY = "quantity"
    TIME = "time"
    TIMESTAMP = "timestamp"
    DURATION = "duration"
    RANK = "rank"
    ORDINAL = "ordinal"
    MULTIPLE = "multiple"
    NAME = "name"
    SET = "set"
    UNKNOWN = "unknown"
    SHARE = "share"  # of a whole, read as a quantity
    TARGET = "target"  # of a printed relation: the thing that it points to
    TEXT = "text"  # nothing to compare
    PARTS = "parts"  # of a total
