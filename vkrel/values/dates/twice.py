"""What stands beside a date: a remark ("aged 79"), or the same date once more.

"12 March 1921 (1921-03-12)" and "7 November 1917 (O.S. 25 October)" print one date twice: the
two are held against each other, and the sharper one speaks.
"""

from __future__ import annotations

from collections.abc import Callable

from vkrel.values.dates.days import NoSuchDay, NotADate
from vkrel.values.dates.spans import Spans, cut
from vkrel.values.dates.zones import Zone
from vkrel.values.interval import Cut, meets
from vkrel.values.pattern import pattern
from vkrel.values.quantities.hedges import thresholds

Dated = tuple[Spans, Zone | None]
Read = Callable[[str], Dated]

# What a page says of the person whose date it is, before the date or behind it.
_BORN = pattern(r"^(?:b(?:orn\b|\. ?(?!e\b))|d(?:ied\b|\. ?))\s*(?:on |in )?(?=.*\d)")
_AGE = (
    r"(?:(?:at )?aged?:? ?\d{1,3}(?: ?[-\u2013] ?\d{1,3})?(?: years?(?: old)?)?|\d{1,4} years? ago)"
)
_REMARK = pattern(rf"\s*[(\[]\s*{_AGE}\s*[)\]]|(?<=\d);?\s*\b{_AGE}$")
_BRACKET = pattern(
    r"(?P<before>[^()\[\]]*)[(\[](?P<within>[^()\[\]]*\d[^()\[\]]*)[)\]](?P<behind>[^()\[\]]*)"
)
_STYLE = pattern(
    r"\s*(?P<style>o\. ?s\.?|os|old style|n\. ?s\.?|ns|new style)\b:?\.?|(?P<tail>o\. ?s\.?|n\. ?s\.?|old style|new style)\s*$"
)
# What stands so in brackets is another date, and not the same one once more.
_JOINED = pattern(
    r"\s*(?:or|and|to|until|till|since|from|before|after|by|not|between|also|later|&|/)\b"
)
_YEAR = pattern(r"\b\d{4}\b")


def printed_twice(text: str, read: Read) -> Dated:
    """The date of a text, in lower case; of two that are one, the sharper.

    read: reads a date that is printed once.
    Raises NotADate; NoSuchDay where the two cannot be one date.
    """
    if text[:1] == "(" and text.find(")") == len(text) - 1:
        text = text[1:-1]
    if text[:1] in ("b", "d"):
        text = _BORN.sub("", text, count=1)
    if "ag" in text and _YEAR.search(text):
        text = _REMARK.sub(" ", text)
    found = _BRACKET.fullmatch(text) if "(" in text or "[" in text else None
    if found is None:
        return read(text)
    main = f"{found['before']} {found['behind']}".strip(" ,")
    if _JOINED.match(found["within"]):
        return read(text)
    aside, style = _as_date(found["within"], main)
    # beside a day of the new style the other one is of the old
    told = f"{main} (old style)" if style.startswith("n") and not _STYLE.search(main) else main
    try:
        one, other = read(told), read(aside)
    except NoSuchDay:
        raise
    except NotADate:
        return read(text)
    return _sharper(one, other, main, found["within"])


def _as_date(within: str, main: str) -> tuple[str, str]:
    """What stands in the brackets, with its style behind it and the year it leaves out; the style."""
    found = _STYLE.search(within)
    if found is None:
        return within, ""
    style = "new style" if (found["style"] or found["tail"])[0] == "n" else "old style"
    rest = (within[: found.start()] + within[found.end() :]).strip(" ,")
    year = _YEAR.search(main)
    if year and not _YEAR.search(rest):
        rest = f"{rest} {year[0]}"
    return f"{rest} ({style})", style


def _sharper(one: Dated, other: Dated, main: str, aside: str) -> Dated:
    strict, lenient = thresholds()
    if not meets(cut(one[0], lenient), cut(other[0], lenient)):
        raise NoSuchDay(f"\u201c{main}\u201d and \u201c{aside}\u201d in brackets are two dates")
    return other if _width(cut(other[0], strict)) < _width(cut(one[0], strict)) else one


def _width(strict: Cut) -> float:
    return sum(each.high - each.low + 1 for each in strict)
