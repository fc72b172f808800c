"""From tokens to spans: what joins two dates, what stands before a date, what is relative."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from math import inf

from vkrel.values.dates.days import NotADate, civil, weekday
from vkrel.values.dates.relative import STEPS, from_written, now_span, unit_around
from vkrel.values.dates.single import crossing, fiscal, second_year, single, turn, written_days
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

# What a word does to each span behind it.
_PREFIXES: dict[str, Callable[[Span], Span]] = {
    "about": about,
    "maybe": unsure,
    "before": before,
    "after": after,
    "by": lambda span: before(span, itself=True),
    "until": lambda span: before(span, itself=True),
    "not before": lambda span: after(span, itself=True),
    "from": lambda span: span,
    **{
        word: (lambda span, third=third: part(span, third, 3, slack=True))  # type: ignore[misc]
        for word, third in _THIRDS.items()
    },
}
_BOUNDS = ("before", "after", "by", "until", "not before", "from")
# A bound on an end or a beginning is a bound on the period itself.
_BOUND_ON_PART = {
    ("before", "end"): "by",
    ("by", "end"): "by",
    ("until", "end"): "by",
    ("after", "end"): "after",
    ("before", "start"): "before",
    ("until", "start"): "before",
    ("after", "start"): "not before",
    ("not before", "start"): "not before",
}
# Words that may stand behind a date, and what they do there.
_SUFFIXES = ("about", "maybe", "by", "not before")


def parse(found: Tokens, context: Context) -> Spans:
    """The spans that tokens stand for; raises NotADate."""
    if not found:
        raise NotADate("no date")
    if not _has_year(found) and _BARE & {kind for kind, _ in found}:
        return _without_year(found, context)
    return _expression(found, context)


def _has_year(found: Tokens) -> bool:
    return any(
        kind in _YEARLIKE or (kind, value) in (("u", "century"), ("w", "fiscal"))
        for kind, value in found
    ) or bool(_relative_words(found))


def _relative_words(found: Tokens) -> list[Token]:
    relative = ("ago", "now", "yesterday", "tomorrow", "recently", "recent years", *STEPS)
    return [token for token in found if token[0] == "w" and token[1] in relative]


def _expression(found: Tokens, context: Context) -> Spans:
    if not found:
        raise NotADate("no date behind the word")
    head, tail = found[0], found[-1]
    if len(found) > 1 and tail[0] == "w":
        if tail[1] in _SUFFIXES:
            return tuple(map(_PREFIXES[tail[1]], _expression(found[:-1], context)))
        if tail[1] == "onwards":
            return _expression(found[:-1], context)
    if tail[0] == "-" and tail[1] != "to":
        return tuple(after(span, itself=True) for span in _expression(found[:-1], context))
    joined = _joined(found, context)
    if joined:
        return joined
    rest = found[1:]
    if head == ("u", "week") and rest:
        return tuple(unit_around(span, "week") for span in _expression(rest, context))
    if head[0] == "w" and rest:
        if head[1] == "turn":
            return turn(rest, context)
        if head[1] == "fiscal":
            return fiscal(rest, context)
        if head[1] in _PREFIXES:
            if rest[0][0] == "w" and (head[1], rest[0][1]) in _BOUND_ON_PART and len(rest) > 1:
                return _expression((("w", _BOUND_ON_PART[head[1], rest[0][1]]), *rest[1:]), context)
            return tuple(map(_PREFIXES[head[1]], _expression(rest, context)))
    return _relative(found, context) or _nth(found, context) or single(found)


# --- two dates ---------------------------------------------------------------------------


def _joined(found: Tokens, context: Context) -> Spans:
    """Two dates joined by a word or sign; nothing if there is only one date."""
    between = found[0] == ("w", "between")
    if between or (found[0] == ("w", "from") and any(_ends_span(token) for token in found[1:])):
        found = found[1:]
    choices = [at for at, token in enumerate(found) if token in (("w", "or"), ("w", "and"))]
    if choices and not between:
        left, right = _completed(found[: choices[-1]], found[choices[-1] + 1 :])
        both = _expression(left, context), _expression(right, context)
        if found[choices[-1]][1] == "and" and _bounds_a_period(*both):
            return (from_to(both[0][0], both[1][0]),)
        return both[0] + both[1]
    places = [
        at for at, token in enumerate(found) if at and (_ends_span(token) or token == ("w", "and"))
    ]
    if not places:
        if between:
            raise NotADate("“between” needs two dates")
        return ()
    if len(places) > 1:
        raise NotADate("more than one span of dates")
    left, right = found[: places[0]], found[places[0] + 1 :]
    if not right:
        raise NotADate("a span of dates needs an end")
    if right == (("w", "now"),) and not context.written:
        return tuple(after(span, itself=True) for span in _expression(left, context))
    return _span(left, right, context)


def _ends_span(token: Token) -> bool:
    return token[0] == "-" or token == ("w", "until")


def _bounds_a_period(one: Spans, other: Spans) -> bool:
    """After ... and before ...: the days that both allow."""
    return one[0].last == inf and other[0].first == -inf


def _span(left: Tokens, right: Tokens, context: Context) -> Spans:
    kinds = "".join(kind for kind, _ in left), "".join(kind for kind, _ in right)
    if kinds == ("sy", "y") and right[0][1] == left[1][1] + 1:
        return crossing(left[0][1], left[1][1])
    if (
        kinds[0].endswith("y")
        and "n" not in kinds[0]
        and kinds[1] == "n"
        and 10 <= right[0][1] <= 99
    ):
        right = (("y", second_year(left[-1][1], right[0][1])),)  # 1954 to 75
    borrowed = not _has_year(left), not _has_year(right)
    left, right = _completed(left, right)
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


def _completed(left: Tokens, right: Tokens) -> tuple[Tokens, Tokens]:
    """What one of two dates leaves out (9-11 February 2022) is taken from the other."""
    return _lent(left, right), _lent(right, left)


def _lent(poor: Tokens, rich: Tokens) -> Tokens:
    kinds = {kind for kind, _ in poor}
    if not kinds <= _BARE | {"w", "y"} or _relative_words(poor):
        return poor
    if kinds == {"w"} and not {word for _, word in poor} <= _THIRDS.keys():
        return poor  # "early to mid 2009" has two dates, "before to 2009" has not
    is_day = bool(kinds & set("no")) and not kinds & set("msq")
    lent = []
    for token in rich:
        wanted = (
            (token[0] == "m" and (is_day or kinds == {"w"}))
            or (token[0] in "yp" and "y" not in kinds)
            or (token == ("u", "century") and "o" in kinds)
        )
        if wanted:
            lent.append(token)
    return (*poor, *lent)


def _moved(found: Tokens, by: int) -> Tokens:
    return tuple((kind, value + by if kind == "y" else value) for kind, value in found)


# --- dates without a year, and dates relative to the document ----------------------------


def _without_year(found: Tokens, context: Context) -> Spans:
    """The last such date that is not after the document's: in March, February 9-11."""
    if [kind for kind, _ in found] == ["d"]:
        return tuple(
            days(
                first - (weekday(first) - found[0][1]) % 7, last - (weekday(last) - found[0][1]) % 7
            )
            for first, last in written_days(context, "a weekday needs a document's date")
        )
    if not {"m", "s", "q"} & {kind for kind, _ in found}:
        raise NotADate("no year and no month")
    unbound = tuple(token for token in found if token[0] != "w" or token[1] not in _BOUNDS)
    spans: list[Span] = []
    for first, last in written_days(context, "no year is printed"):
        spans += _latest(found, unbound, first, last, context)
    return tuple(dict.fromkeys(spans))


def _latest(
    found: Tokens, unbound: Tokens, first: int, last: int, context: Context
) -> Iterator[Span]:
    """Every choice of the year that makes the date the last one not after some day written."""
    newest, oldest = civil(last).year + 1, civil(first).year - 8  # 29 February needs eight
    why_not = NotADate("no such date")
    if newest - oldest > 60:
        raise NotADate("no year is printed, and the document's date is too vague")
    done = False
    for year in range(newest, oldest - 1, -1):
        try:
            start = whole(_expression((*unbound, ("y", year)), context)).low
        except NotADate as no:
            why_not = no
            continue
        if start > last:
            continue
        yield from _expression((*found, ("y", year)), context)
        done = True
        if start <= first:
            return
    if not done:
        raise why_not


def _relative(found: Tokens, context: Context) -> Spans:
    """Currently, last year, two years ago, the last ten years; nothing for other tokens."""
    words = _relative_words(found)
    if not words:
        return ()
    if words[0][1] == "last" and len(found) > 2 and _has_year(found[2:]):
        return ()  # the last decade of the 20th century
    written = written_days(context, "it is relative to the document")
    for at in range(len(found) - 1):
        if found[at][1] in STEPS and found[at + 1] == ("u", "year") and len(found) > 2:
            return _in_that_year(found, at, written, context)
    spans = [span for first, last in written for span in from_written(found, first, last)]
    if not spans:
        raise NotADate("these words do not make a date")
    return tuple(dict.fromkeys(spans))


def _in_that_year(
    found: Tokens, at: int, written: tuple[tuple[int, int], ...], context: Context
) -> Spans:
    """March last year, the end of this year; earlier and later this year end or begin now."""
    spans: list[Span] = []
    for first, last in written:
        for day_of in dict.fromkeys((first, last)):
            year = civil(day_of).year + STEPS[found[at][1]]
            if found[:at] == (("w", "earlier"),):
                spans.append(from_to(years(year, year), now_span(day_of, day_of)))
            elif found[:at] == (("w", "later"),):
                spans.append(from_to(now_span(day_of, day_of), years(year, year)))
            else:
                spans += _expression((*found[:at], ("y", year), *found[at + 2 :]), context)
    return tuple(dict.fromkeys(spans))


def _nth(found: Tokens, context: Context) -> Spans:
    """First half of 2009, the last decade of the 20th century, the first nine months of 2022."""
    is_last = found[0] == ("w", "last")
    if not is_last and found[0][0] != "o":
        return ()
    if len(found) > 3 and found[1][0] == "n" and found[2][0] == "u":
        number, count, unit, rest = int(not is_last), found[1][1], found[2][1], found[3:]
        if not is_last and found[0][1] != 1:
            raise NotADate("only the first or the last of several parts can be told")
    elif len(found) > 2 and found[1][0] == "u":
        number, count, unit, rest = 0 if is_last else found[0][1], 1, found[1][1], found[2:]
        if unit == "century":
            return ()
    else:
        return ()
    spans = _expression(rest, context)
    if unit in _HALVES and count == 1:
        of = _HALVES[unit]
        if number > of:
            raise NotADate(f"there are only {of} parts")
        return tuple(part(span, number or of, of) for span in spans)
    return tuple(units_of(span, number, count, unit) for span in spans)
