"""A slot: the question that a claim answers."""

from __future__ import annotations

from functools import cached_property

import attrs

from vkrel.model.subject import Subject

Qualifiers = tuple[tuple[str, str], ...]


@attrs.frozen(cache_hash=True)
class Slot:
    """What is asked: which field of which subject, under which qualifiers.

    qualifiers: (name, value as printed) pairs, sorted by name; those that separate slots only.
    Written as one text it is "indicator/trade/between:KR+VN#value?period=2022".
    """

    subject: Subject
    field: str
    qualifiers: Qualifiers = ()

    @classmethod
    def parse(cls, text: str) -> Slot:
        """The slot that is written so."""
        thing, _, rest = text.partition("#")
        field, _, printed = rest.partition("?")
        type_, _, subject = thing.partition("/")
        qualifiers: list[tuple[str, str]] = []
        for part in printed.split("&") if printed else ():
            name, equals, value = part.partition("=")
            if equals:
                qualifiers.append((name, value))
            elif qualifiers:  # a value that holds the sign itself
                qualifiers[-1] = (qualifiers[-1][0], f"{qualifiers[-1][1]}&{part}")
        return cls(Subject.parse(type_, subject), field, tuple(qualifiers))

    @property
    def type(self) -> str:
        """The type of its records."""
        return self.subject.type

    @property
    def question(self) -> Slot:
        """The slot without its qualifiers."""
        return Slot(self.subject, self.field) if self.qualifiers else self

    def qualifier(self, name: str) -> str:
        """A qualifier as printed, "" where it is not."""
        return dict(self.qualifiers).get(name, "")

    def named(self, which: str) -> str:
        """The slot as a text, with the mark that tells one of several visits from the others."""
        mark = f"@{which}" if which else ""
        text = f"{self.subject}{mark}#{self.field}"
        if self.qualifiers:
            text += "?" + "&".join(f"{name}={value}" for name, value in self.qualifiers)
        return text

    @cached_property
    def _text(self) -> str:
        return self.named("")

    def __str__(self) -> str:
        return self._text
