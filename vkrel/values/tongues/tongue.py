"""A tongue: one TOML file that says printed words in the English that the reader reads.

Nothing is loaded until a text needs it. A user's project brings a tongue of its own with `use`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from functools import cache, cached_property
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import attrs
import tomli

from vkrel.values.tongues.cut import clean

_T = TypeVar("_T")

_PLACES = re.compile(r"\{.\}")
_LETTERS = re.compile(r"[^\W\d_]+")
_SCRIPT = re.compile(r'^script *= *"(\w+)"', re.MULTILINE)

FOLDER = Path(__file__).parent

# The sections whose rows are a printed phrase and its English; where two say the same phrase,
# the later one is meant.
SECTIONS = (
    "months", "weekdays", "scales", "units", "dates", "hedges", "patterns", "fillers",
)  # fmt: skip
# What the scale words of English multiply by.
_SCALES = {
    "ten": 10, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9,
    "trillion": 10**12, "quadrillion": 10**15,
}  # fmt: skip


class Counted(NamedTuple):
    """What a number word counts for; a scale word also stands behind digits: 3 million."""

    value: int
    is_scale: bool = False


@attrs.frozen(slots=False, eq=False)
class Tongue:
    """How one tongue prints its values.

    decimal, group: the mark before decimals, those that part thousands.
    order: of day and month in 11/10/2023.
    spaced: whether words are parted by spaces; else phrases are found anywhere.
    marks: further signs and what they stand for.
    joins: words between number words: "und" in "dreiundzwanzig".
    glued: number words are written in one: "zweihundert".
    vigesimal: sixty-twelve is seventy-two.
    next_place: a last digit without a zero before it counts in the next place: 三万五 is 35,000.
    multiplies: numbers below a hundred that multiply what stands before them: "hai mươi".
    phrases: each printed phrase and its English.
    numbers: each number word and what it counts for.
    words: English words that stand in no table of the readers.
    rare: English words that other tongues use otherwise.
    """

    code: str
    name: str
    script: str
    decimal: str = "."
    group: tuple[str, ...] = (",",)
    order: str = "dmy"
    spaced: bool = True
    marks: Mapping[str, str] = attrs.field(factory=dict)
    joins: frozenset[str] = frozenset()
    glued: bool = False
    vigesimal: bool = False
    next_place: bool = False
    multiplies: frozenset[int] = frozenset()
    phrases: Mapping[str, str] = attrs.field(factory=dict)
    numbers: Mapping[str, int] = attrs.field(factory=dict)
    words: frozenset[str] = frozenset()
    rare: frozenset[str] = frozenset()

    @property
    def translates(self) -> bool:
        """Whether it says anything otherwise than English does."""
        return bool(self.phrases)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word that stands in its phrases and number words."""
        printed = " ".join((*self.phrases, *self.numbers, *self.joins))
        return frozenset(_LETTERS.findall(_PLACES.sub(" ", printed)))

    @cached_property
    def counted(self) -> Mapping[str, Counted]:
        """Number words and scale words, each with what it counts for."""
        found = {word: Counted(value) for word, value in self.numbers.items()}
        for word, english in self.phrases.items():
            value = scale_value(english)
            if value:
                found[word] = Counted(value, is_scale=True)
        return found


def scale_value(english: str) -> int:
    """What scale words multiply by ("hundred million": 100,000,000); 0 where they are none."""
    value = 1
    for word in english.split():
        value *= _SCALES.get(word, 0)
    return value if english else 0


def ordinal(number: int) -> str:
    """The number as an English ordinal: 1st, 12th, 22nd."""
    last = 0 if number // 10 % 10 == 1 else number % 10
    return f"{number}{({1: 'st', 2: 'nd', 3: 'rd'}).get(last, 'th')}"


_own: dict[str, Path] = {}
_on_change: list[Callable[[], None]] = []


def use(path: Path | str) -> str:
    """Read the tongue of a file of one's own from now on, and return its code.

    path: a TOML file of the form of ours; its name is the code of the tongue ("sw.toml"), which
        stands in the place of ours of that code.
    Raises OSError where there is no such file, ValueError where it is no tongue.
    """
    path = Path(path)
    _read(path)
    _own[path.stem] = path
    forget()
    return path.stem


def forget(*, own: bool = False) -> None:
    """Read every tongue again when it is next needed; own: and drop those of `use`."""
    if own:
        _own.clear()
    load.cache_clear()
    codes.cache_clear()
    scripts.cache_clear()
    for clear in _on_change:
        clear()


def on_change(clear: Callable[[], None]) -> None:
    """Have `clear` called when the tongues change."""
    _on_change.append(clear)


@cache
def codes() -> tuple[str, ...]:
    """The codes of all tongues, sorted."""
    return tuple(sorted({path.stem for path in FOLDER.glob("*.toml")} | _own.keys()))


@cache
def scripts() -> Mapping[str, str]:
    """The script of each tongue but the regional ones, which extend another; none is loaded."""
    found = {}
    for code in codes():
        head = _path(code).read_text(encoding="utf-8")
        if script := _SCRIPT.search(head):
            found[code] = script[1]
    return found


def _path(code: str) -> Path:
    return _own.get(code, FOLDER / f"{code}.toml")


@cache
def load(code: str) -> Tongue:
    """The tongue of this code; raises KeyError where there is none."""
    path = _path(code)
    if not path.exists():
        raise KeyError(code)
    return _read(path)


def _read(path: Path) -> Tongue:
    try:
        content = tomli.loads(path.read_text(encoding="utf-8"))
        return _tongue(path.stem, content)
    except (TypeError, AttributeError, KeyError, tomli.TOMLDecodeError) as error:
        raise ValueError(f"{path} is no tongue: {error}") from error


def _tongue(code: str, content: dict[str, Any]) -> Tongue:
    """The tongue of a file's content, over the one that it extends."""
    base = load(content["extends"]) if "extends" in content else None
    phrases = dict(base.phrases) if base else {}
    numbers = {**(base.numbers if base else {}), **_rows(content, "numbers", int)}
    for part in (content.get("cldr", {}), content):
        for section in SECTIONS:
            own = _rows(part, section, str)
            if section in ("months", "scales"):
                own = {**_abbreviated(own, numbers), **own}
            phrases |= own
    phrases |= {word: ordinal(at) for word, at in _rows(content, "ordinals", int).items()}
    head = {**content.get("cldr", {}), **content}
    fields = {name: kind(head[name]) for name, kind in _FIELDS.items() if name in head}
    marks = fields.get("marks", base.marks if base else {})
    phrases = {clean(phrase, marks): english for phrase, english in phrases.items()}
    numbers = {clean(word, marks): value for word, value in numbers.items()}
    if base:
        return attrs.evolve(base, code=code, phrases=phrases, numbers=numbers, **fields)
    return Tongue(code=code, phrases=phrases, numbers=numbers, **fields)


def _abbreviated(rows: Mapping[str, str], numbers: Collection[str]) -> Mapping[str, str]:
    """The short words with a point behind them and without: "mrd.", "mrd"; not ten for "dez."."""
    both: dict[str, str] = {}
    for word, english in rows.items():
        bare = word.rstrip(".")
        if bare.isalpha() and 2 < len(bare) < 6:
            both |= {each: english for each in (bare, f"{bare}.") if each not in numbers}
    return both


def _rows(content: Mapping[str, Any], section: str, kind: type[_T]) -> dict[str, _T]:
    """The rows of a section, one for each spelling, all values of one type."""
    rows = content.get(section, {})
    for key, value in rows.items():
        if not isinstance(value, kind):
            raise TypeError(f"“{key}” has no {kind.__name__}")
    return {each: value for key, value in rows.items() for each in spelled(key)}


_CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")


def spelled(key: str) -> list[str]:
    """The phrases of one row: "januar, jan." are two, and so are "{n}er jahre(|n)"."""
    found: list[str] = []
    for phrase in key.split(", "):
        # every second part is a choice
        choices = [part.split("|") for part in _CHOICE.split(phrase)]
        found += [" ".join("".join(chosen).split()) for chosen in product(*choices)]
    return found


_FIELDS: dict[str, Callable[[Any], Any]] = {
    "name": str,
    "script": str,
    "decimal": str,
    "group": tuple,
    "order": str,
    "spaced": bool,
    "marks": dict,
    "joins": frozenset,
    "glued": bool,
    "vigesimal": bool,
    "next_place": bool,
    "multiplies": frozenset,
    "words": frozenset,
    "rare": frozenset,
}
