"""What `vkrel compare` and `vkrel explain "VALUE"` print: each value, and each of its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vkrel.model.show import show_reading
from vkrel.report.escape import one_line
from vkrel.values.compare import compare
from vkrel.values.read import read
from vkrel.values.reading import Reading
from vkrel.values.understood import Word, tongue_of, words_of

_WIDEST = 28  # columns of a printed word; longer ones push the others to the right


def comparison_text(a: str, b: str, kind: str | None = None, **sides: Sequence[str]) -> str:
    """The verdict on two printed values, and how each word of both was understood.

    sides: what is known of both, or of each, by its name: language, habit ...
    Raises TypeError where that is wrong.
    """
    known: dict[str, str] = {}
    for name, texts in sides.items():
        known |= {f"a_{name}": texts[0], f"b_{name}": texts[-1]} if texts else {}
    comparison = compare(a, b, kind, **known)
    degree = "" if comparison.degree is None else f", degree {comparison.degree:.2f}"
    lines = [f"{comparison.verdict}{degree}: {one_line(comparison.why)}"]
    for side, reading in (("a", comparison.a), ("b", comparison.b)):
        lines += [f"  {line}" for line in _lines(reading, known.get(f"{side}_language", ""))]
    return "\n".join(lines)


def value_text(text: str, kind: str = "", language: str = "") -> str:
    """What a printed value means, and below it how each of its words was understood.

    Empty where nothing in the text can be a value: a word alone that cannot be read.
    """
    reading = read(text, kind, language=language)
    if not (reading.known or kind or language or any(map(str.isnumeric, text))):
        return ""
    return "\n".join(_lines(reading, language))


def _lines(reading: Reading, language: str) -> Iterator[str]:
    name = tongue_of(reading, language)
    said = f" ({name}: {one_line(reading.said or reading.text)})" if name else ""
    known = "" if reading.known else "unknown: "
    yield f"{one_line(reading.text)}{said}: {known}{one_line(show_reading(reading))}"
    yield from _rows(words_of(reading, language=language))


def _rows(words: Sequence[Word]) -> Iterator[str]:
    """The words as a table: what is printed, its role, what it means."""
    cells = [(_printed(word), word.role, one_line(word.meaning)) for word in words]
    first, second = (
        min(max((len(row[column]) for row in cells), default=0), _WIDEST) for column in (0, 1)
    )
    for printed, role, meaning in cells:
        yield f"  {printed:<{first}}  {role:<{second}}  {meaning}".rstrip()


def _printed(word: Word) -> str:
    said = f" = {word.said}" if word.said else ""
    return one_line(f"{word.printed}{said}")
