"""The envelope that all record types share, and the types that there are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

import attrs

from vkrel.model.placed import Placed
from vkrel.model.subject import LAYOUTS, Subject
from vkrel.model.vocabulary import Vocabulary


@attrs.frozen(kw_only=True, repr=False)
class Record(Placed):
    """One statement about one thing, as a person writes it down; may hold several values.

    `quote`, `line`, `see`, `also` and `speaker` hold for all its values that name none.
    A subclass is a record type of its own, called by its name in lower case: files, slots and
    claims know it at once.

    layout: the keys that the subject's text gives without their names, in order.
    short: the key that a bare text stands for, "" where a table is needed.
    dated: the field that says when it was, "" where nothing does.
    pointed_at: whether a relation may name it as its target.
    """

    layout: ClassVar[tuple[str, ...]] = ()
    dated: ClassVar[str] = ""
    short: ClassVar[str] = ""
    pointed_at: ClassVar[bool] = True

    def __init_subclass__(cls) -> None:
        """Enter the type; attrs makes a class twice, and the last one counts."""
        TYPES[cls.type_name()] = cls
        LAYOUTS[cls.type_name()] = cls.layout

    @classmethod
    def type_name(cls) -> str:
        """How files, slots and claims call the type: "partnership"."""
        return cls.__name__.lower()

    @classmethod
    def subject(cls, vocabulary: Vocabulary, given: Mapping[str, Any]) -> Subject:
        """What a record with these keys speaks of; raises ValueError with a remedy."""
        del vocabulary
        return Subject.of(cls.type_name(), **{key: str(given[key]) for key in cls.layout})

    @classmethod
    def called(cls, vocabulary: Vocabulary, subject: Subject) -> str:
        """How such a thing is called in texts for people."""
        return " / ".join(vocabulary.show_all(ids) for _, ids in subject.keys)


TYPES: dict[str, type[Record]] = {}
"""The record types by name, in the order of their declaration."""


def subject_of(vocabulary: Vocabulary, type_: str, given: Any) -> Subject:
    """The subject of a record or of a relation's target; raises ValueError with a remedy."""
    if isinstance(given, str) and TYPES[type_].short:
        given = {TYPES[type_].short: given}
    if not isinstance(given, Mapping):
        raise ValueError(f"a {type_} is described by a table")  # noqa: TRY004  what a user wrote
    try:
        return TYPES[type_].subject(vocabulary, given)
    except KeyError as missing:
        raise ValueError(f"a {type_} needs {missing.args[0]!r}") from None
