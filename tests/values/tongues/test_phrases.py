"""Phrases: the longest is found, and numerals stand in their places."""

from __future__ import annotations

from vkrel.values.tongues.phrases import Numeral, cut_in, filled, longest, tree
from vkrel.values.tongues.tongue import Tongue

SPACED = Tongue("xx", "Test", "Latin")
UNSPACED = Tongue("yy", "Test", "Han", spaced=False)


def find(rows: dict[str, str], text: str, tongue: Tongue) -> tuple[str, int] | None:
    """The English of the phrase at the beginning, and how many tokens it takes."""
    tokens = cut_in(text, tongue)

    def numeral(at: int) -> Numeral | None:
        return Numeral(tokens[at].numeral, at + 1) if tokens[at].numeral else None

    found = longest(tree(rows.items(), tongue), tokens, 0, tongue, numeral)
    return (filled(found.meaning, found.numerals), found.end) if found else None


def test_longest():
    """More words win over fewer, whole words alone count."""
    rows = {"mehr": "more", "mehr als": "more than"}
    assert find(rows, "mehr als 5", SPACED) == ("more than", 3)
    assert find(rows, "mehrere", SPACED) is None


def test_abbreviations():
    """A space behind a point may be left out."""
    assert find({"v. chr.": "BC"}, "v.Chr.", SPACED) == ("BC", 4)


def test_places():
    """Each place takes what fits it, and English may have another order."""
    rows = {
        "{y}年{m}月{d}日": "{d} {m} {y}",
        "{n}年": "{n} years",
        "{y}年": "{y}",
        "{n}世紀": "{n}th century",
    }
    assert find(rows, "1921年3月12日", UNSPACED) == ("12 March 1921", 6)
    assert find(rows, "1921 年", UNSPACED) == ("1921", 3)
    assert find(rows, "30年", UNSPACED) == ("30 years", 2)
    assert find(rows, "21世紀", UNSPACED) == ("21st century", 3)


def test_century():
    """A century stands for the first figures of its years, also as a Roman numeral."""
    assert find({"{c}世纪{b}年代": "{c}{b}s"}, "20世纪90年代", UNSPACED) == ("1990s", 6)
    assert find({"{n}-е годы {c} века": "{c}{n}s"}, "90-е годы XX века", SPACED) == ("1990s", 9)


def test_roman():
    """Roman numerals have a place of their own."""
    assert find({"siglo {r}": "{r}th century"}, "siglo XXI", SPACED) == ("21st century", 3)
