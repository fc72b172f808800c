"""From tokens to spans: what joins two dates, what stands before a date, what is relative."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise, product
from math import inf

from vkrel.values.dates.days import NeedsContext, NotADate, civil, day_number
from vkrel.values.dates.single import (
    STEPS,
    away,
    crossing,
    fiscal,
    from_written,
    last_weekday,
    night,
    second_year,
    single,
    turn,
    unit_around,
    written_days,
)
from vkrel.values.dates.spans import (
    Span,
    Spans,
    about,
    after,
    before,
    days,
    from_to,
    part,
    units_of,
    unsure,
    whole,
    years,
)
from vkrel.values.dates.tokens import Context, Tokens
from vkrel.values.dates.words import Token

_YEARLIKE = frozenset("ypDr")
_BARE = frozenset("mnosqd")
_HALVES = {"half": 2, "third": 3, "quarter": 4}
_THIRDS = {"early": 1, "start": 1, "mid": 2, "late": 3, "end": 3}
# Words that tell a date from the document's.
_RELATIVE = {"ago", "now", "yesterday", "tomorrow", "recently", "recent years", *STEPS}

# What the words, units and signs before a date, or behind it, do to each of its spans.
_Change = Callable[[Span], Span]
_until: _Change = partial(before, itself=True)
_since: _Change = partial(after, itself=True)
_BOUNDS: dict[str, _Change] = {
    "before": before,
    "after": after,
    "by": _until,
    "until": _until,
    "not before": _since,
    "from": lambda span: span,
}
_PREFIXES: dict[str, _Change] = {
    **_BOUNDS,
    "about": about,
    "maybe": unsure,
    "night": night,
    "week": partial(unit_around, unit="week"),
    **{word: partial(part, number=third, of=3, slack=True) for word, third in _THIRDS.items()},
}
_SUFFIXES: dict[str, _Change] = {
    **{word: _PREFIXES[word] for word in ("about", "maybe", "by", "not before")},
    **dict.fromkeys(("-", "\u2013", "/"), _since),
    "onwards": _BOUNDS["from"],
}
_OF_A_YEAR = {"turn": turn, "fiscal": fiscal}
# A bound on an end or a beginning is a bound on the period itself.
_BOUND_ON_PART = {
    "end": {"before": "by", "by": "by", "until": "by", "after": "after"},
    "start": dict.fromkeys(("before", "until"), "before")
    | dict.fromkeys(("after", "not before"), "not before"),
}


def parse(found: Tokens, context: Context) -> Spans:
    """The spans that tokens stand for; raises NotADate."""
    if not found:
        raise NotADate("no date")
    _must_stand_alone(found)
    if not _has_year(found) and _BARE & {kind for kind, _ in found}:
        return _without_year(found, context)
    return _expression(found, context)


def _must_stand_alone(found: Tokens) -> None:
    """Refuse what is told from another date that is not printed: "June of that year"."""
    for one, other in pairwise((*found, ("", ""))):
        after_nothing = one == ("w", "after") and other[0] == "u"
        later = one[0] == "u" and other == ("w", "later")
        if (
            one in (("w", "that"), ("w", "previous"))
            or after_nothing
            or later
            or (one[0] == "u" and other[1] in ("before", "after") and other == found[-1])
        ):
            raise NeedsContext("it is told from another date, which is not printed here")


def _has_year(found: Tokens) -> bool:
    return any(
        kind in _YEARLIKE or value in _RELATIVE or value in ("century", "fiscal")
        for kind, value in found
    )


def _expression(found: Tokens, context: Context) -> Spans:
    if not found:
        raise NotADate("no date behind the word")
    (kind, word), rest = found[0], found[1:]
    if found[-1][1] in _SUFFIXES and (rest or kind == "-"):
        return tuple(map(_SUFFIXES[found[-1][1]], _expression(found[:-1], context)))
    joined = _joined(found, context)
    if joined:
        return joined
    counted = _away(found, context)
    if counted:
        return counted
    if rest and word in _OF_A_YEAR:
        return _OF_A_YEAR[word](rest, context)
    if rest and word in _PREFIXES:
        bound = _BOUND_ON_PART.get(rest[0][1], {}).get(word)
        if bound and len(rest) > 1:
            return _expression((("w", bound), *rest[1:]), context)
        return tuple(map(_PREFIXES[word], _expression(rest, context)))
    return _relative(found, context) or _nth(found, context) or single(found)


# --- two dates ---------------------------------------------------------------------------


def _joined(found: Tokens, context: Context) -> Spans:
    """Two dates joined by a word or sign; nothing if there is only one date."""
    between = found[0][1] == "between"
    if between or (found[0][1] == "from" and any(_ends_span(token) for token in found[1:])):
        found = found[1:]
    choices = [at for at, (_, word) in enumerate(found) if word in ("or", "and")]
    if choices and not between:
        left, right = found[: choices[-1]], found[choices[-1] + 1 :]
        one = _expression(_lent(left, right), context)
        other = _expression(_lent(right, left), context)
        if found[choices[-1]][1] == "and" and one[0].last == inf and other[0].first == -inf:
            return (from_to(one[0], other[0]),)  # after ... and before ...: what both allow
        return one + other
    places = [
        at for at, token in enumerate(found) if at and (_ends_span(token) or token[1] == "and")
    ]
    if not places and between:
        raise NotADate("“between” needs two dates")
    if not places:
        return ()
    if len(places) > 1:
        raise NotADate("more than one span of dates")
    left, right = found[: places[0]], found[places[0] + 1 :]
    if not right:
        raise NotADate("a span of dates needs an end")
    if right == (("w", "now"),) and not context.written:
        return tuple(map(_since, _expression(left, context)))
    return _span(left, right, context)


def _ends_span(token: Token) -> bool:
    return token[0] == "-" or token[1] == "until"


def _span(left: Tokens, right: Tokens, context: Context) -> Spans:
    kinds = "".join(kind for kind, _ in left), "".join(kind for kind, _ in right)
    if kinds == ("sy", "y") and right[0][1] == left[1][1] + 1:
        return crossing(left[0][1], left[1][1])
    is_short = kinds[1] == "n" and 10 <= right[0][1] <= 99
    if is_short and kinds[0].endswith("y") and "n" not in kinds[0]:
        right = (("y", second_year(left[-1][1], right[0][1])),)  # 1954 to 75
    borrowed = not _has_year(left), not _has_year(right)
    left, right = _lent(left, right), _lent(right, left)
    pairs: list[Span] = []
    for start, end in product(_expression(left, context), _expression(right, context)):
        if start.first <= end.last:
            pairs.append(from_to(start, end))
        elif borrowed[0]:  # December to January 2010
            pairs += [from_to(span, end) for span in _expression(_moved(left, -1), context)]
        elif borrowed[1]:  # November 2009 to February
            pairs += [from_to(start, span) for span in _expression(_moved(right, 1), context)]
    if not pairs:
        raise NotADate("the span of dates ends before it begins")
    return tuple(pairs)


def _lent(poor: Tokens, rich: Tokens) -> Tokens:
    """What one of two dates leaves out (9-11 February 2022) is taken from the other."""
    kinds = {kind for kind, _ in poor}
    if not kinds <= _BARE | {"w", "y"} or any(word in _RELATIVE for _, word in poor):
        return poor
    if kinds == {"w"} and not {word for _, word in poor} <= _THIRDS.keys():
        return poor  # "early to mid 2009" has two dates, "before to 2009" has not
    wanted = set() if "y" in kinds else {"y", "p"}
    if kinds == {"w"} or (kinds & {"n", "o"} and not kinds & {"m", "s", "q"}):
        wanted.add("m")
    is_century = "o" in kinds
    return (
        *poor,
        *(token for token in rich if token[0] in wanted or (is_century and token[1] == "century")),
    )


def _moved(found: Tokens, by: int) -> Tokens:
    return tuple((kind, value + by if kind == "y" else value) for kind, value in found)


# --- dates without a year, and dates relative to the document ----------------------------


def _without_year(found: Tokens, context: Context) -> Spans:
    """The last such date that is not after the document's: in March, February 9-11."""
    if [kind for kind, _ in found] == ["d"]:
        written = written_days(context, "a weekday needs a document's date")
        return tuple(days(*(last_weekday(day, found[0][1]) for day in ends)) for ends in written)
    if not {"m", "s", "q"} & {kind for kind, _ in found}:
        raise NotADate("no year and no month")
    match sorted(found):
        case [("m", month), ("n" | "o", date)]:
            day_number(2000, month, date)  # 30 February is a day of no year
    written = written_days(context, "no year is printed")
    spans = (span for days_of in written for span in _latest(found, *days_of, context))
    return tuple(dict.fromkeys(spans))


def _latest(found: Tokens, first: int, last: int, context: Context) -> Iterator[Span]:
    """Every choice of the year that makes the date the last one not after some day written."""
    unbound = tuple(token for token in found if token[1] not in _BOUNDS)
    newest, oldest = civil(last).year + 1, civil(first).year - 8  # 29 February needs eight
    why_not = NotADate("no such date")
    if newest - oldest > 60:
        raise NotADate("no year is printed, and the document's date is too vague")
    done = False
    for year in range(newest, oldest - 1, -1):
        try:
            start = whole(_expression((*unbound, ("y", year)), context)).low
        except NotADate as no:
            # on this weekday it may be a day of another year, or a slip
            why_not = NotADate(str(no)) if "d" in (kind for kind, _ in found) else no
            continue
        if start > last:
            continue
        yield from _expression((*found, ("y", year)), context)
        done = True
        if start <= first:
            return
    if not done:
        raise why_not


def _away(found: Tokens, context: Context) -> Spans:
    """Two years before 2011, the day after 3 May 2020; nothing for other tokens."""
    match found:
        case (("n", count), ("u", unit), ("w", ("before" | "after") as way), _, *_):
            rest = found[3:]
        case (("u", unit), ("w", ("before" | "after") as way), _, *_):
            count, rest = 1, found[2:]
        case _:
            return ()
    step = 1 if way == "after" else -1
    return tuple(away(span, count, unit, step) for span in _expression(rest, context))


def _relative(found: Tokens, context: Context) -> Spans:
    """Currently, last year, two years ago, the last ten years; nothing for other tokens."""
    words = [word for _, word in found if word in _RELATIVE]
    if not words or (words[0] == "last" and len(found) > 2 and _has_year(found[2:])):
        return ()  # the last decade of the 20th century
    spans = [
        span
        for first, last in written_days(context, "it is relative to the document")
        for span in _in_that_year(found, first, last, context) or from_written(found, first, last)
    ]
    if not spans:
        raise NotADate("these words do not make a date")
    return tuple(dict.fromkeys(spans))


def _in_that_year(found: Tokens, first: int, last: int, context: Context) -> Spans:
    """March last year, the end of this year; earlier and later this year end or begin now."""
    places = [
        at
        for at, (word, unit) in enumerate(pairwise(found))
        if word[1] in STEPS and unit == ("u", "year")
    ]
    if not places or len(found) < 3:
        return ()
    leading, word, behind = found[: places[0]], found[places[0]][1], found[places[0] + 2 :]
    spans: Spans = ()
    for now in dict.fromkeys((days(first, first), days(last, last))):
        year = civil(now.first).year + STEPS[word]
        if leading == (("w", "earlier"),):
            spans += (from_to(years(year, year), now),)
        elif leading == (("w", "later"),):
            spans += (from_to(now, years(year, year)),)
        else:
            spans += _expression((*leading, ("y", year), *behind), context)
    return spans


def _nth(found: Tokens, context: Context) -> Spans:
    """First half of 2009, the last decade of the 20th century, the first nine months of 2022."""
    is_last = found[0] == ("w", "last")
    if not is_last and found[0][0] != "o":
        return ()
    number = 0 if is_last else found[0][1]
    match found[1:]:
        case (("n", count), ("u", unit), _, *_):
            rest = found[3:]
            if not is_last and number != 1:
                raise NotADate("only the first or the last of several parts can be told")
        case (("u", unit), _, *_) if unit != "century":
            count, rest = 1, found[2:]
        case _:
            return ()
    spans = _expression(rest, context)
    if unit in _HALVES and count == 1:
        of = _HALVES[unit]
        if number > of:
            raise NotADate(f"there are only {of} parts")
        return tuple(part(span, number or of, of) for span in spans)
    return tuple(units_of(span, number, count, unit) for span in spans)
