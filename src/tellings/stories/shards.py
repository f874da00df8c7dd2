"""Parquet in shards: the texts, the annotations, the tables. A shard is whole or not there, and is called by what it holds.

The name is a digest of the contents, so that work done again (after a kill, by another worker) writes the same file once
more and doubles nothing. A `Ref` points at a row; reading it takes in the few rows around it, not the shard.
"""

from __future__ import annotations

import hashlib
import itertools
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from tellings.model import Annotated, Report

T = TypeVar("T")

#: Rows of a row group: what is read when one of them is asked for.
TOGETHER = 32
#: Rows of a table that are held at once while it is written.
HELD = 2_000
#: Rows of a table in one file; a table of more is a folder of such files, which readers of Parquet take as one table.
ROWS = 100_000
PLAIN = ("id", "title", "outlet", "published", "url", "text")


class Ref(msgspec.Struct, frozen=True, array_like=True):
    """Where a report lies: its id in the ledger, the name of the shard, the row in it."""

    report: str
    shard: str
    row: int


def named(kind: str, parts: Iterable[bytes]) -> str:
    """The name of a shard of a kind by the digest of what it holds."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(hashlib.sha256(part).digest())
    return f"{kind}-{digest.hexdigest()[:16]}"


def file_of(folder: Path, shard: str) -> Path:
    """The file of a shard: ``texts-…`` lies in the folder "texts"."""
    return folder / shard.partition("-")[0] / f"{shard}.parquet"


def write_texts(folder: Path, reports: Sequence[Report]) -> str:
    """A shard of reports with their texts; its name. The columns of `PLAIN` can be read by anything, ``rest`` is the record."""
    import pyarrow as pa

    columns = {n: pa.array([getattr(r, n) for r in reports], pa.string()) for n in PLAIN}
    rest = [msgspec.msgpack.encode(msgspec.structs.replace(r, text="")) for r in reports]
    name = named("texts", rest)  # the digests of the texts are in it
    save(file_of(folder, name), pa.table({**columns, "rest": pa.array(rest, pa.binary())}))
    return name


def read_texts(folder: Path, refs: Sequence[Ref]) -> tuple[Report, ...]:
    """The reports at some places, in that order, each under its id in the ledger."""
    found = rows_at(folder, refs, ("text", "rest"))
    decode = msgspec.msgpack.Decoder(Report).decode
    return tuple(
        msgspec.structs.replace(decode(row["rest"]), id=ref.report, text=row["text"])
        for ref, row in zip(refs, found, strict=True)
    )


def write_annotations(folder: Path, annotated: Sequence[Annotated], by: str) -> str:
    """A shard of annotations made by the version ``by``; its name."""
    import pyarrow as pa

    packed = [msgspec.msgpack.encode(a) for a in annotated]
    name = named("annotations", (by.encode(), *packed))
    ids = pa.array([a.report for a in annotated], pa.string())
    save(file_of(folder, name), pa.table({"id": ids, "annotated": pa.array(packed, pa.binary())}))
    return name


def read_annotations(folder: Path, refs: Sequence[Ref]) -> tuple[Annotated, ...]:
    """The annotations at some places, in that order."""
    decode = msgspec.msgpack.Decoder(Annotated).decode
    return tuple(decode(row["annotated"]) for row in rows_at(folder, refs, ("annotated",)))


def rows_at(folder: Path, refs: Sequence[Ref], columns: Sequence[str]) -> list[dict[str, Any]]:
    """The rows at some places, in that order."""
    import pyarrow.parquet as pq

    wanted: dict[str, dict[int, list[int]]] = {}
    for at, ref in enumerate(refs):
        wanted.setdefault(ref.shard, {}).setdefault(ref.row // TOGETHER, []).append(at)
    out: list[dict[str, Any]] = [{}] * len(refs)
    for shard, groups in wanted.items():
        with pq.ParquetFile(file_of(folder, shard)) as file:
            for group, places in groups.items():
                table = file.read_row_group(group, columns=list(columns))
                for at in places:
                    out[at] = table.slice(refs[at].row % TOGETHER, 1).to_pylist()[0]
    return out


def save(path: Path, table: Any) -> None:
    """A Parquet file, whole or not at all, whoever else writes it at the same time."""
    import pyarrow.parquet as pq

    path.parent.mkdir(exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    pq.write_table(table, part, compression="zstd", row_group_size=TOGETHER)
    os.replace(part, path)


def sweep(folder: Path, kind: str, used: Iterable[str]) -> None:
    """Remove the shards of a kind that nothing refers to: what a killed run left, what was known already; nothing else."""
    kept = {f"{name}.parquet" for name in used}
    for path in sorted((folder / kind).glob(f"{kind}-{'[0-9a-f]' * 16}*")):
        if path.name not in kept:
            path.unlink()


def write_table(path: Path, schema: Any, rows: Iterable[Sequence[object]]) -> None:
    """A table as a Parquet file, or, where it has more than `ROWS` rows, as a folder of such files under the same name."""
    parts: list[tuple[Path, int]] = []
    source = iter(rows)
    while not parts or parts[-1][1] == ROWS:
        part = path.with_name(f"{path.stem}-{len(parts):05}.part")
        parts.append((part, write_part(part, schema, source)))
    if len(parts) > 1 and parts[-1][1] == 0:
        parts.pop()[0].unlink()
    clear(path, folder=len(parts) > 1)
    if len(parts) == 1:
        os.replace(parts[0][0], path)
        return
    path.mkdir()
    for number, (part, _) in enumerate(parts):
        os.replace(part, path / f"part-{number:05}.parquet")


def clear(path: Path, *, folder: bool) -> None:
    """Make room for a table: a folder of parts goes, a file only where a folder takes its place."""
    if path.is_dir():
        for part in sorted(path.glob("part-*.parquet")):
            part.unlink()
        path.rmdir()
    elif folder:
        path.unlink(missing_ok=True)


def write_part(path: Path, schema: Any, rows: Iterator[Sequence[object]]) -> int:
    """At most `ROWS` rows as one file, `HELD` at a time; how many there were."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    count = 0
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while held := list(itertools.islice(rows, min(HELD, ROWS - count))):
            columns = [pa.array(c, type=f.type) for c, f in zip(zip(*held, strict=True), schema, strict=True)]
            writer.write_table(pa.Table.from_arrays(columns, schema=schema))
            count += len(held)
    return count
