"""The one way from parsed tables to the attrs classes and back, with every error at its field.

A table is made in one go; where that fails a second converter collects all that is wrong, its
notes become paths, and unknown keys get a hint.
A class that is written in a form of its own has `of_table` and `as_table`; a field with a
converter or a validator is converted and checked at its own place.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cache, partial
from typing import Any, TypeVar

import attrs
from cattrs import (
    BaseValidationError,
    ClassValidationError,
    Converter,
    ForbiddenExtraKeysError,
    IterableValidationError,
)
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override
from cattrs.strategies import use_class_methods

from vkrel.model.places import Path
from vkrel.values.fold import fold

T = TypeVar("T")
Mistake = tuple[Path, str]
"""What is wrong in a file: the path of a key, and a message."""

UNWRITTEN = "vkrel.unwritten"
"""Marks a field that is no key of any file."""

PLAIN = {
    str: "is no text: put it in quotes, as printed",
    bool: "is neither true nor false",
    int: "is no whole number",
    datetime.date: "is no day: write 2027-06-30, without quotes",
}
"""What stands in files as it is, and what to say of anything else."""

UNLIKE = {int: bool, datetime.date: datetime.datetime}
"""For a type, the one below it that is none of its kind in a file."""


@cache
def converter(*, telling: bool = False) -> Converter:
    """The converter for files: unknown keys are errors.

    telling: it goes on after an error and keeps them all, each with its field.
    """
    made = Converter(
        forbid_extra_keys=True,
        detailed_validation=telling,
        prefer_attrib_converters=not telling,  # else `_hook` calls them, at the field
        omit_if_default=True,
        unstruct_collection_overrides={tuple: list},
    )
    for kind, wrong in PLAIN.items():
        made.register_structure_hook(kind, partial(_exactly, wrong))
    made.register_structure_hook_factory(
        attrs.has,
        lambda into: _of_table(make_dict_structure_fn(into, made, **_fields(made, into))),
    )
    made.register_unstructure_hook_factory(
        attrs.has,
        lambda of: make_dict_unstructure_fn(
            of, made, _cattrs_omit_if_default=True, **_fields(made, of)
        ),
    )
    use_class_methods(made, "of_table", "as_table")
    return made


def structure(given: Any, into: type[T], path: Path, mistakes: list[Mistake]) -> T | None:
    """An instance of `into`, or None with what is wrong added to `mistakes`."""
    if not isinstance(given, dict):
        mistakes.append((path, "a table is expected here"))
        return None
    with suppress(Exception):  # whatever is wrong, the other converter tells it
        return converter().structure(given, into)
    try:
        return converter(telling=True).structure(given, into)
    except BaseValidationError as errors:
        mistakes.extend(_flatten(errors, path))
    except (ValueError, TypeError) as error:
        mistakes.append((path, str(error)))
    return None


def unstructure(instance: Any) -> dict[str, Any]:
    """The table that `structure` makes the same instance of, without what is usual."""
    table: dict[str, Any] = converter().unstructure(instance)
    return table


def extra_keys(given: Iterable[str], known: Iterable[str], path: Path) -> list[Mistake]:
    """One mistake for each key that is not known, with the nearest known one."""
    known = list(known)
    return [((*path, key), _extra(key, known)) for key in given if key not in known]


def key_of(field: attrs.Attribute[Any]) -> str:
    """How files call a field: "in" for in_."""
    return field.name.rstrip("_")


@cache
def keys_of(written: type[attrs.AttrsInstance]) -> tuple[str, ...]:
    """The keys of a class in files."""
    fields = attrs.fields(written)
    return tuple(key_of(field) for field in fields if not field.metadata.get(UNWRITTEN))


def texts(given: Any) -> tuple[str, ...]:
    """A list of texts; raises TypeError where it is none."""
    if not isinstance(given, list | tuple) or not all(isinstance(text, str) for text in given):
        raise TypeError(f"{given!r} is no list of texts")
    return tuple(given)


def _fields(made: Converter, written: type[attrs.AttrsInstance]) -> dict[str, Any]:
    """How the fields of a class are called in files, and what turns a value into each."""
    attrs.resolve_types(written)
    return {
        field.name: override(
            rename=key_of(field),
            omit=bool(field.metadata.get(UNWRITTEN)),
            struct_hook=_hook(made, field) if made.detailed_validation else None,
        )
        for field in attrs.fields(written)
    }


def _of_table(structured: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    """What structures a table, and says so where something else is written."""

    def checked(given: Any, into: Any) -> Any:
        if not isinstance(given, dict):
            raise TypeError("a table is expected here")
        return structured(given, into)

    return checked


def _hook(made: Converter, field: attrs.Attribute[Any]) -> Callable[[Any, Any], Any] | None:
    """What converts and checks a field at its own place; None where its type says all."""
    convert: Any = field.converter
    check = field.validator
    if convert is None and check is None:
        return None
    hook = (
        made.get_structure_hook(field.type) if convert is None else lambda given, _: convert(given)
    )

    def checked(given: Any, type_: Any) -> Any:
        value = hook(given, type_)
        if check is not None:
            check(None, field, value)
        return value

    return checked


def _extra(key: str, known: list[str]) -> str:
    from rapidfuzz import fuzz, process  # noqa: PLC0415  only where a key is unknown

    near = process.extractOne(fold(key), known, scorer=fuzz.ratio, score_cutoff=60)
    hint = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(sorted(known))}"
    return f"unknown key {key!r}: {hint}"


def _flatten(error: BaseException, path: Path) -> Iterator[Mistake]:
    if isinstance(error, ForbiddenExtraKeysError):
        yield from extra_keys(sorted(error.extra_fields), keys_of(error.cl), path)
    elif isinstance(error, ClassValidationError):
        fields, others = error.group_exceptions()
        for inner, note in fields:
            yield from _flatten(inner, (*path, note.name.rstrip("_")))
        for inner in others:
            yield from _flatten(inner, path)
    elif isinstance(error, IterableValidationError):
        items, others = error.group_exceptions()
        for inner, position in items:
            yield from _flatten(inner, (*path, position.index))
        for inner in others:
            yield from _flatten(inner, path)
    elif isinstance(error, KeyError):
        yield path, f"missing: {error.args[0]!r} is needed"
    else:
        yield path, _message(error)


def _message(error: BaseException) -> str:
    """What is wrong; of `attrs.validators.in_` in the words of this project."""
    match error.args:
        case (_, attrs.Attribute() as field, options, _):
            return f"{key_of(field)} is one of {', '.join(filter(None, options))}"
    return str(error)


def _exactly(wrong: str, given: Any, kind: type[T]) -> T:
    """A value of a type; a truth is no number, and a time of day no date."""
    if isinstance(given, kind) and not isinstance(given, UNLIKE.get(kind, ())):
        return given
    raise TypeError(f"{given!r} {wrong}")
