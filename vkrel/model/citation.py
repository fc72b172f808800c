"""A citation: what a text cites, and the entries of its list of references."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

import attrs

from vkrel.model.fields import Printed, key, qualifier, value
from vkrel.model.record import Record
from vkrel.model.subject import Subject
from vkrel.model.vocabulary import Vocabulary
from vkrel.values.fold import fold


@attrs.frozen(kw_only=True, repr=False)
class Citation(Record):
    """A citation in the text (`label`, `page`) or an entry of the references (`entry`)."""

    layout: ClassVar[tuple[str, ...]] = ("label",)
    pointed_at: ClassVar[bool] = False

    label: str = key("label")
    entry: Printed | None = value("text", many=True)
    page: Printed | None = value("text", many=True)
    cited: Printed | None = value("text", many=True)
    as_of: str | None = qualifier("date")

    @classmethod
    def subject(cls, vocabulary: Vocabulary, given: Mapping[str, Any]) -> Subject:
        """The label, folded."""
        del vocabulary
        return Subject.of("citation", label=fold(given["label"]))
