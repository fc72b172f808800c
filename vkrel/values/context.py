"""What is known beside two printed values, whoever compares them: one object for all faces."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import attrs
from cattrs import BaseValidationError, ClassValidationError, Converter, ForbiddenExtraKeysError

from vkrel.values.habit import NO_HABIT, ORDERS, Habit, habit
from vkrel.values.quantities.money import Rate
from vkrel.values.tolerance import checked

Qualifiers = tuple[tuple[str, str], ...]

# Of a claim, not of its question: who says it, and who prints that.
_PROVENANCE = frozenset({"speaker", "source"})
_ALIASES = {"asof": "as_of", "dct": "document"}


def _pairs(qualifiers: Mapping[str, str] | Iterable[tuple[str, str]]) -> Qualifiers:
    pairs = qualifiers.items() if isinstance(qualifiers, Mapping) else qualifiers
    return tuple(sorted((name, text) for name, text in pairs if text.strip()))


@attrs.frozen(kw_only=True)
class Side:
    """What is known beside one of the two values.

    document: the date of the document that prints it, for "last year" and "currently".
    language: the code of the language that it is printed in ("de"); without one, script and words
        decide.
    habit: what its source does in this attribute, or its text ("place=10; decimal=,").
    qualifiers: what its question is about, as printed: (name, text) pairs, sorted by name; among
        them as_of, modality (actual, target, forecast, estimate, provisional) and status (SDMX
        OBS_STATUS).
    """

    document: str = ""
    language: str = ""
    habit: Habit = attrs.field(default=NO_HABIT, converter=habit)
    qualifiers: Qualifiers = attrs.field(default=(), converter=_pairs)


@attrs.frozen(kw_only=True)
class Context:
    """What is known beside two values.

    slot: the question in words; same_slot: False where it is known to be two questions.
    unit: of a number that prints none; discrete: whether whole things are counted, by default as
        the texts look; order: of day and month in "11/10/2023", where both print one.
    tolerance: how far apart two amounts may lie that agree ("1%", "5 m").
    stat: stock, flow, cumulative, share, rank ...; type: event or state, for dates.
    rates: the rates of exchange that may be used.
    never_missing: qualifiers whose absence says something: what is not said to be a goal is none.
    a, b: what is known of each side.
    """

    slot: str = ""
    same_slot: bool = True
    unit: str = ""
    discrete: bool | None = None
    order: str = attrs.field(default="", validator=attrs.validators.in_(ORDERS))
    tolerance: str = attrs.field(default="", validator=checked)
    stat: str = ""
    type: str = attrs.field(default="", validator=attrs.validators.in_(("", "event", "state")))
    rates: tuple[Rate, ...] = ()
    never_missing: frozenset[str] = frozenset()
    a: Side = attrs.field(factory=Side)
    b: Side = attrs.field(factory=Side)

    @classmethod
    def of(cls, **known: Any) -> Context:
        """The context that keywords tell: those of the class, rate, and a_x, b_x of each side.

        a_asof, a_modality, a_status, a_language, a_habit and dct_a (the date of its document) are
        such; any other is a qualifier that separates questions. Raises TypeError with all that is wrong.
        """
        given: dict[str, Any] = {"a": {}, "b": {}}
        for key, value in known.items():
            side, name = _sided(key)
            if value is None or (side and name in _PROVENANCE):
                continue
            if side:
                given[side][name] = value
            elif key == "rate":
                given["rates"] = (value,) if isinstance(value, Rate) else value
            else:
                given[key] = value
        try:
            return _converter().structure(given, cls)
        except BaseValidationError as error:
            raise TypeError("; ".join(_told(error))) from None


def _sided(key: str) -> tuple[str, str]:
    """The side and the name of "a_asof" or "dct_a"; no side where it is of both."""
    if key[:2] in ("a_", "b_"):
        name = key[2:]
        return key[0], _ALIASES.get(name, name)
    return (key[-1], "document") if key in ("dct_a", "dct_b") else ("", key)


@cache
def _converter() -> Converter:
    made = Converter(forbid_extra_keys=True)
    made.register_structure_hook(str, _text)
    made.register_structure_hook(bool, _truth)
    made.register_structure_hook(Rate, _rate)
    made.register_structure_hook(Side, _side)
    return made


def _side(given: Mapping[str, Any], _: type[Side]) -> Side:
    does = given.get("habit", NO_HABIT)
    texts = {
        name: _text(value, str, f"{name}: ") for name, value in given.items() if name != "habit"
    }
    own = {name: texts.pop(name, "") for name in ("document", "language")}
    return Side(**own, habit=does, qualifiers=texts)


def _text(given: Any, _: type[str], name: str = "") -> str:
    if isinstance(given, bool) or not isinstance(given, str | int | float | dt.date):
        raise TypeError(f"{name}{given!r} is no text")
    return str(given)


def _truth(given: Any, _: type[bool]) -> bool:
    if not isinstance(given, bool):
        raise TypeError(f"{given!r} is neither true nor false")
    return given


def _rate(given: Any, _: type[Rate]) -> Rate:
    if not isinstance(given, Rate):
        raise TypeError(f"{given!r} is no Rate")
    return given


def _told(error: BaseException) -> Iterator[str]:
    """What is wrong, each with its keyword."""
    if isinstance(error, ForbiddenExtraKeysError):
        yield from map(_unknown, sorted(error.extra_fields))
    elif isinstance(error, ClassValidationError):
        fields, others = error.group_exceptions()
        for inner, note in fields:
            yield from (f"{note.name}: {message}" for message in _told(inner))
        for inner in others:
            yield from _told(inner)
    elif isinstance(error, BaseValidationError):
        for inner in error.exceptions:
            yield from _told(inner)
    else:
        yield str(error.args[0]) if error.args else repr(error)


def _unknown(key: str) -> str:
    from rapidfuzz import fuzz, process  # noqa: PLC0415  only where a key is unknown

    known = {*attrs.fields_dict(Context), "rate", "dct_a", "dct_b"} - {"a", "b"}
    near = process.extractOne(key, sorted(known), scorer=fuzz.ratio, score_cutoff=60)
    hint = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(sorted(known))}"
    return f"unknown context {key!r}: {hint}"
