"""Reading: files, folders, tables and pages into reports.

``read`` takes whatever a person names (files, folders, globs, ``-`` for standard input, or records already made) and gives the
reports in it, each once, with a stable id, and a `Skip` for everything that could not be read: one line with file, place, remedy.
The kind of an input is chosen from its bytes (`kinds.choose`); ``READERS`` says who reads which kind.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from tellings.errors import ReadError
from tellings.model import Report, Skip
from tellings.read.candidates import Candidate, completed, given, settle
from tellings.read.kinds import choose
from tellings.read.listing import listed
from tellings.read.page import read_page
from tellings.read.plain import read_plain
from tellings.read.sources import Found, Source, find
from tellings.read.tables import read_csv, read_json, read_lines, read_parquet

__all__ = ["Found", "Reading", "find", "nothing_usable", "read", "read_pieces"]

#: Who reads which kind. A reader takes a source and yields reports and skips; it raises ReadError where the whole of it is bad.
READERS: dict[str, Callable[[Source], Iterator[Candidate | Skip]]] = {
    "text": read_plain,
    "page": read_page,
    "json": read_json,
    "lines": read_lines,
    "csv": read_csv,
    "parquet": read_parquet,
}


class Reading(msgspec.Struct, frozen=True):
    """What the inputs hold: the reports, sorted by id, each once; and what was not read, and why, in the order of the inputs."""

    reports: tuple[Report, ...]
    skips: tuple[Skip, ...] = ()


def read(inputs: Iterable[str | Path | Report | Found]) -> Reading:
    """Every report in the inputs. Nothing raises for bad input; whoever needs at least one report looks at ``reports``."""
    return next(read_pieces(inputs, sys.maxsize))


def read_pieces(inputs: Iterable[str | Path | Report | Found], most: int) -> Iterator[Reading]:
    """The inputs in pieces of at most ``most`` reports, so that never more of them are in memory; at least one piece.

    Doubles are found inside a piece alone.
    """
    candidates: list[Candidate] = []
    skips: list[Skip] = []
    given = False
    for found in _everything(inputs):
        if isinstance(found, Skip):
            if found not in skips:
                skips.append(found)
            continue
        if len(candidates) >= most:
            yield _settled(candidates, skips)
            given, candidates, skips = True, [], []
        candidates.append(found)
    if candidates or skips or not given:
        yield _settled(candidates, skips)


def _settled(candidates: Sequence[Candidate], skips: Sequence[Skip]) -> Reading:
    reports, doubles = settle(candidates)
    return Reading(reports, (*skips, *doubles))


def nothing_usable(skips: Sequence[Skip]) -> str:
    """The message for inputs that hold no usable report: what each of them is and what to do about it."""
    if not skips:
        return "no reports given: name files or folders that hold news reports (text, HTML, JSON, CSV)"
    lines = "".join(f"\n  {s.unit}: {s.reason}" for s in skips[:20])
    more = f"\n  and {len(skips) - 20} more" if len(skips) > 20 else ""
    return f"no usable report in {len(skips)} input{'s' if len(skips) > 1 else ''}:{lines}{more}"


def _everything(inputs: Iterable[str | Path | Report | Found]) -> Iterator[Candidate | Skip]:
    seen: set[str] = set()
    for one in inputs:
        if isinstance(one, Report):
            yield given(one)
            continue
        for found in [one] if isinstance(one, Found) else find(one):
            if isinstance(found, Skip):
                yield found
            elif found.key not in seen:
                seen.add(found.key)
                yield from _open(found)


def _open(found: Found) -> Iterator[Candidate | Skip]:
    """The reports of one file; what goes wrong with the whole of it becomes one skip."""
    try:
        with found.open() as source:
            yield from (c if isinstance(c, Skip) else completed(c, found) for c in _read(source, found))
    except ReadError as error:
        yield Skip(found.name, "read", str(error))


def _read(source: Source, found: Found) -> Iterator[Candidate | Skip]:
    if found.listing:
        for row in listed(source, found):
            if isinstance(row, Skip):
                yield row
            else:
                yield from _open(row)
        return
    yield from READERS[choose(source)](source)
