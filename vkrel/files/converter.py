"""Structuring parsed TOML into the attrs classes, with every error at its field.

cattrs collects what is wrong; here its notes become paths, and unknown keys get a hint.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import attrs
from cattrs import (
    BaseValidationError,
    ClassValidationError,
    Converter,
    ForbiddenExtraKeysError,
    IterableValidationError,
)
from cattrs.gen import make_dict_structure_fn, override

from vkrel.model.places import Path
from vkrel.model.printed import Printed, Target, as_printed, as_target
from vkrel.model.source import Source
from vkrel.model.types import TYPES
from vkrel.values.fold import fold

Found = tuple[Path, str]


@cache
def converter() -> Converter:
    """The converter for claims files: unknown keys are errors, all errors are kept."""
    made = Converter(forbid_extra_keys=True, detailed_validation=True)
    made.register_structure_hook(Printed, lambda given, _: as_printed(given))
    made.register_structure_hook(Target, lambda given, _: as_target(given))
    made.register_structure_hook(str, _text)
    made.register_structure_hook(bool, _truth)
    made.register_structure_hook(int, _number)
    for record_type in (*TYPES.values(), Source):
        names: dict[str, Any] = {
            each.name: override(rename=each.name.rstrip("_"))
            for each in attrs.fields(record_type)
            if each.name.endswith("_")
        }
        made.register_structure_hook(
            record_type, make_dict_structure_fn(record_type, made, **names)
        )
    source = make_dict_structure_fn(Source, made)
    made.register_structure_hook(Source, lambda given, _: source(_listed(given), Source))
    return made


def _listed(source: dict[str, Any]) -> dict[str, Any]:
    """A source that copies one other may name it without brackets."""
    if isinstance(source.get("copies"), str):
        return {**source, "copies": [source["copies"]]}
    return source


def structure(given: Any, into: type[Any], path: Path, problems: list[Found]) -> Any:
    """An instance of `into`, or None with what is wrong added to `problems`."""
    if not isinstance(given, dict):
        problems.append((path, "a table is expected here"))
        return None
    try:
        return converter().structure(given, into)
    except BaseValidationError as errors:
        known = [each.name.rstrip("_") for each in attrs.fields(into)]
        problems.extend(_flatten(errors, path, known))
    except (ValueError, TypeError) as error:
        problems.append((path, str(error)))
    return None


def extra_keys(given: Iterable[str], known: Iterable[str], path: Path) -> list[Found]:
    """One problem for each key that is not known, with the nearest known one."""
    known = list(known)
    return [((*path, each), _extra(each, known)) for each in given if each not in known]


def _extra(key: str, known: list[str]) -> str:
    from rapidfuzz import fuzz, process  # noqa: PLC0415  only where a key is unknown

    near = process.extractOne(fold(key), known, scorer=fuzz.ratio, score_cutoff=60)
    hint = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(sorted(known))}"
    return f"unknown key {key!r}: {hint}"


def _flatten(error: BaseException, path: Path, known: list[str]) -> Iterator[Found]:
    if isinstance(error, ForbiddenExtraKeysError):
        for each in sorted(error.extra_fields):
            yield (*path, each), _extra(each, known)
    elif isinstance(error, ClassValidationError):
        inside, rest = error.group_exceptions()
        for inner, note in inside:
            yield from _flatten(inner, (*path, note.name.rstrip("_")), known)
        for other in rest:
            yield from _flatten(other, path, known)
    elif isinstance(error, IterableValidationError):
        items, rest = error.group_exceptions()
        for inner, position in items:
            yield from _flatten(inner, (*path, position.index), known)
        for other in rest:
            yield from _flatten(other, path, known)
    elif isinstance(error, KeyError):
        yield path, f"missing: {error.args[0]!r} is needed"
    else:
        yield path, str(error)


def _text(given: Any, _: type[str]) -> str:
    if not isinstance(given, str):
        raise TypeError(f"{given!r} is no text: put it in quotes, as printed")
    return given


def _truth(given: Any, _: type[bool]) -> bool:
    if not isinstance(given, bool):
        raise TypeError(f"{given!r} is neither true nor false")
    return given


def _number(given: Any, _: type[int]) -> int:
    if not isinstance(given, int) or isinstance(given, bool):
        raise TypeError(f"{given!r} is no whole number")
    return given
