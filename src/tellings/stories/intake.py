"""Taking reports in, a map: each parcel of inputs is read by one worker, which leaves the texts in a shard, the features in
a spool.

The driver gets names and skips, never a text. Features lie in the ledger, texts in shards beside it until an account asks for
them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from tellings.errors import TellingsError
from tellings.group import Light, light
from tellings.model import Report, Skip
from tellings.read import Found, Reading, find, read, read_pieces
from tellings.stories.shards import named, write_texts

#: Reports in a shard, and in one transaction of the ledger.
PIECE = 500
#: Small files that are read together: at most so many, of at most so many bytes; doubles are found among them.
FILES = 5_000
BYTES = 32_000_000
#: Endings of tables; each is a parcel of its own, so that shards are read side by side.
TABLES = (".parquet", ".jsonl", ".ndjson", ".csv", ".tsv", ".json")


class Parcel(msgspec.Struct, frozen=True):
    """Inputs for one worker, and the folder where it leaves what it found; ``texts`` says whether texts are wanted."""

    inputs: tuple[Found | Report, ...]
    folder: Path
    texts: bool


class Arrival(msgspec.Struct, frozen=True):
    """What the ledger keeps of a report; ``shard`` is empty where its text was not wanted."""

    light: Light
    digest: str
    title: str
    outlet: str | None
    url: str | None
    published: str | None
    shard: str
    row: int


class Taken(msgspec.Struct, frozen=True):
    """The names of the spools that a worker left, and what was skipped."""

    spools: tuple[str, ...]
    skips: tuple[Skip, ...]


def parcels(inputs: Iterable[str | Path | Report], folder: Path, *, texts: bool) -> Iterator[Parcel | Skip]:
    """The inputs divided into work: folders and globs are opened up, tables apart, other files and records in lots."""
    reports: list[Report] = []
    for given in inputs:
        if isinstance(given, Report):
            reports.append(given)
            if len(reports) == PIECE:
                yield Parcel(tuple(reports), folder, texts)
                reports = []
            continue
        for lot in lots(find(given)):
            yield lot if isinstance(lot, Skip) else Parcel(lot, folder, texts)
    if reports:
        yield Parcel(tuple(reports), folder, texts)


def lots(found: Iterable[Found | Skip]) -> Iterator[tuple[Found, ...] | Skip]:
    """What one input names, in lots: a table by itself, other files up to `FILES` and `BYTES`."""
    lot: list[Found] = []
    size = 0
    for one in found:
        if isinstance(one, Skip):
            yield one
            continue
        if one.path is not None:  # workers may stand elsewhere
            one = msgspec.structs.replace(one, path=one.path.absolute())
        if is_table(one):
            yield (one,)
        else:
            size += one.path.stat().st_size if one.path else 0
            lot.append(one)
            if len(lot) == FILES or size >= BYTES:
                yield tuple(lot)
                lot, size = [], 0
    if lot:
        yield tuple(lot)


def is_table(found: Found) -> bool:
    """Whether a file is a table of reports by its name."""
    return not found.listing and found.name.lower().removesuffix(".gz").endswith(TABLES)


def take_parcel(parcel: Parcel) -> Taken:
    """Read a parcel, piece by piece; the texts go to shards, the features to spools."""
    spools: list[str] = []
    skips: list[Skip] = []
    for reading in readings(parcel.inputs):
        skips += reading.skips
        if reading.reports:
            shard = write_texts(parcel.folder, reading.reports) if parcel.texts else ""
            arrivals = [arrival(r, shard, n) for n, r in enumerate(reading.reports)]
            spools.append(write_spool(parcel.folder, arrivals))
    return Taken(tuple(spools), tuple(skips))


def readings(inputs: Sequence[Found | Report]) -> Iterator[Reading]:
    """What the inputs hold, at most `PIECE` reports at a time; records are read one by one and keep the ids they have."""
    yield from read_pieces((i for i in inputs if isinstance(i, Found)), PIECE)
    alone = [read([i]) for i in inputs if isinstance(i, Report)]
    yield Reading(tuple(r for one in alone for r in one.reports), tuple(s for one in alone for s in one.skips))


def arrival(report: Report, shard: str, row: int) -> Arrival:
    """What the ledger keeps of a report whose text lies in a row of a shard."""
    title = report.title or first_line(report.text)
    return Arrival(light(report), report.digest, title, report.outlet, report.url, report.published, shard, row)


def write_spool(folder: Path, arrivals: Sequence[Arrival]) -> str:
    """Leave what was found in a file for the driver; its name."""
    data = msgspec.msgpack.encode(arrivals)
    name = named("spool", (data,))
    path = spool(folder, name)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(exist_ok=True)
        part.write_bytes(data)
    except OSError as error:
        raise TellingsError(f"cannot write {part}: {error.strerror}; workers need the folder of --out") from error
    os.replace(part, path)
    return name


def spool(folder: Path, name: str) -> Path:
    """The file of a spool."""
    return folder / "spool" / name


def read_spool(folder: Path, name: str) -> list[Arrival]:
    """What a worker left."""
    return msgspec.msgpack.decode(spool(folder, name).read_bytes(), type=list[Arrival])


def first_line(text: str) -> str:
    """The first line that holds something, cut to a headline's length."""
    line = next((x.strip() for x in text.splitlines() if x.strip()), "")
    return line if len(line) <= 120 else line[:117].rstrip() + "…"
