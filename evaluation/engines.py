"""What engines cost and gain: reports grouped and accounted for in one process, in two, and on Ray with two workers.

    python -m evaluation.engines [--data PATH] [--shared DIR] [--json] [--reports N] [--made] [--without-ray]

``--made`` takes reports made by the project (`stories_made.py`), which are shorter than real ones. The accounts are whole
ones. Prints for each engine the time by the clock and by the processors (driver and workers together),
how many processors were busy on the mean, the speed-up against one process, what the engine costs in processor time beyond one
process, and whether every file is the same byte for byte. Starting the workers and loading their models is part of all of it.
One process is not one thread: the tagger runs beside the parse, so that one process keeps more than one processor
busy, and two on two processors cannot halve the time. Where others use the machine the clock says little; the load is printed.
"""

from __future__ import annotations

import functools
import gzip
import itertools
import json
import os
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

from evaluation import bench
from evaluation.stories_made import pile
from tellings.executors import Executor, Processes, Ray, Serial, available
from tellings.model import Report
from tellings.stories import Asked, make_stories

T = TypeVar("T")
R = TypeVar("R")


class Run(NamedTuple):
    """What a run took, in seconds, and what it wrote."""

    wall: float
    processors: float
    accounts: int
    files: dict[str, bytes]


class Clocked:
    """An engine that adds up the processor time of what its workers do."""

    def __init__(self, engine: Executor) -> None:
        self.engine, self.seconds = engine, 0.0

    def __enter__(self) -> Clocked:
        self.engine.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self.engine.__exit__(*error)

    def map(self, do: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """``do`` of each item, in the order of the items."""
        for result, seconds, process in self.engine.map(functools.partial(clocked, do), items):
            if process != os.getpid():
                self.seconds += seconds
            yield result


def clocked(do: Callable[[T], R], item: T) -> tuple[R, float, int]:
    """The result, the processor time it took, and the process that did it."""
    started = time.process_time()
    result = do(item)
    return result, time.process_time() - started, os.getpid()


def main(argv: list[str] | None = None) -> None:
    """Print the table."""
    parser = bench.options(__doc__, "corpora/stream.jsonl.gz")
    parser.add_argument("--reports", type=int, default=2000, help="how many reports of the corpus (default 2000)")
    parser.add_argument("--made", action="store_true", help="reports made here instead of the corpus")
    parser.add_argument("--without-ray", action="store_true")
    o = bench.parse(parser, argv)
    reports = pile(o.reports) if o.made else list(itertools.islice(read(o.data), o.reports))
    engines: dict[str, Executor] = {"one process": Serial(), "two processes": Processes(2)}
    if not o.without_ray:
        engines["Ray, two workers"] = Ray(2)
    load = os.getloadavg()[0]
    print(f"{len(reports):,} reports; {available()} processors, load {load:.1f} before\n", flush=True)
    runs: dict[str, Run] = {}
    for name, engine in engines.items():
        runs[name] = run(engine, reports)
        print(f"{name}: {runs[name].wall:.0f} s", flush=True)
    first = next(iter(runs.values()))
    cells = [
        (
            name,
            f"{r.wall:.1f} s",
            f"{r.processors:.1f} s",
            f"{r.processors / r.wall:.2f}",
            f"{first.wall / r.wall:.2f}",
            f"{r.processors / first.processors - 1:+.0%}",
            "yes" if r.files == first.files else "NO: " + ", ".join(differing(r.files, first.files)),
            r.accounts,
        )
        for name, r in runs.items()
    ]
    columns = ("engine", "clock", "processors", "busy", "speed-up", "overhead", "same bytes", "accounts")
    print("\n" + bench.table(columns, cells))
    if o.json:
        seconds = {name: {"wall": r.wall, "processors": r.processors} for name, r in runs.items()}
        print(json.dumps({"seconds": seconds, "same": all(r.files == first.files for r in runs.values())}))


def read(path: Path) -> Iterator[Report]:
    """The reports of the corpus."""
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for r in map(json.loads, lines):
            yield Report(
                r["id"], r["text"], title=r["title"], outlet=r["outlet"], url=r["url"], published=r["published"]
            )


def run(engine: Executor, reports: list[Report]) -> Run:
    """Stories and whole accounts in a fresh folder."""
    with bench.scratch() as folder:
        clock, processors = time.perf_counter(), time.process_time()
        engine = Clocked(engine)
        made = make_stories(reports, Asked(folder), engine)
        processors = time.process_time() - processors + engine.seconds
        return Run(time.perf_counter() - clock, processors, made.accounts, contents(folder))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file but the ledger, by its path."""
    files = (p for p in sorted(folder.rglob("*")) if p.is_file() and not p.name.startswith("ledger"))
    return {str(p.relative_to(folder)): p.read_bytes() for p in files}


def differing(found: dict[str, bytes], wanted: dict[str, bytes]) -> list[str]:
    """The first files that are not the same."""
    return sorted(n for n in found.keys() | wanted.keys() if found.get(n) != wanted.get(n))[:3]


if __name__ == "__main__":
    main()
