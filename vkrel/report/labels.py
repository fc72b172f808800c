"""Short labels: where a claim stands, what its value means, who a source is, how many there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from vkrel.model.claim import Claim
from vkrel.model.show import show_reading, show_value
from vkrel.model.source import Source
from vkrel.model.vocabulary import Vocabulary
from vkrel.values.reading import Reading
from vkrel.values.verdict import Kind, Severity

WORDLESS = frozenset({Kind.NAME, Kind.TARGET, Kind.TEXT, Kind.PARTS})


def address_of(claim: Claim) -> str:
    """Where a claim stands: source and line."""
    return f"{claim.source}:{claim.line}" if claim.line else claim.source


def meaning_of(claim: Claim, reading: Reading) -> str:
    """What a claim's value means; empty where it means what it says."""
    return "" if claim.kind in WORDLESS else show_reading(reading)


def value_of(claim: Claim, reading: Reading, vocabulary: Vocabulary) -> tuple[str, str]:
    """A claim's value in words, and its meaning where that says more."""
    value = show_value(vocabulary, claim)
    meaning = meaning_of(claim, reading)
    return value, "" if meaning == value else meaning


def label_of(source: Source) -> str:
    """Who a source is, in a few words: publisher or author, and when."""
    who = source.publisher or source.author or source.title
    both = f"{source.author}, {source.publisher}" if source.author and source.publisher else who
    if both and source.dated:
        return f"{both} ({source.dated})"
    return both or (f"of {source.dated}" if source.dated else "")


def here(path: str) -> str:
    """A path as seen from the current folder, where it lies below it; the name alone if not."""
    try:
        return Path(path).resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return Path(path).name


def plural(count: int, word: str) -> str:
    """A number with its noun in the right number: "2 notes"."""
    return f"{count:,} {word}{'' if count == 1 else 's'}"


def count_words(severities: Iterable[str]) -> str:
    """How many of each severity in words, worst first; empty where there is nothing."""
    counts = Counter(severities)
    return ", ".join(plural(counts[one], one) for one in Severity if counts[one])
