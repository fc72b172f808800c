"""Time zones: what a printed offset or name says of how far a clock is ahead of UTC."""

from __future__ import annotations

import re
from typing import NamedTuple

from vkrel.values.pattern import pattern

# Minutes ahead of UTC that some place keeps: from UTC-12 to UTC+14.
WEST, EAST = -720, 840


class Zone(NamedTuple):
    """The zone of a printed time.

    offsets: minutes ahead of UTC, of each zone that an abbreviation may name.
    minute: the printed time of day, in minutes.
    """

    offsets: tuple[int, ...]
    minute: int


# Hours ahead of UTC; an abbreviation that several places use is all of theirs.
NAMED: dict[str, tuple[float, ...]] = {
    **dict.fromkeys(("utc", "gmt", "z", "wet", "zulu"), (0,)),
    **dict.fromkeys(("cet", "mez", "west"), (1,)),
    **dict.fromkeys(("cest", "mesz", "eet", "cat", "sast"), (2,)),
    **dict.fromkeys(("eest", "msk", "eat", "trt"), (3,)),
    "bst": (1, 6), "ist": (5.5, 2, 1), "gst": (4, -2), "ast": (-4, 3), "adt": (-3, 4),
    "est": (-5, 10), "edt": (-4, 11), "cst": (-6, 8, -5), "cdt": (-5, -4), "mst": (-7, 8, 6.5),
    "mdt": (-6,), "pst": (-8, 8), "pdt": (-7,), "akst": (-9,), "akdt": (-8,), "hst": (-10,),
    "nst": (-3.5,), "ndt": (-2.5,), "brt": (-3,), "art": (-3,), "clt": (-4,), "cot": (-5,),
    "et": (-5, -4), "ct": (-6, -5), "mt": (-7, -6), "pt": (-8, -7),
    "pkt": (5,), "npt": (5.75,), "mmt": (6.5,), "ict": (7,), "wib": (7,), "sgt": (8,),
    "hkt": (8,), "pht": (8,), "myt": (8,), "awst": (8,), "wita": (8,), "kst": (9,), "jst": (9,),
    "wit": (9,), "acst": (9.5,), "acdt": (10.5,), "aest": (10,), "aedt": (11,), "nzst": (12,),
    "nzdt": (13,), "irst": (3.5,), "afn": (4.5,),
}  # fmt: skip
_HOURS = r"(?:1[0-4]|0?[0-9])(?::?[0-5][0-9])?(?![0-9])"
# Behind a clock: "+09:00", "(UTC+9)", "GMT -05:00", "KST", "Z".
ZONE = (
    rf"(?:\(?(?:utc|gmt) ?(?P<said>[+-] ?{_HOURS})\)?|\((?P<put>[+-] ?{_HOURS})\)"
    rf"|(?P<plain>[+-](?:0[0-9]|1[0-4]):?[0-5][0-9])(?![0-9])"
    rf"|\(?(?P<zone>{'|'.join(sorted(NAMED, key=len, reverse=True))})(?![a-z0-9])\)?)"
)


def offsets_of(found: re.Match[str]) -> tuple[int, ...]:
    """The offsets that a match of a pattern with `ZONE` prints; none where it holds no zone."""
    if found["zone"]:
        return tuple(round(hours * 60) for hours in NAMED[found["zone"]])
    printed = found["said"] or found["put"] or found["plain"]
    if not printed:
        return ()
    figures = re.sub("[^0-9]", "", printed)
    hours, minutes = (figures, "0") if len(figures) < 3 else (figures[:-2], figures[-2:])
    ahead = int(hours) * 60 + int(minutes)
    if printed[0] == "-" and not ahead:
        return ()  # -00:00: the zone is not told (RFC 3339)
    return (-ahead if printed[0] == "-" else ahead,)


_CLOCK = pattern(
    r"(?:at )?(?<![\d:])(?:(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?"
    r"(?:\s*(?P<half>[ap])\.?m\b\.?)?|(?P<full>0?\d|1[0-2])\s*(?P<of>[ap])\.?m\b\.?)"
    rf"(?:\s*(?:\(?local time\)?|{ZONE}))?"
)
# A zone that stands apart from its clock: in brackets, "UTC+9", or at the end.
_APART = pattern(rf"(?<![a-z0-9])(?=\(|(?:utc|gmt) ?[+-]|[a-z]+\)?\s*$){ZONE}")
_BETWEEN = " \t,|@-\u2013"


def without_clock(text: str) -> tuple[str, Zone | None]:
    """The text of a date, in lower case, without its times of day; the zone of its one time."""
    zones: list[Zone | None] = []
    found = _clock(text)
    while found is not None:
        before, behind = text[: found.start()], text[found.end() :]
        if not before.strip():
            behind = behind.lstrip(_BETWEEN)
        if not behind.strip():
            before = before.rstrip(_BETWEEN)
        text = f"{before} {behind}"
        zone = _zone(found)
        apart = _APART.search(text) if zone is None else None
        if apart is not None:
            text = f"{text[: apart.start()]} {text[apart.end() :]}"
            zone = _zone(found, offsets_of(apart))
        zones.append(zone)
        found = _clock(text)
    return text, zones[0] if len(zones) == 1 else None


def clocks_in(text: str) -> list[str]:
    """The times of day that `without_clock` takes out, and the zones that stand apart from them."""
    if _clock(text) is None:
        return []
    return [found[0] for form in (_CLOCK, _APART) for found in form.finditer(text)]


def _clock(text: str) -> re.Match[str] | None:
    return _CLOCK.search(text) if ":" in text or "m" in text else None


def _zone(found: re.Match[str], apart: tuple[int, ...] = ()) -> Zone | None:
    """The zone behind a clock, or the one that stands apart from it."""
    hour = int(found["hour"] or found["full"])
    half = found["half"] or found["of"]
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    minute = hour * 60 + int(found["minute"] or 0)
    ahead = offsets_of(found) or apart
    # midnight at Greenwich is how exports print a date
    return Zone(ahead, minute) if ahead and (minute or ahead != (0,)) else None


_IN_EDTF = pattern(r"T(?P<hour>\d\d):?(?P<minute>\d\d)?[0-9:.,]*(?P<offset>Z|[+-]\d\d:?\d\d)$")


def zone_of(edtf: str) -> Zone | None:
    """The zone of a date with a time in EDTF, where it prints one."""
    found = _IN_EDTF.search(edtf.upper())
    if found is None:
        return None
    return without_clock(f"{found['hour']}:{found['minute'] or '00'}{found['offset'].lower()}")[1]
