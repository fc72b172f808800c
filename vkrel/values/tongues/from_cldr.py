"""Writes the part of each tongue's file that comes from CLDR, by way of Babel.

    python -m vkrel.values.tongues.from_cldr [CODE...]

Months, weekdays, scale words and marks; what stands above and below that part stays as it is,
byte for byte. Babel is needed here alone, not where values are read.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import tomli

from vkrel.values.dates.days import MONTHS
from vkrel.values.tongues.cut import clean
from vkrel.values.tongues.tongue import FOLDER, codes

BEGIN = (
    "# ---- generated from CLDR by `python -m vkrel.values.tongues.from_cldr`; not edited by hand\n"
)
END = "# ---- kept by hand\n"
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# The power of ten of a scale word, in the words of English.
_SCALES = {
    3: "thousand", 4: "ten thousand", 6: "million", 8: "hundred million", 9: "billion",
    12: "trillion", 15: "quadrillion", 16: "ten quadrillion",
}  # fmt: skip


# Short scale words that are units in other print: miles, millimetres.
_UNITS = frozenset({"mi", "mm"})
_ONE_LETTER = re.compile(r"\b[a-z]$")


def cldr_version() -> str:
    """The version of CLDR that the installed Babel holds."""
    from babel.core import get_cldr_version  # noqa: PLC0415  a tool of development

    return str(get_cldr_version())


def generated(code: str, extends: str = "") -> str:
    """The generated part of a tongue's file; extends: only what differs from that tongue."""
    rows = _rows(code)
    base = _rows(extends) if extends else {}
    lines = []
    for section, content in rows.items():
        changed = {
            key: value
            for key, value in content.items()
            if base.get(section, {}).get(key) != value or key == "version"
        }
        if changed:
            lines.append(f"[{section}]" if section == "cldr" else f"\n[{section}]")
            lines += [f"{_key(key, section)} = {_value(value)}" for key, value in changed.items()]
    return "\n".join(lines) + "\n"


def _key(key: str, section: str) -> str:
    return key if section == "cldr" else f'"{key}"'


def _value(value: str | list[str]) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(f'"{each}"' for each in value) + "]"
    return f'"{value}"'


def _rows(code: str) -> dict[str, dict[str, Any]]:
    """What CLDR says of a tongue, by section."""
    from babel import Locale  # noqa: PLC0415  a tool of development

    locale = Locale.parse(code)
    symbols = locale.number_symbols["latn"]
    group = clean(symbols["group"], {})
    # Hanja and kana: a word of one sign stands for too much
    least = 1 if code not in ("zh", "ja", "ko") else 2
    months = {
        word: MONTHS[number - 1]
        for number, word in _names(locale.months)
        if len(word) >= least and not word.isdigit()
    }
    weekdays = {
        word: _WEEKDAYS[number]
        for number, word in _names(locale.days)
        if len(word) >= _shortest_weekday(word) and word not in months
    }
    return {
        "cldr": {
            "version": cldr_version(),
            "decimal": clean(symbols["decimal"], {}),
            "group": [group],
        },
        "cldr.months": months,
        "cldr.weekdays": weekdays,
        "cldr.scales": dict(_scales(locale.compact_decimal_formats)),
    }


def _shortest_weekday(word: str) -> int:
    """German "so" and "mi" are other words too; "пн", "th 2" and 周一 are none."""
    return 3 if word[0].isascii() else 2


def _names(forms: Any) -> Iterator[tuple[int, str]]:
    """The names of months or weekdays, wide and abbreviated, inside a date and alone."""
    for use in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in sorted(forms[use][width].items()):
                yield number, clean(name, {}).lower()


def _scales(forms: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Scale words, long and short; one that spells a unit is left to the part kept by hand."""
    for width in ("long", "short"):
        for plural in dict(forms.get(width, {})).values():
            for number, pattern in plural.items():
                printed = clean(str(pattern.pattern), {})
                zeros = printed.count("0")
                word = re.sub(" ?0+ ?", "", printed).replace("'", "").lower().strip()
                english = _SCALES.get(len(number) - zeros)
                is_sure = word not in _UNITS and not _ONE_LETTER.search(word)
                if word and zeros and english and is_sure:
                    yield word, english


def rewritten(text: str, code: str) -> str:
    """A file's text with its generated part made again."""
    head, begin, rest = text.partition(BEGIN)
    _, end, kept = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{code}: no generated part is marked")
    extends = tomli.loads(head).get("extends", "")
    return head + begin + generated(code, extends) + end + kept


def main(arguments: list[str]) -> None:
    """Rewrite the files of the tongues named, or of all that hold a generated part."""
    for code in arguments or codes():
        path = Path(FOLDER) / f"{code}.toml"
        text = path.read_text(encoding="utf-8")
        if BEGIN in text:
            path.write_text(rewritten(text, code), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
