"""Stories from shards: memory of the driver and of a worker over growing piles, and whether shards change what comes out.

    python -m evaluation.stories_shards [--data PATH] [--shared DIR] [--json]

Writes the reports of `stream.jsonl.gz` and the labelled ones as Parquet shards of 500 and runs ``tellings stories`` over
folders of 1,000, 5,000 and 15,000 of them, each in a process of its own with one worker process; no accounts are written
(they are of single stories, however large the pile). "driver" groups and keeps the ledger, "worker" reads texts and makes
features; peak memory of each, and processor time of both together. The last column compares the table of reports with
that of one run over one file, byte for byte.
"""

from __future__ import annotations

import hashlib
import json
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evaluation import bench
from evaluation.stories import peak_memory, write_by_day
from tellings.executors import Processes, Serial
from tellings.stories import Asked, make_stories

SHARD = 500
#: So many reports no story has: no account is written.
NEVER = 1_000_000


def main(argv: list[str] | None = None) -> None:
    """Print the table."""
    parser = bench.options(__doc__, "corpora/stories-dev.jsonl.gz")
    parser.add_argument("--measure", type=Path, metavar="FOLDER", help="(used by the benchmark) run over one folder")
    o = bench.parse(parser, argv)
    if o.measure:
        measure(o.measure)
        return
    rows = []
    with bench.scratch() as folder:
        write_by_day([o.shared / "corpora" / "stream.jsonl.gz", o.data], folder / "sorted.jsonl")
        for n in (1000, 5000, 15000):
            command = [
                sys.executable,
                "-m",
                "evaluation.stories_shards",
                "--shared",
                str(o.shared),
                "--data",
                str(o.data),
            ]
            command += ["--measure", str(sharded(folder, n))]
            done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=bench.ROOT)
            rows.append({"reports": n, **json.loads(done.stdout.splitlines()[-1])})
    cells = [
        (f"{r['reports']:,}", r["shards"], f"{r['driver']:.0f} MB", f"{r['worker']:.0f} MB", f"{r['seconds']:.1f} s",
         f"{r['reports'] / r['seconds']:,.0f}", "yes" if r["same"] else "NO")
        for r in rows
    ]  # fmt: skip
    columns = ("reports", "shards", "driver", "worker", "processor time", "reports/s", "same as one file")
    print(bench.table(columns, cells))
    if o.json:
        print(json.dumps(rows))


def sharded(folder: Path, count: int) -> Path:
    """The first reports of the sorted file: a folder of shards, and beside it one file."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = folder / str(count)
    (out / "shards").mkdir(parents=True)
    with (folder / "sorted.jsonl").open("rb") as lines, (out / "one.jsonl").open("wb") as one:
        for number, rows in enumerate(batches(lines, count)):
            one.writelines(rows)
            table = pa.Table.from_pylist([json.loads(row) for row in rows])
            pq.write_table(table, out / "shards" / f"part-{number:05}.parquet", compression="zstd")
    return out


def batches(lines: Iterator[bytes], count: int) -> Iterator[list[bytes]]:
    """The first ``count`` lines, `SHARD` at a time."""
    held: list[bytes] = []
    for _, line in zip(range(count), lines, strict=False):
        held.append(line)
        if len(held) == SHARD:
            yield held
            held = []
    if held:
        yield held


def measure(folder: Path) -> None:
    """Run over the shards of a folder, then over the one file; prints figures as JSON."""
    make_stories([folder / "shards"], Asked(folder / "many", NEVER), Processes(1))
    driver = peak_memory()
    worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    seconds = sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    make_stories([folder / "one.jsonl"], Asked(folder / "one", NEVER), Serial())
    found = {digest(folder / way / "reports.parquet") for way in ("many", "one")}
    shards = len(list((folder / "shards").iterdir()))
    figures: dict[str, Any] = {"shards": shards, "driver": driver, "worker": worker, "seconds": seconds}
    print(json.dumps({**figures, "same": len(found) == 1}))


def digest(path: Path) -> str:
    """The digest of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
