"""Printed text for outputs that would take parts of it for instructions.

Quotes are printed by strangers: they may hold terminal control characters, markup, formulas.
"""

from __future__ import annotations

import re
from unicodedata import category

# Controls, format characters that turn the direction of text round, lone surrogates.
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_KEPT = frozenset("\n\t\u200c\u200d\u00ad")  # line breaks; joiners that scripts and emoji need
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#!|~&$])")
_BACKTICKS = re.compile(r"`+")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def visible(text: str) -> str:
    """The text with every control character spelled out in hexadecimal."""
    if text.isprintable():
        return text
    return "".join(
        _spelled(sign) if category(sign) in _HIDDEN and sign not in _KEPT else sign for sign in text
    )


def one_line(text: str) -> str:
    """Visible text on a single line."""
    return " ".join(visible(text).split())


def markdown(text: str) -> str:
    """Text that Markdown shows as it is, and that calls nobody by an `@`."""
    return _escaped(one_line(text))


def prose(words: str) -> str:
    """Words of our own as Markdown, whose code spans are meant."""
    pieces = one_line(words).split("`")
    return "".join(
        code(piece) if number % 2 else _escaped(piece) for number, piece in enumerate(pieces)
    )


def code(text: str) -> str:
    """Text as a code span of Markdown, whatever backticks it holds."""
    plain = one_line(text)
    fence = "`" * (1 + max(map(len, _BACKTICKS.findall(plain)), default=0))
    pad = " " if plain.startswith("`") or plain.endswith("`") or not plain else ""
    return f"{fence}{pad}{plain}{pad}{fence}"


def cell(text: str) -> str:
    """Text for a cell of a table that a spreadsheet may open: no formula begins there."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _escaped(line: str) -> str:
    escaped = _MARKDOWN.sub(r"\\\1", line)
    return escaped.replace("\\<", "&lt;").replace("\\>", "&gt;").replace("@", "@<!-- -->")


def _spelled(character: str) -> str:
    number = ord(character)
    return f"\\x{number:02x}" if number < 256 else f"\\u{number:04x}"
