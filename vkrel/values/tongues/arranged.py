"""What English says in another order, or only beside other words.

"1990年以来" is "since 1990", "5 km aprox." is "about 5 km", and where a century stands beside
them the eighties and a Roman numeral are of a century too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from vkrel.values.dates.days import MONTHS
from vkrel.values.tongues.cut import DASHES
from vkrel.values.tongues.phrases import DECADES
from vkrel.values.tongues.piece import RANGES, Piece, is_plain, joined, merged
from vkrel.values.tongues.tongue import ordinal

# Where in the English of a phrase the date or the amount before it stands, and what follows.
_LAST, _AMOUNT, _FOLLOWING = "{t}", "{q}", "{f}"
_SAYS_WHEN = re.compile("[0-9]|" + "|".join(MONTHS))
# Decades are called so in texts of this century.
_LAST_CENTURY = {"last century": "20th century"}
_NTH_CENTURY = re.compile(r"(\d{1,2})(?:st|nd|rd|th) century")
_DECADES = {
    "twenties": 20,
    **{name: int(tens) for tens, name in DECADES.items()},
    **{f"{decade}s": decade for decade in range(10, 100, 10)},
    **{f"{decade}s": decade % 100 for decade in range(1000, 2030, 10)},
}  # fmt: skip
# Hedges that stand before an amount in English; behind it "about" is no word of its reader.
_HEDGES = frozenset(
    {"about", "approximately", "an estimated", "estimated", "at least", "at most", "exactly"}
)
_HALF = "and a half"
# So many figures has a number that a half is added to: of 2000000 and a half it is one of a million.
_SMALL = 3
_SILENT = frozenset({"", " "})
_BESIDE = frozenset({"and", "to", "or", "-", "\u2013"})
_OF = frozenset({"", " ", "of", "from"})


def arranged(found: list[Piece]) -> list[Piece]:
    """The pieces of a text in the order and the words of English."""
    said = " ".join([piece.english for piece in found])
    if "/" in said or "(" in said:
        found = _named_twice(found)
    if "centur" in said:
        found = _decades(_centuries(found))
    if _HALF in said:
        found = _halves(found)
    if "|" in said:
        found = _chosen(found)
    if len(found) > 2 and found[-1].english in DECADES:
        found = _decades_too(found)
    if found[-1:] and found[-1].printed in DASHES:
        found = _since(found)
    if not _HEDGES.isdisjoint([piece.english for piece in found]):
        found = _hedged_behind(found)
    if any("{" in piece.english for piece in found):
        found = _put_behind(_put_before(found))
    return found


def _says_when(found: Sequence[Piece]) -> bool:
    return any(_SAYS_WHEN.search(piece.english) for piece in found)


def _chosen(found: list[Piece]) -> list[Piece]:
    """Of "to|until" the first behind a date or an amount, the second elsewhere."""
    result = list(found)
    for at, piece in enumerate(found):
        behind, bar, elsewhere = piece.english.partition("|")
        if bar and piece.known and piece.printed != "|":
            said = behind if _says_when(found[:at]) else elsewhere
            result[at] = piece._replace(english=said)
    return result


def _halves(found: list[Piece]) -> list[Piece]:
    """Three years and a half as 3.5 years, a year and a half as 1.5 years."""
    result: list[Piece] = []
    for piece in found:
        if piece.english != _HALF:
            result.append(piece)
            continue
        saying = [at for at, each in enumerate(result) if each.english not in _SILENT]
        numbers = [at for at in saying if result[at].english.isdecimal()]
        if not saying or (numbers and len(result[numbers[-1]].english) > _SMALL):
            result.append(piece._replace(english=piece.printed, known=False))
            continue
        at = numbers[-1] if numbers else saying[-1]
        english = result[at].english
        english = f"{english}.5" if numbers else f"1.5 {english}"
        result[at] = result[at]._replace(english=english)
        result.append(piece._replace(english=""))
    return result


def _put_behind(found: list[Piece]) -> list[Piece]:
    """What English says behind all that follows: "hace {n} años" is "{n} years ago"."""
    for at, piece in enumerate(found):
        if _FOLLOWING in piece.english:
            behind = found[at + 1 :]
            if not _says_when(behind) or not all(each.known for each in behind):
                return [*found[:at], piece._replace(english=piece.printed, known=False), *behind]
            english = piece.english.replace(_FOLLOWING, joined(behind))
            return [*found[:at], merged(found[at:], english)]
    return found


def _named_twice(found: list[Piece]) -> list[Piece]:
    """A month by its two names is one: كانون الثاني/يناير, كانون الثاني (يناير)."""
    result = list(found)
    saying = [at for at, piece in enumerate(found) if piece.english not in _SILENT]
    for first, sign, second, end in zip_longest(saying, saying[1:], saying[2:], saying[3:]):
        if second is None or found[first].english not in MONTHS:
            continue
        again = found[first].english == found[second].english
        closed = end is not None and found[end].english == ")"
        if again and (found[sign].english == "/" or (found[sign].english == "(" and closed)):
            for at in (sign, second, *([end] if found[sign].english == "(" else [])):
                result[at] = found[at]._replace(english="")
    return result


def _centuries(found: list[Piece]) -> list[Piece]:
    """Roman numerals beside a century are centuries too: конец XVIII - начало XIX века."""
    result = list(found)
    for at, piece in enumerate(found):
        if piece.roman:
            behind = [after.english for after in found[at + 1 :] if after.english not in _SILENT]
            named = behind[:1] in (["century"], ["centuries"])
            english = ordinal(piece.roman) + ("" if named else " century")
            result[at] = piece._replace(english=english, known=True)
    return result


def _decades(found: list[Piece]) -> list[Piece]:
    """The eighties of the 19th century, a decade and its century, as the 1880s."""
    result: list[Piece] = []
    for piece in found:
        century = _NTH_CENTURY.fullmatch(_LAST_CENTURY.get(piece.english, piece.english))
        at = len(result) - 1
        while at > 0 and result[at].english in _OF:
            at -= 1
        decade = _DECADES.get(result[at].english) if century and result else None
        if century and decade is not None:
            english = f"{100 * (int(century[1]) - 1) + decade}s"
            result[at:] = [merged([*result[at:], piece], english)]
        else:
            result.append(piece)
    return result


def _decades_too(found: list[Piece]) -> list[Piece]:
    """Tens at the end beside a decade are one too: "anni ottanta e novanta"."""
    saying = [at for at, piece in enumerate(found) if piece.english not in _SILENT]
    result = list(found)
    for decade, sign, tens in zip(saying, saying[1:], saying[2:], strict=False):
        beside = found[decade].english in _DECADES and found[sign].english in _BESIDE
        if beside and found[tens].english in DECADES and tens == saying[-1]:
            result[tens] = found[tens]._replace(english=DECADES[found[tens].english])
    return result


def _hedged_behind(found: list[Piece]) -> list[Piece]:
    """A hedge that no amount follows is of the one before it: "5 km (aprox.)"."""
    result = list(found)
    for at, piece in enumerate(found):
        behind = joined(found[at + 1 :])
        if piece.english not in _HEDGES or behind.strip(")"):
            continue
        if not _says_when(found[:at]):
            continue
        result[at] = piece._replace(english=f"{piece.english} {_AMOUNT}")
        if at and found[at - 1].english == "(" and behind == ")":
            result[at - 1] = found[at - 1]._replace(english="")
            result[at + 1 :] = [each._replace(english="") for each in found[at + 1 :]]
    return result


def _since(found: list[Piece]) -> list[Piece]:
    """A dash at the end, behind a year that is named one, is open: 1998年-."""
    saying = [piece for piece in found if piece.english not in _SILENT]
    if len(saying) != 2 or saying[1].printed not in DASHES:
        return found
    year, dash = saying
    if not year.english.isdecimal() or year.printed == year.english:
        return found
    return [piece._replace(english="since {t}") if piece is dash else piece for piece in found]


def _put_before(found: list[Piece]) -> list[Piece]:
    """What English says before a date or an amount, and this tongue behind it: 1990年以来.

    "since {t}": {t} is the date before it, or the amount of a number and its unit;
    "about {q}": {q} may be a range of amounts too. With nothing before it the word is unknown.
    """
    result: list[Piece] = []
    for piece in found:
        slot = next((slot for slot in (_LAST, _AMOUNT) if slot in piece.english), "")
        if not slot:
            result.append(piece)
            continue
        at = _start(result, slot)
        said = joined(result[at:])
        if not said:
            result.append(piece._replace(english=piece.printed, known=False))
            continue
        english = piece.english.replace(slot, said)
        word = piece.english.partition(slot)[0].strip()
        if any(before.english == word for before in result[:at][-2:]):
            # 约30%左右: one "about" is enough
            english = said
        result[at:] = [merged([*result[at:], piece], english)]
    return result


def _start(found: Sequence[Piece], slot: str) -> int:
    """Where the date or amount begins that ends here; the end where there is none."""
    for at in range(len(found) - 1, max(len(found) - 7, -1), -1):
        piece = found[at]
        if not piece.known:
            break
        if _SAYS_WHEN.search(piece.english):
            before = [place for place in range(at) if found[place].english != " "][-2:]
            if slot == _AMOUNT and len(before) > 1:
                first, sign = (found[place] for place in before)
                if sign.english in RANGES and is_plain(first.english):
                    return before[0]
            return at
    return len(found)
