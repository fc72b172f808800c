"""Text files that hold tables: their encoding, their lines, and their copies for DuckDB."""

from __future__ import annotations

import gzip
import zlib
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, lookup
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO, TextIOWrapper
from pathlib import Path
from typing import IO, cast

import attrs
import duckdb

from vkrel.tables.grid import Log
from vkrel.tables.records import LONGEST, closing
from vkrel.tables.sql import quoted
from vkrel.tables.store import Store

UTF8 = "utf-8-sig"
UNREADABLE = (OSError, EOFError, zlib.error)
_DISGUISES = {
    b"PK\x03\x04": "a ZIP archive, such as an Excel workbook (.xlsx): save the sheet as CSV",
    b"\xd0\xcf\x11\xe0": "an old Office document, such as .xls: save the sheet as CSV",
    b"%PDF-": "a PDF: write its table as CSV",
    b"PAR1\x15": "Parquet: end its name in .parquet",
    b"SQLite format 3": "an SQLite database: end its name in .sqlite",
    b"\x1f\x8b": "compressed: end its name in .gz",
    b"<!DOCTYPE HTML": "a web page: write its table as CSV",
    b"<HTML": "a web page: write its table as CSV",
    b"<?XML": "XML: write its rows as CSV",
}
_CHUNK = 1 << 20
_WIDEST = 4 * LONGEST  # bytes of a row in a copy, where quotes are doubled


@attrs.frozen
class TextFile:
    """A file, plain or compressed (.gz), and the encoding of its text."""

    path: Path
    encoding: str = UTF8

    @classmethod
    def of(cls, path: Path, log: Log, encoding: str) -> TextFile:
        """A file in the encoding that is given, or else that its first bytes tell.

        Raises LoadError where it cannot be opened or holds no text, or no encoding is called so.
        """
        try:
            known = lookup(encoding or "utf-8").name
        except LookupError:
            message = f"no encoding is called {encoding!r}: name one such as utf-8 or cp1252"
            raise log.refusal(message, field="encoding") from None
        try:
            with opened(path) as file:
                first = file.read(64)
        except UNREADABLE as error:
            raise log.refusal(reason(error)) from None
        start = first.removeprefix(BOM_UTF8).lstrip()
        for sign, what in _DISGUISES.items():
            if first.startswith(sign) or start.upper().startswith(sign):
                raise log.refusal(f"this is {what}")
        if not encoding and first.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
            known = "utf-16"
        return cls(path, UTF8 if known == "utf-8" else known)

    def lines(self, log: Log) -> Iterator[str]:
        """The lines with their ends; bytes that are not UTF-8 are surrogates in them.

        Raises LoadError where another encoding does not fit.
        """
        try:
            with opened(self.path) as file:
                if self.encoding != UTF8:
                    yield from StringIO(file.read().decode(self.encoding), newline="")
                    return
                with TextIOWrapper(file, UTF8, "surrogateescape", newline="") as text:
                    yield from text
        except UnicodeDecodeError as error:
            message = (
                f"not {self.encoding} at byte {error.start}: name the right `encoding` in the "
                "mapping"
            )
            raise log.refusal(message, field="encoding") from None
        except UNREADABLE as error:
            raise log.refusal(reason(error)) from None

    def tally(self, delimiter: str = "") -> int:
        """How many lines there are, as DuckDB can count them; -1 where a closer look is needed.

        delimiter: of cells, none of which may leave a quote open: DuckDB would need hours for some.
        """
        if self.encoding != UTF8:
            return -1
        ends = returns = both = 0
        last = b""
        kept = set((delimiter + '"\n').encode())
        others = bytes(byte for byte in range(256) if byte not in kept)
        closed = closing(delimiter).match
        with opened(self.path) as file:
            while chunk := file.read(_CHUNK):
                rest = file.readline(LONGEST)
                chunk += rest
                if b"\0" in chunk or len(rest) == LONGEST:
                    return -1
                # Where each delimiter has an even number of quotes on either side, none is open.
                if delimiter and b'"' in chunk.translate(None, others).replace(b'""', b""):
                    whole = chunk if chunk.endswith(b"\n") else chunk + b"\n"
                    found = closed(whole)
                    if not found or found.end() < len(whole):
                        return -1
                ends += chunk.count(b"\n")
                returns += chunk.count(b"\r")
                both += chunk.count(b"\r\n")
                last = chunk
        if returns and not returns == both == ends:
            return -1
        return ends + (last[-1:] not in {b"", b"\n"})


def opened(path: Path) -> IO[bytes]:
    """The bytes of a file, unpacked where it is compressed."""
    return cast("IO[bytes]", gzip.open(path)) if path.suffix.lower() == ".gz" else path.open("rb")


def reason(error: Exception) -> str:
    """Why a file cannot be read."""
    told = getattr(error, "strerror", None) or error
    return f"cannot be read: {told}"


def reading(
    store: Store,
    path: Path,
    width: int,
    delimiter: str,
    *,
    rows: int,
    skip: int = 0,
    quote: str = '"',
) -> str:
    """A table of a text file in which every line is a row, with their `line`.

    skip: lines of a header, so that row n stands on line n + skip.
    Gives "" where DuckDB rejects a row or finds another number of `rows`.
    """
    if rows < 0:
        return ""
    wanted = f"row_number() over () + {skip} as line, *"
    options = f"skip = {skip}, max_line_size = {LONGEST}"
    table = _read(store, path, wanted, _texts(width), delimiter, quote, options)
    if not table or store.rows(f"select count(*) from {table}") == [(rows,)]:
        return table
    store.run(f"drop table {table}")
    return ""


def copied(
    store: Store,
    rows: Iterable[tuple[int, str | Sequence[str]]],
    width: int,
    log: Log,
    *,
    delimiter: str = ",",
    quote: str = '"',
) -> str:
    """A table of rows that come with their lines, as cells or as the text that they are read from.

    They go by way of a file, so that a million of them need no memory in Python.
    Rows that are too long are named in the log.
    """
    file = store.folder / "copy.csv"
    with file.open("w", encoding="utf-8", errors="replace", newline="") as copy:
        for line, row in rows:
            text = row if isinstance(row, str) else delimiter.join(map(_quoted, row))
            if len(text) < LONGEST:
                copy.write(f"{line}{delimiter}{text}\n")
            else:
                log.problem(line, f"a row of {len(text):,} characters; it is left out")
    columns = {"line": "bigint", **_texts(width)}
    options = rf"new_line = '\n', max_line_size = {_WIDEST}"
    table = _read(store, file, "*", columns, delimiter, quote, options)
    file.unlink()
    if not table:
        raise log.refusal("cannot be read as a table of texts")
    return table


def _read(
    store: Store,
    path: Path,
    wanted: str,
    columns: dict[str, str],
    delimiter: str,
    quote: str,
    options: str,
) -> str:
    """A table of what DuckDB reads without guesses; "" where it rejects a row."""
    table = store.fresh("grid")
    typed = ", ".join(f"{name}: {quoted(type_)}" for name, type_ in columns.items())
    try:
        store.run(
            f"create table {table} as select {wanted} from read_csv({quoted(path)}, "
            f"auto_detect = false, header = false, columns = {{{typed}}}, "
            f"force_not_null = [{', '.join(map(quoted, columns))}], "
            f"delim = {quoted(delimiter)}, quote = {quoted(quote)}, escape = {quoted(quote)}, "
            f"store_rejects = true, rejects_limit = 1, {options})"
        )
    except duckdb.Error:  # such as a state that its reader does not know
        return ""
    ((rejected,),) = store.rows("select count(*) from reject_errors")
    for used in ("reject_errors", "reject_scans", *([table] if rejected else ())):
        store.run(f"drop table {used}")
    return "" if rejected else table


def _texts(width: int) -> dict[str, str]:
    return {f"c{at}": "varchar" for at in range(width)}


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'
