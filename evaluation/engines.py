"""What engines cost and gain: reports grouped and accounted for in one process, in two, and on Ray with two workers.

    python -m evaluation.engines [--data PATH] [--shared DIR] [--json] [--reports N] [--without-ray]

Prints seconds, the speed-up against one process, and whether the files are the same byte for byte. Starting the workers and
loading their models is part of the time.
"""

from __future__ import annotations

import gzip
import itertools
import json
import time
from pathlib import Path

from evaluation import bench
from tellings.executors import Executor, Processes, Ray, Serial
from tellings.model import Report
from tellings.stories import Asked, make_stories


def main(argv: list[str] | None = None) -> None:
    """Print the table."""
    parser = bench.options(__doc__, "corpora/stream.jsonl.gz")
    parser.add_argument("--reports", type=int, default=2000, help="how many reports of the corpus (default 2000)")
    parser.add_argument("--without-ray", action="store_true")
    o = bench.parse(parser, argv)
    with gzip.open(o.data, "rt", encoding="utf8") as lines:
        rows = [json.loads(line) for line in itertools.islice(lines, o.reports)]
    reports = [
        Report(r["id"], r["text"], title=r["title"], outlet=r["outlet"], url=r["url"], published=r["published"])
        for r in rows
    ]
    engines: dict[str, Executor] = {"one process": Serial(), "two processes": Processes(2)}
    if not o.without_ray:
        engines["Ray, two workers"] = Ray(2)
    seconds: dict[str, float] = {}
    same: dict[str, bool] = {}
    first: dict[str, bytes] = {}
    cells = []
    for name, engine in engines.items():
        with bench.scratch() as folder:
            started = time.perf_counter()
            made = make_stories(reports, Asked(folder), engine)
            seconds[name] = time.perf_counter() - started
            found = contents(folder)
        first = first or found
        same[name] = found == first
        gain = seconds["one process"] / seconds[name]
        cells.append((name, f"{seconds[name]:.1f} s", f"{gain:.2f}", "yes" if same[name] else "NO", made.accounts))
    print(f"{len(reports):,} reports\n")
    print(bench.table(("engine", "time", "speed-up", "same bytes", "accounts"), cells))
    if o.json:
        print(json.dumps({"seconds": seconds, "same": all(same.values())}))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file but the ledger, by its path."""
    files = (p for p in sorted(folder.rglob("*")) if p.is_file() and not p.name.startswith("ledger"))
    return {str(p.relative_to(folder)): p.read_bytes() for p in files}


if __name__ == "__main__":
    main()
