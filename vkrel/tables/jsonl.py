"""JSON Lines, an object a line, and JSON files that hold a list of objects.

Numbers keep the form in which they are printed: 12.50 is no 12.5.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import chain
from operator import itemgetter
from pathlib import Path

from vkrel.tables.grid import Grid, Hints, Log, tell_infinite, usable
from vkrel.tables.records import damage_of
from vkrel.tables.sql import quoted
from vkrel.tables.store import Store
from vkrel.tables.text import TextFile, copied, reading

_UNUSED = "\x01"  # no JSON holds it, so that DuckDB takes a line for one cell
_ITEM = re.compile(r"(?<=\[)\s*|\s*,\s*|\s*(?=\])")  # what stands before an item, or the end
_LIST = re.compile(r"\s*\[\s*(?:\{|$)")  # how a list of objects begins
_NO_LIST = "no valid JSON: {}; the rest of the list is not read"
# Every number in quotes: strings and what is no number are kept as they are, up to the next number
# or the end, where two quotes too many are left.
_NUMBERS = r"""'((?:"(?:[^"\\]|\\.)*"|-[A-Za-z]|[^"0-9-])*)(-?[0-9][0-9.eE+-]*|$)', '\1"\2"', 'g'"""
_COMMA = r"',\s*[]}]'"  # behind which nothing comes; DuckDB lets it pass
_LAST_COMMA = (
    f"regexp_matches(c0, {_COMMA}) and "
    rf"""regexp_matches(regexp_replace(c0, '"(?:[^"\\]|\\.)*"', '""', 'g'), {_COMMA})"""
)
_REPRINTED = r"'[0-9]\.[0-9]+0[^0-9]|[0-9][eE]|[0-9]{16}|-0[^.]'"  # as no reader prints it again
_AS_PRINTED = (
    f"case when regexp_matches(c0, {_REPRINTED}) "
    f"then left(regexp_replace(c0, {_NUMBERS}), -2) else c0 end"
)


def read_jsonl(path: Path, log: Log, hints: Hints) -> Grid:
    """The rows of a JSON Lines file, each key a column; raises LoadError where there are none.

    A list of objects under the name of JSON Lines is read as one.
    """
    file = TextFile.of(path, log, hints.encoding)
    if _LIST.match(next(filter(str.strip, file.lines(Log(log.file))), "")):
        log.note("a list under the name of JSON Lines; its objects are numbered from 1")
        return _read_list("".join(file.lines(log)), path, log, hints)
    store = hints.into(path)
    table = reading(store, path, 1, _UNUSED, rows=file.tally(), quote="")
    table = table or copied(store, _lines(file, log), 1, log, delimiter=_UNUSED, quote="")
    return grid_of(store, table, log)


def read_json(path: Path, log: Log, hints: Hints) -> Grid:
    """The rows of a JSON file that holds a list of objects, numbered from 1, or an object a line."""
    file = TextFile.of(path, log, hints.encoding)
    text = "".join(file.lines(log))
    if not text.lstrip().startswith("["):
        return read_jsonl(path, log, hints)
    return _read_list(text, path, log, hints)


def _read_list(text: str, path: Path, log: Log, hints: Hints) -> Grid:
    store = hints.into(path)
    table = copied(store, _listed(text, log), 1, log, delimiter=_UNUSED, quote="")
    return grid_of(store, table, log)


def grid_of(store: Store, lines: str, log: Log) -> Grid:
    """The rows of a table of lines (`line`, `c0`), each an object of JSON."""
    store.run(f"delete from {lines} where trim(c0, ' \t\r') = ''")
    _leave_out(
        store, lines, f"not json_valid(c0) or json_type(c0) <> 'OBJECT' or {_LAST_COMMA}", log
    )
    kinds = store.rows(f"select json_keys(c0) as keys, min(line) from {lines} group by keys")
    if any(len(keys) > len(set(keys)) for keys, _ in kinds):
        _leave_out(store, lines, "len(json_keys(c0)) > len(list_distinct(json_keys(c0)))", log)
    ordered = sorted(kinds, key=itemgetter(1))
    keys = list(dict.fromkeys(chain.from_iterable(keys for keys, _ in ordered)))
    if not keys:
        raise log.refusal('no line holds a row: each line is a JSON object such as {"source": ...}')
    paths = [quoted("/" + key.replace("~", "~0").replace("/", "~1")) for key in keys]
    listed = f"[{', '.join(paths)}]"
    parsed = (
        f"(select line, c0, json_type(c0, {listed}) as types, "
        f"json_extract_string({_AS_PRINTED}, {listed}) as texts from {lines})"
    )
    cells = ", ".join(_cell(at, path) for at, path in enumerate(paths))
    table = store.fresh("grid")
    store.run(f"create table {table} as select line, {cells} from {parsed}")
    ((infinite,),) = store.rows(
        "select sum(len(list_filter(texts, lambda text, i: types[i] = 'DOUBLE' and text "
        f"ilike '%inf%'))) from {parsed} where c0 ilike '%inf%'"
    )
    tell_infinite(int(infinite or 0), log)
    store.run(f"drop table {lines}")
    header = usable(tuple(key.strip() for key in keys), 0, log)
    return Grid(log, header, store, table)


def _cell(at: int, path: str) -> str:
    """The text of a key in SQL: what is nested as JSON, booleans as yes and no."""
    type_, text = f"types[{at + 1}]", f"texts[{at + 1}]"
    return (
        f"case when {type_} = 'BOOLEAN' then if({text} = 'true', 'yes', 'no') "
        f"when {type_} in ('ARRAY', 'OBJECT') then json_extract_string(c0, {path}) "
        f"when {type_} = 'DOUBLE' and regexp_matches({text}, '(?i)nan|inf') then '' "
        f"else coalesce({text}, '') end as c{at}"
    )


def _leave_out(store: Store, lines: str, wrong: str, log: Log) -> None:
    """Name the lines that are no row and take them out of the table."""
    found = store.rows(f"select line, c0 from {lines} where {wrong} order by line")
    for line, text in found:
        log.problem(line, f"{_wrong(text)}; the line is left out")
    if found:
        store.run(f"delete from {lines} where {wrong}")


def _wrong(text: str) -> str:
    """Why a line is no row."""
    try:
        keys = json.loads(text, object_pairs_hook=lambda pairs: [key for key, _ in pairs])
    except json.JSONDecodeError as error:
        return f"no valid JSON at column {error.colno}: {error.msg}"
    except RecursionError:
        return "no valid JSON: nested too deeply"
    twice = [] if not text.lstrip().startswith("{") else {k for k in keys if keys.count(k) > 1}
    if twice:
        return f"the key {', '.join(map(repr, sorted(twice)))} stands twice: keep one"
    if not text.lstrip().startswith("{"):
        return 'no JSON object: write {"source": ..., "subject": ...}'
    return "no valid JSON"


def _lines(file: TextFile, log: Log) -> Iterator[tuple[int, str]]:
    """The lines that DuckDB can take, with their numbers; the others are named."""
    for number, line in enumerate(file.lines(log), 1):
        damage = damage_of(line) or (_UNUSED in line and "holds a control character: write \\u0001")
        if damage:
            log.problem(number, damage)
        else:
            yield number, line.rstrip("\r\n")


def _listed(text: str, log: Log) -> Iterator[tuple[int, str]]:
    """The items of a list, numbered from 1, up to what is no JSON."""
    decoder = json.JSONDecoder()
    at, number = text.index("[") + 1, 1
    while item := _ITEM.match(text, at):
        at = item.end()
        if text.startswith("]", at):
            if text[at + 1 :].strip():
                log.problem(number, "something follows the end of the list; it is not read")
            return
        try:
            _, end = decoder.raw_decode(text, at)
        except (json.JSONDecodeError, RecursionError) as error:
            told = str(error) if isinstance(error, json.JSONDecodeError) else "nested too deeply"
            log.problem(number, _NO_LIST.format(told))
            return
        yield number, text[at:end].replace("\r", " ").replace("\n", " ")
        at, number = end, number + 1
    line = 1 + text.count("\n", 0, at)
    log.problem(number, _NO_LIST.format(f"a comma is missing in line {line}"))
