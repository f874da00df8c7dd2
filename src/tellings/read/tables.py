"""Tables of reports: JSON, JSON Lines, CSV and TSV, Parquet. A bad row is one skip; the other rows are read."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from tellings.errors import ReadError
from tellings.model import Skip
from tellings.read.candidates import Candidate
from tellings.read.encodings import decode, guess
from tellings.read.fields import KNOWN, Written, as_row, candidate, delimiter, plain_name, reports_in
from tellings.read.sources import LIMIT, TABLE_LIMIT, Source, faults, rows, too_large

#: Skips told one by one for a table; a table that is bad throughout is not a thousand lines of warning.
TOLD = 20


def parsed(text: str) -> Any:
    """The JSON value; raises ReadError with line and column, also where it is nested too deeply. Numbers stay as written."""
    try:
        return json.loads(text, parse_int=Written, parse_float=Written, parse_constant=Written)
    except json.JSONDecodeError as error:
        where = (
            f"line {error.lineno}, column {error.colno}"
            if error.lineno > 1 or "\n" in text.strip()
            else f"column {error.colno}"
        )
        raise ReadError(f"invalid JSON ({error.msg}, {where}): mend it there") from error
    except RecursionError as error:
        raise ReadError("JSON nested too deeply to be a report: flatten it") from error


def read_json(source: Source) -> Iterator[Candidate | Skip]:
    """The reports in a JSON document: one, or those in its lists."""
    found = list(reports_in(parsed(decode(source.whole(TABLE_LIMIT)))))
    if not found:
        raise ReadError("JSON without a report in it: give objects with a text field (text, body, maintext ...)")
    told = Told(source.name)
    for place, row in found:
        try:
            yield told.heard(candidate(row, source.stem if len(found) == 1 else ""))
        except ReadError as error:
            yield from told.skip(place or "the document", str(error))
        except RecursionError:
            yield from told.skip(place or "the document", "nested too deeply to be a report: flatten it")
    yield from told.rest()


def read_lines(source: Source) -> Iterator[Candidate | Skip]:
    """The reports of JSON Lines, one object a line; each line is parsed by itself."""
    if guess(source.head).startswith(("utf-16", "utf-32")):
        data: Iterator[bytes | None] = iter(decode(source.whole(TABLE_LIMIT)).encode("utf8").splitlines(keepends=True))
    else:
        data = rows(source)
    told = Told(source.name)
    number = 0
    try:
        for number, line in enumerate(data, 1):
            if line is not None and not line.strip():
                continue
            try:
                if line is None:
                    raise ReadError(too_large(LIMIT))
                yield from (told.heard(candidate(row)) for row in _rows_of(parsed(decode(line).strip())))
            except ReadError as error:
                yield from told.skip(f"line {number}", str(error))
            except RecursionError:
                yield from told.skip(f"line {number}", "nested too deeply to be a report: flatten it")
    except ReadError as error:  # the stream breaks: what came before stays read
        if not told.some and not told.count:
            raise
        yield from told.skip(f"after line {number}", str(error))
    yield from told.rest()


def _rows_of(value: Any) -> Iterator[dict[str, Any]]:
    """The reports in one line: the object itself, or those in its lists (DiverseSumm has a story a line)."""
    row = as_row(value)
    inner = [r for place, r in reports_in(row) if place]
    yield from inner or [row]


def read_csv(source: Source) -> Iterator[Candidate | Skip]:
    """The reports of a CSV or TSV file with a header; the delimiter is seen from the header."""
    text = decode(source.whole(TABLE_LIMIT))
    header, _, _ = text.lstrip().partition("\n")
    mark = delimiter(header)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    csv.field_size_limit(LIMIT)
    told = Told(source.name)
    try:
        names = next(table)
        if not any(KNOWN.get(plain_name(n)) in ("text", "html") for n in names):
            shown = ", ".join(n.strip() for n in names[:8])
            raise ReadError(
                f"no column with the reports' text (columns: {shown[:200]}): name it text, body or maintext"
            )
        for cells in table:
            if not any(cell.strip() for cell in cells):
                continue
            try:
                yield told.heard(candidate(dict(zip(names, cells))))
            except ReadError as error:
                yield from told.skip(f"line {table.line_num}", str(error))
    except csv.Error as error:
        yield from told.skip(f"line {table.line_num}", f"invalid CSV ({error}): quote the field")
    yield from told.rest()


def read_parquet(source: Source) -> Iterator[Candidate | Skip]:
    """The reports of a Parquet file, batch by batch; needs the extra "tables"."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise ReadError("Parquet needs pyarrow: pip install 'tellings[tables]'") from error
    told = Told(source.name)
    number = 0
    try:
        with faults():
            table = pyarrow.parquet.ParquetFile(source.stream)
            for batch in table.iter_batches(batch_size=256):
                for row in batch.to_pylist():
                    number += 1
                    try:
                        yield told.heard(candidate(row))
                    except ReadError as error:
                        yield from told.skip(f"row {number}", str(error))
    except pyarrow.ArrowException as error:
        if not number:
            raise ReadError(f"damaged Parquet ({str(error).splitlines()[0][:100]}): write or fetch it again") from error
        yield from told.skip(f"after row {number}", "damaged Parquet: write or fetch it again")
    yield from told.rest()


class Told:
    """Skips of one table, told one by one up to a limit and then counted."""

    def __init__(self, name: str) -> None:
        """None yet."""
        self.name, self.count, self.some = name, 0, False

    def heard(self, candidate: Candidate) -> Candidate:
        """Notes that a row was read."""
        self.some = True
        return candidate

    def skip(self, place: str, reason: str) -> Iterator[Skip]:
        """The skip of a row, if it is still told."""
        self.count += 1
        if self.count <= TOLD:
            yield Skip(f"{self.name}, {place}", "read", reason)

    def rest(self) -> Iterator[Skip]:
        """How many were not told, or that there was nothing to tell of."""
        if not self.count and not self.some:
            yield Skip(self.name, "read", "a table without rows: nothing to read, remove it or fetch it again")
        if self.count > TOLD:
            yield Skip(self.name, "read", f"{self.count - TOLD} more rows of it cannot be read: see the rows before")
